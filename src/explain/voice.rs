//! One language speaking about one instrument: its names, and numbers as people write them.

use crate::explain::page::{Tone, Words};
use crate::model::{
    Band, Change, Citation, Count, Coverage, Criterion, Fidelity, Group, Id, Instrument, Level,
    Limit, Locale, LowerBound, Mark, Measure, Outcome, Points, Source, Stage, StageLimit, Step,
    Text, UpperBound, Value, say,
};
use std::collections::HashMap;

/// An instrument whose parts are found by their identifiers.
pub(crate) struct Index<'i> {
    instrument: &'i Instrument,
    levels: HashMap<Id, &'i Level>,
    groups: HashMap<Id, &'i Group>,
    criteria: HashMap<Id, &'i Criterion>,
    sources: HashMap<Id, &'i Source>,
}

impl<'i> Index<'i> {
    pub(crate) fn new(instrument: &'i Instrument) -> Self {
        let criteria = instrument.groups.iter().flat_map(|g| &g.criteria);
        Self {
            instrument,
            levels: instrument.levels.iter().map(|l| (l.id, l)).collect(),
            groups: instrument.groups.iter().map(|g| (g.id, g)).collect(),
            criteria: criteria.map(|c| (c.id, c)).collect(),
            sources: instrument.sources.iter().map(|s| (s.id, s)).collect(),
        }
    }

    pub(crate) fn voice(&self, locale: Locale) -> Voice<'_> {
        Voice {
            instrument: self.instrument,
            index: self,
            locale,
        }
    }
}

/// An instrument and the language it is spoken about in.
#[derive(Clone, Copy)]
pub(crate) struct Voice<'i> {
    pub(crate) instrument: &'i Instrument,
    index: &'i Index<'i>,
    pub(crate) locale: Locale,
}

impl<'i> Voice<'i> {
    pub(crate) fn known(&self, criterion: &Id) -> Option<&'i Criterion> {
        self.index.criteria.get(criterion).copied()
    }

    pub(crate) fn known_source(&self, source: &Id) -> Option<&'i Source> {
        self.index.sources.get(source).copied()
    }

    pub(crate) fn pick<'a>(&self, vi: &'a str, en: &'a str) -> &'a str {
        self.locale.pick(vi, en)
    }

    pub(crate) fn text<'a>(&self, text: &'a Text) -> &'a str {
        text.get(self.locale)
    }

    pub(crate) fn level(&self, id: &Id) -> String {
        let level = self.index.levels.get(id);
        level.map_or_else(|| id.to_string(), |l| self.text(&l.title).to_owned())
    }

    /// A level in the tone of its rank: bad at the bottom, good at the top.
    pub(crate) fn rated(&self, id: Option<Id>) -> Words {
        match id {
            Some(id) => Words::new(self.level(&id)).tone(self.tone(&id)),
            None => Words::new(self.pick("không xếp mức", "no level")).tone(Tone::Quiet),
        }
    }

    pub(crate) fn tone(&self, level: &Id) -> Tone {
        let levels = &self.instrument.levels;
        if levels.first().is_some_and(|l| l.id == *level) {
            Tone::Bad
        } else if levels.last().is_some_and(|l| l.id == *level) {
            Tone::Good
        } else {
            Tone::Warn
        }
    }

    pub(crate) fn group(&self, id: &Id) -> String {
        let group = self.index.groups.get(id);
        group.map_or_else(
            || id.to_string(),
            |g| format!("{id}. {}", self.text(&g.title)),
        )
    }

    pub(crate) fn criterion(&self, id: &Id) -> String {
        let criterion = self.known(id);
        criterion.map_or_else(
            || id.to_string(),
            |c| format!("{id} {}", self.text(&c.title)),
        )
    }

    pub(crate) fn number(&self, number: impl ToString) -> String {
        decimal(number, self.locale)
    }

    pub(crate) fn limit_percent(&self, limit: Limit) -> String {
        format!("{}\u{a0}%", self.number(limit))
    }

    pub(crate) fn percent(&self, part: u64, whole: u64) -> String {
        percent(part, whole, self.locale)
    }

    /// Points out of points, with their percentage.
    pub(crate) fn score(&self, outcome: &Outcome) -> String {
        let (earned, applicable) = (outcome.earned, outcome.applicable);
        let percent = self.percent(earned.quarters(), applicable.quarters());
        format!("{} ({percent})", self.out_of(earned, applicable))
    }

    pub(crate) fn out_of(&self, earned: Points, of: Points) -> String {
        format!("{}/{}", self.number(earned), self.number(of))
    }

    pub(crate) fn coverage(&self, coverage: &Coverage) -> String {
        let Coverage {
            answered,
            not_applicable,
            criteria,
            points,
            maximum,
        } = *coverage;
        let (points, whole) = (points.quarters(), maximum.quarters());
        let share = self.percent(points, whole);
        let points = self.out_of(coverage.points, maximum);
        let mut text = say!(
            self.locale,
            "đã trả lời {answered}/{criteria} tiêu chí, mang {points} điểm ({share})",
            "{answered}/{criteria} criteria answered, which carry {points} points ({share})"
        );
        if not_applicable.get() > 0 {
            text += &say!(
                self.locale,
                "; {not_applicable} không áp dụng",
                "; {not_applicable} not applicable"
            );
        }
        text
    }

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
                let (part, whole) = (share.part, share.whole);
                let percent = self.percent(part.get().into(), whole.get().into());
                match measure {
                    Some(Measure::Share(of)) => {
                        let of = self.text(&of.whole);
                        say!(
                            self.locale,
                            "{part} trên {whole} {of} ({percent})",
                            "{part} of {whole} {of} ({percent})"
                        )
                    }
                    _ => format!("{part}/{whole} ({percent})"),
                }
            }
            (Some(Value::Count(count)), Some(Measure::Count(of))) => {
                format!("{count} {}", self.text(&of.unit))
            }
            (Some(Value::Count(count)), _) => count.to_string(),
            (Some(Value::Ratio(ratio)), measure) => {
                let (amount, per) = (ratio.amount, ratio.per);
                let one = match tenths(amount.get().into(), per.get().into()) {
                    Some(one) => format!(" = {}", self.number(one)),
                    None => String::new(),
                };
                match measure {
                    Some(Measure::Ratio(of)) => format!(
                        "{amount} {} / {per} {}{one}",
                        self.text(&of.amount),
                        self.text(&of.per)
                    ),
                    _ => format!("{amount}/{per}{one}"),
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

    pub(crate) fn points(&self, points: Points) -> String {
        let points = self.number(points);
        say!(self.locale, "{points} điểm", "{points} points")
    }

    /// A level's requirement on a school with these stages: its limit, or its descriptor where there is no limit.
    pub(crate) fn mark(&self, criterion: &Criterion, mark: &Mark, stages: &[Stage]) -> String {
        let level = self.level(&mark.level);
        let step = criterion.levels.iter().find(|s| s.level == mark.level);
        let needs = match (mark.limit, step.and_then(|s| s.descriptor.as_ref())) {
            (Some(limit), _) => self.limit(&criterion.measure, limit),
            (None, Some(descriptor)) => self.text(descriptor).to_owned(),
            (None, None) => return level,
        };
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

    /// A limit on a measured value.
    pub(crate) fn limit(&self, measure: &Measure, limit: Limit) -> String {
        match measure {
            Measure::Share(_) => {
                let percent = self.limit_percent(limit);
                match limit.quarters() {
                    400 => percent,
                    _ => say!(self.locale, "từ {percent} trở lên", "{percent} or more"),
                }
            }
            Measure::Count(of) => {
                let (number, unit) = (self.number(limit), self.text(&of.unit));
                let all = of
                    .maximum
                    .is_some_and(|m| u64::from(m.get()) * 4 == limit.quarters());
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
                say!(
                    self.locale,
                    "không quá {number} {amount} trên một {per}",
                    "at most {number} to one ({amount} / {per})"
                )
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
                let limits = stages.iter().filter_map(|stage| {
                    let limit = self.number(limit.at(*stage)?);
                    Some(format!("{} {limit}", stage.label(self.locale)))
                });
                let limits = limits.collect::<Vec<_>>().join(", ");
                match &criterion.measure {
                    Measure::Ratio(_) => {
                        say!(self.locale, "không quá {limits}", "at most {limits}")
                    }
                    _ => say!(self.locale, "ít nhất {limits}", "at least {limits}"),
                }
            }
        })
    }

    /// The values in a band; `unit` stands after each number.
    pub(crate) fn band(&self, band: &Band, unit: &str) -> String {
        let number = |limit: Limit| format!("{}{unit}", self.number(limit));
        let lower = band.lower.map(|bound| match bound {
            LowerBound::From(limit) => say!(self.locale, "từ {}", "from {}", number(limit)),
            LowerBound::Above(limit) => say!(self.locale, "trên {}", "above {}", number(limit)),
        });
        let upper = band.upper.map(|bound| match bound {
            UpperBound::To(limit) => say!(self.locale, "đến {}", "to {}", number(limit)),
            UpperBound::Below(limit) => say!(self.locale, "dưới {}", "below {}", number(limit)),
        });
        match (lower, upper) {
            (Some(lower), Some(upper)) => format!("{lower} {upper}"),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => self.pick("mọi giá trị", "any value").to_owned(),
        }
    }

    pub(crate) fn source(&self, of: &Source) -> String {
        source(of, self.locale)
    }

    pub(crate) fn citation(&self, of: &Citation) -> Words {
        citation(of, |id| self.known_source(id), self.locale)
    }

    /// A change that brings a criterion further.
    pub(crate) fn change(&self, criterion: Option<&Criterion>, change: &Change) -> String {
        let measure = criterion.map(|c| &c.measure);
        let more = |more: Count, to: Count, unit: Option<&Text>| {
            let from = to.get().saturating_sub(more.get());
            let unit = unit.map_or_else(String::new, |unit| format!(" {}", self.text(unit)));
            say!(
                self.locale,
                "thêm {more}{unit} (từ {from} lên {to})",
                "{more} more{unit} (from {from} to {to})"
            )
        };
        match change {
            Change::Fulfil(_) => {
                let top = criterion.and_then(|c| c.levels.last()?.descriptor.as_ref());
                let so = self.pick("thực hiện để trả lời được \"có\"", "make it so");
                top.map_or_else(|| so.to_owned(), |top| self.text(top).to_owned())
            }
            Change::Part(change) => {
                let unit = match measure {
                    Some(Measure::Share(of)) => Some(&of.part),
                    _ => None,
                };
                more(change.more, change.to, unit)
            }
            Change::Count(change) => {
                let unit = match measure {
                    Some(Measure::Count(of)) => Some(&of.unit),
                    _ => None,
                };
                more(change.more, change.to, unit)
            }
            Change::Per(change) => {
                let unit = match measure {
                    Some(Measure::Ratio(of)) => Some(&of.per),
                    _ => None,
                };
                more(change.more, change.to, unit)
            }
            Change::Rating(level) => {
                let step = criterion.and_then(|c| c.levels.iter().find(|s| s.level == *level));
                let descriptor = step.and_then(|s| s.descriptor.as_ref());
                descriptor.map_or_else(|| self.level(level), |d| self.text(d).to_owned())
            }
            Change::Points(points) => {
                let points = self.number(*points);
                say!(self.locale, "đạt {points} điểm", "earn {points} points")
            }
            Change::Assess(_) => self
                .pick(
                    "đánh giá trước đã: chưa có số liệu",
                    "assess first: the fact is not known",
                )
                .to_owned(),
        }
    }
}

/// A number with the decimal mark of the language.
pub(super) fn decimal(number: impl ToString, locale: Locale) -> String {
    let number = number.to_string();
    match locale {
        Locale::Vi => number.replace('.', ","),
        Locale::En => number,
    }
}

/// A percentage, rounded to one decimal place unless it is whole.
pub(super) fn percent(part: u64, whole: u64, locale: Locale) -> String {
    match tenths(u128::from(part) * 100, whole) {
        Some(percent) => format!("{}\u{a0}%", decimal(percent, locale)),
        None => "–".to_owned(),
    }
}

/// `amount / per` to one decimal place, halves up, without a trailing `.0` where it is exact.
fn tenths(amount: u128, per: u64) -> Option<String> {
    let per = u128::from(per);
    let exact = amount.checked_rem(per)? == 0;
    let tenths = (20 * amount + per) / (2 * per);
    Some(match exact {
        true => (amount / per).to_string(),
        false => format!("{}.{}", tenths / 10, tenths % 10),
    })
}

/// A source in short: its full number, such as 4116/BGDĐT-CNTT, or else its title.
pub(super) fn source(source: &Source, locale: Locale) -> String {
    let number = source.number.as_ref().map(|number| number.as_str());
    number
        .filter(|number| number.contains('/'))
        .unwrap_or_else(|| source.title.get(locale))
        .to_owned()
}

/// Who says so and how sure that is. What was authored never names a source.
pub(super) fn citation<'s>(
    citation: &Citation,
    find: impl FnOnce(&Id) -> Option<&'s Source>,
    locale: Locale,
) -> Words {
    let fidelity = citation.fidelity.label(locale);
    if citation.fidelity == Fidelity::Authored {
        return Words::new(fidelity).tone(Tone::Warn);
    }
    let named = citation
        .source
        .map(|id| find(&id).map_or_else(|| id.to_string(), |known| source(known, locale)));
    let clause = citation.clause.as_ref().map(|c| c.as_str().to_owned());
    let place: Vec<String> = clause.into_iter().chain(named).collect();
    Words::new(format!("{}; {fidelity}", place.join(", ")))
}
