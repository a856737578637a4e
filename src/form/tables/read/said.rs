//! What cells state, in JSON.

use crate::form::mapping::json_number;
use crate::form::scan::{self, Expected};
use crate::form::sheet::Content;
use crate::form::tables::shape::Form;
use crate::form::words::Choices;
use crate::model::Locale;
use serde_json::Value as Json;

/// What a cell states.
pub(super) fn stated(form: Form, content: &Content) -> Result<Option<Json>, Expected> {
    let text = |text: String| Some(Json::String(text));
    match form {
        Form::Number => Ok(scan::number(content)?.map(json_number)),
        Form::Truth => Ok(scan::yes_no(content)?.map(Json::Bool)),
        Form::Day => Ok(scan::day(content)?.map(|day| Json::String(day.as_str().to_owned()))),
        Form::Choice(choices) => Ok(scan::choice(content, &with_names(choices))?.map(Json::from)),
        Form::Choices(choices) => several(content, &with_names(choices)),
        Form::Codes | Form::AnyCodes => {
            let words = content.words().unwrap_or_default();
            let codes = words
                .split([',', ';', '\n'])
                .map(str::trim)
                .filter(|code| !code.is_empty());
            let codes: Vec<Json> = codes.map(Json::from).collect();
            Ok((!codes.is_empty()).then_some(Json::Array(codes)))
        }
        _ => Ok(content.words().and_then(text)),
    }
}

/// Names by the words for them, and by themselves.
fn with_names(choices: fn(Locale) -> Choices<&'static str>) -> Choices<&'static str> {
    let mut all = choices(Locale::Vi);
    let names: Choices<&'static str> = all
        .iter()
        .map(|(name, _)| (*name, (*name).to_owned()))
        .collect();
    all.extend(names);
    all
}

/// Several names in one cell, with semicolons between them, or commas where none of the words has one.
fn several(content: &Content, choices: &Choices<&'static str>) -> Result<Option<Json>, Expected> {
    let words = content.words().unwrap_or_default();
    let read = |marks: &[char]| -> Result<Vec<Json>, Expected> {
        let parts = words
            .split(marks)
            .map(str::trim)
            .filter(|part| !part.is_empty());
        let parts = parts.map(|part| scan::choice(&Content::Text(part.to_owned()), choices));
        let parts: Vec<Option<&str>> = parts.collect::<Result<_, _>>()?;
        Ok(parts.into_iter().flatten().map(Json::from).collect())
    };
    let names = read(&[';', '\n']).or_else(|_| read(&[',', ';', '\n']))?;
    Ok((!names.is_empty()).then_some(Json::Array(names)))
}
