//! Days, without a clock: the library never asks what today is.

use crate::model::wire::{StringForm, string_parse, string_serde};
use crate::model::{Both, words};
use jiff_core::civil;

/// A calendar day (ngày), 2000-01-01 to 2099-12-31, written `YYYY-MM-DD`.
///
/// ```
/// use it_adoption_model::Date;
/// let day: Date = "2024-02-29".parse()?;
/// assert_eq!((day.year(), day.month(), day.day()), (2024, 2, 29));
/// assert_eq!(day.as_str(), "2024-02-29");
/// let next = Date::new(2024, 3, 1).ok_or("no such day")?;
/// assert_eq!(next.days_since(day), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    day: civil::Date,
    /// The ISO form, which says no more than the day.
    text: [u8; 10],
}

impl Date {
    const FIRST: Self = Self {
        day: civil::date(2000, 1, 1),
        text: *b"2000-01-01",
    };

    /// A day from its year, month and day of the month, or `None`: for 30 February, for 1999. From text: `"2024-02-29".parse()`.
    ///
    /// ```
    /// use it_adoption_model::Date;
    /// assert_eq!(Date::new(2024, 2, 29).unwrap(), "2024-02-29");
    /// assert!(Date::new(2023, 2, 29).is_none());
    /// assert!("5/9/2025".parse::<Date>().is_err());
    /// ```
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let two = |number: u8| [b'0' + number / 10, b'0' + number % 10];
        let [y1, y2] = two(u8::try_from(year.checked_sub(2000)?).ok()?);
        let ([m1, m2], [d1, d2]) = (two(month), two(day));
        let text = [b'2', b'0', y1, y2, b'-', m1, m2, b'-', d1, d2];
        Self::parse(str::from_utf8(&text).ok()?)
    }

    /// A day from 2000 to 2099 that is known to exist.
    pub(crate) fn known(year: u16, month: u8, day: u8) -> Self {
        Self::new(year, month, day).unwrap_or(Self::FIRST)
    }

    /// The ISO form.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.text).unwrap_or_default()
    }

    /// The calendar year.
    pub fn year(self) -> u16 {
        self.day.year().unsigned_abs()
    }

    /// The day that people write so, and nothing else: `3/11/2026`, also with `-` or `.`, `3 tháng 11 năm 2026`, or as documents hold
    /// it, `2026-11-03`. None for `31/9/2026`, `11/3/26`, `tháng 11`.
    ///
    /// ```
    /// use it_adoption_model::Date;
    /// for text in ["3/11/2026", "ngày 3 tháng 11 năm 2026", "2026-11-03"] {
    ///     assert_eq!(Date::written(text), Date::new(2026, 11, 3));
    /// }
    /// assert_eq!(Date::written("31/9/2026"), None);
    /// ```
    pub fn written(text: &str) -> Option<Self> {
        words::day_of(text)
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.day.month().unsigned_abs()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day.day().unsigned_abs()
    }

    /// How many days later `self` is than `other`; negative if earlier.
    pub fn days_since(self, other: Self) -> i32 {
        self.day.since(other.day)
    }
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.day.cmp(&other.day)
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl std::fmt::Debug for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl StringForm for Date {
    const EXPECT: Both<&'static str> = Both::new(
        "một ngày có thật dạng YYYY-MM-DD, từ năm 2000 đến 2099",
        "a real day as YYYY-MM-DD, from 2000 to 2099",
    );
    fn parse(iso: &str) -> Option<Self> {
        let text: [u8; 10] = iso.as_bytes().try_into().ok()?;
        let [b'2', b'0', y1, y2, b'-', m1, m2, b'-', d1, d2] = text else {
            return None;
        };
        let two = |tens: u8, ones: u8| {
            (tens.is_ascii_digit() && ones.is_ascii_digit())
                .then(|| ((tens - b'0') * 10 + (ones - b'0')).cast_signed())
        };
        let year = 2000 + i16::from(two(y1, y2)?);
        let day = civil::Date::new(year, two(m1, m2)?, two(d1, d2)?).ok()?;
        Some(Self { day, text })
    }
    fn sample() -> Option<Self> {
        Self::new(2026, 1, 1)
    }
}

string_serde!(Date);
string_parse!(Date);

/// The days [`Date`] accepts, as a pattern for validators that know no calendar.
#[cfg(feature = "schema")]
pub(crate) const DATE_PATTERN: &str = concat!(
    "^(?:20[0-9]{2}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])",
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)",
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))",
    "|20(?:[02468][048]|[13579][26])-02-29)$"
);

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }
    fn schema_id() -> std::borrow::Cow<'static, str> {
        concat!(module_path!(), "::", "Date").into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "Calendar day written YYYY-MM-DD, 2000-01-01 to 2099-12-31 (ngày).",
            "minLength": 10,
            "maxLength": 10,
            "pattern": DATE_PATTERN
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_the_century_reads_back_and_no_other() {
        let mut days = 0;
        for (y, m, d) in
            (2000..2100).flat_map(|y| (0..=13).flat_map(move |m| (0..=32).map(move |d| (y, m, d))))
        {
            let iso = format!("{y:04}-{m:02}-{d:02}");
            let real = civil::Date::new(y, m, d).is_ok();
            assert_eq!(Date::parse(&iso).is_some(), real, "{iso}");
            days += i32::from(real);
        }
        assert_eq!(days, 36_525);
    }

    #[test]
    fn distance_in_days() {
        let [a, b] = ["2024-02-28", "2025-03-01"].map(Date::parse);
        assert_eq!(b.zip(a).map(|(b, a)| b.days_since(a)), Some(367));
    }

    #[test]
    fn other_notations_are_refused() {
        for bad in [
            "",
            "2025-2-03",
            "2025/02/03",
            "03-02-2025",
            "2025-02-03T00:00",
            "1999-12-31",
            "2100-01-01",
            "20２5-01-1",
        ] {
            assert!(Date::parse(bad).is_none(), "{bad}");
        }
    }
}
