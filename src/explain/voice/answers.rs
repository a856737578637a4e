//! Answers in words, and the limits that measured values are compared with.

use super::Voice;
use crate::model::{
    Band, Criterion, Limit, LowerBound, Mark, Measure, Stage, StageLimit, Step, UpperBound, Value,
    say, words,
};

impl Voice<'_> {
    /// The answer to a criterion.
    pub(crate) fn value(&self, criterion: Option<&Criterion>, value: Option<&Value>) -> String {
        let measure = criterion.map(|c| &c.measure);
        match (value, measure) {
            (Some(Value::Condition(yes) | Value::YesNo(yes)), _) => {
                match yes {
                    true => self.pick("có", "yes"),
                    false => self.pick("không", "no"),
                }
            }
            .to_owned(),
            (Some(Value::Share(share)), measure) => {
                let percent = self.percent(share.part.get().into(), share.whole.get().into());
                let (part, whole) = (self.number(share.part), self.number(share.whole));
                match measure {
                    Some(Measure::Share(of)) => {
                        let of = self.text(&of.whole);
                        format!("{part}/{whole} {of} ({percent})")
                    }
                    _ => format!("{part}/{whole} ({percent})"),
                }
            }
            (Some(Value::Count(count)), Some(Measure::Count(of))) => {
                format!("{} {}", self.number(*count), self.text(&of.unit))
            }
            (Some(Value::Count(count)), _) => self.number(*count),
            (Some(Value::Ratio(ratio)), measure) => {
                let one = words::tenths(ratio.amount.get().into(), ratio.per.get().into());
                let (amount, per) = (self.number(ratio.amount), self.number(ratio.per));
                let one = one.map(|one| self.number(one));
                match (measure, one) {
                    (Some(Measure::Ratio(of)), Some(one)) => {
                        let (amounts, pers) = (self.text(&of.amount), self.text(&of.per));
                        format!("{one} {amounts}/{pers} ({amount}/{per})")
                    }
                    (Some(Measure::Ratio(of)), None) => {
                        let (amounts, pers) = (self.text(&of.amount), self.text(&of.per));
                        format!("{amount} {amounts}, {per} {pers}")
                    }
                    (_, Some(one)) => format!("{one} ({amount}/{per})"),
                    (_, None) => format!("{amount}/{per}"),
                }
            }
            (Some(Value::Rating(level)), _) => self.level(level),
            (Some(Value::Points(given)), _) => self.points(given.earned),
            (Some(Value::NotApplicable(why)), _) => {
                let reason = self.text(&why.reason);
                say!(
                    self.locale,
                    "không áp dụng: {reason}",
                    "not applicable: {reason}"
                )
            }
            (Some(Value::NotAssessed(why)), _) => {
                let reason = why.reason.as_ref().map(|r| self.text(r));
                let unknown = self.pick("chưa đánh giá", "not assessed");
                reason.map_or_else(|| unknown.to_owned(), |r| format!("{unknown}: {r}"))
            }
            (None, _) => self.pick("chưa có câu trả lời", "no answer").to_owned(),
        }
    }

    /// What a level takes of a school with these stages: its limit, or its descriptor where there is no limit.
    pub(crate) fn mark(&self, criterion: &Criterion, mark: &Mark, stages: &[Stage]) -> String {
        let level = self.level(&mark.level);
        let needs = self.wanted(criterion, mark);
        if needs.is_empty() {
            return level;
        }
        let stage = mark.stage.map(|stage| {
            let stage = stage.label(self.locale);
            match stages {
                [_] => say!(
                    self.locale,
                    " (ngưỡng của {stage})",
                    " (the limit for {stage})"
                ),
                _ => say!(
                    self.locale,
                    " (ngưỡng của {stage}, chặt nhất trong các cấp học của trường)",
                    " (the limit for {stage}, the strictest among the school's stages)"
                ),
            }
        });
        format!("{level} – {needs}{}", stage.unwrap_or_default())
    }

    /// The limit or the descriptor of a level of a criterion; nothing where it has neither.
    pub(crate) fn wanted(&self, criterion: &Criterion, mark: &Mark) -> String {
        let step = criterion.levels.iter().find(|s| s.level == mark.level);
        match (mark.limit, step.and_then(|s| s.descriptor.as_ref())) {
            (Some(limit), _) => self.limit(&criterion.measure, limit),
            (None, Some(descriptor)) => self.text(descriptor).to_owned(),
            (None, None) => String::new(),
        }
    }

    /// A limit on a measured value.
    pub(crate) fn limit(&self, measure: &Measure, limit: Limit) -> String {
        match measure {
            Measure::Share(_) => {
                let percent = self.limit_percent(limit);
                match limit == Limit::HUNDRED {
                    true => percent,
                    false => say!(self.locale, "từ {percent} trở lên", "{percent} or more"),
                }
            }
            Measure::Count(of) => {
                let (number, unit) = (self.number(limit), self.text(&of.unit));
                let all = of.maximum.and_then(|most| Limit::new(most.get())) == Some(limit);
                match all {
                    true => say!(self.locale, "đủ {number} {unit}", "all {number} {unit}"),
                    false => say!(
                        self.locale,
                        "từ {number} {unit} trở lên",
                        "{number} {unit} or more"
                    ),
                }
            }
            Measure::Ratio(of) => {
                let (number, amount, per) = (
                    self.number(limit),
                    self.text(&of.amount),
                    self.text(&of.per),
                );
                match of.is_higher_better() {
                    false => say!(
                        self.locale,
                        "không quá {number} {amount}/{per}",
                        "at most {number} to one ({amount} / {per})"
                    ),
                    true => say!(
                        self.locale,
                        "từ {number} {amount}/{per} trở lên",
                        "at least {number} to one ({amount} / {per})"
                    ),
                }
            }
            _ => self.number(limit),
        }
    }

    /// What a step takes, at every stage it tells apart.
    pub(crate) fn threshold(&self, criterion: &Criterion, step: &Step) -> Option<String> {
        let limit = step.threshold.as_ref()?.limit;
        let one = |limit| self.limit(&criterion.measure, limit);
        Some(match limit {
            StageLimit::Same(limit) => one(limit),
            StageLimit::ByStage(_) => {
                let stages = Stage::distinct(&self.instrument.stages);
                let number = |limit| match &criterion.measure {
                    Measure::Share(_) => self.limit_percent(limit),
                    _ => self.number(limit),
                };
                let limits = stages.iter().filter_map(|stage| {
                    let limit = number(limit.at(*stage)?);
                    Some(format!("{} {limit}", stage.label(self.locale)))
                });
                let limits = limits.collect::<Vec<_>>().join(", ");
                match &criterion.measure {
                    Measure::Ratio(of) => {
                        let (amount, per) = (self.text(&of.amount), self.text(&of.per));
                        let limits = format!("{limits} ({amount}/{per})");
                        match of.is_higher_better() {
                            false => say!(self.locale, "không quá {limits}", "at most {limits}"),
                            true => say!(self.locale, "ít nhất {limits}", "at least {limits}"),
                        }
                    }
                    Measure::Count(of) => {
                        let unit = self.text(&of.unit);
                        say!(
                            self.locale,
                            "ít nhất {limits} ({unit})",
                            "at least {limits} ({unit})"
                        )
                    }
                    _ => say!(self.locale, "ít nhất {limits}", "at least {limits}"),
                }
            }
        })
    }

    /// The points in a band of a criterion.
    pub(crate) fn band(&self, band: &Band) -> String {
        let number = |limit: Limit| words::of_points(&self.number(limit), self.locale);
        let lower = band.lower.map(|bound| match bound {
            LowerBound::From(limit) => say!(self.locale, "từ {}", "from {}", number(limit)),
            LowerBound::Above(limit) => say!(self.locale, "trên {}", "above {}", number(limit)),
        });
        let upper = band.upper.map(|bound| match bound {
            UpperBound::To(limit) => say!(self.locale, "đến {}", "to {}", number(limit)),
            UpperBound::Below(limit) => say!(self.locale, "dưới {}", "below {}", number(limit)),
        });
        match (lower, upper) {
            (Some(lower), Some(upper)) => match band.upper {
                Some(UpperBound::Below(_)) => {
                    say!(self.locale, "{lower} đến {upper}", "{lower} to {upper}")
                }
                _ => format!("{lower} {upper}"),
            },
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => self.pick("mọi giá trị", "any value").to_owned(),
        }
    }
}
