//! Running text as WordprocessingML: runs, links, and content controls that name the place they show.

use super::Writer;
use crate::docx::bookmark;
use crate::explain::page::{self, Content, Run, Tone, Words};

impl Writer {
    /// Words within a paragraph; runs beside one another that show one place are one control.
    pub(super) fn words(&mut self, words: &Words, size: u32) {
        for together in words.runs.chunk_by(|a, b| a.pointer == b.pointer) {
            let pointer = together.first().and_then(|run| run.pointer.as_ref());
            let pointer = pointer.map(|pointer| pointer.as_str().to_owned());
            match pointer.filter(|pointer| self.shown.insert(pointer.clone())) {
                Some(pointer) => self.control(&pointer, together, words.tone, size),
                None => self.runs(together, words.tone, size),
            }
        }
    }

    fn control(&mut self, pointer: &str, runs: &[Run], tone: Tone, size: u32) {
        self.count += 1;
        let (number, name) = (self.count, bookmark(pointer));
        let open = runs
            .iter()
            .any(|run| matches!(run.content, Content::Place(_)));
        let open = if open { "<w:showingPlcHdr/>" } else { "" };
        let (id, tag) = (100_000 + number, escaped(pointer));
        self.out += &format!(
            "<w:bookmarkStart w:id=\"{number}\" w:name=\"{name}\"/><w:sdt><w:sdtPr><w:tag w:val=\"{tag}\"/><w:id w:val=\"{id}\"/>{open}\
            <w:richText/></w:sdtPr><w:sdtContent>"
        );
        self.runs(runs, tone, size);
        self.out += &format!("</w:sdtContent></w:sdt><w:bookmarkEnd w:id=\"{number}\"/>");
    }

    fn runs(&mut self, runs: &[Run], tone: Tone, size: u32) {
        for run in runs {
            let outside = run.address().filter(|address| address.contains(':'));
            match outside.map(str::to_owned) {
                Some(address) => {
                    self.count += 1;
                    let (number, address) = (self.count, escaped(&address));
                    self.links += &format!(
                        "<Relationship Id=\"rLink{number}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"{address}\" TargetMode=\"External\"/>"
                    );
                    self.out += &format!("<w:hyperlink r:id=\"rLink{number}\">");
                    self.run(run, tone, size);
                    self.out += "</w:hyperlink>";
                }
                None => self.run(run, tone, size),
            }
        }
    }

    /// A tone is bold or italic: paper that is signed is black.
    fn run(&mut self, run: &Run, tone: Tone, size: u32) {
        let bold = run.bold || matches!(tone, Tone::Good | Tone::Warn | Tone::Bad);
        let bold = if bold { "<w:b/>" } else { "" };
        let italic = run.italic || tone == Tone::Quiet;
        let italic = if italic { "<w:i/>" } else { "" };
        let size = match size {
            0 => String::new(),
            size => format!("<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>"),
        };
        self.out += &format!("<w:r><w:rPr>{bold}{italic}{size}</w:rPr>");
        for (at, line) in run.text().split('\n').enumerate() {
            if at > 0 {
                self.out += "<w:br/>";
            }
            let line = escaped(line);
            self.out += &format!("<w:t xml:space=\"preserve\">{line}</w:t>");
        }
        self.out += "</w:r>";
    }
}

/// Text as XML holds it, between tags or in quotes.
pub(super) fn escaped(text: &str) -> String {
    page::escaped(text).replace('"', "&quot;")
}
