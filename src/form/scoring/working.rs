//! The sheet of the working: a row for each criterion, then what requirements look at, then levels.

use super::Form;
use super::criteria::formulas;
use super::judged::Judged;
use crate::form::layout::{on, range};
use crate::form::sheet::{Cell, Look, Sheet, letters};
use crate::model::{NotApplicableAs, Stage};
use crate::sound::{Gauge, Looks, Scope};
use std::ops::Range;

/// The columns of the rows of criteria.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// Whether anything is written.
    Entered = 1,
    /// Whether what is written is an answer.
    Valid,
    /// 0 not assessed, 1 answered, 2 not applicable.
    State,
    /// The position of the step reached, from 0; -1 for none.
    At,
    /// The rank of the level reached; -1 for none.
    Rank,
    /// What is earned, in units.
    Earned,
    /// The most that can be earned, in units.
    Maximum,
    /// Whether it is no condition.
    Plain,
    /// Whether something is wrong in the row.
    Wrong,
    /// Points given, in millionths.
    Given,
}

/// The first column of what gauges look at.
const SETS: usize = 11;
/// The row of the first stage.
const STAGES: usize = 1;
/// The row of the first criterion.
const CRITERIA: usize = 8;

/// How what is unknown is taken.
pub(super) const VIEWS: [View; 3] = [View::Actual, View::Lowest, View::Highest];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    Actual,
    Lowest,
    Highest,
}

/// Where everything of the working stands.
pub(super) struct Working {
    name: String,
    criteria: usize,
    groups: usize,
    gauges: Vec<Gauge>,
    /// The cells of each gauge.
    sets: Vec<Set>,
    pub(super) judged: Judged,
}

/// Where it stands what a gauge looks at: rows from the first to the last of its set, in a column, and for a level in one more, that of
/// what can reach it.
struct Set {
    rows: Range<usize>,
    column: usize,
    reaching: usize,
}

/// Columns of which each holds one set after another, as the sets of most groups stand one below the other. A column for each set
/// would be as many cells as sets times criteria.
#[derive(Default)]
struct Columns {
    /// Of each column the first row that is free.
    free: Vec<usize>,
}

impl Columns {
    /// The first column that is free in these rows, which come no higher than those before.
    fn take(&mut self, rows: &Range<usize>) -> usize {
        let at = self.free.iter().position(|free| *free <= rows.start);
        let at = at.unwrap_or(self.free.len());
        match self.free.get_mut(at) {
            Some(free) => *free = rows.end,
            None => self.free.push(rows.end),
        }
        SETS + at
    }
}

impl Working {
    pub(super) fn new(form: &Form<'_>, name: &str) -> Self {
        let tables = form.rubric.tables();
        let gauges: Vec<Gauge> = (0..).map_while(|at| tables.gauge(at).cloned()).collect();
        let criteria = tables.criteria().len();
        let groups = form.rubric.instrument().groups.len();
        let first = CRITERIA + criteria + groups + gauges.len() + 6;
        let mut working = Self {
            name: name.to_owned(),
            criteria,
            groups,
            gauges,
            sets: Vec::new(),
            judged: Judged::new(form, first),
        };
        working.sets = working.sets();
        working
    }

    /// Where the sets of the gauges stand.
    fn sets(&self) -> Vec<Set> {
        let sets = self.gauges.iter().enumerate().map(|(at, gauge)| {
            let row = |member: &usize| match gauge.is_of_groups() {
                true => self.group_row(*member),
                false => CRITERIA + member,
            };
            let [first, last] = [gauge.set.first(), gauge.set.last()];
            let (first, last) = (first.map_or(CRITERIA, row), last.map_or(CRITERIA, row));
            (at, first..last + 1)
        });
        let mut rows: Vec<(usize, Range<usize>)> = sets.collect();
        rows.sort_by_key(|(at, rows)| (rows.start, *at));
        let mut columns = Columns::default();
        let sets = rows.into_iter().map(|(at, rows)| {
            let column = columns.take(&rows);
            let looks = self.gauges.get(at).map(|gauge| gauge.looks);
            let reaching = match looks {
                Some(Looks::Criteria(_)) => columns.take(&rows),
                _ => column,
            };
            (
                at,
                Set {
                    rows,
                    column,
                    reaching,
                },
            )
        });
        let mut sets: Vec<(usize, Set)> = sets.collect();
        sets.sort_by_key(|(at, _)| *at);
        sets.into_iter().map(|(_, set)| set).collect()
    }

    /// A cell of the working.
    pub(super) fn cell(&self, row: usize, column: usize) -> String {
        on(&self.name, row, column)
    }

    /// What is known of the criterion at this position.
    pub(super) fn of(&self, position: usize, column: Column) -> String {
        self.cell(CRITERIA + position, column as usize)
    }

    /// What is known of some criteria.
    pub(super) fn all(&self, column: Column, positions: Range<usize>) -> String {
        range(
            &self.name,
            column as usize,
            CRITERIA + positions.start,
            CRITERIA + positions.end.max(1) - 1,
        )
    }

    /// Whether the school has a stage.
    pub(super) fn stage(&self, stage: Stage) -> String {
        let at = Stage::ALL.iter().position(|other| *other == stage);
        self.cell(STAGES + at.unwrap_or_default(), 1)
    }

    /// All stages.
    pub(super) fn stages(&self) -> String {
        range(&self.name, 1, STAGES, STAGES + Stage::ALL.len() - 1)
    }

    fn group_row(&self, group: usize) -> usize {
        CRITERIA + self.criteria + 2 + group
    }

    fn gauge_row(&self, gauge: usize) -> usize {
        CRITERIA + self.criteria + self.groups + 4 + gauge
    }

    /// The rank of the level of a group.
    pub(super) fn group(&self, group: usize, view: View) -> String {
        self.judged.level(self, group, view)
    }

    /// What a gauge shows: what is reached, and of what.
    pub(super) fn reading(&self, gauge: usize, view: View) -> [String; 2] {
        let row = self.gauge_row(gauge);
        let column = 1 + 2 * view as usize;
        [self.cell(row, column), self.cell(row, column + 1)]
    }

    pub(super) fn into_sheet(self, form: &Form<'_>) -> Sheet {
        let mut sheet = Sheet {
            name: self.name.clone(),
            hidden: true,
            widths: vec![14; SETS],
            ..Sheet::default()
        };
        let title = form.locale.pick(
            "Cách tính: bảng này tự tính từ phiếu, không ghi vào đây.",
            "The working: this sheet calculates from the form; write nothing here.",
        );
        sheet.put(0, 0, Cell::text(title).look(Look::Quiet));
        self.put_stages(form, &mut sheet);
        self.put_criteria(form, &mut sheet);
        self.put_groups(form, &mut sheet);
        self.put_sets(form, &mut sheet);
        for at in 0..self.gauges.len() {
            self.put_gauge(at, &mut sheet);
        }
        self.judged.put(form, &self, &mut sheet);
        sheet
    }

    fn put_stages(&self, form: &Form<'_>, sheet: &mut Sheet) {
        use crate::form::words::{Column as FormColumn, Field};
        let row = form.layout.field(Field::Stages).unwrap_or_default();
        let first = form.layout.column(FormColumn::FirstOf).unwrap_or_default();
        let last = first + Stage::ALL.len() - 1;
        let cells = format!(
            "{}:${}${}",
            on(&form.name, row, first),
            letters(last),
            row + 1
        );
        for (at, stage) in Stage::ALL.iter().enumerate() {
            sheet.put(STAGES + at, 0, Cell::text(stage.label(form.locale)));
            // Several stages may stand in one cell.
            let word = form.lists.stage(*stage);
            let count = format!("IF(SUMPRODUCT(ISNUMBER(SEARCH({word},{cells}))*1)>0,1,0)");
            sheet.put(STAGES + at, 1, Cell::default().formula(count));
        }
    }

    fn put_criteria(&self, form: &Form<'_>, sheet: &mut Sheet) {
        for (position, criterion) in form.rubric.criteria().enumerate() {
            let row = CRITERIA + position;
            sheet.put(row, 0, Cell::text(criterion.id.as_str()));
            for (column, formula) in formulas(form, self, position, criterion) {
                sheet.put(row, column as usize, Cell::default().formula(formula));
            }
            let Some(scale) = form.rubric.tables().criteria().get(position) else {
                continue;
            };
            let number = |number: u64| number_cell(number as f64);
            let maximum = scale.maximum.map_or(0, |maximum| form.units.of(maximum));
            sheet.put(row, Column::Maximum as usize, number(maximum));
            sheet.put(
                row,
                Column::Plain as usize,
                number(u64::from(!scale.condition)),
            );
        }
    }

    /// What each gauge looks at: 1 in the rows of its set, 0 in those between.
    fn put_sets(&self, form: &Form<'_>, sheet: &mut Sheet) {
        let scales = form.rubric.tables().criteria();
        for (gauge, set) in self.gauges.iter().zip(&self.sets) {
            let Set {
                rows,
                column,
                reaching,
            } = set;
            let number = |yes: bool| number_cell(f64::from(u8::from(yes)));
            for row in rows.clone() {
                sheet.put(row, *column, number(false));
                sheet.put(row, *reaching, number(false));
            }
            for member in &gauge.set {
                let row = match gauge.is_of_groups() {
                    true => self.group_row(*member),
                    false => CRITERIA + member,
                };
                sheet.put(row, *column, number(true));
                if let Looks::Criteria(rank) = gauge.looks {
                    let best = scales.get(*member).and_then(|scale| scale.best());
                    let best = best.is_some_and(|best| best >= rank);
                    sheet.put(row, *reaching, number(best));
                }
            }
        }
    }

    /// The rank of each group as the whole takes it: a group that has no level as it is has none in the bounds.
    fn put_groups(&self, form: &Form<'_>, sheet: &mut Sheet) {
        for (at, group) in form.rubric.instrument().groups.iter().enumerate() {
            let row = self.group_row(at);
            sheet.put(row, 0, Cell::text(group.id.as_str()));
            let actual = self.group(at, View::Actual);
            for view in VIEWS {
                let own = self.group(at, view);
                let taken = match view {
                    View::Actual => own,
                    _ => format!("IF({actual}<0,-1,{own})"),
                };
                sheet.put(row, 1 + view as usize, Cell::default().formula(taken));
            }
        }
    }

    fn put_gauge(&self, at: usize, sheet: &mut Sheet) {
        let (Some(gauge), Some(set)) = (self.gauges.get(at), self.sets.get(at)) else {
            return;
        };
        let row = self.gauge_row(at);
        sheet.put(row, 0, number_cell((at + 1) as f64));
        for view in VIEWS {
            let column = 1 + 2 * view as usize;
            for (which, formula) in self.shown(gauge, set, view).into_iter().enumerate() {
                sheet.put(row, column + which, Cell::default().formula(formula));
            }
        }
    }

    /// What a gauge shows in a view: what is reached, and out of what.
    fn shown(&self, gauge: &Gauge, set: &Set, view: View) -> [String; 2] {
        let (first, last) = (set.rows.start, set.rows.end - 1);
        let column = |column: usize| range(&self.name, column, first, last);
        let sum = |factors: &[String]| format!("SUMPRODUCT({})", factors.join("*"));
        let known = |column: Column| range(&self.name, column as usize, first, last);
        let within = column(set.column);
        let state = |state: u8| format!("({}={state})", known(Column::State));
        let [reached, not_applicable, unknown, all] = match gauge.looks {
            Looks::Points => {
                let maxima = known(Column::Maximum);
                let of = |state: String| sum(&[within.clone(), state, maxima.clone()]);
                [
                    sum(&[within.clone(), state(1), known(Column::Earned)]),
                    of(state(2)),
                    of(state(0)),
                    sum(&[within.clone(), maxima.clone()]),
                ]
            }
            Looks::Criteria(rank) => [
                sum(&[
                    within.clone(),
                    state(1),
                    format!("({}>={rank})", known(Column::Rank)),
                ]),
                sum(&[within.clone(), state(2)]),
                sum(&[column(set.reaching), state(0)]),
                gauge.set.len().to_string(),
            ],
            Looks::Conditions => [
                sum(&[
                    within.clone(),
                    state(1),
                    format!("({}>0)", known(Column::At)),
                ]),
                sum(&[within.clone(), state(2)]),
                sum(&[within.clone(), state(0)]),
                gauge.set.len().to_string(),
            ],
            Looks::Groups(rank) => {
                let levels = column(1 + view as usize);
                [
                    sum(&[within.clone(), format!("({levels}>={rank})")]),
                    sum(&[within.clone(), format!("({levels}<0)")]),
                    "0".to_owned(),
                    gauge.set.len().to_string(),
                ]
            }
        };
        match (view, gauge.not_applicable) {
            (View::Lowest, _) | (View::Actual, NotApplicableAs::Unmet) => [reached, all],
            (View::Highest, _) => [format!("{reached}+{not_applicable}+{unknown}"), all],
            (View::Actual, NotApplicableAs::Met) => [format!("{reached}+{not_applicable}"), all],
            (View::Actual, NotApplicableAs::Leaves) => [reached, format!("{all}-{not_applicable}")],
        }
    }

    /// Whether anything applies that can measure a scope, as a condition.
    pub(super) fn measured(&self, form: &Form<'_>, scope: Scope) -> String {
        let positions = form.rubric.tables().range(scope);
        let scales = form.rubric.tables().criteria();
        let plain = scales.get(positions.clone()).unwrap_or_default();
        let plain = plain.iter().any(|scale| !scale.condition);
        let applies = format!("({}<>2)", self.all(Column::State, positions.clone()));
        match plain {
            true => format!(
                "SUMPRODUCT({}*{applies})>0",
                self.all(Column::Plain, positions)
            ),
            false => format!("SUMPRODUCT({applies}*1)>0"),
        }
    }
}

fn number_cell(number: f64) -> Cell {
    crate::form::sheet::Content::Number(number).into()
}
