//! The value of one criterion: the form that its measure asks for, or the word that there is none.

use super::{Choice, Maker, object, set};
use crate::model::{Count, Criterion, Item, Measure, Points, PointsOf, Step};
use serde_json::{Map, Value, json};

/// The most values that a schema lists one by one.
const LISTED: u64 = 1_000;

impl Maker<'_> {
    /// A union of the form of the criterion and the two values that state no fact.
    pub(super) fn value(&self, criterion: &Criterion) -> Value {
        let form = criterion.measure.form();
        let alternatives = [
            (form, Some(self.fact(criterion))),
            ("notApplicable", None),
            ("notAssessed", None),
        ];
        let alternatives = alternatives.map(|(name, fact)| {
            let mut alternative = self.alternative(name);
            if let Some(fact) = fact {
                set(&mut alternative, "/properties", name, fact);
            }
            if name == "notApplicable" {
                for place in ["", "/properties/notApplicable"] {
                    let words = self.not_applicable(criterion);
                    set(&mut alternative, place, "description", words);
                }
            }
            if !self.is_form() {
                let title = format!("{} {}", title(&alternative), criterion.id);
                set(&mut alternative, "", "title", title);
            }
            alternative
        });
        let mut value = self
            .properties("Answer")
            .remove("value")
            .map(object)
            .unwrap_or_default();
        value.remove("allOf");
        if !self.is_form() {
            value.insert("title".into(), format!("Value {}", criterion.id).into());
        }
        value.insert("oneOf".into(), alternatives.to_vec().into());
        value.into()
    }

    /// An alternative of a value in the general schema.
    fn alternative(&self, name: &str) -> Value {
        let all = self
            .general
            .get("Value")
            .and_then(|value| value.get("oneOf")?.as_array());
        let mut all = all.into_iter().flatten();
        let this = all.find(|alternative| alternative.pointer("/required/0") == Some(&name.into()));
        this.cloned().unwrap_or_default()
    }

    fn not_applicable(&self, criterion: &Criterion) -> String {
        match &criterion.not_applicable_when {
            Some(when) => when.get(self.options.lang).to_owned(),
            None => self
                .pick(
                    "Bộ tiêu chí không dự liệu trường hợp không áp dụng cho tiêu chí này: hãy chắc chắn lý do là đúng",
                    "The instrument foresees no case in which this criterion does not apply: make sure of the reason",
                )
                .to_owned(),
        }
    }

    fn fact(&self, criterion: &Criterion) -> Value {
        let lang = self.options.lang;
        let steps = criterion.levels.as_slice();
        match &criterion.measure {
            Measure::Condition(_) | Measure::YesNo(_) => self.yes_no(steps),
            Measure::Share(of) => self.pair(
                criterion,
                [
                    ("part", of.part.get(lang), 0),
                    ("whole", of.whole.get(lang), 1),
                ],
            ),
            Measure::Ratio(of) => self.pair(
                criterion,
                [
                    ("amount", of.amount.get(lang), 0),
                    ("per", of.per.get(lang), 0),
                ],
            ),
            Measure::Count(of) => self.count(of.unit.get(lang), 0, of.maximum).into(),
            Measure::Rating(_) => {
                let mut rating = self.step_list(steps);
                rating.insert("type".into(), "string".into());
                if self.is_form() {
                    let levels = steps.iter().map(|step| {
                        let mut level = self.step(step);
                        level.extend(object(json!({ "type": "string", "const": step.level })));
                        level
                    });
                    let levels: Vec<Map<_, _>> = levels.collect();
                    rating.insert("oneOf".into(), json!(levels));
                } else {
                    let levels: Vec<_> = steps.iter().map(|step| step.level).collect();
                    rating.insert("enum".into(), json!(levels));
                }
                rating.into()
            }
            Measure::Points(of) => self.points(criterion, of),
        }
    }

    /// Words at a place of a form, or of a list.
    fn label(&self, words: &str) -> Map<String, Value> {
        let keyword = if self.is_form() {
            "title"
        } else {
            "description"
        };
        Map::from_iter([(keyword.into(), words.into())])
    }

    fn level_title(&self, step: &Step) -> String {
        let level = self.rubric.instrument().level(&step.level);
        level.map_or(step.level.to_string(), |level| {
            level.title.get(self.options.lang).to_owned()
        })
    }

    fn descriptor<'s>(&self, step: &'s Step) -> Option<&'s str> {
        step.descriptor
            .as_ref()
            .map(|text| text.get(self.options.lang))
    }

    /// Title and descriptor of a level.
    fn step(&self, step: &Step) -> Map<String, Value> {
        let mut words = object(json!({ "title": self.level_title(step) }));
        if let Some(descriptor) = self.descriptor(step) {
            words.insert("description".into(), descriptor.into());
        }
        words
    }

    /// All levels in one description.
    fn step_list(&self, steps: &[Step]) -> Map<String, Value> {
        let lines = steps.iter().map(|step| {
            let (id, title) = (step.level, self.level_title(step));
            let descriptor = self
                .descriptor(step)
                .map_or(String::new(), |d| format!(": {d}"));
            match self.is_form() {
                true => format!("{title}{descriptor}"),
                false => format!("{id} = {title}{descriptor}"),
            }
        });
        let lines: Vec<String> = lines.collect();
        object(json!({ "description": lines.join("\n") }))
    }

    /// A yes or no; in a form with the words for both.
    fn yes_no(&self, steps: &[Step]) -> Value {
        let mut node = object(json!({ "type": "boolean" }));
        let words = [self.pick("Không", "No"), self.pick("Có", "Yes")];
        let both = words.iter().zip([steps.first(), steps.last()]);
        let says = both.clone().filter_map(|(word, step)| {
            let descriptor = self.descriptor(step?)?;
            Some(format!("{word}: {descriptor}"))
        });
        let says: Vec<String> = says.collect();
        if !says.is_empty() {
            node.insert("description".into(), says.join("\n").into());
        }
        if self.is_form() {
            let choices = [false, true].iter().zip(words);
            let choices =
                choices.map(|(is, word)| json!({ "type": "boolean", "const": is, "title": word }));
            node.insert("oneOf".into(), choices.collect());
            node.insert(
                "title".into(),
                self.pick("Có hay không", "Whether it is so").into(),
            );
        }
        node.into()
    }

    fn count(&self, words: &str, least: u32, most: Option<Count>) -> Map<String, Value> {
        let mut count = self.label(words);
        let most = most.unwrap_or(Count::MAX);
        count.extend(object(
            json!({ "type": "integer", "minimum": least, "maximum": most }),
        ));
        count
    }

    /// Two counts: name, words, and the least.
    fn pair(&self, criterion: &Criterion, counts: [(&str, &str, u32); 2]) -> Value {
        let names = counts.map(|(name, _, _)| name);
        let counts = counts
            .map(|(name, words, least)| (name.to_owned(), self.count(words, least, None).into()));
        let mut pair = object(json!({
            "type": "object", "properties": Map::from_iter(counts), "required": names, "additionalProperties": false
        }));
        pair.insert("title".into(), self.title(criterion));
        pair.into()
    }

    /// The title of what a value holds: in a form the criterion's, in a list a name of its own.
    fn title(&self, criterion: &Criterion) -> Value {
        let alternative = self.alternative(criterion.measure.form());
        let title = title(&alternative);
        match self.is_form() {
            true => title.into(),
            false => format!("{} {}", title.trim_start_matches("Value"), criterion.id).into(),
        }
    }

    fn points(&self, criterion: &Criterion, of: &PointsOf) -> Value {
        let mut given = object(
            json!({ "title": self.title(criterion), "type": "object", "additionalProperties": false }),
        );
        let general = self.properties("GivenPoints");
        let mut properties = general.clone();
        let earned = self.number(general.get("earned"), of.maximum, of.step);
        properties.insert("earned".into(), earned);
        if let Some(items) = properties.get_mut("items") {
            match of.items.as_slice() {
                [] => set(items, "", "maxItems", 0),
                known => {
                    let choices = known.iter().map(|item| self.item(criterion, item, of.step));
                    let choices: Vec<Choice> = choices.collect();
                    self.at_most_once(items, "item", &choices);
                    set(
                        items,
                        "",
                        "items",
                        self.by_name("ItemPoints", "item", choices),
                    );
                }
            }
        }
        given.insert("properties".into(), properties.into());
        given.insert("required".into(), self.required("GivenPoints"));
        given.into()
    }

    fn item(&self, criterion: &Criterion, item: &Item, step: Option<Points>) -> Choice {
        let title = item.title.get(self.options.lang);
        let general = self.properties("ItemPoints");
        let maximum = item.maximum.unwrap_or(Points::MAX);
        let earned = self.number(general.get("earned"), maximum, step);
        let words = match self.is_form() {
            true => json!({ "title": title }),
            false => {
                json!({ "title": format!("{} {}", criterion.id, item.id), "description": title })
            }
        };
        Choice {
            name: item.id.to_string(),
            words: object(words),
            properties: object(json!({ "earned": earned })),
        }
    }

    /// Points up to a maximum in steps. Validators divide doubles, so only a step that doubles hold exactly is a `multipleOf`;
    /// of any other the values are listed, if they are few enough.
    fn number(&self, general: Option<&Value>, maximum: Points, step: Option<Points>) -> Value {
        let mut number = general.cloned().map(object).unwrap_or_default();
        number.remove("allOf");
        number.extend(object(
            json!({ "type": "number", "minimum": 0, "maximum": maximum }),
        ));
        let Some(step) = step.filter(|step| *step > Points::ZERO) else {
            return number.into();
        };
        let (one, most) = (step.millionths(), maximum.millionths());
        if is_exact(step) {
            number.insert("multipleOf".into(), json!(step));
        } else if most / one < LISTED {
            let values = (0..=most / one).filter_map(|n| Points::from_millionths(n * one));
            number.insert("enum".into(), values.map(|points| json!(points)).collect());
        }
        number.into()
    }
}

fn title(schema: &Value) -> &str {
    schema
        .get("title")
        .and_then(Value::as_str)
        .unwrap_or_default()
}

/// Whether multiples of a step are exact in doubles, and dividing by it is too: a power of two, whole or a fraction.
fn is_exact(step: Points) -> bool {
    let step = step.to_f64();
    step.log2().fract() == 0.0
}
