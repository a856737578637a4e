//! Rules of an instrument beside the built-in ones.

use crate::model::{Findings, Instrument, Place, found};
use crate::sound::{self, built_in};

/// Checks an instrument. One without an error here can become a [`Rubric`](crate::Rubric).
///
/// One that has the identifier and edition of a [built-in](crate::builtin) one and differs from it is an error here only: it
/// can become a rubric, but what documents name by it is no longer one thing.
///
/// ```
/// use it_adoption_model::{Instrument, check, read};
/// # let sums = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/broken/instrument-sums-differ.json"));
/// let instrument: Instrument = read(sums)?;
/// let findings = check::instrument(&instrument).findings;
/// assert_eq!(findings[0].rule.as_str(), "instrument.group-points-differ");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// ```
/// use it_adoption_model::{Instrument, Rule, builtin, check, read};
/// let mut instrument: Instrument = read(builtin()[0].json.as_bytes())?;
/// assert!(!check::instrument(&instrument).has_errors());
/// instrument.title.vi = "Bộ tiêu chí của tỉnh".parse()?;
/// let findings = check::instrument(&instrument).findings;
/// assert!(findings.iter().any(|finding| finding.rule == Rule::InstrumentBuiltInDiffers));
/// instrument.edition = "2026.1-tinh".parse()?;
/// assert!(!check::instrument(&instrument).has_errors());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn instrument(instrument: &Instrument) -> Findings {
    let (mut findings, _) = sound::instrument(instrument);
    let named = instrument.reference();
    let at = built_in(named).and_then(|built_in| built_in.difference(instrument));
    if let Some(at) = at {
        let found = found::InstrumentBuiltInDiffers {
            instrument: named,
            at,
        };
        findings.add(&Place::Root.name("edition"), found);
    }
    findings
}
