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

    /// Each column as wide as its longest word; what is left over goes to them as they say, or else by what stands in them. Where
    /// there is too little room, words of cells are broken before words of heads. An open place stays on one line where the other
    /// columns have room to spare.
    fn widths(&self, table: &Table, kept: &[usize]) -> Vec<u32> {
        let size = if table.is_wide() { 22 } else { 24 };
        let word = |text: &str| {
            // A place that is open needs no more room than there is.
            let words = text.split_whitespace().filter(|word| !is_open(word));
            let words = words.map(|word| wide(word, size));
            words.max().unwrap_or(0).min(self.room / 5) + 2 * BESIDE + 40
        };
        let measured = kept.iter().map(|at| {
            let column = table.columns.get(*at);
            let title = column.map_or("", |c| c.title.as_str());
            let head = word(title);
            let cells = table.rows.iter().filter_map(|row| match row.get(*at) {
                Some(Cell::Lines(lines)) => Some(lines),
                _ => None,
            });
            let texts: Vec<String> = cells.flatten().map(Words::text).collect();
            let least = texts.iter().map(|text| word(text)).fold(head, u32::max);
            // A head may take two lines before it takes room from what stands below the others.
            let head_line = wide(title, size) / 2 + 2 * BESIDE + 40;
            let line = texts
                .iter()
                .map(|text| wide(text, size))
                .fold(head_line, u32::max);
            let weight = match column.map_or(0, |column| column.width) {
                0 => line.min(self.room / 2).saturating_sub(least).max(1),
                width => u32::from(width),
            };
            let places = texts.iter().flat_map(|text| text.split_whitespace());
            let places = places.filter(|word| is_open(word));
            let place = places.map(|place| wide(place, size) + 2 * BESIDE + 40);
            let place = place.max().unwrap_or(0).min(self.room / 4);
            (place.max(least), (head, least, weight))
        });
        let (needs, measured): (Vec<u32>, Vec<(u32, u32, u32)>) = measured.unzip();
        let heads: u32 = measured.iter().map(|(head, ..)| head).sum();
        let least: u32 = measured.iter().map(|(_, least, _)| least).sum();
        let share = |(head, word, weight)| match (self.room > least, self.room > heads) {
            (true, _) => (word, weight),
            (false, true) => (head, word - head),
            (false, false) => (0, head),
        };
        let shares: Vec<(u32, u32)> = measured.into_iter().map(share).collect();
        let over = self
            .room
            .saturating_sub(shares.iter().map(|(width, _)| width).sum());
        let all: u32 = shares.iter().map(|(_, weight)| weight).sum();
        let widths = shares.into_iter().map(|(width, weight)| {
            let more = u64::from(over) * u64::from(weight) / u64::from(all.max(1));
            width + u32::try_from(more).unwrap_or(0)
        });
        spared(widths.collect(), &needs)
    }
}

/// Columns with what they need, where the others have that much to spare.
fn spared(widths: Vec<u32>, needs: &[u32]) -> Vec<u32> {
    let each = || widths.iter().zip(needs);
    let lacks: u32 = each()
        .map(|(width, need)| need.saturating_sub(*width))
        .sum();
    let spare: u32 = each()
        .map(|(width, need)| width.saturating_sub(*need))
        .sum();
    if lacks > spare {
        return widths;
    }
    let given = |spare_here: u32| {
        let given = u64::from(spare_here) * u64::from(lacks);
        u32::try_from(given.div_ceil(u64::from(spare.max(1)))).unwrap_or(spare_here)
    };
    let taken = each().map(|(width, need)| match width.checked_sub(*need) {
        Some(spare_here) => width - given(spare_here),
        None => *need,
    });
    taken.collect()
}

fn is_open(word: &str) -> bool {
    word.chars().all(|c| c == '…')
}

/// How wide a text is in bold letters of Times of so many half points: capitals four fifths of their height, others somewhat
/// more than half. Letters beyond Latin 1 may come from a wider font where Times lacks them, as in LibreOffice on Linux.
fn wide(text: &str, size: u32) -> u32 {
    let letter = |c: char| match c {
        '…' => 100,
        'm' | 'w' | '%' => 90,
        c if c.is_uppercase() => 75,
        '.' | ',' | 'i' | 'l' | 't' | '-' => 35,
        c if c > '\u{ff}' && c.is_alphabetic() => 75,
        _ => 56,
    };
    text.chars().take(500).map(letter).sum::<u32>() * size / 10
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A column is as wide as the longest word above it, whatever stands in it or beside it.
    #[test]
    fn words_of_heads_are_not_broken() {
        let room = super::super::room(false);
        let writer = Writer {
            room,
            ..Writer::default()
        };
        let titles = [
            "TT",
            "Thiết bị",
            "2026-2027",
            "2027-2028",
            "Số lượng",
            "Nhận xét, minh chứng",
            "Số trường",
            "Chỉ thiếu yêu cầu này",
        ];
        let all: Vec<usize> = (0..titles.len()).collect();
        for body in ["1", "150.000.000.000", &"khôngcódấucách".repeat(9)] {
            for long in 0..=titles.len() {
                let mut table = Table::new(titles);
                let text = |at: usize| if at < long { body } else { "–" };
                table
                    .rows
                    .push(all.iter().map(|at| text(*at).into()).collect());
                let widths = writer.widths(&table, &all);
                assert!(widths.iter().sum::<u32>() <= room);
                for (title, width) in titles.iter().zip(widths) {
                    let word = title.split(' ').map(|word| wide(word, 24)).max();
                    assert!(
                        word.is_some_and(|word| word + 2 * BESIDE <= width),
                        "{title}"
                    );
                }
            }
        }
    }

    /// How wide the columns of a table of one row become; of each its title, what stands in it, and the share it asks for, if any.
    fn shared<const N: usize>(columns: [(&str, &str, u16); N]) -> Vec<u32> {
        let writer = Writer {
            room: super::super::room(false),
            ..Writer::default()
        };
        let mut table =
            Table::new(columns.map(|(title, ..)| title)).widths(columns.map(|(.., width)| width));
        table
            .rows
            .push(columns.map(|(_, text, _)| text.into()).into());
        let all: Vec<usize> = (0..N).collect();
        writer.widths(&table, &all)
    }

    /// The text is 9 356 wide; ten letters are 1 344, with 210 beside them, and a word asks for no more than 1 871.
    #[test]
    fn columns_share_what_is_left_over() {
        let (ten, thirty) = ("a".repeat(10), "a".repeat(30));
        let twice = format!("{ten} {ten}");
        assert_eq!(shared([(&ten, "a", 0), ("a", &twice, 0)]), [1558, 7797]);
        assert_eq!(shared([(&ten, "a", 1), ("a", &twice, 3)]), [3116, 6240]);
        // No room for the words of all cells, then none for those of the heads, which are smaller where there are many.
        let (long, short) = (("a", thirty.as_str(), 0), ("a", "a", 0));
        let widths = shared([long, long, long, long, long, short]);
        assert_eq!(widths, [1802, 1802, 1802, 1802, 1802, 344]);
        let (long, short) = ((ten.as_str(), "a", 0), ("aaaaa", "a", 0));
        let widths = shared([long, long, long, long, long, long, long, long, long, short]);
        assert_eq!(widths, [977, 977, 977, 977, 977, 977, 977, 977, 977, 559]);
    }

    /// Eight dots are 1 920 wide, with 210 beside them.
    #[test]
    fn an_open_place_stays_on_one_line_where_others_have_room() {
        let (dots, ten) = ("…".repeat(8), "a".repeat(10));
        let sixty = [ten.as_str(); 6].join(" ");
        assert_eq!(shared([("a", &sixty, 30), ("a", &dots, 1)]), [7225, 2130]);
        // Here they have none.
        let (long, open) = ((ten.as_str(), ten.as_str(), 30), ("a", dots.as_str(), 1));
        let widths = shared([long, long, long, long, long, open]);
        assert!(widths.last().is_some_and(|open| *open < 2130), "{widths:?}");
    }

    /// Four words of ten letters are 5 779 wide, half of which is 2 889.
    #[test]
    fn a_head_takes_two_lines_where_there_is_room() {
        let ten = "a".repeat(10);
        let (twice, four) = ([ten.as_str(); 2].join(" "), [ten.as_str(); 4].join(" "));
        assert_eq!(shared([("a", &twice, 0), (&four, "a", 0)]), [4370, 4985]);
    }

    #[test]
    fn letters_are_as_wide_as_they_are_printed() {
        let widths = ["…", "m", "%", "A", "Ộ", "ộ", "i", ".", "a", "ÿ", "–", "am"];
        let widths = widths.map(|text| wide(text, 10));
        assert_eq!(widths, [100, 90, 90, 75, 75, 75, 35, 35, 56, 56, 56, 146]);
    }

    /// Dots for somebody to write on take no room from words.
    #[test]
    fn open_places_leave_room_for_words() {
        let writer = Writer {
            room: super::super::room(false),
            ..Writer::default()
        };
        let mut table = Table::new(["Nội dung"; 8]).widths([1; 8]);
        let dots = "…".repeat(24);
        let text = |at: usize| match at % 2 {
            0 => "Đối chiếu với quy định",
            _ => dots.as_str(),
        };
        table.rows.push((0..8).map(|at| text(at).into()).collect());
        let widths = writer.widths(&table, &[0, 1, 2, 3, 4, 5, 6, 7]);
        let [words, open] = [0, 1].map(|first| widths.iter().skip(first).step_by(2));
        assert!(open.max() <= words.min(), "{widths:?}");
    }
}
