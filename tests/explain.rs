//! Results in words: everything a principal has to know stands there, in both languages.

use it_adoption_model::explain::Depth;
use it_adoption_model::page::Page;
use it_adoption_model::{
    AnnualPlan, Assessment, Document, Fidelity, Findings, Gaps, Id, Instrument, Locale,
    MediumTermPlan, Phrase, RequirementState, Rubric, Rubrics, Rule, Scorecard, Submission, Text,
    Value, YearEndReport, check, explain, read, read_any,
};

const LANGUAGES: [Locale; 2] = [Locale::Vi, Locale::En];

fn example(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples");
    std::fs::read(format!("{folder}/{name}")).unwrap()
}

fn rubric(id: &str) -> Rubric {
    let own: Instrument = read(&example("instrument-school-own.json")).unwrap();
    let rubrics = Rubrics::builtin().with(Rubric::new(own).unwrap()).unwrap();
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

/// A whole number with a dot before each three digits.
fn dotted(n: u32) -> String {
    match n {
        0..1000 => n.to_string(),
        _ => format!("{}.{:03}", dotted(n / 1000), n % 1000),
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
fn a_stage_that_is_stated_twice_is_told_once() {
    let mut assessment = assessments().remove(0);
    let rubric = rubric(assessment.instrument.id.as_str());
    let page = |of: &Assessment| explain::assessment(of, rubric.instrument(), Locale::Vi);
    let once = page(&assessment);
    let again = assessment.school.stages.clone();
    assessment.school.stages.extend(again);
    assert_eq!(page(&assessment), once);
}

#[test]
fn a_result_says_level_points_coverage_bounds_method_and_fidelity() {
    for assessment in assessments() {
        let (rubric, card) = scored(&assessment);
        let instrument = rubric.instrument();
        for lang in LANGUAGES {
            let text = text(&explain::scorecard(&card, &rubric, Depth::Full, lang));
            let level = |id: Id| instrument.level(&id).unwrap().title.get(lang).to_owned();
            let score = |o: &it_adoption_model::Outcome| {
                o.points
                    .map(|p| format!("{}/{}", number(p.earned, lang), number(p.of, lang)))
            };
            let found = fact(&text, "Mức độ", "Level", lang);
            let none = || card.outcome.no_level.unwrap().label(lang).to_owned();
            let told = card.outcome.level.map_or_else(none, level);
            assert!(found.starts_with(&told), "{found}");
            match score(&card.outcome) {
                None => assert!(!text.contains(lang.pick("- Điểm: ", "- Points: "))),
                Some(score) => {
                    let points = fact(&text, "Điểm", "Points", lang);
                    assert!(points.starts_with(&format!("{score} (")), "{points}");
                }
            }
            let coverage = fact(&text, "Đã trả lời", "Answered", lang);
            let mut parts = vec![format!(
                "{}/{}",
                card.coverage.answered, card.coverage.criteria
            )];
            let points = card.coverage.points;
            parts.extend(
                points.map(|p| format!("{}/{}", number(p.answered, lang), number(p.of, lang))),
            );
            for part in parts {
                assert!(coverage.contains(&part), "{coverage}: {part}");
            }
            for end in [&card.lowest, &card.highest] {
                let same = card.lowest == card.highest;
                let named = text.contains(&level(end.level.unwrap()));
                let told = named || score(end).is_none_or(|score| text.contains(&score));
                assert!(same || told, "{text}");
            }
            let unmet = card
                .requirements
                .iter()
                .filter(|r| r.state == RequirementState::Unmet);
            for missing in unmet.flat_map(|r| &r.missing) {
                assert!(text.contains(missing.as_str()), "{missing}");
            }
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
                explain::scorecard(&card, &rubric, Depth::Full, lang),
                explain::gaps(&gaps, rubric.instrument(), Depth::Full, lang),
            ] {
                let text = text(&page);
                let unofficial = lang.pick(
                    "Không phải kết quả xếp loại chính thức",
                    "Not an official rating",
                );
                let authored = card.fidelity == Fidelity::Authored;
                assert_eq!(
                    text.matches(unofficial).count(),
                    usize::from(authored),
                    "{text}"
                );
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
            let text = text(&explain::scorecard(&card, &rubric, Depth::Full, lang));
            for score in &card.criteria {
                let criterion = instrument.criterion(&score.criterion).unwrap();
                let title = format!("{} {}", criterion.id, criterion.title.get(lang));
                assert!(
                    text.contains(&title)
                        || score.value.is_none() && text.contains(criterion.id.as_str()),
                    "{title}"
                );
                if let Some(Value::Share(share)) = &score.value
                    && let Some(points) = score.points
                    && points.earned < points.of
                {
                    let start = text.find(&format!("- {title}: {}/", number(points.earned, lang)));
                    let item = &text[start.unwrap()..];
                    let item = item[2..].split("\n- ").next().unwrap();
                    assert!(item.contains(&share.part.to_string()), "{item}");
                    let missed = score.missed.unwrap();
                    let percent = format!("{}%", number(missed.limit.unwrap(), lang));
                    assert!(item.contains(&percent), "{item}");
                    assert!(
                        item.contains(instrument.level(&missed.level).unwrap().title.get(lang))
                    );
                    assert!(item.contains(score.fidelity.label(lang)), "{item}");
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
    let text = text(&explain::scorecard(&card, &rubric, Depth::Full, Locale::Vi));
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
    let text = text(&explain::scorecard(&card, &rubric, Depth::Full, Locale::Vi));
    let level = fact(&text, "Mức độ", "Level", Locale::Vi);
    assert_eq!(level, "Chưa đáp ứng");
    let missing = fact(&text, "Còn thiếu", "Missing", Locale::Vi);
    let sentence = "Đáp ứng cơ bản cần đủ các điều kiện bắt buộc: chưa đạt P.1";
    assert!(missing.contains(sentence), "{missing}");
    assert!(missing.contains("B.1"), "{missing}");
}

#[test]
fn percentages_are_rounded_for_reading_and_decide_nothing() {
    let mut assessment: Assessment = read(&example("assessment-operational.json")).unwrap();
    let share = |part, whole| {
        let json = format!("{{\"share\": {{\"part\": {part}, \"whole\": {whole}}}}}");
        serde_json::from_str::<Value>(&json).unwrap()
    };
    for (part, whole, shown, level) in [
        (1249, 2500, "50,0%", "not-met"),
        (1250, 2500, "50%", "basic"),
        (2, 3, "66,7%", "basic"),
        (899_999, 1_000_000, "90,0%", "basic"),
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
        let text = text(&explain::scorecard(&card, &rubric, Depth::Full, Locale::Vi));
        let [part, whole] = [part, whole].map(|n: u32| dotted(n));
        let answer = format!("{part}/{whole} học sinh của trường ({shown})");
        assert!(text.contains(&answer), "{answer}");
    }
}

#[test]
fn half_points_have_the_decimal_mark_of_the_language() {
    let assessment: Assessment = read(&example("assessment-4725.json")).unwrap();
    let (rubric, card) = scored(&assessment);
    assert_eq!(
        card.groups[1].outcome.points.unwrap().earned.to_string(),
        "72.5"
    );
    for (lang, shown) in [(Locale::Vi, "72,5/100"), (Locale::En, "72.5/100")] {
        assert!(text(&explain::scorecard(&card, &rubric, Depth::Full, lang)).contains(shown));
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
    assert!(!gaps.whole.steps.is_empty());
    let mut numbers = 0;
    for lang in LANGUAGES {
        let text = text(&explain::gaps(
            &gaps,
            rubric.instrument(),
            Depth::Full,
            lang,
        ));
        for gap in gaps.gaps.iter().chain(&gaps.whole.steps) {
            let title = rubric.criterion(&gap.criterion).unwrap().title.get(lang);
            let named = format!("{} {title}", gap.criterion);
            assert!(text.contains(&named), "{named}");
            if let Change::Part(more) | Change::Count(more) | Change::Per(more) = gap.change {
                let from = more.to.get() - more.more.get();
                let change = match lang {
                    Locale::Vi => format!("(từ {from} lên {})", more.to),
                    Locale::En => format!("(from {from} to {})", more.to),
                };
                let mut lines = text.lines().filter(|line| line.contains(&named));
                assert!(lines.any(|line| line.contains(&change)), "{change}");
                numbers += 1;
            }
        }
    }
    assert!(numbers > 10, "only {numbers} changes of numbers");
}

#[test]
fn a_level_already_reached_needs_nothing() {
    let (rubric, gaps) = gaps("assessment-operational.json", "basic");
    assert!(gaps.whole.steps.is_empty());
    let text = text(&explain::gaps(
        &gaps,
        rubric.instrument(),
        Depth::Full,
        Locale::Vi,
    ));
    let there = "Kết quả chung đã ở “Đáp ứng cơ bản” hoặc cao hơn.";
    assert!(text.contains(there), "{text}");
}

#[test]
fn findings_say_code_place_and_words_worst_first() {
    let Document::Assessment(assessment) =
        read_any(&example("broken/assessment-many-mistakes.json")).unwrap()
    else {
        panic!()
    };
    let findings = check::assessment(&assessment, Some(&rubric("operational")));
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

/// A document never takes names from an instrument that it does not name, and its page says that they are missing.
#[test]
fn a_document_of_another_instrument_takes_no_names_from_the_one_at_hand() {
    let rubric = crate::built_in("operational");
    let mut other = rubric.instrument().clone();
    other.edition = Id::new("other").unwrap();
    other.title.vi = Phrase::new("Tên của bộ khác").unwrap();
    for criterion in other.groups.iter_mut().flat_map(|g| &mut g.criteria) {
        criterion.title.vi = Phrase::new("Tên của bộ khác").unwrap();
    }
    for level in &mut other.levels {
        level.title.vi = Phrase::new("Tên của bộ khác").unwrap();
    }
    let file = |name: &str| {
        let path = crate::golden::repository(&format!("docs/examples/year/{name}.json"));
        std::fs::read(path).unwrap()
    };
    let plan: AnnualPlan = read(&file("plan")).unwrap();
    let medium: MediumTermPlan = read(&file("medium-term-plan")).unwrap();
    let report: YearEndReport = read(&file("report")).unwrap();
    let own: Assessment = read(&file("self-assessment")).unwrap();
    let pages = |by: &Instrument| {
        let lang = Locale::Vi;
        [
            explain::annual_plan(&plan, by, lang),
            explain::improvement_plan(&plan, by, lang),
            explain::medium_term_plan(&medium, by, lang),
            explain::year_end_report(&report, Some(&plan), by, lang),
            explain::assessment(&own, by, lang),
        ]
    };
    for page in pages(&other) {
        let text = page.markdown();
        assert!(text.contains("không phải bộ đang có ở đây"), "{text}");
        assert!(!text.contains("Tên của bộ khác"), "{text}");
    }
    for page in pages(rubric.instrument()) {
        assert!(!page.markdown().contains("không phải bộ đang có ở đây"));
    }
    // Nor does a result say what to do by a text that did not make it.
    let card = rubric.score(&own).unwrap();
    for depth in [explain::Depth::Brief, explain::Depth::Full] {
        let page = |by: &Rubric| explain::scorecard(&card, by, depth, Locale::Vi).markdown();
        assert!(page(&rubric).contains("Nên làm tiếp"));
        let other = Rubric::new(other.clone()).unwrap();
        assert!(!page(&other).contains("Nên làm tiếp"));
    }
}

/// A result is explained by the instrument and edition that it names: another one gives it neither names nor rules nor sources, whichever way it
/// comes to the page.
#[test]
fn a_result_takes_nothing_from_another_instrument() {
    let file = |name: &str| {
        let path = crate::golden::repository(&format!("docs/examples/year/{name}.json"));
        std::fs::read(path).unwrap()
    };
    let (own, external): (Assessment, Assessment) = (
        read(&file("self-assessment")).unwrap(),
        read(&file("external-evaluation")).unwrap(),
    );
    let rubric = crate::built_in("operational");
    let submission: Submission = read(&file("submission")).unwrap();
    let gaps = rubric.gaps(&own, &rubric.instrument().levels.last().unwrap().id);
    let results = [
        Document::from(rubric.score(&own).unwrap()),
        Document::from(gaps.unwrap()),
        Document::from(rubric.compare(&own, &external).unwrap()),
        Document::from(submission),
    ];
    let mut next = rubric.instrument().clone();
    next.edition = "2099.9".parse().unwrap();
    for level in &mut next.levels {
        level.title.vi = Phrase::new(&format!("Mức khác {}", level.id)).unwrap();
    }
    let next = Rubric::new(next).unwrap();
    for other in [
        crate::built_in("decision-4725"),
        crate::built_in("accreditation-57"),
        next,
    ] {
        let given = other.instrument();
        let mut foreign: Vec<&str> = vec![given.title.vi.as_str()];
        foreign.extend(given.levels.iter().map(|level| level.title.vi.as_str()));
        foreign.extend(given.groups.iter().map(|group| group.title.vi.as_str()));
        foreign.extend(
            given
                .criteria()
                .map(|criterion| criterion.title.vi.as_str()),
        );
        foreign.extend(given.sources.iter().map(|source| source.title.vi.as_str()));
        for result in &results {
            let at_hand = Rubrics::default().otherwise(other.clone());
            let none = explain::document(result, &at_hand, Locale::Vi);
            assert!(none.is_none(), "{:?}", result.kind());
            let page = match result {
                Document::Scorecard(card) => {
                    explain::scorecard(card, &other, explain::Depth::Full, Locale::Vi)
                }
                Document::Gaps(gaps) => {
                    explain::gaps(gaps, given, explain::Depth::Full, Locale::Vi)
                }
                Document::Comparison(both) => explain::comparison(both, given, Locale::Vi),
                Document::Submission(it) => explain::submission(it, &other, Locale::Vi),
                _ => continue,
            };
            let text = page.markdown();
            assert!(text.contains("không phải bộ đang có ở đây"), "{text}");
            for words in &foreign {
                assert!(!text.contains(*words), "{words}: {text}");
            }
            assert!(!text.contains("Nên làm tiếp"), "{text}");
        }
    }
    for result in &results {
        let page = explain::document(result, &crate::BUILT_IN, Locale::Vi).unwrap();
        assert!(!page.markdown().contains("không phải bộ đang có ở đây"));
    }
}

/// The objectives of a plan stand in the report on it, and in no other: neither one of another school nor another one of the same.
#[test]
fn a_report_prints_no_objective_of_another_plan() {
    let file = |name: &str| {
        let path = crate::golden::repository(&format!("docs/examples/year/{name}.json"));
        std::fs::read(path).unwrap()
    };
    let plan: AnnualPlan = read(&file("plan")).unwrap();
    let report: YearEndReport = read(&file("report")).unwrap();
    let rubric = crate::built_in("operational");
    let (mut school, mut id) = (plan.clone(), plan.clone());
    school.school.id = "khac".parse().unwrap();
    id.id = "KH-khac".parse().unwrap();
    for lang in LANGUAGES {
        let page =
            |plan| explain::year_end_report(&report, plan, rubric.instrument(), lang).markdown();
        let told = ["không phải kế hoạch đang có", "not on the one at hand"];
        let is_told = |page: &str| told.iter().any(|told| page.contains(told));
        let (right, without) = (page(Some(&plan)), page(None));
        assert!(!is_told(&right) && !is_told(&without));
        for other in [&school, &id] {
            let wrong = page(Some(other));
            assert!(is_told(&wrong));
            assert_ne!(right, without);
            let said = |page: &str| -> Vec<String> {
                let lines = page.lines().filter(|line| !line.is_empty());
                lines
                    .filter(|line| !is_told(line))
                    .map(str::to_owned)
                    .collect()
            };
            assert_eq!(said(&wrong), said(&without));
        }
    }
}

/// A page says a title once in each language, and only once where there is but one.
#[test]
fn a_text_without_english_stands_once_on_the_english_page() {
    let mut instrument = crate::built_in("operational").instrument().clone();
    let title = &mut instrument.groups[0].criteria[0].title;
    *title = Text::from(Phrase::new("Chỉ có tiếng Việt").unwrap());
    instrument.title = Text::from(Phrase::new("Tên không có tiếng Anh").unwrap());
    let [vi, en] = LANGUAGES.map(|lang| explain::instrument(&instrument, lang).markdown());
    for title in ["Chỉ có tiếng Việt", "Tên không có tiếng Anh"] {
        let times = |page: &str| page.matches(title).count();
        assert!(times(&vi) > 0, "{title}");
        assert_eq!(times(&vi), times(&en), "{title}");
    }
}

/// On English pages one is one: of every document that there is as an example.
#[test]
fn english_pages_say_one_of_one() {
    let mut looked = 0;
    for path in crate::golden::files_under("docs") {
        let text = std::fs::read(crate::golden::repository(&path)).unwrap();
        let Ok(document) = read_any(&text) else {
            continue;
        };
        let Some(page) = explain::document(&document, &crate::BUILT_IN, Locale::En) else {
            continue;
        };
        let page = page.markdown();
        let words: Vec<&str> = page
            .split(|c: char| c.is_whitespace() || "():;|*".contains(c))
            .filter(|word| !word.is_empty())
            .collect();
        for pair in words.windows(2) {
            let many = ["points", "criteria", "errors", "problems"];
            let many = many
                .iter()
                .any(|many| pair[1].trim_end_matches(['.', ',']) == *many);
            assert!(pair[0] != "1" || !many, "{path}: {pair:?}");
        }
        looked += 1;
    }
    assert!(looked > 10);
}

/// A condition is met or not, also where two judge it.
#[test]
fn a_comparison_says_of_a_condition_that_it_is_met_or_not() {
    let rubric = crate::built_in("operational");
    let mut own: serde_json::Value =
        serde_json::from_slice(&example("year/self-assessment.json")).unwrap();
    let say = |own: &mut serde_json::Value, met: bool, role: &str| {
        own["role"] = role.into();
        for answer in own["answers"].as_array_mut().unwrap() {
            if answer["criterion"] == "P.1" {
                answer["value"] = serde_json::json!({ "condition": met });
            }
        }
        read::<Assessment>(own.to_string().as_bytes()).unwrap()
    };
    let mine = say(&mut own, true, "self");
    let theirs = say(&mut own, false, "external");
    let page = rubric.compare(&mine, &theirs).unwrap();
    for (lang, met, not) in [
        (Locale::Vi, "đạt", "chưa đạt"),
        (Locale::En, "met", "not met"),
    ] {
        let page = explain::comparison(&page, rubric.instrument(), lang).markdown();
        let row = page.lines().find(|line| line.starts_with("| P.1"));
        let row = row.unwrap().replace('*', "");
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        assert_eq!(cells[2..4], [met, not], "{row}");
    }
}

/// What a rule finds more than twice has one head; each place is told, and what all say alike only once.
#[test]
fn findings_of_one_rule_are_told_together() {
    let text = example("assessment-operational.json");
    let mut json: serde_json::Value = serde_json::from_slice(&text).unwrap();
    for (at, answer) in json["answers"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .enumerate()
    {
        answer.as_object_mut().unwrap().remove("evidence");
        if at < 5 {
            answer["note"] = serde_json::json!({ "vi": "…" });
        }
    }
    let text = serde_json::to_vec_pretty(&json).unwrap();
    let assessment: Assessment = read(&text).unwrap();
    let rubrics = Rubrics::builtin();
    let findings = check::assessment(&assessment, rubrics.find(&assessment.instrument));
    let instrument = rubrics.find(&assessment.instrument).unwrap().instrument();
    for lang in LANGUAGES {
        let pages = [
            explain::findings(&findings, lang),
            explain::findings_in(&findings, &text, 1, Some(instrument), lang),
        ];
        for page in pages {
            let told = page.markdown();
            for rule in [Rule::AnswerEvidenceMissing, Rule::TextOpen] {
                let of: Vec<_> = findings
                    .findings
                    .iter()
                    .filter(|f| f.rule == rule)
                    .collect();
                assert!(of.len() > 3);
                let count = of.len();
                let count = match lang {
                    Locale::Vi => format!(": {count} chỗ"),
                    Locale::En => format!(" (places: {count})"),
                };
                let head = format!("{} {rule}{count}", of[0].severity.label(lang));
                assert_eq!(told.matches(rule.as_str()).count(), 1, "{told}");
                assert!(told.contains(&head), "{head}: {told}");
                // What differs in the criterion alone is one sentence, with all of them.
                let criteria = of.iter().flat_map(|finding| &finding.args);
                let criteria: Vec<&str> = criteria.map(|arg| arg.value.as_str()).collect();
                let one = criteria.first().copied().unwrap_or("-");
                let message = of[0].message.get(lang).replace(one, &criteria.join(", "));
                assert_eq!(told.matches(&message).count(), 1, "{message}: {told}");
                for finding in of {
                    assert!(told.contains(finding.pointer.as_str()), "{told}");
                }
            }
        }
    }
    // So is what differs in an identifier alone; what differs in more is told of each.
    let of_plan = |others: [&str; 3]| {
        let finding = |(at, other): (usize, &str)| {
            let id = format!("R{at}");
            serde_json::json!({
                "rule": "plan.resource-empty", "severity": "warning", "pointer": format!("/resources/{at}/need"),
                "args": [{ "name": "id", "value": id }], "message": { "vi": format!("Nguồn lực {id} {other}.") }
            })
        };
        let findings: Vec<_> = (0..).zip(others).map(finding).collect();
        let json = serde_json::json!({ "document": "findings", "findings": findings });
        explain::findings(&read(json.to_string().as_bytes()).unwrap(), Locale::Vi).markdown()
    };
    let alike = of_plan(["trống"; 3]);
    assert_eq!(
        alike.matches("Nguồn lực R0, R1, R2 trống.").count(),
        1,
        "{alike}"
    );
    assert_eq!(alike.matches("trống").count(), 1, "{alike}");
    let apart = of_plan(["trống", "trống", "thiếu"]);
    assert!(
        apart.contains("Nguồn lực R1 trống.") && apart.contains("Nguồn lực R2 thiếu."),
        "{apart}"
    );
    let two = findings
        .findings
        .iter()
        .filter(|f| f.rule == Rule::TextOpen)
        .take(2);
    let two: Findings = two.cloned().collect();
    let told = explain::findings(&two, Locale::Vi).markdown();
    assert_eq!(told.matches(Rule::TextOpen.as_str()).count(), 2, "{told}");
}
