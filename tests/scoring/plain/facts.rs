//! From an answer to a level and points.

use super::*;

/// What an answer says of a criterion, for a school with these stages.
impl Plain {
    pub(crate) fn state(&self, at: usize, value: Option<&Value>, stages: &[&str]) -> State {
        let Some(value) = value else {
            return State::NotAssessed;
        };
        match only(value) {
            ("notApplicable", _) => State::NotApplicable,
            ("notAssessed", _) => State::NotAssessed,
            (_, fact) => State::Known(self.worth(&self.criteria[at].json, fact, stages)),
        }
    }

    fn worth(&self, criterion: &Value, fact: &Value, stages: &[&str]) -> Known {
        let (measure, of) = only(&criterion["measure"]);
        let steps = list(&criterion["levels"]);
        let higher = of["better"] == "higher";
        let number = |name: &str| Fraction::read(&fact[name]);
        let meets = |limit: Fraction| match measure {
            "share" => number("part").times(Fraction::whole(100)) >= limit.times(number("whole")),
            "count" => Fraction::read(fact) >= limit,
            _ if number("per") == Fraction::ZERO => false,
            _ if higher => number("amount") >= limit.times(number("per")),
            _ => number("amount") <= limit.times(number("per")),
        };
        let limit = |step: &Value| match only(&step["threshold"]["limit"]) {
            ("same", limit) => Fraction::read(limit),
            (_, by) => {
                let limits = stages.iter().map(|stage| Fraction::read(&by[camel(stage)]));
                match measure == "ratio" && !higher {
                    true => limits.min().unwrap(),
                    false => limits.max().unwrap(),
                }
            }
        };
        let lowest = (!steps.is_empty()).then_some(0);
        let step = match measure {
            "condition" | "yesNo" if fact.as_bool().unwrap() => Some(steps.len() - 1),
            "condition" | "yesNo" => Some(0),
            "rating" => steps.iter().position(|step| step["level"] == *fact),
            "points" => None,
            _ => (1..steps.len())
                .rev()
                .find(|at| meets(limit(&steps[*at])))
                .or(lowest),
        };
        let level = match (measure, step) {
            ("points", _) => list(&of["bands"])
                .iter()
                .find(|band| holds(band, number("earned")))
                .map(|band| self.rank(&band["level"])),
            (_, step) => step.map(|at| self.rank(&steps[at]["level"])),
        };
        let points = match (measure, criterion["earns"].is_null(), step) {
            ("points", _, _) => number("earned"),
            (_, false, _) => earned(&criterion["earns"], fact),
            (_, true, Some(at)) if !steps[at]["points"].is_null() => {
                Fraction::read(&steps[at]["points"])
            }
            _ => Fraction::ZERO,
        };
        let met = *fact == Value::Bool(true);
        Known { level, points, met }
    }
}

/// Points in proportion, or for each piece.
fn earned(earns: &Value, fact: &Value) -> Fraction {
    let (way, earns) = only(earns);
    let maximum = Fraction::read(&earns["maximum"]);
    if way == "each" {
        return Fraction::read(&earns["points"])
            .times(Fraction::read(fact))
            .min(maximum);
    }
    let share = Fraction::read(&fact["part"]).by(Fraction::read(&fact["whole"]));
    let exact = maximum.times(share);
    let rounding = &earns["rounding"];
    if rounding.is_null() {
        return exact;
    }
    let step = Fraction::read(&rounding["step"]);
    let steps = match word(&rounding["direction"]) {
        "down" => exact.by(step).floor(),
        "up" => exact.by(step).ceiling(),
        _ => exact.by(step).nearest(),
    };
    step.times(Fraction::new(steps, 1)).min(maximum)
}

/// Whether points lie in a band.
fn holds(band: &Value, points: Fraction) -> bool {
    let bound = |name: &str| (!band[name].is_null()).then(|| only(&band[name]));
    let above = bound("lower").is_none_or(|(word, limit)| match word {
        "from" => points >= Fraction::read(limit),
        _ => points > Fraction::read(limit),
    });
    let below = bound("upper").is_none_or(|(word, limit)| match word {
        "to" => points <= Fraction::read(limit),
        _ => points < Fraction::read(limit),
    });
    above && below
}

fn camel(stage: &str) -> &'static str {
    match stage {
        "primary" => "primary",
        "lower-secondary" => "lowerSecondary",
        "upper-secondary" => "upperSecondary",
        _ => "continuing",
    }
}
