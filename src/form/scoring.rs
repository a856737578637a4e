//! The form scores itself: formulas that give levels and points by the same requirements as the library.
//!
//! Spreadsheets reckon in doubles, and compare those that differ in the last four bits as equal. So every comparison
//! is one of whole numbers below [`EXACT`], and nothing is divided before it is compared. Only points in proportion to a share,
//! where the instrument does not round them, are fractions: sums of them are compared within a trillionth of the greatest sum.

mod criteria;
mod entries;
mod facts;
mod judged;
mod results;
mod units;
mod working;

use super::layout::Layout;
use super::lists::Lists;
use super::sheet::{Cell, Look, Sheet};
use super::words::{Choices, Part};
use crate::explain::voice::Index;
use crate::model::{Assessment, AssessorRole, Locale, Phrase, School, SchoolYear, Scorecard};
use crate::sound::Rubric;
use units::Units;
use working::Working;

/// Whole numbers up to here stay exact, and different ones are told apart.
const EXACT: u128 = 100_000_000_000_000;

/// What the formulas of a form are made from.
struct Form<'f> {
    rubric: &'f Rubric,
    layout: &'f Layout,
    lists: &'f Lists,
    levels: &'f Choices<usize>,
    locale: Locale,
    /// What the sheet of the form is called.
    name: String,
    units: Units,
    /// The parts of the instrument by their identifiers.
    index: Index<'f>,
    /// The result of what stands in the form.
    card: Scorecard,
}

/// Puts the formulas of the results into the form, and gives the sheets of the results and of the working.
///
/// An instrument whose numbers are too fine or too great for a spreadsheet gets none of them, and the form says so.
pub(super) fn sheets(
    rubric: &Rubric,
    assessment: Option<&Assessment>,
    layout: &Layout,
    lists: &Lists,
    levels: &Choices<usize>,
    locale: Locale,
    form: &mut Sheet,
) -> Vec<Sheet> {
    let card = match assessment {
        Some(assessment) => rubric.score(assessment).ok(),
        None => unanswered(rubric),
    };
    let (Some(units), Some(card)) = (Units::new(rubric), card) else {
        let text = locale.pick(
            "Bảng này không tự xếp mức, vì điểm của bộ tiêu chí quá lớn hoặc quá lẻ cho bảng tính: mức có sau khi đọc phiếu và chấm.",
            "This sheet does not calculate levels, as the points of the instrument are too great or too fine for a spreadsheet: they are calculated when the form is read and scored.",
        );
        form.put(
            layout.table - 1,
            0,
            Cell::text(text).look(Look::Warning).across(layout.shown()),
        );
        return Vec::new();
    };
    let made = Form {
        rubric,
        layout,
        lists,
        levels,
        locale,
        name: form.name.clone(),
        units,
        index: Index::new(rubric.instrument()),
        card,
    };
    let working = Working::new(&made, Part::Working.label().get(locale));
    criteria::results(&made, &working, form);
    let results = results::sheet(&made, &working, form);
    vec![results, working.into_sheet(&made)]
}

/// The result of a school that has answered nothing yet.
fn unanswered(rubric: &Rubric) -> Option<Scorecard> {
    let instrument = rubric.reference();
    let stages = rubric.instrument().stages.clone();
    let school = School::new(instrument.id, Phrase::open(), stages);
    let (year, role) = (SchoolYear::starting(2000)?, AssessorRole::SelfAssessment);
    let assessment = Assessment::new(school, year, instrument, role);
    rubric.score(&assessment).ok()
}
