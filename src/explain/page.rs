//! What people read, as content without a form: a page of blocks that every renderer lays out its own way.
//!
//! [`Page::markdown`] is one rendering, [`Page::html`] another; the command line draws the same pages on a terminal.
//!
//! ```
//! use it_adoption_model::page::{Page, Tone, Words};
//! let page = Page::default()
//!     .heading(1, "Kết quả")
//!     .facts([("Mức độ", Words::new("Đáp ứng cơ bản").tone(Tone::Good))]);
//! assert_eq!(page.markdown(), "# Kết quả\n\n- Mức độ: **Đáp ứng cơ bản**\n");
//! ```

mod chart;
mod html;
mod markdown;
mod markup;
mod origin;
mod table;
mod words;

pub use chart::*;
pub(crate) use markup::escaped;
#[cfg(feature = "office")]
pub(crate) use markup::is_unseen;
pub use origin::Origin;
pub use table::{Column, Table};
pub(crate) use words::told;
pub use words::{Content, Length, Run, Words, steers};

use crate::model::{Id, Kind, Locale, School};
use std::ops::Range;

/// Blocks, from top to bottom.
///
/// ```
/// use it_adoption_model::{Locale, page::{Bar, Cell, Chart, Item, Page, Side, Sides, Table, Words}};
/// let mut table = Table::new(["Nhóm", ">Điểm"]);
/// table.row([Cell::from("Hạ tầng"), Cell::from("12/20")]);
/// let mut chart = Chart::new("Điểm theo nhóm");
/// chart.bar("Hạ tầng", Bar::new(12, 20), "12/20");
/// let sides = Sides::new(true, vec![Side::new(vec![Words::new("UBND XÃ")], vec![Words::new("CỘNG HÒA…")])]);
/// let page = Page::default()
///     .language(Locale::Vi)
///     .sides(sides)
///     .title("KẾ HOẠCH")
///     .centred("Năm học 2026-2027")
///     .heading(2, "Kết quả")
///     .paragraph("Trường ở mức cơ bản.")
///     .facts([("Điểm", "12/20")])
///     .list([Item::from("Thêm máy tính").with([("Hạn", "31/12/2026")])])
///     .table(table)
///     .chart(chart)
///     .append(Page::default().new_sheet());
/// assert_eq!(page.name().as_deref(), Some("KẾ HOẠCH"));
/// assert!(page.html().contains("<table"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
#[non_exhaustive]
pub struct Page {
    /// The language of its words, where it was said.
    pub language: Option<Locale>,
    /// The document that it shows, where that is a plan or a report.
    pub origin: Option<Origin>,
    /// The blocks.
    pub blocks: Vec<Block>,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Block {
    /// A heading, 1 for the page's own.
    Heading(u8, Words),
    /// Running text.
    Paragraph(Words),
    /// Values with their names.
    Facts(Vec<Fact>),
    /// Things one below the other.
    List(Vec<Item>),
    /// Rows and columns.
    Table(Table),
    /// A picture of figures; what it says stands in words beside it.
    Chart(Chart),
    /// The title of a document, in the middle.
    Title(Words),
    /// Words in the middle, as under a title.
    Centred(Words),
    /// What stands over and under an official letter.
    Sides(Sides),
    /// What follows begins on a new sheet of paper.
    NewSheet,
}

/// How many blocks a page has at most that stands across as a whole, for its one table: a letter's head and foot, and a remark.
const FEW: usize = 12;

/// What a text means for the reader. The text says so too: a renderer may leave the tone out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum Tone {
    /// As it should be.
    Good,
    /// Not yet as it should be, or to be taken with care.
    Warn,
    /// Not as it must be.
    Bad,
    /// Nothing particular.
    #[default]
    Plain,
    /// Less important.
    Quiet,
}

/// A value with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fact {
    /// The name.
    pub label: String,
    /// The value.
    pub value: Words,
}

/// An entry of a list, and what there is to know about it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Item {
    /// The entry.
    pub words: Words,
    /// What there is to know about it.
    pub facts: Vec<Fact>,
}

/// What stands in one place of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cell {
    /// Text, one run a line.
    Lines(Vec<Words>),
    /// A bar, filled as far as the part is of the whole.
    Bar(Bar),
}

/// Two columns without titles, as over and under an official letter. The lines on the right stand in the middle of theirs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Sides {
    /// Whether the lines on the left stand in the middle of theirs too, or else at its edge.
    pub centred: bool,
    /// The rows, from the top.
    pub rows: Vec<Side>,
}

/// A row of two stacks of lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Side {
    /// The lines on the left.
    pub left: Vec<Words>,
    /// The lines on the right.
    pub right: Vec<Words>,
}

/// A share, to be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Bar {
    /// The part that is filled, at most the whole.
    pub part: u64,
    /// The whole; nothing is filled of 0.
    pub whole: u64,
    /// Its colour.
    pub shade: Shade,
}

impl Page {
    /// The same page, with its words said to be in a language.
    pub fn language(mut self, language: Locale) -> Self {
        self.language = Some(language);
        self
    }

    /// The same page, of a document; that of a report with the plan whose objectives it names.
    pub(crate) fn of(mut self, kind: Kind, school: &School, id: Id, plan: Option<Id>) -> Self {
        self.origin = Some(Origin {
            kind,
            school: school.id,
            id,
            plan,
        });
        self
    }

    /// What the page is called: the words of its first title or heading.
    pub fn name(&self) -> Option<String> {
        let named = self.blocks.iter().find_map(|block| match block {
            Block::Heading(_, words) | Block::Title(words) => Some(words),
            _ => None,
        });
        let lines = named?.lines();
        let lines: Vec<String> = lines.iter().map(Words::text).collect();
        Some(lines.join(" "))
    }

    /// Its blocks by sheets, each held upright or, for a table that is wide, across. The headings above such a table stand on
    /// its sheet, with the words and pictures between; one after another share theirs; and everything stands across where
    /// there is little else.
    pub(crate) fn sheets(&self) -> Vec<(bool, &[Block])> {
        let blocks = self.blocks.as_slice();
        let wide = |block: &Block| matches!(block, Block::Table(table) if table.is_wide());
        let mut tables = blocks.iter().filter(|b| matches!(b, Block::Table(_)));
        if blocks.len() <= FEW && tables.next().is_some_and(wide) && tables.next().is_none() {
            return vec![(true, blocks)];
        }
        let mut sheets: Vec<(bool, Range<usize>)> = Vec::new();
        let mut add = |across: bool, part: Range<usize>| match sheets.last_mut() {
            _ if part.is_empty() => {}
            Some((last, before)) if *last == across => before.end = part.end,
            _ => sheets.push((across, part)),
        };
        let mut from = 0;
        for (at, _) in blocks.iter().enumerate().filter(|(_, block)| wide(block)) {
            let head = at - led(blocks.get(from..at).unwrap_or_default());
            add(false, from..head);
            add(true, head..at + 1);
            from = at + 1;
        }
        add(false, from..blocks.len());
        let sheets = sheets.into_iter();
        let sheets = sheets.map(|(across, part)| (across, blocks.get(part).unwrap_or_default()));
        sheets.collect()
    }

    /// Adds a heading.
    pub fn heading(mut self, level: u8, words: impl Into<Words>) -> Self {
        self.blocks.push(Block::Heading(level, words.into()));
        self
    }

    /// Adds a paragraph.
    pub fn paragraph(mut self, words: impl Into<Words>) -> Self {
        self.blocks.push(Block::Paragraph(words.into()));
        self
    }

    /// Adds facts, if there are any.
    pub fn facts<F: Into<Fact>>(mut self, facts: impl IntoIterator<Item = F>) -> Self {
        let facts: Vec<Fact> = facts.into_iter().map(Into::into).collect();
        if !facts.is_empty() {
            self.blocks.push(Block::Facts(facts));
        }
        self
    }

    /// Adds a list, if it has any items.
    pub fn list<I: Into<Item>>(mut self, items: impl IntoIterator<Item = I>) -> Self {
        let items: Vec<Item> = items.into_iter().map(Into::into).collect();
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
        self
    }

    /// Adds a table, if it has any rows.
    pub fn table(mut self, table: Table) -> Self {
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
        self
    }

    /// Adds a picture, if it has any bars.
    pub fn chart(mut self, chart: Chart) -> Self {
        if !chart.rows.is_empty() {
            self.blocks.push(Block::Chart(chart));
        }
        self
    }

    /// Adds words in the middle.
    pub fn centred(mut self, words: impl Into<Words>) -> Self {
        self.blocks.push(Block::Centred(words.into()));
        self
    }

    /// Begins a new sheet of paper.
    pub fn new_sheet(mut self) -> Self {
        self.blocks.push(Block::NewSheet);
        self
    }

    /// Adds a title; each of its lines stands in the middle.
    pub fn title(mut self, words: impl Into<Words>) -> Self {
        self.blocks.push(Block::Title(words.into()));
        self
    }

    /// Adds two columns of lines, if there are any rows.
    pub fn sides(mut self, sides: Sides) -> Self {
        if !sides.rows.is_empty() {
            self.blocks.push(Block::Sides(sides));
        }
        self
    }

    /// The same page under a heading, if there is anything on it.
    pub(crate) fn under(self, level: u8, title: impl Into<Words>) -> Self {
        match self.blocks.is_empty() {
            true => self,
            false => Self::default().heading(level, title).append(self),
        }
    }

    /// Adds the blocks of another page, whose language and origin this one takes unless it has its own.
    pub fn append(mut self, other: Self) -> Self {
        self.origin = self.origin.or(other.origin);
        self.language = self.language.or(other.language);
        self.blocks.extend(other.blocks);
        self
    }
}

/// How many blocks at the end lead to the table that follows.
fn led(before: &[Block]) -> usize {
    let leads = |block: &&Block| matches!(block, Block::Paragraph(_) | Block::Chart(_));
    let heads = |block: &&Block| matches!(block, Block::Heading(..));
    let between = before.iter().rev().take_while(leads).count();
    let above = before.iter().rev().skip(between);
    match above.take_while(heads).count() {
        0 => 0,
        headings => between + headings,
    }
}

impl From<Bar> for Cell {
    fn from(bar: Bar) -> Self {
        Self::Bar(bar)
    }
}

impl Cell {
    /// Whether nothing stands in it.
    pub(crate) fn is_blank(&self) -> bool {
        matches!(self, Self::Lines(lines) if lines.iter().all(Words::is_empty))
    }
}

impl Item {
    /// The same entry with what there is to know about it.
    pub fn with<F: Into<Fact>>(mut self, facts: impl IntoIterator<Item = F>) -> Self {
        self.facts.extend(facts.into_iter().map(Into::into));
        self
    }
}

impl Side {
    /// Two stacks of lines.
    pub fn new(left: Vec<Words>, right: Vec<Words>) -> Self {
        Self { left, right }
    }
}

impl Sides {
    /// Two columns, with the lines on the left in the middle of theirs or at its edge.
    pub fn new(centred: bool, rows: Vec<Side>) -> Self {
        Self { centred, rows }
    }
}
