//! Which document another is checked against: the one that fits it, or the closest where none does.

use super::lists::Listed;
use crate::model::{
    AnnualPlan, Assessment, AssessorRole, Both, Crosswalk, Date, Detail, Difficulty, Finding, Id,
    InstrumentRef, Locale, MediumTermPlan, Period, Place, Readable, SchoolYear, YearEndReport,
    found,
};
use std::cell::OnceCell;
use std::hash::Hash;

/// What was found to check a document against.
pub(super) enum Partner<'d, D> {
    Fits(usize, &'d D),
    /// It does not fit, but it can be meant for nothing else.
    Assumed(usize, &'d D),
    /// The closest of those that do not fit, and what there is to say of that.
    Nearest(usize, Box<Finding>),
    None,
}

/// A document of a school.
pub(super) trait OfSchool: Readable {
    /// What decides how near a document comes to what another school's document seeks, but for [`Self::named`] and [`Self::day`].
    type Alike: Eq + Hash;

    fn school(&self) -> Id;

    fn alike(&self) -> Self::Alike;

    /// What another document may name it by.
    fn named(&self) -> Option<Id> {
        None
    }

    /// Of those that are alike the latest comes nearest.
    fn day(&self) -> Option<Date> {
        None
    }
}

impl OfSchool for Assessment {
    type Alike = (SchoolYear, InstrumentRef, AssessorRole, bool);

    fn school(&self) -> Id {
        self.school.id
    }

    fn alike(&self) -> Self::Alike {
        let in_its_year = is_of_its_year(self);
        (self.school_year, self.instrument, self.role, in_its_year)
    }

    fn day(&self) -> Option<Date> {
        self.date
    }
}

impl OfSchool for MediumTermPlan {
    type Alike = (InstrumentRef, Vec<SchoolYear>);

    fn school(&self) -> Id {
        self.school.id
    }

    fn alike(&self) -> Self::Alike {
        let years = self.years.iter().map(|year| year.school_year);
        (self.instrument, years.collect())
    }
}

impl OfSchool for AnnualPlan {
    type Alike = Period;

    fn school(&self) -> Id {
        self.school.id
    }

    fn alike(&self) -> Period {
        self.period
    }

    fn named(&self) -> Option<Id> {
        Some(self.id)
    }
}

impl OfSchool for YearEndReport {
    type Alike = ();

    fn school(&self) -> Id {
        self.school.id
    }

    /// Nothing seeks one.
    fn alike(&self) {}
}

impl OfSchool for Difficulty {
    type Alike = ();

    fn school(&self) -> Id {
        self.school.id
    }

    /// Nothing seeks one.
    fn alike(&self) {}
}

/// A document that is checked against one of another kind.
pub(super) trait Seeks<D: OfSchool>: OfSchool {
    /// In what respects but the school a document could be the one sought, each named, the weightiest first.
    fn agrees(&self, sought: &D, ways: &Ways) -> Vec<(Both<&'static str>, bool)>;

    /// In what respects a document could be the one sought, that of the school before all others.
    fn respects(&self, sought: &D, ways: &Ways) -> Vec<(Both<&'static str>, bool)> {
        let school = (SCHOOL, self.school() == sought.school());
        let others = self.agrees(sought, ways);
        [school].into_iter().chain(others).collect()
    }

    /// What names the document sought, if anything does.
    fn names(&self) -> Option<Id> {
        None
    }

    /// How good one is among those that fit.
    fn rank(&self, sought: &D) -> impl Ord + use<Self, D>;

    /// Whether one is out of question from the start, so that nothing is said of it.
    fn is_idle(&self, _sought: &D) -> bool {
        false
    }

    /// Whether one that does not fit is what it should be all the same, so that its own rules tell what is wrong.
    fn is_meant(&self, _sought: &D) -> bool {
        false
    }

    /// Whether one that does not fit may be what it should be if there is no other.
    fn may_be_meant(&self, _sought: &D) -> bool {
        true
    }

    /// When and whose it is, in words without the school's name.
    fn whose(sought: &D) -> Detail;

    fn fits(&self, sought: &D, ways: &Ways) -> bool {
        self.respects(sought, ways)
            .iter()
            .all(|(_, agrees)| *agrees)
    }
}

/// Whether all documents of a kind and all that they are checked against are of one school and none fits any, once it is known.
#[derive(Default)]
pub(super) struct Astray {
    pub(super) plans: OnceCell<bool>,
    pub(super) years: OnceCell<bool>,
    pub(super) reports: OnceCell<bool>,
    pub(super) evaluations: OnceCell<bool>,
}

/// The document among those `sought` that one of the `seeking` is checked against. Of equals the first counts.
pub(super) fn closest<'d, S: Seeks<D>, D: OfSchool>(
    seeks: &S,
    sought: &Listed<'d, D>,
    seeking: &Listed<'_, S>,
    (ways, astray): (&Ways, &OnceCell<bool>),
) -> Partner<'d, D> {
    let fits_any = |s: &S| sought.of(s.school()).iter().any(|(_, d)| s.fits(d, ways));
    let own = sought.of(seeks.school()).iter();
    let fitting = own.rev().filter(|(_, d)| seeks.fits(d, ways));
    if let Some((at, partner)) = fitting.max_by_key(|(_, d)| seeks.rank(d)) {
        return Partner::Fits(*at, partner);
    }
    let agreeing = |(_, d): &&(usize, &D)| {
        let agrees: Vec<bool> = seeks
            .respects(d, ways)
            .into_iter()
            .map(|(_, agrees)| agrees)
            .collect();
        let count = agrees.iter().filter(|agrees| **agrees).count();
        (count, agrees, seeks.rank(d))
    };
    let candidates = sought.near(seeks.school(), seeks.names());
    let candidates = candidates.filter(|(_, d)| !seeks.is_idle(d));
    let Some((at, near)) = candidates.max_by_key(agreeing) else {
        return Partner::None;
    };
    let all_astray = || {
        sought.one_school()
            && seeking.one_school()
            && !seeking.all().iter().any(|(_, s)| fits_any(s))
    };
    if seeks.is_meant(near) || (seeks.may_be_meant(near) && *astray.get_or_init(all_astray)) {
        return Partner::Assumed(*at, near);
    }
    let differs = |locale: Locale| {
        let agrees = seeks.respects(near, ways).into_iter();
        let apart = agrees.filter(|(_, agrees)| !agrees);
        let names: Vec<&str> = apart.map(|(name, _)| *name.get(locale)).collect();
        names.join(", ")
    };
    let missing = found::SetPartnerMissing {
        kind: D::KIND,
        nearest: S::whose(near),
        differs: Detail::new(differs(Locale::En), differs),
    };
    Partner::Nearest(*at, Box::new(Finding::from(missing).under(&Place::Root)))
}

const SCHOOL: Both<&str> = Both::new("mã trường", "school identifier");
const YEAR: Both<&str> = Both::new("năm", "year");
const INSTRUMENT: Both<&str> = Both::new("bộ tiêu chí", "instrument");
const PLAN: Both<&str> = Both::new("mã kế hoạch, thời gian", "plan identifier, period");

/// Which instrument leads to which by a crosswalk among the documents.
#[derive(Default)]
pub(super) struct Ways(Vec<(InstrumentRef, InstrumentRef)>);

impl Ways {
    pub(super) fn by<'d>(crosswalks: impl Iterator<Item = &'d Crosswalk>) -> Self {
        Self(crosswalks.map(|one| (one.from, one.to)).collect())
    }

    /// Whether a crosswalk leads from one instrument to another.
    pub(super) fn lead(&self, from: InstrumentRef, to: InstrumentRef) -> bool {
        self.0.contains(&(from, to))
    }

    /// The same instrument, whichever edition, or one from which a crosswalk leads.
    fn instruments(&self, of: InstrumentRef, sought: InstrumentRef) -> (Both<&'static str>, bool) {
        (INSTRUMENT, of.id == sought.id || self.lead(sought, of))
    }
}

/// A plan starts from an assessment of the school: the same edition rather than another, the latest year's, from outside
/// rather than by the school itself, the latest day's.
impl Seeks<Assessment> for AnnualPlan {
    fn agrees(&self, sought: &Assessment, ways: &Ways) -> Vec<(Both<&'static str>, bool)> {
        vec![
            (
                YEAR,
                super::super::plan_and_assessment::is_baseline(self, sought),
            ),
            ways.instruments(self.instrument, sought.instrument),
        ]
    }

    fn rank(&self, sought: &Assessment) -> impl Ord + use<> {
        let outside = sought.role == AssessorRole::External;
        let same = sought.instrument == self.instrument;
        (same, sought.school_year, outside, sought.date)
    }

    /// An assessment of the plan's own year tells how the year ended, and one of a later year how that did.
    fn is_idle(&self, sought: &Assessment) -> bool {
        let begins = self.period.school_year();
        let later = begins.is_some_and(|year| year < sought.school_year) && is_of_its_year(sought);
        later || self.period.meets(sought.school_year)
    }

    fn whose(sought: &Assessment) -> Detail {
        year_and_role(sought)
    }
}

/// A year of the medium-term plan is that of the school; where none has it, the latest plan is closest.
impl Seeks<MediumTermPlan> for AnnualPlan {
    fn agrees(&self, sought: &MediumTermPlan, ways: &Ways) -> Vec<(Both<&'static str>, bool)> {
        let has_year = super::super::plan_and_medium_term::year(self, sought).is_some();
        vec![
            ways.instruments(self.instrument, sought.instrument),
            (YEAR, has_year),
        ]
    }

    fn rank(&self, sought: &MediumTermPlan) -> impl Ord + use<> {
        sought.years.iter().map(|year| year.school_year).max()
    }

    /// One that begins later was made in or after the plan's year.
    fn is_idle(&self, sought: &MediumTermPlan) -> bool {
        let wanted = self.period.school_year();
        let mut years = sought.years.iter().map(|year| year.school_year);
        !sought.years.is_empty() && years.all(|year| wanted.is_some_and(|wanted| wanted < year))
    }

    /// The school's own plan should have the year.
    fn is_meant(&self, sought: &MediumTermPlan) -> bool {
        sought.school.id == self.school.id && sought.instrument.id == self.instrument.id
    }

    fn whose(sought: &MediumTermPlan) -> Detail {
        let mut years = sought.years.iter().map(|year| year.school_year);
        let first = years.next().map(|year| year.to_string());
        let last = years.next_back().map(|year| year.to_string());
        let years: Vec<String> = first.into_iter().chain(last).collect();
        years.join(" … ").into()
    }
}

/// A report is on the school's plan that it names, or else on that of its period.
impl Seeks<AnnualPlan> for YearEndReport {
    fn agrees(&self, sought: &AnnualPlan, _: &Ways) -> Vec<(Both<&'static str>, bool)> {
        let named = sought.id == self.plan || sought.period == self.period;
        vec![(PLAN, named)]
    }

    fn names(&self) -> Option<Id> {
        Some(self.plan)
    }

    fn rank(&self, sought: &AnnualPlan) -> impl Ord + use<> {
        (sought.id == self.plan, sought.period == self.period)
    }

    /// A plan that begins later is no plan that it could be on.
    fn is_idle(&self, sought: &AnnualPlan) -> bool {
        self.period.is_before(sought.period)
    }

    /// One plan does not have both another identifier and another period by a slip.
    fn may_be_meant(&self, sought: &AnnualPlan) -> bool {
        sought.id == self.plan || sought.period == self.period
    }

    fn whose(sought: &AnnualPlan) -> Detail {
        sought.period.into()
    }
}

/// An external evaluation answers the self-assessment of the school and year with its instrument, of the same edition rather
/// than another, the latest day's.
impl Seeks<Assessment> for Assessment {
    fn agrees(&self, sought: &Assessment, ways: &Ways) -> Vec<(Both<&'static str>, bool)> {
        vec![
            (YEAR, sought.school_year == self.school_year),
            ways.instruments(self.instrument, sought.instrument),
        ]
    }

    fn rank(&self, sought: &Assessment) -> impl Ord + use<> {
        (sought.instrument == self.instrument, sought.date)
    }

    /// Nobody judges a self-assessment of a later year.
    fn is_idle(&self, sought: &Assessment) -> bool {
        self.school_year < sought.school_year && is_of_its_year(self) && is_of_its_year(sought)
    }

    /// Another year is a slip where a day says so.
    fn may_be_meant(&self, sought: &Assessment) -> bool {
        let in_its_year = |day| sought.school_year.embraces(day);
        sought.school_year == self.school_year
            || !is_of_its_year(self)
            || !is_of_its_year(sought)
            || self.date.is_some_and(in_its_year)
    }

    fn whose(sought: &Assessment) -> Detail {
        year_and_role(sought)
    }
}

/// Whether its day, where it has one, does not say that it is of another school year.
fn is_of_its_year(it: &Assessment) -> bool {
    it.date.is_none_or(|day| it.school_year.embraces(day))
}

fn year_and_role(it: &Assessment) -> Detail {
    let words = |locale: Locale| format!("{}, {}", it.school_year, it.role.label(locale));
    Detail::new(format!("{} {}", it.school_year, it.role), words)
}
