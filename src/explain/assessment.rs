//! An assessment as a form that is filled in.

use super::issued::Issues as _;
use super::voice::{Index, Voice};
use crate::explain::basis;
use crate::explain::page::{Fact, Page, Table, Tone, Words};
use crate::model::{
    Answer, Assessment, Evidence, Id, Instrument, Locale, Reference, is_web_address, say,
};
use std::collections::HashMap;

/// The answers of a school, group by group, with what shows them and what they were read off.
///
/// ```
/// use it_adoption_model::{Assessment, Locale, Rubrics, explain, read};
/// # let json = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/self-assessment.json"));
/// let own: Assessment = read(json)?;
/// let rubrics = Rubrics::builtin();
/// let rubric = rubrics.get(&own.instrument).ok_or("no such instrument")?;
/// let page = explain::assessment(&own, rubric.instrument(), Locale::Vi);
/// assert!(page.markdown().contains("Phiếu đánh giá"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn assessment(assessment: &Assessment, instrument: &Instrument, locale: Locale) -> Page {
    let other = basis::by_other_set(instrument, assessment.instrument, locale);
    let instrument = basis::named(instrument, assessment.instrument);
    let index = Index::new(&instrument);
    let voice = index.voice(locale);
    let answers = &assessment.answers;
    let mut page = head(assessment, voice).append(other);
    let mut silent: Vec<&str> = Vec::new();
    let mut to: HashMap<Id, Vec<&Answer>> = HashMap::new();
    for answer in answers {
        to.entry(answer.criterion).or_default().push(answer);
    }
    for group in &instrument.groups {
        let answered = group.criteria.iter().filter_map(|c| to.get(&c.id));
        let of_group = answered.flatten().copied();
        let table = Page::default().table(table(of_group, voice));
        page = page.append(table.under(2, voice.group(&group.id)));
        let criteria = group.criteria.iter();
        let open = criteria.filter(|c| !to.contains_key(&c.id));
        silent.extend(open.map(|c| c.id.as_str()));
    }
    let unknown = answers
        .iter()
        .filter(|a| voice.known(&a.criterion).is_none());
    let title = voice.pick(
        "Không có trong bộ tiêu chí",
        "Not among the instrument's criteria",
    );
    let unknown = Page::default().table(table(unknown, voice));
    page = page.append(unknown.under(2, title));
    if silent.is_empty() {
        return page;
    }
    let silent = silent.join(", ");
    let silent = say!(
        locale,
        "Chưa có câu trả lời: {silent}.",
        "Not answered: {silent}."
    );
    page.paragraph(Words::new(silent).tone(Tone::Quiet))
}

fn head(assessment: &Assessment, voice: Voice<'_>) -> Page {
    let mut facts = vec![
        voice.school_fact(&assessment.school),
        voice.year_fact(assessment.school_year),
        voice.role_fact(assessment.role),
        voice.instrument_fact(&voice.reference(assessment.instrument)),
    ];
    facts.extend(voice.day_fact(assessment.date));
    let provenance = assessment.provenance.as_ref();
    facts.extend(provenance.map(|of| voice.figures_fact(of)));
    let derived = assessment.answers.iter();
    let derived = derived.filter(|a| !a.derived_from.is_empty()).count();
    let all = assessment.answers.len();
    if derived > 0 {
        let label = voice.pick("Suy ra", "Derived");
        let text = say!(
            voice.locale,
            "{derived}/{all} câu trả lời được suy ra từ kế hoạch, báo cáo",
            "{derived} of {all} answers were read off the plan and the report"
        );
        facts.push(Fact::from((label, text)));
    }
    Page::default()
        .language(voice.locale)
        .heading(1, voice.pick("Phiếu đánh giá", "Assessment"))
        .facts(facts)
}

fn table<'a>(answers: impl Iterator<Item = &'a Answer>, voice: Voice<'_>) -> Table {
    let mut table = Table::new([
        voice.pick("Tiêu chí", "Criterion"),
        voice.pick("Câu trả lời", "Answer"),
        voice.pick("Minh chứng, ghi chú", "Evidence, notes"),
    ]);
    for answer in answers {
        let criterion = voice.known(&answer.criterion);
        let value = Words::new(voice.value(criterion, Some(&answer.value)));
        let derived = derived(answer, voice);
        table.row([
            voice.criterion(&answer.criterion).into(),
            std::iter::once(value)
                .chain(derived)
                .collect::<Vec<_>>()
                .into(),
            beside(answer, voice).into(),
        ]);
    }
    table
}

/// That nobody stated the answer, and what it was read off.
fn derived(answer: &Answer, voice: Voice<'_>) -> Option<Words> {
    let from: Vec<&str> = answer.derived_from.iter().map(Id::as_str).collect();
    let joined = from.join(", ");
    let text = say!(
        voice.locale,
        "(suy ra từ {joined})",
        "(derived from {joined})"
    );
    (!from.is_empty()).then(|| Words::new(text).tone(Tone::Quiet))
}

fn beside(answer: &Answer, voice: Voice<'_>) -> Vec<Words> {
    let evidence = answer.evidence.iter().map(|evidence| {
        let mut words = voice.evidence(evidence);
        if let Reference::File(file) = &evidence.reference {
            words = words.then(format!(" ({file})"));
        }
        words
    });
    let note = answer.note.iter().map(|note| voice.written(note));
    evidence.chain(note).collect()
}

impl Voice<'_> {
    /// What it is called, its day, and its address if it has one.
    pub(super) fn evidence(&self, evidence: &Evidence) -> Words {
        let mut text = evidence.title.to_string();
        if let Some(issued) = evidence.issued {
            let day = self.date(issued);
            text += &say!(self.locale, ", ngày {day}", ", {day}");
        }
        match &evidence.reference {
            Reference::Link(link) if is_web_address(link.as_str()) => {
                Words::new(text).link(link.as_str())
            }
            Reference::Link(link) => Words::new(format!("{text} ({link})")),
            Reference::File(_) => Words::new(text),
        }
    }
}
