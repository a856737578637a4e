//! The crosswalk that an instrument itself gives to its own next edition.

use crate::model::{
    Both, Citation, Correspondence, Criterion, Crosswalk, CrosswalkRow, Fidelity, Id, Instrument,
    Source, Text, say,
};
use crate::sound::{Asked, Rubric, asks_same};
use std::collections::HashMap;

/// The source of what the instrument says itself.
const EDITION: &str = "edition";

impl Crosswalk {
    /// The crosswalk from one edition of an instrument to another: equal identifiers, and those that the newer edition
    /// lists as [retired](crate::Retired). None for two instruments of different identifiers.
    ///
    /// Where an identifier stays, or is only renamed, and the title, what is counted and the form of the answer are the same,
    /// both ask the same; where any of these was changed, each asks something that the other does not, as far as anybody can
    /// tell from the two texts. It is inferred from the instrument, or authored where that is.
    ///
    /// ```
    /// use it_adoption_model::{Correspondence, Crosswalk, Rubrics};
    /// let rubrics = Rubrics::builtin();
    /// let rubric = rubrics.named("operational").unwrap();
    /// let same = Crosswalk::of_editions(rubric, rubric).unwrap();
    /// assert!(same.rows.iter().all(|row| row.relation == Correspondence::Equal));
    /// assert!(Crosswalk::of_editions(rubric, rubrics.named("decision-4725").unwrap()).is_none());
    /// ```
    pub fn of_editions(from: &Rubric, to: &Rubric) -> Option<Self> {
        let (old, new) = (from.reference(), to.reference());
        if old.id != new.id {
            return None;
        }
        let title = Text::known(Both::of(|locale| {
            let title = to.instrument().title.get(locale);
            say!(
                locale,
                "Chuyển từ phiên bản {} sang {}: {title}",
                "From edition {} to {}: {title}",
                old.edition,
                new.edition
            )
        }));
        let id = format!("{}-{}-{}", old.id, old.edition, new.edition);
        let id = Id::new(&id).unwrap_or(old.id);
        let cited = cited(to.instrument());
        let mut made = Self::new(id, title, cited.clone(), old, new);
        if cited.source.is_some() {
            made.sources = vec![source(to.instrument())];
        }
        let there = |id: &Id| to.criterion(id).is_some();
        let mut before = HashMap::new();
        for retired in from.instrument().retired.iter().rev() {
            if let Some(replaced_by) = retired.replaced_by.filter(|_| there(&retired.id)) {
                before.insert(replaced_by, retired.id);
            }
        }
        let editions = Editions {
            from,
            to,
            before,
            cited,
        };
        let ways: Vec<(&Criterion, Option<Id>)> = from
            .criteria()
            .map(|criterion| (criterion, editions.way(criterion.id)))
            .collect();
        let mut led: HashMap<Id, usize> = HashMap::new();
        for way in ways.iter().filter_map(|(_, way)| *way) {
            *led.entry(way).or_default() += 1;
        }
        let rows = ways.iter().map(|(criterion, way)| {
            let is_alone = |way| led.get(&way) == Some(&1);
            editions.row(criterion, way.map(|way| (way, is_alone(way))))
        });
        made.rows = rows.collect();
        let fresh = to
            .criteria()
            .filter(|criterion| !led.contains_key(&criterion.id));
        made.rows.extend(fresh.map(|criterion| {
            let mut row = editions.none();
            row.to = Some(criterion.id);
            row
        }));
        Some(made)
    }
}

/// Inferred from the edition itself, unless nothing in it is official.
fn cited(to: &Instrument) -> Citation {
    match to.citation.fidelity {
        Fidelity::Authored => Citation::new(Fidelity::Authored),
        _ => {
            let mut citation = Citation::new(Fidelity::Inferred);
            citation.source = Id::new(EDITION);
            citation
        }
    }
}

fn source(to: &Instrument) -> Source {
    let id = Id::new(EDITION).unwrap_or(to.id);
    Source::new(id, to.title.clone())
}

struct Editions<'r> {
    from: &'r Rubric,
    to: &'r Rubric,
    /// What was renamed before, by its newer name, where the other edition has the older one: the first listed.
    before: HashMap<Id, Id>,
    cited: Citation,
}

impl Editions<'_> {
    /// The criterion of the other edition that is this one, or took its place.
    fn way(&self, criterion: Id) -> Option<Id> {
        let there = |id: &Id| self.to.criterion(id).is_some();
        let kept = Some(criterion).filter(there);
        let replaced = self.to.retired(&criterion);
        let replaced = replaced.and_then(|retired| retired.replaced_by);
        let before = self.before.get(&criterion).copied();
        kept.or(replaced).or(before)
    }

    fn none(&self) -> CrosswalkRow {
        CrosswalkRow::new(Correspondence::None, self.cited.clone())
    }

    /// What becomes of a criterion, by the one it leads to and whether no other leads there.
    fn row(&self, criterion: &Criterion, way: Option<(Id, bool)>) -> CrosswalkRow {
        let mut row = self.none();
        row.from = Some(criterion.id);
        row.to = way.map(|(way, _)| way);
        let retired = self.to.retired(&criterion.id);
        row.note = retired.and_then(|retired| retired.reason.clone());
        let Some((way, alone)) = way else { return row };
        let asked = Asked::of(self.from, &criterion.id).zip(Asked::of(self.to, &way));
        let same = asked.is_some_and(|(old, new)| asks_same(old, new));
        row.relation = match same && (alone || criterion.id == way) {
            true => Correspondence::Equal,
            false => Correspondence::Intersects,
        };
        if row.relation == Correspondence::Intersects && row.note.is_none() {
            row.note = Some(Text::known(Both::of(|locale| {
                let words = locale.pick(
                    "Tên, điều được đếm hoặc cách trả lời đã đổi.",
                    "The title, what is counted or the form of the answer has changed.",
                );
                words.to_owned()
            })));
        }
        row
    }
}
