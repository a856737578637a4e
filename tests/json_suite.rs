//! Other people's tests of JSON: the texts of JSONTestSuite, read by the library.
//!
//! They are not part of the project: `ITAM_JSON_SUITE` names the folder that holds them, and the first letter of a file's name
//! says whether it is JSON (`y`), is not (`n`), or may be taken either way (`i`). What may be taken either way is read without harm.

use it_adoption_model::{Kind, ReadError, ReadErrorKind, read_any, read_as};

/// Whether what was found is that the text is no JSON, or none that a document may be written in.
fn is_no_json(error: &ReadError) -> bool {
    use ReadErrorKind::{ByteOrderMark, NotJson, NotUtf8, TooDeep, Truncated};
    matches!(
        error.kind(),
        ByteOrderMark | NotJson | NotUtf8 | TooDeep | Truncated
    )
}

/// What reading finds in a text, as a document of each kind, of any, and as the value of a property.
fn found(text: &[u8]) -> Vec<ReadError> {
    let within = [br#"{"document": "assessment", "suite": "#, text, b"}"].concat();
    let kinds = Kind::ALL.iter().map(|kind| read_as(*kind, text));
    let read = kinds.chain([read_any(text), read_any(&within)]);
    read.map(|read| read.expect_err("no text of the suite is a document"))
        .collect()
}

#[test]
#[ignore = "needs JSONTestSuite: ITAM_JSON_SUITE=<folder> cargo test --all-features --test main json_suite -- --ignored"]
fn what_is_no_json_is_refused_at_its_place_and_what_is_json_for_what_it_says() {
    let folder = std::env::var("ITAM_JSON_SUITE").expect("ITAM_JSON_SUITE names the folder");
    let (mut no, mut yes) = (0, 0);
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let text = std::fs::read(&path).unwrap();
        let found = found(&text);
        let lines = 1 + text.iter().filter(|byte| **byte == b'\n').count();
        for error in &found {
            let is_place = (1..=lines).contains(&error.line()) && error.column() > 0;
            assert!(is_place, "{name}: {error}");
        }
        match name.as_bytes()[0] {
            b'n' => {
                no += 1;
                assert!(found.iter().all(is_no_json), "{name}: {found:?}");
            }
            b'y' => {
                yes += 1;
                assert!(!found.iter().any(is_no_json), "{name}: {found:?}");
            }
            _ => {}
        }
    }
    assert_eq!((no, yes), (188, 95), "texts that are no JSON, and that are");
}
