//! Documents in words: what a result says to the people it is about, and plans and reports as they are issued.
//!
//! Each function makes a [`Page`]. Percentages in it are rounded and it says so; nothing is decided from them.
//! The instrument handed in is the one that was scored with: it gives the names and the wording.

mod assessment;
mod basis;
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
#[cfg(test)]
mod small;
#[cfg(test)]
mod tests;
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

use crate::explain::page::{Page, Tone, Words};
use crate::model::{InstrumentRef, Provenance, ProvenanceKind, School, SchoolYear, say};
use voice::Voice;

/// How much a page tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Depth {
    /// What everybody asks first: where do we stand, what failed, what next.
    #[default]
    Brief,
    /// That, and everything it rests on.
    Full,
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
            ProvenanceKind::Constructed => Words::new(text).tone(Tone::Warn),
            _ => Words::new(text),
        }
    }

    /// The title of a page about one school in one year, which says so where the figures are made up.
    fn titled(
        &self,
        what: &str,
        school: &School,
        year: SchoolYear,
        provenance: Option<&Provenance>,
    ) -> Page {
        let name = &school.name;
        let made_up = provenance.is_some_and(|p| p.kind == ProvenanceKind::Constructed);
        let made_up = match made_up {
            true => self.pick(" (ví dụ dựng sẵn)", " (fictitious example)"),
            false => "",
        };
        Page::default().heading(
            1,
            say!(
                self.locale,
                "{what}: {name}, năm học {year}{made_up}",
                "{what}: {name}, school year {year}{made_up}"
            ),
        )
    }
}
