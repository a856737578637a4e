//! Which tables a kind of document has, and which columns a table has.

use super::shape::{Field, Form, shape};
use crate::model::{Both, Kind, Locale};

/// What stands between the names of what lies within another.
pub(super) const WITHIN: &str = " / ";

/// A table: a row for each element of a list; the first of a document holds what is said once.
pub(super) struct Table {
    /// What it is called; nothing for the first.
    pub(super) name: Both<String>,
    /// Where its list is in the object that a row of its parent is.
    pub(super) path: Vec<&'static str>,
    /// The table that it lies within; none for the first.
    pub(super) parent: Option<usize>,
    pub(super) items: Items,
    pub(super) columns: Vec<Column>,
    /// Whether it is there even if it has no rows.
    pub(super) usual: bool,
}

/// What the rows of a table are.
#[derive(Clone, Copy)]
pub(super) enum Items {
    Objects(&'static [Field]),
    Picks(&'static [Field]),
    Texts,
}

/// A column of a table; a row of the first.
pub(super) struct Column {
    pub(super) label: Both<String>,
    /// Where its value is in the row's object.
    pub(super) path: Vec<&'static str>,
    pub(super) holds: Holds,
    /// Whether it is there even if nothing stands in it.
    pub(super) usual: bool,
    /// Whether it is there as long as its table has no rows.
    pub(super) offered: bool,
}

/// What stands in a column.
#[derive(Clone, Copy)]
pub(super) enum Holds {
    /// A value of this form.
    Value(Form),
    /// Which of these properties there is.
    Which(&'static [Field]),
}

/// The tables of a kind of document, the first of them what is said once; none for a kind that has no tables.
pub(super) fn tables(kind: Kind) -> Vec<Table> {
    let Some(fields) = shape(kind) else {
        return Vec::new();
    };
    let once = Both::of(|locale| kind.label(locale).to_owned());
    let mut tables = Vec::new();
    add(
        &mut tables,
        once,
        Vec::new(),
        None,
        Items::Objects(fields),
        true,
    );
    tables
}

fn add(
    tables: &mut Vec<Table>,
    name: Both<String>,
    path: Vec<&'static str>,
    parent: Option<usize>,
    items: Items,
    usual: bool,
) {
    let at = tables.len();
    let first = parent.is_none();
    let mut found = Found::default();
    match items {
        Items::Objects(fields) => found.fields(fields, &Place::default()),
        Items::Picks(fields) => found.one(fields, &Place::default(), &kind_of()),
        Items::Texts => found.columns.push(Column {
            label: Both::new("Nội dung".to_owned(), "Text".to_owned()),
            path: Vec::new(),
            holds: Holds::Value(Form::Text),
            usual: true,
            offered: true,
        }),
    }
    let Found { columns, lists, .. } = found;
    let within = match first {
        true => Both::default(),
        false => name.clone(),
    };
    tables.push(Table {
        name,
        path,
        parent,
        items,
        columns,
        usual,
    });
    for (place, items) in lists {
        let label = joined(&within, &place.label);
        let shown = usual && place.deep <= 1 + u8::from(first && place.always);
        add(tables, label, place.path, Some(at), items, shown);
    }
}

/// What the column is called that says which of several things a row is.
fn kind_of() -> Both<String> {
    Both::new("Loại".to_owned(), "Kind".to_owned())
}

/// A place in the object that a row is.
#[derive(Clone, Default)]
struct Place {
    path: Vec<&'static str>,
    label: Both<String>,
    /// How many objects it lies within, itself counted.
    deep: u8,
    /// Whether what it lies within is always there.
    always: bool,
    /// Whether it is there only if something else is not.
    either: bool,
}

impl Place {
    fn with(&self, field: &Field) -> Self {
        let mut inner = self.clone();
        inner.path.push(field.name);
        let label = Both::of(|locale| (*field.label.get(locale)).to_owned());
        inner.label = joined(&self.label, &label);
        inner.deep += 1;
        inner.always = matches!(field.form, Form::Always(_)) || self.always;
        inner
    }

    fn is_usual(&self) -> bool {
        self.deep <= USUAL && !self.either
    }
}

fn joined(outer: &Both<String>, inner: &Both<String>) -> Both<String> {
    Both::of(|locale| within(outer.get(locale), inner.get(locale)))
}

/// Down to which depth columns are there even if nothing stands in them.
const USUAL: u8 = 2;

/// How many columns a choice may have for its table to offer them all.
const OFFERED: usize = 12;

/// What is found in the shape of a row.
#[derive(Default)]
struct Found {
    columns: Vec<Column>,
    lists: Vec<(Place, Items)>,
}

impl Found {
    fn fields(&mut self, fields: &'static [Field], within: &Place) {
        for field in fields {
            self.field(field, within.with(field));
        }
    }

    fn field(&mut self, field: &Field, place: Place) {
        match field.form {
            Form::Parts(fields) | Form::Always(fields) => self.fields(fields, &place),
            Form::One(fields) => {
                let label = place.label.clone();
                self.one(fields, &place, &label);
            }
            Form::Rows(fields) => self.lists.push((place, Items::Objects(fields))),
            Form::Picks(fields) => self.lists.push((place, Items::Picks(fields))),
            Form::Lines => self.lists.push((place, Items::Texts)),
            Form::Mark => {}
            Form::Words => {
                self.column(&place, "vi", &Both::default(), field.form);
                let english = Both::new(" (tiếng Anh)".to_owned(), " (English)".to_owned());
                self.column(&place, "en", &english, field.form);
            }
            form => self.column(&place, "", &Both::default(), form),
        }
    }

    /// A column that says which property there is, and the columns of each.
    fn one(&mut self, fields: &'static [Field], place: &Place, label: &Both<String>) {
        self.columns.push(Column {
            label: label.clone(),
            path: place.path.clone(),
            holds: Holds::Which(fields),
            usual: place.is_usual() || place.path.is_empty(),
            offered: true,
        });
        let first = self.columns.len();
        for field in fields {
            let mut inner = place.with(field);
            inner.either = true;
            self.field(field, inner);
        }
        let those = self.columns.get_mut(first..).unwrap_or_default();
        if those.iter().filter(|column| column.offered).count() > OFFERED {
            those.iter_mut().for_each(|column| column.offered = false);
        }
    }

    fn column(&mut self, place: &Place, name: &'static str, after: &Both<String>, form: Form) {
        let mut path = place.path.clone();
        path.extend((!name.is_empty()).then_some(name));
        let offered = name != "en" && name_is_told(place);
        self.columns.push(Column {
            label: Both::of(|locale| format!("{}{}", place.label.get(locale), after.get(locale))),
            path,
            holds: Holds::Value(match form {
                Form::Words => Form::Text,
                form => form,
            }),
            usual: place.is_usual() && offered,
            offered,
        });
    }
}

/// Whether people ask for a property before it is there: nobody asks for the address of a schema.
fn name_is_told(place: &Place) -> bool {
    place.path.first() != Some(&"$schema")
}

/// What the place is called that a pointer leads to: the table, or the column; and what stands there.
pub(super) fn called(kind: Kind, keys: &[String], locale: Locale) -> (String, Option<Form>) {
    let mut fields = shape(kind).unwrap_or_default();
    let (mut label, mut form, mut listed) = (String::new(), None, false);
    for key in keys {
        let Some(field) = fields.iter().find(|field| field.name == key) else {
            continue;
        };
        // A table is called by itself, and its columns without it.
        if std::mem::take(&mut listed) {
            label.clear();
        }
        label = within(&label, field.label.get(locale));
        fields = match field.form {
            Form::Parts(fields)
            | Form::Always(fields)
            | Form::One(fields)
            | Form::Rows(fields)
            | Form::Picks(fields) => fields,
            _ => &[],
        };
        listed = matches!(field.form, Form::Rows(_) | Form::Picks(_));
        form = Some(field.form);
    }
    (label, form)
}

/// The columns in which something is said of what stands in a place of this name.
pub(super) fn told_in(form: Option<Form>, name: &str, locale: Locale) -> Vec<String> {
    let Some(Form::Parts(fields) | Form::Always(fields)) = form else {
        return match form {
            None | Some(Form::Mark | Form::Rows(_) | Form::Picks(_) | Form::Lines) => Vec::new(),
            _ => vec![name.to_owned()],
        };
    };
    let inner = fields.iter().flat_map(|field| {
        let name = within(name, field.label.get(locale));
        told_in(Some(field.form), &name, locale)
    });
    inner.collect()
}

/// What something is called within something else.
pub(super) fn within(outer: &str, inner: &str) -> String {
    match (outer, inner) {
        ("", one) | (one, "") => one.to_owned(),
        _ => format!("{outer}{WITHIN}{inner}"),
    }
}
