//! The commands of sheets and skeletons.

use super::{ARGUMENTS, Format, InstrumentArg, OPTIONS};
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use it_adoption_model::Kind;

/// What can be begun from a skeleton.
const KINDS: [Kind; 5] = [
    Kind::Instrument,
    Kind::Assessment,
    Kind::AnnualPlan,
    Kind::MediumTermPlan,
    Kind::YearEndReport,
];

#[derive(clap::Args)]
pub(crate) struct NewArgs {
    /// Loại tài liệu: instrument, assessment, annual-plan, medium-term-plan, year-end-report (kind of document)
    #[arg(value_name = "LOẠI", value_parser = kind(), hide_possible_values = true, help_heading = ARGUMENTS)]
    pub(crate) kind: Kind,
    /// Phiếu theo phiên bản trước của bộ tiêu chí, để chuyển câu trả lời sang (an assessment by an earlier edition, whose answers are carried over)
    #[arg(long, value_name = "PHIẾU", requires = "named", help_heading = OPTIONS)]
    pub(crate) from: Option<String>,
    #[command(flatten)]
    pub(crate) instrument: InstrumentArg,
}

#[derive(clap::Args)]
pub(crate) struct FormArgs {
    /// Bộ tiêu chí: mã có sẵn hoặc tệp JSON (instrument: a built-in identifier or a file)
    #[arg(value_name = "BỘ TIÊU CHÍ", help_heading = ARGUMENTS)]
    pub(crate) instrument: String,
    /// Tệp .xlsx hoặc .csv sẽ ghi (the .xlsx or .csv file to write)
    #[arg(short, long, value_name = "TỆP", help_heading = OPTIONS)]
    pub(crate) output: String,
    /// Bảng nhiều trường, theo danh sách có cột Mã trường, Tên trường, Cấp học (one table for the schools of this list)
    #[arg(long, value_name = "DANH SÁCH", conflicts_with = "answers", help_heading = OPTIONS)]
    pub(crate) schools: Option<String>,
    /// Phiếu đánh giá để ghi sẵn câu trả lời, tệp JSON (an assessment whose answers are filled in)
    #[arg(long, value_name = "TỆP", help_heading = OPTIONS)]
    pub(crate) answers: Option<String>,
    #[command(flatten)]
    pub(crate) force: ForceArg,
}

#[derive(clap::Args)]
pub(crate) struct FillArgs {
    /// Phiếu hoặc bảng đã ghi: .xlsx, .csv, .tsv; kế hoạch, báo cáo đã ghi: .docx (a filled form or table, or a plan or report)
    #[arg(value_name = "TỆP", help_heading = ARGUMENTS)]
    pub(crate) file: String,
    /// Tệp mô tả một bảng khác, xem docs/forms.md (a description of somebody else's table)
    #[arg(long, value_name = "TỆP", help_heading = OPTIONS)]
    pub(crate) map: Option<String>,
    /// Tài liệu mà tệp Word được in ra từ đó, tệp JSON (the document that a Word file was made from)
    #[arg(long, value_name = "TỆP", conflicts_with = "map", help_heading = OPTIONS)]
    pub(crate) document: Option<String>,
    /// Tệp Word in theo mẫu này (the form in which a Word file was made)
    #[arg(long = "as", value_name = "MẪU", value_parser = ["improvement-plan"], requires = "document", help_heading = OPTIONS)]
    pub(crate) form: Option<String>,
    /// Ghi tài liệu vào tệp này thay vì in ra; nhiều tài liệu thì mỗi dòng một tài liệu (write the documents to this file; several are written a line each)
    #[arg(short, long, value_name = "TỆP", help_heading = OPTIONS)]
    pub(crate) output: Option<String>,
    #[command(flatten)]
    pub(crate) force: ForceArg,
    /// In bảng tổng hợp các phiếu đánh giá (print the rollup of the assessments)
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) rollup: bool,
    #[command(flatten)]
    pub(crate) instrument: InstrumentArg,
    /// Dạng của bảng tổng hợp (format of the rollup)
    #[arg(long, value_enum, default_value_t, value_name = "DẠNG", help_heading = OPTIONS)]
    pub(crate) format: Format,
}

#[derive(clap::Args)]
pub(crate) struct ForceArg {
    /// Ghi đè tệp đã có (write over a file that is there)
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) force: bool,
}

fn kind() -> impl clap::builder::TypedValueParser<Value = Kind> {
    let names = KINDS.iter().map(|kind| kind.as_str());
    PossibleValuesParser::new(names).try_map(|name| name.parse::<Kind>())
}
