//! Pictures of results. Each shows figures that stand in words on the same page.

use crate::explain::page::{Bar, Chart, Mark, Shade, Tone};
use crate::explain::voice::Voice;
use crate::model::{
    Comparison, Coverage, GroupScore, Id, LowerBound, Outcome, PointScore, Requirement,
    RequirementResult, RequirementState, Scorecard,
};

/// A whole percentage, in millionths.
const HUNDRED: u64 = 100_000_000;

impl Voice<'_> {
    /// Where the school stands between the levels, and what keeps it from the next.
    pub(super) fn standing(&self, outcome: &Outcome, results: &[RequirementResult]) -> Chart {
        let title = self.pick(
            "Trường đang ở đâu giữa các mức",
            "Where the school stands between the levels",
        );
        let mut chart = Chart::new(title);
        if let Some(points) = outcome.points {
            let label = self.pick("Kết quả chung", "Overall");
            chart.marks = self.level_marks(None);
            chart.bar(label, self.earned(outcome, points), self.outcome(outcome));
            return chart;
        }
        for result in results {
            let tone = match result.state {
                RequirementState::Holds => Tone::Good,
                RequirementState::Unmet => Tone::Bad,
                RequirementState::NotApplicable => continue,
            };
            let bar = Bar {
                part: result.reached.millionths(),
                whole: result.of.millionths(),
                shade: Shade::Tone(tone),
            };
            let level = self.level(&result.level);
            chart.bar(level, bar, self.told(None, result));
        }
        chart
    }

    /// The groups by their points, with where the levels begin.
    pub(super) fn by_group(&self, groups: &[GroupScore]) -> Chart {
        let mut chart = Chart::new(self.pick("Các nhóm tiêu chí", "The groups of criteria"));
        let common = self.instrument.groups.iter().all(|g| g.levels.is_empty());
        if let Some(first) = groups.first().filter(|_| common) {
            chart.marks = self.level_marks(Some(first.group));
        }
        for group in groups {
            if let Some(points) = group.outcome.points {
                let bar = self.earned(&group.outcome, points);
                chart.bar(self.group(&group.group), bar, self.outcome(&group.outcome));
            }
        }
        chart
    }

    /// How much was answered, does not apply, is not known.
    pub(super) fn answered(&self, coverage: &Coverage) -> Chart {
        let whole = u64::from(coverage.criteria.get());
        let (answered, apart) = (
            u64::from(coverage.answered.get()),
            u64::from(coverage.not_applicable.get()),
        );
        let names = [
            (self.pick("Đã trả lời", "Answered"), answered, Tone::Plain),
            (
                self.pick("Không áp dụng", "Not applicable"),
                apart,
                Tone::Quiet,
            ),
            (
                self.pick("Chưa đánh giá", "Not assessed"),
                whole.saturating_sub(answered).saturating_sub(apart),
                Tone::Bad,
            ),
        ];
        let title = self.pick("Đã trả lời đến đâu", "How much was answered");
        let (mut chart, mut parts) = (Chart::new(title), Vec::new());
        for (name, part, tone) in names.into_iter().filter(|(_, part, _)| *part > 0) {
            let shade = Shade::Tone(tone);
            chart = chart.key(format!("{name}: {part}"), shade);
            parts.push(Bar { part, whole, shade });
        }
        let label = self.pick("Số tiêu chí", "Criteria");
        chart.row(label, parts, self.coverage(coverage));
        chart
    }

    /// Both judgements of the whole and of the groups that differ.
    pub(super) fn side_by_side(&self, comparison: &Comparison) -> Chart {
        let title = self.pick(
            "Tự đánh giá và đánh giá ngoài",
            "Self-assessment and external evaluation",
        );
        let mut chart = Chart::new(title);
        let whole = self.pick("Kết quả chung", "Overall").to_owned();
        let whole = [(
            whole,
            &comparison.self_outcome,
            &comparison.external_outcome,
        )];
        let groups = comparison.groups.iter();
        let groups = groups.map(|g| (self.group(&g.group), &g.self_outcome, &g.external_outcome));
        for (name, own, external) in whole.into_iter().chain(groups) {
            let sides = [
                (self.pick("tự đánh giá", "self"), own),
                (self.pick("đánh giá ngoài", "external"), external),
            ];
            for (side, outcome) in sides {
                if let Some(points) = outcome.points {
                    let bar = self.earned(outcome, points);
                    chart.bar(format!("{name} – {side}"), bar, self.outcome(outcome));
                }
            }
        }
        chart
    }

    fn earned(&self, outcome: &Outcome, points: PointScore) -> Bar {
        Bar {
            part: points.earned.millionths(),
            whole: points.of.millionths(),
            shade: outcome
                .level
                .map_or_else(Shade::default, |level| Shade::Tone(self.tone(&level))),
        }
    }

    /// Where levels begin along the percentage of the points.
    fn level_marks(&self, scope: Option<Id>) -> Vec<Mark> {
        let (levels, _) = self.levels_of(scope);
        let marks = levels.iter().flat_map(|row| {
            let begins = row.requires.iter().filter_map(|needs| match needs {
                Requirement::Percent(band) if band.of.is_none() => band.lower,
                _ => None,
            });
            begins.map(|lower| {
                let limit = lower.limit();
                let (percent, level) = (self.limit_percent(limit), self.level(&row.level));
                let from = match lower {
                    LowerBound::From(_) => self.pick("từ", "from"),
                    LowerBound::Above(_) => self.pick("trên", "above"),
                };
                Mark {
                    part: limit.millionths(),
                    whole: HUNDRED,
                    title: format!("{from} {percent}: {level}"),
                }
            })
        });
        marks.collect()
    }

    /// Where the school stands, group by group, and how much is known.
    pub(super) fn pictures(&self, card: &Scorecard) -> [Chart; 3] {
        [
            self.standing(&card.outcome, &card.requirements),
            self.by_group(&card.groups),
            self.answered(&card.coverage),
        ]
    }
}
