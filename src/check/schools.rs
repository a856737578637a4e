//! What two documents state of one school.

use crate::model::{Detail, Finding, Findings, Place, School, Stage, found};

/// The stages of a school that another document states otherwise: here, and there.
pub(super) fn stages_apart(here: &School, there: &School) -> Option<(Detail, Detail)> {
    let stages = |school: &School| {
        let mut stages = Stage::distinct(&school.stages).to_vec();
        stages.sort_unstable();
        stages
    };
    let (here, there) = (stages(here), stages(there));
    (here != there).then(|| (Detail::stages(&here), Detail::stages(&there)))
}

/// One school is called by one name, in however many spaces.
pub(super) fn names_differ(here: &School, there: &School, findings: &mut Findings) {
    let [ours, theirs] = [here, there].map(|school| school.name.as_str().split_whitespace());
    if here.id == there.id && ours.ne(theirs) {
        once("name", found::SetNameDiffers {}, findings);
    }
}

/// In one year one unit manages a school.
pub(super) fn units_differ(here: &School, there: &School, findings: &mut Findings) {
    let units = here.unit.zip(there.unit).filter(|_| here.id == there.id);
    if let Some((found, expected)) = units.filter(|(here, there)| here != there) {
        once("unit", found::SetUnitDiffers { found, expected }, findings);
    }
}

/// Adds what was not found there before, as a document may be checked against several.
fn once(property: &str, found: impl Into<Finding>, findings: &mut Findings) {
    let school = Place::Root.name("school");
    let found = found.into().at(&school.name(property).pointer());
    if !findings.findings.contains(&found) {
        findings.findings.push(found);
    }
}
