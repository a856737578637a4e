//! Findings in words.

use crate::explain::page::{Fact, Item, Page, Tone, Words};
use crate::model::{Fidelity, Finding, Findings, LineError, Locale, Severity, say};

/// What checking found, worst first, with code, place and words; it begins with how many there are.
pub fn findings(findings: &Findings, locale: Locale) -> Page {
    if findings.findings.is_empty() {
        let clean = locale.pick("Không phát hiện gì.", "Nothing found.");
        return Page::default().paragraph(Words::new(clean).tone(Tone::Good));
    }
    let count = |severity| findings.count(severity);
    let (errors, warnings, advice) = (
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Advice),
    );
    let summary = say!(
        locale,
        "{errors} lỗi, {warnings} cảnh báo, {advice} gợi ý.",
        "Errors: {errors}, warnings: {warnings}, advice: {advice}."
    );
    let mut sorted: Vec<&Finding> = findings.findings.iter().collect();
    sorted.sort_by_key(|f| f.severity);
    let codes = locale.pick(
        "Mỗi mã là một dòng trong docs/rules.md, có căn cứ của quy tắc.",
        "Each code is a row of docs/rules.md, with what the rule rests on.",
    );
    let worst = sorted.first().map_or(Tone::Plain, |f| tone(f.severity));
    Page::default()
        .paragraph(Words::new(summary).tone(worst))
        .list(sorted.into_iter().map(|f| item(f, locale)))
        .paragraph(Words::new(codes).tone(Tone::Quiet))
}

/// A line of a stream that could not be used, and why.
pub fn line_error(error: &LineError, locale: Locale) -> Page {
    let (line, problem) = (error.line, error.problem.message(locale));
    let words = say!(locale, "dòng {line}: {problem}", "line {line}: {problem}");
    Page::default().paragraph(Words::new(words).tone(Tone::Bad))
}

fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Warn,
        Severity::Advice => Tone::Plain,
    }
}

fn item(finding: &Finding, locale: Locale) -> Item {
    let severity = finding.severity.label(locale);
    let words = Words::new(format!("{severity} {}", finding.rule)).tone(tone(finding.severity));
    let place = match finding.pointer.as_str() {
        "" => locale.pick("cả tài liệu", "the whole document"),
        pointer => pointer,
    };
    let mut facts = vec![
        Fact::from((locale.pick("Tại", "At"), place)),
        Fact::from((
            locale.pick("Nội dung", "Message"),
            finding.message.get(locale),
        )),
    ];
    let basis = finding.rule.basis();
    if basis.fidelity != Fidelity::Authored {
        let known = basis.fidelity.label(locale);
        let text = format!("{}, {} ({known})", basis.clause, basis.source);
        facts.push(Fact::from((locale.pick("Căn cứ", "Basis"), text)));
    }
    Item { words, facts }
}
