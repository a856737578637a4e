//! Pages drawn on a terminal: wrapped, aligned, in colour. Where colour is not wanted the stream strips it.
//!
//! Every part of a page becomes lines with their colours in them. How many columns a text takes is for textwrap to say:
//! combining marks take none, wide characters two, colours none.

use anstyle::{AnsiColor, Style};
use it_adoption_model::page::{
    Bar, Block, Cell, Fact, Item, Page, Run, Sides, Table, Tone, Words, steers,
};
use textwrap::core::display_width;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

const INDENT: usize = 2;
const GUTTER: usize = 2;
/// The widest and narrowest bar, and the widest label of a fact.
const BAR: (usize, usize) = (8, 24);
const LABEL: usize = 22;
/// A column is not made narrower than its longest word, up to this.
const WORD: usize = 16;

/// The page for a terminal of this width, with escape codes for colour.
pub(crate) fn draw(page: &Page, width: usize) -> String {
    let blocks = page.blocks.iter().map(|block| {
        let lines = drawn(block, width.max(24)).into_iter();
        lines.map(|line| line + "\n").collect::<String>()
    });
    let blocks = blocks.filter(|block| !block.is_empty());
    blocks.collect::<Vec<_>>().join("\n")
}

fn drawn(block: &Block, width: usize) -> Vec<String> {
    let inside = width - INDENT;
    match block {
        Block::Heading(level, words) => heading(*level, words, width),
        Block::Paragraph(words) => indented(written(words, inside)),
        Block::Facts(facts) => indented(beside(facts, width, INDENT)),
        Block::List(items) => {
            let airy = items.iter().any(|item| !item.facts.is_empty());
            let items = items.iter().map(|item| indented(listed(item, width)));
            one_below_the_other(items, airy)
        }
        Block::Table(table) => indented(match layout(table, inside) {
            Some(widths) => rows(table, &widths),
            None => records(table, inside),
        }),
        Block::Title(words) => {
            let lines = painted(&words.text(), width, tone(words.tone).bold());
            row(&[(lines, width, Align::Middle)])
        }
        Block::Centred(words) => row(&[(written(words, width), width, Align::Middle)]),
        Block::Sides(sides) => both_sides(sides, width),
        // Pictures say nothing that the words do not, and a terminal has no sheets.
        _ => Vec::new(),
    }
}

fn indented(lines: Vec<String>) -> Vec<String> {
    let indented = |line: String| match line.as_str() {
        "" => line,
        _ => " ".repeat(INDENT) + &line,
    };
    lines.into_iter().map(indented).collect()
}

/// The lines of each part, with a blank line in between if there is to be one.
fn one_below_the_other(parts: impl Iterator<Item = Vec<String>>, blank: bool) -> Vec<String> {
    let between = |(at, part): (usize, Vec<String>)| {
        let blank = (blank && at > 0).then(String::new);
        blank.into_iter().chain(part)
    };
    parts.enumerate().flat_map(between).collect()
}

fn heading(level: u8, words: &Words, width: usize) -> Vec<String> {
    let style = match level {
        1 | 2 => Style::new().bold().fg_color(Some(AnsiColor::Cyan.into())),
        _ => Style::new().bold(),
    };
    let mut lines = painted(&words.text(), width, style);
    if level == 1 {
        let longest = lines.iter().map(|line| display_width(line)).max();
        lines.push(paint(&"━".repeat(longest.unwrap_or(0)), style));
    }
    lines
}

/// Values beside their names, so far to the right.
fn beside(facts: &[Fact], width: usize, indent: usize) -> Vec<String> {
    let label = facts.iter().map(|f| display_width(&f.label)).max();
    let label = label.unwrap_or(0).min(LABEL).min(width / 3);
    let room = width.saturating_sub(indent + label + GUTTER);
    let fact = |fact: &Fact| {
        let labels = painted(&fact.label, label, Style::new().dimmed());
        let values = written(&fact.value, room);
        row(&[(labels, label, Align::Left), (values, room, Align::Left)])
    };
    facts.iter().flat_map(fact).collect()
}

fn listed(item: &Item, width: usize) -> Vec<String> {
    let style = match item.facts.is_empty() {
        true => tone(item.words.tone),
        false => tone(item.words.tone).bold(),
    };
    let words = painted(&item.words.text(), width - 2 * INDENT, style);
    let mut lines = hanging("• ", words);
    lines.extend(indented(beside(&item.facts, width, 2 * INDENT)));
    lines
}

/// Something before the first line, and as much room before the others.
fn hanging(lead: &str, lines: Vec<String>) -> Vec<String> {
    let blank = " ".repeat(display_width(lead));
    let leads = [lead].into_iter().chain(std::iter::repeat(blank.as_str()));
    leads
        .zip(lines)
        .map(|(lead, line)| format!("{lead}{line}"))
        .collect()
}

fn both_sides(sides: &Sides, width: usize) -> Vec<String> {
    let left = (width - GUTTER) * 9 / 20;
    let right = width - GUTTER - left;
    let place = match sides.centred {
        true => Align::Middle,
        false => Align::Left,
    };
    let rows = sides.rows.iter().flat_map(|side| {
        let plain = |style| style;
        row(&[
            (stacked(&side.left, left, plain), left, place),
            (stacked(&side.right, right, plain), right, Align::Middle),
        ])
    });
    rows.collect()
}

/// How wide each column is to be, if they fit beside each other at all: narrow ones as wide as they
/// need, the others alike; bars take what is left.
fn layout(table: &Table, width: usize) -> Option<Vec<usize>> {
    let size = |at: usize, of: fn(&str) -> usize| {
        let title = table.columns.get(at).map_or(0, |c| of(&c.title));
        let cells = table.rows.iter().filter_map(|row| row.get(at));
        let cells = cells.map(|cell| match cell {
            Cell::Lines(lines) => lines.iter().map(|w| of(&w.text())).max().unwrap_or(0),
            _ => BAR.0,
        });
        cells.max().unwrap_or(0).max(title)
    };
    let count = table.columns.len();
    let mut room = width.checked_sub(GUTTER * count.saturating_sub(1))?;
    let least: Vec<usize> = (0..count).map(|at| size(at, longest_word)).collect();
    let most: Vec<usize> = (0..count).map(|at| size(at, longest_line)).collect();
    room = room.checked_sub(least.iter().sum::<usize>())?;
    let mut widths = least;
    while room > 0 {
        let wanting = widths
            .iter_mut()
            .zip(&most)
            .filter(|(width, most)| **width < **most);
        match wanting.min_by_key(|(width, _)| **width) {
            Some((narrowest, _)) => *narrowest += 1,
            None => break,
        }
        room -= 1;
    }
    for (at, width) in widths.iter_mut().enumerate() {
        let bar = |row: &Vec<Cell>| matches!(row.get(at), Some(Cell::Bar(_)));
        if table.rows.iter().any(bar) {
            let more = room.min(BAR.1.saturating_sub(*width));
            *width += more;
            room -= more;
        }
    }
    Some(widths)
}

fn longest_line(text: &str) -> usize {
    text.lines().map(display_width).max().unwrap_or(0)
}

fn longest_word(text: &str) -> usize {
    let words = text.split([' ', '\n']).map(display_width);
    words.max().unwrap_or(0).min(WORD)
}

fn rows(table: &Table, widths: &[usize]) -> Vec<String> {
    let columns = || table.columns.iter().zip(widths);
    let placed = |cells: Vec<Vec<String>>| {
        let cells = cells.into_iter().zip(columns());
        let cells = cells.map(|(lines, (column, width))| match column.numbers {
            true => (lines, *width, Align::Right),
            false => (lines, *width, Align::Left),
        });
        row(&cells.collect::<Vec<_>>())
    };
    let quiet = Style::new().dimmed();
    let titles = columns().map(|(column, width)| painted(&column.title, *width, quiet));
    let mut lines = placed(titles.collect());
    let rules: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    lines.push(paint(&rules.join(&" ".repeat(GUTTER)), quiet));
    let cells = table.rows.iter().map(|row| {
        let cells = row.iter().zip(widths);
        cells.map(|(cell, width)| filled(cell, *width)).collect()
    });
    let cells: Vec<Vec<Vec<String>>> = cells.collect();
    let tall = cells.iter().flatten().any(|cell| cell.len() > 2);
    lines.extend(one_below_the_other(cells.into_iter().map(placed), tall));
    lines
}

/// A narrow terminal: each row becomes a list of its cells, named by their columns.
fn records(table: &Table, width: usize) -> Vec<String> {
    let record = |row: &Vec<Cell>| {
        let mut cells = row.iter().zip(&table.columns);
        let mut lines = match cells.next() {
            Some((Cell::Lines(head), _)) => stacked(head, width, |_| Style::new().bold()),
            _ => Vec::new(),
        };
        for (cell, column) in cells {
            let label = match column.title.as_str() {
                "" => String::new(),
                title => format!("{title}: "),
            };
            let room = width.saturating_sub(INDENT + display_width(&label)).max(8);
            let label = paint(&label, Style::new().dimmed());
            lines.extend(indented(hanging(&label, filled(cell, room))));
        }
        lines
    };
    one_below_the_other(table.rows.iter().map(record), true)
}

fn filled(cell: &Cell, width: usize) -> Vec<String> {
    match cell {
        Cell::Bar(bar) => vec![full(bar, width.min(BAR.1))],
        Cell::Lines(all) => stacked(all, width, |style| style),
        _ => Vec::new(),
    }
}

fn full(bar: &Bar, width: usize) -> String {
    let filled = bar.filled(width);
    let text = "█".repeat(filled) + &"░".repeat(width.saturating_sub(filled));
    paint(&text, tone(bar.shade.tone()))
}

fn stacked(all: &[Words], width: usize, style: impl Fn(Style) -> Style) -> Vec<String> {
    let lines = all.iter();
    let lines = lines.flat_map(|words| painted(&words.text(), width, style(look(words))));
    lines.collect()
}

/// Words in their own look.
fn written(words: &Words, width: usize) -> Vec<String> {
    painted(&words.text(), width, look(words))
}

/// The colour of a tone; bold or dimmed, in place of italics, where all of the words are.
fn look(words: &Words) -> Style {
    let style = tone(words.tone);
    let all = |is: fn(&Run) -> bool| !words.runs.is_empty() && words.runs.iter().all(is);
    let style = if all(|run| run.bold) {
        style.bold()
    } else {
        style
    };
    if all(|run| run.italic) {
        style.dimmed()
    } else {
        style
    }
}

/// Where a line stands in its column.
#[derive(Clone, Copy)]
enum Align {
    Left,
    Middle,
    Right,
}

/// Stacks of lines beside one another, each in its column.
fn row(cells: &[(Vec<String>, usize, Align)]) -> Vec<String> {
    let height = cells.iter().map(|(lines, ..)| lines.len()).max();
    let line = |at: usize| {
        let parts = cells.iter().map(|(lines, width, place)| {
            let line = lines.get(at).map_or("", String::as_str);
            let room = width.saturating_sub(display_width(line));
            let before = match place {
                Align::Left => 0,
                Align::Middle => room / 2,
                Align::Right => room,
            };
            format!("{:before$}{line}{:after$}", "", "", after = room - before)
        });
        let line = parts.collect::<Vec<_>>().join(&" ".repeat(GUTTER));
        line.trim_end().to_owned()
    };
    (0..height.unwrap_or(0)).map(line).collect()
}

fn tone(tone: Tone) -> Style {
    let colour = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
    match tone {
        Tone::Good => colour(AnsiColor::Green),
        Tone::Warn => colour(AnsiColor::Yellow),
        Tone::Bad => colour(AnsiColor::Red),
        Tone::Quiet => Style::new().dimmed(),
        _ => Style::new(),
    }
}

fn paint(text: &str, style: Style) -> String {
    match text.trim().is_empty() || style == Style::new() {
        true => text.to_owned(),
        false => format!("{style}{text}{style:#}"),
    }
}

/// Lines of at most `width` columns. Breaks at spaces; a word that is too long is cut. Control characters become spaces.
fn painted(text: &str, width: usize, style: Style) -> Vec<String> {
    let options = Options::new(width.max(1))
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    let space = |c: char| c == ' ' || c.is_control();
    let clean = |line: &str| {
        let line = line.replace(steers, "");
        let words: Vec<&str> = line.split(space).filter(|w| !w.is_empty()).collect();
        words.join(" ")
    };
    let clean = text.lines().map(clean).collect::<Vec<_>>().join("\n");
    let lines = textwrap::wrap(&clean, options);
    lines.iter().map(|line| paint(line, style)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_take_two_columns_and_combining_marks_none() {
        let facts = [("Mức", "a"), ("Mu\u{31b}\u{301}c", "b"), ("水準", "c")];
        let mut table = Table::new([">Mức", ">水準"]);
        table.row(["Mu\u{31b}\u{301}c".into(), "1".into()]);
        let drawn = draw(&Page::default().facts(facts).table(table), 40);
        let plain = anstream::adapter::strip_str(&drawn).to_string();
        let expected = "  Mức   a\n  Mu\u{31b}\u{301}c   b\n  水準  c\n\n  Mức  水準\n  ───  ────\n  Mu\u{31b}\u{301}c     1\n";
        assert_eq!(plain, expected);
    }
}
