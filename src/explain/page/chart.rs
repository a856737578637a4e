//! Pictures of figures that stand on the page as words, too.

use super::{Bar, Tone};

/// Bars below one another, each named, with its figure in words beside it.
///
/// A picture says nothing that the words of its page do not, so a form that has no pictures leaves it out.
///
/// ```
/// use it_adoption_model::page::{Bar, Chart, Shade, Tone};
/// let mut chart = Chart::new("Mức độ của các trường")
///     .key("chưa đáp ứng", Shade::Rank(0, 2))
///     .key("đáp ứng", Shade::Rank(1, 2))
///     .mark(50, 100, "một nửa");
/// let [lower, higher] = [(3, 0), (7, 1)].map(|(part, rank)| Bar::new(part, 10).shade(Shade::Rank(rank, 2)));
/// chart.row("THCS", vec![lower, higher], "7/10");
/// chart.bar("Tiểu học", Bar::new(9, 10).tone(Tone::Good), "9/10");
/// assert_eq!(Bar::new(1, 1000).filled(10), 1, "something is something");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
#[non_exhaustive]
pub struct Chart {
    /// What is shown.
    pub title: String,
    /// What each part of a bar stands for, where bars have several; empty otherwise.
    pub legend: Vec<Key>,
    /// Places along all bars that mean something, such as where a level begins.
    pub marks: Vec<Mark>,
    /// The bars, from the top.
    pub rows: Vec<ChartRow>,
}

/// What a colour in a picture stands for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Key {
    /// Its name.
    pub title: String,
    /// Its colour.
    pub shade: Shade,
}

/// A place along a bar.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Mark {
    /// Where it is.
    pub part: u64,
    /// Out of how much.
    pub whole: u64,
    /// What it means.
    pub title: String,
}

/// A bar with its name and its figure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ChartRow {
    /// What it is of.
    pub label: String,
    /// Its parts from the left, each of the same whole.
    pub parts: Vec<Bar>,
    /// The figure.
    pub figure: String,
}

/// The colour of a part, by what it means or by its place in an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Shade {
    /// By what it means.
    Tone(Tone),
    /// By its rank: 0 for the lowest of so many.
    Rank(u8, u8),
}

impl Shade {
    /// The colour of the `rank`th of so many, from 0; none has more than 256.
    pub(crate) fn rank(rank: usize, of: usize) -> Self {
        let short = |count: usize| u8::try_from(count).unwrap_or(u8::MAX);
        Self::Rank(short(rank), short(of))
    }

    /// What it means for the reader, for a form that has no colour for each rank.
    ///
    /// ```
    /// use it_adoption_model::page::{Shade, Tone};
    /// let ranks = [0, 1, 2, 3].map(|rank| Shade::Rank(rank, 4).tone());
    /// assert_eq!(ranks, [Tone::Bad, Tone::Warn, Tone::Warn, Tone::Good]);
    /// ```
    pub fn tone(self) -> Tone {
        match self {
            Self::Tone(tone) => tone,
            Self::Rank(0, _) => Tone::Bad,
            Self::Rank(rank, of) if rank.saturating_add(1) >= of => Tone::Good,
            Self::Rank(..) => Tone::Warn,
        }
    }
}

impl Default for Shade {
    fn default() -> Self {
        Self::Tone(Tone::Plain)
    }
}

impl Chart {
    /// A picture without bars.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }

    /// The same picture with a colour explained.
    pub fn key(mut self, title: impl Into<String>, shade: Shade) -> Self {
        let title = title.into();
        self.legend.push(Key { title, shade });
        self
    }

    /// The same picture with a place along its bars marked.
    pub fn mark(mut self, part: u64, whole: u64, title: impl Into<String>) -> Self {
        let title = title.into();
        self.marks.push(Mark { part, whole, title });
        self
    }

    /// Adds a bar of one part.
    pub fn bar(&mut self, label: impl Into<String>, bar: Bar, figure: impl Into<String>) {
        self.row(label, vec![bar], figure);
    }

    /// Adds a bar.
    pub fn row(&mut self, label: impl Into<String>, parts: Vec<Bar>, figure: impl Into<String>) {
        self.rows.push(ChartRow {
            label: label.into(),
            parts,
            figure: figure.into(),
        });
    }
}

impl Bar {
    /// A part of a whole.
    pub fn new(part: u64, whole: u64) -> Self {
        Self {
            part,
            whole,
            shade: Shade::default(),
        }
    }

    /// The same bar in a tone.
    pub fn tone(self, tone: Tone) -> Self {
        self.shade(Shade::Tone(tone))
    }

    /// The same bar in a colour.
    pub fn shade(self, shade: Shade) -> Self {
        Self { shade, ..self }
    }

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
