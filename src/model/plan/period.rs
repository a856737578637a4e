//! The time a plan covers (thời kỳ kế hoạch).

use crate::model::whole::number;
use crate::model::{Date, SchoolYear};

number! {
    /// A calendar year (năm dương lịch), 2000 to 2099.
    Year(u16), into: u16, u32, i32; min: 2000, max: 2099,
    vi: "một năm từ 2000 đến 2099", en: "a year from 2000 to 2099"
}

/// A school year or a calendar year (năm học hoặc năm dương lịch).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Period {
    /// A school year (năm học).
    #[cfg_attr(feature = "schema", schemars(title = "PeriodSchoolYear"))]
    SchoolYear(SchoolYear),
    /// A calendar year (năm dương lịch).
    #[cfg_attr(feature = "schema", schemars(title = "PeriodCalendarYear"))]
    CalendarYear(Year),
}

impl Period {
    /// Whether `day` lies in the period: for a school year as [`SchoolYear::embraces`], for a calendar year from January to December.
    ///
    /// ```
    /// use it_adoption_model::{Date, Period, Year};
    /// let school = Period::SchoolYear("2026-2027".parse()?);
    /// let calendar = Period::CalendarYear(Year::new(2026).ok_or("too early")?);
    /// let day = |text: &str| text.parse::<Date>();
    /// assert!(school.embraces(day("2027-05-31")?) && !calendar.embraces(day("2027-05-31")?));
    /// assert!(calendar.embraces_report(day("2027-03-31")?));
    /// assert!(calendar.ends_before(day("2027-01-01")?));
    /// assert!(Period::CalendarYear(Year::new(2025).ok_or("too early")?).is_before(school));
    /// assert_eq!(calendar.school_year(), Some("2025-2026".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn embraces(self, day: Date) -> bool {
        match self {
            Self::SchoolYear(year) => year.embraces(day),
            Self::CalendarYear(year) => day.year() == year.get(),
        }
    }

    /// Whether the period was over before `day`.
    pub fn ends_before(self, day: Date) -> bool {
        match self {
            Self::SchoolYear(year) => year.ends_before(day),
            Self::CalendarYear(year) => day.year() > year.get(),
        }
    }

    /// Whether `day` lies in the period or in the time in which it is reported on: the summer after a school
    /// year (see [`SchoolYear::embraces`]), January to March after a calendar year. This library's choice, no rule of law.
    pub fn embraces_report(self, day: Date) -> bool {
        let after = |year: Year| day.year() == year.get() + 1 && day.month() <= 3;
        self.embraces(day) || matches!(self, Self::CalendarYear(year) if after(year))
    }

    /// The school year that ends in the period.
    pub fn school_year(self) -> Option<SchoolYear> {
        match self {
            Self::SchoolYear(year) => Some(year),
            Self::CalendarYear(year) => SchoolYear::starting(year.get().checked_sub(1)?),
        }
    }

    /// Whether it is the school year, or a calendar year in which part of it lies.
    pub(crate) fn meets(self, year: SchoolYear) -> bool {
        match self {
            Self::SchoolYear(own) => own == year,
            Self::CalendarYear(own) => [year.start(), year.start() + 1].contains(&own.get()),
        }
    }

    /// Whether it is over, by the calendar years it ends and begins in, before `other` begins.
    pub fn is_before(self, other: Self) -> bool {
        match (self, other) {
            (Self::SchoolYear(year), Self::SchoolYear(other)) => year < other,
            (Self::SchoolYear(year), Self::CalendarYear(other)) => year.start() + 1 < other.get(),
            (Self::CalendarYear(year), Self::SchoolYear(other)) => year.get() < other.start(),
            (Self::CalendarYear(year), Self::CalendarYear(other)) => year < other,
        }
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::SchoolYear(year) => year.fmt(f),
            Self::CalendarYear(year) => year.fmt(f),
        }
    }
}
