//! Whether a command line makes sense beyond its words: a file is called what it is, and no option stands there for nothing.

use super::results::{File, misnamed};
use super::{CarryOverArgs, Command, FillArgs, Format, FormatArg, GapsArgs, ScoreArgs};
use it_adoption_model::Both;

/// The endings of files that a document can be written to.
const DOCUMENT: &str = ".json, .xlsx, .csv, .docx, .html, .md";
/// Those of a rollup, which is a document for each series of results.
const ROLLUP: &str = ".docx, .html, .md, .txt, .jsonl";

/// Those of many results.
const RESULTS: &str = ".jsonl, .xlsx, .csv";

impl Command {
    /// Whether JSON is asked for by an option, and not only by the name of a file.
    pub(crate) fn asks_json(&self) -> bool {
        match self {
            Self::Score(args) if args.lines => !args.is_sheet(),
            Self::Fill(FillArgs { format, .. }) | Self::CarryOver(CarryOverArgs { format, .. }) => {
                *format == Format::Json
            }
            command => command.form().and_then(FormatArg::asked) == Some(Format::Json),
        }
    }

    /// Whether what is printed as JSON is a result a line.
    pub(crate) fn prints_lines(&self) -> bool {
        match self {
            Self::Score(args) => args.lines,
            Self::Rollup(_) => true,
            _ => false,
        }
    }

    /// Why the command line makes no sense.
    pub(crate) fn misused(&self) -> Option<Both<String>> {
        self.misnamed().or_else(|| {
            let (vi, en) = self.idle()?;
            Some(Both::new(vi.to_owned(), en.to_owned()))
        })
    }

    /// Why a file of this name cannot hold the result.
    fn misnamed(&self) -> Option<Both<String>> {
        let (name, _) = self.writes()?;
        let (json, asked) = (File::Is(Format::Json), File::of(name));
        let format = File::Is(self.format());
        let (written, endings): (&[File], _) = match self {
            // A form tells itself what it can be.
            Self::Form(_) => return None,
            Self::Schema(args) if args.is_list() => (&[File::Is(Format::Text)], ".txt"),
            Self::Schema(_) => (&[json], ".json"),
            Self::Fill(args) if args.is_word() => (&[json], ".json"),
            Self::Fill(_) => (&[json, File::Lines], ".json, .jsonl"),
            Self::Score(args) if args.is_sheet() => (&[format], RESULTS),
            Self::Score(args) if args.lines => (&[File::Lines], RESULTS),
            // These go by the name.
            Self::New(_) | Self::DraftPlan(_) | Self::CarryOver(_) => (asked.as_slice(), DOCUMENT),
            Self::Render(_) => (&[format], ".docx, .xlsx, .csv, .html, .md, .txt"),
            Self::Rollup(_) if format == json => (&[File::Lines], ROLLUP),
            Self::Rollup(_) => (&[format], ROLLUP),
            _ => (&[format], ".docx, .html, .md, .txt, .json"),
        };
        misnamed(name, written, endings)
    }

    /// An option that would change nothing, so hardly what was meant.
    fn idle(&self) -> Option<(&str, &str)> {
        let is_json = |format: Format| format == Format::Json;
        Some(match self {
            Self::Score(args) if args.lines && args.detail.is_given() => (
                "--lines cho ra mọi chi tiết: hãy bỏ --detail",
                "--lines gives every detail: leave --detail out",
            ),
            Self::Score(ScoreArgs { detail, .. }) | Self::Gaps(GapsArgs { detail, .. })
                if detail.is_given() && is_json(self.format()) =>
            {
                (
                    "kết quả dạng JSON có mọi chi tiết: hãy bỏ --detail",
                    "a result as JSON has every detail: leave --detail out",
                )
            }
            Self::Score(args)
                if args.lines && !args.is_sheet() && !args.format.asked().is_none_or(is_json) =>
            {
                (
                    "--lines cho ra mỗi dòng một kết quả dạng JSON, hoặc danh sách dạng xlsx, csv: hãy bỏ --format hoặc chọn một trong hai dạng ấy",
                    "--lines gives a result a line as JSON, or a list as xlsx or csv: leave --format out or choose one of these",
                )
            }
            Self::Score(args) if !args.lines && args.threads.threads.is_some() => (
                "--threads chỉ dùng cùng --lines",
                "--threads is only for --lines",
            ),
            Self::Fill(args) if args.is_word() && args.rollup => (
                "--rollup chỉ dùng cho phiếu và bảng, không dùng cho tệp Word",
                "--rollup is for forms and tables, not for a Word file",
            ),
            Self::Fill(args)
                if !args.rollup && !matches!(args.format, Format::Text | Format::Json) =>
            {
                (
                    "--format là dạng của bảng tổng hợp: hãy thêm --rollup, hoặc bỏ --format",
                    "--format is that of the rollup: add --rollup, or leave --format out",
                )
            }
            Self::New(args) if args.goes_by_none() && args.instrument.named.is_some() => (
                "bộ tiêu chí mới, quy trình mới và báo cáo khó khăn không theo bộ tiêu chí nào: hãy bỏ --instrument",
                "a new instrument, a workflow and a difficulty go by no instrument: leave --instrument out",
            ),
            _ => return None,
        })
    }
}
