//! The plain computation: the scoring text of `docs/design.md`, sentence by sentence, over the JSON of an instrument.
//! It shares nothing with the library.

use super::fraction::Fraction;
use serde_json::Value;

mod facts;
mod levels;

pub(crate) use levels::Seen;

pub(crate) struct Plain {
    pub(crate) levels: Vec<String>,
    pub(crate) criteria: Vec<Criterion>,
    pub(crate) groups: Vec<Table>,
    pub(crate) whole: Table,
    /// Whether the points of the whole are spoken of.
    total: bool,
    /// What counts for a criterion that does not apply, where a requirement does not say otherwise.
    otherwise: String,
    /// The part of what applies to be answered before a level is told.
    answered: Option<Fraction>,
}

pub(crate) struct Criterion {
    pub(crate) id: String,
    group: usize,
    json: Value,
    pub(crate) maximum: Option<Fraction>,
    best: Option<usize>,
    condition: bool,
}

/// The levels of a scope and what they take.
#[derive(Default)]
pub(crate) struct Table {
    id: String,
    pub(crate) members: Vec<usize>,
    pub(crate) rows: Vec<Row>,
}

pub(crate) struct Row {
    pub(crate) level: usize,
    pub(crate) requires: Vec<Requirement>,
}

pub(crate) struct Requirement {
    pub(crate) kind: String,
    at: usize,
    /// Positions of criteria, or of groups.
    set: Vec<usize>,
    count: Count,
    bound: (Fraction, bool),
    not_applicable: String,
}

enum Count {
    All,
    AtLeast(usize),
    Share(Fraction),
}

/// What is known of a criterion.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum State {
    Known(Known),
    NotApplicable,
    NotAssessed,
}

/// The level reached, the points, and whether a condition is met.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Known {
    pub(crate) level: Option<usize>,
    pub(crate) points: Fraction,
    pub(crate) met: bool,
}

/// As it is, or as if everything unknown and not applicable had gone worst or best.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum View {
    Actual,
    Lowest,
    Highest,
}

#[derive(Debug, PartialEq)]
pub(crate) struct Outcome {
    pub(crate) level: Option<usize>,
    pub(crate) no_level: Option<&'static str>,
    /// Earned, and of how many, in millionths.
    pub(crate) points: Option<(u64, u64)>,
}

/// A requirement, looked at.
#[derive(Debug, PartialEq)]
pub(crate) struct Told {
    pub(crate) level: usize,
    pub(crate) requirement: usize,
    pub(crate) kind: String,
    pub(crate) state: &'static str,
    /// Reached, of, needed, in millionths.
    pub(crate) figures: [u64; 3],
    pub(crate) missing: Vec<String>,
    pub(crate) not_applicable: Vec<String>,
}

fn list(json: &Value) -> &[Value] {
    json.as_array().map_or(&[], Vec::as_slice)
}

fn word(json: &Value) -> &str {
    json.as_str().unwrap()
}

/// The one property of a union.
pub(crate) fn only(json: &Value) -> (&str, &Value) {
    let entries = json.as_object().unwrap();
    assert_eq!(entries.len(), 1, "{json}");
    let (name, value) = entries.iter().next().unwrap();
    (name, value)
}

impl Plain {
    /// The millionths that a criterion earns where it does not apply.
    pub(crate) fn not_applicable(&self, criterion: &Criterion) -> u64 {
        let met = self.otherwise == "met";
        let maximum = criterion.maximum.filter(|_| met);
        maximum.map_or(0, Fraction::millionths)
    }

    pub(crate) fn new(instrument: &Value) -> Self {
        let levels: Vec<String> = list(&instrument["levels"])
            .iter()
            .map(|level| word(&level["id"]).to_owned())
            .collect();
        let mut plain = Self {
            levels,
            criteria: Vec::new(),
            groups: Vec::new(),
            whole: Table::default(),
            total: false,
            otherwise: instrument["scoring"]["notApplicable"]
                .as_str()
                .unwrap_or("leaves")
                .to_owned(),
            answered: instrument["scoring"].get("answered").map(|answered| {
                let least = &answered["atLeast"];
                Fraction::read(&least["part"]).by(Fraction::read(&least["whole"]))
            }),
        };
        for (at, group) in list(&instrument["groups"]).iter().enumerate() {
            let criteria = list(&group["criteria"]).iter();
            let criteria: Vec<_> = criteria.map(|json| plain.criterion(at, json)).collect();
            plain.criteria.extend(criteria);
        }
        let scoring = &instrument["scoring"];
        for (at, group) in list(&instrument["groups"]).iter().enumerate() {
            let own = list(&group["levels"]);
            let rows = if own.is_empty() {
                list(&scoring["groupLevels"])
            } else {
                own
            };
            let members = (0..plain.criteria.len()).filter(|c| plain.criteria[*c].group == at);
            let table = plain.table(instrument, members.collect(), rows, word(&group["id"]));
            plain.groups.push(table);
        }
        let all = (0..plain.criteria.len()).collect();
        plain.whole = plain.table(instrument, all, list(&scoring["levels"]), "");
        let asks = |r: &Requirement| ["percent", "points"].contains(&r.kind.as_str());
        let asked = plain
            .whole
            .rows
            .iter()
            .flat_map(|row| &row.requires)
            .any(asks);
        plain.total = asked || !scoring["points"].is_null();
        plain
    }

    fn rank(&self, level: &Value) -> usize {
        self.levels.iter().position(|l| l == word(level)).unwrap()
    }

    fn criterion(&self, group: usize, json: &Value) -> Criterion {
        let (measure, of) = only(&json["measure"]);
        let steps = list(&json["levels"]);
        let bands = list(&of["bands"]);
        let best = steps.last().or(bands.last());
        let mut most = steps.iter().filter(|step| !step["points"].is_null());
        let maximum = match measure {
            "condition" => None,
            "points" => Some(Fraction::read(&of["maximum"])),
            _ if !json["earns"].is_null() => {
                Some(Fraction::read(&only(&json["earns"]).1["maximum"]))
            }
            _ => most.next_back().map(|step| Fraction::read(&step["points"])),
        };
        Criterion {
            id: word(&json["id"]).to_owned(),
            group,
            json: json.clone(),
            maximum,
            best: best.map(|step| self.rank(&step["level"])),
            condition: measure == "condition",
        }
    }

    fn table(&self, instrument: &Value, members: Vec<usize>, rows: &[Value], id: &str) -> Table {
        let row = |row: &Value| Row {
            level: self.rank(&row["level"]),
            requires: list(&row["requires"])
                .iter()
                .map(|json| self.requirement(instrument, &members, json))
                .collect(),
        };
        Table {
            id: id.to_owned(),
            rows: rows.iter().map(row).collect(),
            members,
        }
    }

    fn requirement(&self, instrument: &Value, members: &[usize], json: &Value) -> Requirement {
        let (kind, json) = only(json);
        let of = &json["of"];
        let named = |id: &str| list(of).iter().any(|name| name == id);
        let groups = list(&instrument["groups"])
            .iter()
            .map(|group| word(&group["id"]));
        let set = match kind {
            "groups" => (0..groups.len())
                .zip(groups)
                .filter(|(_, id)| of.is_null() || named(id))
                .map(|(at, _)| at)
                .collect(),
            _ => {
                let within = |at: &&usize| self.belongs(kind, of, **at, instrument);
                members.iter().filter(within).copied().collect()
            }
        };
        let count = match json["count"].is_null() {
            true => Count::All,
            false => match only(&json["count"]) {
                ("atLeast", count) => Count::AtLeast(count.as_u64().unwrap() as usize),
                (_, share) => {
                    Count::Share(Fraction::read(&share["part"]).by(Fraction::read(&share["whole"])))
                }
            },
        };
        let bound = match json["lower"].is_null() {
            true => (Fraction::ZERO, false),
            false => {
                let (word, bound) = only(&json["lower"]);
                (Fraction::read(bound), word == "above")
            }
        };
        let policy = [
            &json["notApplicable"],
            &instrument["scoring"]["notApplicable"],
        ];
        let policy = policy.into_iter().find(|policy| !policy.is_null());
        Requirement {
            kind: kind.to_owned(),
            at: json.get("at").map_or(0, |level| self.rank(level)),
            set,
            count,
            bound,
            not_applicable: policy.map_or("leaves", |policy| word(policy)).to_owned(),
        }
    }

    /// Whether a criterion is of the kind that a requirement looks at, and of its set.
    fn belongs(&self, kind: &str, of: &Value, at: usize, instrument: &Value) -> bool {
        let criterion = &self.criteria[at];
        let of_kind = match kind {
            "percent" | "points" => criterion.maximum.is_some(),
            "conditions" => criterion.condition,
            _ => !criterion.condition,
        };
        let group = &instrument["groups"][criterion.group]["id"];
        of_kind
            && (of.is_null()
                || match only(of) {
                    ("marked", mark) => list(&criterion.json["marks"]).contains(mark),
                    ("unmarked", mark) => !list(&criterion.json["marks"]).contains(mark),
                    ("criteria", ids) => list(ids).iter().any(|id| *id == criterion.id),
                    (_, groups) => list(groups).contains(group),
                })
    }
}
