//! Who may do what with a submission, and who stands above whom.

use crate::explain::page::{Page, Table, Words};
use crate::explain::voice;
use crate::model::{Citation, Id, Locale, MoveRule, ReportingLine, Source, Workflow, say, words};
use std::collections::HashMap;

/// The moves that are allowed and the lines of reporting, each with who lays it down.
///
/// ```
/// use it_adoption_model::{Locale, Workflow, explain};
/// let page = explain::workflow(&Workflow::builtin(), Locale::En);
/// assert!(page.markdown().contains("managing body"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn workflow(workflow: &Workflow, locale: Locale) -> Page {
    let pick = |vi, en| locale.pick(vi, en);
    let sources: HashMap<Id, &Source> = workflow.sources.iter().map(|s| (s.id, s)).collect();
    let cited = |of: &Citation| voice::citation(of, |id| sources.get(id).copied(), locale);
    let mut moves = Table::new([
        pick("Việc", "Action"),
        pick("Từ trạng thái", "From"),
        pick("Đến trạng thái", "To"),
        pick("Ai làm", "By"),
        pick("Nêu lý do", "Reason"),
        pick("Căn cứ", "Basis"),
    ]);
    for allowed in &workflow.moves {
        let MoveRule {
            action,
            from,
            to,
            by,
            reason_required,
            citation,
        } = allowed;
        let from = from.iter().map(|state| Words::new(state.label(locale)));
        let reason = match reason_required {
            true => pick("bắt buộc", "required"),
            false => "–",
        };
        moves.row([
            action.label(locale).into(),
            from.collect::<Vec<_>>().into(),
            to.label(locale).into(),
            by.label(locale).into(),
            reason.into(),
            cited(citation).into(),
        ]);
    }
    let mut lines = Table::new([
        pick("Cấp học cao nhất", "Highest stage"),
        pick("Thời gian áp dụng", "In force"),
        pick("Cấp quản lý, gần nhất trước", "Above, nearest first"),
        pick("Căn cứ", "Basis"),
    ]);
    for line in &workflow.lines {
        let stages = line.stages.iter().map(|stage| stage.label(locale));
        let above = line.above.iter().map(|unit| unit.label(locale));
        lines.row([
            stages.collect::<Vec<_>>().join(", ").into(),
            in_force(line, locale).into(),
            above.collect::<Vec<_>>().join(" → ").into(),
            cited(&line.citation).into(),
        ]);
    }
    Page::default()
        .language(locale)
        .heading(1, workflow.title.get(locale))
        .heading(2, pick("Các bước", "Moves"))
        .table(moves)
        .heading(2, pick("Tuyến báo cáo", "Lines of reporting"))
        .table(lines)
}

fn in_force(line: &ReportingLine, locale: Locale) -> String {
    let date = |day| words::day(day, locale);
    match (line.valid_from.map(date), line.valid_until.map(date)) {
        (None, None) => locale.pick("không giới hạn", "always").to_owned(),
        (Some(from), None) => say!(locale, "từ {from}", "from {from}"),
        (None, Some(until)) => say!(locale, "đến {until}", "until {until}"),
        (Some(from), Some(until)) => {
            say!(locale, "từ {from} đến {until}", "from {from} until {until}")
        }
    }
}
