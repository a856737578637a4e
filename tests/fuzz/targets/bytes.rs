//! Any bytes as a document of each kind: read, or refused at a place that is there; what was read is written and read again.
#![no_main]

use it_adoption_model::{Kind, ReadError, read_any, read_as, spots};

fn is_told(error: &ReadError, bytes: &[u8]) {
    let lines = 1 + bytes.iter().filter(|byte| **byte == b'\n').count();
    for error in std::iter::once(error).chain(error.more()) {
        assert!(
            (1..=lines).contains(&error.line()) && error.column() > 0,
            "{error}"
        );
    }
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for kind in Kind::ALL {
        match read_as(*kind, bytes) {
            Ok(document) => {
                let written = serde_json::to_vec(&document).unwrap();
                assert_eq!(read_as(*kind, &written).as_ref(), Ok(&document));
                assert_eq!(read_any(bytes).as_ref(), Ok(&document));
            }
            Err(error) => {
                is_told(&error, bytes);
                spots(bytes, std::slice::from_ref(error.pointer()));
            }
        }
    }
});
