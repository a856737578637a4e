//! Citations of a document against its own list of sources.

use super::written::source_named;
use crate::model::{Citation, Fidelity, Finding, Findings, Id, Place, Source, found, nearest};
use std::collections::HashMap;

/// A document's sources, and which of them were cited so far.
pub(crate) struct Citing<'d> {
    sources: &'d [Source],
    cited: HashMap<Id, bool>,
}

impl<'d> Citing<'d> {
    pub(crate) fn new(sources: &'d [Source]) -> Self {
        let cited = sources.iter().map(|source| (source.id, false)).collect();
        Self { sources, cited }
    }

    /// A citation names a source that is listed, and only an authored one names none.
    pub(crate) fn cite(&mut self, place: &Place<'_>, citation: &Citation, findings: &mut Findings) {
        let authored = citation.fidelity == Fidelity::Authored;
        match citation.source {
            _ if authored && (citation.source.is_some() || citation.clause.is_some()) => {
                if let Some(source) = citation.source {
                    self.cited.insert(source, true);
                }
                findings.add(place, found::CitationAuthoredWithSource {});
            }
            None if !authored => {
                let fidelity = citation.fidelity;
                findings.add(place, found::CitationSourceMissing { fidelity });
            }
            None => {}
            Some(source) => match self.cited.get_mut(&source) {
                Some(seen) => *seen = true,
                None => {
                    let known = self.sources.iter().map(|s| s.id.as_str());
                    let near = nearest(source.as_str(), known);
                    let meant = near.and_then(Id::new);
                    if let Some(seen) = meant.and_then(|id| self.cited.get_mut(&id)) {
                        *seen = true;
                    }
                    let found = Finding::from(found::CitationSourceUnknown { id: source });
                    findings.add(&place.name("source"), found.nearest(near));
                }
            },
        }
    }

    /// Tells the sources that nothing cited.
    pub(crate) fn unused(self, findings: &mut Findings) {
        let sources = Place::Root.name("sources");
        for (at, source) in self.sources.iter().enumerate() {
            if self.cited.get(&source.id) == Some(&false) {
                findings.add(&sources.index(at), found::SourceUnused { id: source.id });
            }
        }
    }
}

/// A list of sources: each identifier once, and what is told of a source by itself.
pub(crate) fn sources_listed(listed: &[Source], findings: &mut Findings) {
    let sources = Place::Root.name("sources");
    let mut first = HashMap::new();
    for (at, source) in listed.iter().enumerate() {
        let place = sources.index(at);
        let first = *first.entry(source.id).or_insert(at);
        if first < at {
            let first = sources.index(first).name("id").pointer();
            let id = source.id;
            findings.add(&place.name("id"), found::SourceRepeated { id, first });
        }
        source_named(source, &place, findings);
    }
}
