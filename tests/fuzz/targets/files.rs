//! Any bytes as a file of a spreadsheet program: read, or refused in words.
#![no_main]

use fuzz::RUBRICS;
use it_adoption_model::form;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(book) = form::open(bytes) else { return };
    let _filled = form::read(&book, &RUBRICS);
    let _document = form::from_tables(&book, &RUBRICS);
    let _schools = form::schools(&book);
    form::to_xlsx(&book).unwrap();
});
