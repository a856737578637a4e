//! Writing a document as JSON and reading it back, and what is said of it with one value replaced.

use crate::arbitrary::{self, made};
use it_adoption_model::*;
use proptest::prelude::*;
use std::fmt::Debug;

fn returns<T: Readable + serde::Serialize + PartialEq + Debug>(
    document: &T,
) -> Result<(), TestCaseError> {
    let text = serde_json::to_vec(document).unwrap();
    prop_assert_eq!(kind(&text).unwrap(), T::KIND);
    prop_assert_eq!(&read::<T>(&text).unwrap(), document);
    prop_assert_eq!(
        &read::<T>(&serde_json::to_vec_pretty(document).unwrap()).unwrap(),
        document
    );
    let value = serde_json::to_value(document).unwrap();
    prop_assert_eq!(
        &serde_json::from_slice::<serde_json::Value>(&text).unwrap(),
        &value
    );
    #[cfg(feature = "schema")]
    accepted(T::KIND, &value)?;
    broken(&value)
}

/// Both schemas accept it.
#[cfg(feature = "schema")]
fn accepted(kind: Kind, document: &serde_json::Value) -> Result<(), TestCaseError> {
    use std::sync::LazyLock;
    type Validators = Vec<(Kind, jsonschema::Validator)>;
    static VALIDATORS: LazyLock<Validators> = LazyLock::new(|| {
        let drafts = schema::Draft::ALL.iter();
        let each = drafts.flat_map(|draft| {
            Kind::ALL
                .iter()
                .map(move |kind| (*kind, crate::schema::schema(*kind, *draft)))
        });
        each.map(|(kind, schema)| (kind, jsonschema::validator_for(&schema).unwrap()))
            .collect()
    });
    for (_, validator) in VALIDATORS.iter().filter(|(of, _)| *of == kind) {
        if let Err(error) = validator.validate(document) {
            return Err(TestCaseError::fail(format!(
                "{error} at {}",
                error.instance_path()
            )));
        }
    }
    Ok(())
}

/// With one value replaced, forty times in different places, a problem is never blamed on the syntax and always has a place.
fn broken(document: &serde_json::Value) -> Result<(), TestCaseError> {
    let mut places = Vec::new();
    walk(document, &mut String::new(), &mut places);
    let some = places.len() / 40 + 1;
    for place in places.into_iter().step_by(some) {
        let mut wrong = document.clone();
        *wrong.pointer_mut(&place).unwrap() = serde_json::json!({ "?": [null] });
        let error = read_any(wrong.to_string().as_bytes()).expect_err("nothing has a property ?");
        prop_assert!(
            error.pointer().as_str().starts_with(&place),
            "{place}: {error}"
        );
        prop_assert!(
            !error.message(Locale::En).contains("not JSON"),
            "{place}: {error}"
        );
    }
    Ok(())
}

fn walk(value: &serde_json::Value, place: &mut String, places: &mut Vec<String>) {
    places.push(place.clone());
    let children: Vec<(String, &serde_json::Value)> = match value {
        serde_json::Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(at, v)| (at.to_string(), v))
            .collect(),
        serde_json::Value::Object(entries) => {
            entries.iter().map(|(key, v)| (key.clone(), v)).collect()
        }
        _ => Vec::new(),
    };
    for (key, child) in children {
        let length = place.len();
        place.push('/');
        place.push_str(&key);
        walk(child, place, places);
        place.truncate(length);
    }
}

macro_rules! return_from_json {
    ($($name:ident),+ $(,)?) => {
        proptest! {
            #![proptest_config(ProptestConfig::with_cases(32))]
            $(#[test]
            fn $name(document in made(arbitrary::$name)) {
                returns(&document)?;
            })+
        }
        const RETURNING: &[&str] = &[$(stringify!($name)),+];
    };
}

return_from_json! {
    instrument,
    assessment,
    scorecard,
    gaps,
    findings,
    annual_plan,
    medium_term_plan,
    year_end_report,
    difficulty,
    submission,
    workflow,
    comparison,
    rollup,
    line_error,
    crosswalk,
}

#[test]
fn every_kind_is_there() {
    let kinds: Vec<String> = Kind::ALL
        .iter()
        .map(|k| k.as_str().replace('-', "_"))
        .collect();
    assert_eq!(kinds, RETURNING);
}
