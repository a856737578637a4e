//! What to do next: the first steps of what lifts the school to the next level, conditions first.

use super::Teller;
use crate::model::{Change, CriterionScore, CriterionState, Gap, Id, LiftState, say};

/// How many things are told.
const THINGS: usize = 3;

impl Teller<'_> {
    /// At most three things, each in a line.
    pub(super) fn next(&self) -> Vec<String> {
        let voice = &self.voice;
        let little = self.card.outcome.is_little_answered();
        let lift = self.lift.as_ref();
        let lift = lift.filter(|lift| lift.state == LiftState::Liftable);
        let steps = lift.map_or([].as_slice(), |lift| lift.steps.as_slice());
        let (conditions, others): (Vec<&Gap>, Vec<&Gap>) =
            (steps.iter()).partition(|step| voice.is_condition(&step.criterion));
        let conditions = conditions.into_iter().map(|step| step.criterion);
        let failed = self.failed().filter(|score| little && self.counts(score));
        let failed = failed.map(|score| score.criterion);
        let mut things: Vec<String> = (conditions.chain(failed))
            .map(|id| voice.criterion(&id))
            .collect();
        let open = |score: &CriterionScore| score.state == CriterionState::NotAssessed;
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
        }
        let others = others
            .into_iter()
            .filter(|step| !open.contains(&step.criterion));
        things.extend(others.map(|step| self.step(step)));
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

    /// A step in few words: the level, where people judge what it takes, and figures, where the title says of what.
    fn step(&self, step: &Gap) -> String {
        let voice = &self.voice;
        let title = voice.criterion(&step.criterion);
        match step.change {
            Change::Rating(level) => {
                let level = voice.on_level(&level);
                let gain = voice.gain(step).unwrap_or_default();
                say!(
                    voice.locale,
                    "{title}: nâng lên {level}{gain}",
                    "{title}: raise to {level}{gain}"
                )
            }
            Change::Part(more) | Change::Count(more) => {
                let span = voice.span(&more);
                format!("{title}: {span}{}", voice.brings(step))
            }
            _ => voice.thing(step),
        }
    }
}
