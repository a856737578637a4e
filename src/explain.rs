//! Documents in words: what a result says to the people it is about, and plans and reports as they are issued.
//!
//! Each function makes a [`Page`]. Percentages in it are rounded and it says so; nothing is decided from them.
//! The instrument handed in is the one that was scored with: it gives the names and the wording. [`document`] finds it
//! among rubrics.

mod assessment;
mod finding;
mod gap;
mod instrument;
mod issued;
pub mod page;
mod plan;
mod report;
mod result;
mod review;
mod rollup;
mod trial;
pub(crate) mod voice;

pub use assessment::assessment;
pub use finding::{findings, line_error};
pub use gap::gaps;
pub use instrument::{instrument, instruments};
pub use plan::{annual_plan, medium_term_plan};
pub use report::year_end_report;
pub use result::scorecard;
pub use review::{comparison, submission, workflow};
pub use rollup::rollup;

use crate::explain::page::{Fact, Page, Tone, Words};
use crate::model::{Citation, Document, Fidelity, InstrumentRef, Locale, Provenance, School, say};
use crate::sound::{Rubric, Rubrics};
use voice::Voice;

/// A document of any kind. Nothing if it [names](Document::instrument) an instrument that is not at hand.
///
/// ```
/// use it_adoption_model::{Locale, Rubrics, explain, read_any};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let json = include_bytes!("../docs/examples/year/report.json");
/// let document = read_any(json)?;
/// let page = explain::document(&document, &Rubrics::builtin(), Locale::Vi);
/// assert!(page.is_some());
/// assert!(explain::document(&document, &Rubrics::default(), Locale::Vi).is_none());
/// # Ok(()) }
/// ```
pub fn document(document: &Document, rubrics: &Rubrics, locale: Locale) -> Option<Page> {
    let rubric = document.instrument().and_then(|named| rubrics.find(&named));
    let by = rubric.map(Rubric::instrument);
    Some(match document {
        Document::Instrument(of) => instrument(of, locale),
        Document::Assessment(of) => assessment(of, by?, locale),
        Document::Scorecard(of) => scorecard(of, by?, locale),
        Document::Gaps(of) => gaps(of, by?, locale),
        Document::Findings(of) => findings(of, locale),
        Document::AnnualPlan(of) => annual_plan(of, by?, locale),
        Document::MediumTermPlan(of) => medium_term_plan(of, by?, locale),
        Document::YearEndReport(of) => year_end_report(of, None, by?, locale),
        Document::Submission(of) => submission(of, rubric?, locale),
        Document::Workflow(of) => workflow(of, locale),
        Document::Comparison(of) => comparison(of, by?, locale),
        Document::Rollup(of) => rollup(of, rubrics, locale),
        Document::LineError(of) => line_error(of, locale),
    })
}

impl Voice<'_> {
    fn school(&self, school: &School) -> String {
        let stages = school.stages.iter().map(|s| s.label(self.locale));
        let stages = stages.collect::<Vec<_>>().join(", ");
        match stages.as_str() {
            "" => school.name.to_string(),
            stages => format!("{} ({stages})", school.name),
        }
    }

    fn reference(&self, named: InstrumentRef) -> String {
        let InstrumentRef { id, edition } = named;
        let title = self.text(&self.instrument.title);
        say!(
            self.locale,
            "{title} ({id}, phiên bản {edition})",
            "{title} ({id}, edition {edition})"
        )
    }

    fn provenance(&self, provenance: &Provenance) -> Words {
        let kind = provenance.kind.label(self.locale);
        let source = provenance.source.as_ref().map(|s| self.source(s));
        let text = source.map_or_else(|| kind.to_owned(), |source| format!("{kind}: {source}"));
        match provenance.kind {
            crate::model::ProvenanceKind::Constructed => Words::new(text).tone(Tone::Warn),
            _ => Words::new(text),
        }
    }

    /// How sure a result is. An authored one is never shown as official.
    fn fidelity(&self, fidelity: Fidelity) -> Words {
        let words = Words::new(fidelity.label(self.locale));
        match fidelity {
            Fidelity::Authored => words.tone(Tone::Warn),
            _ => words,
        }
    }

    /// A warning where anything that the instrument's results rest on was authored.
    fn unofficial(&self) -> Page {
        let authored = |citation: &Citation| citation.fidelity == Fidelity::Authored;
        match self.rests_on().iter().any(|(_, citation)| authored(citation)) {
            true => Page::default().paragraph(
                Words::new(self.pick(
                    "Đây không phải kết quả xếp loại chính thức: những phần nào do nhóm tác giả chọn được ghi rõ ở cuối.",
                    "This is no official rating: the parts that the authors chose are named at the end.",
                ))
                .tone(Tone::Warn),
            ),
            false => Page::default(),
        }
    }

    /// What results by the instrument rest on.
    fn rests_on(&self) -> [(&str, &Citation); 5] {
        let scoring = &self.instrument.scoring;
        [
            (
                self.pick("Bộ tiêu chí", "Instrument"),
                &self.instrument.citation,
            ),
            (
                self.pick("Cách xếp mức", "Method"),
                &scoring.method_citation,
            ),
            (
                self.pick("Điều kiện bắt buộc", "Conditions"),
                &scoring.gates_citation,
            ),
            (
                self.pick("Điểm của tiêu chí", "Points"),
                &scoring.points_citation,
            ),
            (
                self.pick("Mốc xếp mức", "Cut-offs"),
                &scoring.bands_citation,
            ),
        ]
    }

    /// What a result rests on, part by part.
    fn bases(&self) -> Page {
        let facts = self.rests_on().map(|(label, citation)| {
            let mut words = self.citation(citation);
            if let Some(note) = &citation.note {
                words.text = format!("{}. {}", words.text, self.text(note));
            }
            Fact::from((label, words))
        });
        Page::default()
            .heading(
                2,
                self.pick("Kết quả này dựa vào đâu", "What this result rests on"),
            )
            .facts(facts)
            .paragraph(Words::new(self.pick(
                "Tỷ lệ phần trăm và tỷ số lẻ được làm tròn đến một chữ số thập phân cho dễ đọc; mức độ và điểm được xét trên số chưa làm tròn.",
                "Odd percentages and ratios are rounded to one decimal place for reading; levels and points were decided from the unrounded numbers.",
            )).tone(Tone::Quiet))
    }
}
