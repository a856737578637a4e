//! The rows of a sheet in which places are labelled: the heads of its tables.

use super::scan::{each_folded, fold};
use super::sheet::{Book, Content, Sheet};
use super::words::{Column, Field, Proof};
use crate::model::Both;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::LazyLock;

/// A sheet, with the labels of each row that has any.
pub(super) struct Headed<'b> {
    pub(super) sheet: &'b Sheet,
    rows: BTreeMap<usize, Labels>,
    none: Labels,
}

impl<'b> Headed<'b> {
    pub(super) fn sheets(book: &'b Book) -> Vec<Self> {
        book.sheets.iter().map(Self::of).collect()
    }

    fn of(sheet: &'b Sheet) -> Self {
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
            sheet,
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
    pub(super) fields: BTreeMap<Field, usize>,
    pub(super) columns: BTreeMap<Column, usize>,
    pub(super) proofs: BTreeMap<Proof, usize>,
}

fn note<P: Ord>(labels: &mut BTreeMap<P, usize>, place: Option<P>, column: usize) {
    if let Some(place) = place {
        labels.entry(place).or_insert(column);
    }
}

impl Labels {
    /// Whether it is the head of the table of criteria.
    pub(super) fn is_of_criteria(&self) -> bool {
        CRITERIA
            .iter()
            .all(|column| self.columns.contains_key(column))
    }

    /// What a row lacks to be the head of one of these tables, if it has most of its labels.
    pub(super) fn lacks(&self) -> Vec<Both<&'static str>> {
        let columns = CRITERIA.iter();
        let columns = columns.map(|of| (of.label(), self.columns.contains_key(of)));
        let fields = SCHOOL.iter().chain([&Field::SchoolYear]);
        let fields = fields.map(|of| (of.label(), self.fields.contains_key(of)));
        let heads = [columns.collect::<Vec<_>>(), fields.collect()].into_iter();
        let lacked = heads.map(|labels| {
            let lacked = labels.iter().filter(|(_, is_there)| !is_there);
            let lacked: Vec<Both<&str>> = lacked.map(|(label, _)| *label).collect();
            (2 * lacked.len() < labels.len()).then_some(lacked)
        });
        lacked.flatten().next().unwrap_or_default()
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

/// The first column behind those of a head, where one that it lacks would stand.
pub(super) fn free<P>(columns: &BTreeMap<P, usize>) -> usize {
    columns.values().max().map_or(0, |last| last + 1)
}

/// What the table of criteria must say of each.
const CRITERIA: [Column; 3] = [Column::Code, Column::First, Column::Status];

/// What a list of schools says of each.
pub(super) const SCHOOL: [Field; 3] = [Field::SchoolId, Field::SchoolName, Field::Stages];

/// What a label names: a place of each kind, if there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Named {
    pub(super) field: Option<Field>,
    pub(super) column: Option<Column>,
    pub(super) proof: Option<Proof>,
}

/// What a label names, in either language.
pub(super) fn labelled(text: &str) -> Option<Named> {
    type Places = Vec<(String, Named)>;
    // By their first letters, which are ASCII.
    static PLACES: LazyLock<[Places; 128]> = LazyLock::new(|| {
        let mut places: BTreeMap<String, Named> = BTreeMap::new();
        let mut note = |label: Both<&str>, named: &dyn Fn(&mut Named)| {
            for label in [label.vi, label.en] {
                named(places.entry(fold(label)).or_default());
            }
        };
        for field in Field::ALL {
            note(field.label(), &|named| {
                named.field.get_or_insert(*field);
            });
        }
        for column in Column::ALL {
            note(column.label(), &|named| {
                named.column.get_or_insert(*column);
            });
        }
        for proof in Proof::ALL {
            note(proof.label(), &|named| {
                named.proof.get_or_insert(*proof);
            });
        }
        let mut by_first = [const { Places::new() }; 128];
        for (label, named) in places {
            let first = label.bytes().next().map(usize::from);
            if let Some(places) = first.and_then(|first| by_first.get_mut(first)) {
                places.push((label, named));
            }
        }
        by_first
    });
    // Most texts are no labels, which their first letters tell.
    let mut places: &[(String, Named)] = &[];
    let mut length = 0;
    let _ = each_folded(text, |letter| {
        if length == 0 {
            let first = PLACES.get(letter as usize);
            places = first.map(Vec::as_slice).unwrap_or_default();
        } else {
            let at = |place: &(String, Named)| {
                let letter = place.0.as_bytes().get(length);
                letter.map(|byte| char::from(*byte))
            };
            let from = places.partition_point(|place| at(place) < Some(letter));
            let rest = places.get(from..).unwrap_or_default();
            let same = rest.partition_point(|place| at(place) == Some(letter));
            places = rest.get(..same).unwrap_or_default();
        }
        length += 1;
        match places.is_empty() {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    });
    let (label, named) = places.first()?;
    (label.len() == length).then_some(*named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_label_names_its_place_and_nothing_else_does() {
        let mut labels = 0;
        for field in Field::ALL {
            let label = field.label();
            for text in [label.vi, label.en] {
                let same = |other: &&Field| {
                    let other = other.label();
                    [other.vi, other.en].map(fold).contains(&fold(text))
                };
                let first = Field::ALL.iter().find(same);
                for text in [text, &text.to_uppercase(), &format!("  {text} ")] {
                    assert_eq!(labelled(text).and_then(|named| named.field).as_ref(), first);
                }
                labels += 1;
            }
        }
        assert_eq!(labels, 2 * Field::ALL.len());
        let note = labelled("Ghi chú").unwrap_or_default();
        assert_eq!((note.field, note.column), (None, Some(Column::Note)));
        let file = labelled("te\u{323}p  hoa\u{306}\u{323}c hồ sơ").unwrap_or_default();
        assert_eq!(file.proof, Some(Proof::File));
        for other in [
            "",
            " ",
            "m",
            "ma truong a",
            "mãã",
            "M-",
            "z",
            "đạt",
            "văn bản nguồn",
            "…",
        ] {
            assert_eq!(labelled(other), None, "{other:?}");
        }
        let code = labelled("MÃ").unwrap_or_default();
        assert_eq!((code.column, code.proof), (Some(Column::Code), None));
    }
}
