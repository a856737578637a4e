//! What makes entries of a rollup one.

use super::list::{Absorb, Entry};
use crate::model::{AssessorRole, Digest, Id, InstrumentRef, NoLevel, SchoolYear, Stage};

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct SeriesKey {
    instrument: Id,
    edition: Id,
    digest: Digest,
    school_year: SchoolYear,
    role: Option<AssessorRole>,
}

impl SeriesKey {
    pub(crate) fn new(
        instrument: InstrumentRef,
        digest: Digest,
        school_year: SchoolYear,
        role: Option<AssessorRole>,
    ) -> Self {
        Self {
            instrument: instrument.id,
            edition: instrument.edition,
            digest,
            school_year,
            role,
        }
    }
}

/// The level of each side, or why there is none.
pub(super) type LevelPairKey = [(Option<Id>, Option<NoLevel>); 2];

impl Absorb for Stage {
    fn absorb(&mut self, _: Self) {}
}

impl Entry for Stage {
    type Key = Self;
    fn key(&self) -> Self {
        *self
    }
}

/// A number for a set of stages: single stages and combinations stand in the order of the stages.
pub(crate) fn combination(stages: &[Stage]) -> u8 {
    stages
        .iter()
        .fold(0, |set, stage| set | 1 << (*stage as u8))
}
