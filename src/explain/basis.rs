//! What results rest on, and that what somebody chose is not official.

use super::Depth;
use super::voice::Voice;
use crate::explain::page::{Item, Page, Tone, Words};
use crate::model::{
    Citation, Digest, Fidelity, Group, Id, Instrument, InstrumentRef, Locale, Phrase, Scoring, say,
};
use std::borrow::Cow;

/// The instrument that a document names. Of one that is not at hand only the name is known.
pub(super) fn named(given: &Instrument, named: InstrumentRef) -> Cow<'_, Instrument> {
    if given.reference() == named {
        return Cow::Borrowed(given);
    }
    let mut other = given.clone();
    (other.id, other.edition) = (named.id, named.edition);
    other.title = Phrase::known(&named.to_string()).into();
    other.citation.fidelity = Fidelity::Reported;
    other.scoring = Scoring::new(other.citation.clone());
    other.levels.clear();
    other.groups.clear();
    other.sources.clear();
    Cow::Owned(other)
}

/// What there is to say of a document that names another instrument than the one given.
pub(super) fn by_other_set(given: &Instrument, named: InstrumentRef, locale: Locale) -> Page {
    let given = given.reference();
    if given == named {
        return Page::default();
    }
    let told = say!(
        locale,
        "Tài liệu này theo bộ tiêu chí {named}, không phải bộ đang có ở đây ({given}): mã được in thay cho tên mức và tên tiêu chí.",
        "This document names the instrument {named}, which is not the one at hand ({given}): identifiers stand in place of the names of levels and criteria."
    );
    Page::default().paragraph(Words::new(told).tone(Tone::Warn))
}

/// What there is to say of a result that another instrument made, or another text of it, than the one given.
pub(super) fn by_other(
    given: &Instrument,
    named: InstrumentRef,
    made_by: Digest,
    voice: Voice<'_>,
) -> Page {
    match given.reference() == named {
        true => voice.by_other_text(made_by),
        false => by_other_set(given, named, voice.locale),
    }
}

impl Voice<'_> {
    /// Whether nothing but the name of the instrument is known.
    pub(super) fn only_named(&self) -> bool {
        let Instrument { id, edition, .. } = *self.instrument;
        self.text(&self.instrument.title) == InstrumentRef::new(id, edition).to_string()
    }

    /// What kind of thing a result is. One that anybody chose a part of is never shown as official.
    pub(super) fn nature(&self, fidelity: Fidelity) -> Words {
        let set = self.instrument.citation.fidelity;
        match (set, fidelity) {
            (Fidelity::Authored, _) => Words::new(self.pick(
                "bộ tiêu chí tham khảo, không phải quy định",
                "reference instrument, not official",
            ))
            .tone(Tone::Warn),
            (_, Fidelity::Authored) => Words::new(self.pick(
                "có phần do người soạn chọn, không phải quy định",
                "partly chosen by its authors, not official",
            ))
            .tone(Tone::Warn),
            (_, fidelity) => Words::new(fidelity.label(self.locale)),
        }
    }

    /// The least sure of what the instrument's results rest on.
    pub(super) fn fidelity(&self) -> Fidelity {
        let rests = self.rests_on();
        let marks = rests.iter().map(|(_, citation)| citation.fidelity);
        marks.max().unwrap_or(Fidelity::Read)
    }

    /// What there is to say of a result that another text of the instrument made.
    fn by_other_text(&self, made_by: Digest) -> Page {
        let own = self.instrument.digest();
        if made_by == own {
            return Page::default();
        }
        let told = say!(
            self.locale,
            "Kết quả này được tính theo một bản khác của bộ tiêu chí (dấu nội dung {made_by}), không phải bản đang có ở đây (dấu {own}): tên gọi và căn cứ in dưới đây có thể không khớp với kết quả.",
            "This result was made by another text of the instrument (mark {made_by}) than the one at hand (mark {own}): the names and sources below may not fit it."
        );
        Page::default().paragraph(Words::new(told).tone(Tone::Warn))
    }

    /// How a result is known, unless all that it rests on was read: by hearsay, or not official at all, where anything was authored,
    /// which a full page lists.
    pub(super) fn unofficial(&self, fidelity: Fidelity, depth: Depth) -> Page {
        let text = match (fidelity, depth) {
            (Fidelity::Read, _) => return Page::default(),
            (Fidelity::Reported | Fidelity::Inferred, _) => {
                let known = self.pick(
                    "Dựa trên nguồn thứ cấp, chưa đối chiếu với bản chính thức của văn bản.",
                    "Rests on secondary sources, not yet checked against the official text.",
                );
                return Page::default().paragraph(known);
            }
            (Fidelity::Authored, Depth::Full) => self.pick(
                "Không phải kết quả xếp loại chính thức: phần do người soạn chọn được ghi rõ ở cuối.",
                "Not an official rating; what the authors chose is listed at the end.",
            ),
            (Fidelity::Authored, Depth::Brief) => self.pick(
                "Không phải kết quả xếp loại chính thức: có phần do người soạn chọn.",
                "Not an official rating; parts of it were chosen by its authors.",
            ),
        };
        Page::default().paragraph(Words::new(text).tone(Tone::Warn))
    }

    /// As [`unofficial`](Self::unofficial) says it of all that the instrument has, if that is known.
    pub(super) fn own_nature(&self) -> Page {
        match self.only_named() {
            true => Page::default(),
            false => self.unofficial(self.fidelity(), Depth::Full),
        }
    }

    /// What results by the instrument rest on, each with what it is.
    fn rests_on(&self) -> Vec<(String, &Citation)> {
        let scoring = &self.instrument.scoring;
        let instrument = self.pick("Bộ tiêu chí", "Instrument").to_owned();
        let mut all = vec![(instrument, &self.instrument.citation)];
        all.extend(self.table_rests_on(None));
        let own = |group: &&Group| !group.levels.is_empty();
        let groups = self.instrument.groups.iter();
        if let Some(group) = groups.clone().find(|group| !own(group)) {
            all.extend(self.table_rests_on(Some(group.id)));
        }
        for group in groups.filter(own) {
            all.extend(self.table_rests_on(Some(group.id)));
        }
        if self.gives_points() {
            let points = self.pick("Điểm của tiêu chí", "Points of the criteria");
            let citation = scoring.points_citation.as_ref();
            all.extend(citation.map(|citation| (points.to_owned(), citation)));
        }
        all
    }

    /// Who lays down the levels of a scope, and those of its requirements that have a source of their own.
    fn table_rests_on(&self, scope: Option<Id>) -> Vec<(String, &Citation)> {
        let (levels, citation) = self.levels_of(scope);
        if levels.is_empty() {
            return Vec::new();
        }
        let own = scope.and_then(|id| self.known_group(&id));
        let own = own.filter(|group| !group.levels.is_empty());
        let what = match (scope, own) {
            (None, _) => self
                .pick("Xếp mức kết quả chung", "Overall level")
                .to_owned(),
            (Some(_), None) => self
                .pick("Xếp mức từng nhóm", "Level of a group")
                .to_owned(),
            (Some(_), Some(group)) => {
                let id = group.id;
                say!(self.locale, "Xếp mức nhóm {id}", "Level of group {id}")
            }
        };
        let of_table = citation.map(|citation| (what.clone(), citation));
        let requirements = levels.iter().flat_map(|row| {
            let cited = row.requires.iter();
            cited.filter_map(|needs| Some((row.level, needs, needs.citation()?)))
        });
        let requirements = requirements.map(|(level, needs, citation)| {
            let base = levels.first().is_some_and(|first| first.level == level);
            let rule = match base {
                true => format!("{}: {}", self.level(&level), self.asked(scope, needs)),
                false => self.rule(scope, &level, needs),
            };
            (format!("{what}, {rule}"), citation)
        });
        of_table.into_iter().chain(requirements).collect()
    }

    /// What a result rests on, part by part.
    pub(super) fn bases(&self) -> Page {
        if self.only_named() {
            return self.rounding();
        }
        // How much must be answered decides no level that is told, so it makes none of them less sure.
        let answered = self.instrument.scoring.answered.as_ref();
        let answered = self
            .enough_answered()
            .zip(answered.map(|answered| &answered.citation));
        let rests = self.rests_on().into_iter().chain(answered);
        let items = rests.map(|(label, citation)| {
            let basis = std::iter::once(self.basis_fact(citation));
            Item {
                words: label.into(),
                facts: basis.chain(self.note_fact(citation)).collect(),
            }
        });
        Page::default()
            .heading(
                2,
                self.pick("Kết quả này dựa vào đâu", "What this result rests on"),
            )
            .list(items)
            .append(self.rounding())
    }

    /// That what is printed is rounded and nothing is decided from it.
    fn rounding(&self) -> Page {
        let text = match self.gives_points() {
            true => self.pick(
                "Tỷ lệ phần trăm, tỷ số và điểm lẻ được làm tròn cho dễ đọc; mức độ được xét trên số chưa làm tròn.",
                "Odd percentages, ratios and points are rounded for reading; levels are decided from the unrounded numbers.",
            ),
            false => self.pick(
                "Tỷ lệ phần trăm và tỷ số lẻ được làm tròn cho dễ đọc; mức độ được xét trên số chưa làm tròn.",
                "Odd percentages and ratios are rounded for reading; levels are decided from the unrounded numbers.",
            ),
        };
        Page::default().paragraph(Words::new(text).tone(Tone::Quiet))
    }
}
