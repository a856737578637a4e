//! What a person does with a draft: fills the open places.

use super::*;

/// Every open place, as the code that checking has for it and a pointer.
pub(crate) fn open_places(plan: &AnnualPlan) -> Vec<(&'static str, String)> {
    let mut open = Vec::new();
    walk(&serde_json::to_value(plan).unwrap(), "", &mut open);
    open
}

fn walk(json: &Json, pointer: &str, open: &mut Vec<(&'static str, String)>) {
    let here = || pointer.to_owned();
    match json {
        Json::String(text) if text == "…" => open.push(("plan.open-place", here())),
        Json::Object(text) if text.get("vi") == Some(&json!("…")) => {
            open.push(("plan.open-place", here()));
        }
        Json::Object(value) if value.contains_key("notAssessed") => {
            open.push(("plan.target-open", here()));
        }
        Json::Object(properties) => {
            if properties.contains_key("quantities") && !properties.contains_key("unitPrice") {
                open.push(("plan.price-missing", here()));
            }
            if properties.contains_key("to") && !properties.contains_key("due") {
                open.push(("plan.report-due-open", here()));
            }
            for (name, json) in properties {
                walk(json, &format!("{pointer}/{name}"), open);
            }
        }
        Json::Array(items) => {
            for (at, json) in items.iter().enumerate() {
                walk(json, &format!("{pointer}/{at}"), open);
            }
        }
        _ => {}
    }
}

/// The plan with words, prices and the targets that were open.
pub(crate) fn fill(plan: &AnnualPlan, assessment: &Assessment, rubric: &Rubric) -> AnnualPlan {
    let mut json = serde_json::to_value(plan).unwrap();
    words(&mut json);
    let mut plan: AnnualPlan = read(json.to_string().as_bytes()).unwrap();
    for resource in &mut plan.resources {
        if let ResourceNeed::Equipment(equipment) = &mut resource.need {
            equipment.unit_price.get_or_insert(Money::new(0).unwrap());
        }
    }
    let year = plan.period.school_year().unwrap();
    let last = format!("{}-05-25", year.start() + 1);
    for report in &mut plan.reports_due {
        report.due = report.due.or(last.parse().ok());
    }
    let gaps = rubric
        .gaps(assessment, &plan.target_level.unwrap())
        .unwrap();
    let targets = plan.objectives.iter_mut().flat_map(|o| &mut o.targets);
    for target in targets.filter(|t| matches!(t.value, Value::NotAssessed(_))) {
        let gap = gaps
            .whole
            .steps
            .iter()
            .find(|g| g.criterion == target.criterion);
        target.value = least(rubric, &assessment.school.stages, gap.unwrap());
    }
    plan
}

fn words(json: &mut Json) {
    match json {
        Json::String(text) if text == "…" => *text = "Đã ghi".into(),
        Json::Object(properties) => properties.values_mut().for_each(words),
        Json::Array(items) => items.iter_mut().for_each(words),
        _ => {}
    }
}

/// A fact that just meets the level a gap leads to.
fn least(rubric: &Rubric, stages: &[Stage], gap: &Gap) -> Value {
    let criterion = rubric.criterion(&gap.criterion).unwrap();
    if matches!(criterion.earns, Some(Earns::Proportional(_))) {
        let all = Count::new(1).unwrap();
        return Value::Share(Share::new(all, all));
    }
    let levels = &criterion.levels;
    let at = levels.iter().position(|s| Some(s.level) == gap.to).unwrap();
    let limit = levels[at.max(1)].threshold.as_ref().unwrap().limit;
    let limits = stages
        .iter()
        .map(|stage| limit.at(*stage).unwrap().millionths());
    let count = |n: u64| Count::new(u32::try_from(n).unwrap()).unwrap();
    match criterion.measure {
        Measure::Share(_) => {
            Value::Share(Share::new(count(limits.max().unwrap()), count(100_000_000)))
        }
        Measure::Ratio(ref of) => {
            let limit = match of.is_higher_better() {
                true => limits.max().unwrap().div_ceil(1000),
                false => limits.min().unwrap() / 1000,
            };
            Value::Ratio(Ratio::new(count(limit), count(1000)))
        }
        _ => panic!("{} needs no fact to name its target", criterion.id),
    }
}

/// The assessment with the targets as answers.
pub(crate) fn met(plan: &AnnualPlan, assessment: &Assessment) -> Assessment {
    let mut met = assessment.clone();
    for target in plan.objectives.iter().flat_map(|o| &o.targets) {
        met.answers
            .retain(|answer| answer.criterion != target.criterion);
        met.answers
            .push(Answer::new(target.criterion, target.value.clone()));
    }
    met
}
