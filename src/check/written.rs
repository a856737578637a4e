//! What is found in an issued document as written, whatever it says.

use crate::model::wire::tree;
use crate::model::{Findings, found};
use crate::sound::{open_places, too_fine};

/// Finds numbers that are too fine, and open places: nothing is issued with any.
pub(super) fn as_written(document: &impl serde::Serialize, findings: &mut Findings) {
    let written = tree(document);
    too_fine(&written, findings);
    open_places(&written, || found::DocumentOpenPlace {}.into(), findings);
}
