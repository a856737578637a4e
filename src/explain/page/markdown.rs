//! Pages as Markdown.

use super::{Bar, Block, Cell, Fact, Page, Run, Sides, Table, Tone, Words, steers};

/// How many characters long a bar is.
const BAR: usize = 20;

impl Page {
    /// The page as Markdown (CommonMark with tables), with a line feed at its end.
    ///
    /// Characters that mean something in Markdown are escaped, so a text never becomes markup.
    ///
    /// ```
    /// use it_adoption_model::page::Page;
    /// let page = Page::default().heading(1, "Kết quả").paragraph("Đạt");
    /// assert_eq!(page.markdown(), "# Kết quả\n\nĐạt\n");
    /// ```
    pub fn markdown(&self) -> String {
        let blocks = self.blocks.iter().map(block);
        let blocks: Vec<String> = blocks.filter(|text| !text.is_empty()).collect();
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
        Block::Centred(text) => format!("{}\n", words(text, "<br>\n")),
        Block::Chart(_) | Block::NewSheet => String::new(),
        Block::Sides(content) => sides(content),
    }
}

fn fact(fact: &Fact, indent: &str) -> String {
    let label = escaped(&fact.label, " ", true);
    format!("{indent}- {label}: {}\n", words(&fact.value, "<br>"))
}

fn table(table: &Table) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let titles = table.columns.iter().map(|c| escaped(&c.title, " ", true));
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
    let blank = |c: char| c.is_whitespace() || c.is_control() || steers(c);
    let mut text = String::new();
    let mut parts = words.runs.chunk_by(looks_like).peekable();
    while let Some(together @ [first, ..]) = parts.next() {
        let plain: String = together.iter().map(Run::text).collect();
        let plain = match (text.is_empty(), parts.peek().is_none()) {
            (true, true) => plain.trim_matches(blank),
            (true, false) => plain.trim_start_matches(blank),
            (false, true) => plain.trim_end_matches(blank),
            (false, false) => &plain,
        };
        text += &run(plain, first, words.tone, line_feed, text.is_empty());
    }
    match &words.anchor {
        Some(name) => format!("<a id=\"{}\"></a>{text}", attribute_escaped(name)),
        None => text,
    }
}

fn looks_like(run: &Run, other: &Run) -> bool {
    (run.bold, run.italic, &run.link) == (other.bold, other.italic, &other.link)
}

/// Characters that look alike, with the spaces at their ends outside of what marks them.
fn run(plain: &str, run: &Run, tone: Tone, line_feed: &str, begins: bool) -> String {
    let inner = plain.trim_matches(' ');
    let (before, after) = match plain.find(inner) {
        Some(at) if !inner.is_empty() => (at, plain.len() - at - inner.len()),
        _ => return escaped(plain, line_feed, begins),
    };
    let text = escaped(inner, line_feed, begins);
    let bold = run.bold || matches!(tone, Tone::Good | Tone::Warn | Tone::Bad);
    let marks = match (bold, run.italic || tone == Tone::Quiet) {
        (true, true) => "***",
        (true, false) => "**",
        (false, true) => "*",
        (false, false) => "",
    };
    let marked = format!("{marks}{text}{marks}");
    let linked = match run.address() {
        Some(address) => format!("[{marked}](<{}>)", address_escaped(address)),
        None => marked,
    };
    format!("{:before$}{linked}{:after$}", "", "")
}

/// Text with everything that Markdown or HTML could take for markup disarmed.
///
/// Whether it stands where a line begins is the caller's to say.
fn escaped(text: &str, line_feed: &str, begins: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for (row, line) in text.split('\n').enumerate() {
        let line = line.trim_end_matches('\r');
        if row > 0 {
            out.push_str(line_feed);
        }
        let begins = begins || row > 0;
        let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        for (at, c) in line.char_indices() {
            let next = line.get(at + 1..).and_then(|rest| rest.chars().next());
            let markup = match c {
                '#' | '+' | '-' | '=' => begins && at == 0,
                '.' | ')' => {
                    begins && digits > 0 && at == digits && next.is_none_or(char::is_whitespace)
                }
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
                c if steers(c) => {}
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
