//! What cells state, in JSON.

use crate::form::mapping::json_number;
use crate::form::scan::{self, Expected, fold};
use crate::form::sheet::Content;
use crate::form::tables::shape::Form;
use crate::form::tables::{NONE, levels};
use crate::form::words::Choices;
use crate::model::{Both, Instrument, Locale};
use serde_json::Value as Json;
use std::collections::BTreeSet;

/// What a cell states, in a document that names this instrument.
pub(super) fn stated(
    form: Form,
    content: &Content,
    instrument: Option<&Instrument>,
) -> Result<Option<Json>, Expected> {
    let text = |text: String| Some(Json::String(text));
    match form {
        Form::Number => Ok(scan::number(content)?.map(json_number)),
        Form::Money => Ok(scan::whole(content).map_err(in_dong)?.map(json_number)),
        Form::Truth => Ok(scan::yes_no(content)?.map(Json::Bool)),
        Form::Day => Ok(scan::day(content)?.map(|day| Json::String(day.as_str().to_owned()))),
        Form::Choice(choices) => Ok(scan::choice(content, with_names(choices))?.map(Json::from)),
        Form::Choices(choices) => {
            let names = scan::several(content, with_names(choices))?;
            Ok(names.map(Json::from))
        }
        Form::Level => Ok(levels::named(content, instrument)?.and_then(text)),
        Form::Codes | Form::AnyCodes => {
            let words = scan::code(content)?.unwrap_or_default();
            let none = [NONE.vi, NONE.en].map(fold).contains(&fold(&words));
            if none && matches!(form, Form::AnyCodes) {
                return Ok(Some(Json::Array(Vec::new())));
            }
            let codes = words
                .split([',', ';', '\n'])
                .map(str::trim)
                .filter(|code| !code.is_empty());
            let codes: Vec<Json> = codes.map(Json::from).collect();
            Ok((!codes.is_empty()).then_some(Json::Array(codes)))
        }
        Form::Code => Ok(scan::code(content)?.and_then(|code| text(code.into_owned()))),
        _ => Ok(scan::text(content)?.and_then(|words| text(words.into_owned()))),
    }
}

fn in_dong(expected: Expected) -> Expected {
    Both::new(
        expected.vi + "; số tiền ghi bằng đồng, như 30000000 cho 30 triệu",
        expected.en + "; amounts are in VND, such as 30000000 for 30 million",
    )
}

/// Names by the words for them, and by themselves.
fn with_names(
    choices: fn(Locale) -> Choices<&'static str>,
) -> impl Fn(Locale) -> Choices<&'static str> {
    move |locale| {
        let mut all = choices(locale);
        let names: BTreeSet<&str> = all.iter().map(|(name, _)| *name).collect();
        all.extend(names.into_iter().map(|name| (name, name.to_owned())));
        all
    }
}
