//! The formulas of one criterion: whether it is answered, which step is reached, what is earned.

use super::Form;
use super::entries::{cap, valid_entry};
use super::facts::{earned, rank, reached};
use super::working::{Column, Working};
use crate::form::fact::is_pair;
use crate::form::layout::{on, range};
use crate::form::scan::Expected;
use crate::form::sheet::{Cell, Content, Look, Sheet};
use crate::form::words::{self, Status};
use crate::model::words::decimal;
use crate::model::{Both, Criterion, CriterionState, Measure, NotApplicableAs, say};

/// The cells of one criterion on the form, as formulas name them.
pub(super) struct Cells {
    pub(super) first: String,
    pub(super) second: String,
    status: String,
    reason: String,
    /// Those of its items.
    pub(super) items: Option<String>,
}

impl Cells {
    fn new(form: &Form<'_>, position: usize) -> Self {
        let row = form.layout.row(position);
        let column = |column| form.layout.column(column).unwrap_or_default();
        let cell = |of| on(&form.name, row, column(of));
        let items = form.layout.items(position);
        let first = column(words::Column::First);
        Self {
            first: cell(words::Column::First),
            second: cell(words::Column::Second),
            status: cell(words::Column::Status),
            reason: cell(words::Column::Reason),
            items: (items > 0).then(|| range(&form.name, first, row + 1, row + items)),
        }
    }
}

pub(super) fn blank(cell: &str) -> String {
    format!("TRIM({cell})=\"\"")
}

/// The formulas of the criterion at this position, each for its column of the working.
pub(super) fn formulas(
    form: &Form<'_>,
    working: &Working,
    position: usize,
    criterion: &Criterion,
) -> Vec<(Column, String)> {
    let cells = Cells::new(form, position);
    let of = |column| working.of(position, column);
    let [entered, valid, state, at] =
        [Column::Entered, Column::Valid, Column::State, Column::At].map(of);
    let Some(scale) = form.rubric.tables().criteria().get(position) else {
        return Vec::new();
    };
    let one = |condition: String| format!("IF({condition},1,0)");
    let [not_applicable, not_assessed] =
        Status::ALL.map(|status| format!("{}={}", cells.status, form.lists.status(status)));
    let silent = blank(&cells.status);
    let mut written = vec![blank(&cells.first)];
    if is_pair(criterion) {
        written.push(blank(&cells.second));
    }
    written.extend(
        cells
            .items
            .iter()
            .map(|items| format!("SUMPRODUCT((TRIM({items})<>\"\")*1)=0")),
    );
    let reason = blank(&cells.reason);
    let wrong = format!(
        "IF({silent},OR(AND({entered}=1,{valid}=0),NOT({reason})),IF({not_applicable},OR({entered}=1,{reason}),IF({not_assessed},{entered}=1,TRUE)))"
    );
    let mut formulas = vec![
        (
            Column::Entered,
            one(format!("NOT(AND({}))", written.join(","))),
        ),
        (
            Column::Valid,
            one(valid_entry(form, position, criterion, &cells)),
        ),
        (
            Column::State,
            format!(
                "IF({}=1,0,IF({not_applicable},2,{valid}))",
                of(Column::Wrong)
            ),
        ),
        (
            Column::At,
            format!(
                "IF({state}=1,{},-1)",
                reached(form, working, position, criterion, &cells)
            ),
        ),
        (Column::Rank, rank(scale, &at)),
        (
            Column::Earned,
            format!(
                "IF({state}=1,{},0)",
                earned(form, working, position, criterion, &cells)
            ),
        ),
        (Column::Wrong, one(wrong)),
    ];
    if matches!(criterion.measure, Measure::Points(_)) {
        let given = format!("ROUND({}*1000000,0)", cells.first);
        let given = match &cells.items {
            None => given,
            Some(items) => format!(
                "IF({},ROUND(SUM({items})*1000000,0),{given})",
                blank(&cells.first)
            ),
        };
        // A text where points belong gives an error here, which Valid keeps from everything else.
        formulas.push((Column::Given, format!("IF({valid}=1,{given},0)")));
    }
    formulas
}

/// The cells of the results in the rows of criteria: level, points, and what must be looked at.
pub(super) fn results(form: &Form<'_>, working: &Working, sheet: &mut Sheet) {
    let scales = form.rubric.tables().criteria();
    let met = form.rubric.instrument().scoring.not_applicable == Some(NotApplicableAs::Met);
    for (position, criterion) in form.rubric.criteria().enumerate() {
        let row = form.layout.row(position);
        let of = |column| working.of(position, column);
        let score = form.card.criteria.get(position);
        let (Some(scale), Some(score)) = (scales.get(position), score) else {
            continue;
        };
        let status = form.layout.column(words::Column::Status);
        let has_status = status.is_some_and(|at| !sheet.content(row, at).is_blank());
        let mut put = |column, cell: Cell| {
            if let Some(at) = form.layout.column(column) {
                sheet.put(row, at, cell);
            }
        };
        let level = form.level(&of(Column::Rank));
        let reached = form.level_content(score.level);
        put(
            words::Column::Level,
            Cell::from(reached).look(Look::Result).formula(level),
        );
        if let (Some(maximum), Some(points)) = (scale.maximum, score.points) {
            let earned = of(Column::Earned);
            let shown = match met {
                true => format!(
                    "IF({}=2,{},{earned})",
                    of(Column::State),
                    of(Column::Maximum)
                ),
                false => earned,
            };
            let cell = Cell::from(Content::Number(points.earned.to_f64())).look(Look::Result);
            put(
                words::Column::Points,
                cell.formula(form.units.points(&shown)),
            );
            let maximum = Content::Number(maximum as f64 / 1e6);
            put(
                words::Column::Maximum,
                Cell::from(maximum).look(Look::Plain),
            );
        }
        let open = form.locale.pick("chưa trả lời", "not answered");
        let wanted = wanted(form, criterion);
        let wanted = wanted.get(form.locale).replace('"', "\"\"");
        let remark = format!(
            "IF({}=1,\"{wanted}\",IF(AND({}=0,{}),\"{open}\",\"\"))",
            of(Column::Wrong),
            of(Column::Entered),
            blank(&Cells::new(form, position).status)
        );
        let content = match score.state == CriterionState::NotAssessed && !has_status {
            true => Content::Text(open.to_owned()),
            false => Content::Blank,
        };
        put(
            words::Column::Remark,
            Cell::from(content).look(Look::Warning).formula(remark),
        );
    }
}

/// What the row of a criterion asks for, told where something else stands there; at most 255 characters, as formulas allow.
fn wanted(form: &Form<'_>, criterion: &Criterion) -> Expected {
    let cap = cap(form, criterion);
    Both::of(|locale| match &criterion.measure {
        Measure::Condition(_) | Measure::YesNo(_) => say!(locale, "xem lại: ghi \"có\" hoặc \"không\"", "look again: write yes or no"),
        Measure::Share(_) => {
            let cap = decimal(cap, locale);
            say!(
                locale,
                "xem lại: hai số nguyên đến {cap}, số đầu không lớn hơn tổng số (từ 1)",
                "look again: two whole numbers up to {cap}, the first no greater than the total (from 1)"
            )
        }
        Measure::Ratio(_) => {
            let cap = decimal(cap, locale);
            say!(locale, "xem lại: hai số nguyên từ 0 đến {cap}", "look again: two whole numbers from 0 to {cap}")
        }
        Measure::Count(of) => {
            let most = of.maximum.map_or(cap, |most| cap.min(most.get().into()));
            let most = decimal(most, locale);
            say!(locale, "xem lại: số nguyên từ 0 đến {most}", "look again: a whole number from 0 to {most}")
        }
        Measure::Rating(_) => say!(locale, "xem lại: chọn mức trong danh sách", "look again: choose a level from the list"),
        Measure::Points(of) => {
            let most = decimal(of.maximum, locale);
            let points = say!(locale, "xem lại: điểm từ 0 đến {most}", "look again: points from 0 to {most}");
            let step = of.step.map_or_else(String::new, |step| {
                let step = decimal(step, locale);
                say!(locale, ", theo bước {step}", ", in steps of {step}")
            });
            let items = match of.items.is_empty() {
                true => "",
                false => locale.pick(", bằng tổng các tiểu mục", ", the sum of the items"),
            };
            points + &step + items
        }
    } + match criterion.measure {
        Measure::Condition(_) => "",
        _ => locale.pick("; không áp dụng thì phải có lý do và để trống câu trả lời", "; what does not apply needs a reason and no answer"),
    })
}
