//! What to do next: what the next level lacks, conditions first.

use super::Teller;
use crate::model::{
    CriteriaSet, Criterion, CriterionScore, CriterionState, Id, RequirementKind, RequirementResult,
    Stage, Value, say,
};
use crate::score::{Next, next};
use std::cmp::Reverse;
use std::collections::HashMap;

/// How many things are told.
const THINGS: usize = 3;

/// What came of each criterion.
type Scores<'c> = HashMap<Id, &'c CriterionScore>;

impl Teller<'_> {
    /// At most three things, each in a line.
    pub(super) fn next(&self) -> Vec<String> {
        let voice = &self.voice;
        let mut things: Vec<String> = Vec::new();
        let mut told: Vec<Id> = Vec::new();
        let little = self.card.outcome.is_little_answered();
        let open = |score: &CriterionScore| score.state == CriterionState::NotAssessed;
        for score in self.failed().filter(|score| self.counts(score)) {
            things.push(voice.criterion(&score.criterion));
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
        let whole = self.unmet(&self.card.outcome, &self.card.requirements);
        let scores = self.card.criteria.iter();
        let scores: Scores<'_> = scores.map(|score| (score.criterion, score)).collect();
        let groups = groups.into_iter().flat_map(|group| {
            let unmet = self.unmet(&group.outcome, &group.requirements);
            unmet.map(|result| (Some(group.group), result))
        });
        let whole = whole.map(|result| (None, result));
        for (scope, result) in whole.chain(groups) {
            if things.len() >= THINGS {
                break;
            }
            self.serving((scope, result), &scores, &mut told, &mut things);
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
    fn serving<'s>(
        &'s self,
        (scope, result): (Option<Id>, &RequirementResult),
        scores: &Scores<'s>,
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
                let mut better = self.improvable(scope, of, scores);
                better.sort_by_key(|(_, _, next)| Reverse(next.gain));
                for (criterion, score, next) in better {
                    add(criterion, self.improve(criterion, score, &next));
                }
            }
        }
    }

    /// The criteria of a set that could earn more, each with what brings it more.
    fn improvable<'s>(
        &'s self,
        scope: Option<Id>,
        of: Option<&CriteriaSet>,
        scores: &Scores<'s>,
    ) -> Vec<(&'s Criterion, &'s CriterionScore, Next)> {
        let stages: &[Stage] = &Stage::distinct(&self.card.school.stages);
        let members = self.voice.members(scope, of, false).into_iter();
        let answered = members.filter_map(|criterion| {
            let score = *scores.get(&criterion.id)?;
            (score.state == CriterionState::Answered).then_some((criterion, score))
        });
        let better = answered.filter_map(|(criterion, score)| {
            Some((criterion, score, next(criterion, score, stages)?))
        });
        better.collect()
    }

    /// What it takes to earn more, and the points that just this brings.
    fn improve(&self, criterion: &Criterion, score: &CriterionScore, next: &Next) -> String {
        let voice = &self.voice;
        let title = voice.criterion(&criterion.id);
        let needs = match (&score.value, next.step) {
            (Some(Value::Share(_) | Value::Count(_) | Value::Ratio(_)), Some(step)) => {
                step.limit.map(|limit| {
                    let (limit, now) = (
                        voice.limit_alone(&criterion.measure, limit),
                        voice.value(None, score.value.as_ref()),
                    );
                    say!(
                        voice.locale,
                        ": cần {limit}, hiện {now}",
                        ": {limit} needed, now {now}"
                    )
                })
            }
            (Some(Value::Rating(_)), Some(step)) => {
                let level = voice.on_level(&step.level);
                Some(say!(
                    voice.locale,
                    ": nâng lên {level}",
                    ": raise to {level}"
                ))
            }
            _ => None,
        };
        let gain = voice.points(next.gain);
        let most = match next.step {
            Some(_) => "",
            None => voice.pick("tối đa ", "up to "),
        };
        format!("{title}{} ({most}+{gain})", needs.unwrap_or_default())
    }
}
