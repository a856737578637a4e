//! In what form results are given, and where they go.

use super::OPTIONS;
use clap::ValueEnum as _;
use it_adoption_model::Both;
use it_adoption_model::explain::Depth;

/// The endings of files that office programs open.
const OFFICE: [&str; 12] = [
    "csv", "doc", "docx", "ods", "odt", "pdf", "pptx", "rtf", "tsv", "xls", "xlsm", "xlsx",
];

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
    #[value(alias = "htm")]
    Html,
    Docx,
    Xlsx,
    Csv,
}

/// Why a file of this name cannot hold what is written: it would be taken for one of an office program, which it is not, or for no file at all.
pub(super) fn misnamed(name: &str, written: Format, endings: &str) -> Option<Both<String>> {
    if name == "-" {
        return Some(Both::new(
            "bỏ -o để kết quả ra đầu ra chuẩn".to_owned(),
            "leave -o out to have the result on standard output".to_owned(),
        ));
    }
    let (_, ending) = name.rsplit_once('.')?;
    let is_taken_for = OFFICE
        .iter()
        .any(|office| ending.eq_ignore_ascii_case(office));
    let is_listed = endings.contains(&format!(".{}", ending.to_ascii_lowercase()));
    let asked = Format::from_str(ending, true);
    match (is_listed, asked) {
        _ if !is_taken_for => None,
        (true, Ok(asked)) if asked == written => None,
        (true, Ok(_)) => Some(Both::new(
            format!(
                "{name}: --format nói một dạng, đuôi tệp nói dạng khác: hãy bỏ --format hoặc đổi tên tệp"
            ),
            format!(
                "{name}: --format says one form and the name of the file another: leave --format out or change the name"
            ),
        )),
        _ => Some(Both::new(
            format!(
                "{name}: lệnh này không ghi dạng .{ending}; tên tệp có thể kết thúc bằng {endings}"
            ),
            format!(
                "{name}: this command does not write .{ending}; the name of the file may end in {endings}"
            ),
        )),
    }
}

#[derive(clap::Args)]
pub(crate) struct ForceArg {
    /// Cho ghi đè tệp đã có (a file that is there may be written over)
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) force: bool,
}

#[derive(clap::Args)]
pub(crate) struct DetailArg {
    /// Kể cả từng tiêu chí, khoảng có thể thay đổi và căn cứ (each criterion, what could still change, and what it rests on)
    #[arg(long, help_heading = OPTIONS)]
    detail: bool,
}

impl DetailArg {
    pub(crate) fn depth(&self) -> Depth {
        match self.detail {
            true => Depth::Full,
            false => Depth::Brief,
        }
    }
}
