//! Days and amounts as people write them. The whole text is understood, or none of it.

use crate::model::{Both, Date, Money};

pub(super) const DAY: Both<&str> = Both::new("ngày, như 27/8/2026", "a day, such as 27/8/2026");
pub(super) const MONEY: Both<&str> = Both::new(
    "số tiền bằng đồng, như 14.500.000",
    "an amount in VND, such as 14,500,000",
);

/// A day: `27/8/2026`, also with `-` or `.`, `27 tháng 8 năm 2026`, both also after `ngày`; or `2026-08-27`.
pub(super) fn day(text: &str) -> Option<Date> {
    let text = text.to_lowercase().replace('\u{2011}', "-");
    let words: Vec<&str> = text.split_whitespace().collect();
    let [day, month, year] = match words.as_slice() {
        ["ngày", day, "tháng", month, "năm", year] | [day, "tháng", month, "năm", year] => {
            [*day, *month, *year]
        }
        ["ngày", day] | [day] => {
            let mut parts = ['/', '-', '.'].iter().map(|c| day.split(*c).collect());
            parts.find_map(|parts: Vec<&str>| parts.try_into().ok())?
        }
        _ => return None,
    };
    let [day, month, year] = match day.len() {
        4 => [year, month, day],
        _ => [day, month, year],
    };
    let [day, month]: [u8; 2] = [figures(day)?, figures(month)?];
    let year: u16 = figures(year).filter(|_| year.len() == 4)?;
    Date::new(year, month, day)
}

/// An amount in đồng: digits, all or none of them in groups of three with one mark between, and at most the unit after them.
pub(super) fn money(text: &str) -> Option<Money> {
    let text = text.trim().to_lowercase();
    let units = ["đồng", "vnđ", "vnd", "đ"];
    let digits = units.iter().find_map(|unit| text.strip_suffix(unit));
    let digits = digits.unwrap_or(&text).trim_end();
    let mark = digits.chars().find(|c| !c.is_ascii_digit());
    let digits = match mark {
        Some(mark @ ('.' | ',' | ' ' | '\u{a0}')) => {
            let groups: Vec<&str> = digits.split(mark).collect();
            let (first, rest) = groups.split_first()?;
            let grouped =
                (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3);
            grouped.then(|| groups.concat())?
        }
        _ => digits.to_owned(),
    };
    Money::new(figures(&digits)?)
}

/// A whole number in figures and nothing else.
fn figures<N: std::str::FromStr>(text: &str) -> Option<N> {
    let plain = text.chars().all(|c| c.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_the_whole_text() {
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
        ] {
            let day = day(text).map(|day| day.to_string());
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
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn an_amount_is_the_whole_text() {
        for text in [
            "14500000",
            "14.500.000",
            "14,500,000",
            "14 500 000",
            "14\u{a0}500\u{a0}000 đ",
            "14.500.000đ",
            "14.500.000 đồng",
            "14.500.000 Đồng",
            "14.500.000 VNĐ",
            "14,500,000 VND",
        ] {
            assert_eq!(money(text).map(Money::get), Some(14_500_000), "{text}");
        }
        for text in [
            "12 triệu",
            "12.000 nghìn đồng",
            "14.500.000 USD",
            "5.000.000 (chưa VAT)",
            "5.000.000 đồng/máy",
            "khoảng 5.000.000",
            "5.000.000 hoặc 6.000.000",
            "14.500,000",
            "14,5",
            "14..500",
            ".500.000",
            "1.0000",
            "-5.000",
            "+5000",
            "đồng",
            "",
        ] {
            assert_eq!(money(text), None, "{text}");
        }
    }
}
