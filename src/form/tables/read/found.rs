//! The titles of tables in a file, and the heads below them.

use super::blocks::Block;
use crate::form::problem::Problem;
use crate::form::scan::{expected, fold, folds_to};
use crate::form::sheet::{Book, Cell, Content, Sheet};
use crate::form::tables::plan::{Column, Holds, Table};
use crate::form::tables::shape::{Form, KINDS};
use crate::form::tables::write::asked;
use crate::form::tables::{COLUMNS, NUMBER, OF, OF_NUMBER, TABLE, tab, titled};
use crate::model::{Both, Kind, Locale};
use std::collections::HashMap;

/// The title of a table: the first thing said in its row.
pub(super) struct Title {
    pub(super) row: usize,
    pub(super) column: usize,
    /// What it names, folded.
    pub(super) names: String,
    /// In which language it says that it is one.
    pub(super) locale: Locale,
}

/// The titles of a sheet.
pub(super) fn titles(sheet: &Sheet) -> Vec<Title> {
    let begins = Locale::ALL
        .iter()
        .map(|locale| (*locale, fold(TABLE.get(*locale))));
    let begins: Vec<(Locale, String)> = begins.collect();
    let title = |(row, cells): (usize, &Vec<Cell>)| {
        let column = cells.iter().position(|cell| !cell.content.is_blank())?;
        let Content::Text(text) = sheet.content(row, column) else {
            return None;
        };
        let text = fold(text);
        begins.iter().find_map(|(locale, begin)| {
            let rest = text.strip_prefix(begin.trim_end())?;
            Some(Title {
                row,
                column,
                names: rest.trim().to_owned(),
                locale: *locale,
            })
        })
    };
    sheet.rows.iter().enumerate().filter_map(title).collect()
}

/// The column of the numbers of rows, if the row is a head.
pub(super) fn numbers(sheet: &Sheet, row: usize) -> Option<usize> {
    let names = [NUMBER.vi, NUMBER.en].map(fold);
    let is = |text: &str| names.iter().any(|name| folds_to(text, name));
    let mut cells = sheet.rows.get(row)?.iter();
    cells.position(|cell| matches!(&cell.content, Content::Text(text) if is(text)))
}

pub(super) fn is_called(title: &str, name: &Both<String>) -> bool {
    [&name.vi, &name.en]
        .iter()
        .any(|name| folds_to(name, title))
}

fn kinds(book: &Book) -> Vec<(&Sheet, Title, Kind)> {
    let sheets = book.sheets.iter();
    let titles =
        sheets.flat_map(|sheet| titles(sheet).into_iter().map(move |title| (sheet, title)));
    let kinds = titles.filter_map(|(sheet, title)| {
        let kind = KINDS.into_iter().find(|kind| {
            let label = Both::of(|locale| kind.label(locale).to_owned());
            is_called(&title.names, &label)
        });
        Some((sheet, title, kind?))
    });
    kinds.collect()
}

/// Whether a file holds a document as tables.
///
/// ```
/// use it_adoption_model::{Locale, Rubrics, form};
/// let rubrics = Rubrics::builtin();
/// let rubric = rubrics.named("operational").ok_or("built in")?;
/// let tables = form::tables(&rubric.instrument().clone().into(), Locale::Vi).ok_or("no tables")?;
/// assert!(form::has_tables(&tables) && !form::has_tables(&form::blank(rubric, Locale::Vi)));
/// # Ok::<(), &str>(())
/// ```
pub fn has_tables(book: &Book) -> bool {
    !kinds(book).is_empty()
}

/// The kind of document that a file holds as tables, and the language that its tables are called in.
pub(super) fn kind(book: &Book) -> Result<(Kind, Locale), Box<Problem>> {
    let problem = |sheet: &str, at, both, found| Box::new(Problem::new(sheet, at, "", both, found));
    match &kinds(book)[..] {
        [(_, title, kind)] => Ok((*kind, title.locale)),
        [] => {
            let all = |locale: Locale| {
                KINDS
                    .map(|kind| format!("\"{}{}\"", TABLE.get(locale), kind.label(locale)))
                    .join(", ")
            };
            let (vi, en) = (all(Locale::Vi), all(Locale::En));
            let both = Both::new(
                format!("một bảng có tên là một trong {vi}"),
                format!("a table called one of {en}"),
            );
            let first = book.sheets.first();
            let name = first.map_or("", |sheet| &sheet.name);
            let found = first.map_or(&Content::Blank, |sheet| sheet.content(0, 0));
            Err(problem(name, (0, 0), both, found))
        }
        [_, (sheet, title, _), ..] => {
            let both = expected("mỗi tệp một tài liệu", "one document in a file");
            let (row, column) = (title.row, title.column);
            let found = sheet.content(row, column);
            Err(problem(&sheet.name, (row, column), both, found))
        }
    }
}

/// A title that was found, and what stands below it.
pub(super) struct Found<'b, 'p> {
    pub(super) sheet: &'b Sheet,
    pub(super) title: (usize, usize),
    pub(super) end: usize,
    /// The language of the file.
    pub(super) locale: Locale,
    pub(super) problems: &'p mut Vec<Problem>,
}

impl<'b> Found<'b, '_> {
    fn wrong(&mut self, row: usize, column: usize, both: Both<String>) {
        let found = self.sheet.content(row, column);
        self.problems.push(Problem::new(
            &self.sheet.name,
            (row, column),
            "",
            both,
            found,
        ));
    }

    /// The first table: labels with their values beside them.
    pub(super) fn once(mut self, table: &'b Table) -> Block<'b> {
        let mut places = HashMap::new();
        let rows = self.title.0 + 1..self.end;
        self.problems
            .extend(self.sheet.misleading(rows.clone(), |column| column < 2));
        for row in rows {
            let label = fold(&self.sheet.content(row, 0).shown());
            let column = table
                .columns
                .iter()
                .find(|column| is_called(&label, &column.label));
            let twice = match column {
                Some(column) => places.insert(column.path.as_slice(), row).is_some(),
                None if !self.sheet.content(row, 1).is_blank() => {
                    self.wrong(row, 0, unknown(table, self.locale));
                    false
                }
                None => false,
            };
            if twice {
                self.wrong(row, 0, expected("mỗi mục một lần", "each label once"));
            }
            self.beside(row, column);
        }
        Block {
            sheet: self.sheet,
            head: self.title.0,
            places,
            number: 0,
            of: None,
            rows: vec![0],
        }
    }

    /// Notes cells of the first table beside its values; what is asked for stands in the first of them.
    fn beside(&mut self, row: usize, column: Option<&Column>) {
        // Where a level is asked for, those of the instrument are named, which need not be at hand.
        let is_level = |column: &Column| matches!(column.holds, Holds::Value(Form::Level));
        let is_asked = |text: &str| {
            let mut said = Locale::ALL.iter().copied();
            column.is_some_and(|c| is_level(c) || said.any(|locale| asked(c, locale) == text))
        };
        let wide = self.sheet.rows.get(row).map_or(0, Vec::len);
        for at in 2..wide {
            let said = self.sheet.content(row, at);
            if said.is_blank() || (at == 2 && is_asked(&said.shown())) {
                continue;
            }
            let both = expected(
                "để trống ô này: bảng này chỉ đọc cột ngay bên phải nhãn",
                "nothing here: of this table the column just beside the labels is read",
            );
            self.wrong(row, at, both);
        }
    }

    /// A table with a head, from the row that has the column of numbers.
    pub(super) fn table(mut self, table: &'b Table) -> Option<Block<'b>> {
        let mut rows = self.title.0 + 1..self.end;
        let head = rows.find_map(|row| Some((row, numbers(self.sheet, row)?)));
        let Some((head, number)) = head else {
            let number = NUMBER.get(self.locale);
            let both = Both::new(
                format!("một dòng tiêu đề có cột \"{number}\" dưới tên bảng"),
                format!("a head with the column \"{number}\" below the table's name"),
            );
            self.wrong(self.title.0, self.title.1, both);
            return None;
        };
        let misleading = self.sheet.misleading(head + 1..self.end, |_| true);
        self.problems.extend(misleading);
        let (mut places, mut of) = (HashMap::new(), None);
        let wide = (head..self.end)
            .filter_map(|row| Some(self.sheet.rows.get(row)?.len()))
            .max();
        for at in (0..wide.unwrap_or(0)).filter(|at| *at != number) {
            let label = fold(&self.sheet.content(head, at).shown());
            let column = table
                .columns
                .iter()
                .find(|column| is_called(&label, &column.label));
            let twice = match (column, belongs(&label)) {
                (Some(column), _) => places.insert(column.path.as_slice(), at).is_some(),
                (None, Some(by_number)) => of.replace((at, by_number)).is_some(),
                (None, None) => {
                    let mut below = head..self.end;
                    let said = below.find(|row| !self.sheet.content(*row, at).is_blank());
                    if let Some(row) = said {
                        self.wrong(row, at, unknown(table, self.locale));
                    }
                    false
                }
            };
            if twice {
                self.wrong(head, at, expected("mỗi cột một lần", "each column once"));
            }
        }
        for row in head + 1..self.end {
            if numbers(self.sheet, row) == Some(number) {
                let own = Both::new(
                    "nếu là dòng tiêu đề lặp lại thì bỏ dòng ấy",
                    "if it is the head once more, take it out",
                );
                self.wrong(row, number, untitled(table, own, self.locale));
            }
        }
        let said = |row: &usize| {
            let cells = self.sheet.rows.get(*row).into_iter().flatten().enumerate();
            cells
                .into_iter()
                .any(|(at, cell)| at != number && !cell.content.is_blank())
        };
        let rows = (head + 1..self.end).filter(said).collect();
        Some(Block {
            sheet: self.sheet,
            head,
            places,
            number,
            of,
            rows,
        })
    }
}

/// That a table has lost its title, or that something of somebody's own looks like a table that has.
fn untitled(table: &Table, own: Both<&str>, locale: Locale) -> Both<String> {
    let titled = titled(TABLE, &table.name, locale);
    let Both { vi, en } = own;
    Both::new(
        format!("tên bảng ở một dòng phía trên, như \"{titled}\"; {vi}"),
        format!("the table's name in a row above, such as \"{titled}\"; {en}"),
    )
}

/// What looks like a table without a title: a sheet that is called as a table's is, or a head with the columns of a table in the rows above the first title.
pub(super) fn untold(
    sheet: &Sheet,
    end: usize,
    tables: &[Table],
    locale: Locale,
) -> Option<Problem> {
    let told = |(row, column), both| {
        let found = sheet.content(row, column);
        Problem::new(&sheet.name, (row, column), "", both, found)
    };
    let mut lists = tables.iter().skip(1);
    let tab = lists.find(|table| end == sheet.rows.len() && is_tab(&sheet.name, table));
    if let Some(table) = tab {
        let first = sheet.rows.iter().enumerate().find_map(|(row, cells)| {
            let said = |cell: &Cell| !cell.content.is_blank();
            Some((row, cells.iter().position(said)?))
        });
        let own = Both::new(
            "nếu là trang riêng, không để đọc lại, thì đổi tên trang",
            "if the sheet is your own, not to be read, rename it",
        );
        return first.map(|first| told(first, untitled(table, own, locale)));
    }
    (0..end).find_map(|row| {
        let column = numbers(sheet, row)?;
        let own = Both::new(
            "nếu là bảng riêng, không để đọc lại, thì gọi cột này bằng tên khác",
            "if the table is your own, not to be read, give this column another name",
        );
        let table = headed(sheet, row, tables)?;
        Some(told((row, column), untitled(table, own, locale)))
    })
}

/// The table whose columns make up at least half of a head.
fn headed<'t>(sheet: &Sheet, row: usize, tables: &'t [Table]) -> Option<&'t Table> {
    let cells = sheet.rows.get(row).into_iter().flatten();
    let labels: Vec<String> = cells
        .filter(|cell| !cell.content.is_blank())
        .map(|cell| fold(&cell.content.shown()))
        .collect();
    let known = |table: &Table| {
        let is_column = |label: &&String| {
            let mut columns = table.columns.iter();
            columns.any(|column| is_called(label, &column.label)) || belongs(label).is_some()
        };
        labels.iter().filter(is_column).count()
    };
    let lists = tables.iter().skip(1).map(|table| (known(table), table));
    // Of equals the first: what is most usual.
    let most = lists.rev().max_by_key(|(known, _)| *known);
    let enough = most.filter(|(known, _)| *known > 0 && *known * 2 + 1 >= labels.len());
    enough.map(|(_, table)| table)
}

/// Whether a sheet is called as the one that the table is written into.
fn is_tab(name: &str, table: &Table) -> bool {
    let name = fold(name);
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let mut tabs = [&table.name.vi, &table.name.en]
        .map(|name| fold(&tab(name)))
        .into_iter();
    tabs.any(|tab| tab == name || tab == bare)
}

fn unknown(table: &Table, locale: Locale) -> Both<String> {
    let (name, columns) = (table.name.get(locale), COLUMNS.get(locale));
    Both::new(
        format!("tên một cột của bảng \"{name}\" (xem trang \"{columns}\")"),
        format!("a column of the table \"{name}\" (see the sheet \"{columns}\")"),
    )
}

/// Whether a column says what a row belongs to, and whether it does so by number.
fn belongs(label: &str) -> Option<bool> {
    let (begin, _) = label.split_once(':')?;
    let is = |both: Both<&str>| {
        [both.vi, both.en]
            .iter()
            .any(|name| folds_to(name, begin.trim()))
    };
    match (is(OF), is(OF_NUMBER)) {
        (true, _) => Some(false),
        (_, true) => Some(true),
        _ => None,
    }
}
