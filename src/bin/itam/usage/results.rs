//! In what form results are given, and where they go.

use super::OPTIONS;
use clap::ValueEnum as _;

#[derive(clap::Args)]
pub(crate) struct FormatArg {
    /// Dạng kết quả; mặc định theo đuôi tệp của -o, hoặc text: text, json, markdown, html, docx; xlsx, csv chỉ cho tài liệu còn sửa tiếp, như của render, new, draft-plan (format; by the ending of -o, or else text; xlsx and csv only for documents to go on with)
    #[arg(long, value_enum, hide_possible_values = true, value_name = "DẠNG", help_heading = OPTIONS)]
    format: Option<Format>,
    #[command(flatten)]
    pub(crate) out: OutArg,
}

#[derive(clap::Args)]
pub(crate) struct OutArg {
    /// Ghi kết quả vào tệp này; tệp đã có thì giữ nguyên (write the result to this file; one that is there stays)
    #[arg(short = 'o', long = "output", value_name = "TỆP", help_heading = OPTIONS)]
    pub(crate) to: Option<String>,
    /// Cho ghi đè tệp đã có (a file that is there may be written over)
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) force: bool,
}

impl FormatArg {
    /// The format asked for, or the one that the name of the file is of.
    pub(crate) fn format(&self) -> Format {
        self.format.or(self.out.format()).unwrap_or_default()
    }
}

impl OutArg {
    /// The format that the name of the file is of.
    pub(crate) fn format(&self) -> Option<Format> {
        let (_, ending) = self.to.as_deref()?.rsplit_once('.')?;
        Format::from_str(ending, true).ok()
    }
}

#[derive(Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    #[default]
    Text,
    Json,
    #[value(alias = "md")]
    Markdown,
    Html,
    Docx,
    Xlsx,
    Csv,
}

#[derive(clap::Args)]
pub(crate) struct ForceArg {
    /// Cho ghi đè tệp đã có (a file that is there may be written over)
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) force: bool,
}
