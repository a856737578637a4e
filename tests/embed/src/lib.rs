//! What a program does that holds its own tables: it builds documents from rows, matches what may grow, and reads what it wrote.

use it_adoption_model::*;

type Built<T> = Result<T, Box<dyn std::error::Error>>;

/// A row of answers: criterion, kind of answer, two numbers.
pub type AnswerRow = (&'static str, &'static str, u32, u32);

pub fn assessment(rows: &[AnswerRow]) -> Built<Assessment> {
    let school = School::new(
        "S-1".parse()?,
        "Trường THCS Giả Định".parse()?,
        vec![Stage::LowerSecondary],
    );
    let instrument = InstrumentRef::new("operational".parse()?, "2026.1".parse()?);
    let mut assessment = Assessment::new(
        school,
        "2025-2026".parse()?,
        instrument,
        AssessorRole::SelfAssessment,
    );
    for (criterion, kind, a, b) in rows {
        let value = match *kind {
            "share" => Value::Share(Share::new((*a).try_into()?, (*b).try_into()?)),
            "ratio" => Value::Ratio(Ratio::new((*a).try_into()?, (*b).try_into()?)),
            "count" => Value::Count((*a).try_into()?),
            "condition" => Value::Condition(*a > 0),
            _ => Value::YesNo(*a > 0),
        };
        assessment
            .answers
            .push(Answer::new(criterion.parse()?, value));
    }
    Ok(assessment)
}

/// A row of criteria: group, criterion, title, points of the upper level.
pub type CriterionRow = (&'static str, &'static str, &'static str, f64);

pub fn instrument(rows: &[CriterionRow]) -> Built<Instrument> {
    let text = |words: &str| Ok::<_, ParseError>(Text::from(Phrase::try_from(words)?));
    let cited = || Citation::new(Fidelity::Authored);
    let (low, high): (Id, Id) = ("no".parse()?, "yes".parse()?);
    let levels = vec![
        Level::new(low, text("Chưa đạt")?),
        Level::new(high, text("Đạt")?),
    ];
    let mut half = BandRequirement::default();
    half.lower = Some(LowerBound::From(50.0.try_into()?));
    let mut enough = LevelRequirements::new(high);
    enough.requires = vec![Requirement::Percent(half)];
    let mut scoring = Scoring::new(cited());
    scoring.levels = vec![LevelRequirements::new(low), enough];
    scoring.points_citation = Some(cited());
    let id = ("own".parse()?, "1".parse()?);
    let mut instrument = Instrument::new(
        id.0,
        id.1,
        text("Bộ tiêu chí của trường")?,
        cited(),
        vec![Stage::Primary],
        levels,
        scoring,
    );
    for (group, id, title, points) in rows {
        if instrument
            .groups
            .last()
            .is_none_or(|last| last.id != *group)
        {
            instrument
                .groups
                .push(Group::new(group.parse()?, text(group)?));
        }
        let mut criterion = Criterion::new(
            id.parse()?,
            text(title)?,
            cited(),
            Measure::YesNo(Plain::default()),
        );
        for (level, points) in [(low, 0.0), (high, *points)] {
            let mut step = Step::new(level);
            step.points = Some(points.try_into()?);
            criterion.levels.push(step);
        }
        if let Some(group) = instrument.groups.last_mut() {
            group.criteria.push(criterion);
        }
    }
    Ok(instrument)
}

/// A row of tasks: title, criterion, what it costs.
pub type TaskRow = (&'static str, &'static str, u64);

pub fn plan(rows: &[TaskRow], assessment: &Assessment) -> Built<AnnualPlan> {
    let text = |words: &str| Ok::<_, ParseError>(Text::from(Phrase::try_from(words)?));
    let period = Period::SchoolYear("2026-2027".parse()?);
    let whole = Standing::WovenInto(IssuedDocument::new(text("Kế hoạch năm học")?));
    let principles = PrincipleStatements::new(
        text("Theo nhu cầu")?,
        text("Đúng quy định")?,
        text("Hiệu quả")?,
    );
    let head = Head::new(text("Kế hoạch ứng dụng CNTT")?);
    let school = assessment.school.clone();
    let mut plan = AnnualPlan::new(
        "KH-1".parse()?,
        school,
        period,
        head,
        whole,
        assessment.instrument,
        principles,
    );
    let due = Date::new(2027, 5, 31).ok_or("no such day")?;
    for (at, (title, criterion, cost)) in rows.iter().enumerate() {
        let id = |letter: &str| format!("{letter}{at}").parse::<Id>();
        let mut objective = Objective::new(id("O")?, text(title)?, due);
        objective
            .targets
            .push(Target::new(criterion.parse()?, Value::YesNo(true)));
        plan.objectives.push(objective);
        plan.contents
            .push(Content::new(id("C")?, text(title)?, vec![id("O")?]));
        plan.solutions
            .push(Solution::new(id("S")?, text(title)?, vec![id("C")?]));
        let mut service = Service::default();
        service.cost = Some((*cost).try_into()?);
        plan.resources.push(Resource::new(
            id("R")?,
            text(title)?,
            vec![id("S")?],
            ResourceNeed::Service(service),
        ));
    }
    Ok(plan)
}

/// What a program shows of things that may gain members.
pub fn shown(kind: Kind, rule: Rule, value: &Value, measure: &Measure) -> String {
    let kind = match kind {
        Kind::Assessment => "phiếu",
        _ => kind.label(Locale::Vi),
    };
    let severity = match rule {
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
    [kind, severity, &value, measure].join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_built_from_rows_are_read_back() -> Built<()> {
        let rows = [
            ("1", "1.1", "Có kế hoạch", 2.5),
            ("1", "1.2", "Có phòng máy", 3.3333),
            ("2", "2.1", "Có mạng", 4.0),
        ];
        let rubric = Rubric::new(instrument(&rows)?)?;
        assert_eq!(rubric.findings().count(Severity::Error), 0);
        let built = assessment(&[
            ("H.3", "ratio", 240, 10),
            ("P.1", "condition", 1, 0),
            ("P.2", "yes", 1, 0),
        ])?;
        let text = serde_json::to_vec(&built)?;
        assert_eq!(read::<Assessment>(&text)?, built);
        assert_eq!(
            serde_json::from_value::<Assessment>(serde_json::to_value(&built)?)?,
            built
        );
        let plan = plan(&[("Thêm máy tính", "P.2", 12_000_000)], &built)?;
        assert_eq!(read::<AnnualPlan>(&serde_json::to_vec(&plan)?)?, plan);
        let text = serde_json::to_string(rubric.instrument())?;
        assert_eq!(read::<Instrument>(text.as_bytes())?, *rubric.instrument());
        let value: serde_json::Value = serde_json::from_str(&text)?;
        assert_eq!(
            serde_json::from_value::<Instrument>(value)?,
            *rubric.instrument()
        );
        Ok(())
    }

    #[test]
    fn messages_name_no_private_property() {
        let text = br#"{"document": "assessment", "school": 7.5}"#;
        let error = read::<Assessment>(text).unwrap_err();
        assert!(!error.to_string().contains("private"), "{error}");
        assert!(error.message(Locale::En).contains("7.5"), "{error}");
    }
}
