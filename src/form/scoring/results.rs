//! The sheet of the results, and the few of them beside the head of the form.

use super::Form;
use super::judged::rule;
use super::working::{Column, VIEWS, View, Working};
use crate::form::layout::on;
use crate::form::sheet::{Cell, Content, Head, Look, Sheet};
use crate::form::words::{self, Field, Part, word};
use crate::model::{Id, Limit, NoLevel, Outcome, PointScore, RequirementResult, RequirementState};
use crate::sound::Scope;

impl Form<'_> {
    /// A formula for the word of a level, from a cell with its rank.
    pub(super) fn level(&self, rank: &str) -> String {
        format!("IF({rank}<0,\"\",INDEX({},{rank}+1))", self.lists.levels())
    }

    /// A formula for what is shown as the level of a scope: its word, or that too little is answered for one.
    fn told(&self, working: &Working, at: usize, view: View) -> String {
        let level = self.level(&working.group(at, view));
        let little = working.judged.little(self, working, at);
        match little.filter(|_| view == View::Actual) {
            Some(little) => {
                let words = NoLevel::LittleAnswered.label(self.locale);
                format!("IF({little}=1,\"{words}\",{level})")
            }
            None => level,
        }
    }

    /// What is shown as the level of an outcome.
    fn told_content(&self, outcome: &Outcome) -> Content {
        match outcome.no_level {
            Some(NoLevel::LittleAnswered) => {
                Content::Text(NoLevel::LittleAnswered.label(self.locale).to_owned())
            }
            _ => self.level_content(outcome.level),
        }
    }

    /// The word of a level.
    pub(super) fn level_content(&self, level: Option<Id>) -> Content {
        let rank = level.and_then(|level| self.rubric.rank(&level));
        rank.map_or(Content::Blank, |rank| {
            Content::Text(word(self.levels, rank).to_owned())
        })
    }
}

/// The head of the table of results.
const HEAD: usize = 1;

/// Makes the sheet of the results, and puts a few of them beside the head of the form.
pub(super) fn sheet(form: &Form<'_>, working: &Working, main: &mut Sheet) -> Sheet {
    let say = |vi, en| form.locale.pick(vi, en);
    let mut sheet = Sheet {
        name: (*Part::Results.label().get(form.locale)).to_owned(),
        widths: vec![8, 40, 16, 9, 9, 16, 9, 16, 9, 60, 10, 10],
        head: Some(Head {
            row: HEAD as u32,
            columns: 2,
        }),
        ..Sheet::default()
    };
    let title = say(
        "Kết quả tự tính từ phiếu. Thấp nhất, cao nhất: nếu mọi tiêu chí chưa trả lời, không áp dụng đều kém nhất hoặc đều tốt nhất.",
        "Results, calculated from the form. Lowest and highest: if everything not answered or not applicable went worst, or best.",
    );
    sheet.put(0, 0, Cell::text(title).look(Look::Quiet).across(12));
    let heads = [
        say("Mã", "Code"),
        say("Phạm vi", "Scope"),
        say("Mức", "Level"),
        say("Điểm", "Points"),
        say("Tối đa", "Of"),
        say("Mức thấp nhất", "Lowest level"),
        say("Điểm", "Points"),
        say("Mức cao nhất", "Highest level"),
        say("Điểm", "Points"),
        say("Yêu cầu đầu tiên chưa đạt", "First requirement unmet"),
        say("Hiện có", "Reached"),
        say("Trong", "Of"),
    ];
    for (column, head) in heads.into_iter().enumerate() {
        sheet.put(HEAD, column, Cell::text(head).look(Look::Head));
    }
    let groups = form.rubric.instrument().groups.len();
    let scopes = std::iter::once((Scope::Whole, groups));
    let scopes = scopes.chain((0..groups).map(|at| (Scope::Group(at), at)));
    for (row, (scope, at)) in (HEAD + 1..).zip(scopes) {
        put_scope(form, working, &mut sheet, row, scope, at);
    }
    let counted = coverage(form, working, &mut sheet, HEAD + groups + 3);
    beside(form, working, main, &sheet.name, counted);
    sheet
}

/// The results of one scope.
fn put_scope(
    form: &Form<'_>,
    working: &Working,
    sheet: &mut Sheet,
    row: usize,
    scope: Scope,
    at: usize,
) {
    let group = match scope {
        Scope::Whole => None,
        Scope::Group(at) => form.rubric.instrument().groups.get(at),
    };
    let score = group.and_then(|_| form.card.groups.get(at));
    let (outcomes, requirements) = match score {
        Some(score) => (
            [score.outcome, score.lowest, score.highest],
            &score.requirements,
        ),
        None => (
            [form.card.outcome, form.card.lowest, form.card.highest],
            &form.card.requirements,
        ),
    };
    let whole = form.locale.pick("Kết quả chung", "Overall");
    let title = group.map_or(whole, |group| group.title.get(form.locale));
    sheet.put(
        row,
        0,
        Cell::text(group.map_or("=", |group| group.id.as_str())).look(Look::Plain),
    );
    sheet.put(row, 1, Cell::text(title).look(Look::Plain));
    for (view, outcome) in VIEWS.into_iter().zip(outcomes) {
        let column = match view {
            View::Actual => 2,
            View::Lowest => 5,
            View::Highest => 7,
        };
        outcome_cells(
            form,
            working,
            sheet,
            (row, column),
            scope,
            at,
            view,
            &outcome,
        );
    }
    let [actual, ..] = &outcomes;
    let little = actual.is_little_answered();
    let unmet = requirements
        .iter()
        .find(|r| r.state == RequirementState::Unmet && !little);
    let words = unmet.and_then(|unmet| {
        let which = usize::try_from(unmet.requirement.get()).ok()?;
        rule(form, group.map(|group| group.id), unmet.level, which)
    });
    let figure = |of: fn(&RequirementResult) -> Limit| {
        unmet.map_or(Content::Blank, |unmet| Content::Number(of(unmet).to_f64()))
    };
    let contents = [
        words.map_or(Content::Blank, Content::Text),
        figure(|unmet| unmet.reached),
        figure(|unmet| unmet.of),
    ];
    let little = working.judged.little(form, working, at);
    let formulas = working.judged.unmet(working, at);
    let formulas = formulas.map(|unmet| match &little {
        Some(little) => format!("IF({little}=1,\"\",{unmet})"),
        None => unmet,
    });
    for (column, (content, formula)) in (9..).zip(contents.into_iter().zip(formulas)) {
        sheet.put(
            row,
            column,
            Cell::from(content).look(Look::Result).formula(formula),
        );
    }
}

#[allow(clippy::too_many_arguments)]
fn outcome_cells(
    form: &Form<'_>,
    working: &Working,
    sheet: &mut Sheet,
    (row, column): (usize, usize),
    scope: Scope,
    at: usize,
    view: View,
    outcome: &Outcome,
) {
    let level = form.told(working, at, view);
    let cell = Cell::from(form.told_content(outcome)).look(Look::Result);
    sheet.put(row, column, cell.formula(level));
    let tables = form.rubric.tables();
    let Some(points) = outcome.points.filter(|_| tables.tells_points(scope)) else {
        return;
    };
    let [earned, of] = working.reading(tables.of(scope).points_gauge(), view);
    let number = |points: f64| Cell::from(Content::Number(points)).look(Look::Result);
    let PointScore {
        earned: have,
        of: most,
    } = points;
    sheet.put(
        row,
        column + 1,
        number(have.to_f64()).formula(form.units.points(&earned)),
    );
    if view == View::Actual {
        sheet.put(
            row,
            column + 2,
            number(most.to_f64()).formula(form.units.points(&of)),
        );
    }
}

/// How much is answered: the rows of the criteria answered, of all, and of those written wrongly.
fn coverage(form: &Form<'_>, working: &Working, sheet: &mut Sheet, row: usize) -> [usize; 3] {
    let all = 0..form.rubric.len();
    let states = working.all(Column::State, all.clone());
    let counted = &form.card.coverage;
    let count = |count: crate::model::Count| f64::from(count.get());
    let maxima = working.all(Column::Maximum, all.clone());
    let mut rows = vec![
        (
            form.locale.pick("Đã trả lời", "Answered"),
            count(counted.answered),
            format!("COUNTIF({states},1)"),
        ),
        (
            form.locale.pick("Không áp dụng", "Not applicable"),
            count(counted.not_applicable),
            format!("COUNTIF({states},2)"),
        ),
        (
            form.locale.pick("Tổng số tiêu chí", "All criteria"),
            count(counted.criteria),
            all.len().to_string(),
        ),
    ];
    if let Some(points) = counted.points {
        let answered = form
            .units
            .points(&format!("SUMPRODUCT(({states}=1)*{maxima})"));
        rows.push((
            form.locale.pick(
                "Điểm tối đa của phần đã trả lời",
                "Points of what is answered",
            ),
            points.answered.to_f64(),
            answered,
        ));
        rows.push((
            form.locale
                .pick("Tổng điểm của mọi tiêu chí", "Points of all criteria"),
            points.of.to_f64(),
            form.units.points(&format!("SUM({maxima})")),
        ));
    }
    let wrong = format!("SUM({})", working.all(Column::Wrong, all));
    rows.push((
        form.locale
            .pick("Số dòng ghi chưa đúng", "Rows written wrongly"),
        0.0,
        wrong,
    ));
    let counted = [row, row + 2, row + rows.len() - 1];
    for (at, (label, number, formula)) in rows.into_iter().enumerate() {
        sheet.put(row + at, 1, Cell::text(label).look(Look::Plain));
        let cell = Cell::from(Content::Number(number)).look(Look::Result);
        sheet.put(row + at, 2, cell.formula(formula));
    }
    counted
}

/// The results that everybody asks for first, beside the head of the form.
fn beside(
    form: &Form<'_>,
    working: &Working,
    main: &mut Sheet,
    results: &str,
    [answered, all, wrong]: [usize; 3],
) {
    let (Some(top), Some(label)) = (
        form.layout.field(Field::SchoolId),
        form.layout.column(words::Column::Reason),
    ) else {
        return;
    };
    let groups = form.rubric.instrument().groups.len();
    let level = |view| form.told(working, groups, view);
    let labels = words::RESULTS.map(|label| *label.get(form.locale));
    let [whole, points_label, lowest, highest, counted @ .., mind] = labels;
    let mut rows = vec![(
        whole,
        form.told_content(&form.card.outcome),
        level(View::Actual),
    )];
    if let Some(points) = form
        .card
        .outcome
        .points
        .filter(|_| form.rubric.tables().tells_points(Scope::Whole))
    {
        let [earned, _] = working.reading(
            form.rubric.tables().of(Scope::Whole).points_gauge(),
            View::Actual,
        );
        rows.push((
            points_label,
            Content::Number(points.earned.to_f64()),
            form.units.points(&earned),
        ));
    }
    rows.push((
        lowest,
        form.level_content(form.card.lowest.level),
        level(View::Lowest),
    ));
    rows.push((
        highest,
        form.level_content(form.card.highest.level),
        level(View::Highest),
    ));
    let numbers = [
        f64::from(form.card.coverage.answered.get()),
        f64::from(form.card.coverage.criteria.get()),
        0.0,
    ];
    let numbers = numbers.into_iter().zip([answered, all, wrong]);
    let numbers = counted.into_iter().zip(numbers);
    rows.extend(
        numbers.map(|(label, (number, row))| (label, Content::Number(number), on(results, row, 2))),
    );
    let (content, formula) = head(form, working, main);
    rows.push((mind, content, formula));
    for (at, (name, content, formula)) in rows.into_iter().enumerate() {
        main.put(top + at, label, Cell::text(name).look(Look::Plain));
        main.put(
            top + at,
            label + 1,
            Cell::from(content).look(Look::Result).formula(formula),
        );
    }
}

/// What the head of the form still needs.
fn head(form: &Form<'_>, working: &Working, main: &Sheet) -> (Content, String) {
    let column = form.layout.column(words::Column::FirstOf);
    let column = column.unwrap_or_default();
    let row = |field| form.layout.field(field).unwrap_or_default();
    let says = |field| !main.content(row(field), column).is_blank();
    let stage = form.locale.pick("hãy chọn cấp học", "choose the stages");
    let named = form.locale.pick(
        "hãy ghi mã trường, tên trường, năm học",
        "write the code and the name of the school, and the school year",
    );
    let fields = [Field::SchoolId, Field::SchoolName, Field::SchoolYear];
    let content = match (says(Field::Stages), fields.into_iter().all(says)) {
        (false, _) => Content::Text(stage.to_owned()),
        (true, false) => Content::Text(named.to_owned()),
        (true, true) => Content::Blank,
    };
    let blank = fields.map(|field| format!("{}=\"\"", on(&main.name, row(field), column)));
    let (stages, blank) = (working.stages(), blank.join(","));
    let formula = format!("IF(SUM({stages})=0,\"{stage}\",IF(OR({blank}),\"{named}\",\"\"))");
    (content, formula)
}
