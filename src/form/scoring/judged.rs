//! Which level each scope is on, in each view, and what keeps it from the next.

use super::Form;
use super::working::{Column, VIEWS, View, Working};
use crate::form::layout::range;
use crate::form::sheet::{Cell, Content, Sheet};
use crate::model::{Earns, Id, Requirement};
use crate::sound::{Bound, Need, Scope, Table, Test};

/// The rows of the requirements and levels of each scope, the groups first and the whole last.
pub(super) struct Judged {
    scopes: Vec<Rows>,
}

struct Rows {
    scope: Scope,
    /// The row of each level above the lowest, and how many requirements stand below it.
    levels: Vec<(usize, usize)>,
    /// The row of the result.
    result: usize,
}

/// Columns of a requirement: its states, and the first one unmet from here on with its figures.
const STATES: usize = 1;
const FIRST: usize = 4;
/// The column of a result that says whether too little is answered for a level.
const LITTLE: usize = 7;
/// Columns of a level: whether nothing is unmet up to here, and the rank reached, for each view.
const FREE: usize = 1;
const REACHED: usize = 4;

impl Judged {
    pub(super) fn new(form: &Form<'_>, first: usize) -> Self {
        let tables = form.rubric.tables();
        let groups = form.rubric.instrument().groups.len();
        let mut row = first;
        let scopes = (0..groups).map(Scope::Group).chain([Scope::Whole]);
        let scopes = scopes.map(|scope| {
            let mut levels = Vec::new();
            for level in tables.of(scope).rows.iter().skip(1) {
                levels.push((row, level.needs.len()));
                row += 1 + level.needs.len();
            }
            let result = row;
            row += 2;
            Rows {
                scope,
                levels,
                result,
            }
        });
        Self {
            scopes: scopes.collect(),
        }
    }

    fn rows(&self, scope: usize) -> usize {
        self.scopes.get(scope).map_or(0, |rows| rows.result)
    }

    /// The rank of the level of a scope, by its place among the groups; the whole comes after them.
    pub(super) fn level(&self, working: &Working, scope: usize, view: View) -> String {
        working.cell(self.rows(scope), STATES + view as usize)
    }

    /// The first requirement unmet of a scope: its words, what is reached, and of what.
    pub(super) fn unmet(&self, working: &Working, scope: usize) -> [String; 3] {
        let result = self.rows(scope);
        [0, 1, 2].map(|which| working.cell(result, FIRST + which))
    }

    /// The cell with 1 where too little of a scope is answered for a level; none where the instrument asks for nothing.
    pub(super) fn little(
        &self,
        form: &Form<'_>,
        working: &Working,
        scope: usize,
    ) -> Option<String> {
        form.rubric.tables().answered()?;
        Some(working.cell(self.rows(scope), LITTLE))
    }

    pub(super) fn put(&self, form: &Form<'_>, working: &Working, sheet: &mut Sheet) {
        for rows in &self.scopes {
            let table = form.rubric.tables().of(rows.scope);
            rows.put(form, working, table, sheet);
            if let Some(little) = self.too_little(form, working, rows, table) {
                sheet.put(rows.result, LITTLE, Cell::default().formula(little));
            }
        }
    }

    /// Whether less than enough of what applies is answered, in the scope or in a group that it looks at: 1 or 0.
    fn too_little(
        &self,
        form: &Form<'_>,
        working: &Working,
        rows: &Rows,
        table: &Table,
    ) -> Option<String> {
        let tables = form.rubric.tables();
        let [part, whole] = tables.answered()?;
        if table.rows.is_empty() {
            return Some("0".to_owned());
        }
        let states = working.all(Column::State, tables.range(rows.scope));
        let own =
            format!("COUNTIF({states},1)*{whole}<{part}*(ROWS({states})-COUNTIF({states},2))");
        let groups = table.groups().iter();
        let groups = groups.filter_map(|group| self.little(form, working, *group));
        let groups = groups.map(|little| format!("{little}=1"));
        let any: Vec<String> = std::iter::once(own).chain(groups).collect();
        let level = working.cell(rows.result, STATES);
        Some(format!("IF(AND({level}>=0,OR({})),1,0)", any.join(",")))
    }
}

impl Rows {
    fn put(&self, form: &Form<'_>, working: &Working, table: &Table, sheet: &mut Sheet) {
        let id = self.group(form);
        sheet.put(
            self.result,
            0,
            Cell::text(id.map_or("=".to_owned(), |id| id.to_string())),
        );
        let Some(base) = table.rows.first().map(|row| row.rank) else {
            for view in VIEWS {
                sheet.put(
                    self.result,
                    STATES + view as usize,
                    Content::Number(-1.0).into(),
                );
            }
            self.put_first(working, None, sheet);
            return;
        };
        let levels = table.rows.iter().skip(1).zip(&self.levels);
        let needs = levels.clone().flat_map(|(level, (at, _))| {
            let needs = level.needs.iter().enumerate();
            needs.map(move |(which, need)| (at + 1 + which, level.rank, which, need))
        });
        let needs: Vec<(usize, usize, usize, &Need)> = needs.collect();
        for view in VIEWS {
            for (row, .., need) in &needs {
                let state = state(form, working, need, view);
                sheet.put(*row, STATES + view as usize, Cell::default().formula(state));
            }
            let mut below = base.to_string();
            let mut free = None;
            for (level, (at, count)) in levels.clone() {
                let states = (*count > 0).then(|| states_of(sheet, view, *at, *count));
                put_level(
                    working,
                    sheet,
                    view,
                    *at,
                    level.rank,
                    [free.as_deref(), states.as_deref()],
                    &below,
                );
                free = Some(working.cell(*at, FREE + view as usize));
                below = working.cell(*at, REACHED + view as usize);
            }
            let level = match view {
                View::Lowest | View::Highest => below,
                View::Actual => self.measured(form, working, sheet, &below),
            };
            let at = STATES + view as usize;
            sheet.put(self.result, at, Cell::default().formula(level));
        }
        self.put_unmet(form, working, sheet, &needs);
    }

    /// The level of a scope of which something is measured, or of whose requirements one is unmet.
    fn measured(&self, form: &Form<'_>, working: &Working, sheet: &Sheet, level: &str) -> String {
        let measured = working.measured(form, self.scope);
        let levels = self.levels.iter().filter(|(_, count)| *count > 0);
        let unmet = levels.map(|(at, count)| {
            let states = states_of(sheet, View::Actual, *at, *count);
            format!("COUNTIF({states},0)")
        });
        let unmet: Vec<String> = unmet.collect();
        match unmet.is_empty() {
            true => format!("IF({measured},{level},-1)"),
            false => format!("IF(OR({measured},{}>0),{level},-1)", unmet.join("+")),
        }
    }

    /// Each requirement in words, and the first that is unmet from it on.
    fn put_unmet(
        &self,
        form: &Form<'_>,
        working: &Working,
        sheet: &mut Sheet,
        needs: &[(usize, usize, usize, &Need)],
    ) {
        for (place, (row, rank, which, need)) in needs.iter().enumerate() {
            let next = needs.get(place + 1).map(|(row, ..)| *row);
            let words = self.words(form, *rank, *which);
            let [reached, of] = working.reading(need.gauge, View::Actual);
            let [reached, of] = match need.test {
                Test::Percent(_) | Test::Points(_) => {
                    [form.units.points(&reached), form.units.points(&of)]
                }
                _ => [reached, of],
            };
            sheet.put(*row, 0, Cell::text(words));
            let words = working.cell(*row, 0);
            let unmet = format!("{}=0", working.cell(*row, STATES));
            for (which, shown) in [words, reached, of].into_iter().enumerate() {
                let next = next.map_or("\"\"".to_owned(), |row| working.cell(row, FIRST + which));
                let first = format!("IF({unmet},{shown},{next})");
                sheet.put(*row, FIRST + which, Cell::default().formula(first));
            }
        }
        self.put_first(working, needs.first().map(|(row, ..)| *row), sheet);
    }

    fn put_first(&self, working: &Working, row: Option<usize>, sheet: &mut Sheet) {
        for which in 0..3 {
            let first = row.map_or("\"\"".to_owned(), |row| working.cell(row, FIRST + which));
            sheet.put(self.result, FIRST + which, Cell::default().formula(first));
        }
    }

    fn group(&self, form: &Form<'_>) -> Option<Id> {
        match self.scope {
            Scope::Whole => None,
            Scope::Group(at) => form
                .rubric
                .instrument()
                .groups
                .get(at)
                .map(|group| group.id),
        }
    }

    fn words(&self, form: &Form<'_>, rank: usize, which: usize) -> String {
        let level = form.rubric.level_of(rank);
        rule(form, self.group(form), level, which).unwrap_or_default()
    }
}

/// The states of the requirements of a level.
fn states_of(sheet: &Sheet, view: View, at: usize, count: usize) -> String {
    range(&sheet.name, STATES + view as usize, at + 1, at + count)
}

/// Whether nothing is unmet up to a level, by whether nothing is below it and the states of its own requirements, and the rank reached there: its own, or what was
/// reached below.
fn put_level(
    working: &Working,
    sheet: &mut Sheet,
    view: View,
    at: usize,
    rank: usize,
    [free, states]: [Option<&str>; 2],
    below: &str,
) {
    let free = free.map(|free| format!("{free}=1"));
    let met = states.map(|states| format!("COUNTIF({states},0)=0"));
    let conditions: Vec<String> = free.into_iter().chain(met).collect();
    let free = match conditions.is_empty() {
        true => "1".to_owned(),
        false => format!("IF(AND({}),1,0)", conditions.join(",")),
    };
    sheet.put(at, FREE + view as usize, Cell::default().formula(free));
    let free = working.cell(at, FREE + view as usize);
    let reached = match states {
        None => below.to_owned(),
        Some(states) => format!("IF(AND({free}=1,COUNTIF({states},1)>0),{rank},{below})"),
    };
    sheet.put(
        at,
        REACHED + view as usize,
        Cell::default().formula(reached),
    );
}

/// A requirement in words, by its level and its place there.
pub(super) fn rule(form: &Form<'_>, group: Option<Id>, level: Id, which: usize) -> Option<String> {
    let voice = form.index.voice(form.locale);
    let (rows, _) = voice.levels_of(group);
    let row = rows.iter().find(|row| row.level == level)?;
    let requirement: &Requirement = row.requires.get(which)?;
    let words = voice.rule(group, &level, requirement);
    // Spreadsheets keep no control characters in what they reckon.
    Some(words.replace(char::is_control, " "))
}

/// Whether a requirement holds: 1, not: 0, or has nothing to look at: -1.
fn state(form: &Form<'_>, working: &Working, need: &Need, view: View) -> String {
    let [reached, of] = working.reading(need.gauge, view);
    let holds = |condition: String| format!("IF({condition},1,0)");
    let applies = |condition: String| format!("IF({of}=0,-1,IF({condition},1,0))");
    let bound = form.units.bound(need.test);
    match (need.test, bound) {
        (Test::AtLeast(count), _) => holds(format!("{reached}>={count}")),
        (Test::All, _) => applies(format!("{reached}={of}")),
        (Test::Share { part, whole }, _) => applies(format!("{reached}*{whole}>={part}*{of}")),
        (Test::Points(bound), Some(fraction)) => {
            let wanted = fraction.number.to_string();
            holds(meets(
                form,
                need,
                bound,
                &times(&reached, fraction.times),
                &wanted,
            ))
        }
        (Test::Percent(bound), Some(fraction)) => {
            let wanted = times(&of, fraction.number);
            applies(meets(
                form,
                need,
                bound,
                &times(&reached, fraction.times),
                &wanted,
            ))
        }
        (Test::Points(_) | Test::Percent(_), None) => holds("1=1".to_owned()),
    }
}

fn times(what: &str, times: u64) -> String {
    match times {
        1 => what.to_owned(),
        times => format!("{what}*{times}"),
    }
}

/// The condition that what is earned meets a bound; sums of fractions are compared with some play.
fn meets(form: &Form<'_>, need: &Need, bound: Bound, earned: &str, wanted: &str) -> String {
    let Some(play) = play(form, need) else {
        return format!("{earned}{}{wanted}", if bound.above { ">" } else { ">=" });
    };
    match bound.above {
        true => format!("{earned}>{wanted}+{play}"),
        false => format!("{earned}+{play}>={wanted}"),
    }
}

/// How much play there is in a sum with fractions; none where all points are whole units.
fn play(form: &Form<'_>, need: &Need) -> Option<f64> {
    let gauge = form.rubric.tables().gauge(need.gauge)?;
    let fractional = gauge.set.iter().any(|at| {
        let earns = form.rubric.at(*at).and_then(|criterion| criterion.earns);
        matches!(earns, Some(Earns::Proportional(earns)) if earns.rounding.is_none())
    });
    let scales = form.rubric.tables().criteria();
    let maxima = gauge.set.iter().filter_map(|at| scales.get(*at)?.maximum);
    let sum: u64 = maxima.map(|maximum| form.units.of(maximum)).sum();
    let times = form.units.bound(need.test)?.times;
    fractional.then_some(sum as f64 * times as f64 * 1e-12)
}
