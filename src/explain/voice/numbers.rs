//! Points, percentages and days as the instrument's language writes them.

use super::Voice;
use crate::explain::page::Words;
use crate::model::{Coverage, Date, Limit, Outcome, PointScore, Points, say, words};

impl Voice<'_> {
    pub(crate) fn number(&self, number: impl ToString) -> String {
        words::decimal(number, self.locale)
    }

    pub(crate) fn limit_percent(&self, limit: Limit) -> String {
        format!("{}%", self.number(limit))
    }

    pub(crate) fn percent(&self, part: u64, whole: u64) -> String {
        words::percent(part, whole, self.locale)
    }

    pub(crate) fn date(&self, day: Date) -> String {
        words::day(day, self.locale)
    }

    pub(crate) fn points_number(&self, points: Points) -> String {
        words::points(points, self.locale)
    }

    pub(crate) fn points(&self, points: Points) -> String {
        words::of_points(&self.points_number(points), self.locale)
    }

    /// Points out of points, such as `65/95`.
    pub(crate) fn out_of(&self, score: PointScore) -> String {
        let (earned, of) = (
            self.points_number(score.earned),
            self.points_number(score.of),
        );
        format!("{earned}/{of}")
    }

    /// The share of the points in percent.
    pub(crate) fn share(&self, score: PointScore) -> String {
        self.percent(score.earned.millionths(), score.of.millionths())
    }

    /// Points out of points, with their percentage.
    pub(crate) fn score(&self, score: PointScore) -> String {
        format!("{} ({})", self.out_of(score), self.share(score))
    }

    /// The level, and the points where there are any.
    pub(crate) fn outcome(&self, outcome: &Outcome) -> String {
        let level = self.rated_outcome(outcome).text();
        match outcome.points {
            Some(points) => format!("{level}, {}", self.score(points)),
            None => level,
        }
    }

    /// The level, and below it the points where there are any.
    pub(crate) fn outcome_lines(&self, outcome: &Outcome) -> Vec<Words> {
        let points = outcome.points.map(|points| self.score(points).into());
        let level = self.rated_outcome(outcome);
        std::iter::once(level).chain(points).collect()
    }

    /// How much was answered.
    pub(crate) fn coverage(&self, coverage: &Coverage) -> String {
        let (answered, criteria) = (
            self.number(coverage.answered),
            self.number(coverage.criteria),
        );
        let mut text = say!(
            self.locale,
            "{answered}/{criteria} tiêu chí",
            "{answered}/{criteria} criteria"
        );
        if let Some(points) = coverage.points {
            let points = self.out_of(PointScore {
                earned: points.answered,
                of: points.of,
            });
            text += &say!(self.locale, " ({points} điểm)", " (worth {points} points)");
        }
        if coverage.not_applicable.get() > 0 {
            let apart = self.number(coverage.not_applicable);
            text += &say!(
                self.locale,
                "; {apart} không áp dụng",
                "; {apart} not applicable"
            );
        }
        text
    }
}
