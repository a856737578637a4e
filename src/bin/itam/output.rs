//! What is printed, and where: pages on the terminal or as Markdown, documents as JSON.

use crate::file::{self, Begun};
use crate::terminal;
use crate::trouble::{Stop, Trouble};
use crate::usage::{Format, OutArg};
use it_adoption_model::page::Page;
use it_adoption_model::{Both, Locale, docx};
use std::io::{self, ErrorKind, IsTerminal as _, Write};
use std::process::ExitCode;

/// The exit code for documents in which errors were found.
pub(crate) const ERRORS: u8 = 1;
/// The exit code for what could not be read, and for a command line that makes no sense.
pub(crate) const MISUSE: u8 = 2;

pub(crate) struct Output {
    pub(crate) lang: Locale,
    pub(crate) format: Format,
    /// The file that results go to, if not to standard output, and whether it may be written over.
    file: Option<(String, bool)>,
    /// Whether the result is a document to go on with, which nothing else may be taken for.
    pub(crate) makes: bool,
    /// Whether what is printed for machines stands on a line each.
    pub(crate) lines: bool,
    /// Whether nobody asked for JSON but by the name of the file that it was to go to: why there is none is told once, to people.
    pub(crate) hushed: bool,
    width: usize,
}

impl Output {
    pub(crate) fn new(lang: Locale, format: Format, out: Option<&OutArg>) -> Self {
        Self {
            lang,
            format,
            file: out.and_then(|out| Some((out.to.clone()?, out.force))),
            makes: false,
            lines: false,
            hushed: false,
            width: width(),
        }
    }

    /// Prints a result in the format asked for: the document for machines, the page for people.
    pub(crate) fn print(
        &self,
        document: &impl serde::Serialize,
        page: impl FnOnce() -> Page,
    ) -> Result<(), Stop> {
        match self.format {
            Format::Json => self.json(document),
            _ => self.page(&page()),
        }
    }

    /// Prints a page in the form asked for.
    pub(crate) fn page(&self, page: &Page) -> Result<(), Stop> {
        match self.format {
            Format::Markdown => self.write(&page.markdown()),
            Format::Html => self.write(&page.html()),
            Format::Docx if self.file.is_none() && io::stdout().is_terminal() => Err(Both::new(
                "tệp Word không hiện được trên màn hình: hãy thêm -o TỆP",
                "a Word file cannot be shown on a terminal: add -o FILE",
            )
            .into()),
            Format::Docx => {
                let file = docx::write(page).map_err(Stop::Write)?;
                self.bytes(&file)
            }
            _ => self.write(&terminal::draw(page, self.width)),
        }
    }

    /// Prints a document for machines.
    pub(crate) fn json(&self, document: &impl serde::Serialize) -> Result<(), Stop> {
        self.write(&match self.lines {
            true => line(document)?,
            false => pretty(document)?,
        })
    }

    /// Where results go that are written piece by piece.
    pub(crate) fn sink(&self) -> Result<Sink, Stop> {
        Ok(match &self.file {
            Some((name, force)) => Sink::File(Begun::new(name, *force)?),
            None => Sink::Out(io::stdout()),
        })
    }

    /// Writes to the file, or else to standard output as it is.
    pub(crate) fn bytes(&self, bytes: &[u8]) -> Result<(), Stop> {
        match &self.file {
            Some((name, force)) => file::write(name, bytes, *force),
            None => unless_left(io::stdout().lock().write_all(bytes).map_err(Stop::Write)),
        }
    }

    /// Writes to the file, or else to standard output. A reader that has seen enough and left is no failure.
    pub(crate) fn write(&self, text: &str) -> Result<(), Stop> {
        if self.file.is_some() || self.format != Format::Text {
            let plain = match self.format {
                Format::Text => anstream::adapter::strip_str(text).to_string(),
                _ => text.to_owned(),
            };
            return self.bytes(plain.as_bytes());
        }
        let mut out = anstream::stdout().lock();
        let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        unless_left(written.map_err(Stop::Write))
    }

    fn is_sheet(&self) -> bool {
        matches!(self.format, Format::Xlsx | Format::Csv)
    }

    /// Prints for machines why there is no result, on standard output; people are told where errors go.
    pub(crate) fn data(&self, reason: &impl serde::Serialize) -> Result<(), Stop> {
        match self.format {
            Format::Json if !self.hushed => {
                let out = Self::new(self.lang, self.format, None);
                let lines = self.lines;
                Self { lines, ..out }.json(reason)
            }
            _ => Ok(()),
        }
    }

    /// Prints where errors go what is told beside a document, in the format asked for.
    pub(crate) fn tell(
        &self,
        told: &impl serde::Serialize,
        page: impl FnOnce() -> Page,
    ) -> Result<(), Stop> {
        let text = match self.format {
            Format::Json => pretty(told)?,
            Format::Markdown => page().markdown(),
            Format::Html => page().html(),
            _ => terminal::draw(&page(), self.width),
        };
        complain(&text);
        Ok(())
    }

    /// Prints a page where errors go.
    pub(crate) fn complain(&self, page: &Page) {
        complain(&terminal::draw(page, self.width));
    }

    /// Says why a command stopped, and gives its exit code.
    pub(crate) fn stop(&self, stop: &Stop) -> ExitCode {
        match stop {
            Stop::Trouble(trouble) => {
                self.complain(&trouble.page(self.lang));
                if let Err(stop) = self.data(&trouble.alone()) {
                    return self.stop(&stop);
                }
                ExitCode::from(MISUSE)
            }
            Stop::Errors(errors) => {
                let page = errors.page(self.lang);
                // They are not the result that was to be in a file, in a sheet, or in the hands of the next program.
                let printed = match self.file.is_some() || self.is_sheet() || self.makes {
                    true => {
                        self.complain(&page);
                        self.data(&errors.findings)
                    }
                    false => self.print(&errors.findings, || page),
                };
                match printed {
                    Ok(()) => ExitCode::from(ERRORS),
                    Err(stop) => self.stop(&stop),
                }
            }
            Stop::Write(error) => {
                let file = self.file.as_ref();
                let at = file.map_or_else(String::new, |(file, _)| format!(" ({file})"));
                let text = Both::new(
                    format!("không ghi được kết quả{at}: {error}"),
                    format!("could not write the result{at}: {error}"),
                );
                let trouble = Trouble::from(text);
                self.complain(&trouble.page(self.lang));
                if file.is_some() {
                    // Nothing is left to do if standard output fails as well.
                    let _ = self.data(&trouble.alone());
                }
                ExitCode::from(MISUSE)
            }
        }
    }
}

/// A page with what must be known before its figures are read, right after its title.
pub(crate) fn under_title(mut page: Page, told: Page) -> Page {
    let title = 1.min(page.blocks.len());
    page.blocks.splice(title..title, told.blocks);
    page
}

/// A document as people read JSON.
pub(crate) fn pretty(document: &impl serde::Serialize) -> Result<String, Stop> {
    let json = serde_json::to_string_pretty(document).map_err(io::Error::from);
    Ok(json.map_err(Stop::Write)? + "\n")
}

fn line(document: &impl serde::Serialize) -> Result<String, Stop> {
    let json = serde_json::to_string(document).map_err(io::Error::from);
    Ok(json.map_err(Stop::Write)? + "\n")
}

fn complain(text: &str) {
    // Nobody is left to tell when standard error is closed.
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}

/// A file that is begun, or standard output.
pub(crate) enum Sink {
    File(Begun),
    Out(io::Stdout),
}

impl Sink {
    /// The results are all there.
    pub(crate) fn finish(self) -> Result<(), Stop> {
        match self {
            Self::File(begun) => begun.finish(),
            Self::Out(mut out) => unless_left(out.flush().map_err(Stop::Write)),
        }
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::File(begun) => begun.write(bytes),
            Self::Out(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::File(begun) => begun.flush(),
            Self::Out(out) => out.flush(),
        }
    }
}

/// No failure if whoever read the results has seen enough and left.
pub(crate) fn unless_left(result: Result<(), Stop>) -> Result<(), Stop> {
    match result {
        Err(Stop::Write(error)) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// The terminal's width; `COLUMNS` or 80 where there is none; never so wide that lines are hard to follow.
fn width() -> usize {
    let terminal = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let columns = || std::env::var("COLUMNS").ok()?.parse().ok();
    terminal.or_else(columns).unwrap_or(80).clamp(40, 120)
}
