//! Numbers: how they are read, and how they come from the numbers that programs have.

use it_adoption_model::{Count, Id, Limit, Money, Phrase, Points, Whole, Year};
use proptest::prelude::*;

/// A decimal number as JSON may hold it, of up to nine digits before the mark and 28 after it.
fn decimal() -> impl Strategy<Value = String> {
    "(0|[1-9][0-9]{0,8})(\\.[0-9]{1,28})?([eE]-[0-9]{1,2})?"
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// A number is read as the nearest double, by `read` and by `parse` alike, and comes back as it was read.
    #[test]
    fn a_number_is_read_as_the_nearest_double(text in decimal()) {
        let nearest: f64 = text.parse().unwrap();
        let points: Points = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(points, Points::try_from(nearest).unwrap());
        prop_assert_eq!(points, text.parse().unwrap());
        let written = serde_json::to_string(&points).unwrap();
        prop_assert_eq!(points, serde_json::from_str(&written).unwrap());
        let limit: Limit = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(limit, text.parse().unwrap());
    }

    /// Whatever text JSON takes as a whole number, `parse` takes, and no other number.
    #[test]
    fn a_whole_number_is_read_and_parsed_alike(text in prop_oneof![
        decimal(), "(0|[1-9][0-9]{0,17})(\\.0{1,3})?", "[1-9][eE]\\+?[0-9]{1,2}", "-[0-9]"
    ]) {
        macro_rules! alike {
            ($($number:ident),+) => {$(
                let read = serde_json::from_str::<$number>(&text).ok();
                prop_assert_eq!(read, text.parse::<$number>().ok(), "{} {}", stringify!($number), &text);
            )+};
        }
        alike!(Count, Whole, Money, Year);
    }

    /// From every whole number that programs have comes the same one or nothing, and it goes back as it came.
    #[test]
    fn whole_numbers_come_and_go(number in prop_oneof![-3..4_000_000_000_i64, 1990..2110_i64, any::<i64>()]) {
        macro_rules! comes_and_goes {
            ($name:ident from $($from:ident),+; into $($into:ident),+) => {$(
                for of in $from::try_from(number).into_iter() {
                    let fits = u64::try_from(number).ok();
                    let bounded = fits.and_then(|fits| $name::new(fits.try_into().ok()?));
                    prop_assert_eq!($name::try_from(of).ok(), bounded);
                }
            )+
            $(
                let there = u64::try_from(number).ok().and_then(|fits| $name::try_from(fits).ok());
                if let Some(there) = there {
                    prop_assert_eq!($into::from(there) as i64, number);
                }
            )+};
        }
        comes_and_goes!(Count from u8, u16, u32, u64, usize, i32, i64; into u32, u64, i64, f64);
        comes_and_goes!(Whole from u8, u16, u32, u64, usize, i32, i64; into u64, i64, f64);
        comes_and_goes!(Money from u8, u16, u32, u64, usize, i32, i64; into u64, i64, f64);
        comes_and_goes!(Year from u8, u16, u32, u64, usize, i32, i64; into u16, u32, i32);
    }
}

/// A literal needs no type of its own.
#[test]
fn literals_and_texts_become_what_they_are_put_in() {
    let three: Count = 3.try_into().unwrap();
    let year: Year = 2026.try_into().unwrap();
    let money: Money = 12_000_000.try_into().unwrap();
    assert_eq!(
        (u32::from(three), u16::from(year), u64::from(money)),
        (3, 2026, 12_000_000)
    );
    let id: Id = "S-1".to_owned().try_into().unwrap();
    let name: Phrase = String::from("Trường").try_into().unwrap();
    assert_eq!((id.as_str(), name.as_str()), ("S-1", "Trường"));
    assert!(Id::try_from(String::from("mã")).is_err() && Phrase::try_from(String::new()).is_err());
    assert!(Id::try_from("S-1").is_ok());
}
