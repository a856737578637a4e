//! Rules of assessments, by themselves and against an instrument.

use super::plausible;
use super::schools::stated;
use super::texts::texts;
use crate::model::{
    Answer, Assessment, Criterion, Date, Detail, Evidence, Finding, Findings, Firsts, Measure,
    Place, Points, Reference, School, Stage, Value, found, is_web_address,
};
use crate::score::fit;
use crate::sound::Rubric;

/// Checks an assessment: against the rubric that its instrument gives, or by itself where that is not at hand.
///
/// An assessment without an error against its rubric can be scored.
///
/// ```
/// use it_adoption_model::{Assessment, Rubrics, Severity, check, read};
/// # let answers = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/broken/assessment-many-mistakes.json"));
/// let assessment: Assessment = read(answers)?;
/// let rubrics = Rubrics::builtin();
/// let against = check::assessment(&assessment, rubrics.find(&assessment.instrument));
/// let alone = check::assessment(&assessment, None);
/// assert!(against.count(Severity::Error) > alone.count(Severity::Error));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn assessment(assessment: &Assessment, rubric: Option<&Rubric>) -> Findings {
    let mut findings = Findings::default();
    match rubric {
        Some(rubric) => against(assessment, rubric, &mut findings),
        None => {
            school(&assessment.school, None, &mut findings);
            date(assessment, &mut findings);
            texts(assessment, &mut findings);
            alone(assessment, &mut findings);
        }
    }
    findings
}

/// The answers by themselves.
fn alone(assessment: &Assessment, findings: &mut Findings) {
    let answers = Place::Root.name("answers");
    let given = &assessment.answers;
    let firsts = Firsts::new(given, |answer| answer.criterion, given.len());
    for (at, answer) in given.iter().enumerate() {
        let place = answers.index(at);
        let first = firsts.position(answer.criterion);
        if let Some(first) = first.filter(|first| *first < at) {
            findings.add(&place, fit::repeated(answer.criterion, first));
        }
        if let Some(open) = fit::reason_open(answer) {
            findings.add(&place, open);
        }
        evidence(&answer.evidence, assessment.date, &place, findings);
    }
}

fn against(assessment: &Assessment, rubric: &Rubric, findings: &mut Findings) {
    fit::head(rubric, assessment, findings);
    stated(&assessment.school, findings);
    date(assessment, findings);
    texts(assessment, findings);
    if assessment.instrument.id != rubric.instrument().id {
        return alone(assessment, findings);
    }
    in_force(assessment, rubric, findings);
    let answers = Place::Root.name("answers");
    let stages: &[Stage] = &Stage::distinct(&assessment.school.stages);
    let mut taken = Taken::new(rubric.len());
    let (mut likely, mut astray, mut said) = (0, 0, 0);
    for (at, answer) in assessment.answers.iter().enumerate() {
        let place = answers.index(at);
        match fit::answer(rubric, stages, answer, likely) {
            Ok(fit) => {
                likely = fit.position + 1;
                match taken.note(fit.position, at) {
                    Some(first) => findings.add(&place, fit::repeated(answer.criterion, first)),
                    None => {
                        said += usize::from(!says_nothing(answer));
                        asked(fit.criterion, answer, &place, findings);
                        let note = answer.note.as_ref();
                        plausible::fact(fit.criterion, &answer.value, note, &place, findings);
                    }
                }
            }
            Err(misfit) => {
                if let Some((position, _)) = rubric.find(&answer.criterion, likely) {
                    likely = position + 1;
                    let is_first = taken.note(position, at).is_none();
                    said += usize::from(is_first && !says_nothing(answer));
                } else {
                    astray += 1;
                }
                findings.add(&place, *misfit);
                fit::more(rubric, answer).for_each(|more| findings.add(&place, more));
            }
        }
        evidence(&answer.evidence, assessment.date, &place, findings);
    }
    plausible::alike(assessment, rubric, |at| taken.first(at), findings);
    let count = rubric.len().saturating_sub(said);
    if count > astray {
        let open = (0..rubric.len()).filter(|position| {
            let answer = taken.first(*position);
            let answer = answer.and_then(|at| assessment.answers.get(at));
            answer.is_none_or(says_nothing)
        });
        let criteria = open.filter_map(|position| Some(rubric.at(position)?.id));
        let criteria = Detail::first(criteria, count);
        findings.add(&answers, found::AssessmentUnanswered { count, criteria });
    }
}

/// Whether an answer leaves its criterion as open as none would: not assessed, without a reason.
fn says_nothing(answer: &Answer) -> bool {
    matches!(&answer.value, Value::NotAssessed(not) if not.reason.is_none())
}

/// Which answer came first to each criterion, without the heap for instruments of ordinary size.
struct Taken {
    small: [u32; Self::SMALL],
    large: Vec<u32>,
}

impl Taken {
    const SMALL: usize = 256;
    const NONE: u32 = u32::MAX;

    fn new(criteria: usize) -> Self {
        let large = if criteria > Self::SMALL {
            vec![Self::NONE; criteria]
        } else {
            Vec::new()
        };
        Self {
            small: [Self::NONE; Self::SMALL],
            large,
        }
    }

    /// Notes an answer, and tells the one before it to the same criterion, if there is one.
    fn note(&mut self, criterion: usize, answer: usize) -> Option<usize> {
        let firsts = match self.large.as_mut_slice() {
            [] => &mut self.small[..],
            large => large,
        };
        let first = firsts.get_mut(criterion)?;
        if *first != Self::NONE {
            return usize::try_from(*first).ok();
        }
        *first = u32::try_from(answer).unwrap_or(Self::NONE);
        None
    }

    /// The first answer to a criterion.
    fn first(&self, criterion: usize) -> Option<usize> {
        let firsts = match self.large.as_slice() {
            [] => &self.small[..],
            large => large,
        };
        let first = firsts
            .get(criterion)
            .filter(|first| **first != Self::NONE)?;
        usize::try_from(*first).ok()
    }
}

fn date(assessment: &Assessment, findings: &mut Findings) {
    let year = assessment.school_year;
    if let Some(date) = assessment.date.filter(|d| !year.embraces(*d)) {
        let found = found::AssessmentDateOutsideYear { date, year };
        findings.add(&Place::Root.name("date"), found);
    }
}

/// What a document's school says, by itself or against a rubric.
pub(super) fn school(school: &School, rubric: Option<&Rubric>, findings: &mut Findings) {
    fit::school(rubric, school, findings);
    stated(school, findings);
}

/// A school year is outside the time in force when it ends before or begins after it; else the day of the assessment may be.
fn in_force(assessment: &Assessment, rubric: &Rubric, findings: &mut Findings) {
    let (year, instrument) = (assessment.school_year, rubric.instrument());
    let (from, until) = (instrument.valid_from, instrument.valid_until);
    // A day outside the year is told as that.
    let outside = |date: &Date| {
        let early = from.is_some_and(|from| *date < from);
        year.embraces(*date) && (early || until.is_some_and(|until| until < *date))
    };
    let early = from.is_some_and(|from| year.ends_before(from));
    let late = until.is_some_and(|until| year.begins_after(until));
    if early || late {
        let found = found::AssessmentNotInForce { year, from, until };
        findings.add(&Place::Root.name("schoolYear"), found);
    } else if let Some(date) = assessment.date.filter(outside) {
        let found = found::AssessmentDateNotInForce { date, from, until };
        findings.add(&Place::Root.name("date"), found);
    }
}

/// What the criterion asks of an answer beyond its form.
fn asked(criterion: &Criterion, answer: &Answer, place: &Place<'_>, findings: &mut Findings) {
    let id = criterion.id;
    match &answer.value {
        Value::NotApplicable(_) if criterion.not_applicable_when.is_none() => {
            let found = found::AnswerNotApplicableUnforeseen { criterion: id };
            findings.add(&place.name("value"), found);
        }
        Value::NotApplicable(_) | Value::NotAssessed(_) => {}
        value
            if claims(criterion, value)
                && criterion.evidence.is_some()
                && answer.evidence.is_empty() =>
        {
            findings.add(place, found::AnswerEvidenceMissing { criterion: id });
        }
        _ => {}
    }
}

/// Whether an answer claims anything: a plain no, or nothing counted, needs no evidence.
fn claims(criterion: &Criterion, value: &Value) -> bool {
    match (value, &criterion.measure) {
        (Value::Condition(yes) | Value::YesNo(yes), _) => *yes,
        (Value::Share(share), _) => share.part.get() > 0,
        (Value::Count(count), _) => count.get() > 0,
        (Value::Ratio(ratio), _) => ratio.per.get() > 0,
        (Value::Points(given), Measure::Points(_)) => given.earned > Points::ZERO,
        (Value::Rating(level), _) => criterion.levels.first().is_some_and(|s| s.level != *level),
        _ => false,
    }
}

/// The evidence that stands at `place`, in a document of the day `date`.
pub(super) fn evidence(
    evidence: &[Evidence],
    date: Option<Date>,
    place: &Place<'_>,
    findings: &mut Findings,
) {
    for (at, evidence) in evidence.iter().enumerate() {
        if let Some((name, found)) = days(evidence, &date) {
            let list = place.name("evidence");
            findings.add(&list.index(at).name(name), found);
        }
        if let Reference::Link(link) = &evidence.reference
            && !is_web_address(link.as_str())
            && !link.is_open()
        {
            let list = place.name("evidence");
            let place = list.index(at);
            let found = found::EvidenceLinkNotWeb {};
            findings.add(&place.name("reference").name("link"), found);
        }
    }
}

/// What the days of evidence say against each other, or against the day of the document it stands in, and of which of them.
fn days(evidence: &Evidence, date: &Option<Date>) -> Option<(&'static str, Finding)> {
    let (name, found): (_, Finding) = match (&evidence.issued, &evidence.expires, date) {
        (Some(issued), Some(expires), _) if expires < issued => {
            let (issued, expires) = (*issued, *expires);
            let found = found::EvidenceDatesContradict { issued, expires };
            ("expires", found.into())
        }
        (_, Some(expires), Some(date)) if expires < date => {
            let (expires, date) = (*expires, *date);
            ("expires", found::EvidenceExpired { expires, date }.into())
        }
        (Some(issued), _, Some(date)) if date < issued => {
            let (issued, date) = (*issued, *date);
            ("issued", found::EvidenceLater { issued, date }.into())
        }
        _ => return None,
    };
    Some((name, found))
}
