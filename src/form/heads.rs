//! The rows of a sheet in which places are labelled: the heads of its tables.

use super::sheet::{Book, Content, Sheet};
use super::words::{Column, Field, Proof, labelled};
use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

/// A sheet, with the labels that stand in it.
pub(super) struct Headed<'b> {
    pub(super) sheet: &'b Sheet,
    pub(super) heads: Heads,
}

impl<'b> Headed<'b> {
    pub(super) fn sheets(book: &'b Book) -> Vec<Self> {
        let headed = |sheet| Self {
            sheet,
            heads: Heads::of(sheet),
        };
        book.sheets.iter().map(headed).collect()
    }
}

/// The labels of each row that has any.
pub(super) struct Heads {
    rows: BTreeMap<usize, Labels>,
    none: Labels,
}

impl Heads {
    pub(super) fn of(sheet: &Sheet) -> Self {
        let mut rows: BTreeMap<usize, Labels> = BTreeMap::new();
        for (row, cells) in sheet.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                if let Content::Text(text) = &cell.content
                    && let Some(named) = labelled(text)
                {
                    let labels = rows.entry(row).or_default();
                    note(&mut labels.fields, named.field, column);
                    note(&mut labels.columns, named.column, column);
                    note(&mut labels.proofs, named.proof, column);
                }
            }
        }
        Self {
            rows,
            none: Labels::default(),
        }
    }

    /// The labels of a row.
    pub(super) fn at(&self, row: usize) -> &Labels {
        self.rows.get(&row).unwrap_or(&self.none)
    }

    /// The first row with such labels.
    pub(super) fn find(&self, such: impl Fn(&Labels) -> bool) -> Option<(usize, &Labels)> {
        let mut rows = self.rows.iter().map(|(row, labels)| (*row, labels));
        rows.find(|(_, labels)| such(labels))
    }

    /// The rows above `below` with labels, from the first.
    pub(super) fn above(&self, below: usize) -> impl DoubleEndedIterator<Item = (usize, &Labels)> {
        let rows = self.rows.range(..below);
        rows.map(|(row, labels)| (*row, labels))
    }
}

/// In which column of a row each place is labelled; of two such labels the first.
#[derive(Default)]
pub(super) struct Labels {
    pub(super) fields: HashMap<Field, usize>,
    pub(super) columns: HashMap<Column, usize>,
    pub(super) proofs: HashMap<Proof, usize>,
}

fn note<P: Eq + Hash>(labels: &mut HashMap<P, usize>, place: Option<P>, column: usize) {
    if let Some(place) = place {
        labels.entry(place).or_insert(column);
    }
}

impl Labels {
    /// Whether it is the head of the table of criteria.
    pub(super) fn is_of_criteria(&self) -> bool {
        let mut wanted = [Column::Code, Column::First, Column::Status].iter();
        wanted.all(|column| self.columns.contains_key(column))
    }

    /// Whether it is the head of a list of schools.
    pub(super) fn is_of_schools(&self) -> bool {
        SCHOOL.iter().all(|field| self.fields.contains_key(field))
    }

    /// Whether it is the head of a table of many schools, with what they answer.
    pub(super) fn is_of_answers(&self) -> bool {
        self.is_of_schools() && self.fields.contains_key(&Field::SchoolYear)
    }

    /// Whether it is the head of the table of evidence.
    pub(super) fn is_of_proofs(&self) -> bool {
        let mut wanted = [Proof::Criterion, Proof::Title].iter();
        wanted.all(|proof| self.proofs.contains_key(proof))
    }

    /// Whether it is the head of the table of notes on answers, which only a table of many schools has.
    pub(super) fn is_of_notes(&self) -> bool {
        self.fields.contains_key(&Field::SchoolId)
            && self.proofs.contains_key(&Proof::Criterion)
            && self.columns.contains_key(&Column::Note)
    }
}

/// What a list of schools says of each.
pub(super) const SCHOOL: [Field; 3] = [Field::SchoolId, Field::SchoolName, Field::Stages];
