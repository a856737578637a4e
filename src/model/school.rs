//! Who is measured, and when: schools, their stages, school years.

use crate::model::wire::{StringForm, names, new, string_parse, string_serde};
use crate::model::{Both, Date, Id, Locale, Phrase};

names! {
    /// A stage of general education that a school teaches (cấp học).
    pub enum Stage {
        /// Primary, grades 1 to 5 (tiểu học).
        Primary,
        /// Lower secondary, grades 6 to 9 (trung học cơ sở, THCS).
        LowerSecondary,
        /// Upper secondary, grades 10 to 12 (trung học phổ thông, THPT).
        UpperSecondary,
        /// Continuing education (giáo dục thường xuyên, GDTX).
        Continuing,
    }
    vi: "một cấp học: primary, lower-secondary, upper-secondary, continuing",
    en: "a stage: primary, lower-secondary, upper-secondary, continuing",
}

impl Stage {
    /// The stage as shown to people.
    ///
    /// ```
    /// use it_adoption_model::{Locale, Stage};
    /// assert_eq!(Stage::LowerSecondary.label(Locale::Vi), "THCS");
    /// ```
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Primary => locale.pick("tiểu học", "primary"),
            Self::LowerSecondary => locale.pick("THCS", "lower secondary"),
            Self::UpperSecondary => locale.pick("THPT", "upper secondary"),
            Self::Continuing => locale.pick("GDTX", "continuing education"),
        }
    }
}

/// Different stages, held in place: there are only four.
#[derive(Clone, Copy)]
pub(crate) struct Distinct {
    stages: [Stage; 4],
    len: usize,
}

impl std::ops::Deref for Distinct {
    type Target = [Stage];

    fn deref(&self) -> &[Stage] {
        self.stages.get(..self.len).unwrap_or_default()
    }
}

impl Stage {
    /// The stages of a list, each once, in the order in which they are first stated.
    pub(crate) fn distinct(stages: &[Self]) -> Distinct {
        let mut distinct = Distinct {
            stages: [Self::Primary; 4],
            len: 0,
        };
        for stage in stages {
            if distinct.contains(stage) {
                continue;
            }
            if let Some(place) = distinct.stages.get_mut(distinct.len) {
                *place = *stage;
                distinct.len += 1;
            }
        }
        distinct
    }

    /// The stages that a list states more than once, with the first two places of each.
    pub(crate) fn repeated(stages: &[Self]) -> impl Iterator<Item = (Self, [usize; 2])> {
        let twice = |stage: &Self| {
            let mut places = (0..).zip(stages).filter(|(_, s)| *s == stage);
            let (first, again) = (places.next()?.0, places.next()?.0);
            Some((*stage, [first, again]))
        };
        let mut found: Vec<_> = Self::ALL.iter().filter_map(twice).collect();
        found.sort_unstable_by_key(|(_, [_, again])| *again);
        found.into_iter()
    }
}

/// The school a document is about (cơ sở giáo dục).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct School {
    /// The school's identifier, such as its code in the sector database (mã trường).
    pub id: Id,
    /// Its name (tên trường).
    pub name: Phrase,
    /// The stages it teaches; more than one makes it a multi-level school (các cấp học).
    pub stages: Vec<Stage>,
    /// The unit that manages it: a commune, a former district office or a Department (mã đơn vị quản lý).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Id>,
}

new!(School(id: Id, name: Phrase, stages: Vec<Stage>), unit);

impl School {
    /// What it is called and which stages it teaches (tên trường và cấp học): the same of two documents whose letters and spaces were
    /// typed otherwise, so that two schools under one code are told apart by it.
    ///
    /// ```
    /// use it_adoption_model::{Id, Locale, Phrase, School, Stage};
    /// let school = |name: &str, stages: &[Stage]| {
    ///     School::new(Id::new("79001").unwrap(), Phrase::new(name).unwrap(), stages.to_vec())
    /// };
    /// let typed = school("Trường  TH&THCS Xuân Lộc", &[Stage::LowerSecondary, Stage::Primary]);
    /// assert_eq!(typed.called(Locale::Vi), "Trường TH&THCS Xuân Lộc (tiểu học, THCS)");
    /// let apart = school("Tru\u{31b}o\u{31b}\u{300}ng TH&THCS Xuân Lộc", &[Stage::Primary, Stage::LowerSecondary]);
    /// assert_eq!(apart.called(Locale::Vi), typed.called(Locale::Vi));
    /// ```
    pub fn called(&self, locale: Locale) -> String {
        let stages = Stage::ALL
            .iter()
            .filter(|stage| self.stages.contains(stage));
        let stages: Vec<&str> = stages.map(|stage| stage.label(locale)).collect();
        format!("{} ({})", self.name.words(), stages.join(", "))
    }
}

/// A school year (năm học), September to May, written `2025-2026`; the first starts in 2000, the last in 2098.
///
/// ```
/// use it_adoption_model::{Date, SchoolYear};
/// let year = SchoolYear::starting(2025).ok_or("too late")?;
/// assert_eq!((year.as_str(), year.start()), ("2025-2026", 2025));
/// let day = |text: &str| text.parse::<Date>();
/// assert!(year.embraces(day("2025-06-01")?) && year.embraces(day("2026-08-31")?));
/// assert!(year.begins_after(day("2025-05-31")?));
/// assert!(year.ends_before(day("2026-09-01")?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchoolYear {
    text: [u8; 9],
}

impl SchoolYear {
    /// A school year from its written form, or `None`: for `"2025"`, `"2025-2027"`, `"1999-2000"`.
    ///
    /// ```
    /// use it_adoption_model::SchoolYear;
    /// assert_eq!(SchoolYear::new("2025-2026").unwrap().start(), 2025);
    /// assert!(SchoolYear::new("2025-2027").is_none());
    /// ```
    pub fn new(text: &str) -> Option<Self> {
        let text: [u8; 9] = text.as_bytes().try_into().ok()?;
        let [b'2', b'0', a, b, b'-', b'2', b'0', c, d] = text else {
            return None;
        };
        let digits = [a, b, c, d].iter().all(u8::is_ascii_digit);
        (digits && two(c, d) == two(a, b) + 1).then_some(Self { text })
    }

    /// The calendar year it starts in, 2000 to 2098.
    pub fn start(self) -> u16 {
        let [_, _, tens, ones, ..] = self.text;
        2000 + two(tens, ones)
    }

    /// The school year that starts in the calendar year `start`, if that is 2000 to 2098.
    pub fn starting(start: u16) -> Option<Self> {
        Self::new(&format!("{start}-{}", start.checked_add(1)?))
    }

    /// The written form.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.text).unwrap_or_default()
    }

    /// Whether `day` lies between 1 June before the year and 31 August after it.
    ///
    /// Plans are made in the summer before a school year and reports in the summer after it, so
    /// the span is wider than September to May. It is this library's choice, no rule of law.
    pub fn embraces(self, day: Date) -> bool {
        !self.begins_after(day) && !self.ends_before(day)
    }

    /// Whether the year's span (see [`SchoolYear::embraces`]) begins after `day`.
    pub fn begins_after(self, day: Date) -> bool {
        (day.year(), day.month()) < (self.start(), 6)
    }

    /// Whether the year's span (see [`SchoolYear::embraces`]) ends before `day`.
    pub fn ends_before(self, day: Date) -> bool {
        (day.year(), day.month()) > (self.start() + 1, 8)
    }
}

/// The number two ASCII digits write.
fn two(tens: u8, ones: u8) -> u16 {
    u16::from(tens.wrapping_sub(b'0')) * 10 + u16::from(ones.wrapping_sub(b'0'))
}

impl std::fmt::Debug for SchoolYear {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl StringForm for SchoolYear {
    const EXPECT: Both<&'static str> = Both::new(
        "năm học dạng 2025-2026 (hai năm liền nhau, từ 2000-2001 đến 2098-2099)",
        "a school year as 2025-2026 (two consecutive years, 2000-2001 to 2098-2099)",
    );
    fn parse(text: &str) -> Option<Self> {
        Self::new(text)
    }
    fn sample() -> Option<Self> {
        Self::new("2025-2026")
    }
}

string_serde!(SchoolYear);
string_parse!(SchoolYear);

#[cfg(feature = "schema")]
impl schemars::JsonSchema for SchoolYear {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "SchoolYear".into()
    }
    fn schema_id() -> std::borrow::Cow<'static, str> {
        concat!(module_path!(), "::", "SchoolYear").into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let years: Vec<String> = (2000..=2098).map(|y| format!("{y}-{}", y + 1)).collect();
        schemars::json_schema!({
            "type": "string",
            "description": "School year such as 2025-2026: two consecutive calendar years, 2000-2001 to 2098-2099 (năm học).",
            "minLength": 9,
            "maxLength": 9,
            "pattern": format!("^(?:{})$", years.join("|"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_consecutive_years_are_school_years() {
        for (a, b) in (1990..2110).flat_map(|a| (1990..2110).map(move |b| (a, b))) {
            let text = format!("{a}-{b}");
            let real = b == a + 1 && (2000..=2098).contains(&a);
            assert_eq!(SchoolYear::new(&text).is_some(), real, "{text}");
            if real {
                assert_eq!(SchoolYear::starting(a).map(SchoolYear::start), Some(a));
            }
        }
        for bad in [
            "",
            "2025",
            "2025-202a",
            "20:5-2026",
            "2025/2026",
            "2025–2026",
        ] {
            assert!(SchoolYear::new(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_year_embraces_the_summers_around_it() {
        let year = SchoolYear::new("2025-2026");
        for (day, inside) in [
            ("2025-05-31", false),
            ("2025-06-01", true),
            ("2026-08-31", true),
            ("2026-09-01", false),
        ] {
            assert_eq!(
                year.zip(day.parse().ok()).map(|(y, d)| y.embraces(d)),
                Some(inside),
                "{day}"
            );
        }
    }
}
