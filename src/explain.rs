//! Results in words: what a scorecard, a list of gaps or a list of findings says to the people it is about.
//!
//! Each function makes a [`Page`]. Percentages in it are rounded and it says so; nothing is decided from them.
//! The instrument handed in is the one that was scored with: it gives the names and the wording.

mod finding;
mod gap;
mod instrument;
mod result;
mod rollup;
pub(crate) mod voice;

pub use finding::findings;
pub use gap::gaps;
pub use instrument::{instrument, instruments};
pub use result::scorecard;
pub use rollup::rollup;

use crate::page::{Fact, Page, Tone, Words};
use crate::text::say;
use crate::{Fidelity, InstrumentRef, Provenance, School};
use voice::Voice;

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
            crate::ProvenanceKind::Constructed => Words::new(text).tone(Tone::Warn),
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

    /// What a result rests on, part by part.
    fn bases(&self) -> Page {
        let scoring = &self.instrument.scoring;
        let parts = [
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
        ];
        let facts = parts.map(|(label, citation)| {
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
