//! Tables: as wide as the text, with heads that are repeated on every page.

use super::{Look, Writer};
use crate::explain::page::{Cell, Table, Words};

/// The space beside the text of a cell.
const BESIDE: u32 = 85;

impl Writer {
    pub(super) fn table(&mut self, table: &Table) {
        // Bars stand beside their figures; without them nothing is lost.
        let kept: Vec<usize> = (0..table.columns.len())
            .filter(|at| {
                let bar = |row: &Vec<Cell>| matches!(row.get(*at), Some(Cell::Bar(_)));
                !table.rows.iter().any(bar)
            })
            .collect();
        let widths = self.widths(table, &kept);
        let size = if table.is_wide() { 22 } else { 24 };
        let all: u32 = widths.iter().sum();
        self.out += &format!(
            "<w:tbl><w:tblPr><w:tblW w:w=\"{all}\" w:type=\"dxa\"/><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblBorders>"
        );
        for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
            self.out += &format!(
                "<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"
            );
        }
        self.out += &format!(
            "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"{BESIDE}\" w:type=\"dxa\"/><w:right w:w=\"{BESIDE}\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>"
        );
        for width in &widths {
            self.out += &format!("<w:gridCol w:w=\"{width}\"/>");
        }
        self.out += "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
        for (at, width) in kept.iter().zip(&widths) {
            let title = table.columns.get(*at).map_or("", |c| c.title.as_str());
            let look = Look {
                align: Some("center"),
                size,
                ..Look::of("Cell")
            };
            self.cell(&[Words::new(title).bold()], *width, look);
        }
        self.out += "</w:tr>";
        for row in &table.rows {
            self.out += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
            for (at, width) in kept.iter().zip(&widths) {
                let numbers = table.columns.get(*at).is_some_and(|c| c.numbers);
                let look = Look {
                    align: numbers.then_some("right"),
                    size,
                    ..Look::of("Cell")
                };
                match row.get(*at) {
                    Some(Cell::Lines(lines)) => self.cell(lines, *width, look),
                    _ => self.cell(&[], *width, look),
                }
            }
            self.out += "</w:tr>";
        }
        self.out += "</w:tbl>";
    }

    fn cell(&mut self, lines: &[Words], width: u32, look: Look) {
        self.out += &format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>");
        for words in lines {
            self.paragraph(words, look);
        }
        if lines.is_empty() {
            self.paragraph(&Words::default(), look);
        }
        self.out += "</w:tc>";
    }

    /// Each column as wide as its longest word; what is left over goes to them as they say, or else by what stands in them.
    fn widths(&self, table: &Table, kept: &[usize]) -> Vec<u32> {
        let size = if table.is_wide() { 22 } else { 24 };
        let measured = kept.iter().map(|at| {
            let column = table.columns.get(*at);
            let title = column.map_or("", |c| c.title.as_str());
            let cells = table.rows.iter().filter_map(|row| match row.get(*at) {
                Some(Cell::Lines(lines)) => Some(lines),
                _ => None,
            });
            let texts: Vec<String> = cells.flatten().map(Words::text).collect();
            let word = |text: &str| text.split_whitespace().map(|w| wide(w, size)).max();
            let words = texts.iter().map(String::as_str).chain([title]);
            let least = words.filter_map(word).max().unwrap_or(0);
            let least = least.min(self.room / 5);
            let line = texts.iter().map(|text| wide(text, size)).max().unwrap_or(0);
            let weight = match column.map_or(0, |column| column.width) {
                0 => line.min(self.room / 2).saturating_sub(least).max(1),
                width => u32::from(width),
            };
            (least + 2 * BESIDE + 40, weight)
        });
        let measured: Vec<(u32, u32)> = measured.collect();
        let least: u32 = measured.iter().map(|(least, _)| least).sum();
        let all: u32 = measured.iter().map(|(_, weight)| weight).sum();
        let over = self.room.saturating_sub(least);
        let widths = measured.iter().map(|(width, weight)| match over {
            0 => self.room * width / least.max(1),
            over => {
                let more = u64::from(over) * u64::from(*weight) / u64::from(all.max(1));
                width + u32::try_from(more).unwrap_or(0)
            }
        });
        widths.collect()
    }
}

/// How wide a text is in bold letters of Times of so many half points: capitals four fifths of their height, others somewhat
/// more than half.
fn wide(text: &str, size: u32) -> u32 {
    let letter = |c: char| match c {
        'm' | 'w' | '…' | '%' => 90,
        c if c.is_uppercase() => 75,
        '.' | ',' | 'i' | 'l' | 't' | '-' => 35,
        _ => 52,
    };
    text.chars().take(500).map(letter).sum::<u32>() * size / 10
}
