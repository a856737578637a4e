//! Reading evidence: in the row of its criterion, and in a table of its own.

use super::cells::is_link;
use super::filled::{Reader, Table};
use super::heads::Labels;
use super::scan::{self, expected};
use super::sheet::{Cell, Content};
use super::words::{self, Column, Part, Proof};
use crate::model::{
    Answer, Both, Evidence, EvidenceKind, Id, NotAssessed, Phrase, Reference, Value,
};
use crate::sound::Rubric;
use std::collections::HashSet;

impl Reader<'_> {
    /// The evidence in the row of a criterion.
    pub(super) fn evidence(&mut self, table: &Table<'_>, row: usize, about: &str) -> Vec<Evidence> {
        let [title, kept] = [Column::Evidence, Column::Kept].map(|column| {
            let words = self.words(row, table.at(column), about);
            words.and_then(|words| Phrase::new(&words))
        });
        let Some(one) = title.clone().or_else(|| kept.clone()) else {
            return Vec::new();
        };
        let at = kept.unwrap_or_else(|| one.clone());
        vec![Evidence {
            title: one,
            kind: EvidenceKind::Document,
            reference: match is_link(at.as_str()) {
                true => Reference::Link(at),
                false => Reference::File(at),
            },
            issued: None,
            expires: None,
        }]
    }

    pub(super) fn derived(&mut self, row: usize, column: Option<usize>, about: &str) -> Vec<Id> {
        let ids = |content: &Content| {
            let words = scan::code(content)?.unwrap_or_default();
            let ids: Option<Vec<Id>> = words.split_whitespace().map(Id::new).collect();
            ids.map(Some).ok_or_else(|| {
                expected(
                    "mã kế hoạch, báo cáo, cách nhau bằng dấu cách",
                    "codes of plans and reports, with spaces between them",
                )
            })
        };
        let ids = column.and_then(|column| self.take(row, column, about, ids));
        ids.unwrap_or_default()
    }

    /// The table of evidence, if this sheet has one: the rows that say something, each with the column that names its criterion and what it shows; none where something
    /// is wrong in it, which has been noted.
    pub(super) fn proofs(&mut self) -> Vec<(usize, usize, Option<Evidence>)> {
        let mut proofs = Vec::new();
        let sheet = self.sheet;
        let Some((head, labels)) = sheet.find(Labels::is_of_proofs) else {
            self.without_head();
            return proofs;
        };
        let at = |proof: Proof| labels.proofs.get(&proof).copied();
        let below = head + 1..sheet.sheet.rows.len();
        let end = below.clone().find(|row| sheet.at(*row).is_of_notes());
        let rows = head + 1..end.unwrap_or(below.end);
        let is_read = |column| {
            let mut read = labels.proofs.values().chain(labels.fields.values());
            read.any(|at| *at == column)
        };
        self.misleading(rows.clone(), is_read);
        self.unnamed(head, &rows.clone().collect::<Vec<_>>(), is_read);
        for row in rows {
            let blank = Proof::ALL
                .iter()
                .all(|proof| self.content(row, at(*proof)).is_blank());
            if blank {
                continue;
            }
            let code = at(Proof::Criterion).unwrap_or_default();
            let about = self.content(row, Some(code)).shown();
            let proof = self.proof(&at, row, about.trim());
            proofs.push((row, code, proof));
        }
        proofs
    }

    /// Tells of a sheet of evidence whose head does not say what stands where.
    fn without_head(&mut self) {
        let named = Part::Evidence.label();
        let name = self.sheet.sheet.name.trim();
        let heads = self.sheet.above(usize::MAX);
        let mut heads = heads.filter(|(_, labels)| labels.proofs.len() > 1);
        let is_many = |row: &Vec<Cell>| {
            let mut said = row.iter().filter(|cell| !cell.content.says_nothing());
            said.nth(1).is_some()
        };
        let head = heads.next().map(|(row, _)| row);
        let head = head.or_else(|| {
            let rows = &self.sheet.sheet.rows;
            let is_named = [named.vi, named.en].contains(&name);
            rows.iter().position(is_many).filter(|_| is_named)
        });
        if let Some(row) = head {
            let both = expected(
                "dòng tiêu đề của bảng minh chứng, có \"Mã tiêu chí\" và \"Tên minh chứng\": hãy ghi lại đúng các tên cột này, nếu không thì không minh chứng nào được đọc",
                "the head of the table of evidence, with \"Criterion code\" and \"Evidence title\": write these names of columns again, or else no evidence is read",
            );
            self.wrong(row, 0, "", both);
        }
    }

    /// Tells of evidence that could be of any of several schools.
    pub(super) fn of_no_school(&mut self) {
        if let [(row, code, _), ..] = self.proofs()[..] {
            let both = expected(
                "minh chứng của một trường: tệp có nhiều phiếu, nên hãy ghi minh chứng ở dòng của tiêu chí, hoặc để mỗi trường một tệp",
                "evidence of one school: as the file has several forms, write it into the row of the criterion, or make a file for each school",
            );
            self.wrong(row, code, "", both);
        }
    }

    /// Puts the evidence of a row to the answer that it shows, unless the same is there already, which is told.
    pub(super) fn show(
        &mut self,
        (row, code, proof): (usize, usize, Option<Evidence>),
        answer: &mut Answer,
        known: &mut Pieces,
    ) {
        let Some(proof) = proof else { return };
        if known.insert(piece(answer.criterion, &proof)) {
            answer.evidence.push(proof);
            return;
        }
        let head = self.sheet.find(Labels::is_of_proofs);
        let title = head.and_then(|(_, labels)| labels.proofs.get(&Proof::Title));
        let both = expected(
            "mỗi minh chứng một lần; minh chứng cùng tên, cùng nơi lưu này của tiêu chí này đã có ở một dòng trên hoặc một trang khác: hãy xóa dòng này, hoặc xóa trang nếu là trang chép lại",
            "each piece of evidence once; one of this title and place already stands for this criterion in a row above or on another sheet: delete this row, or the sheet if it is a copy",
        );
        self.wrong(
            row,
            title.copied().unwrap_or(code),
            answer.criterion.as_str(),
            both,
        );
    }

    /// The criterion that a cell names.
    pub(super) fn criterion(&mut self, row: usize, column: usize, rubric: &Rubric) -> Option<Id> {
        let both = Both::new(
            "một mã tiêu chí của bộ tiêu chí",
            "a criterion of the instrument",
        );
        self.must(row, column, "", both, |content| {
            let id = scan::code(content)?.and_then(|code| Id::new(&code));
            Ok(id.filter(|id| rubric.criterion(id).is_some()))
        })
    }

    fn proof(
        &mut self,
        at: &dyn Fn(Proof) -> Option<usize>,
        row: usize,
        about: &str,
    ) -> Option<Evidence> {
        let column = |proof| at(proof).unwrap_or_default();
        let both = Both::new("tên minh chứng", "what the evidence is called");
        let title = self.must(row, column(Proof::Title), about, both, scan::phrase);
        let [link, file] = [Proof::Link, Proof::File].map(|proof| {
            let said = !self.content(row, at(proof)).is_blank();
            let read = self.take(row, at(proof)?, about, scan::phrase);
            said.then_some(read)
        });
        let reference = match (link, file) {
            (Some(link), None) => link.map(Reference::Link),
            (None, Some(file)) => file.map(Reference::File),
            (link, _) => {
                let both = expected(
                    "hoặc liên kết, hoặc tệp, hồ sơ (chỉ một trong hai)",
                    "either a link, or a file or record, and not both",
                );
                let spot = match link {
                    Some(_) => Proof::File,
                    None => Proof::Link,
                };
                self.wrong(row, column(spot), about, both);
                None
            }
        };
        let kind = at(Proof::Kind).and_then(|column| {
            self.take(row, column, about, |content| {
                scan::choice(content, words::proofs)
            })
        });
        let [issued, expires] = [Proof::Issued, Proof::Expires]
            .map(|proof| self.take(row, at(proof)?, about, scan::day));
        Some(Evidence {
            title: title?,
            kind: kind.unwrap_or(EvidenceKind::Document),
            reference: reference?,
            issued,
            expires,
        })
    }
}

/// The pieces of evidence of a school: of which criterion, what they are called, where they are.
pub(super) type Pieces = HashSet<(Id, Phrase, Phrase)>;

/// The pieces that these answers have.
pub(super) fn pieces(answers: &[Answer]) -> Pieces {
    let of = |answer: &Answer| {
        let pieces = answer.evidence.iter();
        let pieces = pieces.map(|proof| piece(answer.criterion, proof));
        pieces.collect::<Vec<_>>()
    };
    answers.iter().flat_map(of).collect()
}

fn piece(criterion: Id, proof: &Evidence) -> (Id, Phrase, Phrase) {
    let (Reference::Link(place) | Reference::File(place)) = &proof.reference;
    (criterion, proof.title.clone(), place.clone())
}

/// The answer to a criterion; one that says nothing yet where there is none.
pub(super) fn answer_to(answers: &mut Vec<Answer>, criterion: Id) -> Option<&mut Answer> {
    let known = answers
        .iter()
        .position(|answer| answer.criterion == criterion);
    let at = known.unwrap_or_else(|| {
        answers.push(Answer::new(
            criterion,
            Value::NotAssessed(NotAssessed::default()),
        ));
        answers.len() - 1
    });
    answers.get_mut(at)
}

/// Puts answers into the order of the instrument.
pub(super) fn in_order(answers: &mut [Answer], rubric: &Rubric) {
    answers.sort_by_cached_key(|answer| {
        let found = rubric.find(&answer.criterion, 0);
        found.map(|(at, _)| at)
    });
}
