//! What a program does that holds its own tables: it builds documents from rows, matches what may grow, and reads what it wrote.

pub mod assessment;
pub mod instrument;
pub mod plan;

use it_adoption_model::*;

pub type Built<T> = Result<T, Box<dyn std::error::Error>>;

/// What a program shows of things that may gain members.
pub fn shown(document: &Document, rule: Rule, value: &Value, measure: &Measure) -> String {
    let kind = match document.kind() {
        Kind::Assessment => "phiếu",
        kind => kind.label(Locale::Vi),
    };
    let school = match document {
        Document::Assessment(assessment) => assessment.school.name.as_str(),
        _ => "–",
    };
    let rule = match rule {
        Rule::AnswerRepeated => "hai lần",
        _ => rule.as_str(),
    };
    let value = match value {
        Value::Count(count) => count.to_string(),
        _ => "…".to_owned(),
    };
    let measure = match measure {
        Measure::YesNo(_) => "có/không",
        _ => "khác",
    };
    [kind, school, rule, &value, measure].join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use it_adoption_model::form::Mapping;

    const CRITERIA: [instrument::Row; 4] = [
        instrument::Row {
            group: ("1", "Quản lý"),
            id: "1.1",
            title: "Có kế hoạch",
            source: Some("QD-1"),
            measure: "yes",
            limit: 0.0,
            points: 2.5,
            evidence: Some("Kế hoạch đã ban hành"),
        },
        instrument::Row {
            group: ("1", "Quản lý"),
            id: "1.2",
            title: "Giáo viên dùng học liệu số",
            source: None,
            measure: "share",
            limit: 60.0,
            points: 3.3333,
            evidence: None,
        },
        instrument::Row {
            group: ("2", "Hạ tầng"),
            id: "2.1",
            title: "Học sinh trên một máy tính",
            source: None,
            measure: "ratio",
            limit: 16.0,
            points: 4.0,
            evidence: None,
        },
        instrument::Row {
            group: ("2", "Hạ tầng"),
            id: "2.2",
            title: "Phòng máy",
            source: None,
            measure: "count",
            limit: 1.0,
            points: 1.0,
            evidence: None,
        },
    ];

    const ANSWERS: [assessment::Row; 4] = [
        assessment::Row {
            criterion: "1.1",
            kind: "yes",
            numbers: (1, 0),
            evidence: Some(("Kế hoạch năm học", "KH.pdf", (2025, 9, 5))),
            note: None,
        },
        assessment::Row {
            criterion: "1.2",
            kind: "share",
            numbers: (12, 30),
            evidence: None,
            note: Some("Theo sổ dự giờ"),
        },
        assessment::Row {
            criterion: "2.1",
            kind: "ratio",
            numbers: (480, 24),
            evidence: None,
            note: None,
        },
        assessment::Row {
            criterion: "2.2",
            kind: "count",
            numbers: (1, 0),
            evidence: None,
            note: None,
        },
    ];

    #[test]
    fn documents_built_from_rows_are_sound_and_read_back() -> Built<()> {
        let rubric = Rubric::new(instrument::build(&CRITERIA)?)?;
        let assessment = assessment::build(rubric.reference(), &ANSWERS)?;
        let findings = check::assessment(&assessment, Some(&rubric));
        assert!(findings.findings.is_empty(), "{findings:?}");
        let gaps = rubric.gaps(&assessment, &"yes".parse()?)?;
        assert_eq!(gaps.whole.steps.len(), 1, "{:?}", gaps.whole);
        let rows = [plan::Row {
            title: "Thêm máy tính",
            criterion: "2.1",
            target: (480, 30),
            pieces: 6,
            price: 12_000_000,
            until: (2027, 3, 31),
        }];
        let plan = plan::build(&assessment, &rows)?;
        let findings = check::annual_plan(&plan, Some(&rubric));
        assert!(findings.findings.is_empty(), "{findings:?}");

        assert_eq!(
            read::<Assessment>(&serde_json::to_vec(&assessment)?)?,
            assessment
        );
        assert_eq!(read::<AnnualPlan>(&serde_json::to_vec(&plan)?)?, plan);
        let text = serde_json::to_vec(rubric.instrument())?;
        assert_eq!(read::<Instrument>(&text)?, *rubric.instrument());
        let value = serde_json::to_value(&plan)?;
        assert_eq!(serde_json::from_value::<AnnualPlan>(value)?, plan);
        let value: serde_json::Value = serde_json::from_slice(&text)?;
        assert_eq!(
            serde_json::from_value::<Instrument>(value)?,
            *rubric.instrument()
        );
        let measure = &rubric.instrument().groups[0].criteria[0].measure;
        let shown = shown(
            &assessment.into(),
            Rule::AnswerRepeated,
            &ANSWERS[3].value()?,
            measure,
        );
        assert_eq!(shown, "phiếu, Trường THCS Giả Định, hai lần, 1, có/không");
        Ok(())
    }

    #[test]
    fn messages_name_no_private_property() {
        let text = br#"{"document": "assessment", "school": 7.5}"#;
        let error = read::<Assessment>(text).unwrap_err();
        assert!(!error.to_string().contains("private"), "{error}");
        assert!(error.message(Locale::En).contains("7.5"), "{error}");
    }

    #[test]
    fn numbers_of_a_mapping_are_numbers() -> Built<()> {
        let json = r#"{ "skip": { "column": "a", "above": 30.5 }, "headRows": 2, "each": { "n": 1.25, "of": [{ "$column": "a", "as": "count", "blank": 0 }] } }"#;
        Mapping::read(json.as_bytes())?;
        let wrong = json.replace("30.5", "\"30.5\"");
        assert!(Mapping::read(wrong.as_bytes()).is_err());
        Ok(())
    }
}
