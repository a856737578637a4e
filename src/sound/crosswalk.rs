//! Rules of crosswalks: criteria that are there, relations that agree with each other, and nothing left out.

mod measure;

pub(crate) use measure::{Asked, differs, measure_differs, same_measure};

use crate::model::wire::tree;
use crate::model::{
    Citation, Correspondence, Crosswalk, CrosswalkRow, Detail, Finding, Findings, Id,
    InstrumentRef, Place, Pointer, found, listed, nearest,
};
use crate::sound::{Citing, Rubric, open_places, sources_listed};
use std::collections::{HashMap, HashSet};

const ROOT: Place<'static> = Place::Root;

/// Checks a crosswalk, and the criteria it names in the instruments it is between, as far as these are given.
///
/// That a rubric is of another instrument or edition than the crosswalk names is told.
///
/// ```
/// use it_adoption_model::{Crosswalk, Rubrics, builtin_crosswalks, check, read};
/// let rubrics = Rubrics::builtin();
/// let mut crosswalk: Crosswalk = read(builtin_crosswalks()[0].json.as_bytes())?;
/// let [from, to] = [crosswalk.from, crosswalk.to].map(|named| rubrics.get(&named));
/// assert!(check::crosswalk(&crosswalk, from, to).findings.is_empty());
/// assert!(check::crosswalk(&crosswalk, to, from).findings.len() > 1, "the wrong way round");
/// crosswalk.rows[0].from = Some("Z.99".parse()?);
/// assert!(check::crosswalk(&crosswalk, from, to).has_errors());
/// assert!(!check::crosswalk(&crosswalk, None, to).has_errors(), "nobody looked for it");
/// crosswalk.rows.extend(crosswalk.rows.first().cloned());
/// assert!(check::crosswalk(&crosswalk, None, None).has_errors());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn crosswalk(crosswalk: &Crosswalk, from: Option<&Rubric>, to: Option<&Rubric>) -> Findings {
    let mut findings = Findings::default();
    sources(crosswalk, &mut findings);
    rows(crosswalk, &mut findings);
    open_places(
        &tree(crosswalk),
        || found::TextOpen {}.into(),
        &mut findings,
    );
    let fits =
        |rubric: Option<&Rubric>, named| rubric.is_none_or(|rubric| rubric.reference() == named);
    if !fits(from, crosswalk.from) {
        missing("from", crosswalk.from, &mut findings);
    }
    if !fits(to, crosswalk.to) {
        missing("to", crosswalk.to, &mut findings);
    }
    let from = from.filter(|rubric| rubric.reference() == crosswalk.from);
    let to = to.filter(|rubric| rubric.reference() == crosswalk.to);
    let sides = [
        Side::new("from", crosswalk.from, from, |row| row.from),
        Side::new("to", crosswalk.to, to, |row| row.to),
    ];
    for side in &sides {
        side.known(crosswalk, &mut findings);
    }
    if let Some((from, to)) = from.zip(to) {
        equal_misfit(crosswalk, from, to, &mut findings);
    }
    for side in &sides {
        side.covered(crosswalk, &mut findings);
    }
    findings
}

/// An instrument that is not at hand, so that what rows name of it was not looked for.
pub(crate) fn missing(side: &str, instrument: InstrumentRef, findings: &mut Findings) {
    findings.add(
        &ROOT.name(side),
        found::CrosswalkInstrumentMissing { instrument },
    );
}

fn sources(crosswalk: &Crosswalk, findings: &mut Findings) {
    sources_listed(&crosswalk.sources, findings);
    let mut citing = Citing::new(&crosswalk.sources);
    let mut cite = |place: &Place<'_>, citation: &Citation| {
        citing.cite(&place.name("citation"), citation, findings);
    };
    cite(&ROOT, &crosswalk.citation);
    let rows = ROOT.name("rows");
    for (at, row) in crosswalk.rows.iter().enumerate() {
        cite(&rows.index(at), &row.citation);
    }
    citing.unused(findings);
}

/// What rows say of one criterion: of which side, and which.
type End = (bool, Id);

/// Relations that agree with each other.
fn rows(crosswalk: &Crosswalk, findings: &mut Findings) {
    let rows = ROOT.name("rows");
    let mut pairs: HashMap<(Option<Id>, Option<Id>), Pointer> = HashMap::new();
    let mut equal: HashMap<End, Pointer> = HashMap::new();
    let mut related: HashMap<End, Pointer> = HashMap::new();
    for (at, row) in crosswalk.rows.iter().enumerate() {
        if is_none(row) {
            continue;
        }
        for end in ends(row) {
            related.entry(end).or_insert(rows.index(at).pointer());
        }
    }
    for (at, row) in crosswalk.rows.iter().enumerate() {
        let place = rows.index(at);
        let named = ends(row).count();
        if named != if is_none(row) { 1 } else { 2 } {
            let relation = row.relation;
            findings.add(&place, found::CrosswalkRowEnds { relation });
            continue;
        }
        if let Some(first) = pairs.get(&(row.from, row.to)) {
            let (pair, first) = (pair(row), first.clone());
            findings.add(&place, found::CrosswalkPairRepeated { pair, first });
            continue;
        }
        pairs.insert((row.from, row.to), place.pointer());
        for end in ends(row) {
            let (_, criterion) = end;
            match row.relation {
                Correspondence::None => {
                    if let Some(other) = related.get(&end).cloned() {
                        findings.add(&place, found::CrosswalkNoneContradicts { criterion, other });
                    }
                }
                Correspondence::Equal => match equal.get(&end).cloned() {
                    Some(first) => {
                        findings.add(&place, found::CrosswalkEqualRepeated { criterion, first });
                    }
                    None => drop(equal.insert(end, place.pointer())),
                },
                _ => {}
            }
        }
    }
}

fn is_none(row: &CrosswalkRow) -> bool {
    row.relation == Correspondence::None
}

fn ends(row: &CrosswalkRow) -> impl Iterator<Item = End> + use<> {
    let (from, to) = (row.from, row.to);
    let from = from.map(|id| (false, id));
    from.into_iter().chain(to.map(|id| (true, id)))
}

fn pair(row: &CrosswalkRow) -> Detail {
    let id = |id: Option<Id>| id.map_or_else(|| "–".to_owned(), |id| id.to_string());
    format!("{} → {}", id(row.from), id(row.to)).into()
}

/// One of the two instruments.
struct Side<'r> {
    name: &'static str,
    instrument: InstrumentRef,
    rubric: Option<&'r Rubric>,
    of: fn(&CrosswalkRow) -> Option<Id>,
}

impl<'r> Side<'r> {
    fn new(
        name: &'static str,
        instrument: InstrumentRef,
        rubric: Option<&'r Rubric>,
        of: fn(&CrosswalkRow) -> Option<Id>,
    ) -> Self {
        Self {
            name,
            instrument,
            rubric,
            of,
        }
    }

    /// The criteria that rows name are there.
    fn known(&self, crosswalk: &Crosswalk, findings: &mut Findings) {
        let instrument = self.instrument;
        let Some(rubric) = self.rubric else { return };
        let rows = ROOT.name("rows");
        for (at, row) in crosswalk.rows.iter().enumerate() {
            let unknown = (self.of)(row).filter(|id| rubric.criterion(id).is_none());
            if let Some(criterion) = unknown {
                let known = rubric.criteria().map(|c| c.id.as_str());
                let near = nearest(criterion.as_str(), known);
                let found = found::CrosswalkCriterionUnknown {
                    criterion,
                    instrument,
                };
                let found = Finding::from(found).nearest(near);
                findings.add(&rows.index(at).name(self.name), found);
            }
        }
    }

    /// Every criterion has a row.
    fn covered(&self, crosswalk: &Crosswalk, findings: &mut Findings) {
        let Some(rubric) = self.rubric else { return };
        let named: HashSet<Id> = crosswalk.rows.iter().filter_map(self.of).collect();
        let left = rubric.criteria().map(|c| c.id);
        let left: Vec<Id> = left.filter(|id| !named.contains(id)).collect();
        if !left.is_empty() {
            let found = found::CrosswalkUncovered {
                instrument: self.instrument,
                criteria: listed(left.iter().map(Id::as_str)),
            };
            findings.add(&ROOT.name("rows"), found);
        }
    }
}

/// Criteria that ask the same and are answered in different ways.
fn equal_misfit(crosswalk: &Crosswalk, from: &Rubric, to: &Rubric, findings: &mut Findings) {
    let rows = ROOT.name("rows");
    for (at, row) in crosswalk.rows.iter().enumerate() {
        let ends = row.from.zip(row.to);
        let Some((from_id, to_id)) = ends.filter(|_| row.relation == Correspondence::Equal) else {
            continue;
        };
        let both = Asked::of(from, &from_id).zip(Asked::of(to, &to_id));
        if let Some(differs) = both.and_then(|(a, b)| measure_differs(a, b)) {
            let found = found::CrosswalkEqualMisfit {
                from: from_id,
                to: to_id,
                differs,
            };
            findings.add(&rows.index(at), found);
        }
    }
}
