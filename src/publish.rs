//! What is published as files, made from the same tables that the library runs on.
//!
//! `docs/rules.md` and `docs/model.md` are exactly these texts; a test keeps them so.

#[cfg(feature = "schema")]
pub mod schema;

use crate::explain;
use crate::explain::page::{Page, Table, Tone, Words};
use crate::model::{Basis, Locale, Rule, builtin};
use crate::sound::Rubrics;

const GENERATED: &str = "Tệp này được sinh ra từ mã nguồn, không sửa trực tiếp. \
    This file is generated: to change it, change the source and run \
    ITAM_BLESS=1 cargo test --all-features --test main.";

/// The registry of rules as Markdown: a row for each, whose anchor is its code.
///
/// ```
/// use it_adoption_model::{Rule, publish};
/// let row = format!("<a id=\"{}\"></a>", Rule::AnswerRepeated);
/// assert!(publish::rules_md().contains(&row));
/// ```
pub fn rules_md() -> String {
    let mut table = Table::new([
        "Mã (code)",
        "Mức (severity)",
        "Lời báo (wording)",
        "Căn cứ (basis)",
    ]);
    for rule in Rule::ALL {
        let severity = rule.severity();
        table.row([
            Words::new(rule.as_str()).anchor(rule.as_str()).into(),
            vec![severity.label(Locale::Vi).into(), quiet(severity.as_str())].into(),
            vec![
                rule.wording(Locale::Vi).into(),
                quiet(rule.wording(Locale::En)),
            ]
            .into(),
            basis(rule.basis()).into(),
        ]);
    }
    Page::default()
        .heading(1, "Quy tắc kiểm tra (rules)")
        .paragraph(
            "Mỗi quy tắc có một mã không đổi; mã không bao giờ được dùng lại cho nghĩa khác. \
            Lỗi (error) vi phạm điều bắt buộc và khiến tài liệu không chấm điểm được; cảnh báo (warning) là điều nên sửa; \
            gợi ý (advice) là điều nên biết. Chữ trong {ngoặc} là dữ kiện của từng lần phát hiện.",
        )
        .paragraph(quiet(
            "Codes are stable and never reused. An error breaks a must and stops scoring, a warning breaks a should, advice is worth knowing. \
            What stands in {braces} is filled in by each finding.",
        ))
        .table(table)
        .paragraph(quiet(GENERATED))
        .markdown()
}

fn quiet(text: &str) -> Words {
    Words::new(text).tone(Tone::Quiet)
}

fn basis(basis: Basis) -> Vec<Words> {
    let place = |lang| format!("{}, {}", basis.source.get(lang), basis.clause.get(lang));
    let (vi, en) = (place(Locale::Vi), place(Locale::En));
    let beside = (vi != en).then(|| quiet(&en));
    let place = Words::new(vi).link(basis.link);
    let fidelity = basis.fidelity.label(Locale::Vi).into();
    [place]
        .into_iter()
        .chain(beside)
        .chain([fidelity])
        .collect()
}

/// The built-in instruments as Markdown, in Vietnamese with English titles beside.
///
/// ```
/// use it_adoption_model::publish;
/// assert!(publish::model_md().contains("<a id=\"operational-H.3\"></a>"));
/// ```
pub fn model_md() -> String {
    let mut page = Page::default()
        .heading(1, "Các bộ tiêu chí có sẵn (built-in instruments)")
        .paragraph(
            "Mỗi tiêu chí, con số và cách tính đều ghi căn cứ và độ tin cậy: đọc trong văn bản gốc, theo nguồn thứ cấp, suy ra, \
            hoặc do người soạn chọn. Nội dung do người soạn chọn không phải quy định của cơ quan nào.",
        )
        .paragraph(quiet(
            "Every criterion, number and method says what it rests on and how sure that is. What its authors chose is not an official rule.",
        ));
    let rubrics = Rubrics::builtin();
    for rubric in builtin().iter().filter_map(|one| rubrics.named(one.id)) {
        page = page.append(explain::instrument(rubric.instrument(), Locale::Vi));
    }
    page.paragraph(quiet(GENERATED)).markdown()
}
