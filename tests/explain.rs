//! Results in words: everything a principal has to know stands there, in both languages.

use it_adoption_model::page::Page;
use it_adoption_model::{
    Assessment, Document, Fidelity, Gaps, GatePolicy, Id, Instrument, Locale, Rubric, Rubrics,
    Scorecard, Value, check, explain, read, read_any,
};

const LANGUAGES: [Locale; 2] = [Locale::Vi, Locale::En];

fn example(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples");
    std::fs::read(format!("{folder}/{name}")).unwrap()
}

fn rubric(id: &str) -> Rubric {
    let own: Instrument = read(&example("instrument-school-own.json")).unwrap();
    let rubrics = Rubrics::builtin().with(Rubric::new(own).unwrap());
    rubrics.named(id).unwrap().clone()
}

fn assessments() -> Vec<Assessment> {
    let names = [
        "assessment-operational.json",
        "assessment-operational-multilevel.json",
        "assessment-4725.json",
        "assessment-partial.json",
        "assessment-school-own.json",
    ];
    names.map(|name| read(&example(name)).unwrap()).into()
}

fn scored(assessment: &Assessment) -> (Rubric, Scorecard) {
    let rubric = rubric(assessment.instrument.id.as_str());
    let card = rubric.score(assessment).unwrap();
    (rubric, card)
}

/// The page as text without escapes.
fn text(page: &Page) -> String {
    page.markdown().replace('\\', "").replace("**", "")
}

fn number(n: impl ToString, lang: Locale) -> String {
    match lang {
        Locale::Vi => n.to_string().replace('.', ","),
        Locale::En => n.to_string(),
    }
}

/// What stands after a label in a list of facts.
fn fact<'t>(text: &'t str, vi: &str, en: &str, lang: Locale) -> &'t str {
    let label = format!("- {}: ", lang.pick(vi, en));
    text.lines()
        .find_map(|line| line.strip_prefix(&label))
        .unwrap()
}

#[test]
fn a_result_says_level_points_coverage_bounds_method_and_fidelity() {
    for assessment in assessments() {
        let (rubric, card) = scored(&assessment);
        let instrument = rubric.instrument();
        for lang in LANGUAGES {
            let text = text(&explain::scorecard(&card, instrument, lang));
            let level = |id: Id| instrument.level(&id).unwrap().title.get(lang).to_owned();
            let score = |o: &it_adoption_model::Outcome| {
                format!("{}/{}", number(o.earned, lang), number(o.applicable, lang))
            };
            let held = match card.outcome.held {
                true => lang.pick(
                    " (bị giữ vì điều kiện bắt buộc)",
                    " (held by a mandatory condition)",
                ),
                false => "",
            };
            assert_eq!(
                fact(&text, "Mức độ", "Level", lang),
                level(card.outcome.level.unwrap()) + held
            );
            let points = fact(&text, "Điểm", "Points", lang);
            assert!(
                points.starts_with(&format!("{} (", score(&card.outcome))),
                "{points}"
            );
            let coverage = fact(&text, "Độ phủ", "Coverage", lang);
            for part in [
                format!("{}/{}", card.coverage.answered, card.coverage.criteria),
                format!(
                    "{}/{}",
                    number(card.coverage.points, lang),
                    number(card.coverage.maximum, lang)
                ),
            ] {
                assert!(coverage.contains(&part), "{coverage}: {part}");
            }
            if card.lowest != card.highest {
                let bounds = fact(&text, "Có thể thay đổi", "Could move", lang);
                for end in [&card.lowest, &card.highest] {
                    assert!(bounds.contains(&score(end)), "{bounds}");
                    assert!(bounds.contains(&level(end.level.unwrap())), "{bounds}");
                }
            }
            let method = fact(&text, "Cách xếp mức", "Method", lang);
            assert!(method.starts_with(card.method.label(lang)), "{method}");
            assert!(
                method.contains(card.method_citation.fidelity.label(lang)),
                "{method}"
            );
            assert_eq!(
                fact(&text, "Độ tin cậy", "Fidelity", lang),
                card.fidelity.label(lang)
            );
            assert!(text.contains(card.school.name.as_str()));
            assert!(text.contains(card.school_year.as_str()));
            assert!(text.contains(card.role.label(lang)));
            assert!(text.contains(instrument.title.get(lang)));
            if let Some(provenance) = &card.provenance {
                assert!(text.contains(provenance.kind.label(lang)));
            }
            for group in &instrument.groups {
                assert!(text.contains(group.title.get(lang)), "{}", group.id);
            }
            let rounded = lang.pick("được làm tròn", "are rounded");
            assert_eq!(text.matches(rounded).count(), 1, "said once");
        }
    }
}

#[test]
fn what_the_authors_chose_is_never_shown_as_official() {
    for assessment in assessments() {
        let (rubric, card) = scored(&assessment);
        let gaps = rubric.gaps(&assessment, &rubric.instrument().levels.last().unwrap().id);
        let gaps = gaps.unwrap();
        for lang in LANGUAGES {
            for page in [
                explain::scorecard(&card, rubric.instrument(), lang),
                explain::gaps(&gaps, rubric.instrument(), lang),
            ] {
                let text = text(&page);
                let unofficial = lang.pick(
                    "không phải kết quả xếp loại chính thức",
                    "no official rating",
                );
                let other = lang.pick(
                    "không phải kết quả xếp loại chính thức",
                    "are no official rating",
                );
                assert_eq!(
                    text.contains(unofficial) || text.contains(other),
                    card.fidelity == Fidelity::Authored
                );
                assert!(text.contains(card.fidelity.label(lang)));
                assert!(text.contains(card.method.label(lang)));
            }
        }
    }
}

#[test]
fn every_criterion_is_told_and_those_below_their_maximum_say_why() {
    for assessment in assessments() {
        let (rubric, card) = scored(&assessment);
        let instrument = rubric.instrument();
        for lang in LANGUAGES {
            let text = text(&explain::scorecard(&card, instrument, lang));
            for score in &card.criteria {
                let criterion = instrument.criterion(&score.criterion).unwrap();
                let title = format!("{} {}", criterion.id, criterion.title.get(lang));
                assert!(
                    text.contains(&title)
                        || score.value.is_none() && text.contains(criterion.id.as_str()),
                    "{title}"
                );
                if let Some(Value::Share(share)) = &score.value
                    && score.earned < score.maximum
                {
                    let start = text.find(&format!("- {title}: {}/", number(score.earned, lang)));
                    let item = &text[start.unwrap()..];
                    let item = item[2..].split("\n- ").next().unwrap();
                    assert!(item.contains(&share.part.to_string()), "{item}");
                    let missed = score.missed.unwrap();
                    let percent = format!("{}\u{a0}%", number(missed.limit.unwrap(), lang));
                    assert!(item.contains(&percent), "{item}");
                    assert!(
                        item.contains(instrument.level(&missed.level).unwrap().title.get(lang))
                    );
                    assert!(item.contains(score.citation.fidelity.label(lang)), "{item}");
                    assert!(
                        item.contains(missed.fidelity.unwrap().label(lang)),
                        "{item}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_strictest_stage_is_named_where_several_compete() {
    let assessment: Assessment = read(&example("assessment-operational-multilevel.json")).unwrap();
    let (rubric, card) = scored(&assessment);
    assert!(assessment.school.stages.len() > 1);
    let score = card
        .criteria
        .iter()
        .find(|c| c.criterion.as_str() == "H.3")
        .unwrap();
    let mark = score.missed.or(score.met).unwrap();
    let stage = mark.stage.unwrap().label(Locale::Vi);
    let text = text(&explain::scorecard(&card, rubric.instrument(), Locale::Vi));
    assert!(text.contains(&format!(
        "(ngưỡng của {stage}, chặt nhất trong các cấp học của trường)"
    )));
}

#[test]
fn failed_and_open_conditions_say_what_they_do() {
    let mut assessment: Assessment = read(&example("assessment-operational.json")).unwrap();
    for answer in &mut assessment.answers {
        if answer.criterion.as_str() == "P.1" {
            answer.value = Value::Condition(false);
        }
    }
    assessment.answers.retain(|a| a.criterion.as_str() != "B.1");
    let (rubric, card) = scored(&assessment);
    let text = text(&explain::scorecard(&card, rubric.instrument(), Locale::Vi));
    let conditions = fact(&text, "Điều kiện", "Conditions", Locale::Vi);
    assert!(conditions.contains("không đạt P.1"), "{conditions}");
    assert!(conditions.contains("chưa trả lời B.1"), "{conditions}");
    assert!(
        conditions.contains(GatePolicy::HoldWhole.label(Locale::Vi)),
        "{conditions}"
    );
    assert!(text.contains("Thực hiện ngay điều kiện bắt buộc P.1"));
    assert_eq!(
        fact(&text, "Mức độ", "Level", Locale::Vi),
        "Chưa đáp ứng (bị giữ vì điều kiện bắt buộc)"
    );
}

#[test]
fn percentages_are_rounded_for_reading_and_decide_nothing() {
    let mut assessment: Assessment = read(&example("assessment-operational.json")).unwrap();
    let share = |part, whole| {
        let json = format!("{{\"share\": {{\"part\": {part}, \"whole\": {whole}}}}}");
        serde_json::from_str::<Value>(&json).unwrap()
    };
    for (part, whole, shown, level) in [
        (1249, 2500, "50,0\u{a0}%", "not-met"),
        (1250, 2500, "50\u{a0}%", "basic"),
        (2, 3, "66,7\u{a0}%", "basic"),
        (899_999, 1_000_000, "90,0\u{a0}%", "basic"),
    ] {
        for answer in &mut assessment.answers {
            if answer.criterion.as_str() == "Q.4" {
                answer.value = share(part, whole);
            }
        }
        let (rubric, card) = scored(&assessment);
        let score = card
            .criteria
            .iter()
            .find(|c| c.criterion.as_str() == "Q.4")
            .unwrap();
        assert_eq!(score.level, Id::new(level), "{part}/{whole}");
        let text = text(&explain::scorecard(&card, rubric.instrument(), Locale::Vi));
        let answer = format!("{part} trên {whole} học sinh của trường ({shown})");
        assert!(text.contains(&answer), "{answer}");
    }
}

#[test]
fn half_points_have_the_decimal_mark_of_the_language() {
    let assessment: Assessment = read(&example("assessment-4725.json")).unwrap();
    let (rubric, card) = scored(&assessment);
    assert_eq!(card.outcome.earned.to_string(), "150.5");
    for (lang, shown) in [(Locale::Vi, "150,5/200"), (Locale::En, "150.5/200")] {
        assert!(text(&explain::scorecard(&card, rubric.instrument(), lang)).contains(shown));
    }
}

fn gaps(name: &str, target: &str) -> (Rubric, Gaps) {
    let assessment: Assessment = read(&example(name)).unwrap();
    let rubric = rubric(assessment.instrument.id.as_str());
    let gaps = rubric.gaps(&assessment, &Id::new(target).unwrap()).unwrap();
    (rubric, gaps)
}

#[test]
fn gaps_name_each_change_with_its_numbers() {
    use it_adoption_model::Change;
    let (rubric, gaps) = gaps("assessment-operational.json", "good");
    assert!(!gaps.whole.is_empty());
    let mut numbers = 0;
    for lang in LANGUAGES {
        let text = text(&explain::gaps(&gaps, rubric.instrument(), lang));
        let coverage = fact(&text, "Độ phủ", "Coverage", lang);
        assert!(coverage.contains(&gaps.coverage.criteria.to_string()));
        for gap in gaps.gaps.iter().chain(&gaps.whole) {
            let title = rubric.criterion(&gap.criterion).unwrap().title.get(lang);
            let row = format!("| {} {title} | ", gap.criterion);
            assert!(text.contains(&row), "{row}");
            if let Change::Part(more) | Change::Count(more) | Change::Per(more) = gap.change {
                let from = more.to.get() - more.more.get();
                let change = match lang {
                    Locale::Vi => format!("(từ {from} lên {})", more.to),
                    Locale::En => format!("(from {from} to {})", more.to),
                };
                let rows = text.lines().filter(|line| line.starts_with(&row));
                assert!(
                    rows.into_iter().any(|row| row.contains(&change)),
                    "{change}"
                );
                numbers += 1;
            }
        }
    }
    assert!(numbers > 10, "only {numbers} changes of numbers");
}

#[test]
fn a_level_already_reached_needs_nothing() {
    let (rubric, gaps) = gaps("assessment-operational.json", "basic");
    assert!(gaps.whole.is_empty());
    let text = text(&explain::gaps(&gaps, rubric.instrument(), Locale::Vi));
    assert!(text.contains("Kết quả chung đã đạt \"Đáp ứng cơ bản\" hoặc cao hơn."));
}

#[test]
fn findings_say_code_place_and_words_worst_first() {
    let Document::Assessment(assessment) =
        read_any(&example("broken/assessment-many-mistakes.json")).unwrap()
    else {
        panic!()
    };
    let findings = check::assessment_against(&assessment, &rubric("operational"));
    assert!(findings.has_errors());
    for lang in LANGUAGES {
        let text = text(&explain::findings(&findings, lang));
        for finding in &findings.findings {
            let item = format!("- {} {}\n", finding.severity.label(lang), finding.rule);
            assert!(text.contains(&item), "{item}");
            assert!(text.contains(finding.message.get(lang)), "{}", finding.rule);
            assert!(text.contains(finding.pointer.as_str()), "{}", finding.rule);
        }
        let severities = ["error", "warning", "advice"].map(|s| {
            let severity: it_adoption_model::Severity = s.parse().unwrap();
            text.find(&format!("- {} ", severity.label(lang))).unwrap()
        });
        assert!(severities.is_sorted());
        assert!(text.contains("docs/rules.md"));
    }
}
