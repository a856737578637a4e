//! What documents state of a school: by themselves, and two of one.

use crate::model::composed::{composed, same, small};
use crate::model::{Detail, Finding, Findings, Phrase, Place, School, Stage, Text, found};

/// What a school says of itself: stages once each and those of its name, and a unit above it.
pub(super) fn stated(school: &School, findings: &mut Findings) {
    let place = Place::Root.name("school");
    for (stage, [_, again]) in Stage::repeated(&school.stages) {
        let place = place.name("stages");
        findings.add(&place.index(again), found::SchoolStageRepeated { stage });
    }
    let named = named(&composed(school.name.as_str()));
    let says = |stage: &Stage| Named::of(*stage).is_none_or(|of| named.0 & of.0 != 0);
    if named.0 != 0 && !school.stages.is_empty() && !school.stages.iter().any(says) {
        let said = Stage::ALL.iter().copied();
        let said: Vec<Stage> = said
            .filter(|s| Named::of(*s).is_some() && says(s))
            .collect();
        let found = found::SchoolStageNameDiffers {
            named: Detail::stages(&said),
            stages: Detail::stages(&Stage::distinct(&school.stages)),
        };
        findings.add(&place.name("stages"), found);
    }
    if school.unit == Some(school.id) {
        findings.add(&place.name("unit"), found::SchoolManagesItself {});
    }
}

/// Stages of general education, a bit each.
#[derive(Clone, Copy, PartialEq)]
struct Named(u8);

impl Named {
    const NONE: Self = Self(0);
    const PRIMARY: Self = Self(1);
    const LOWER: Self = Self(2);
    const BASIC: Self = Self(3);
    const UPPER: Self = Self(4);

    fn of(stage: Stage) -> Option<Self> {
        match stage {
            Stage::Primary => Some(Self::PRIMARY),
            Stage::LowerSecondary => Some(Self::LOWER),
            Stage::UpperSecondary => Some(Self::UPPER),
            Stage::Continuing => None,
        }
    }
}

/// The stages that a school's name says; none where it says none, or may mean any.
fn named(name: &str) -> Named {
    let is = |word: &str, lower: &str| {
        word.len() == lower.len() && word.chars().flat_map(char::to_lowercase).eq(lower.chars())
    };
    let (mut named, mut before) = (Named::NONE, ["", ""]);
    for word in name.split([' ', '-', '&', ',', '.', '/', '(', ')', '+', '–', '\u{a0}']) {
        let [first, second] = before;
        let of = match word {
            "" => continue,
            "TH" if !second.is_empty() => Named::PRIMARY,
            _ if is(word, "thcs") => Named::LOWER,
            _ if is(word, "thpt") || is(word, "ptth") => Named::UPPER,
            _ if is(word, "ptcs") => Named::BASIC,
            _ if is(word, "học") && is(second, "tiểu") => Named::PRIMARY,
            _ if is(word, "sở") && is(second, "cơ") && is(first, "học") => Named::LOWER,
            _ if is(word, "sở") && is(second, "cơ") && is(first, "thông") => Named::BASIC,
            _ if is(word, "thông") && is(second, "phổ") && is(first, "học") => Named::UPPER,
            _ if ["cấp", "gdtx", "xuyên"].iter().any(|any| is(word, any)) => return Named::NONE,
            _ => Named::NONE,
        };
        named.0 |= of.0;
        before = [second, word];
    }
    named
}

/// Nobody stands above themselves, or answers their own report.
pub(super) fn itself(name: &Phrase, school: &School, place: &Place<'_>, findings: &mut Findings) {
    let [name, own] = [name, &school.name].map(|name| small(name.as_str()));
    if name == own && !school.name.is_open() {
        findings.add(place, found::SchoolManagesItself {});
    }
}

/// Whether two names are of different words, however these are written.
pub(super) fn words_differ(one: &Text, other: &Text) -> bool {
    let [one, other] = [one, other].map(|name| small(name.vi.as_str()));
    one != other
}

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
    if here.id == there.id && names_apart(here, there) {
        once("name", found::SetNameDiffers {}, findings);
    }
}

/// Whether two documents call a school otherwise, in however many spaces.
pub(super) fn names_apart(here: &School, there: &School) -> bool {
    !same(here.name.as_str(), there.name.as_str())
}

/// In one year one unit manages a school.
pub(super) fn units_differ(here: &School, there: &School, findings: &mut Findings) {
    let units = here.unit.zip(there.unit).filter(|_| here.id == there.id);
    if let Some((found, expected)) = units.filter(|(here, there)| here != there) {
        once("unit", found::SetUnitDiffers { found, expected }, findings);
    }
}

/// Adds what was not found there before, as a document may be checked against several.
pub(super) fn once(property: &str, found: impl Into<Finding>, findings: &mut Findings) {
    let school = Place::Root.name("school");
    let found = found.into().at(&school.name(property).pointer());
    if !findings.findings.contains(&found) {
        findings.findings.push(found);
    }
}
