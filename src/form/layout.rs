//! Where everything stands on the form of one school.

use super::cells::beside;
use super::sheet::{Content, letters};
use super::words::{Column, Field};
use crate::model::{Assessment, Measure};
use crate::sound::Rubric;

/// The rows and columns of a form.
pub(super) struct Layout {
    /// The places of the head, each with its row.
    pub(super) fields: Vec<(Field, usize)>,
    /// The row of the head of the table of criteria.
    pub(super) table: usize,
    /// The columns of that table.
    pub(super) columns: Vec<Column>,
    /// The rows of that table, each with what stands there.
    pub(super) lines: Vec<(Line, usize)>,
    /// The row of each criterion, and how many items it has.
    rows: Vec<(usize, usize)>,
}

/// What stands in one row of the table of criteria.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// The head of the group at this position.
    Group(usize),
    /// The criterion at this position of the instrument.
    Criterion(usize),
    /// An item of a criterion in points, by both their positions.
    Item(usize, usize),
}

/// The fields that every form has.
const ALWAYS: [Field; 10] = [
    Field::SchoolId,
    Field::SchoolName,
    Field::Stages,
    Field::Unit,
    Field::SchoolYear,
    Field::Instrument,
    Field::Edition,
    Field::Role,
    Field::Date,
    Field::Provenance,
];

/// The columns that a form has only where something stands in them.
pub(super) const SELDOM: [Column; 4] = [
    Column::Note,
    Column::ReasonEn,
    Column::NoteEn,
    Column::Derived,
];

impl Layout {
    pub(super) fn new(rubric: &Rubric, assessment: Option<&Assessment>) -> Self {
        let wanted = |field: &Field| {
            ALWAYS.contains(field)
                || assessment.is_some_and(|a| {
                    !super::cells::stated(*field, a, Default::default()).is_blank()
                })
        };
        let fields = Field::ALL.iter().copied().filter(wanted);
        let fields: Vec<(Field, usize)> = fields.zip(TOP..).collect();
        let table = TOP + fields.len() + 1;
        let answers = assessment.map_or(&[][..], |a| &a.answers);
        let columns = Column::ALL.iter().copied();
        let columns = columns
            .filter(|column| {
                !SELDOM.contains(column)
                    || answers.iter().any(|a| beside(*column, a) != Content::Blank)
            })
            .collect();
        let mut lines = Vec::new();
        let mut position = 0;
        for (at, group) in rubric.instrument().groups.iter().enumerate() {
            lines.push(Line::Group(at));
            for criterion in &group.criteria {
                lines.push(Line::Criterion(position));
                if let Measure::Points(of) = &criterion.measure {
                    lines.extend((0..of.items.len()).map(|item| Line::Item(position, item)));
                }
                position += 1;
            }
        }
        let lines: Vec<(Line, usize)> = lines.into_iter().zip(table + 1..).collect();
        let mut rows = Vec::with_capacity(position);
        for (line, row) in &lines {
            match (line, rows.last_mut()) {
                (Line::Criterion(_), _) => rows.push((*row, 0)),
                (Line::Item(..), Some((_, items))) => *items += 1,
                _ => {}
            }
        }
        Self {
            fields,
            table,
            columns,
            lines,
            rows,
        }
    }

    /// Where a column stands.
    pub(super) fn column(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|c| *c == column)
    }

    /// How many columns there are.
    pub(super) fn shown(&self) -> u16 {
        self.columns.len() as u16
    }

    /// The row of a field.
    pub(super) fn field(&self, field: Field) -> Option<usize> {
        let found = self.fields.iter().find(|(other, _)| *other == field);
        found.map(|(_, row)| *row)
    }

    /// The row of the criterion at this position.
    pub(super) fn row(&self, position: usize) -> usize {
        self.rows.get(position).map_or(0, |(row, _)| *row)
    }

    /// How many items the criterion at this position has.
    pub(super) fn items(&self, position: usize) -> usize {
        self.rows.get(position).map_or(0, |(_, items)| *items)
    }
}

/// The first row of the head.
const TOP: usize = 2;

impl Column {
    /// Its width, in characters.
    pub(super) fn width(self) -> u16 {
        match self {
            Self::Points | Self::Maximum => 7,
            Self::Code => 8,
            Self::Second => 10,
            Self::First | Self::Status | Self::Level => 14,
            Self::FirstOf | Self::SecondOf | Self::Remark | Self::Derived => 19,
            Self::Reason | Self::ReasonEn | Self::Note | Self::NoteEn => 20,
            Self::Evidence | Self::Kept => 18,
            Self::Title => 36,
        }
    }
}

/// A cell of a sheet in a formula: `'Phiếu'!$D$12`.
pub(super) fn on(sheet: &str, row: usize, column: usize) -> String {
    format!("'{sheet}'!${}${}", letters(column), row + 1)
}

/// A column of cells in a formula, from one row to another: `'Phiếu'!$D$12:$D$20`.
pub(super) fn range(sheet: &str, column: usize, from: usize, to: usize) -> String {
    let letters = letters(column);
    format!("'{sheet}'!${letters}${}:${letters}${}", from + 1, to + 1)
}
