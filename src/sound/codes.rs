//! The codes that a document should name, with their titles, for somebody who wrote words in their place.

use super::Rubrics;
use crate::model::{Both, Id, InstrumentRef, Locale, Pointer, say};
use crate::read::ReadError;
use serde_json::Value;

impl Rubrics {
    /// What is wrong with a document that cannot be read, as [`ReadError::message`] has it. Where a rating or a level of an
    /// instrument at hand is wanted, its codes are told, each with its title.
    ///
    /// ```
    /// use it_adoption_model::{Assessment, Rubrics, read};
    /// # let sound = String::from_utf8_lossy(include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/assessment-operational.json")));
    /// # let text = sound.replacen("\"rating\": \"basic\"", "\"rating\": \"Đáp ứng cơ bản\"", 1);
    /// let error = read::<Assessment>(text.as_bytes()).unwrap_err();
    /// let message = Rubrics::builtin().read_message(text.as_bytes(), &error);
    /// assert!(message.vi.contains("basic (Đáp ứng cơ bản)"), "{}", message.vi);
    /// ```
    pub fn read_message(&self, json: &[u8], error: &ReadError) -> Both<String> {
        let codes = self.codes(json, error.pointer());
        Both::of(|locale| {
            let message = error.message(locale);
            let Some(codes) = codes.as_ref().map(|codes| codes.get(locale)) else {
                return message;
            };
            say!(
                locale,
                "{message}; các mã là: {codes}",
                "{message}; the codes are: {codes}"
            )
        })
    }

    /// The codes of the levels that could stand at `pointer`, each with its title.
    fn codes(&self, json: &[u8], pointer: &Pointer) -> Option<Both<String>> {
        let document: Value = serde_json::from_slice(json).ok()?;
        let id = |property: &str| Id::new(document.get("instrument")?.get(property)?.as_str()?);
        let named = InstrumentRef {
            id: id("id")?,
            edition: id("edition")?,
        };
        let rubric = self.find(&named)?;
        let pointer = pointer.as_str();
        let of: Vec<Id> = if let Some(answer) = pointer.strip_suffix("/value/rating") {
            let criterion = document.pointer(answer)?.get("criterion")?.as_str()?;
            let criterion = rubric.criterion(&Id::new(criterion)?)?;
            criterion.levels.iter().map(|step| step.level).collect()
        } else if pointer.ends_with("evel") {
            rubric
                .instrument()
                .levels
                .iter()
                .map(|level| level.id)
                .collect()
        } else {
            return None;
        };
        let titled = |locale: Locale| {
            let levels = rubric.instrument().levels.iter();
            let levels = levels.filter(|level| of.contains(&level.id));
            let levels = levels.map(|level| format!("{} ({})", level.id, level.title.get(locale)));
            levels.collect::<Vec<_>>().join(", ")
        };
        Some(Both::of(titled))
    }
}
