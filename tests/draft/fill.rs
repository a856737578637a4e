//! What a person does with a draft: fills the open places.

use super::*;

/// Every open place, as the code that checking has for it and a pointer.
pub(crate) fn open_places(plan: &AnnualPlan) -> Vec<(&'static str, String)> {
    let open = Document::from(plan.clone()).open_places();
    let coded = open.into_iter().map(|place| {
        let code = match place.form {
            PlaceForm::Text | PlaceForm::Phrase => "document.open-place",
            PlaceForm::Fact => "plan.target-open",
            PlaceForm::Money => "plan.price-missing",
            PlaceForm::Date => "plan.report-due-open",
            form => panic!("nothing is known of {form}"),
        };
        (code, place.pointer.to_string())
    });
    coded.collect()
}

/// The plan with something of the right form written in each place that is open.
pub(crate) fn fill(plan: &AnnualPlan, assessment: &Assessment, rubric: &Rubric) -> AnnualPlan {
    let gaps = rubric
        .gaps(assessment, &plan.target_level.unwrap())
        .unwrap();
    let last = plan.period.school_year().unwrap().start() + 1;
    let mut json = serde_json::to_value(plan).unwrap();
    for place in Document::from(plan.clone()).open_places() {
        let filled = match place.form {
            PlaceForm::Text => json!({ "vi": "Đã ghi" }),
            PlaceForm::Phrase => json!("Đã ghi"),
            PlaceForm::Money => json!(0),
            PlaceForm::Date => json!(format!("{last}-05-25")),
            PlaceForm::Fact => {
                let (target, _) = place.pointer.as_str().rsplit_once('/').unwrap();
                let criterion = &json.pointer(target).unwrap()["criterion"];
                let mut steps = gaps.whole.steps.iter().chain(&gaps.gaps);
                let gap = steps.find(|gap| gap.criterion == criterion.as_str().unwrap());
                json!(least(rubric, &assessment.school.stages, gap.unwrap()))
            }
            form => panic!("nothing is known of {form}"),
        };
        let (around, key) = place.pointer.as_str().rsplit_once('/').unwrap();
        match json.pointer_mut(around).unwrap() {
            Json::Object(properties) => properties.insert(key.to_owned(), filled),
            Json::Array(items) => Some(std::mem::replace(
                &mut items[key.parse::<usize>().unwrap()],
                filled,
            )),
            other => panic!("nothing can be written into {other}"),
        };
    }
    read(json.to_string().as_bytes()).unwrap()
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
