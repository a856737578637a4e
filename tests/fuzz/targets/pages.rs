//! Documents that are almost valid: checked together and shown as pages in every form and both languages, and nothing in them
//! becomes markup.
#![no_main]

use fuzz::{Choices, RUBRICS};
use it_adoption_model::{Document, Kind, Locale, check, docx, explain, read_as};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut choices = Choices::new(bytes);
    let mut documents: Vec<Document> = Vec::new();
    while let Some((kind, json)) = choices.document(Kind::ALL) {
        documents.extend(read_as(kind, json.to_string().as_bytes()));
    }
    let all: Vec<&Document> = documents.iter().collect();
    let checked = check::together(&all, &RUBRICS);
    assert_eq!(checked.len(), documents.len());
    for document in &documents {
        let written = serde_json::to_vec(document).unwrap();
        assert_eq!(read_as(document.kind(), &written).as_ref(), Ok(document));
        for locale in Locale::ALL {
            let Some(page) = explain::document(document, &RUBRICS, *locale) else {
                continue;
            };
            let html = page.html();
            assert!(!html.contains("<script") && !html.contains("href=\"javascript:"));
            page.markdown();
            let file = docx::write(&page).unwrap();
            let filled = docx::fill(document, std::slice::from_ref(&page), &file).unwrap();
            assert_eq!(filled.document, *document);
            assert!(filled.unread.is_empty());
        }
    }
});
