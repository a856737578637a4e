//! Formats other than JSON: numbers are what they were, and whole documents are refused where absent properties would be lost.

use it_adoption_model::{Assessment, Count, Limit, Points, read};
use proptest::prelude::*;

proptest! {
    #[test]
    fn numbers_survive_a_format_that_does_not_describe_itself(millionths in 0..=1_000_000_000_000_000_u64, count in 0..=1_000_000_000_u32) {
        let (points, limit) = (Points::from_millionths(millionths).unwrap(), Limit::from_millionths(millionths).unwrap());
        let numbers = (points, limit, Count::new(count).unwrap());
        let bytes = postcard::to_allocvec(&numbers).unwrap();
        prop_assert_eq!(postcard::from_bytes::<(Points, Limit, Count)>(&bytes).unwrap(), numbers);
    }
}

#[test]
fn a_document_is_refused_by_a_format_that_does_not_describe_itself() {
    let json = std::fs::read("docs/examples/assessment-operational.json").unwrap();
    let assessment: Assessment = read(&json).unwrap();
    let bytes = postcard::to_allocvec(&assessment).unwrap();
    let error = postcard::from_bytes::<Assessment>(&bytes).unwrap_err();
    assert_eq!(error, postcard::Error::WontImplement);
}
