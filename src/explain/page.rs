//! What people read, as content without a form: a page of blocks that every renderer lays out its own way.
//!
//! [`Page::markdown`] is one rendering; the command line draws the same pages on a terminal.
//!
//! ```
//! use it_adoption_model::page::{Page, Tone, Words};
//! let page = Page::default()
//!     .heading(1, "Kết quả")
//!     .facts([("Mức độ", Words::new("Đáp ứng cơ bản").tone(Tone::Good))]);
//! assert_eq!(page.markdown(), "# Kết quả\n\n- Mức độ: **Đáp ứng cơ bản**\n");
//! ```

mod markdown;

/// Blocks, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// The blocks.
    pub blocks: Vec<Block>,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// The title of a document, in the middle.
    Title(Words),
    /// What stands over and under an official letter.
    Sides(Sides),
}

/// A run of text, what it means for the reader, and where it leads.
///
/// A line feed in the text begins a new line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// The text, as plain characters.
    pub text: String,
    /// What it means for the reader.
    pub tone: Tone,
    /// The address it leads to.
    pub link: Option<String>,
    /// The name by which links lead here.
    pub anchor: Option<String>,
}

/// What a text means for the reader. The text says so too: a renderer may leave the tone out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
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
pub struct Fact {
    /// The name.
    pub label: String,
    /// The value.
    pub value: Words,
}

/// An entry of a list, and what there is to know about it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// The entry.
    pub words: Words,
    /// What there is to know about it.
    pub facts: Vec<Fact>,
}

/// Rows and columns. A row has as many cells as there are columns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The columns, from the left.
    pub columns: Vec<Column>,
    /// The rows, from the top.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands above it.
    pub title: String,
    /// Whether it holds numbers, which stand to the right.
    pub numbers: bool,
}

/// What stands in one place of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Text, one run a line.
    Lines(Vec<Words>),
    /// A bar, filled as far as the part is of the whole.
    Bar(Bar),
}

/// Two columns without titles, as over and under an official letter. The lines on the right stand in the middle of theirs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sides {
    /// Whether the lines on the left stand in the middle of theirs too, or else at its edge.
    pub centred: bool,
    /// The rows, from the top, the first of them in bold.
    pub rows: Vec<Side>,
}

/// A row of two stacks of lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Side {
    /// The lines on the left.
    pub left: Vec<Words>,
    /// The lines on the right.
    pub right: Vec<Words>,
}

/// A share, to be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bar {
    /// The part that is filled, at most the whole.
    pub part: u64,
    /// The whole; nothing is filled of 0.
    pub whole: u64,
    /// What it means for the reader.
    pub tone: Tone,
}

impl Page {
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

    /// Adds the blocks of another page.
    pub fn append(mut self, other: Self) -> Self {
        self.blocks.extend(other.blocks);
        self
    }
}

impl Words {
    /// Plain words.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// The same words in a tone.
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// The same words, leading to an address.
    pub fn link(mut self, address: impl Into<String>) -> Self {
        self.link = Some(address.into());
        self
    }

    /// The same words, as a place that links lead to.
    pub fn anchor(mut self, name: impl Into<String>) -> Self {
        self.anchor = Some(name.into());
        self
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl<L: Into<String>, W: Into<Words>> From<(L, W)> for Fact {
    fn from((label, value): (L, W)) -> Self {
        Self {
            label: label.into(),
            value: value.into(),
        }
    }
}

impl<W: Into<Words>> From<W> for Item {
    fn from(words: W) -> Self {
        Self {
            words: words.into(),
            facts: Vec::new(),
        }
    }
}

impl<W: Into<Words>> From<W> for Cell {
    fn from(words: W) -> Self {
        Self::Lines(vec![words.into()])
    }
}

impl From<Vec<Words>> for Cell {
    fn from(lines: Vec<Words>) -> Self {
        Self::Lines(lines)
    }
}

impl From<Bar> for Cell {
    fn from(bar: Bar) -> Self {
        Self::Bar(bar)
    }
}

impl Table {
    /// A table without rows. A title that begins with `>` is that of a column of numbers.
    pub fn new<const N: usize>(titles: [&str; N]) -> Self {
        let column = |title: &str| Column {
            title: title.trim_start_matches('>').to_owned(),
            numbers: title.starts_with('>'),
        };
        Self {
            columns: titles.into_iter().map(column).collect(),
            rows: Vec::new(),
        }
    }

    /// The same table without the columns in which nothing stands.
    pub fn without_blank_columns(mut self) -> Self {
        let stands = |cell: Option<&Cell>| match cell {
            Some(Cell::Lines(lines)) => lines.iter().any(|line| !line.text.is_empty()),
            Some(Cell::Bar(_)) => true,
            None => false,
        };
        let columns = 0..self.columns.len();
        let kept = columns.map(|at| self.rows.iter().any(|row| stands(row.get(at))));
        let kept: Vec<bool> = kept.collect();
        let keep = |at: usize| kept.get(at).copied().unwrap_or(false);
        let of = |at: &mut usize| {
            *at += 1;
            keep(*at - 1)
        };
        let mut at = 0;
        self.columns.retain(|_| of(&mut at));
        for row in &mut self.rows {
            let mut at = 0;
            row.retain(|_| of(&mut at));
        }
        self
    }

    /// Adds a row.
    pub fn row<const N: usize>(&mut self, cells: [Cell; N]) {
        self.rows.push(cells.into());
    }
}

impl Bar {
    /// How many of `cells` are filled: none only for nothing, all only for the whole.
    pub fn filled(&self, cells: usize) -> usize {
        let (part, whole) = (u128::from(self.part), u128::from(self.whole));
        match whole {
            0 => 0,
            _ if part >= whole => cells,
            _ if part == 0 => 0,
            _ => {
                let nearest = (2 * part * cells as u128 + whole) / (2 * whole);
                usize::try_from(nearest)
                    .unwrap_or(cells)
                    .clamp(1, cells.saturating_sub(1).max(1))
            }
        }
    }
}
