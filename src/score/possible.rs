//! What no scoring comes to: numbers and names in a result that contradict each other, whatever was answered.

use crate::model::{
    Comparison, Detail, Finding, Firsts, Id, Locale, Outcome, PointScore, Pointer, Points,
    Scorecard, found, say,
};
use crate::sound::Rubric;

/// What a result states somewhere, and what alone could stand there.
struct Impossible {
    at: String,
    found: Detail,
    possible: Detail,
}

impl Impossible {
    fn new(at: &str, found: impl Into<Detail>, possible: impl Into<Detail>) -> Self {
        let (at, found, possible) = (at.to_owned(), found.into(), possible.into());
        Self {
            at,
            found,
            possible,
        }
    }

    fn within(self, place: &str) -> Self {
        let at = format!("{place}{}", self.at);
        Self { at, ..self }
    }
}

impl From<Impossible> for Finding {
    fn from(wrong: Impossible) -> Self {
        let Impossible {
            at,
            found,
            possible,
        } = wrong;
        let keys = at.split('/').skip(1);
        let pointer = keys.fold(Pointer::default(), Pointer::with);
        Self::from(found::ScorecardImpossible { found, possible }).at(&pointer)
    }
}

/// The first thing in a scorecard that no scoring comes to. Which level is above which only the rubric knows that made it.
pub(crate) fn impossible(card: &Scorecard, rubric: Option<&Rubric>) -> Option<Finding> {
    let by = rubric.filter(|rubric| rubric.digest() == card.instrument_digest);
    let groups = || {
        let groups = card.groups.iter().enumerate();
        groups.filter_map(|(at, group)| {
            let all = [&group.outcome, &group.lowest, &group.highest];
            Some(scope(all, by)?.within(&format!("/groups/{at}")))
        })
    };
    let criteria = || {
        let criteria = card.criteria.iter().enumerate();
        criteria.filter_map(|(at, score)| {
            Some(beyond(score.points)?.within(&format!("/criteria/{at}")))
        })
    };
    let wrong = coverage(card)
        .or_else(|| scope([&card.outcome, &card.lowest, &card.highest], by))
        .or_else(|| twice(&card.groups, |group| group.group, "groups", "group"))
        .or_else(|| {
            twice(
                &card.criteria,
                |score| score.criterion,
                "criteria",
                "criterion",
            )
        })
        .or_else(|| groups().next())
        .or_else(|| criteria().next());
    wrong.map(Finding::from)
}

/// The first thing in a comparison that no two judgements come to.
pub(crate) fn impossible_comparison(comparison: &Comparison) -> Option<Finding> {
    let side = |outcome: &Outcome, side| Some(beyond(outcome.points)?.within(side));
    let wrong = side(&comparison.self_outcome, "/selfOutcome")
        .or_else(|| side(&comparison.external_outcome, "/externalOutcome"))
        .or_else(|| twice(&comparison.groups, |of| of.group, "groups", "group"))
        .or_else(|| {
            twice(
                &comparison.criteria,
                |of| of.criterion,
                "criteria",
                "criterion",
            )
        });
    wrong.map(Finding::from)
}

/// More criteria answered, or more points for them, than there are.
fn coverage(card: &Scorecard) -> Option<Impossible> {
    let coverage = &card.coverage;
    let criteria = coverage.criteria.get();
    let open = criteria.saturating_sub(coverage.not_applicable.get());
    let points = coverage.points.filter(|points| points.answered > points.of);
    if coverage.not_applicable > coverage.criteria {
        let most = at_most(coverage.criteria);
        return Some(Impossible::new(
            "/coverage/notApplicable",
            coverage.not_applicable,
            most,
        ));
    }
    if coverage.answered.get() > open {
        return Some(Impossible::new(
            "/coverage/answered",
            coverage.answered,
            at_most(open),
        ));
    }
    points.map(|points| {
        Impossible::new(
            "/coverage/points/answered",
            points.answered,
            at_most(points.of),
        )
    })
}

/// An outcome and its bounds.
fn scope([outcome, lowest, highest]: [&Outcome; 3], by: Option<&Rubric>) -> Option<Impossible> {
    let all = [
        (outcome, "/outcome"),
        (lowest, "/lowest"),
        (highest, "/highest"),
    ];
    all.into_iter()
        .find_map(|(of, at)| Some(beyond(of.points)?.within(at)))
        .or_else(|| Some(inverted(lowest, outcome, by)?.within("/lowest")))
        .or_else(|| Some(inverted(lowest, highest, by)?.within("/lowest")))
        .or_else(|| Some(inverted(outcome, highest, by)?.within("/outcome")))
}

/// More points earned than there are.
fn beyond(points: Option<PointScore>) -> Option<Impossible> {
    let PointScore { earned, of } = points.filter(|points| points.earned > points.of)?;
    Some(Impossible::new("/points/earned", earned, at_most(of)))
}

/// A lower bound above an upper one.
fn inverted(low: &Outcome, high: &Outcome, by: Option<&Rubric>) -> Option<Impossible> {
    let rank = |outcome: &Outcome| by?.rank(&outcome.level?);
    if rank(low)
        .zip(rank(high))
        .is_some_and(|(low, high)| low > high)
    {
        return Some(Impossible::new("/level", low.level?, at_most(high.level?)));
    }
    let (low, high) = low.points.zip(high.points)?;
    // Points are written rounded to a millionth.
    let [least, most] = [(low.earned, high.of), (high.earned, low.of)];
    let product = |(earned, of): (Points, Points), more: u64| {
        u128::from(earned.millionths() + more) * u128::from(of.millionths())
    };
    let is_more = product(least, 0) > product(most, 1);
    is_more.then(|| Impossible::new("/points/earned", low.earned, at_most(high.earned)))
}

/// An identifier that stands twice in a list.
fn twice<T>(list: &[T], id: fn(&T) -> Id, name: &str, key: &str) -> Option<Impossible> {
    let firsts = Firsts::new(list, id, list.len());
    let mut ids = list.iter().map(id).enumerate();
    let (at, id) = ids.find(|(at, id)| firsts.position(*id) != Some(*at))?;
    let once = Detail::new("1", |locale| say!(locale, "một lần", "once"));
    Some(Impossible::new(&format!("/{name}/{at}/{key}"), id, once))
}

/// The most that could stand there.
fn at_most(most: impl Into<Detail>) -> Detail {
    let most = most.into();
    let [vi, en] = [Locale::Vi, Locale::En].map(|locale| most.read(locale).to_owned());
    Detail::new(most.into_data(), |locale| {
        locale.pick(format!("nhiều nhất {vi}"), format!("at most {en}"))
    })
}
