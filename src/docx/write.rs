//! A page as a Word file in the form of NĐ 30/2020/NĐ-CP: A4, margins, Times New Roman, page numbers from the second page on.

mod inline;
mod parts;
mod table;
#[cfg(test)]
mod tests;

use crate::explain::page::{Block, Content, Fact, Item, Length, Page, Sides, Words};
use crate::model::Locale;
use std::io;

/// A length of paper: 20ths of a point in a millimetre, as near as whole numbers come.
const fn mm(millimetres: u32) -> u32 {
    millimetres * 567 / 10
}

/// Margins: top and bottom, left, right.
const MARGINS: (u32, u32, u32) = (mm(20), mm(30), mm(15));

/// A page as a Word file (DOCX).
///
/// A4 with margins of 20, 15, 20 and 30 mm, text of 14 points, the number of the page in the middle of the top from the second page on; a
/// table of more than eight columns stands on a sheet turned sideways; heads of tables are repeated. What is open is a
/// place to write in. The same page gives the same bytes. Pictures are left out.
///
/// # Errors
/// An [`io::Error`] if the file would be larger than an archive can be.
///
/// ```
/// use it_adoption_model::{docx, page::Page};
/// let file = docx::write(&Page::default().heading(1, "Kết quả")).unwrap();
/// assert!(file.starts_with(b"PK"));
/// ```
pub fn write(page: &Page) -> io::Result<Vec<u8>> {
    let language = match page.language.unwrap_or_default() {
        Locale::Vi => "vi-VN",
        Locale::En => "en-GB",
    };
    let title = inline::escaped(&page.name().unwrap_or_default()).replace('\n', " ");
    let Writer { out, links, .. } = written(page);
    parts::archive(&out, &links, &title, language, page.origin.as_ref())
}

/// The text of a page as the body of a Word file holds it.
pub(super) fn body(page: &Page) -> String {
    written(page).out
}

fn written(page: &Page) -> Writer {
    let mut writer = Writer::default();
    let page = &without_bars(page);
    let sheets = page.sheets();
    let last = sheets.len().saturating_sub(1);
    for (at, (wide, blocks)) in sheets.into_iter().enumerate() {
        writer.room = room(wide);
        writer.blocks(blocks);
        let section = section(wide, at == 0);
        match at == last {
            true => writer.out += &section,
            // The paragraph that ends a section is as low as Word lets it be.
            false => {
                writer.out += &format!(
                    "<w:p><w:pPr><w:pStyle w:val=\"Plain\"/><w:spacing w:line=\"20\" w:lineRule=\"exact\"/>{section}</w:pPr></w:p>"
                );
            }
        }
    }
    if page.blocks.is_empty() {
        writer.out += "<w:p/>";
        writer.out += &section(false, true);
    }
    writer
}

/// A page whose tables have no bars; what is left of them may fit on a sheet held upright.
fn without_bars(page: &Page) -> Page {
    let mut page = page.clone();
    for block in &mut page.blocks {
        if let Block::Table(table) = block {
            *table = std::mem::take(table).without_bars();
        }
    }
    page
}

/// How wide the text is.
fn room(wide: bool) -> u32 {
    let (_, left, right) = MARGINS;
    mm(if wide { 297 } else { 210 }) - left - right
}

fn section(wide: bool, first: bool) -> String {
    let (ends, left, right) = MARGINS;
    let size = match wide {
        true => "w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"",
        false => "w:w=\"11906\" w:h=\"16838\"",
    };
    let unnumbered = if first { "<w:titlePg/>" } else { "" };
    format!(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rHeader\"/><w:type w:val=\"nextPage\"/><w:pgSz {size}/>\
        <w:pgMar w:top=\"{ends}\" w:right=\"{right}\" w:bottom=\"{ends}\" w:left=\"{left}\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>\
        {unnumbered}</w:sectPr>"
    )
}

#[derive(Default)]
struct Writer {
    out: String,
    /// Relationships of links.
    links: String,
    /// How wide the text is.
    room: u32,
    /// How many controls, bookmarks and links there are.
    count: usize,
    /// The places shown so far; each has one control.
    shown: std::collections::HashSet<String>,
}

/// What a paragraph looks like beside its style.
#[derive(Clone, Copy, Default)]
struct Look {
    style: &'static str,
    /// Alignment, where it is not that of the style.
    align: Option<&'static str>,
    /// Size of letters in half points; 0 for that of the style.
    size: u32,
    /// Whether it stands on the page of what follows.
    keep: bool,
    /// Space above it.
    before: Option<u32>,
}

impl Look {
    fn of(style: &'static str) -> Self {
        Self {
            style,
            ..Self::default()
        }
    }

    /// The look of what stands on the page of what follows.
    fn kept(style: &'static str) -> Self {
        let keep = true;
        Self {
            keep,
            ..Self::of(style)
        }
    }
}

impl Writer {
    fn blocks(&mut self, blocks: &[Block]) {
        let mut blocks = blocks.iter().peekable();
        let mut under_heading = false;
        while let Some(block) = blocks.next() {
            match (block, blocks.peek()) {
                // Nobody signs a sheet with nothing else on it.
                (Block::Paragraph(words), Some(Block::Sides(_))) => {
                    self.paragraph(words, Look::kept("Body"));
                }
                // Nor does a heading stand at the end of one with no more than a word on what follows.
                (Block::Paragraph(words), Some(Block::List(_) | Block::Table(_)))
                    if under_heading =>
                {
                    self.paragraph(words, Look::kept("Body"));
                }
                _ => self.block(block),
            }
            under_heading = matches!(block, Block::Heading(..));
            // Word joins tables that touch, and a section may not end in one.
            let table = |b: &Block| matches!(b, Block::Table(_) | Block::Sides(_));
            if table(block) && blocks.peek().is_none_or(|next| table(next)) {
                self.out += "<w:p><w:pPr><w:pStyle w:val=\"Plain\"/><w:spacing w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>";
            }
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(1, words) => self.paragraph(words, Look::of("Heading1")),
            Block::Heading(2, words) => self.paragraph(words, Look::of("Heading2")),
            Block::Heading(_, words) => self.paragraph(words, Look::of("Heading3")),
            Block::Title(words) => self.paragraph(words, Look::of("Title")),
            Block::Paragraph(words) => self.lines(words),
            Block::Centred(words) => self.line(words, Look::of("Middle"), self.room, None),
            Block::Facts(facts) => self.facts(facts, ""),
            Block::List(items) => items.iter().for_each(|item| self.item(item)),
            Block::Table(table) => self.table(table),
            Block::Sides(sides) => self.sides(sides),
            Block::NewSheet => self.out += "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>",
            _ => {}
        }
    }

    fn facts(&mut self, facts: &[Fact], before: &str) {
        for Fact { label, value } in facts {
            let words = Words::new(format!("{before}{label}: ")).then(value.clone());
            let words = words.tone(value.tone);
            self.paragraph(&words, Look::of("Body"));
        }
    }

    fn item(&mut self, item: &Item) {
        let tone = item.words.tone;
        let words = Words::new("- ").tone(tone).then(item.words.clone());
        let look = match item.facts.is_empty() {
            true => Look::of("Body"),
            false => Look::kept("Body"),
        };
        self.paragraph(&words, look);
        self.facts(&item.facts, "+ ");
    }

    /// A paragraph for each line, unless a place of the document goes over several.
    fn lines(&mut self, words: &Words) {
        match words.runs.iter().any(|run| run.pointer.is_some()) {
            true => self.paragraph(words, Look::of("Body")),
            false => {
                for line in words.lines() {
                    self.paragraph(&line, Look::of("Body"));
                }
            }
        }
    }

    fn paragraph(&mut self, words: &Words, look: Look) {
        let Look {
            style,
            align,
            size,
            keep,
            before,
        } = look;
        let keep = if keep { "<w:keepNext/>" } else { "" };
        let before = before.map(|b| format!("<w:spacing w:before=\"{b}\"/>"));
        let align = align.map(|align| format!("<w:jc w:val=\"{align}\"/>"));
        // All lines of several begin where the first does.
        let several = style == "Body" && words.runs.iter().any(|run| run.text().contains('\n'));
        let indent = match several {
            true => "<w:ind w:left=\"720\" w:firstLine=\"0\"/>",
            false => "",
        };
        self.out += &format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{keep}{}{indent}{}</w:pPr>",
            before.unwrap_or_default(),
            align.unwrap_or_default()
        );
        self.words(words, size);
        self.out += "</w:p>";
    }

    /// A paragraph, or a rule in a column of this width; one as long as the line above it needs that line.
    fn line(&mut self, words: &Words, look: Look, room: u32, above: Option<(&Words, u32)>) {
        let rule = match words.runs.as_slice() {
            [run] => match run.content {
                Content::Rule(length) => Some(length),
                _ => None,
            },
            _ => None,
        };
        let Some(length) = rule else {
            return self.paragraph(words, look);
        };
        let long = match (length, above) {
            // Bold letters of Times are about 0.45 of their size wide: 2.24 mm each at 14 points.
            (Length::Long, Some((above, size))) => {
                let letters = u32::try_from(above.text().chars().count()).unwrap_or(u32::MAX);
                letters.saturating_mul(size * 20 * 453 / 1000)
            }
            (Length::Long, None) => room / 2,
            (Length::Short, _) => room * 2 / 5,
            (Length::Tiny, _) => room / 6,
        };
        let long = if above.is_none() {
            long.min(mm(50))
        } else {
            long
        };
        let aside = room.saturating_sub(long.min(room)) / 2;
        self.out += &format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Plain\"/><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"000000\"/></w:pBdr>\
            <w:spacing w:before=\"100\" w:line=\"80\" w:lineRule=\"exact\"/><w:ind w:left=\"{aside}\" w:right=\"{aside}\"/></w:pPr></w:p>"
        );
    }

    /// Two columns: the head of a document, 64 and 101 mm wide, or its foot, in halves.
    fn sides(&mut self, sides: &Sides) {
        let left = match sides.centred {
            true => mm(64),
            false => self.room / 2,
        };
        let columns = [left, self.room - left];
        let [first, second] = columns;
        self.out += &format!(
            "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
            <w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\
            <w:tblGrid><w:gridCol w:w=\"{first}\"/><w:gridCol w:w=\"{second}\"/></w:tblGrid>",
            self.room
        );
        for (at, side) in sides.rows.iter().enumerate() {
            self.out += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
            let head = sides.centred;
            let stacks = [(&side.left, left, true), (&side.right, columns[1], false)];
            for (lines, width, is_left) in stacks {
                self.out +=
                    &format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>");
                let middle = head || !is_left;
                for (which, words) in lines.iter().enumerate() {
                    let look = Look {
                        style: "Plain",
                        align: middle.then_some("center"),
                        size: size(head, is_left, at, which),
                        keep: !head && at + 1 < sides.rows.len(),
                        before: before(head, is_left, at, which),
                    };
                    let above = which.checked_sub(1).and_then(|above| lines.get(above));
                    let above = above.map(|above| (above, size(head, is_left, at, which - 1) / 2));
                    self.line(words, look, width, above);
                }
                if lines.is_empty() {
                    self.out += "<w:p/>";
                }
                self.out += "</w:tc>";
            }
            self.out += "</w:tr>";
        }
        self.out += "</w:tbl>";
    }
}

/// How large letters are in head and foot, in half points.
fn size(head: bool, left: bool, row: usize, line: usize) -> u32 {
    match (head, left, row, line) {
        (true, true, ..) | (true, false, 0, 0) => 26,
        (false, true, 0, _) => 24,
        (false, true, ..) => 22,
        _ => 28,
    }
}

/// The space above a line of head and foot: a signature needs some.
fn before(head: bool, left: bool, row: usize, line: usize) -> Option<u32> {
    match (head, left, row, line) {
        (true, _, 1, 0) => Some(120),
        (false, _, 0, 0) => Some(240),
        (false, false, 1, 1) => Some(mm(22)),
        _ => None,
    }
}
