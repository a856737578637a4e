//! Places of a document that are still open: where to write, and what.

use crate::model::wire::{names, tree};
use crate::model::{AnnualPlan, Document, Locale, Place, Pointer, ResourceNeed, is_open};
use serde_json::Value;

/// A place of a document where something must still be written (chỗ còn để trống).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct OpenPlace {
    /// Where to write. What stands there, if anything, goes (nơi ghi).
    pub pointer: Pointer,
    /// What to write (dạng nội dung).
    pub form: PlaceForm,
}

names! {
    /// What is written into an open place (dạng nội dung của chỗ trống).
    pub enum PlaceForm {
        /// A [`Text`](crate::Text): words in Vietnamese, perhaps with English beside them.
        Text,
        /// A [`Phrase`](crate::Phrase): words as they are, such as a name.
        Phrase,
        /// A [`Date`](crate::Date).
        Date,
        /// [`Money`](crate::Money), in đồng.
        Money,
        /// A [`Value`](crate::Value): the fact, in the form that the criterion's measure asks for.
        Fact,
    }
    vi: "text, phrase, date, money hoặc fact",
    en: "text, phrase, date, money or fact",
}

impl PlaceForm {
    /// The form as shown to people.
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Text => locale.pick("nội dung", "words"),
            Self::Phrase => locale.pick("tên hoặc số", "a name or number"),
            Self::Date => locale.pick("ngày", "a day"),
            Self::Money => locale.pick("số tiền (đồng)", "money (đồng)"),
            Self::Fact => locale.pick("giá trị của tiêu chí", "the criterion's fact"),
        }
    }
}

impl Document {
    /// The places where something must still be written: texts that are open (see
    /// [`Text::is_open`](crate::Text::is_open)), facts not assessed, and in an annual plan prices, costs of services and days of
    /// reports that are not there.
    ///
    /// Whatever has the form of a place can be written there, and the place is open no more. Checking has a finding for each, at the
    /// same pointer, but for facts that an assessment may leave open.
    ///
    /// ```
    /// use it_adoption_model::{Document, Locale, PlaceForm, read_any};
    /// # let draft = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/draft/plan.json"));
    /// let draft = read_any(draft)?;
    /// let first = &draft.open_places()[0];
    /// assert_eq!((first.pointer.as_str(), first.form.label(Locale::En)), ("/assignments/0/task", "words"));
    /// let mut json = serde_json::to_value(&draft)?;
    /// for place in draft.open_places() {
    ///     if place.form == PlaceForm::Text {
    ///         *json.pointer_mut(place.pointer.as_str()).ok_or("no place")? = serde_json::json!({ "vi": "Đã ghi" });
    ///     }
    /// }
    /// let filled = read_any(json.to_string().as_bytes())?;
    /// assert!(filled.open_places().iter().all(|place| place.form != PlaceForm::Text));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn open_places(&self) -> Vec<OpenPlace> {
        let mut open = Vec::new();
        let mut note = |place: &Place<'_>, form| {
            let pointer = place.pointer();
            open.push(OpenPlace { pointer, form });
        };
        walk(&tree(self), &Place::Root, &mut note);
        if let Self::AnnualPlan(plan) = self {
            absent(plan, &mut note);
        }
        open
    }
}

/// Each text of a document, as written, that is an open place.
pub(crate) fn open_texts(written: &Value, mut note: impl FnMut(&Place<'_>)) {
    walk(written, &Place::Root, &mut |place, form| {
        if form != PlaceForm::Fact {
            note(place);
        }
    });
}

/// Looks at the document as written, so that no text can be forgotten. A fact not assessed is one place, its reason no other.
fn walk(written: &Value, place: &Place<'_>, note: &mut dyn FnMut(&Place<'_>, PlaceForm)) {
    let is_open = |written: &Value| written.as_str().is_some_and(is_open);
    match written {
        written if is_open(written) => note(place, PlaceForm::Phrase),
        Value::Object(text) if text.get("vi").is_some_and(is_open) => note(place, PlaceForm::Text),
        Value::Object(fact) if fact.len() == 1 && fact.contains_key("notAssessed") => {
            note(place, PlaceForm::Fact)
        }
        Value::Object(properties) => {
            for (name, written) in properties {
                walk(written, &place.name(name), note);
            }
        }
        Value::Array(items) => {
            for (at, written) in items.iter().enumerate() {
                walk(written, &place.index(at), note);
            }
        }
        _ => {}
    }
}

/// What a plan must say and is not there at all.
fn absent(plan: &AnnualPlan, note: &mut dyn FnMut(&Place<'_>, PlaceForm)) {
    let resources = Place::Root.name("resources");
    for (at, resource) in plan.resources.iter().enumerate() {
        let place = resources.index(at);
        let need = place.name("need");
        match &resource.need {
            ResourceNeed::Equipment(equipment) if equipment.lacks_price() => {
                note(&need.name("equipment").name("unitPrice"), PlaceForm::Money);
            }
            ResourceNeed::Service(service) if service.cost.is_none() => {
                note(&need.name("service").name("cost"), PlaceForm::Money);
            }
            _ => {}
        }
    }
    let reports = Place::Root.name("reportsDue");
    for (at, report) in plan.reports_due.iter().enumerate() {
        if report.due.is_none() {
            note(&reports.index(at).name("due"), PlaceForm::Date);
        }
    }
}
