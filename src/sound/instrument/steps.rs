//! Rules of criteria: their steps, thresholds and points.

use super::Walk;
use super::bands::Values;
use crate::model::{
    Criterion, Detail, Direction, Earns, Finding, Limit, Measure, Place, Points, PointsOf,
    Rounding, Stage, StageLimit, Step, found,
};

impl Walk<'_> {
    pub(super) fn criteria(&mut self) {
        self.each_criterion(|walk, place, criterion| walk.criterion(place, criterion));
    }

    fn criterion(&mut self, place: &Place<'_>, criterion: &Criterion) {
        self.proof_misfit(place, criterion);
        self.earns(place, criterion);
        if let Measure::Points(of) = &criterion.measure {
            let measure = place.name("measure");
            self.points(&measure.name("points"), criterion, of);
            if !criterion.levels.is_empty() {
                let found = found::InstrumentStepsMisplaced {
                    criterion: criterion.id,
                };
                self.add(&place.name("levels"), found);
            }
            return;
        }
        let place = place.name("levels");
        let yes_or_no = matches!(criterion.measure, Measure::Condition(_) | Measure::YesNo(_));
        let len = criterion.levels.len();
        let without = criterion.earns.is_some() && len == 0;
        if (len < 2 && !without) || (yes_or_no && len > 2) {
            let wanted = match yes_or_no {
                true => Detail::new("2", |locale| locale.pick("đúng 2", "exactly 2").to_owned()),
                false => Detail::new("≥ 2", |locale| {
                    locale.pick("ít nhất 2", "at least 2").to_owned()
                }),
            };
            let found = found::InstrumentStepsMissing {
                criterion: criterion.id,
                wanted,
                measure: Detail::form(criterion.measure.form()),
                found: len,
            };
            self.add(&place, found);
        }
        self.steps(&place, criterion);
        self.fractions(&place, criterion);
    }

    /// Points in proportion belong to a share, points a piece to a count, and neither goes with points for each level.
    fn earns(&mut self, place: &Place<'_>, criterion: &Criterion) {
        let place = place.name("earns");
        let Some(earns) = &criterion.earns else {
            return;
        };
        let id = || criterion.id;
        match (earns, &criterion.measure) {
            (Earns::Proportional(_), Measure::Share(_)) | (Earns::Each(_), Measure::Count(_)) => {}
            _ => {
                let measure = Detail::form(criterion.measure.form());
                let criterion = id();
                return self.add(&place, found::InstrumentEarnsMisfit { criterion, measure });
            }
        }
        if criterion.levels.iter().any(|step| step.points.is_some()) {
            let criterion = id();
            self.add(&place, found::InstrumentEarnsTwice { criterion });
        }
        let (maximum, unit) = match earns {
            Earns::Proportional(p) => (p.maximum, p.rounding.map(|rounding| rounding.step)),
            Earns::Each(each) => (each.maximum, Some(each.points)),
        };
        if maximum == Points::ZERO || unit == Some(Points::ZERO) {
            let criterion = id();
            return self.add(&place, found::InstrumentEarnsNothing { criterion });
        }
        let most = most_earned(earns, &criterion.measure);
        if most < maximum.millionths() {
            let found = found::InstrumentMaximumUnreachable {
                criterion: criterion.id,
                maximum,
                most: Detail::millionths(most),
            };
            self.add(&place, found);
        }
    }

    /// What a plan states is so or not; what is counted in it is a share.
    fn proof_misfit(&mut self, place: &Place<'_>, criterion: &Criterion) {
        if let Some(proof) = criterion.proof.filter(|p| !p.fits(&criterion.measure)) {
            let found = found::InstrumentProofMisfit {
                criterion: criterion.id,
                proof,
                measure: Detail::form(criterion.measure.form()),
            };
            self.add(&place.name("proof"), found);
        }
    }

    fn steps(&mut self, levels: &Place<'_>, criterion: &Criterion) {
        let mut below: Option<(&Step, usize)> = None;
        for (at, step) in criterion.levels.iter().enumerate() {
            let place = levels.index(at);
            let Some(rank) = self.level(&place.name("level"), step.level) else {
                continue;
            };
            if below.is_some_and(|(_, below)| rank <= below) {
                let found = found::InstrumentStepsOrder {
                    criterion: criterion.id,
                    level: step.level,
                };
                self.add(&place.name("level"), found);
                return;
            }
            let lower = below.map(|(step, _)| step);
            self.step_points(&place, criterion, step, lower);
            self.threshold(&place, criterion, step, lower);
            if matches!(criterion.measure, Measure::Rating(_)) && step.descriptor.is_none() {
                let found = found::InstrumentDescriptorMissing {
                    criterion: criterion.id,
                    level: step.level,
                };
                self.add(&place, found);
            }
            below = Some((step, rank));
        }
    }

    /// A share of 0.8 is one of 0.8 %: where all limits are that low, or the others far above, 80 % was meant.
    fn fractions(&mut self, levels: &Place<'_>, criterion: &Criterion) {
        if let Measure::Share(_) = criterion.measure {
            let thresholds = criterion.levels.iter().filter_map(|s| s.threshold.as_ref());
            let limits = thresholds.flat_map(|t| Stage::ALL.iter().filter_map(|s| t.limit.at(*s)));
            self.fraction(levels, limits);
        }
    }

    /// Limits in percent that were written as fractions: all of them, or those below 1 of which a hundred times is no more than
    /// the next.
    pub(super) fn fraction(&mut self, place: &Place<'_>, limits: impl Iterator<Item = Limit>) {
        let (mut low, mut high) = (None, None);
        for limit in limits.filter(|limit| *limit > Limit::ZERO) {
            match Some(limit) <= Limit::new(1) {
                true => low = low.max(Some(limit)),
                false => high = Some(high.map_or(limit, |high: Limit| high.min(limit))),
            }
        }
        let far = |low: Limit, high: Limit| {
            Some(low) < Limit::new(1) && low.millionths() * 100 <= high.millionths()
        };
        if let Some(greatest) = low.filter(|low| high.is_none_or(|high| far(*low, high))) {
            self.add(place, found::InstrumentPercentFraction { greatest });
        }
    }

    fn step_points(
        &mut self,
        place: &Place<'_>,
        criterion: &Criterion,
        step: &Step,
        below: Option<&Step>,
    ) {
        let points = place.name("points");
        match (step.points, below.and_then(|b| b.points)) {
            (Some(_), _) if criterion.is_condition() => {
                let found = found::InstrumentConditionPoints {
                    criterion: criterion.id,
                };
                self.add(&points, found);
            }
            (None, _)
                if !criterion.is_condition()
                    && criterion.levels.iter().any(|step| step.points.is_some()) =>
            {
                let found = found::InstrumentStepPointsMissing {
                    criterion: criterion.id,
                    level: step.level,
                };
                self.add(place, found);
            }
            (Some(given), Some(below)) if given < below => {
                let found = found::InstrumentPointsFall {
                    criterion: criterion.id,
                    level: step.level,
                    points: given,
                    below,
                };
                self.add(&points, found);
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
    ) {
        let measured = matches!(
            criterion.measure,
            Measure::Share(_) | Measure::Count(_) | Measure::Ratio(_)
        );
        let place = place.name("threshold");
        let threshold = match &step.threshold {
            Some(_) if !measured || below.is_none() => {
                let found = found::InstrumentThresholdMisplaced {
                    criterion: criterion.id,
                    level: step.level,
                };
                return self.add(&place, found);
            }
            None if measured && below.is_some() => {
                let found = found::InstrumentThresholdMissing {
                    criterion: criterion.id,
                    level: step.level,
                };
                return self.add(&place, found);
            }
            None => return,
            Some(threshold) => threshold,
        };
        let place = place.name("limit");
        self.stages_beside(&place, criterion, step, &threshold.limit);
        let stages = Stage::distinct(&self.instrument.stages);
        let counted = matches!(criterion.measure, Measure::Count(_));
        let mut skips = below.filter(|_| counted && !stages.is_empty());
        for stage in stages.iter() {
            let Some(limit) = threshold.limit.at(*stage) else {
                let found = found::InstrumentStageLimitMissing {
                    criterion: criterion.id,
                    level: step.level,
                    stage: *stage,
                };
                self.add(&place, found);
                continue;
            };
            if let Some(found) = unattainable(&criterion.measure, limit) {
                return self.add(&place, found.aside(0, "criterion", criterion.id));
            }
            if excludes_nothing(&criterion.measure, limit) {
                let found = Finding::from(found::InstrumentBoundTrivial { level: step.level });
                return self.add(&place, found.aside(0, "criterion", criterion.id));
            }
            let lower = limit_of(below, *stage);
            skips = skips.filter(|_| lower.is_some_and(|l| l.round_up() == limit.round_up()));
            if let Some(lower) = lower {
                let stricter = match &criterion.measure {
                    Measure::Ratio(of) if !of.is_higher_better() => limit < lower,
                    _ => limit > lower,
                };
                if !stricter {
                    let found = found::InstrumentThresholdOrder {
                        criterion: criterion.id,
                        level: step.level,
                        stage: Detail::stage(&threshold.limit, *stage),
                        limit,
                        below: lower,
                        better: Detail::better(&criterion.measure),
                    };
                    return self.add(&place, found);
                }
            }
        }
        if let Some(below) = skips {
            let (level, next) = (below.level, step.level);
            let found = Finding::from(found::InstrumentLevelSkipped { level, next });
            self.add(&place, found.aside(0, "criterion", criterion.id));
        }
    }

    /// Limits for stages that the instrument is not made for: nobody takes them.
    fn stages_beside(
        &mut self,
        place: &Place<'_>,
        criterion: &Criterion,
        step: &Step,
        limit: &StageLimit,
    ) {
        let StageLimit::ByStage(_) = limit else {
            return;
        };
        let covered = &self.instrument.stages;
        if covered.is_empty() {
            return;
        }
        let beside = Stage::ALL.iter().filter(|stage| !covered.contains(stage));
        for stage in beside.filter(|stage| limit.at(**stage).is_some()) {
            let found = found::InstrumentStageLimitUnused {
                criterion: criterion.id,
                level: step.level,
                stage: *stage,
            };
            self.add(place, found);
        }
    }

    /// The maximum, and that of each item, can be made of steps.
    fn points_step(&mut self, place: &Place<'_>, criterion: &Criterion, of: &PointsOf) {
        let Some(step) = of.step else {
            return;
        };
        let misfit = |maximum: Points| found::InstrumentPointsStep {
            criterion: criterion.id,
            maximum,
            step,
        };
        let fits = |maximum: Points| maximum.millionths().is_multiple_of(step.millionths());
        if step == Points::ZERO || !fits(of.maximum) {
            return self.add(&place.name("step"), misfit(of.maximum));
        }
        let items = place.name("items");
        for (at, item) in of.items.iter().enumerate() {
            if let Some(maximum) = item.maximum.filter(|maximum| !fits(*maximum)) {
                self.add(&items.index(at).name("maximum"), misfit(maximum));
            }
        }
    }

    fn points(&mut self, place: &Place<'_>, criterion: &Criterion, of: &PointsOf) {
        let maximum = of.maximum;
        self.points_step(place, criterion, of);
        let known: Vec<u64> = of
            .items
            .iter()
            .filter_map(|i| i.maximum)
            .map(|m| m.millionths())
            .collect();
        let sum = known.iter().copied().fold(0, u64::saturating_add);
        let complete = !of.items.is_empty() && known.len() == of.items.len();
        if sum > maximum.millionths() || (complete && sum != maximum.millionths()) {
            let found = found::InstrumentItemsDiffer {
                criterion: criterion.id,
                sum: Detail::millionths(sum),
                maximum,
            };
            self.add(&place.name("items"), found);
        }
        if let Some(limit) = Limit::from_millionths(maximum.millionths()) {
            let values = Values::Every(of.step.map_or(1, |step| step.millionths()));
            self.bands(&place.name("bands"), &of.bands, limit, values);
        }
    }
}

/// The most that anybody can earn: rounding down may stay below the maximum, and so may a count with an end.
fn most_earned(earns: &Earns, measure: &Measure) -> u64 {
    match (earns, measure) {
        (Earns::Proportional(p), _) => {
            let maximum = p.maximum.millionths();
            match p.rounding {
                Some(Rounding { step, direction }) if direction != Direction::Up => {
                    let step = step.millionths().max(1);
                    let down = maximum / step * step;
                    let up = direction == Direction::Nearest && (maximum - down) * 2 >= step;
                    if up { maximum } else { down }
                }
                _ => maximum,
            }
        }
        (Earns::Each(each), Measure::Count(of)) => of.maximum.map_or(u64::MAX, |most| {
            let points = each.points.millionths();
            points.saturating_mul(u64::from(most.get()))
        }),
        (Earns::Each(_), _) => u64::MAX,
    }
}

fn limit_of(step: Option<&Step>, stage: Stage) -> Option<Limit> {
    step?.threshold.as_ref()?.limit.at(stage)
}

/// Why no fact can meet the limit: no share is above 100 %, no count above its maximum.
fn unattainable(measure: &Measure, lower: Limit) -> Option<Finding> {
    let too_high = |maximum: Limit| found::InstrumentBoundTooHigh { lower, maximum }.into();
    match measure {
        Measure::Share(_) => (lower > Limit::HUNDRED).then(|| too_high(Limit::HUNDRED)),
        Measure::Count(of) => {
            let maximum = of.maximum.filter(|most| lower.round_up() > *most)?;
            Limit::new(maximum.get()).map(too_high)
        }
        _ => None,
    }
}

/// Whether every fact meets the limit: nothing is less than 0.
fn excludes_nothing(measure: &Measure, limit: Limit) -> bool {
    let more_is_better = match measure {
        Measure::Ratio(of) => of.is_higher_better(),
        _ => true,
    };
    more_is_better && limit == Limit::ZERO
}
