//! The schema of the assessments that answer one instrument.

mod options;
mod value;

pub use options::{Layout, Options};

use super::{Draft, VERSION, generated};
use crate::model::{Criterion, Group, Kind, words};
use crate::sound::Rubric;
use schemars::Schema;
use schemars::transform::{RecursiveTransform, Transform as _};
use serde_json::{Map, Value, json};

/// The schema of the assessments that answer one instrument: its identifier and edition, the stages it covers, its
/// criteria, and for each the form of its value with maxima, steps and levels.
///
/// It refuses most of what [`check::assessment`](crate::check::assessment) calls an error, in any
/// language that has a validator, and nothing that is free of errors. `docs/integrate.md` lists what it cannot say, such as a
/// part that is greater than its whole.
///
/// ```
/// use it_adoption_model::{Rubrics, schema};
/// let rubrics = Rubrics::builtin();
/// let rubric = rubrics.named("operational").unwrap();
/// let options = schema::Options::default().layout(schema::Layout::Form);
/// let form = serde_json::to_value(schema::for_instrument(rubric, options))?;
/// let first = &form["properties"]["answers"]["prefixItems"][0];
/// assert_eq!(first["properties"]["criterion"]["const"], "P.1");
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn for_instrument(rubric: &Rubric, options: Options) -> super::Schema {
    let mut schema = generated::root(Kind::Assessment, options.draft);
    RecursiveTransform(|node: &mut Schema| in_language(node, options)).transform(&mut schema);
    let mut maker = Maker::new(rubric, options, &mut schema);
    maker.head(&mut schema);
    match options.layout {
        Layout::List => maker.list(&mut schema),
        Layout::Form => {
            maker.form(&mut schema);
            maker.inline(&mut schema);
        }
    }
    maker.definitions(&mut schema);
    generated::shape(&mut schema, options.draft);
    super::Schema(schema)
}

/// Words in the language wanted: as the description, in a form as the title, and what the title leaves out as the description.
fn in_language(node: &mut Schema, options: Options) {
    let Some(Value::String(words)) = node.remove("description") else {
        return;
    };
    let (en, vi) = words.rsplit_once(" (").unwrap_or((&words, &words));
    let vi = words::capitalized(vi.trim_end_matches(['.', ')']));
    let words = options.lang.pick(vi.as_str(), en);
    let title = match options.layout {
        Layout::List => None,
        Layout::Form => words.split([',', ':', ';']).next(),
    };
    if let Some(title) = title {
        node.insert("title".into(), title.into());
    }
    if title != Some(words) {
        node.insert("description".into(), words.into());
    }
}

/// Makes the schema of one instrument out of the general one.
struct Maker<'r> {
    rubric: &'r Rubric,
    options: Options,
    /// What the general schema defines.
    general: Map<String, Value>,
}

/// One alternative of objects that a name in them tells apart.
struct Choice {
    name: String,
    /// Title and description.
    words: Map<String, Value>,
    /// The properties that only this alternative has in this form.
    properties: Map<String, Value>,
}

/// Holds for the objects of this name.
fn named(tag: &str, name: &str) -> Value {
    json!({ "type": "object", "properties": { tag: { "const": name } }, "required": [tag] })
}

/// A JSON object in one expression.
fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

impl<'r> Maker<'r> {
    fn new(rubric: &'r Rubric, options: Options, schema: &mut Schema) -> Self {
        let general = schema.remove(options.draft.definitions());
        let general = object(general.unwrap_or_default());
        Self {
            rubric,
            options,
            general,
        }
    }

    /// The properties of a type of the general schema.
    fn properties(&self, of: &str) -> Map<String, Value> {
        let definition = self.general.get(of);
        let properties = definition.and_then(|definition| definition.get("properties"));
        object(properties.cloned().unwrap_or_default())
    }

    fn pick<T>(&self, vi: T, en: T) -> T {
        self.options.lang.pick(vi, en)
    }

    fn is_form(&self) -> bool {
        self.options.layout == Layout::Form
    }

    /// Whatever does not stand in the answers: what the document is, whom it is about and which instrument it answers.
    fn head(&mut self, schema: &mut Schema) {
        let instrument = self.rubric.instrument();
        let title = instrument.title.get(self.options.lang);
        schema.remove("examples");
        schema.insert(
            "description".into(),
            format!("{title} ({})", instrument.edition).into(),
        );
        if self.options.draft == Draft::V2020 {
            let (id, edition) = (instrument.id, instrument.edition);
            let urn = format!("urn:it-adoption-model:schema:{VERSION}:assessment:{id}:{edition}");
            schema.insert(
                "$id".into(),
                format!("{urn}:{}", self.options.layout.as_str()).into(),
            );
        }
        let fixed = [("id", instrument.id), ("edition", instrument.edition)];
        for (name, only) in fixed {
            let path = format!("/InstrumentRef/properties/{name}");
            self.change(&path, |node| {
                node.remove("allOf");
                node.extend(object(json!({ "type": "string", "const": only })));
            });
        }
        let stages = instrument.stages.as_slice();
        let covered = |stage: &Value| stages.iter().any(|s| stage["const"] == s.as_str());
        self.change("/Stage", |node| {
            if let Some(Value::Array(all)) = node.get_mut("oneOf") {
                all.retain(covered);
            }
        });
        let form = self.is_form();
        self.change("/School/properties/stages", |node| {
            node.insert("minItems".into(), 1.into());
            if form {
                node.insert("uniqueItems".into(), true.into());
            }
        });
        if form {
            schema.insert("title".into(), title.into());
            let named = json!({ "id": instrument.id, "edition": instrument.edition });
            for (name, default) in [("document", json!("assessment")), ("instrument", named)] {
                if let Some(node) = schema.pointer_mut(&format!("/properties/{name}")) {
                    node["default"] = default;
                }
            }
        }
    }

    /// Changes one definition, or something in it.
    fn change(&mut self, path: &str, change: impl FnOnce(&mut Map<String, Value>)) {
        let mut path = path.trim_start_matches('/').splitn(2, '/');
        let definition = path.next().and_then(|name| self.general.get_mut(name));
        let below = path
            .next()
            .map_or_else(String::new, |below| format!("/{below}"));
        let node = definition.and_then(|definition| definition.pointer_mut(&below));
        if let Some(node) = node.and_then(Value::as_object_mut) {
            change(node);
        }
    }

    fn criteria(&self) -> Vec<Choice> {
        let groups = self.rubric.instrument().groups.iter();
        let criteria = groups.flat_map(|group| group.criteria.iter().map(move |c| (group, c)));
        criteria
            .map(|(group, criterion)| self.criterion(group, criterion))
            .collect()
    }

    fn criterion(&self, group: &Group, criterion: &Criterion) -> Choice {
        let lang = self.options.lang;
        let title = format!("{} {}", criterion.id, criterion.title.get(lang));
        let guidance = criterion.guidance.as_ref().map(|text| text.get(lang));
        let place = group.title.get(lang);
        let words = guidance.map_or(place.to_owned(), |words| format!("{place}. {words}"));
        let mut properties = object(json!({ "value": self.value(criterion) }));
        let evidence = criterion.evidence.as_ref().map(|text| text.get(lang));
        if let (Some(words), true) = (evidence, self.apart()) {
            let mut evidence = self
                .properties("Answer")
                .remove("evidence")
                .unwrap_or_default();
            set(&mut evidence, "", "description", words);
            properties.insert("evidence".into(), evidence);
        }
        Choice {
            name: criterion.id.to_string(),
            words: object(json!({ "title": title, "description": words })),
            properties,
        }
    }

    /// Whether each criterion stands apart with all of its properties, as a type or a place of its own.
    fn apart(&self) -> bool {
        self.is_form() || self.options.draft == Draft::V7
    }

    /// Answers in any order.
    fn list(&mut self, schema: &mut Schema) {
        let criteria = self.criteria();
        if let Some(answers) = schema.pointer_mut("/properties/answers") {
            self.at_most_once(answers, "criterion", &criteria);
        }
        let mut answer = self.by_name("Answer", "criterion", criteria);
        let general = self
            .general
            .remove("Answer")
            .map(object)
            .unwrap_or_default();
        for keyword in ["title", "description"] {
            if let Some(words) = general.get(keyword) {
                answer.insert(keyword.into(), words.clone());
            }
        }
        self.general.insert("Answer".into(), answer.into());
    }

    /// Says that no name stands twice in a list, where that is asked for.
    fn at_most_once(&self, list: &mut Value, tag: &str, choices: &[Choice]) {
        if let (true, Draft::V2020) = (self.options.once, self.options.draft) {
            let once = choices.iter().map(|choice| {
                let this = named(tag, &choice.name);
                json!({ "contains": this, "minContains": 0, "maxContains": 1 })
            });
            set(list, "", "allOf", once.collect::<Value>());
        }
    }

    /// One place for each criterion.
    fn form(&self, schema: &mut Schema) {
        let places = self.criteria().into_iter().map(|choice| {
            let name = choice.name.clone();
            let mut place = self.whole("Answer", "criterion", choice);
            set(&mut place, "/properties/criterion", "default", name);
            let open = json!({ "notAssessed": {} });
            set(&mut place, "/properties/value", "default", open);
            place
        });
        let places: Vec<Value> = places.collect();
        let Some(answers) = schema.pointer_mut("/properties/answers") else {
            return;
        };
        set(answers, "", "minItems", places.len());
        let (places_are, no_more) = match self.options.draft {
            Draft::V2020 => ("prefixItems", "items"),
            Draft::V7 => ("items", "additionalItems"),
        };
        set(answers, "", no_more, false);
        set(answers, "", places_are, places);
    }

    /// Objects of a general type that the name in their property `tag` tells apart.
    fn by_name(&self, of: &str, tag: &str, choices: Vec<Choice>) -> Map<String, Value> {
        if self.options.draft == Draft::V7 {
            let choices = choices
                .into_iter()
                .map(|choice| self.whole(of, tag, choice));
            let choices: Vec<Value> = choices.collect();
            return object(json!({ "type": "object", "oneOf": choices }));
        }
        let mut properties = self.properties(of);
        let names: Vec<&str> = choices.iter().map(|choice| choice.name.as_str()).collect();
        properties.insert(tag.into(), json!({ "enum": names }));
        let own = choices.iter().flat_map(|choice| choice.properties.keys());
        for name in own {
            properties.insert(name.clone(), true.into());
        }
        let cases = choices.into_iter().map(|choice| {
            let mut then = choice.words;
            then.insert("properties".into(), choice.properties.into());
            let this =
                json!({ "properties": { tag: { "const": choice.name } }, "required": [tag] });
            json!({ "if": this, "then": then })
        });
        let cases: Vec<Value> = cases.collect();
        let required = self.required(of);
        object(json!({
            "type": "object", "properties": properties, "required": required, "additionalProperties": false, "allOf": cases
        }))
    }

    fn required(&self, of: &str) -> Value {
        let definition = self.general.get(of);
        let required = definition.and_then(|definition| definition.get("required"));
        required.cloned().unwrap_or_else(|| json!([]))
    }

    /// One alternative, complete.
    fn whole(&self, of: &str, tag: &str, choice: Choice) -> Value {
        let mut properties = self.properties(of);
        properties.extend(choice.properties);
        let mut named = object(properties.remove(tag).unwrap_or_default());
        named.remove("allOf");
        named.extend(object(json!({ "type": "string", "const": choice.name })));
        properties.insert(tag.into(), named.into());
        let mut whole = choice.words;
        whole.extend(object(json!({
            "type": "object", "properties": properties, "required": self.required(of), "additionalProperties": false
        })));
        whole.into()
    }

    /// Puts what a property refers to in its place: react-jsonschema-form loses a choice that stands behind a reference.
    fn inline(&mut self, schema: &mut Schema) {
        let general = self.general.clone();
        let prefix = format!("#/{}/", self.options.draft.definitions());
        let mut inline = RecursiveTransform(|node: &mut Schema| {
            let target = node
                .get("allOf")
                .and_then(|all| all.get(0)?.get("$ref")?.as_str());
            let name = target.and_then(|target| target.strip_prefix(&prefix));
            let Some(Value::Object(definition)) = name.and_then(|name| general.get(name)).cloned()
            else {
                return;
            };
            node.remove("allOf");
            let node = node.ensure_object();
            for (keyword, value) in definition {
                node.entry(keyword).or_insert(value);
            }
        });
        inline.transform(schema);
        for definition in self.general.values_mut() {
            if let Ok(definition) = <&mut Schema>::try_from(definition) {
                inline.transform(definition);
            }
        }
    }

    /// Puts the definitions back that something still refers to.
    fn definitions(mut self, schema: &mut Schema) {
        let at = self.options.draft.definitions();
        let mut kept = Map::new();
        let mut text = Value::from(schema.clone()).to_string();
        loop {
            let used = |name: &String| text.contains(&format!("\"#/{at}/{name}\""));
            let found: Vec<String> = self
                .general
                .keys()
                .filter(|name| used(name))
                .cloned()
                .collect();
            if found.is_empty() {
                break;
            }
            for name in found {
                let definition = self.general.remove(&name).unwrap_or_default();
                text += &definition.to_string();
                kept.insert(name, definition);
            }
        }
        schema.insert(at.into(), kept.into());
    }
}

/// Sets a keyword of the schema at this place inside another.
fn set(schema: &mut Value, place: &str, keyword: &str, value: impl Into<Value>) {
    if let Some(Value::Object(at)) = schema.pointer_mut(place) {
        at.insert(keyword.to_owned(), value.into());
    }
}
