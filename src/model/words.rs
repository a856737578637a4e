//! Numbers and days as people write them: `1.250,5`, `81,8%` and `20/10/2026` in Vietnamese, `1,250.5`, `81.8%` and
//! `20 October 2026` in English. Nothing is decided by what stands here.

use crate::model::composed::small;
use crate::model::decimal::ONE_WIDE as ONE;
use crate::model::{Date, Limit, Locale, Points};
use std::cmp::Ordering;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// How many decimal places points are written with at most.
const PLACES: u32 = 4;

/// A plain number such as `1250.5`, with thousands apart and the decimal mark of the language.
pub(crate) fn decimal(number: impl ToString, locale: Locale) -> String {
    let number = number.to_string();
    let (whole, rest) = number.split_once('.').unwrap_or((&number, ""));
    let mut text = String::with_capacity(number.len() + number.len() / 3);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push_str(locale.pick(".", ","));
        }
        text.push(digit);
    }
    if !rest.is_empty() {
        text.push_str(locale.pick(",", "."));
        text.push_str(rest);
    }
    text
}

/// Points as they are; where they are finer than the fourth place, rounded to the second.
pub(crate) fn points(points: Points, locale: Locale) -> String {
    let millionths = u128::from(points.millionths());
    match millionths.is_multiple_of(ONE / 10_u128.pow(PLACES)) {
        true => decimal(points, locale),
        false => decimal(rounded(millionths, ONE, 2), locale),
    }
}

/// A text with a capital letter at its beginning.
pub(crate) fn capitalized(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    first.chain(rest).collect()
}

/// Whether the title of a level says itself that it is one.
pub(crate) fn says_level(title: &str) -> bool {
    let title = title.to_lowercase();
    title.starts_with("mức") || title.starts_with("level")
}

/// A number of points: `1 điểm`; `1 point`, `2 points`.
pub(crate) fn of_points(number: &str, locale: Locale) -> String {
    match (locale, number) {
        (Locale::Vi, _) => format!("{number} điểm"),
        (Locale::En, "1") => "1 point".to_owned(),
        (Locale::En, _) => format!("{number} points"),
    }
}

/// A percentage, rounded to one decimal place, or two below 1%, unless it is whole; `–` of nothing.
pub(crate) fn percent(part: u64, whole: u64, locale: Locale) -> String {
    match tenths(u128::from(part) * 100, whole) {
        Some(percent) => format!("{}%", decimal(percent, locale)),
        None => "–".to_owned(),
    }
}

/// A percentage of points with as many decimal places, one or more, as show on which side of a bound it lies.
pub(crate) fn percent_beside(earned: Limit, of: Limit, bound: Limit, locale: Locale) -> String {
    let (part, whole) = (u128::from(earned.millionths()), u128::from(of.millionths()));
    if whole == 0 {
        return "–".to_owned();
    }
    let exact = part * 100 * ONE;
    let wanted = u128::from(bound.millionths()) * whole;
    if (part * 100).is_multiple_of(whole) {
        return format!("{}%", decimal(part * 100 / whole, locale));
    }
    let apart = |places: &u32| {
        let shown = nearest(part * 100, whole, *places);
        let bound = u128::from(bound.millionths()) * 10_u128.pow(*places);
        (shown * ONE).cmp(&bound) == exact.cmp(&wanted)
    };
    let places = (1..6).find(apart).unwrap_or(6);
    format!("{}%", decimal(rounded(part * 100, whole, places), locale))
}

/// How many percentage points lie between two shares as [`percent`] shows them, so that whoever takes the one from the other gets
/// it, and which way they go; nothing of nothing.
pub(crate) fn percent_apart(
    from: (u64, u64),
    to: (u64, u64),
    locale: Locale,
) -> Option<(Ordering, String)> {
    let shown = |(part, whole): (u64, u64)| {
        let (part, whole) = (u128::from(part) * 100, u128::from(whole));
        let places = places(part, whole);
        let hundredths = nearest(part, whole, places) * 100 / 10_u128.pow(places);
        (whole > 0).then_some(hundredths)
    };
    let (from, to) = (shown(from)?, shown(to)?);
    let apart = rounded(from.abs_diff(to), 100, 2);
    let apart = apart.trim_end_matches('0').trim_end_matches('.');
    Some((to.cmp(&from), decimal(apart, locale)))
}

/// `amount / per` to one decimal place, or two below 1, halves up; whole where it is whole.
pub(crate) fn tenths(amount: u128, per: u64) -> Option<String> {
    let per = u128::from(per);
    Some(match amount.checked_rem(per)? {
        0 => (amount / per).to_string(),
        _ => rounded(amount, per, places(amount, per)),
    })
}

/// To how many decimal places `amount / per` is shown: two below 1.
fn places(amount: u128, per: u128) -> u32 {
    if amount < per { 2 } else { 1 }
}

/// `amount / per` to so many decimal places, halves up; `per` is not 0.
fn rounded(amount: u128, per: u128, places: u32) -> String {
    let (scale, shown) = (10_u128.pow(places), nearest(amount, per, places));
    let width = usize::try_from(places).unwrap_or_default();
    format!("{}.{:0width$}", shown / scale, shown % scale)
}

/// `amount / per` in units of the last of so many decimal places, halves up; 0 of nothing.
fn nearest(amount: u128, per: u128, places: u32) -> u128 {
    (2 * amount * 10_u128.pow(places) + per) / (2 * per).max(1)
}

/// A day: `5/9/2026`, `5 September 2026`.
pub(crate) fn day(date: Date, locale: Locale) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    match locale {
        Locale::Vi => format!("{day}/{month}/{year}"),
        Locale::En => format!("{day} {} {year}", english_month(date)),
    }
}

/// A day as the head and the legal basis of an issued document write it, with a nought before days below 10 and before
/// January and February: `ngày 05 tháng 9 năm 2026`.
pub(crate) fn day_in_full(date: Date, locale: Locale) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    match (locale, month) {
        (Locale::En, _) => self::day(date, locale),
        (Locale::Vi, 1 | 2) => format!("ngày {day:02} tháng {month:02} năm {year}"),
        (Locale::Vi, _) => format!("ngày {day:02} tháng {month} năm {year}"),
    }
}

/// The day that people write so, and nothing else: `27/8/2026`, also with `-` or `.`, `27 tháng 8 năm 2026`, both also after `ngày`, with capitals and
/// marks or without; or `2026-08-27`.
pub(crate) fn day_of(text: &str) -> Option<Date> {
    let text = small(text).replace('\u{2011}', "-");
    let words: Vec<&str> = text.split_whitespace().collect();
    let words = match words.as_slice() {
        ["ngày" | "ngay", rest @ ..] => rest,
        all => all,
    };
    let [day, month, year] = match words {
        [day, "tháng" | "thang", month, "năm" | "nam", year] => {
            [*day, *month, *year].map(str::to_owned)
        }
        words => {
            let text = words.join(" ");
            let mut parts = ['/', '-', '.'].into_iter();
            parts
                .find_map(|mark| {
                    let parts: Vec<&str> = text.split(mark).map(str::trim).collect();
                    <[&str; 3]>::try_from(parts).ok()
                })?
                .map(str::to_owned)
        }
    };
    let [day, month, year] = match day.len() {
        4 => [year, month, day],
        _ => [day, month, year],
    };
    let [day, month]: [u8; 2] = [figures(&day)?, figures(&month)?];
    let year: u16 = figures(&year).filter(|_| year.len() == 4)?;
    Date::new(year, month, day)
}

/// A whole number in figures and nothing else.
pub(crate) fn figures<N: std::str::FromStr>(text: &str) -> Option<N> {
    let plain = text.chars().all(|c| c.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn english_month(date: Date) -> &'static str {
    let at = usize::from(date.month()).saturating_sub(1);
    MONTHS.get(at).copied().unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart_and_the_decimal_mark_is_that_of_the_language() {
        for (number, vi, en) in [
            ("0", "0", "0"),
            ("999", "999", "999"),
            ("1000", "1.000", "1,000"),
            ("1000000000", "1.000.000.000", "1,000,000,000"),
            ("1250.5", "1.250,5", "1,250.5"),
            ("0.000001", "0,000001", "0.000001"),
        ] {
            assert_eq!(decimal(number, Locale::Vi), vi);
            assert_eq!(decimal(number, Locale::En), en);
        }
    }

    #[test]
    fn one_point_is_one() {
        assert_eq!(of_points("1", Locale::Vi), "1 điểm");
        assert_eq!(of_points("1", Locale::En), "1 point");
        for many in ["0", "0.5", "1.5", "2", "11"] {
            assert_eq!(of_points(many, Locale::En), format!("{many} points"));
        }
    }

    #[test]
    fn percentages_have_no_blank_and_one_decimal_place() {
        for (part, whole, vi, en) in [
            (9, 11, "81,8%", "81.8%"),
            (1, 2, "50%", "50%"),
            (1, 3000, "0,03%", "0.03%"),
            (1999, 2000, "100,0%", "100.0%"),
            (5, 0, "–", "–"),
        ] {
            assert_eq!(percent(part, whole, Locale::Vi), vi);
            assert_eq!(percent(part, whole, Locale::En), en);
        }
    }

    /// Who takes one shown percentage from the other gets what is shown between them: 20,28 is not 20,3 between 54,5 and 74,7.
    #[test]
    fn a_difference_is_that_of_what_is_shown() {
        for (from, to, order, vi) in [
            ((5446, 10_000), (7474, 10_000), Ordering::Greater, "20,2"),
            ((68, 100), (60, 100), Ordering::Less, "8"),
            ((0, 7), (7, 7), Ordering::Greater, "100"),
            ((1, 3), (33_333, 100_000), Ordering::Equal, "0"),
            ((54, 10_000), (96, 10_000), Ordering::Greater, "0,42"),
            ((96, 10_000), (1, 3), Ordering::Greater, "32,34"),
        ] {
            let apart = percent_apart(from, to, Locale::Vi);
            assert_eq!(apart, Some((order, vi.to_owned())));
        }
        assert_eq!(percent_apart((0, 0), (1, 1), Locale::Vi), None);
    }

    #[test]
    fn a_percentage_beside_a_bound_lies_on_its_side() {
        let limit = |text: &str| serde_json::from_str::<Limit>(text).unwrap();
        for (earned, of, bound, vi) in [
            ("65", "95", "75", "68,4%"),
            ("74.99", "100", "75", "74,99%"),
            ("75.01", "100", "75", "75,01%"),
            ("75", "100", "75", "75%"),
            ("49.99996", "100", "50", "49,99996%"),
            ("0", "0", "50", "–"),
        ] {
            let text = percent_beside(limit(earned), limit(of), limit(bound), Locale::Vi);
            assert_eq!(text, vi);
        }
    }

    #[test]
    fn points_are_rounded_only_where_they_are_finer_than_people_write() {
        let text = |millionths| points(Points::from_millionths(millionths).unwrap(), Locale::Vi);
        assert_eq!(text(3_333_300), "3,3333");
        assert_eq!(text(6_666_667), "6,67");
        assert_eq!(text(1_250_000_000), "1.250");
    }

    #[test]
    fn days() {
        let date = Date::known(2026, 2, 5);
        assert_eq!(day(date, Locale::Vi), "5/2/2026");
        assert_eq!(day(date, Locale::En), "5 February 2026");
        assert_eq!(day_in_full(date, Locale::Vi), "ngày 05 tháng 02 năm 2026");
        let date = Date::known(2026, 10, 20);
        assert_eq!(day_in_full(date, Locale::Vi), "ngày 20 tháng 10 năm 2026");
    }

    #[test]
    fn a_day_is_understood_whole_or_not_at_all() {
        for text in [
            "27/8/2026",
            "27-08-2026",
            "27\u{2011}8\u{2011}2026",
            "27.8.2026",
            "2026-08-27",
            "ngày 27 tháng 8 năm 2026",
            "27 tháng 8 năm 2026",
            "ngày 27/8/2026",
            "Ngày  27 tháng 08\nnăm 2026",
            "ngay 27 thang 8 nam 2026",
            "27 / 8 / 2026",
        ] {
            let day = day_of(text).map(|day| day.to_string());
            assert_eq!(day.as_deref(), Some("2026-08-27"), "{text}");
        }
        for text in [
            "tuần 3 tháng 5 năm 2027",
            "quý 2, sau 5 ngày, 2027",
            "ngày 5 tháng 9 năm 2026 hoặc sớm hơn",
            "trước 27/8/2026",
            "27/8/2026 - 28/8/2026",
            "27/8-2026",
            "27/8/26",
            "31/9/2026",
            "+1/8/2026",
            "tháng 9",
            "2026/27/8",
            "",
        ] {
            assert_eq!(day_of(text), None, "{text}");
        }
    }
}
