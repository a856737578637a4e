//! Documents of one instrument in two editions: the earlier is carried over before the later is checked against it.

use super::{Checked, Relation, Together};
use crate::model::{
    AnnualPlan, Assessment, Became, Crosswalk, Document, Findings, Id, InstrumentRef, Kept,
    MediumTermPlan, Notice, Rule,
};
use crate::year::{CarriedOver, Passage, Portable};
use std::borrow::Cow;
use std::collections::HashSet;

/// A document that others are checked against, as it goes by their instrument.
pub(super) struct Brought<'d, D: Clone> {
    pub(super) document: Cow<'d, D>,
    /// The criteria whose values came over; none where it goes by their instrument itself, or every answer and target came over
    /// as it was, and no criterion is new.
    pub(super) only: Option<HashSet<Id>>,
}

impl<D: Clone> Brought<'_, D> {
    /// What was found, without what only all of the document can show, where not all of it came over.
    pub(super) fn without(&self, rule: Rule, mut found: Findings) -> Findings {
        let whole = self.only.is_none();
        found
            .findings
            .retain(|finding| whole || finding.rule != rule);
        found
    }
}

/// What can be carried over to be compared with.
pub(super) trait Bridged: Portable + Clone {
    fn goes_by(&self) -> InstrumentRef;
}

impl Bridged for Assessment {
    fn goes_by(&self) -> InstrumentRef {
        self.instrument
    }
}

impl Bridged for AnnualPlan {
    fn goes_by(&self) -> InstrumentRef {
        self.instrument
    }
}

impl Bridged for MediumTermPlan {
    fn goes_by(&self) -> InstrumentRef {
        self.instrument
    }
}

impl<'d> Together<'d> {
    /// The document that `checked` was just paired with, carried over to the instrument `to` if it goes by another one and
    /// there is a way.
    pub(super) fn brought<D: Bridged>(
        &self,
        document: &'d D,
        to: InstrumentRef,
        checked: &mut Checked,
    ) -> Brought<'d, D> {
        let from = document.goes_by();
        let carried = (from != to).then(|| self.carried(document, from, to));
        let Some((crosswalk, carried)) = carried.flatten() else {
            return Brought {
                document: Cow::Borrowed(document),
                only: None,
            };
        };
        if let Some(paired) = checked.against.last_mut() {
            paired.carried_from = Some(from);
        }
        if let Some(at) = crosswalk {
            checked.go_by(at, Relation::Crosswalk, false);
        }
        let CarriedOver { document, notices } = carried;
        let passed = notices.iter().flat_map(|notice| &notice.to);
        // A level of the whole that is left out is compared with nothing, and changes nothing else.
        let is_level = |notice: &Notice| notice.pointer.is_some() && notice.criterion.is_none();
        let whole = |notice: &Notice| notice.became == Became::Carried || is_level(notice);
        let only = passed.filter(|to| to.kept == Kept::Value);
        let only = only.map(|to| to.criterion).collect();
        Brought {
            document: Cow::Owned(document),
            only: (!notices.iter().all(whole)).then_some(only),
        }
    }

    /// Along a crosswalk among the documents, or another that leads there and carries any value.
    fn carried<D: Bridged>(
        &self,
        document: &D,
        from: InstrumentRef,
        to: InstrumentRef,
    ) -> Option<(Option<usize>, CarriedOver<D>)> {
        let [old, new] = [from, to].map(|named| self.rubrics.get(&named));
        let (old, new) = old.zip(new)?;
        let crosswalks = self.each(|document| match document {
            Document::Crosswalk(crosswalk) => Some(&**crosswalk),
            _ => None,
        });
        let crosswalk = Crosswalk::between(old, new, crosswalks.iter().map(|(_, one)| *one))?;
        let stated = crosswalks.iter().find(|(_, one)| **one == *crosswalk);
        let passage = Passage::new(&crosswalk, old, new).ok()?;
        let tells = stated.is_some() || passage.carries_values();
        let carried = tells.then(|| passage.carry_over(document));
        Some((stated.map(|(at, _)| *at), carried?.ok()?))
    }
}
