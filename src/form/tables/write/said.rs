//! What stands in the cells of a column, and what is asked for there.

use crate::form::sheet::Content;
use crate::form::tables::NONE;
use crate::form::tables::plan::{Column, Holds};
use crate::form::tables::shape::Form;
use crate::form::words::{self, Choices, YES_NO, word};
use crate::model::{Locale, say};
use serde_json::Value as Json;

/// What a cell says of a value.
pub(super) fn content(holds: Holds, value: &Json, locale: Locale) -> Content {
    let word = |choices: fn(Locale) -> Choices<&'static str>, value: &Json| {
        word(&choices(locale), value.as_str().unwrap_or_default()).to_owned()
    };
    let listed = |of: &dyn Fn(&Json) -> String, between: &str| {
        let items: Vec<String> = value.as_array().into_iter().flatten().map(of).collect();
        match items.is_empty() {
            true => Content::Blank,
            false => Content::Text(items.join(between)),
        }
    };
    let plain = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    match holds {
        Holds::Which(fields) => {
            let there = fields.iter().find(|field| value.get(field.name).is_some());
            there.map_or(Content::Blank, |field| {
                Content::Text((*field.label.get(locale)).to_owned())
            })
        }
        Holds::Value(Form::Number | Form::Money) => {
            value.as_f64().map_or(Content::Blank, Content::Number)
        }
        Holds::Value(Form::Truth) => {
            let [yes, no] = YES_NO.map(|word| (*word.get(locale)).to_owned());
            Content::Text(if value == &Json::Bool(true) { yes } else { no })
        }
        Holds::Value(Form::Day) => {
            let day = value.as_str().and_then(|day| day.parse().ok());
            day.map_or(Content::Blank, Content::Day)
        }
        Holds::Value(Form::Choice(choices)) => Content::Text(word(choices, value)),
        Holds::Value(Form::Choices(choices)) => listed(&|value| word(choices, value), "; "),
        Holds::Value(Form::AnyCodes) if value.as_array().is_some_and(Vec::is_empty) => {
            Content::Text((*NONE.get(locale)).to_owned())
        }
        Holds::Value(Form::Codes | Form::AnyCodes) => listed(&plain, ", "),
        Holds::Value(_) => value
            .as_str()
            .map_or(Content::Blank, |text| Content::Text(text.to_owned())),
    }
}

/// The words to choose from, in one language.
pub(super) fn firsts(choices: fn(Locale) -> Choices<&'static str>, locale: Locale) -> Vec<String> {
    let choices = choices(locale);
    let words = words::firsts(&choices).into_iter();
    words.map(str::to_owned).collect()
}

/// What is to be written into a column.
pub(in crate::form::tables) fn asked(column: &Column, locale: Locale) -> String {
    let listed = |words: Vec<String>| words.join("; ");
    let codes = locale.pick(
        "các mã, cách nhau bằng dấu phẩy",
        "codes, with commas between them",
    );
    match column.holds {
        Holds::Value(Form::Number) => locale.pick("một số", "a number").to_owned(),
        Holds::Value(Form::Money) => locale.pick("số đồng", "đồng").to_owned(),
        Holds::Value(Form::Day) => locale
            .pick("một ngày, như 7/9/2026", "a day, such as 7/9/2026")
            .to_owned(),
        Holds::Value(Form::Truth) => {
            listed(YES_NO.map(|word| (*word.get(locale)).to_owned()).to_vec())
        }
        Holds::Value(Form::Choice(choices)) => listed(firsts(choices, locale)),
        Holds::Value(Form::Choices(choices)) => {
            let words = listed(firsts(choices, locale));
            let any = locale.pick(
                "một hoặc nhiều, cách nhau bằng dấu chấm phẩy: ",
                "one or more, with semicolons between them: ",
            );
            format!("{any}{words}")
        }
        Holds::Value(Form::Level) => locale
            .pick(
                "mã hoặc tên một mức của bộ tiêu chí",
                "the code or the title of a level of the instrument",
            )
            .to_owned(),
        Holds::Value(Form::Codes) => codes.to_owned(),
        Holds::Value(Form::AnyCodes) => {
            let none = NONE.get(locale);
            say!(
                locale,
                "{codes}; để trống: tất cả; không mục nào: \"{none}\"",
                "{codes}; blank: all; not any: \"{none}\""
            )
        }
        Holds::Which(fields) => listed(
            fields
                .iter()
                .map(|field| (*field.label.get(locale)).to_owned())
                .collect(),
        ),
        Holds::Value(_) => String::new(),
    }
}

pub(super) fn width(column: &Column) -> u16 {
    match column.holds {
        Holds::Value(Form::Number | Form::Day) => 12,
        Holds::Value(Form::Money) => 16,
        Holds::Value(
            Form::Choice(_) | Form::Choices(_) | Form::Codes | Form::AnyCodes | Form::Truth,
        )
        | Holds::Which(_) => 18,
        Holds::Value(_) => match column.path.last() {
            Some(&("vi" | "en")) => 40,
            _ => 16,
        },
    }
}
