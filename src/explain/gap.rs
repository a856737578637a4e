//! Gaps in words.

use super::voice::{Index, Voice};
use crate::explain::page::{Fact, Page, Table, Tone, Words};
use crate::model::{Fidelity, Gap, Gaps, Instrument, Locale, say};

/// What is missing to a level: the fewest changes that lift the whole and each group, then everything below it.
pub fn gaps(gaps: &Gaps, instrument: &Instrument, locale: Locale) -> Page {
    let index = Index::new(instrument);
    let voice = index.voice(locale);
    let target = voice.level(&gaps.target);
    let title = say!(
        locale,
        "Khoảng cách tới \"{target}\"",
        "What is missing to \"{target}\""
    );
    let mut page = head(gaps, voice).append(lifts(gaps, voice));
    if !gaps.gaps.is_empty() {
        page = page
            .heading(
                2,
                say!(
                    locale,
                    "Mọi tiêu chí dưới \"{target}\"",
                    "Every criterion below \"{target}\""
                ),
            )
            .table(table(&gaps.gaps, voice));
    }
    Page::default()
        .heading(1, title)
        .append(page)
        .append(voice.bases())
}

fn head(gaps: &Gaps, voice: Voice<'_>) -> Page {
    let locale = voice.locale;
    let mut about = vec![
        Fact::from((locale.pick("Trường", "School"), voice.school(&gaps.school))),
        Fact::from((
            locale.pick("Năm học", "School year"),
            gaps.school_year.as_str(),
        )),
        Fact::from((
            locale.pick("Bộ tiêu chí", "Instrument"),
            voice.reference(gaps.instrument),
        )),
    ];
    if let Some(provenance) = &gaps.provenance {
        about.push(Fact::from((
            locale.pick("Số liệu", "Figures"),
            voice.provenance(provenance),
        )));
    }
    let method = &voice.instrument.scoring.method_citation;
    let known = method.fidelity.label(locale);
    let method = Words::new(format!("{} ({known})", gaps.method.label(locale)));
    let level = voice.rated(gaps.outcome.level);
    let page = Page::default().facts(about).facts([
        (locale.pick("Mức hiện tại", "Level now"), level),
        (
            locale.pick("Điểm", "Points"),
            voice.score(&gaps.outcome).into(),
        ),
        (
            locale.pick("Độ phủ", "Coverage"),
            voice.coverage(&gaps.coverage).into(),
        ),
        (locale.pick("Cách xếp mức", "Method"), method),
        (
            locale.pick("Độ tin cậy", "Fidelity"),
            voice.fidelity(gaps.fidelity),
        ),
    ]);
    match gaps.fidelity {
        Fidelity::Authored => page.paragraph(
            Words::new(locale.pick(
                "Các mức này không phải kết quả xếp loại chính thức: những phần nào do nhóm tác giả chọn được ghi rõ ở cuối.",
                "These levels are no official rating: the parts that the authors chose are named at the end.",
            ))
            .tone(Tone::Warn),
        ),
        _ => page,
    }
}

fn lifts(gaps: &Gaps, voice: Voice<'_>) -> Page {
    let locale = voice.locale;
    let target = voice.level(&gaps.target);
    let mut page = Page::default().heading(
        2,
        locale.pick(
            "Ít việc nhất để nâng kết quả chung",
            "The fewest changes that lift the whole",
        ),
    );
    page = match gaps.whole.is_empty() {
        true => page.paragraph(
            Words::new(say!(
                locale,
                "Kết quả chung đã đạt \"{target}\" hoặc cao hơn.",
                "The whole is at \"{target}\" or above already."
            ))
            .tone(Tone::Good),
        ),
        false => page.table(table(&gaps.whole, voice)),
    };
    if !gaps.groups.is_empty() {
        page = page.heading(
            2,
            locale.pick(
                "Ít việc nhất để nâng từng nhóm",
                "The fewest changes that lift each group",
            ),
        );
    }
    for lift in &gaps.groups {
        page = page
            .heading(3, voice.group(&lift.group))
            .table(table(&lift.steps, voice));
    }
    page
}

fn table(gaps: &[Gap], voice: Voice<'_>) -> Table {
    let locale = voice.locale;
    let mut table = Table::new([
        locale.pick("Tiêu chí", "Criterion"),
        locale.pick("Cần làm", "To do"),
        locale.pick("Lên mức", "To level"),
        locale.pick(">Thêm", ">Gain"),
    ]);
    for gap in gaps {
        let criterion = voice.known(&gap.criterion);
        let level = |id: Option<crate::model::Id>| match id {
            Some(_) => voice.rated(id),
            None => Words::new("–"),
        };
        let gain = match gap.gain.quarters() {
            0 => "–".to_owned(),
            _ => format!("+{}", voice.number(gap.gain)),
        };
        table.row([
            voice.criterion(&gap.criterion).into(),
            voice.change(criterion, &gap.change).into(),
            level(gap.to).into(),
            gain.into(),
        ]);
    }
    table
}
