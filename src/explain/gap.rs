//! Gaps in words.

use super::voice::{Index, Voice};
use super::{Depth, basis};
use crate::explain::page::{Cell, Fact, Page, Table, Tone, Words};
use crate::model::{Change, Gap, Gaps, Id, Instrument, Lift, LiftState, Locale, Served, say};
use std::collections::HashMap;

/// What is missing to a level: where the school stands, and what lifts the overall result, by the requirement that each
/// change serves. In full also what lifts each group, and everything below the level. Where they name another instrument or edition than the one
/// given, identifiers stand in place of names, and the page says so.
///
/// ```
/// use it_adoption_model::{Gaps, Locale, Rubrics, explain, read};
/// # let json = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/gaps.json"));
/// let gaps: Gaps = read(json)?;
/// let rubrics = Rubrics::builtin();
/// let rubric = rubrics.get(&gaps.instrument).ok_or("no such instrument")?;
/// let page = explain::gaps(&gaps, rubric.instrument(), explain::Depth::Full, Locale::Vi);
/// assert!(page.markdown().contains("Đáp ứng tốt"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn gaps(gaps: &Gaps, instrument: &Instrument, depth: Depth, locale: Locale) -> Page {
    let named = basis::named(instrument, gaps.instrument);
    let index = Index::new(&named);
    let voice = index.voice(locale);
    let target = voice.level(&gaps.target);
    let title = say!(
        locale,
        "Còn thiếu gì để đạt “{target}”",
        "What is needed to reach “{target}”"
    );
    let provenance = gaps.provenance.as_ref().filter(|_| depth == Depth::Brief);
    let title = voice.titled(&title, &gaps.school, gaps.school_year, provenance);
    let page = Page::default()
        .language(locale)
        .heading(1, title)
        .append(basis::by_other(
            instrument,
            gaps.instrument,
            gaps.instrument_digest,
            voice,
        ))
        .facts(about(gaps, depth, voice))
        .chart(voice.standing(&gaps.outcome, &[]))
        .append(lift(&gaps.whole, None, gaps, depth, voice));
    let unofficial = voice.unofficial(gaps.fidelity, depth);
    match depth {
        Depth::Brief => page.append(unofficial),
        Depth::Full => page
            .append(unofficial)
            .append(groups(gaps, voice))
            .append(below(gaps, voice))
            .append(voice.bases()),
    }
}

fn about(gaps: &Gaps, depth: Depth, voice: Voice<'_>) -> Vec<Fact> {
    let mut about = vec![Fact::from((
        voice.pick("Mức hiện tại", "Level now"),
        voice.rated_outcome(&gaps.outcome),
    ))];
    if let Some(points) = gaps.outcome.points {
        about.push(Fact::from((
            voice.pick("Điểm", "Points"),
            voice.score(points),
        )));
    }
    if depth == Depth::Full || gaps.coverage.answered < gaps.coverage.criteria {
        about.push(voice.answered_fact(voice.coverage(&gaps.coverage)));
    }
    let instrument = match depth {
        Depth::Brief => voice.text(&voice.instrument.title).to_owned(),
        Depth::Full => voice.reference(gaps.instrument),
    };
    about.push(voice.instrument_fact(&instrument));
    if depth == Depth::Full {
        about.push(voice.school_fact(&gaps.school));
        about.push(voice.nature_fact(gaps.fidelity));
        let provenance = gaps.provenance.as_ref();
        about.extend(provenance.map(|of| voice.figures_fact(of)));
    }
    about
}

/// What lifts the overall level, or that of a group, to the target; or why nothing does.
fn lift(lift: &Lift, group: Option<Id>, gaps: &Gaps, depth: Depth, voice: Voice<'_>) -> Page {
    let locale = voice.locale;
    let target = voice.level(&gaps.target);
    let who = match group {
        None => locale.pick("Kết quả chung", "The overall result"),
        Some(_) => locale.pick("Nhóm này", "This group"),
    };
    let said = |words: String, tone| Page::default().paragraph(Words::new(words).tone(tone));
    match lift.state {
        LiftState::Reached => said(
            say!(
                locale,
                "{who} đã ở “{target}” hoặc cao hơn.",
                "{who} is at “{target}” or above already."
            ),
            Tone::Good,
        ),
        LiftState::Liftable => steps(lift, depth, voice),
        LiftState::OutOfReach => {
            let why = match gaps.coverage.not_applicable.get() {
                0 => String::new(),
                apart => say!(
                    locale,
                    ", vì có {apart} tiêu chí không áp dụng",
                    ", because criteria that do not apply ({apart}) cannot help"
                ),
            };
            said(
                say!(
                    locale,
                    "{who} không thể đạt “{target}”: dù mọi tiêu chí được tính đều ở mức tốt nhất thì vẫn chưa đủ{why}.",
                    "{who} cannot reach “{target}”: even with every criterion that counts at its best, it falls short{why}."
                ),
                Tone::Bad,
            )
        }
        LiftState::Unmeasured => said(
            say!(
                locale,
                "{who} không xếp được mức nào: ngoài điều kiện bắt buộc, không có tiêu chí nào được tính.",
                "{who} has no level: apart from mandatory conditions, no criterion counts."
            ),
            Tone::Warn,
        ),
        LiftState::NoSuchLevel => said(
            say!(
                locale,
                "Bộ tiêu chí không xếp {} ở “{target}” hay mức nào cao hơn.",
                "The instrument gives {} neither “{target}” nor any level above it.",
                match group {
                    None => locale.pick("kết quả chung", "the overall result"),
                    Some(_) => locale.pick("nhóm này", "this group"),
                }
            ),
            Tone::Warn,
        ),
    }
}

/// The changes under the requirements that fail without them. Where some are there so that enough is answered, a brief page
/// has everything that is to be found out under that.
fn steps(lift: &Lift, depth: Depth, voice: Voice<'_>) -> Page {
    let little = depth == Depth::Brief && lift.steps.iter().any(|step| step.serves.is_none());
    let under = |step: &Gap| match step.change {
        Change::Assess(_) if little => None,
        _ => step.serves,
    };
    let mut served: Vec<(Option<Served>, Vec<&Gap>)> = Vec::new();
    let mut places: HashMap<Option<Served>, usize> = HashMap::new();
    for step in &lift.steps {
        let serves = under(step);
        let at = *places.entry(serves).or_insert(served.len());
        match served.get_mut(at) {
            Some((_, steps)) => steps.push(step),
            None => served.push((serves, vec![step])),
        }
    }
    let page = served
        .into_iter()
        .fold(Page::default(), |page, (serves, steps)| {
            let rule = match serves {
                Some(serves) => Some(voice.served(&serves)),
                None => voice.enough_answered(),
            };
            let page = match rule {
                Some(rule) => page.paragraph(format!("{rule}:")),
                None => page,
            };
            page.list(things(steps.into_iter(), voice))
        });
    let count = voice.number(lift.steps.len());
    let sum = match lift.fewest {
        true => say!(
            voice.locale,
            "Cần {count} việc; không thể ít việc hơn.",
            "Things to do: {count}; no fewer would do."
        ),
        false => say!(
            voice.locale,
            "Cần {count} việc; không bỏ được việc nào, nhưng có thể có cách khác ít việc hơn.",
            "Things to do: {count}; none can be left out, though another way may take fewer."
        ),
    };
    page.paragraph(sum)
}

/// Changes, each in a line; several that begin with finding out what is so, in one.
fn things<'g>(steps: impl Iterator<Item = &'g Gap>, voice: Voice<'_>) -> Vec<String> {
    let (unknown, known): (Vec<&Gap>, Vec<&Gap>) =
        steps.partition(|step| matches!(step.change, Change::Assess(_)) && step.from.is_none());
    let mut things: Vec<String> = known.iter().map(|step| voice.thing(step)).collect();
    match unknown.as_slice() {
        [] => {}
        [only] => things.push(voice.thing(only)),
        several => things.push(voice.unknown(several)),
    }
    things
}

fn groups(gaps: &Gaps, voice: Voice<'_>) -> Page {
    let title = voice.pick("Để nâng từng nhóm", "To raise each group");
    let groups = gaps.groups.iter().fold(Page::default(), |page, group| {
        let lift = lift(&group.lift, Some(group.group), gaps, Depth::Full, voice);
        page.heading(3, voice.group(&group.group)).append(lift)
    });
    groups.under(2, title)
}

fn below(gaps: &Gaps, voice: Voice<'_>) -> Page {
    let target = voice.level(&gaps.target);
    let title = say!(
        voice.locale,
        "Mọi tiêu chí còn dưới “{target}”",
        "Every criterion below “{target}”"
    );
    Page::default()
        .table(table(&gaps.gaps, voice))
        .under(2, title)
}

fn table<'g>(gaps: impl IntoIterator<Item = &'g Gap>, voice: Voice<'_>) -> Table {
    let mut table = Table::new([
        voice.pick("Tiêu chí", "Criterion"),
        voice.pick("Cần làm", "To do"),
        voice.pick("Lên mức", "To level"),
        voice.pick(">Thêm điểm", ">Points gained"),
    ]);
    for gap in gaps {
        let criterion = voice.known(&gap.criterion);
        let condition = criterion.is_some_and(|criterion| criterion.is_condition());
        let to = gap.to.filter(|_| !condition);
        let to = to.map_or_else(|| Cell::from(""), |to| voice.rated(Some(to)).into());
        let gain = gap.gain.filter(|gain| gain.millionths() > 0);
        let gain = gain.map(|gain| format!("+{}", voice.points_number(gain)));
        table.row([
            voice.criterion(&gap.criterion).into(),
            voice.change(criterion, &gap.change).into(),
            to,
            gain.unwrap_or_default().into(),
        ]);
    }
    table.without_blank_columns()
}
