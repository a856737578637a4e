//! How far a long job has come, shown to whoever watches a terminal and to nobody else.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal as _;
use std::time::Duration;

#[derive(Clone)]
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// A bar on standard error. There is none where that is no terminal, nor where results scroll by on the same one.
    pub(crate) fn new(results_scroll: bool) -> Self {
        let hidden =
            !std::io::stderr().is_terminal() || (results_scroll && std::io::stdout().is_terminal());
        let target = match hidden {
            true => ProgressDrawTarget::hidden(),
            false => ProgressDrawTarget::stderr(),
        };
        let bar = ProgressBar::with_draw_target(None, target);
        let style = "{wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}";
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

    /// So many bytes have been read.
    pub(crate) fn advance(&self, bytes: usize) {
        self.0.inc(bytes as u64);
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
