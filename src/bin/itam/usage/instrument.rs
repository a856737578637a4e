//! The options that name instruments.

use super::OPTIONS;

/// One instrument, for what is made of just one.
#[derive(clap::Args)]
pub(crate) struct InstrumentArg {
    /// Bộ tiêu chí: mã có sẵn hoặc tệp JSON (instrument: a built-in identifier or a file)
    #[arg(long = "instrument", value_name = "MÃ|TỆP", help_heading = OPTIONS)]
    pub(crate) named: Option<String>,
}

/// The instruments that documents are to find.
#[derive(clap::Args)]
pub(crate) struct AtHandArg {
    /// Bộ tiêu chí: mã có sẵn, tệp JSON hoặc thư mục các tệp ấy; ghi được nhiều lần (instrument: a built-in identifier, a file or a folder; may be repeated)
    #[arg(long = "instrument", value_name = "MÃ|TỆP", help_heading = OPTIONS)]
    pub(crate) named: Vec<String>,
}
