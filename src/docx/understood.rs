//! Amounts as people write them, and what is asked for. The whole text is understood, or none of it.

use crate::model::words::{day_of, figures};
use crate::model::{Both, Money};
use serde_json::Value;

const DAY: Both<&str> = Both::new("ngày, như 27/8/2026", "a day, such as 27/8/2026");
const MONEY: Both<&str> = Both::new(
    "số tiền bằng đồng, như 14.500.000",
    "an amount in VND, such as 14,500,000",
);
const QUANTITY: Both<&str> = Both::new("một số nguyên, như 40", "a whole number, such as 40");

/// How a day, an amount or a number is read.
pub(super) struct Figure {
    pub(super) expected: Both<&'static str>,
    pub(super) read: fn(&str) -> Option<Value>,
}

/// What is read of a property of this name; none of one that holds words.
pub(super) fn figure(key: &str) -> Option<Figure> {
    let (expected, read): (_, fn(&str) -> Option<Value>) = match key {
        "date" | "due" | "from" | "until" => (DAY, |text| Some(day_of(text)?.to_string().into())),
        "unitPrice" | "cost" | "amount" | "spent" => {
            (MONEY, |text| Some(money(text)?.get().into()))
        }
        "quantity" | "people" | "sessions" => (QUANTITY, |text| Some(money(text)?.get().into())),
        _ => return None,
    };
    Some(Figure { expected, read })
}

/// Whether a figure cannot be left open.
pub(super) fn is_needed(key: &str, parent: &str) -> bool {
    match key {
        "from" | "until" | "amount" | "spent" | "people" | "sessions" => true,
        "due" => parent.starts_with("/objectives/"),
        _ => false,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

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
