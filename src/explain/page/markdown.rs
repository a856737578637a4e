//! Pages as Markdown.

use super::{Bar, Block, Cell, Fact, Page, Sides, Table, Tone, Words};

/// How many characters long a bar is.
const BAR: usize = 20;

impl Page {
    /// The page as Markdown (CommonMark with tables), with a line feed at its end.
    ///
    /// Characters that mean something in Markdown are escaped, so a text never becomes markup.
    pub fn markdown(&self) -> String {
        let blocks: Vec<String> = self.blocks.iter().map(block).collect();
        blocks.join("\n")
    }
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(level, text) => {
            let marks = "#".repeat(usize::from(*level).clamp(1, 6));
            format!("{marks} {}\n", words(text, " "))
        }
        Block::Paragraph(text) => format!("{}\n", words(text, "<br>\n")),
        Block::Facts(facts) => facts.iter().map(|f| fact(f, "")).collect(),
        Block::List(items) => items
            .iter()
            .map(|item| {
                let facts: String = item.facts.iter().map(|f| fact(f, "  ")).collect();
                format!("- {}\n{facts}", words(&item.words, "<br>"))
            })
            .collect(),
        Block::Table(content) => table(content),
        Block::Title(text) => format!("# {}\n", words(text, "<br>")),
        Block::Sides(content) => sides(content),
    }
}

fn fact(fact: &Fact, indent: &str) -> String {
    let label = escaped(&fact.label, " ");
    format!("{indent}- {label}: {}\n", words(&fact.value, "<br>"))
}

fn table(table: &Table) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let titles = table.columns.iter().map(|c| escaped(&c.title, " "));
    let rule = table
        .columns
        .iter()
        .map(|c| if c.numbers { "---:" } else { "---" }.to_owned());
    let mut text = line(titles.collect()) + &line(rule.collect());
    for row in &table.rows {
        text += &line(row.iter().map(cell).collect());
    }
    text
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Lines(content) => lines(content),
        Cell::Bar(content) => bar(content),
    }
}

fn lines(lines: &[Words]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| words(line, "<br>")).collect();
    lines.join("<br>")
}

/// A table whose first row is its head, which every Markdown table must have.
fn sides(sides: &Sides) -> String {
    let left = if sides.centred { ":---:" } else { "---" };
    let rule = format!("| {left} | :---: |\n");
    let rows = sides.rows.iter().enumerate().map(|(at, row)| {
        let line = format!("| {} | {} |\n", lines(&row.left), lines(&row.right));
        match at {
            0 => line + &rule,
            _ => line,
        }
    });
    rows.collect()
}

fn bar(bar: &Bar) -> String {
    let filled = bar.filled(BAR);
    "█".repeat(filled) + &"░".repeat(BAR - filled)
}

fn words(words: &Words, line_feed: &str) -> String {
    let blank = |c: char| c.is_whitespace() || c.is_control();
    let text = escaped(words.text.trim_matches(blank), line_feed);
    let toned = match words.tone {
        Tone::Good | Tone::Warn | Tone::Bad if !text.is_empty() => format!("**{text}**"),
        Tone::Quiet if !text.is_empty() => format!("*{text}*"),
        _ => text,
    };
    let linked = match &words.link {
        Some(address) => format!("[{toned}](<{}>)", address_escaped(address)),
        None => toned,
    };
    match &words.anchor {
        Some(name) => format!("<a id=\"{}\"></a>{linked}", attribute_escaped(name)),
        None => linked,
    }
}

/// Text with everything that Markdown or HTML could take for markup disarmed.
fn escaped(text: &str, line_feed: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            out.push_str(line_feed);
        }
        let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        for (at, c) in line.char_indices() {
            let next = line.get(at + 1..).and_then(|rest| rest.chars().next());
            let markup = match c {
                '#' | '+' | '-' | '=' => at == 0,
                '.' | ')' => digits > 0 && at == digits && next.is_none_or(char::is_whitespace),
                '&' => next.is_some_and(|c| c == '#' || c.is_ascii_alphabetic()),
                _ => false,
            };
            match c {
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' => {
                    out.push('\\');
                    out.push(c);
                }
                _ if markup => {
                    out.push('\\');
                    out.push(c);
                }
                c if c.is_control() => out.push(' '),
                c => out.push(c),
            }
        }
    }
    out
}

fn address_escaped(address: &str) -> String {
    address
        .replace('<', "%3C")
        .replace('>', "%3E")
        .replace('\\', "%5C")
        .replace('|', "%7C")
        .replace(|c: char| c.is_control() || c.is_whitespace(), "%20")
}

fn attribute_escaped(name: &str) -> String {
    name.replace(
        |c: char| !c.is_ascii_alphanumeric() && !"._-".contains(c),
        "-",
    )
}
