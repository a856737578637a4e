//! How far a long job has come, shown to whoever watches a terminal and to nobody else.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use it_adoption_model::Locale;
use std::borrow::Cow;
use std::io::IsTerminal as _;
use std::time::Duration;

#[derive(Clone)]
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// A bar of bytes on standard error. There is none where that is no terminal, nor where results scroll by on the same one.
    pub(crate) fn new(results_scroll: bool) -> Self {
        let hidden = results_scroll && std::io::stdout().is_terminal();
        let style = "{wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}";
        Self::styled(hidden, style, None)
    }

    /// What is being done, for as long as nobody knows how long it takes.
    pub(crate) fn waiting(what: impl Into<Cow<'static, str>>) -> Self {
        let waiting = Self::styled(false, "{spinner} {msg} {elapsed}", None);
        waiting.0.set_message(what);
        waiting
    }

    /// That files are being read: the one, or one after the other.
    pub(crate) fn reading(files: &[String], lang: Locale) -> Self {
        let reading = lang.pick("đang đọc", "reading");
        match files {
            [file] => Self::waiting(format!("{reading} {file}")),
            files => Self::of(files.len(), reading),
        }
    }

    /// What is being done with so many things, one after the other.
    pub(crate) fn of(count: usize, what: impl Into<Cow<'static, str>>) -> Self {
        let of = Self::styled(
            false,
            "{msg} {wide_bar} {pos}/{len} {eta}",
            Some(count as u64),
        );
        of.0.set_message(what);
        of
    }

    fn styled(hidden: bool, style: &str, length: Option<u64>) -> Self {
        let hidden = hidden || !std::io::stderr().is_terminal();
        let target = match hidden {
            true => ProgressDrawTarget::hidden(),
            false => ProgressDrawTarget::stderr(),
        };
        let bar = ProgressBar::with_draw_target(length, target);
        if let Ok(style) = ProgressStyle::with_template(style) {
            bar.set_style(style);
        }
        if !hidden {
            bar.enable_steady_tick(Duration::from_millis(200));
        }
        Self(bar)
    }

    /// So many bytes more are to come.
    pub(crate) fn expect(&self, bytes: u64) {
        self.0.inc_length(bytes);
    }

    /// So many bytes have been read, or so many things done.
    pub(crate) fn advance(&self, by: usize) {
        self.0.inc(by as u64);
    }

    /// Writes something else to standard error without the bar in between.
    pub(crate) fn aside(&self, write: impl FnOnce()) {
        self.0.suspend(write);
    }

    /// Takes the bar away.
    pub(crate) fn clear(&self) {
        self.0.finish_and_clear();
    }
}
