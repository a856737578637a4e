//! Targets and levels of plans and reports, carried over as answers are.

use super::{CarryError, Passage, sealed};
use crate::model::{
    AnnualPlan, Answer, Became, Id, InstrumentRef, MediumTermPlan, Notice, Place, Target, Value,
    YearEndReport,
};

const ROOT: Place<'static> = Place::Root;

impl Passage<'_> {
    fn targets(&self, targets: &mut Vec<Target>, place: &Place<'_>, notices: &mut Vec<Notice>) {
        let answers = targets.iter().map(|target| {
            let mut answer = Answer::new(target.criterion, target.value.clone());
            answer.note = target.note.clone();
            answer
        });
        let (moved, told) = self.moved(&answers.collect::<Vec<_>>(), place);
        let moved = moved.into_iter().map(|answer| {
            let mut target = Target::new(answer.criterion, answer.value);
            target.note = answer.note;
            target
        });
        *targets = moved.collect();
        notices.extend(told);
    }

    /// An overall level is found from all that an instrument asks; it stays only where both ask just the same.
    fn level(&self, level: &mut Option<Id>, place: &Place<'_>, notices: &mut Vec<Notice>) {
        let Some(stated) = *level else { return };
        let mut notice = Notice::of(place.pointer(), &Value::Rating(stated));
        let [from, to] = [self.from, self.to].map(|rubric| rubric.instrument());
        if (&from.levels, &from.scoring, &from.groups) == (&to.levels, &to.scoring, &to.groups) {
            notice.became = Became::Carried;
        } else {
            *level = None;
        }
        notices.push(notice);
    }
}

impl sealed::Portable for AnnualPlan {
    fn instrument(&mut self) -> &mut InstrumentRef {
        &mut self.instrument
    }

    fn carry(&mut self, passage: &Passage<'_>) -> Result<Vec<Notice>, CarryError> {
        let mut notices = Vec::new();
        passage.level(
            &mut self.baseline_level,
            &ROOT.name("baselineLevel"),
            &mut notices,
        );
        passage.level(
            &mut self.target_level,
            &ROOT.name("targetLevel"),
            &mut notices,
        );
        let list = ROOT.name("objectives");
        for (at, objective) in self.objectives.iter_mut().enumerate() {
            let place = list.index(at);
            let place = place.name("targets");
            passage.targets(&mut objective.targets, &place, &mut notices);
        }
        Ok(notices)
    }
}

impl sealed::Portable for MediumTermPlan {
    fn instrument(&mut self) -> &mut InstrumentRef {
        &mut self.instrument
    }

    fn carry(&mut self, passage: &Passage<'_>) -> Result<Vec<Notice>, CarryError> {
        let mut notices = Vec::new();
        let list = ROOT.name("years");
        for (at, year) in self.years.iter_mut().enumerate() {
            let place = list.index(at);
            passage.level(&mut year.level, &place.name("level"), &mut notices);
            passage.targets(&mut year.targets, &place.name("targets"), &mut notices);
        }
        Ok(notices)
    }
}

impl sealed::Portable for YearEndReport {
    fn instrument(&mut self) -> &mut InstrumentRef {
        &mut self.instrument
    }

    fn carry(&mut self, passage: &Passage<'_>) -> Result<Vec<Notice>, CarryError> {
        let mut notices = Vec::new();
        passage.level(&mut self.level, &ROOT.name("level"), &mut notices);
        let list = ROOT.name("results");
        for (at, result) in self.results.iter_mut().enumerate() {
            let place = list.index(at);
            let place = place.name("facts");
            passage.targets(&mut result.facts, &place, &mut notices);
        }
        Ok(notices)
    }
}
