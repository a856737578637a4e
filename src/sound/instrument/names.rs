//! Rules of names: identifiers that are used once, texts that are told apart, levels in one order.

use super::{ROOT, Walk};
use crate::model::{
    Criterion, Detail, Id, Locale, Measure, Place, Pointer, Stage, Text, cut, found,
};
use std::collections::{HashMap, HashSet};

/// The identifiers of one list, each with its first place, and as it is written in small letters.
#[derive(Default)]
struct Ids {
    first: HashMap<Id, Pointer>,
    small: HashMap<String, Id>,
}

/// The first place of each text, in small letters.
type Texts = HashMap<String, Pointer>;

impl<'i> Walk<'i> {
    /// Each identifier once among its like, and no two that only capitals tell apart.
    pub(super) fn ids(&mut self) {
        let i = self.instrument;
        let sources = i.sources.iter().map(|source| source.id);
        self.once(&ROOT.name("sources"), sources);
        let levels = i.levels.iter().map(|level| level.id);
        self.once(&ROOT.name("levels"), levels);
        self.once(&ROOT.name("groups"), i.groups.iter().map(|group| group.id));
        let mut ids = Ids::default();
        self.each_criterion(|walk, place, criterion| {
            walk.first(&mut ids, place, criterion.id);
            if let Measure::Points(of) = &criterion.measure {
                let measure = place.name("measure");
                let points = measure.name("points");
                let items = of.items.iter().map(|item| item.id);
                walk.once(&points.name("items"), items);
            }
        });
        let stages = ROOT.name("stages");
        for (stage, [first, again]) in Stage::repeated(&i.stages) {
            let found = found::InstrumentIdRepeated {
                id: stage,
                first: stages.index(first).pointer(),
            };
            self.add(&stages.index(again), found);
        }
    }

    pub(super) fn once(&mut self, list: &Place<'_>, ids: impl Iterator<Item = Id>) {
        let mut known = Ids::default();
        for (at, id) in ids.enumerate() {
            self.first(&mut known, &list.index(at), id);
        }
    }

    fn first(&mut self, ids: &mut Ids, place: &Place<'_>, id: Id) {
        let place = place.name("id");
        if let Some(first) = ids.first.get(&id).cloned() {
            return self.add(&place, found::InstrumentIdRepeated { id, first });
        }
        ids.first.insert(id, place.pointer());
        let small = ids.small.entry(id.as_str().to_lowercase());
        let other = *small.or_insert(id);
        if other != id {
            self.add(&place, found::InstrumentIdAlike { id, other });
        }
    }

    /// Texts that tell things apart are not the same: those left unchanged after copying are.
    pub(super) fn words(&mut self) {
        let i = self.instrument;
        let marks = i.marks.iter().map(|mark| &mark.title);
        self.apart(&ROOT.name("marks"), "title", marks);
        let groups = i.groups.iter().map(|group| &group.title);
        self.apart(&ROOT.name("groups"), "title", groups);
        let mut titles = Texts::new();
        self.each_criterion(|walk, place, criterion| {
            walk.text(&mut titles, &place.name("title"), &criterion.title);
            walk.words_of(place, criterion);
        });
    }

    /// The descriptors of a criterion, what is counted in it, and its items.
    fn words_of(&mut self, place: &Place<'_>, criterion: &Criterion) {
        let levels = place.name("levels");
        let mut told = Texts::new();
        for (at, step) in criterion.levels.iter().enumerate() {
            let step_place = levels.index(at);
            if let Some(descriptor) = &step.descriptor {
                self.text(&mut told, &step_place.name("descriptor"), descriptor);
            }
        }
        let measure = place.name("measure");
        let measure = measure.name(criterion.measure.form());
        let counted = match &criterion.measure {
            Measure::Share(of) => [("part", &of.part), ("whole", &of.whole)],
            Measure::Ratio(of) => [("amount", &of.amount), ("per", &of.per)],
            Measure::Points(of) => {
                let items = of.items.iter().map(|item| &item.title);
                return self.apart(&measure.name("items"), "title", items);
            }
            _ => return,
        };
        let mut told = Texts::new();
        for (name, text) in counted {
            self.text(&mut told, &measure.name(name), text);
        }
    }

    fn apart<'t>(&mut self, list: &Place<'_>, name: &str, texts: impl Iterator<Item = &'t Text>) {
        let mut told = Texts::new();
        for (at, text) in texts.enumerate() {
            self.text(&mut told, &list.index(at).name(name), text);
        }
    }

    fn text(&mut self, told: &mut Texts, place: &Place<'_>, text: &Text) {
        if text.is_open() {
            return;
        }
        let words = text.vi.words().to_lowercase();
        match told.get(&words).cloned() {
            Some(first) => {
                let text = shortened(text);
                self.add(place, found::InstrumentTextRepeated { text, first });
            }
            None => drop(told.insert(words, place.pointer())),
        }
    }

    /// Retired identifiers are not in use, and lead to criteria; one that was split leads to several.
    pub(super) fn retired(&mut self) {
        let i = self.instrument;
        let used: HashSet<Id> = i.criteria().map(|c| c.id).collect();
        let in_use = |id: Id| used.contains(&id);
        let list = ROOT.name("retired");
        let mut first: HashMap<Id, usize> = HashMap::new();
        let mut led: HashSet<(Id, Option<Id>)> = HashSet::new();
        for (at, old) in i.retired.iter().enumerate() {
            let place = list.index(at);
            let before = *first.entry(old.id).or_insert(at);
            let again = !led.insert((old.id, old.replaced_by));
            // That nothing took its place contradicts every other row.
            if before != at && (again || led.contains(&(old.id, None)) || old.replaced_by.is_none())
            {
                let (id, first) = (old.id, list.index(before).name("id").pointer());
                self.add(&place.name("id"), found::InstrumentIdRepeated { id, first });
            }
            if in_use(old.id) {
                let found = found::InstrumentRetiredInUse { id: old.id };
                self.add(&place.name("id"), found);
            }
            if let Some(id) = old.replaced_by.filter(|id| !in_use(*id)) {
                let found = found::InstrumentReplacementUnknown { id };
                self.add(&place.name("replacedBy"), found);
            }
        }
    }

    /// Whether every list that orders levels runs against that of the levels, and there are several: then that one is turned
    /// round.
    pub(super) fn turned_round(&self) -> bool {
        let i = self.instrument;
        let tables = [&i.scoring.levels, &i.scoring.group_levels];
        let own = i.groups.iter().map(|group| &group.levels);
        let tables = tables.into_iter().chain(own);
        let tables = tables.map(|rows| rows.iter().map(|row| row.level).collect());
        let criteria = i.criteria().map(|criterion| match &criterion.measure {
            Measure::Points(of) => of.bands.iter().map(|band| band.level).collect(),
            _ => criterion.levels.iter().map(|step| step.level).collect(),
        });
        let lists = tables
            .chain(criteria)
            .filter(|list: &Vec<Id>| list.len() > 1);
        let mut against = 0_usize;
        for list in lists {
            let ranks: Option<Vec<usize>> =
                list.iter().map(|id| self.ranks.get(id).copied()).collect();
            if !ranks.is_some_and(|ranks| ranks.is_sorted_by(|below, above| below > above)) {
                return false;
            }
            against += 1;
        }
        against > 1
    }
}

/// A text as far as it is shown.
fn shortened(text: &Text) -> Detail {
    const SHOWN: usize = 60;
    let short = |locale| cut(text.get(locale).trim(), SHOWN);
    Detail::new(short(Locale::Vi), short)
}
