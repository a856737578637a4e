//! Rules of criteria: their steps, thresholds and points.

use super::Walk;
use super::bands::Values;
use crate::model::{
    Criterion, Limit, Measure, Place, Points, PointsOf, Rule, Stage, Step, quarters_text,
};

impl Walk<'_> {
    pub(super) fn criteria(&mut self) {
        self.each_criterion(|walk, place, criterion| walk.criterion(place, criterion));
    }

    fn criterion(&mut self, place: &Place<'_>, criterion: &Criterion) {
        self.proof_misfit(place, criterion);
        if let Measure::Points(of) = &criterion.measure {
            let measure = place.name("measure");
            self.points(&measure.name("points"), criterion, of);
            if !criterion.levels.is_empty() {
                let args = [("criterion", criterion.id.to_string())];
                self.add(&place.name("levels"), Rule::InstrumentStepsMisplaced, &args);
            }
            return;
        }
        let place = place.name("levels");
        let yes_or_no = matches!(criterion.measure, Measure::Condition(_) | Measure::YesNo(_));
        let len = criterion.levels.len();
        if len < 2 || (yes_or_no && len > 2) {
            let args = [
                ("criterion", criterion.id.to_string()),
                ("least", if yes_or_no { "2" } else { "≥ 2" }.to_owned()),
                ("measure", criterion.measure.form().to_owned()),
            ];
            self.add(&place, Rule::InstrumentStepsMissing, &args);
        }
        self.steps(&place, criterion);
    }

    /// What a plan states is so or not; what is counted in it is a share.
    fn proof_misfit(&mut self, place: &Place<'_>, criterion: &Criterion) {
        if let Some(proof) = criterion.proof.filter(|p| !p.fits(&criterion.measure)) {
            let args = [
                ("criterion", criterion.id.to_string()),
                ("proof", proof.to_string()),
                ("measure", criterion.measure.form().to_owned()),
            ];
            self.add(&place.name("proof"), Rule::InstrumentProofMisfit, &args);
        }
    }

    fn steps(&mut self, levels: &Place<'_>, criterion: &Criterion) {
        let mut below: Option<(&Step, usize)> = None;
        for (at, step) in criterion.levels.iter().enumerate() {
            let place = levels.index(at);
            let Some(rank) = self.level(&place.name("level"), step.level) else {
                continue;
            };
            let about = || {
                vec![
                    ("criterion", criterion.id.to_string()),
                    ("level", step.level.to_string()),
                ]
            };
            if below.is_some_and(|(_, below)| rank <= below) {
                self.add(&place.name("level"), Rule::InstrumentStepsOrder, &about());
                return;
            }
            let lower = below.map(|(step, _)| step);
            self.step_points(&place, criterion, step, lower, about());
            self.threshold(&place, criterion, step, lower, about());
            if matches!(criterion.measure, Measure::Rating(_)) && step.descriptor.is_none() {
                self.add(&place, Rule::InstrumentDescriptorMissing, &about());
            }
            below = Some((step, rank));
        }
    }

    fn step_points(
        &mut self,
        place: &Place<'_>,
        criterion: &Criterion,
        step: &Step,
        below: Option<&Step>,
        mut about: Vec<(&'static str, String)>,
    ) {
        match (step.points, below.and_then(|b| b.points)) {
            (Some(_), _) if criterion.is_condition() => {
                about.truncate(1);
                self.add(
                    &place.name("points"),
                    Rule::InstrumentConditionPoints,
                    &about,
                );
            }
            (None, _) if !criterion.is_condition() => {
                self.add(place, Rule::InstrumentStepPointsMissing, &about);
            }
            (Some(points), Some(below)) if points < below => {
                about.extend([("points", points.to_string()), ("below", below.to_string())]);
                self.add(&place.name("points"), Rule::InstrumentPointsFall, &about);
            }
            _ => {}
        }
    }

    fn threshold(
        &mut self,
        place: &Place<'_>,
        criterion: &Criterion,
        step: &Step,
        below: Option<&Step>,
        about: Vec<(&'static str, String)>,
    ) {
        let measured = matches!(
            criterion.measure,
            Measure::Share(_) | Measure::Count(_) | Measure::Ratio(_)
        );
        let place = place.name("threshold");
        let threshold = match &step.threshold {
            Some(_) if !measured || below.is_none() => {
                return self.add(&place, Rule::InstrumentThresholdMisplaced, &about);
            }
            None if measured && below.is_some() => {
                return self.add(&place, Rule::InstrumentThresholdMissing, &about);
            }
            None => return,
            Some(threshold) => threshold,
        };
        let place = place.name("limit");
        for stage in Stage::distinct(&self.instrument.stages).iter() {
            let with = |more: &[(&'static str, String)]| {
                let mut args = about.clone();
                args.push(("stage", stage.to_string()));
                args.extend_from_slice(more);
                args
            };
            let Some(limit) = threshold.limit.at(*stage) else {
                self.add(&place, Rule::InstrumentStageLimitMissing, &with(&[]));
                continue;
            };
            if !attainable(&criterion.measure, limit) {
                return self.add(&place, Rule::InstrumentLevelUnreachable, &about);
            }
            if let Some(lower) = limit_of(below, *stage) {
                let stricter = match criterion.measure {
                    Measure::Ratio(_) => limit < lower,
                    _ => limit > lower,
                };
                if !stricter {
                    let more = [("limit", limit.to_string()), ("below", lower.to_string())];
                    return self.add(&place, Rule::InstrumentThresholdOrder, &with(&more));
                }
            }
        }
    }

    fn points(&mut self, place: &Place<'_>, criterion: &Criterion, of: &PointsOf) {
        let about = ("criterion", criterion.id.to_string());
        let maximum = of.maximum;
        if let Some(step) = of.step
            && (step == Points::ZERO || !maximum.quarters().is_multiple_of(step.quarters()))
        {
            let args = [
                about.clone(),
                ("maximum", maximum.to_string()),
                ("step", step.to_string()),
            ];
            self.add(&place.name("step"), Rule::InstrumentPointsStep, &args);
        }
        let known: Vec<u64> = of
            .items
            .iter()
            .filter_map(|i| i.maximum)
            .map(|m| m.quarters())
            .collect();
        let sum: u64 = known.iter().sum();
        let complete = !of.items.is_empty() && known.len() == of.items.len();
        if sum > maximum.quarters() || (complete && sum != maximum.quarters()) {
            let args = [
                about,
                ("sum", quarters_text(sum)),
                ("maximum", maximum.to_string()),
            ];
            self.add(&place.name("items"), Rule::InstrumentItemsDiffer, &args);
        }
        if let Some(limit) = Limit::from_quarters(maximum.quarters()) {
            let values = Values::Every(of.step_quarters());
            self.bands(&place.name("bands"), &of.bands, limit, values);
        }
    }
}

fn limit_of(step: Option<&Step>, stage: Stage) -> Option<Limit> {
    step?.threshold.as_ref()?.limit.at(stage)
}

/// Whether any fact can meet the limit: no share is above 100 %, no count above its maximum, no ratio at most 0 unless nothing is shared.
fn attainable(measure: &Measure, limit: Limit) -> bool {
    match measure {
        Measure::Share(_) => limit.quarters() <= 400,
        Measure::Count(of) => of
            .maximum
            .is_none_or(|m| limit.quarters() <= u64::from(m.get()) * 4),
        Measure::Ratio(_) => limit.quarters() > 0,
        _ => true,
    }
}
