//! What to do next: what the next level lacks, conditions first.

use super::{Teller, failed};
use crate::model::{
    CriteriaSet, Criterion, CriterionScore, Id, Measure, Points, RequirementKind,
    RequirementResult, State, Value, say,
};
use std::cmp::Reverse;

/// How many things are told.
const THINGS: usize = 3;

impl Teller<'_> {
    /// At most three things, each in a line.
    pub(super) fn next(&self) -> Vec<String> {
        let voice = &self.voice;
        let mut things: Vec<String> = Vec::new();
        let mut told: Vec<Id> = Vec::new();
        let little = self.card.outcome.is_little_answered();
        let open = |score: &CriterionScore| score.state == State::NotAssessed;
        let conditions = self.known().filter(|(c, _)| c.is_condition());
        let conditions = conditions.filter(|(_, score)| !little || !open(score));
        for (criterion, _) in conditions.filter(|(_, score)| failed(score)) {
            things.push(voice.criterion(&criterion.id));
        }
        let open = self
            .known()
            .filter(|(criterion, score)| open(score) && (little || !criterion.is_condition()));
        let open: Vec<Id> = open.map(|(criterion, _)| criterion.id).collect();
        if !open.is_empty() {
            let (count, ids) = (open.len(), voice.named(&open));
            let criteria = match count {
                1 => "criterion".to_owned(),
                _ => format!("{count} criteria"),
            };
            things.push(say!(
                voice.locale,
                "Đánh giá {count} tiêu chí chưa có câu trả lời: {ids}",
                "Assess the {criteria} without an answer: {ids}"
            ));
            told.extend(open);
        }
        let groups = self.lacking().collect::<Vec<_>>();
        let whole = (
            None,
            self.unmet(&self.card.outcome, &self.card.requirements),
        );
        for result in whole.1 {
            self.serving(whole.0, result, &mut told, &mut things);
        }
        for group in groups {
            for result in self.unmet(&group.outcome, &group.requirements) {
                self.serving(Some(group.group), result, &mut told, &mut things);
            }
        }
        if things.is_empty() {
            let above = voice.above(&self.card.outcome, &self.card.requirements);
            let nothing = match above {
                None => voice.pick(
                    "Giữ vững kết quả: trường đã ở mức cao nhất.",
                    "Keep it up: the school is at the highest level.",
                ),
                Some(_) => voice.pick(
                    "Không còn việc nào nâng được mức với các tiêu chí được tính.",
                    "With the criteria that count, nothing is left that would raise the level.",
                ),
            };
            things.push(nothing.to_owned());
        }
        things.truncate(THINGS);
        things
    }

    /// What serves one requirement, the most useful first.
    fn serving(
        &self,
        scope: Option<Id>,
        result: &RequirementResult,
        told: &mut Vec<Id>,
        things: &mut Vec<String>,
    ) {
        let voice = &self.voice;
        let mut add = |criterion: &Criterion, thing: String| {
            if !told.contains(&criterion.id) {
                told.push(criterion.id);
                things.push(thing);
            }
        };
        match result.kind {
            RequirementKind::Groups | RequirementKind::Conditions => {}
            RequirementKind::Criteria => {
                let level = voice.on_level(&voice.wanted_level(scope, result));
                for id in &result.missing {
                    let title = voice.criterion(id);
                    if let Some(criterion) = voice.known(id) {
                        add(
                            criterion,
                            say!(
                                voice.locale,
                                "{title}: nâng lên {level}",
                                "{title}: raise to {level}"
                            ),
                        );
                    }
                }
            }
            RequirementKind::Percent | RequirementKind::Points => {
                let of = voice.set_of(scope, result);
                let mut better = self.improvable(scope, of);
                better.sort_by_key(|(_, _, gain)| Reverse(*gain));
                for (criterion, score, gain) in better {
                    add(criterion, self.improve(criterion, score, gain));
                }
            }
        }
    }

    /// The criteria of a set that could earn more, each with the points that its next step brings.
    fn improvable(
        &self,
        scope: Option<Id>,
        of: Option<&CriteriaSet>,
    ) -> Vec<(&Criterion, &CriterionScore, u64)> {
        let members = self.voice.members(scope, of, false);
        let within = |criterion: &Criterion| members.iter().any(|m| m.id == criterion.id);
        let known = self
            .known()
            .filter(|(criterion, score)| score.state == State::Answered && within(criterion));
        let known = known.map(|(criterion, score)| (criterion, score, gain(criterion, score)));
        known.filter(|(_, _, gain)| *gain > 0).collect()
    }

    /// What the next step of a criterion takes, and the points it brings.
    fn improve(&self, criterion: &Criterion, score: &CriterionScore, gain: u64) -> String {
        let voice = &self.voice;
        let title = voice.criterion(&criterion.id);
        let measured = matches!(
            score.value,
            Some(Value::Share(_) | Value::Count(_) | Value::Ratio(_))
        );
        let limit = score.missed.and_then(|missed| missed.limit);
        let needs = limit.filter(|_| measured).map(|limit| {
            let (limit, now) = (
                voice.limit_alone(&criterion.measure, limit),
                voice.value(None, score.value.as_ref()),
            );
            say!(
                voice.locale,
                ": cần {limit}, hiện {now}",
                ": {limit} needed, now {now}"
            )
        });
        let gain = Points::from_millionths(gain).unwrap_or(Points::MAX);
        let gain = voice.points(gain);
        let most = match criterion.measure {
            Measure::Points(_) => voice.pick("tối đa ", "up to "),
            _ => "",
        };
        format!("{title}{} ({most}+{gain})", needs.unwrap_or_default())
    }
}

/// The points that the next step brings, or that are left where there are no steps with points.
fn gain(criterion: &Criterion, score: &CriterionScore) -> u64 {
    let Some(points) = score.points else {
        return 0;
    };
    let earned = points.earned.millionths();
    let next = score.missed.and_then(|missed| {
        let step = criterion.levels.iter().find(|s| s.level == missed.level)?;
        step.points
    });
    let to = next.map_or(points.of.millionths(), |next| next.millionths());
    to.saturating_sub(earned)
}
