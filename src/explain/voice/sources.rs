//! Who says so: documents as people name them, and how sure that is.

use super::Voice;
use crate::explain::issued::unlabelled_number;
use crate::explain::page::{Tone, Words};
use crate::model::{Citation, Fidelity, Id, Locale, Source, say};

/// What documents are called in both languages; number, day and issuer stand behind it.
const FORMS: [(&str, &str); 12] = [
    ("Bộ luật", "Code"),
    ("Luật", "Law"),
    ("Nghị quyết", "Resolution"),
    ("Nghị định", "Decree"),
    ("Quyết định", "Decision"),
    ("Chỉ thị", "Directive"),
    ("Thông tư", "Circular"),
    ("Thông báo", "Notice"),
    ("Công văn", "Letter"),
    ("Hướng dẫn", "Guidance"),
    ("Kế hoạch", "Plan"),
    ("Chương trình", "Programme"),
];

impl Voice<'_> {
    pub(crate) fn source(&self, of: &Source) -> String {
        source(of, self.locale)
    }

    pub(crate) fn citation(&self, of: &Citation) -> Words {
        citation(of, |id| self.known_source(id), self.locale)
    }
}

/// What a document is called by the words its title begins with, such as `Quyết định`.
pub(crate) fn form(title: &str, locale: Locale) -> Option<&'static str> {
    let mut forms = FORMS.iter().map(|(vi, en)| match locale {
        Locale::Vi => *vi,
        Locale::En => *en,
    });
    let title = title.to_lowercase();
    forms.find(|form| title.starts_with(&form.to_lowercase()))
}

/// A source in short: its full number with what it is called, such as `Quyết định số 4725/QĐ-BGDĐT`, or else its title.
fn source(source: &Source, locale: Locale) -> String {
    let title = source.title.get(locale);
    let number = source.number.as_ref().map(unlabelled_number);
    let number = number.filter(|number| number.contains('/'));
    match (number, form(title, locale)) {
        (Some(number), Some(form)) => say!(locale, "{form} số {number}", "{form} {number}"),
        (Some(number), None) => number.to_owned(),
        (None, _) => title.to_owned(),
    }
}

/// Who says so and how sure that is. What was authored never names a source.
pub(crate) fn citation<'s>(
    citation: &Citation,
    find: impl FnOnce(&Id) -> Option<&'s Source>,
    locale: Locale,
) -> Words {
    let fidelity = citation.fidelity.label(locale);
    if citation.fidelity == Fidelity::Authored {
        return Words::new(fidelity).tone(Tone::Warn);
    }
    let named = citation
        .source
        .map(|id| find(&id).map_or_else(|| id.to_string(), |known| source(known, locale)));
    let clause = citation.clause.as_ref();
    let clause = clause.map(|clause| clause_of(clause.as_str(), locale));
    let place: Vec<String> = named.into_iter().chain(clause).collect();
    match place.is_empty() {
        true => Words::new(fidelity),
        false => Words::new(format!("{}; {fidelity}", place.join(", "))),
    }
}

fn clause_of(clause: &str, locale: Locale) -> String {
    let bare = clause.chars().all(|c| c.is_ascii_digit() || c == '.');
    match bare {
        true => say!(locale, "tiêu chí {clause}", "criterion {clause}"),
        false => clause.to_owned(),
    }
}
