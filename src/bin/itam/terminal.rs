//! Pages drawn on a terminal: wrapped, aligned, in colour. Where colour is not wanted the stream strips it.

use anstyle::{AnsiColor, Style};
use it_adoption_model::page::{Bar, Block, Cell, Fact, Item, Page, Sides, Table, Tone, Words};

const INDENT: usize = 2;
const GUTTER: usize = 2;
/// The widest and narrowest bar, and the widest label of a fact.
const BAR: (usize, usize) = (8, 24);
const LABEL: usize = 22;
/// A column is not made narrower than its longest word, up to this.
const WORD: usize = 16;

/// The page for a terminal of this width, with escape codes for colour.
pub(crate) fn draw(page: &Page, width: usize) -> String {
    let mut out = String::new();
    for (at, block) in page.blocks.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        draw_block(block, width.max(24), &mut out);
    }
    out
}

fn draw_block(block: &Block, width: usize, out: &mut String) {
    let inside = width - INDENT;
    match block {
        Block::Heading(level, words) => heading(*level, words, width, out),
        Block::Paragraph(words) => {
            for line in wrap(&words.text, inside) {
                push(out, INDENT, &paint(&line, tone(words.tone)));
            }
        }
        Block::Facts(facts) => draw_facts(facts, INDENT, width, out),
        Block::List(items) => {
            let airy = items.iter().any(|item| !item.facts.is_empty());
            for (at, item) in items.iter().enumerate() {
                if airy && at > 0 {
                    out.push('\n');
                }
                draw_item(item, width, out);
            }
        }
        Block::Table(table) => draw_table(table, inside, out),
        Block::Title(words) => {
            for line in wrap(&words.text, width) {
                let style = tone(words.tone).bold();
                push(out, margin(&line, width), &paint(&line, style));
            }
        }
        Block::Sides(sides) => draw_sides(sides, width, out),
    }
}

/// How far a line is indented that stands in the middle.
fn margin(line: &str, width: usize) -> usize {
    width.saturating_sub(columns(line)) / 2
}

fn draw_sides(sides: &Sides, width: usize, out: &mut String) {
    let left = (width - GUTTER) * 9 / 20;
    let right = width - GUTTER - left;
    for (at, row) in sides.rows.iter().enumerate() {
        let bold = |(line, style): Line| match at {
            0 => (line, style.bold()),
            _ => (line, style),
        };
        let lefts: Vec<Line> = wrapped(&row.left, left).into_iter().map(bold).collect();
        let rights: Vec<Line> = wrapped(&row.right, right).into_iter().map(bold).collect();
        for at in 0..lefts.len().max(rights.len()) {
            let nothing = (String::new(), Style::new());
            let (left_line, left_style) = lefts.get(at).unwrap_or(&nothing);
            let (right_line, right_style) = rights.get(at).unwrap_or(&nothing);
            let indent = match sides.centred {
                true => margin(left_line, left),
                false => 0,
            };
            let gap = (left + GUTTER + margin(right_line, right))
                .saturating_sub(indent + columns(left_line));
            let gap = " ".repeat(gap);
            let (left_line, right_line) = (
                paint(left_line, *left_style),
                paint(right_line, *right_style),
            );
            push(
                out,
                indent,
                format!("{left_line}{gap}{right_line}").trim_end(),
            );
        }
    }
}

fn heading(level: u8, words: &Words, width: usize, out: &mut String) {
    let style = match level {
        1 | 2 => Style::new().bold().fg_color(Some(AnsiColor::Cyan.into())),
        _ => Style::new().bold(),
    };
    let lines = wrap(&words.text, width);
    let longest = lines.iter().map(|line| columns(line)).max().unwrap_or(0);
    for line in lines {
        push(out, 0, &paint(&line, style));
    }
    if level == 1 {
        push(out, 0, &paint(&"━".repeat(longest), style));
    }
}

fn draw_facts(facts: &[Fact], indent: usize, width: usize, out: &mut String) {
    let label = facts.iter().map(|f| columns(&f.label)).max().unwrap_or(0);
    let label = label.min(LABEL).min(width / 3);
    let room = width.saturating_sub(indent + label + GUTTER);
    for fact in facts {
        let labels = wrap(&fact.label, label);
        let lines = wrap(&fact.value.text, room);
        for at in 0..labels.len().max(lines.len()) {
            let left = labels.get(at).map_or("", String::as_str);
            let right = lines.get(at).map_or("", String::as_str);
            let gap = " ".repeat((label + GUTTER).saturating_sub(columns(left)));
            let left = paint(left, Style::new().dimmed());
            let right = paint(right, tone(fact.value.tone));
            push(out, indent, format!("{left}{gap}{right}").trim_end());
        }
    }
}

fn draw_item(item: &Item, width: usize, out: &mut String) {
    let style = match item.facts.is_empty() {
        true => tone(item.words.tone),
        false => tone(item.words.tone).bold(),
    };
    for (at, line) in wrap(&item.words.text, width - 2 * INDENT)
        .iter()
        .enumerate()
    {
        let mark = if at == 0 { "• " } else { "  " };
        push(out, INDENT, &format!("{mark}{}", paint(line, style)));
    }
    draw_facts(&item.facts, 2 * INDENT, width, out);
}

fn draw_table(table: &Table, width: usize, out: &mut String) {
    match layout(table, width) {
        Some(widths) => draw_rows(table, &widths, out),
        None => draw_records(table, width, out),
    }
}

/// How wide each column is to be, if they fit beside each other at all: narrow ones as wide as they
/// need, the others alike; bars take what is left.
fn layout(table: &Table, width: usize) -> Option<Vec<usize>> {
    let size = |at: usize, of: fn(&str) -> usize| {
        let title = table.columns.get(at).map_or(0, |c| of(&c.title));
        let cells = table.rows.iter().filter_map(|row| row.get(at));
        let cells = cells.map(|cell| match cell {
            Cell::Bar(_) => BAR.0,
            Cell::Lines(lines) => lines.iter().map(|w| of(&w.text)).max().unwrap_or(0),
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
    text.lines().map(columns).max().unwrap_or(0)
}

fn longest_word(text: &str) -> usize {
    let words = text.split([' ', '\n']).map(columns);
    words.max().unwrap_or(0).min(WORD)
}

fn draw_rows(table: &Table, widths: &[usize], out: &mut String) {
    let titles: Vec<Vec<Line>> = table
        .columns
        .iter()
        .zip(widths)
        .map(|(column, width)| {
            let lines = wrap(&column.title, *width).into_iter();
            lines.map(|text| (text, Style::new().dimmed())).collect()
        })
        .collect();
    draw_row(table, &titles, widths, out);
    let rule: Vec<String> = widths.iter().map(|w| "─".repeat(*w)).collect();
    push(
        out,
        INDENT,
        &paint(&rule.join(&" ".repeat(GUTTER)), Style::new().dimmed()),
    );
    let rows: Vec<Vec<Vec<Line>>> = table
        .rows
        .iter()
        .map(|row| {
            row.iter()
                .zip(widths)
                .map(|(cell, width)| lines(cell, *width))
                .collect()
        })
        .collect();
    let tall = rows.iter().flatten().any(|cell| cell.len() > 2);
    for (at, row) in rows.iter().enumerate() {
        if tall && at > 0 {
            out.push('\n');
        }
        draw_row(table, row, widths, out);
    }
}

/// A line of a cell, and how it looks.
type Line = (String, Style);

fn draw_row(table: &Table, cells: &[Vec<Line>], widths: &[usize], out: &mut String) {
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    for at in 0..height {
        let mut text = String::new();
        for ((cell, width), column) in cells.iter().zip(widths).zip(&table.columns) {
            let (line, style) = match cell.get(at) {
                Some((line, style)) => (line.as_str(), *style),
                None => ("", Style::new()),
            };
            let blank = " ".repeat(width.saturating_sub(columns(line)));
            let line = paint(line, style);
            text += &match column.numbers {
                true => format!("{blank}{line}"),
                false => format!("{line}{blank}"),
            };
            text += &" ".repeat(GUTTER);
        }
        push(out, INDENT, text.trim_end());
    }
}

/// A narrow terminal: each row becomes a list of its cells, named by their columns.
fn draw_records(table: &Table, width: usize, out: &mut String) {
    for (at, row) in table.rows.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let mut cells = row.iter().zip(&table.columns);
        if let Some((Cell::Lines(head), _)) = cells.next() {
            for line in head.iter().flat_map(|w| wrap(&w.text, width)) {
                push(out, INDENT, &paint(&line, Style::new().bold()));
            }
        }
        for (cell, column) in cells {
            let label = match column.title.as_str() {
                "" => String::new(),
                title => format!("{title}: "),
            };
            let room = width.saturating_sub(INDENT);
            for (at, (line, style)) in lines(cell, room.saturating_sub(columns(&label)).max(8))
                .into_iter()
                .enumerate()
            {
                let lead = if at == 0 {
                    label.clone()
                } else {
                    " ".repeat(columns(&label))
                };
                let lead = paint(&lead, Style::new().dimmed());
                push(out, 2 * INDENT, &format!("{lead}{}", paint(&line, style)));
            }
        }
    }
}

fn lines(cell: &Cell, width: usize) -> Vec<Line> {
    match cell {
        Cell::Bar(bar) => vec![draw_bar(bar, width.min(BAR.1))],
        Cell::Lines(all) => wrapped(all, width),
    }
}

fn wrapped(all: &[Words], width: usize) -> Vec<Line> {
    all.iter()
        .flat_map(|words| {
            let lines = wrap(&words.text, width).into_iter();
            lines.map(|line| (line, tone(words.tone)))
        })
        .collect()
}

fn draw_bar(bar: &Bar, width: usize) -> Line {
    let filled = bar.filled(width);
    let text = "█".repeat(filled) + &"░".repeat(width.saturating_sub(filled));
    (text, tone(bar.tone))
}

fn tone(tone: Tone) -> Style {
    let colour = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
    match tone {
        Tone::Good => colour(AnsiColor::Green),
        Tone::Warn => colour(AnsiColor::Yellow),
        Tone::Bad => colour(AnsiColor::Red),
        Tone::Plain => Style::new(),
        Tone::Quiet => Style::new().dimmed(),
    }
}

fn paint(text: &str, style: Style) -> String {
    if text.trim().is_empty() || style == Style::new() {
        return text.to_owned();
    }
    format!("{style}{text}{style:#}")
}

fn push(out: &mut String, indent: usize, line: &str) {
    out.push_str(&" ".repeat(indent));
    out.push_str(line);
    out.push('\n');
}

/// How many columns a text takes: combining marks, as in decomposed Vietnamese, take none.
fn columns(text: &str) -> usize {
    let combining =
        |c: &char| matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{feff}');
    text.chars().filter(|c| !combining(c)).count()
}

/// Lines of at most `width` columns. Breaks at spaces; a word that is too long is cut. Control characters become spaces.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let clean = paragraph.replace(char::is_control, " ");
        let mut line = String::new();
        for word in clean.split(' ').filter(|w| !w.is_empty()) {
            let joined = columns(&line) + usize::from(!line.is_empty()) + columns(word);
            if joined > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            for c in word.chars() {
                if columns(&line) >= width && columns(c.encode_utf8(&mut [0; 4])) > 0 {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(c);
            }
        }
        lines.push(line);
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}
