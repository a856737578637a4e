//! Forms as files.

use super::*;

/// Through a file and back, cells as they are read.
fn through(book: &Book, csv: bool) -> Book {
    let bytes = match csv {
        true => form::to_csv(book).unwrap(),
        false => form::to_xlsx(book).unwrap(),
    };
    form::open(&bytes).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_form_comes_back_from_its_file((fitting, csv) in (made(fitting), any::<bool>())) {
        let rubric = rubric(&fitting);
        let assessment = tidy(&rubric, &fitting.assessment);
        let book = form::filled(&rubric, &assessment, Locale::Vi).unwrap();
        prop_assert_eq!(back(&through(&book, csv), &rubric), Ok(vec![assessment]));
    }

    #[test]
    fn a_table_comes_back_from_its_file((fitting, csv) in (made(fitting), any::<bool>())) {
        let rubric = rubric(&fitting);
        let assessment = tidy(&rubric, &fitting.assessment);
        let book = form::filled_table(&rubric, std::slice::from_ref(&assessment), Locale::Vi).unwrap();
        prop_assert_eq!(back(&through(&book, csv), &rubric), Ok(vec![assessment]));
    }
}
