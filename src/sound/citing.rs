//! Citations of a document against its own list of sources: the same four rules for every kind of document.

use crate::model::{Citation, Fidelity, Findings, Id, Place, Rule, Source, nearest};
use std::collections::HashMap;

/// The codes under which a kind of document has the rules.
pub(crate) struct Codes {
    pub(crate) unknown: Rule,
    pub(crate) missing: Rule,
    pub(crate) authored: Rule,
    pub(crate) unused: Rule,
}

/// A document's sources, and which of them were cited so far.
pub(crate) struct Citing<'d> {
    sources: &'d [Source],
    cited: HashMap<Id, bool>,
    codes: Codes,
}

impl<'d> Citing<'d> {
    pub(crate) fn new(sources: &'d [Source], codes: Codes) -> Self {
        let cited = sources.iter().map(|source| (source.id, false)).collect();
        Self {
            sources,
            cited,
            codes,
        }
    }

    /// A citation names a source that is listed, and only an authored one names none.
    pub(crate) fn cite(&mut self, place: &Place<'_>, citation: &Citation, findings: &mut Findings) {
        let authored = citation.fidelity == Fidelity::Authored;
        match citation.source {
            _ if authored && (citation.source.is_some() || citation.clause.is_some()) => {
                if let Some(source) = citation.source {
                    self.cited.insert(source, true);
                }
                findings.add(place, self.codes.authored, &[]);
            }
            None if !authored => {
                let args = [("fidelity", citation.fidelity.to_string())];
                findings.add(place, self.codes.missing, &args);
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
                    let mut args = vec![("id", source.to_string())];
                    args.extend(near.map(|near| ("nearest", near.to_owned())));
                    findings.add(&place.name("source"), self.codes.unknown, &args);
                }
            },
        }
    }

    /// Tells the sources that nothing cited.
    pub(crate) fn unused(self, findings: &mut Findings) {
        let sources = Place::ROOT.name("sources");
        for (at, source) in self.sources.iter().enumerate() {
            if self.cited.get(&source.id) == Some(&false) {
                let args = [("id", source.id.to_string())];
                findings.add(&sources.index(at), self.codes.unused, &args);
            }
        }
    }
}
