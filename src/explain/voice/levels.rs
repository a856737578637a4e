//! What levels take, in sentences: a requirement as a rule.

use super::Voice;
use crate::model::{
    BandRequirement, Citation, ConditionsRequirement, Count, Enough, Id, LevelRequirements, Limit,
    Locale, LowerBound, NotApplicableAs, Requirement, RequirementResult, Served, UpperBound, say,
};

/// How a requirement is told: as the instrument prints it, or for what applies to a school.
#[derive(Clone, Copy)]
pub(super) enum Told {
    Printed,
    /// So many of its things apply.
    Of(u64),
}

impl<'i> Voice<'i> {
    /// The overall levels, or those of a group, and who lays them down.
    pub(crate) fn levels_of(
        &self,
        scope: Option<Id>,
    ) -> (&'i [LevelRequirements], Option<&'i Citation>) {
        let scoring = &self.instrument.scoring;
        match scope.map(|id| self.known_group(&id)) {
            None => (&scoring.levels, Some(&scoring.levels_citation)),
            Some(Some(group)) if !group.levels.is_empty() => {
                (&group.levels, group.levels_citation.as_ref())
            }
            Some(_) => (
                &scoring.group_levels,
                scoring.group_levels_citation.as_ref(),
            ),
        }
    }

    pub(super) fn requirement(
        &self,
        scope: Option<Id>,
        level: &Id,
        at: Count,
    ) -> Option<&'i Requirement> {
        let (levels, _) = self.levels_of(scope);
        let row = levels.iter().find(|row| row.level == *level)?;
        row.requires.get(usize::try_from(at.get()).ok()?)
    }

    /// The level that a result's criteria must be on.
    pub(crate) fn wanted_level(&self, scope: Option<Id>, result: &RequirementResult) -> Id {
        match self.requirement(scope, &result.level, result.requirement) {
            Some(Requirement::Criteria(criteria)) => criteria.at,
            Some(Requirement::Groups(groups)) => groups.at,
            _ => result.level,
        }
    }

    /// Who lays down the requirement that a result is of, where it says so itself.
    pub(crate) fn own_basis(
        &self,
        scope: Option<Id>,
        result: &RequirementResult,
    ) -> Option<&'i Citation> {
        self.requirement(scope, &result.level, result.requirement)?
            .citation()
    }

    /// A requirement as a rule: `Mức 2 cần cả 8 tiêu chí bắt buộc ở Mức 2`.
    pub(crate) fn rule(&self, scope: Option<Id>, level: &Id, requirement: &Requirement) -> String {
        let asked = self.asked(scope, requirement);
        self.needs(level, &asked)
    }

    /// What a requirement asks for, as the instrument prints it.
    pub(crate) fn asked(&self, scope: Option<Id>, requirement: &Requirement) -> String {
        let asked = self.asks(scope, requirement, Told::Printed);
        let default = self.instrument.scoring.not_applicable;
        let aside = match requirement.not_applicable().or(default) {
            None | Some(NotApplicableAs::Leaves) => return asked,
            Some(NotApplicableAs::Met) => self.pick(
                "nội dung không áp dụng được tính là đạt",
                "what does not apply counts as met",
            ),
            Some(NotApplicableAs::Unmet) => self.pick(
                "nội dung không áp dụng bị tính là chưa đạt",
                "what does not apply counts as not met",
            ),
        };
        format!("{asked} ({aside})")
    }

    /// The rule that a change serves, with the group whose rule it is.
    pub(crate) fn served(&self, served: &Served) -> String {
        let Served {
            group,
            level,
            requirement,
        } = served;
        let rule = match self.requirement(*group, level, *requirement) {
            Some(known) => {
                let asked = self.asks(*group, known, Told::Printed);
                self.needs(level, &self.lowest(known).unwrap_or(asked))
            }
            None => self.level_named(level),
        };
        self.of_group(*group, rule)
    }

    /// How much must be answered before a level is told, if the instrument asks for any.
    pub(crate) fn enough_answered(&self) -> Option<String> {
        let least = self.instrument.scoring.answered.as_ref()?.at_least;
        let (part, whole) = (self.number(least.part), self.number(least.whole));
        Some(match least.part == least.whole {
            true => self
                .pick(
                    "Chỉ xếp mức khi mọi tiêu chí được tính đã có câu trả lời",
                    "A level is told once all of the criteria that count are answered",
                )
                .to_owned(),
            false => say!(
                self.locale,
                "Chỉ xếp mức khi ít nhất {part}/{whole} số tiêu chí được tính đã có câu trả lời",
                "A level is told once at least {part}/{whole} of the criteria that count are answered"
            ),
        })
    }

    /// A sentence about a group, or about the whole.
    pub(super) fn of_group(&self, group: Option<Id>, sentence: String) -> String {
        match group {
            Some(group) => say!(
                self.locale,
                "Nhóm {group}: {sentence}",
                "Group {group}: {sentence}"
            ),
            None => sentence,
        }
    }

    pub(super) fn needs(&self, level: &Id, asked: &str) -> String {
        let level = self.level_named(level);
        say!(self.locale, "{level} cần {asked}", "{level} needs {asked}")
    }

    pub(super) fn asks(&self, scope: Option<Id>, requirement: &Requirement, told: Told) -> String {
        let applying = |counted: super::sets::Counted, count: Option<Enough>| match (told, count) {
            (Told::Of(of), None | Some(Enough::Share(_))) => counted.applying(of),
            _ => counted,
        };
        match requirement {
            Requirement::Percent(band) => self.band_asked(band, true, band.upper),
            Requirement::Points(band) => self.band_asked(band, false, band.upper),
            Requirement::Criteria(criteria) => {
                let counted = self.criteria_of(scope, criteria.of.as_ref());
                let counted = applying(counted, criteria.count);
                let enough = self.enough(&counted, criteria.count);
                format!("{enough} {}", self.at(&criteria.at))
            }
            Requirement::Groups(groups) => {
                let counted = applying(self.groups_of(groups), groups.count);
                let enough = self.enough(&counted, groups.count);
                format!("{enough} {}", self.at(&groups.at))
            }
            Requirement::Conditions(conditions) => self.conditions(scope, conditions),
        }
    }

    /// What a band takes at least, for a result: its upper bound decides nothing.
    pub(super) fn lowest(&self, requirement: &Requirement) -> Option<String> {
        match requirement {
            Requirement::Percent(band) => Some(self.band_asked(band, true, None)),
            Requirement::Points(band) => Some(self.band_asked(band, false, None)),
            _ => None,
        }
    }

    fn conditions(&self, scope: Option<Id>, requirement: &ConditionsRequirement) -> String {
        let of = requirement.of.as_ref();
        if let [only] = self.members(scope, of, true).as_slice() {
            let id = only.id;
            return say!(
                self.locale,
                "điều kiện bắt buộc {id}",
                "the mandatory condition {id}"
            );
        }
        match of {
            None => self
                .pick("đủ các điều kiện bắt buộc", "all mandatory conditions")
                .to_owned(),
            of => {
                let noun = self.noun("điều kiện", "conditions", of);
                say!(self.locale, "đủ các {noun}", "all {noun}")
            }
        }
    }

    /// The level that things must be on: the highest, or one and those above it.
    fn at(&self, level: &Id) -> String {
        let highest = self
            .instrument
            .levels
            .last()
            .is_some_and(|l| l.id == *level);
        let level = self.on_level(level);
        match highest {
            true => say!(self.locale, "ở {level}", "at {level}"),
            false => say!(self.locale, "từ {level} trở lên", "at {level} or above"),
        }
    }

    /// A band of points or of their percentage: `từ 50% đến 75% điểm của các tiêu chí được tính`.
    fn band_asked(
        &self,
        band: &BandRequirement,
        percent: bool,
        upper: Option<UpperBound>,
    ) -> String {
        let value = |limit: Limit| match percent {
            true => self.limit_percent(limit),
            false => self.number(limit),
        };
        let noun = self.noun("tiêu chí", "criteria", band.of.as_ref());
        let of = match (self.locale, percent, &band.of) {
            (Locale::Vi, true, _) => format!(" điểm của các {noun} được tính"),
            (Locale::En, true, _) => format!(" of the points of the {noun} that count"),
            (_, false, None) => self.pick(" điểm", " points").to_owned(),
            (Locale::Vi, false, _) => format!(" điểm của các {noun}"),
            (Locale::En, false, _) => format!(" points from the {noun}"),
        };
        let upper = upper.map(|bound| match bound {
            UpperBound::To(limit) => (value(limit), false),
            UpperBound::Below(limit) => (value(limit), true),
        });
        match (band.lower, upper) {
            (Some(lower), Some((upper, below))) => {
                let lower = match lower {
                    LowerBound::From(limit) => say!(self.locale, "từ {}", "from {}", value(limit)),
                    LowerBound::Above(limit) => {
                        say!(self.locale, "trên {}", "more than {}", value(limit))
                    }
                };
                let to = match below {
                    true => self.pick("đến dưới", "to less than"),
                    false => self.pick("đến", "to"),
                };
                format!("{lower} {to} {upper}{of}")
            }
            (Some(LowerBound::From(limit)), None) => {
                let limit = value(limit);
                say!(
                    self.locale,
                    "từ {limit}{of} trở lên",
                    "at least {limit}{of}"
                )
            }
            (Some(LowerBound::Above(limit)), None) => {
                let limit = value(limit);
                say!(self.locale, "trên {limit}{of}", "more than {limit}{of}")
            }
            (None, Some((upper, true))) => {
                say!(self.locale, "dưới {upper}{of}", "less than {upper}{of}")
            }
            (None, Some((upper, false))) => {
                say!(self.locale, "không quá {upper}{of}", "at most {upper}{of}")
            }
            (None, None) => self.pick("mọi số điểm", "any number of points").to_owned(),
        }
    }
}
