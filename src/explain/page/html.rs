//! Pages as HTML: one file that needs nothing else, for a screen of any width, for paper, in light and dark.

mod chart;
mod inline;

use super::{Block, Cell, Content, Fact, Item, Page, Run, Side, Sides, Table, Words, escaped};
use crate::model::Locale;
use inline::{attribute, inline, spoken};

const STYLE: &str = include_str!("html/style.css");

impl Page {
    /// The page as an HTML file of its own: valid, readable with a keyboard and a screen reader, printable on A4 with the
    /// margins of NĐ 30/2020. It has no script and loads nothing.
    ///
    /// No text becomes markup, and no link leads to a script.
    ///
    /// ```
    /// use it_adoption_model::{Locale, page::Page};
    /// let page = Page::default().language(Locale::Vi).heading(1, "Kết quả <1>");
    /// assert!(page.html().contains("<h1>Kết quả &lt;1&gt;</h1>"));
    /// ```
    pub fn html(&self) -> String {
        let language = self.language.unwrap_or_default();
        let name = self.name().unwrap_or_else(|| unnamed(language).to_owned());
        let issued = self.blocks.iter().any(|b| matches!(b, Block::Sides(_)));
        let form = if issued { "issued" } else { "read" };
        let mut writer = Writer {
            language,
            levels: Vec::new(),
            out: String::new(),
        };
        if self.name().is_none() {
            let title = escaped(unnamed(language));
            writer.out += &format!("<h1 class=\"hidden\">{title}</h1>\n");
            writer.levels.push(1);
        }
        for (wide, blocks) in self.sheets() {
            if wide {
                writer.out += "<div class=\"wide\">\n";
            }
            blocks.iter().for_each(|block| writer.block(block));
            if wide {
                writer.out += "</div>\n";
            }
        }
        let (language, title, body) = (language.pick("vi", "en"), escaped(&name), writer.out);
        format!(
            "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
            <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
            <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
            <style>\n{STYLE}</style>\n</head>\n<body>\n<main class=\"{form}\">\n{body}</main>\n</body>\n</html>\n"
        )
    }
}

/// What a page without a heading is called: HTML asks for a title, and a reader by ear for a heading.
fn unnamed(language: Locale) -> &'static str {
    language.pick("Trang", "Page")
}

struct Writer {
    language: Locale,
    /// The levels of the headings that what follows stands under.
    levels: Vec<u8>,
    out: String,
}

impl Writer {
    fn block(&mut self, block: &Block) {
        let html = match block {
            Block::Heading(level, words) => self.heading(*level, words, ""),
            Block::Title(words) => self.heading(1, words, " class=\"title\""),
            Block::Paragraph(words) => paragraph(words, self.language),
            Block::Centred(words) => match rule(words) {
                Some(rule) => rule,
                None => format!("<p class=\"centred\">{}</p>", inline(words, self.language)),
            },
            Block::Facts(facts) => self.facts(facts),
            Block::List(items) => self.list(items),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => chart::chart(chart),
            Block::Sides(sides) => self.sides(sides),
            Block::NewSheet => "<hr class=\"sheet\">".to_owned(),
        };
        self.out += &html;
        self.out.push('\n');
    }

    /// No level is left out on the way down, whatever levels the page names.
    fn heading(&mut self, level: u8, words: &Words, class: &str) -> String {
        while self.levels.last().is_some_and(|last| *last >= level) {
            self.levels.pop();
        }
        self.levels.push(level);
        let depth = self.levels.len().min(6);
        let text = inline(words, self.language);
        format!("<h{depth}{class}>{text}</h{depth}>")
    }

    fn facts(&self, facts: &[Fact]) -> String {
        let facts = facts.iter().map(|fact| {
            let (label, value) = (escaped(&fact.label), inline(&fact.value, self.language));
            format!("<div><dt>{label}</dt><dd>{value}</dd></div>\n")
        });
        format!("<dl>\n{}</dl>", facts.collect::<String>())
    }

    fn list(&self, items: &[Item]) -> String {
        let items = items.iter().map(|item| {
            let words = inline(&item.words, self.language);
            match item.facts.is_empty() {
                true => format!("<li>{words}</li>\n"),
                false => format!("<li>{words}\n{}</li>\n", self.facts(&item.facts)),
            }
        });
        format!("<ul>\n{}</ul>", items.collect::<String>())
    }

    /// On a narrow screen every row becomes a card whose cells name their columns.
    fn table(&self, table: &Table) -> String {
        let class = |numbers| if numbers { " class=\"number\"" } else { "" };
        let titles = table.columns.iter().map(|column| {
            let class = class(column.numbers);
            match column.title.as_str() {
                "" => "<td></td>".to_owned(),
                title => format!("<th scope=\"col\"{class}>{}</th>", escaped(title)),
            }
        });
        let titles: String = titles.collect();
        let sum: u32 = table.columns.iter().map(|c| u32::from(c.width)).sum();
        let widths = table.columns.iter().map(|column| match sum {
            0 => String::new(),
            sum => format!(
                "<col style=\"width:{}%\">",
                u32::from(column.width) * 100 / sum
            ),
        });
        let widths: String = widths.collect();
        let widths = match widths.as_str() {
            "" => widths,
            widths => format!("<colgroup>{widths}</colgroup>\n"),
        };
        let rows = table.rows.iter().map(|row| {
            let cells = row.iter().zip(&table.columns).enumerate();
            let cells = cells.map(|(at, (cell, column))| {
                let class = class(column.numbers);
                let label = match (at, column.title.as_str()) {
                    (0, _) | (_, "") => String::new(),
                    (_, title) => format!(" data-label=\"{}\"", attribute(title)),
                };
                let inner = self.cell(cell);
                match at {
                    0 if !inner.is_empty() => format!("<th scope=\"row\"{class}>{inner}</th>"),
                    _ => format!("<td{class}{label}>{inner}</td>"),
                }
            });
            format!("<tr>{}</tr>\n", cells.collect::<String>())
        });
        let rows: String = rows.collect();
        let wide = match table.is_wide() {
            true => " class=\"many\"",
            false => "",
        };
        format!(
            "<table{wide}>\n{widths}<thead><tr>{titles}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>"
        )
    }

    fn cell(&self, cell: &Cell) -> String {
        match cell {
            Cell::Bar(bar) => chart::bar(std::slice::from_ref(bar), &[]),
            Cell::Lines(lines) => {
                let lines = lines.iter().map(|line| inline(line, self.language));
                lines.collect::<Vec<_>>().join("<br>")
            }
        }
    }

    fn sides(&self, sides: &Sides) -> String {
        let stack = |lines: &[Words]| {
            let lines = lines.iter().map(|line| match rule(line) {
                Some(rule) => rule,
                None => paragraph(line, self.language),
            });
            lines.collect::<String>()
        };
        let rows = sides.rows.iter().map(|Side { left, right }| {
            format!(
                "<div class=\"side\">{}</div>\n<div class=\"side middle\">{}</div>\n",
                stack(left),
                stack(right)
            )
        });
        let class = if sides.centred { " centred" } else { "" };
        let rows: String = rows.collect();
        format!("<div class=\"sides{class}\">\n{rows}</div>")
    }
}

fn paragraph(words: &Words, language: Locale) -> String {
    format!("<p>{}</p>", inline(words, language))
}

/// A rule, if there is nothing else on the line.
fn rule(words: &Words) -> Option<String> {
    match words.runs.as_slice() {
        [
            Run {
                content: Content::Rule(length),
                ..
            },
        ] => Some(format!("<hr class=\"{}\">", spoken(*length))),
        _ => None,
    }
}
