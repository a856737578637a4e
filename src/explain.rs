//! Documents in words: what a result says to the people it is about, and plans and reports as they are issued.
//!
//! Each function makes a [`Page`]. Percentages in it are rounded, as full pages of results and those of rollups say; nothing is decided from them.
//! The instrument handed in is the one that was scored with: it gives the names and the wording. [`document`] finds it
//! among rubrics.

mod assessment;
mod basis;
mod crosswalk;
mod difficulty;
mod finding;
mod gap;
mod instrument;
mod issued;
pub mod page;
mod picture;
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
pub use crosswalk::{crosswalk, notices};
pub use difficulty::difficulty;
pub use finding::{findings, findings_in, line_error};
pub use gap::gaps;
pub use instrument::{instrument, instruments};
pub use plan::{annual_plan, improvement_plan, medium_term_plan};
pub use report::year_end_report;
pub use result::scorecard;
pub use review::{comparison, submission, workflow};
pub use rollup::{counted_apart, rollup};

use crate::explain::page::{Fact, Page, Tone, Words};
use crate::model::{
    AssessorRole, Citation, Date, Document, Fidelity, InstrumentRef, Locale, Provenance,
    ProvenanceKind, School, SchoolYear, Stage, say,
};
use crate::sound::{Rubric, Rubrics};
use voice::Voice;

/// How much a page tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Depth {
    /// What everybody asks first: where do we stand, what failed, what next.
    #[default]
    Brief,
    /// That, and everything it rests on.
    Full,
}

/// A document of any kind. Nothing if it [names](Document::instrument) an instrument that is not at hand.
///
/// A result (scorecard, gaps, comparison, submission) is explained by the instrument and edition that it names, and by no other. Of what a school
/// writes itself (assessment, plan, report) there is also a page where [`Rubrics::find`] knows another edition or one to fall back on: it says so,
/// with identifiers in place of names.
///
/// ```
/// use it_adoption_model::{Locale, Rubrics, explain, read_any};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let json = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/report.json"));
/// let document = read_any(json)?;
/// let page = explain::document(&document, &Rubrics::builtin(), Locale::Vi);
/// assert!(page.is_some());
/// assert!(explain::document(&document, &Rubrics::default(), Locale::Vi).is_none());
/// # Ok(()) }
/// ```
pub fn document(document: &Document, rubrics: &Rubrics, locale: Locale) -> Option<Page> {
    let rubric = rubric(document, rubrics);
    let by = rubric.map(Rubric::instrument);
    Some(match document {
        Document::Instrument(of) => instrument(of, locale),
        Document::Assessment(of) => assessment(of, by?, locale),
        Document::Scorecard(of) => scorecard(of, rubric?, Depth::Full, locale),
        Document::Gaps(of) => gaps(of, by?, Depth::Full, locale),
        Document::Findings(of) => findings(of, locale),
        Document::AnnualPlan(of) => annual_plan(of, by?, locale),
        Document::MediumTermPlan(of) => medium_term_plan(of, by?, locale),
        Document::YearEndReport(of) => year_end_report(of, None, by?, locale),
        Document::Difficulty(of) => difficulty(of, locale),
        Document::Submission(of) => submission(of, rubric?, locale),
        Document::Workflow(of) => workflow(of, locale),
        Document::Comparison(of) => comparison(of, by?, locale),
        Document::Rollup(of) => rollup(of, rubrics, locale),
        Document::LineError(of) => line_error(of, locale),
        Document::Crosswalk(of) => {
            let [from, to] = [of.from, of.to].map(|named| rubrics.get(&named));
            let [from, to] = [from, to].map(|rubric| rubric.map(Rubric::instrument));
            crosswalk(of, from, to, locale)
        }
    })
}

/// Whether [`document`] has a page for it: whether it names no instrument, or one that is at hand for what it is.
///
/// ```
/// use it_adoption_model::{Rubrics, explain, read_any};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let json = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/gaps.json"));
/// let gaps = read_any(json)?;
/// assert!(explain::has_page(&gaps, &Rubrics::builtin()));
/// assert!(!explain::has_page(&gaps, &Rubrics::default()));
/// # Ok(()) }
/// ```
pub fn has_page(document: &Document, rubrics: &Rubrics) -> bool {
    document.instrument().is_none() || rubric(document, rubrics).is_some()
}

/// What a document is explained by: a result by just the edition that it names.
fn rubric<'r>(document: &Document, rubrics: &'r Rubrics) -> Option<&'r Rubric> {
    let named = document.instrument()?;
    match document {
        Document::Scorecard(_)
        | Document::Gaps(_)
        | Document::Comparison(_)
        | Document::Submission(_) => rubrics.get(&named),
        _ => rubrics.find(&named),
    }
}

impl Voice<'_> {
    fn school_fact(&self, school: &School) -> Fact {
        let stages = Stage::distinct(&school.stages);
        let stages = stages.iter().map(|s| s.label(self.locale));
        let stages = stages.collect::<Vec<_>>().join(", ");
        let school = match stages.as_str() {
            "" => school.name.to_string(),
            stages => format!("{} ({stages})", school.name),
        };
        Fact::from((self.pick("Đơn vị", "School"), school))
    }

    fn year_fact(&self, year: SchoolYear) -> Fact {
        Fact::from((self.pick("Năm học", "School year"), year.as_str()))
    }

    fn role_fact(&self, role: AssessorRole) -> Fact {
        let label = self.pick("Hình thức đánh giá", "Kind of assessment");
        Fact::from((label, role.label(self.locale)))
    }

    fn instrument_fact(&self, title: &str) -> Fact {
        Fact::from((self.pick("Bộ tiêu chí", "Instrument"), title))
    }

    fn nature_fact(&self, fidelity: Fidelity) -> Fact {
        Fact::from((self.pick("Tính chất", "Nature"), self.nature(fidelity)))
    }

    fn answered_fact(&self, answered: String) -> Fact {
        Fact::from((self.pick("Đã trả lời", "Answered"), answered))
    }

    fn day_fact(&self, day: Option<Date>) -> Option<Fact> {
        let label = self.pick("Ngày đánh giá", "Day");
        day.map(|day| Fact::from((label, self.date(day))))
    }

    fn basis_fact(&self, citation: &Citation) -> Fact {
        Fact::from((self.pick("Căn cứ", "Basis"), self.citation(citation)))
    }

    fn note_fact(&self, citation: &Citation) -> Option<Fact> {
        let note = citation.note.as_ref();
        note.map(|note| Fact::from((self.pick("Ghi chú", "Note"), self.text(note))))
    }

    fn reference(&self, named: InstrumentRef) -> String {
        let InstrumentRef { id, edition } = named;
        let title = self.text(&self.instrument.title);
        if self.only_named() {
            return title.to_owned();
        }
        say!(
            self.locale,
            "{title} ({id}, phiên bản {edition})",
            "{title} ({id}, edition {edition})"
        )
    }

    fn figures_fact(&self, provenance: &Provenance) -> Fact {
        let kind = provenance.kind.label(self.locale);
        let source = provenance.source.as_ref().map(|s| self.source(s));
        let text = source.map_or_else(|| kind.to_owned(), |source| format!("{kind}: {source}"));
        let words = match provenance.kind {
            ProvenanceKind::Constructed => Words::new(text).tone(Tone::Warn),
            _ => Words::new(text),
        };
        Fact::from((self.pick("Số liệu", "Figures"), words))
    }

    /// The title of a page about one school in one year, which says so where the figures are made up.
    fn titled(
        &self,
        what: &str,
        school: &School,
        year: SchoolYear,
        provenance: Option<&Provenance>,
    ) -> String {
        let name = &school.name;
        let made_up = provenance.is_some_and(|p| p.kind == ProvenanceKind::Constructed);
        let made_up = match made_up {
            true => self.pick(" (ví dụ dựng sẵn)", " (fictitious example)"),
            false => "",
        };
        say!(
            self.locale,
            "{what}: {name}, năm học {year}{made_up}",
            "{what}: {name}, school year {year}{made_up}"
        )
    }
}
