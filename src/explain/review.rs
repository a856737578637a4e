//! Review in words: where two judgements differ, an assessment's way through the hands, and who may do what.

mod comparison;
mod workflow;

pub use comparison::comparison;
pub use workflow::workflow;

use super::issued::Issues as _;
use super::voice::{Index, Voice};
use crate::explain::basis;
use crate::explain::page::{Cell, Fact, Page, Table, Tone, Words};
use crate::model::{Id, Locale, Outcome, Points, Published, Scorecard, Submission};
use crate::sound::Rubric;
use std::collections::HashMap;

/// A submission: its state, the judgements side by side, where they differ, and what was done with it.
///
/// The rubric scores the assessments; one that cannot be scored has no result. Where they name another instrument or edition, the page says so.
///
/// ```
/// use it_adoption_model::{Locale, Rubrics, Submission, explain, read};
/// # let json = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/submission.json"));
/// let submission: Submission = read(json)?;
/// let rubrics = Rubrics::builtin();
/// let rubric = rubrics.get(&submission.self_assessment.instrument).ok_or("no such instrument")?;
/// let page = explain::submission(&submission, rubric, Locale::Vi);
/// assert!(page.markdown().contains("Minh Họa"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn submission(submission: &Submission, rubric: &Rubric, locale: Locale) -> Page {
    let (instrument, own) = (rubric.instrument(), &submission.self_assessment);
    let named = basis::named(instrument, own.instrument);
    let index = Index::new(&named);
    let voice = index.voice(locale);
    let external = submission.external_evaluation.as_ref();
    let judged = Judgements {
        own: rubric.score(own).ok(),
        external: external.and_then(|external| rubric.score(external).ok()),
        published: submission.published.as_ref(),
    };
    let differ = external.and_then(|external| rubric.compare(own, external).ok());
    let picture = differ.as_ref().map(|differ| voice.side_by_side(differ));
    let differ = differ.map(|differ| comparison::differences(&differ, voice));
    head(submission, voice)
        .append(basis::by_other_set(instrument, own.instrument, locale))
        .append(voice.own_nature())
        .append(judged.page(voice))
        .chart(picture.unwrap_or_default())
        .append(differ.unwrap_or_default())
        .append(history(submission, voice))
        .append(voice.bases())
}

fn head(submission: &Submission, voice: Voice<'_>) -> Page {
    let own = &submission.self_assessment;
    let mut facts = vec![
        Fact::from((voice.pick("Mã hồ sơ", "Identifier"), submission.id.as_str())),
        voice.school_fact(&own.school),
        voice.year_fact(own.school_year),
        voice.instrument_fact(&voice.reference(own.instrument)),
        Fact::from((
            voice.pick("Cơ quan quản lý", "Managing body"),
            managing_body(submission, voice),
        )),
        Fact::from((
            voice.pick("Trạng thái", "State"),
            submission.state.label(voice.locale),
        )),
    ];
    let deadlines = submission.deadlines.map(|deadlines| {
        [
            (
                voice.pick("Hạn nộp", "To be submitted by"),
                deadlines.submit,
            ),
            (
                voice.pick("Hạn công bố", "To be published by"),
                deadlines.publish,
            ),
        ]
    });
    let deadlines = deadlines.into_iter().flatten();
    let deadlines = deadlines.filter_map(|(label, day)| Some((label, voice.date(day?))));
    facts.extend(deadlines.map(Fact::from));
    let provenance = own.provenance.as_ref();
    facts.extend(provenance.map(|of| voice.figures_fact(of)));
    let title = voice.pick("Hồ sơ nộp kết quả đánh giá", "Submission of an assessment");
    Page::default()
        .language(voice.locale)
        .heading(1, title)
        .facts(facts)
}

/// What kind of body manages the school, as far as it has acted; else its identifier is all there is.
fn managing_body(submission: &Submission, voice: Voice<'_>) -> String {
    let body = submission.managing_body;
    let acted = submission.history.iter().find(|step| step.unit == body);
    match acted {
        Some(step) => format!("{} ({body})", step.unit_kind.label(voice.locale)),
        None => body.to_string(),
    }
}

/// The judgements there are.
struct Judgements<'s> {
    own: Option<Scorecard>,
    external: Option<Scorecard>,
    published: Option<&'s Published>,
}

impl Judgements<'_> {
    fn page(&self, voice: Voice<'_>) -> Page {
        let mut table = Table::new([
            "",
            voice.pick("Tự đánh giá", "Self-assessment"),
            voice.pick("Đánh giá ngoài", "External evaluation"),
            voice.pick("Công bố", "Published"),
        ]);
        let whole = |card: &Option<Scorecard>| outcome(card.as_ref().map(|c| &c.outcome), voice);
        let published = self.published.map(|p| (p.level, p.earned));
        let judged = |of: &dyn Fn(&Scorecard) -> Option<Outcome>| {
            let cards = [&self.external, &self.own].into_iter().flatten();
            cards.filter_map(of).collect::<Vec<_>>()
        };
        table.row([
            voice.pick("Kết quả chung", "Overall").into(),
            whole(&self.own),
            whole(&self.external),
            made_public(published, &judged(&|card| Some(card.outcome)), voice),
        ]);
        let groups = |card: &Option<Scorecard>| -> HashMap<Id, Outcome> {
            let groups = card.iter().flat_map(|card| &card.groups);
            groups.map(|g| (g.group, g.outcome)).collect()
        };
        let (own, external) = (groups(&self.own), groups(&self.external));
        let published = self.published.into_iter().flat_map(|p| &p.groups).rev();
        let published: HashMap<Id, _> = published.map(|g| (g.group, (g.level, g.earned))).collect();
        for group in &voice.instrument.groups {
            let id = &group.id;
            table.row([
                voice.group(id).into(),
                outcome(own.get(id), voice),
                outcome(external.get(id), voice),
                made_public(
                    published.get(id).copied(),
                    &judged(&|card| {
                        let mut groups = card.groups.iter();
                        groups.find(|g| g.group == *id).map(|g| g.outcome)
                    }),
                    voice,
                ),
            ]);
        }
        Page::default()
            .heading(2, voice.pick("Kết quả", "Results"))
            .table(table)
    }
}

fn outcome(outcome: Option<&Outcome>, voice: Voice<'_>) -> Cell {
    match outcome {
        Some(outcome) => voice.outcome_lines(outcome).into(),
        None => Words::new("–").tone(Tone::Quiet).into(),
    }
}

/// What was made public; as the judgements are shown where it is the result of one of them, since it does not say out of how many points.
fn made_public(
    published: Option<(Id, Option<Points>)>,
    judged: &[Outcome],
    voice: Voice<'_>,
) -> Cell {
    match published {
        Some((level, earned)) => {
            let same = judged.iter().find(|outcome| {
                let points = outcome.points.map(|points| points.earned);
                earned.is_some() && (outcome.level, points) == (Some(level), earned)
            });
            if let Some(outcome) = same {
                return voice.outcome_lines(outcome).into();
            }
            let earned = earned.map(|earned| voice.points(earned).into());
            let level = voice.rated(Some(level));
            std::iter::once(level)
                .chain(earned)
                .collect::<Vec<_>>()
                .into()
        }
        None => Words::new("–").tone(Tone::Quiet).into(),
    }
}

fn history(submission: &Submission, voice: Voice<'_>) -> Page {
    let mut table = Table::new([
        voice.pick(">Bước", ">Step"),
        voice.pick("Ngày", "Day"),
        voice.pick("Việc", "Action"),
        voice.pick("Đơn vị", "Unit"),
        voice.pick("Lý do", "Reason"),
    ]);
    for step in &submission.history {
        let school = &submission.self_assessment.school;
        let (kind, unit) = (step.unit_kind.label(voice.locale), step.unit);
        let reason = step.reason.as_ref();
        table.row([
            step.number.to_string().into(),
            voice.date(step.on).into(),
            step.action.label(voice.locale).into(),
            match unit == school.id {
                true => school.name.as_str().into(),
                false => format!("{kind} ({unit})").into(),
            },
            reason
                .map_or_else(Words::default, |reason| voice.written(reason))
                .into(),
        ]);
    }
    let page = Page::default().heading(2, voice.pick("Quá trình xử lý", "What was done"));
    match table.rows.is_empty() {
        true => page.paragraph(voice.pick("Chưa có bước nào.", "Nothing yet.")),
        false => page.table(table),
    }
}
