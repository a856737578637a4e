//! What is printed, and where: pages on the terminal or as Markdown, documents as JSON.

use crate::terminal;
use crate::trouble::{Stop, Trouble, shown};
use crate::usage::Format;
use it_adoption_model::page::Page;
use it_adoption_model::{Both, Findings, Locale, explain};
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

/// The exit code for documents in which errors were found.
pub(crate) const ERRORS: u8 = 1;
/// The exit code for what could not be read, and for a command line that makes no sense.
pub(crate) const MISUSE: u8 = 2;

pub(crate) struct Output {
    pub(crate) lang: Locale,
    pub(crate) format: Format,
    width: usize,
}

impl Output {
    pub(crate) fn new(lang: Locale, format: Format) -> Self {
        Self {
            lang,
            format,
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
            Format::Text | Format::Markdown => self.page(&page()),
        }
    }

    /// Prints a page: as Markdown, or else for the terminal.
    pub(crate) fn page(&self, page: &Page) -> Result<(), Stop> {
        self.write(&match self.format {
            Format::Markdown => page.markdown(),
            Format::Text | Format::Json => terminal::draw(page, self.width),
        })
    }

    /// Prints a document for machines.
    pub(crate) fn json(&self, document: &impl serde::Serialize) -> Result<(), Stop> {
        let json = serde_json::to_string_pretty(document).map_err(io::Error::from);
        self.write(&(json.map_err(Stop::Write)? + "\n"))
    }

    /// Writes to standard output. A reader that has seen enough and left is no failure.
    pub(crate) fn write(&self, text: &str) -> Result<(), Stop> {
        let mut out = anstream::stdout().lock();
        let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        unless_left(written.map_err(Stop::Write))
    }

    /// Prints for machines why there is no result; people are told where errors go.
    pub(crate) fn data(&self, reason: &impl serde::Serialize) -> Result<(), Stop> {
        match self.format {
            Format::Json => self.json(reason),
            Format::Text | Format::Markdown => Ok(()),
        }
    }

    /// Prints a page where errors go.
    pub(crate) fn complain(&self, page: &Page) {
        let text = terminal::draw(page, self.width);
        // Nobody is left to tell when standard error is closed.
        let _ = anstream::stderr().lock().write_all(text.as_bytes());
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
            Stop::Errors { name, findings } => match self.findings(name, findings) {
                Ok(()) => ExitCode::from(ERRORS),
                Err(stop) => self.stop(&stop),
            },
            Stop::Write(error) => {
                let text = Both::new(
                    format!("không ghi được kết quả: {error}"),
                    format!("could not write the result: {error}"),
                );
                self.complain(&Trouble::from(text).page(self.lang));
                ExitCode::from(MISUSE)
            }
        }
    }

    fn findings(&self, name: &str, findings: &Findings) -> Result<(), Stop> {
        self.print(findings, || {
            Page::default()
                .heading(2, shown(name, self.lang))
                .append(explain::findings(findings, self.lang))
        })
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
