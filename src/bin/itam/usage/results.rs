//! In what form results are given, and where they go.

use super::OPTIONS;
use clap::ValueEnum as _;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use it_adoption_model::Both;
use it_adoption_model::explain::Depth;

/// The endings of names that say what a file is, beside those of what is written here.
const OTHERS: [&str; 9] = [
    "doc", "ods", "odt", "pdf", "pptx", "rtf", "tsv", "xls", "xlsm",
];

#[derive(clap::Args)]
pub(crate) struct FormatArg {
    /// Dạng kết quả; mặc định theo đuôi tệp của -o, hoặc text: text, json, markdown, html, docx (format; by the ending of -o, or else text)
    #[arg(long, hide_possible_values = true, value_name = "DẠNG", value_parser = one_of(&PAGES), help_heading = OPTIONS)]
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
    /// The format that the option asks for.
    pub(crate) fn asked(&self) -> Option<Format> {
        self.format
    }

    /// The format asked for, or the one that the name of the file is of.
    pub(crate) fn format(&self) -> Format {
        self.format.or(self.out.format()).unwrap_or_default()
    }
}

impl OutArg {
    /// The format that the name of the file is of.
    pub(crate) fn format(&self) -> Option<Format> {
        match File::of(self.to.as_deref()?)? {
            File::Is(format) => Some(format),
            File::Lines => Some(Format::Json),
            File::Other => None,
        }
    }

    /// Whether the file is to have a document a line.
    pub(crate) fn is_lines(&self) -> bool {
        self.to.as_deref().and_then(File::of) == Some(File::Lines)
    }

    /// Several documents, one a line, are no JSON document, so no file of that name.
    pub(crate) fn room_for(&self, documents: usize) -> Result<(), Both<String>> {
        let name = self.to.as_deref().unwrap_or_default();
        match File::of(name) {
            Some(File::Is(Format::Json)) if documents > 1 => Err(Both::new(
                format!(
                    "{name}: có {documents} tài liệu, ghi mỗi tài liệu một dòng (JSON Lines): hãy đặt tên tệp kết thúc bằng .jsonl"
                ),
                format!(
                    "{name}: there is more than one document ({documents}), and each is written on a line of its own (JSON Lines): give the file a name that ends in .jsonl"
                ),
            )),
            _ => Ok(()),
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
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

/// The formats of a result that is a page or data.
pub(super) const PAGES: [Format; 5] = [
    Format::Text,
    Format::Json,
    Format::Markdown,
    Format::Html,
    Format::Docx,
];

/// One of these formats, by its name.
pub(super) fn one_of(formats: &[Format]) -> impl TypedValueParser<Value = Format> + use<> {
    let names = formats.iter().filter_map(Format::to_possible_value);
    PossibleValuesParser::new(names).try_map(|name| Format::from_str(&name, false))
}

/// What the name of a file says that it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum File {
    Is(Format),
    /// A JSON document a line.
    Lines,
    /// What is not written here.
    Other,
}

impl File {
    /// Nothing, where the name ends otherwise than files that are known.
    pub(super) fn of(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        let ending = ending.to_ascii_lowercase();
        Some(match ending.as_str() {
            "jsonl" | "ndjson" => Self::Lines,
            "txt" => Self::Is(Format::Text),
            other if OTHERS.contains(&other) => Self::Other,
            other => Self::Is(Format::from_str(other, true).ok()?),
        })
    }
}

/// Why a file of this name cannot hold what is written, as one of these: it would be taken for what it is not, or for no file at all. `endings` are of
/// all that the command writes.
pub(super) fn misnamed(name: &str, written: &[File], endings: &str) -> Option<Both<String>> {
    if name == "-" {
        return Some(Both::new(
            "bỏ -o để kết quả ra đầu ra chuẩn".to_owned(),
            "leave -o out to have the result on standard output".to_owned(),
        ));
    }
    let asked = File::of(name)?;
    let (_, ending) = name.rsplit_once('.')?;
    let mut all = endings.split(", ");
    let is_one = all.any(|one| File::of(one) == Some(asked));
    match (is_one, written.contains(&asked)) {
        (true, true) => None,
        (true, false) => Some(Both::new(
            format!(
                "{name}: --format nói một dạng, đuôi tệp nói dạng khác: hãy bỏ --format hoặc đổi tên tệp"
            ),
            format!(
                "{name}: --format says one form and the name of the file another: leave --format out or change the name"
            ),
        )),
        (false, _) => Some(Both::new(
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
pub(crate) struct DetailArg {
    /// Kể cả từng tiêu chí, khoảng có thể thay đổi và căn cứ (each criterion, what could still change, and what it rests on)
    #[arg(long, help_heading = OPTIONS)]
    detail: bool,
}

impl DetailArg {
    pub(crate) fn is_given(&self) -> bool {
        self.detail
    }

    pub(crate) fn depth(&self) -> Depth {
        match self.detail {
            true => Depth::Full,
            false => Depth::Brief,
        }
    }
}
