//! The words to choose from, on a sheet of their own.

use super::layout::{on, range};
use super::sheet::{Cell, Look, Sheet};
use super::words::{self, Choices, Part, Status, YES_NO, word};
use crate::model::{AssessorRole, EvidenceKind, Locale, ProvenanceKind, Stage};
use crate::sound::Rubric;
use std::collections::HashMap;

/// The sheet of words to choose from, a column for each list, its name on top.
pub(super) struct Lists {
    sheet: Sheet,
    lengths: Vec<usize>,
    /// All stages, those of the instrument first.
    stages: Vec<Stage>,
    /// How many of them are offered.
    covered: usize,
    /// The columns of the levels that criteria are rated by.
    rated: HashMap<Vec<usize>, usize>,
}

const YES: usize = 0;
const STATUS: usize = 1;
const STAGE: usize = 2;
const ROLE: usize = 3;
const PROVENANCE: usize = 4;
const PROOF: usize = 5;
const LEVEL: usize = 6;

impl Lists {
    pub(super) fn new(rubric: &Rubric, levels: &Choices<usize>, locale: Locale) -> Self {
        let name = *Part::Lists.label().get(locale);
        let of_instrument = |stage: &Stage| rubric.instrument().stages.contains(stage);
        let (covered, others): (Vec<Stage>, Vec<Stage>) =
            Stage::ALL.iter().partition(|stage| of_instrument(stage));
        let mut lists = Self {
            sheet: Sheet {
                name: name.to_owned(),
                hidden: true,
                ..Sheet::default()
            },
            lengths: Vec::new(),
            stages: [&covered[..], &others[..]].concat(),
            covered: covered.len(),
            rated: HashMap::new(),
        };
        let ranks: Vec<usize> = (0..rubric.instrument().levels.len()).collect();
        lists.add(YES_NO.map(|word| *word.get(locale)));
        lists.add(written(words::statuses(locale), &Status::ALL));
        lists.add(written(words::stages(locale), &lists.stages.clone()));
        lists.add(written(words::roles(locale), AssessorRole::ALL));
        lists.add(written(words::provenances(locale), ProvenanceKind::ALL));
        lists.add(written(words::proofs(locale), EvidenceKind::ALL));
        lists.add(written(levels, &ranks));
        for scale in rubric.tables().criteria() {
            if !scale.ranks.is_empty() && !lists.rated.contains_key(&scale.ranks) {
                lists.rated.insert(scale.ranks.clone(), lists.lengths.len());
                lists.add(written(levels, &scale.ranks));
            }
        }
        lists
    }

    fn add<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) {
        let column = self.lengths.len();
        self.sheet.widths.push(20);
        self.sheet.put(
            0,
            column,
            Cell::text((column + 1).to_string()).look(Look::Head),
        );
        let mut length = 0;
        for word in words {
            length += 1;
            self.sheet.put(length, column, Cell::text(word));
        }
        self.lengths.push(length);
    }

    pub(super) fn into_sheet(self) -> Sheet {
        self.sheet
    }

    fn list(&self, column: usize) -> String {
        let length = self.lengths.get(column).copied().unwrap_or_default();
        range(&self.sheet.name, column, 1, length)
    }

    pub(super) fn yes_no(&self) -> String {
        self.list(YES)
    }

    pub(super) fn statuses(&self) -> String {
        self.list(STATUS)
    }

    pub(super) fn stages(&self) -> String {
        range(&self.sheet.name, STAGE, 1, self.covered)
    }

    pub(super) fn roles(&self) -> String {
        self.list(ROLE)
    }

    pub(super) fn provenances(&self) -> String {
        self.list(PROVENANCE)
    }

    pub(super) fn proofs(&self) -> String {
        self.list(PROOF)
    }

    /// The levels of these ranks.
    pub(super) fn rated(&self, ranks: &[usize]) -> String {
        self.list(self.rated.get(ranks).copied().unwrap_or(LEVEL))
    }

    /// All levels.
    pub(super) fn levels(&self) -> String {
        self.list(LEVEL)
    }

    /// The cell with the word for yes, or for no.
    pub(super) fn yes(&self, yes: bool) -> String {
        on(&self.sheet.name, if yes { 1 } else { 2 }, YES)
    }

    /// The cell with the word for a status.
    pub(super) fn status(&self, status: Status) -> String {
        let row = match status {
            Status::NotApplicable => 1,
            Status::NotAssessed => 2,
        };
        on(&self.sheet.name, row, STATUS)
    }

    /// The cell with the word for a stage, whether it is offered or not.
    pub(super) fn stage(&self, stage: Stage) -> String {
        let at = self.stages.iter().position(|other| *other == stage);
        on(&self.sheet.name, at.unwrap_or_default() + 1, STAGE)
    }

    /// The cell with the word for the level of a rank.
    pub(super) fn level(&self, rank: usize) -> String {
        on(&self.sheet.name, rank + 1, LEVEL)
    }
}

/// The words that are written for some meanings.
fn written<'w, T: Copy + PartialEq>(choices: &'w Choices<T>, all: &[T]) -> Vec<&'w str> {
    all.iter().map(|one| word(choices, *one)).collect()
}
