//! What became of requirements, in sentences.

use super::Voice;
use super::levels::Told;
use crate::explain::page::Words;
use crate::model::decimal::ONE;
use crate::model::{
    Coverage, Fidelity, Id, Limit, Outcome, Points, Requirement, RequirementKind,
    RequirementResult, RequirementState, say, words,
};

impl Voice<'_> {
    /// What became of a requirement, in one sentence.
    pub(crate) fn told(&self, scope: Option<Id>, result: &RequirementResult) -> String {
        let known = self.requirement(scope, &result.level, result.requirement);
        let of = result.of.millionths() / ONE;
        let rule = match known {
            Some(known) => {
                let asked = self.lowest(known);
                let asked = asked.unwrap_or_else(|| self.asks(scope, known, Told::Of(of)));
                self.needs(&result.level, &asked)
            }
            None => self.level_named(&result.level),
        };
        let came = match result.state {
            RequirementState::Holds => self.holds(result),
            RequirementState::Unmet => self.falls_short(scope, known, result),
            RequirementState::NotApplicable => {
                self.pick("không áp dụng", "does not apply").to_owned()
            }
        };
        format!("{rule}: {came}.")
    }

    /// The level above the one reached, and its requirements, if the trace has one; none where no level is told for want of answers.
    pub(crate) fn above<'r>(
        &self,
        outcome: &Outcome,
        results: &'r [RequirementResult],
    ) -> Option<(Id, &'r [RequirementResult])> {
        let last = results.last()?.level;
        if outcome.is_little_answered() {
            return None;
        }
        let reached = outcome.level.and_then(|level| self.rank(&level));
        if reached.is_some_and(|reached| self.rank(&last) <= Some(reached)) {
            return None;
        }
        let first = results.iter().position(|r| r.level == last)?;
        Some((last, results.get(first..)?))
    }

    /// Why a scope is not on the level above its own: a sentence for each requirement that fails.
    pub(crate) fn why_not(
        &self,
        scope: Option<Id>,
        outcome: &Outcome,
        results: &[RequirementResult],
    ) -> Vec<String> {
        let Some((level, above)) = self.above(outcome, results) else {
            return Vec::new();
        };
        let unmet = above.iter();
        let unmet = unmet.filter(|r| r.state == RequirementState::Unmet);
        let mut told: Vec<String> = unmet.map(|r| self.told(scope, r)).collect();
        if told.is_empty() {
            let level = self.level_named(&level);
            told.push(say!(
                self.locale,
                "{level}: không yêu cầu nào áp dụng được, nên không xếp được mức này.",
                "{level}: none of its requirements applies, so this level cannot be given."
            ));
        }
        let told = told.into_iter();
        told.map(|told| self.of_group(scope, told)).collect()
    }

    /// That too little is answered for an overall level, and how much is needed; none where enough is.
    pub(crate) fn too_little(&self, outcome: &Outcome, coverage: &Coverage) -> Option<Words> {
        if !outcome.is_little_answered() {
            return None;
        }
        let little = self.rated_outcome(outcome);
        let needed = coverage.needed.filter(|needed| *needed > coverage.answered);
        let answered = self.number(coverage.answered);
        let why = match needed {
            Some(needed) => say!(
                self.locale,
                ": mới trả lời {answered} tiêu chí, cần ít nhất {needed}",
                ": {answered}, at least {needed} are needed for a level"
            ),
            None => self
                .pick(
                    ": có nhóm chưa trả lời đủ số tiêu chí",
                    " in one of the groups",
                )
                .to_owned(),
        };
        let answered = self.instrument.scoring.answered.as_ref();
        let authored = answered.is_some_and(|a| a.citation.fidelity == Fidelity::Authored);
        let who = match authored {
            true => self.pick(
                " (do người soạn chọn, không phải quy định)",
                " (chosen by its authors, not official)",
            ),
            false => "",
        };
        Some(little.then(why).then(who))
    }

    /// By what figures a requirement holds.
    fn holds(&self, result: &RequirementResult) -> String {
        let figures = self.figures(result);
        say!(self.locale, "đạt ({figures})", "met ({figures})")
    }

    fn figures(&self, result: &RequirementResult) -> String {
        let (reached, of) = (self.rounded(result.reached), self.rounded(result.of));
        match result.kind {
            RequirementKind::Percent => {
                let percent = self.percent_of(result);
                say!(
                    self.locale,
                    "{percent}, {reached}/{of} điểm",
                    "{percent}, {reached}/{of} points"
                )
            }
            RequirementKind::Points => words::of_points(&reached, self.locale),
            _ => format!("{reached}/{of}"),
        }
    }

    /// How far a requirement is from holding, and what could still make it hold.
    fn falls_short(
        &self,
        scope: Option<Id>,
        known: Option<&Requirement>,
        result: &RequirementResult,
    ) -> String {
        let (reached, of) = (self.rounded(result.reached), self.rounded(result.of));
        let who = match scope {
            None => self.pick("trường", "the school"),
            Some(_) => self.pick("nhóm", "the group"),
        };
        let some = match known {
            Some(Requirement::Criteria(criteria)) => criteria.count.is_some(),
            Some(Requirement::Groups(groups)) => groups.count.is_some(),
            _ => false,
        };
        let missing = match result.kind {
            RequirementKind::Groups if !result.missing.is_empty() => {
                let named = self.named(&result.missing);
                say!(self.locale, "nhóm {named}", "group {named}")
            }
            _ => self.named(&result.missing),
        };
        let short = match result.kind {
            RequirementKind::Percent => {
                let percent = self.percent_of(result);
                say!(
                    self.locale,
                    "{who} mới đạt {percent} ({reached}/{of} điểm)",
                    "{who} has {percent} ({reached}/{of} points)"
                )
            }
            RequirementKind::Points => {
                let reached = words::of_points(&reached, self.locale);
                say!(self.locale, "{who} mới có {reached}", "{who} has {reached}")
            }
            RequirementKind::Conditions if !missing.is_empty() => {
                say!(self.locale, "chưa đạt {missing}", "{missing} not yet met")
            }
            _ if missing.is_empty() => {
                say!(self.locale, "mới có {reached}", "{reached} so far")
            }
            _ if some => say!(
                self.locale,
                "mới có {reached}, có thể nâng thêm {missing}",
                "{reached} so far, still to be raised {missing}"
            ),
            _ => say!(
                self.locale,
                "còn thiếu {missing}",
                "still missing {missing}"
            ),
        };
        if result.not_applicable.is_empty() {
            return short;
        }
        let idle = self.named(&result.not_applicable);
        say!(
            self.locale,
            "{short}; {idle} không áp dụng nên bị tính là chưa đạt",
            "{short}; {idle} not applicable, which counts as not met"
        )
    }

    fn percent_of(&self, result: &RequirementResult) -> String {
        words::percent_beside(result.reached, result.of, result.needed, self.locale)
    }

    /// A figure of a result as people write points.
    fn rounded(&self, figure: Limit) -> String {
        let points = Points::from_millionths(figure.millionths());
        points.map_or_else(|| self.number(figure), |points| self.points_number(points))
    }
}
