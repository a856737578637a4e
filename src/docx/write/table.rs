//! Tables: as wide as the text, with heads that are repeated on every page.

use super::{Look, Writer};
use crate::explain::page::{Cell, Table, Words};

/// The space beside the text of a cell.
const BESIDE: u32 = 85;

impl Writer {
    pub(super) fn table(&mut self, table: &Table) {
        let widths = self.widths(table);
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
        for (column, width) in table.columns.iter().zip(&widths) {
            let look = Look {
                align: Some("center"),
                size,
                ..Look::kept("Cell")
            };
            self.cell(&[Words::new(column.title.as_str()).bold()], *width, look);
        }
        self.out += "</w:tr>";
        for row in &table.rows {
            self.out += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
            for ((at, column), width) in table.columns.iter().enumerate().zip(&widths) {
                let look = Look {
                    align: column.numbers.then_some("right"),
                    size,
                    ..Look::of("Cell")
                };
                match row.get(at) {
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

    /// Columns so wide that the longest cells of all take equally many lines, or as their table says, each at least as wide as
    /// its words, its short phrases and a third of its head. A place to write in stays on one line where the words beside it
    /// take few. Where there is too little room for all of this, words of cells are broken before words of heads.
    fn widths(&self, table: &Table) -> Vec<u32> {
        let size = if table.is_wide() { 22 } else { 24 };
        let columns = table.columns.iter().enumerate().map(|(at, column)| {
            let cells = table.rows.iter().filter_map(|row| match row.get(at) {
                Some(Cell::Lines(lines)) => Some(lines),
                _ => None,
            });
            let texts: Vec<String> = cells.flatten().map(Words::text).collect();
            Measured::new(&column.title, &texts, size, self.room)
        });
        let columns: Vec<Measured> = columns.collect();
        let all = columns.iter().zip(&table.columns);
        let said = table.columns.iter().all(|column| column.width > 0);
        let wanted = all.map(|(measured, column)| match (said, measured.line) {
            (false, _) => measured.whole,
            // In a column of nothing but places there is nothing to read.
            (true, 0) => u32::from(column.width),
            (true, _) => 2 * u32::from(column.width),
        });
        let wanted: Vec<u32> = wanted.collect();
        let widths = |least: fn(&Measured) -> u32| {
            let least: Vec<u32> = columns.iter().map(least).collect();
            let fits = least.iter().sum::<u32>() <= self.room;
            fits.then(|| filled(self.room, &least, &wanted))
        };
        let few = |widths: &Vec<u32>| {
            let mut each = columns.iter().zip(widths);
            each.all(|(column, width)| column.line <= FEW * width)
        };
        widths(|c| c.phrase.max(c.place))
            .filter(few)
            .or_else(|| widths(|c| c.phrase.max(c.place / 2)))
            .or_else(|| widths(|c| c.word))
            .unwrap_or_else(|| {
                let heads: Vec<u32> = columns.iter().map(|c| c.head).collect();
                let words: Vec<u32> = columns.iter().map(|c| c.word).collect();
                match heads.iter().sum::<u32>() <= self.room {
                    true => filled(self.room, &heads, &words),
                    false => filled(self.room, &vec![0; heads.len()], &heads),
                }
            })
    }
}

/// How many lines of words are few.
const FEW: u32 = 4;

/// How many letters a short phrase of a cell has, and one of a head: it is not broken between its words.
const PHRASE: (usize, usize) = (14, 8);

/// How wide what stands in a column is.
struct Measured {
    /// The longest word of the head.
    head: u32,
    /// The longest word of all.
    word: u32,
    /// The longest word or short phrase, and a third of the head.
    phrase: u32,
    /// The longest place to write in; 0 where there is none.
    place: u32,
    /// The longest line of words; 0 where there is nothing but places.
    line: u32,
    /// All on one line, the head on two.
    whole: u32,
}

impl Measured {
    fn new(title: &str, texts: &[String], size: u32, room: u32) -> Self {
        let padded = |width: u32| width + 2 * BESIDE + 40;
        let longest = |text: &str| {
            let words = text.split_whitespace().filter(|word| !is_open(word));
            let words = words.map(|word| wide(word, size));
            words.max().unwrap_or(0).min(room / 5)
        };
        let short = |text: &str, most: usize| match text.chars().count() <= most {
            true => longest(&text.replace(char::is_whitespace, "x")),
            false => 0,
        };
        let head = longest(title);
        let word = texts.iter().map(|text| longest(text)).fold(head, u32::max);
        let titled = short(title, PHRASE.1).max(wide(title, size) / 3);
        let phrases = texts.iter().map(|text| short(text, PHRASE.0));
        let places = texts.iter().flat_map(|text| text.split_whitespace());
        let places = places.filter(|word| is_open(word));
        let place = places.map(|place| padded(wide(place, size))).max();
        let lines = texts
            .iter()
            .filter(|text| !text.split_whitespace().all(is_open));
        let line = lines.map(|text| wide(text, size)).max().unwrap_or(0);
        let place = place.unwrap_or(0).min(room / 4);
        let whole = padded(line.max(wide(title, size) / 2)).max(place).min(room);
        Self {
            head: padded(head),
            word: padded(word),
            phrase: padded(phrases.fold(word, u32::max).max(titled.min(room / 5))),
            place,
            line,
            whole,
        }
    }
}

/// Columns that share a room as they want, but for those that would have less than they need.
fn filled(room: u32, least: &[u32], wanted: &[u32]) -> Vec<u32> {
    let mut held = vec![false; least.len()];
    loop {
        let each = || least.iter().zip(wanted).zip(&held);
        let taken: u32 = each()
            .map(|((least, _), held)| if *held { *least } else { 0 })
            .sum();
        let all: u64 = each()
            .map(|((_, wanted), held)| if *held { 0 } else { u64::from(*wanted) })
            .sum();
        let left = u64::from(room.saturating_sub(taken));
        let share =
            |wanted: u32| u32::try_from(left * u64::from(wanted) / all.max(1)).unwrap_or(room);
        let widths: Vec<u32> = each()
            .map(|((least, wanted), held)| if *held { *least } else { share(*wanted) })
            .collect();
        let short: Vec<bool> = widths
            .iter()
            .zip(least)
            .map(|(width, least)| width <= least)
            .collect();
        if short == held || short.iter().all(|short| *short) {
            return widths.iter().zip(least).map(|(w, l)| *w.max(l)).collect();
        }
        held = short;
    }
}

fn is_open(word: &str) -> bool {
    word.chars().all(|c| c == '…')
}

/// How wide a text is in bold letters of Times of so many half points: capitals four fifths of their height, others somewhat
/// more than half, digits half. Letters beyond Latin 1 may come from a wider font where Times lacks them, as in LibreOffice on Linux.
fn wide(text: &str, size: u32) -> u32 {
    let letter = |c: char| match c {
        '…' => 100,
        'm' | 'w' | '%' => 90,
        c if c.is_uppercase() => 75,
        '.' | ',' => 30,
        'i' | 'l' | 't' | '-' => 35,
        '0'..='9' => 52,
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
                let widths = writer.widths(&table);
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
    fn shared<const N: usize>(columns: [(&str, &str, u16); N]) -> [u32; N] {
        let writer = Writer {
            room: super::super::room(false),
            ..Writer::default()
        };
        let mut table =
            Table::new(columns.map(|(title, ..)| title)).widths(columns.map(|(.., width)| width));
        table
            .rows
            .push(columns.map(|(_, text, _)| text.into()).into());
        writer.widths(&table).try_into().unwrap_or([0; N])
    }

    /// The text is 9 356 wide; ten letters are 1 344, with 250 beside them, and a word asks for no more than 1 871.
    #[test]
    fn the_longest_cells_of_all_columns_take_equally_many_lines() {
        let words = |count: usize| vec!["a".repeat(10); count].join(" ");
        let widths = shared([("a", &words(12), 0), ("a", &words(6), 0)]);
        let [long, short] = widths;
        assert!(
            long.abs_diff(short) < long / 8,
            "both are cut off: {widths:?}"
        );
        let widths = shared([("a", &words(6), 0), ("a", &words(2), 0), ("a", "1", 0)]);
        let [long, short, number] = widths;
        let lines = |of: usize, width: u32| wide(&words(of), 24).div_ceil(width - 2 * BESIDE);
        assert_eq!(lines(6, long), lines(2, short), "{widths:?}");
        assert!(number < 600, "{widths:?}");
        // As the table says, where it says so.
        assert_eq!(shared([("a", "a", 1), ("a", "a", 3)]), [2339, 7017]);
    }

    /// No room for the words of all cells, then none for those of the heads, which are smaller where there are many.
    #[test]
    fn words_of_cells_are_broken_before_words_of_heads() {
        let (ten, thirty) = ("a".repeat(10), "a".repeat(30));
        let (long, short) = (("a", thirty.as_str(), 0), ("a", "a", 0));
        let widths = shared([long, long, long, long, long, short]);
        assert!(
            widths.iter().take(5).all(|width| *width > 1700),
            "{widths:?}"
        );
        let (long, short) = ((ten.as_str(), "a", 0), ("aaaaa", "a", 0));
        let widths = shared([long, long, long, long, long, long, long, long, long, short]);
        assert_eq!(widths, [977, 977, 977, 977, 977, 977, 977, 977, 977, 559]);
    }

    /// `Mức 1` and `dự kiến` are not broken between their words, nor are short heads; a head takes three lines at most.
    #[test]
    fn short_phrases_are_not_broken() {
        let long = ["Máy tính dạy Tin học"; 20].join(" ");
        for (head, cell) in [("a", "Mức 1"), ("Trả lời", "7/7"), ("a", "15/9/2026 – 27")] {
            let widths = shared([("a", &long, 0), (head, cell, 0), ("Nội dung", &long, 0)]);
            let one_line = wide(head, 24).max(wide(cell, 24)) + 2 * BESIDE;
            assert!(
                widths.get(1).is_some_and(|width| *width >= one_line),
                "{cell}: {widths:?}"
            );
        }
        let head = "Dùng cho giải pháp";
        let widths = shared([("a", &long, 0), (head, "1.1", 0)]);
        let third = wide(head, 24) / 3 + 2 * BESIDE;
        assert!(widths.last().is_some_and(|width| *width >= third));
    }

    /// Eight dots are 1 920 wide, with 210 beside them.
    #[test]
    fn an_open_place_stays_on_one_line_where_others_take_few() {
        let (dots, ten) = ("…".repeat(8), "a".repeat(10));
        let sixty = [ten.as_str(); 6].join(" ");
        let open = shared([("a", &sixty, 30), ("a", &dots, 1)]);
        assert!(open.last().is_some_and(|open| *open >= 2130), "{open:?}");
        let open = shared([("a", &sixty, 0), ("a", &dots, 0)]);
        assert!(open.last().is_some_and(|open| *open >= 2130), "{open:?}");
        // Here they take many.
        let hundreds = [ten.as_str(); 40].join(" ");
        let open = shared([("a", &hundreds, 0), ("a", &dots, 0)]);
        assert!(open.last().is_some_and(|open| *open < 2130), "{open:?}");
    }

    #[test]
    fn letters_are_as_wide_as_they_are_printed() {
        let widths = [
            "…", "m", "%", "A", "Ộ", "ộ", "i", ".", "a", "ÿ", "–", "8", "am",
        ];
        let widths = widths.map(|text| wide(text, 10));
        assert_eq!(
            widths,
            [100, 90, 90, 75, 75, 75, 35, 30, 56, 56, 56, 52, 146]
        );
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
        let widths = writer.widths(&table);
        let [words, open] = [0, 1].map(|first| widths.iter().skip(first).step_by(2));
        assert!(open.max() <= words.min(), "{widths:?}");
    }
}
