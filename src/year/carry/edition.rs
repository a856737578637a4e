//! The crosswalk that an instrument itself gives to its own next edition.

use crate::model::{
    Both, Citation, Correspondence, Criterion, Crosswalk, CrosswalkRow, Fidelity, Id, Instrument,
    Source, Text, say,
};
use crate::sound::{Asked, Rubric, differs};
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
        let mut before: HashMap<Id, Vec<Id>> = HashMap::new();
        for retired in &from.instrument().retired {
            if let Some(replaced_by) = retired.replaced_by.filter(|_| there(&retired.id)) {
                before.entry(replaced_by).or_default().push(retired.id);
            }
        }
        let editions = Editions {
            from,
            to,
            before,
            cited,
        };
        let ways: Vec<(&Criterion, Vec<Id>)> = from
            .criteria()
            .map(|criterion| (criterion, editions.ways(criterion.id)))
            .collect();
        let mut led: HashMap<Id, usize> = HashMap::new();
        for way in ways.iter().flat_map(|(_, ways)| ways) {
            *led.entry(*way).or_default() += 1;
        }
        let rows = ways.iter().flat_map(|(criterion, ways)| {
            let is_alone = |way: &Id| ways.len() == 1 && led.get(way) == Some(&1);
            let rows = ways
                .iter()
                .map(|way| editions.row(criterion, *way, is_alone(way)));
            let none = ways.is_empty().then(|| editions.lost(criterion));
            rows.chain(none).collect::<Vec<_>>()
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
    /// What was renamed before, by its newer name, where the other edition has the older ones.
    before: HashMap<Id, Vec<Id>>,
    cited: Citation,
}

impl Editions<'_> {
    /// The criterion of the other edition that is this one, or those that took its place.
    fn ways(&self, criterion: Id) -> Vec<Id> {
        if self.to.criterion(&criterion).is_some() {
            return vec![criterion];
        }
        let replaced = self.to.retired(&criterion);
        let replaced: Vec<Id> = replaced.filter_map(|retired| retired.replaced_by).collect();
        match replaced.is_empty() {
            false => replaced,
            true => self.before.get(&criterion).cloned().unwrap_or_default(),
        }
    }

    fn none(&self) -> CrosswalkRow {
        CrosswalkRow::new(Correspondence::None, self.cited.clone())
    }

    /// A criterion that leads nowhere, with the reason if one is stated.
    fn lost(&self, criterion: &Criterion) -> CrosswalkRow {
        let mut row = self.none();
        row.from = Some(criterion.id);
        let mut retired = self.to.retired(&criterion.id);
        row.note = retired.find_map(|retired| retired.reason.clone());
        row
    }

    /// What becomes of a criterion, by one that it leads to and whether it leads to no other, and no other leads there.
    fn row(&self, criterion: &Criterion, way: Id, alone: bool) -> CrosswalkRow {
        let mut row = self.none();
        (row.from, row.to) = (Some(criterion.id), Some(way));
        let mut retired = self.to.retired(&criterion.id);
        let retired = retired.find(|retired| retired.replaced_by == Some(way));
        row.note = retired.and_then(|retired| retired.reason.clone());
        let asked = Asked::of(self.from, &criterion.id).zip(Asked::of(self.to, &way));
        let changed = asked.and_then(|(old, new)| differs(old, new));
        row.relation = match changed {
            None if alone || criterion.id == way => Correspondence::Equal,
            _ => Correspondence::Intersects,
        };
        row.note = row.note.or_else(|| {
            let changed = changed?;
            Some(Text::known(Both::of(|locale| {
                let changed = changed.label(locale);
                say!(locale, "Đã đổi: {changed}.", "Changed: {changed}.")
            })))
        });
        row
    }
}
