//! The instruments that a form may name.

use super::scan::Expected;
use super::words::Field;
use crate::model::{Both, Id};
use crate::sound::Rubrics;

/// What should stand where a form names an instrument that is not at hand: another edition of the same one, or else another instrument.
pub(super) fn not_at_hand(rubrics: &Rubrics, id: Option<Id>) -> (Field, Expected) {
    let known = || rubrics.iter().map(|rubric| rubric.reference());
    let same = known().filter(|known| Some(known.id) == id);
    let editions: Vec<String> = same.map(|known| known.edition.to_string()).collect();
    if !editions.is_empty() {
        let editions = editions.join(", ");
        let both = Both::new(
            format!(
                "một phiên bản có ở đây ({editions}); với phiên bản khác thì cần thêm tệp của bộ tiêu chí ấy (--instrument TỆP)"
            ),
            format!(
                "an edition that is at hand ({editions}); for another, the file of that instrument is needed as well (--instrument FILE)"
            ),
        );
        return (Field::Edition, both);
    }
    let known: Vec<String> = known().map(|known| known.to_string()).collect();
    let known = known.join(", ");
    let both = Both::new(
        format!(
            "một bộ tiêu chí có ở đây ({known}); với bộ khác thì cần thêm tệp của bộ tiêu chí ấy (--instrument TỆP)"
        ),
        format!(
            "an instrument that is at hand ({known}); for another, its file is needed as well (--instrument FILE)"
        ),
    );
    (Field::Instrument, both)
}
