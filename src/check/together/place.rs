//! What place in the cycle a document claims, and which claim the same.

use super::super::schools::{names_apart, stages_apart};
use super::Checked;
use crate::model::{Assessment, Detail, Document, Kind, Locale, Place, School, found, say};
use std::collections::BTreeMap;

/// The place that a document claims: its kind, and what else only one document has.
pub(super) type Claim = Vec<String>;

/// A claim to a place: by a document, or by a judgement inside a submission.
struct Claimant<'d> {
    document: usize,
    /// The property of the submission that holds it.
    inside: Option<&'static str>,
    kind: Kind,
    of: Detail,
    assessment: Option<&'d Assessment>,
    /// Of a document by itself, the school as it states it.
    school: Option<&'d School>,
}

impl Claimant<'_> {
    /// Whether both cannot be right. A judgement may stand by itself and in its submission, if it is the same; of judgements
    /// in two submissions the submissions tell.
    fn rivals(&self, other: &Self) -> bool {
        let apart = self.document != other.document;
        apart
            && match (self.inside, other.inside) {
                (None, None) => true,
                (Some(_), Some(_)) => false,
                _ => !is_same(self.assessment, other.assessment),
            }
    }
}

/// Whether two assessments say the same, whatever schema they name.
fn is_same(one: Option<&Assessment>, other: Option<&Assessment>) -> bool {
    let said = |it: &Assessment| Assessment {
        schema: None,
        ..it.clone()
    };
    one.map(said) == other.map(said)
}

/// Tells each of the documents that claim one place that there are others.
pub(super) fn doubles(documents: &[(usize, &Document)], checked: &mut [Checked]) {
    let mut claims: BTreeMap<Claim, Vec<Claimant<'_>>> = BTreeMap::new();
    for (at, document) in documents {
        let (at, kind) = (*at, document.kind());
        let mut add = |inside, kind, assessment, school, claimed: (Claim, Detail)| {
            let (claim, of) = claimed;
            claims.entry(claim).or_default().push(Claimant {
                document: at,
                inside,
                kind,
                of,
                assessment,
                school,
            });
        };
        let alone = match document {
            Document::Assessment(it) => Some(&**it),
            _ => None,
        };
        if let Some(claimed) = claim(document) {
            add(None, kind, alone, school(document), claimed);
        }
        if let Document::Submission(it) = document {
            let own = Some(("selfAssessment", &it.self_assessment));
            let external = it.external_evaluation.as_ref();
            let external = external.map(|external| ("externalEvaluation", external));
            for (name, judged) in own.into_iter().chain(external) {
                let claimed = claim_of(judged);
                add(Some(name), Kind::Assessment, Some(judged), None, claimed);
            }
        }
    }
    for claimants in claims.into_values() {
        let schools = claimants
            .iter()
            .filter_map(|c| Some((c.document, c.school?)));
        let schools: Vec<(usize, &School)> = schools.collect();
        let rival = |claimant: &Claimant<'_>| {
            let rival = claimants.iter().find(|other| claimant.rivals(other))?;
            Some(rival.document)
        };
        let rivals: Vec<Option<usize>> = claimants.iter().map(rival).collect();
        for (claimant, rival) in claimants.into_iter().zip(rivals) {
            if let Some((rival, checked)) = rival.zip(checked.get_mut(claimant.document)) {
                checked.double(claimant, rival);
            }
        }
        differ(&schools, checked);
    }
}

/// Tells each of the documents in which a school is not what another of them says: perhaps it is another school, with a wrong identifier.
fn differ(schools: &[(usize, &School)], checked: &mut [Checked]) {
    let apart = |one: &School, other: &School| {
        names_apart(one, other) || stages_apart(one, other).is_some()
    };
    let Some(((_, first), rest)) = schools.split_first() else {
        return;
    };
    let Some((_, other)) = rest.iter().find(|(_, other)| apart(first, other)) else {
        return;
    };
    for (at, school) in schools {
        let another = if apart(school, first) { first } else { other };
        if let Some(checked) = checked.get_mut(*at) {
            checked.same_school(school, another);
        }
    }
}

/// The school that a document is of.
fn school(document: &Document) -> Option<&School> {
    Some(match document {
        Document::Assessment(it) => &it.school,
        Document::AnnualPlan(it) => &it.school,
        Document::MediumTermPlan(it) => &it.school,
        Document::YearEndReport(it) => &it.school,
        _ => return None,
    })
}

impl Checked {
    fn double(&mut self, claimant: Claimant<'_>, rival: usize) {
        self.double = self.double.or(Some(rival));
        let Claimant { kind, of, .. } = claimant;
        let found = found::SetDouble { kind, of };
        match claimant.inside {
            Some(name) => self.findings.add(&Place::Root.name(name), found),
            None => self.findings.add(&Place::Root, found),
        }
    }
}

/// The place of an assessment, and whose it is.
fn claim_of(it: &Assessment) -> (Claim, Detail) {
    let of: [&dyn ToString; 5] = [
        &Kind::Assessment,
        &it.school.id,
        &it.school_year,
        &it.instrument.id,
        &it.role,
    ];
    (of.map(|of| of.to_string()).to_vec(), assessed(it))
}

/// What only one document can be, and whose it is.
pub(super) fn claim(document: &Document) -> Option<(Claim, Detail)> {
    let mut claim = vec![document.kind().to_string()];
    let mut of = |of: &[&dyn ToString]| claim.extend(of.iter().map(|of| of.to_string()));
    let year = |year: &dyn ToString| {
        let year = year.to_string();
        Detail::new(&year, |locale| {
            say!(locale, "trường này, {year}", "this school, {year}")
        })
    };
    let whose = match document {
        Document::Instrument(it) => {
            of(&[&it.id, &it.edition]);
            it.reference().into()
        }
        Document::Assessment(it) => return Some(claim_of(it)),
        Document::AnnualPlan(it) => {
            of(&[&it.school.id, &it.period]);
            year(&it.period)
        }
        Document::MediumTermPlan(it) => {
            let first = it.years.iter().map(|year| year.school_year).min()?;
            of(&[&it.school.id, &first]);
            year(&first)
        }
        Document::YearEndReport(it) => {
            of(&[&it.school.id, &it.period]);
            year(&it.period)
        }
        Document::Submission(it) => {
            let own = &it.self_assessment;
            of(&[&own.school.id, &own.school_year, &own.instrument.id]);
            year(&own.school_year)
        }
        Document::Workflow(_) => Detail::new("workflow", |locale| {
            locale.pick("hồ sơ", "submissions").to_owned()
        }),
        _ => return None,
    };
    Some((claim, whose))
}

/// Whose assessment it is, in words without the school's name.
fn assessed(it: &Assessment) -> Detail {
    let words = |locale: Locale| {
        let (year, role) = (it.school_year, it.role.label(locale));
        locale.pick(
            format!("trường này, {year}, {role}"),
            format!("this school, {year}, {role}"),
        )
    };
    Detail::new(format!("{} {}", it.school_year, it.role), words)
}
