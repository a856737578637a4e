//! The commands of sheets and skeletons.

use super::results::{PAGES, one_of};
use super::{ARGUMENTS, AtHandArg, Format, InstrumentArg, OPTIONS, OutArg, kind};
use it_adoption_model::Kind;

/// What can be begun from a skeleton.
const KINDS: [Kind; 9] = [
    Kind::Instrument,
    Kind::Assessment,
    Kind::AnnualPlan,
    Kind::MediumTermPlan,
    Kind::YearEndReport,
    Kind::Difficulty,
    Kind::Submission,
    Kind::Workflow,
    Kind::Crosswalk,
];

#[derive(clap::Args)]
pub(crate) struct NewArgs {
    /// Loại tài liệu: instrument, assessment, annual-plan, medium-term-plan, year-end-report, difficulty, submission, workflow, crosswalk (kind of document)
    #[arg(value_name = "LOẠI", value_parser = kind(&KINDS), hide_possible_values = true, help_heading = ARGUMENTS)]
    pub(crate) kind: Kind,
    /// Mã trường (the school's identifier)
    #[arg(long, value_name = "MÃ", help_heading = OPTIONS)]
    pub(crate) school: Option<String>,
    /// Cấp học, như THCS; trường nhiều cấp thì ghi có dấu phẩy, như "tiểu học, THCS" (the stages, with commas between them)
    #[arg(long, value_name = "CẤP", help_heading = OPTIONS)]
    pub(crate) stage: Option<String>,
    /// Năm học, như 2026-2027; của kế hoạch trung hạn là năm học đầu (the school year; of a medium-term plan the first)
    #[arg(long, value_name = "NĂM", help_heading = OPTIONS)]
    pub(crate) year: Option<String>,
    /// Ngày phát sinh khó khăn, như 20/10/2026 (the day on which a difficulty arose)
    #[arg(long, value_name = "NGÀY", help_heading = OPTIONS)]
    pub(crate) date: Option<String>,
    /// Mã cơ quan quản lý nhận hồ sơ (identifier of the body that a submission goes to)
    #[arg(long, value_name = "MÃ", help_heading = OPTIONS)]
    pub(crate) managing_body: Option<String>,
    #[command(flatten)]
    pub(crate) instrument: InstrumentArg,
    #[command(flatten)]
    pub(crate) out: OutArg,
}

impl NewArgs {
    /// Whether a document of this kind goes by no instrument.
    pub(crate) fn goes_by_none(&self) -> bool {
        matches!(
            self.kind,
            Kind::Instrument | Kind::Workflow | Kind::Difficulty
        )
    }
}

#[derive(clap::Args)]
pub(crate) struct FormArgs {
    /// Bộ tiêu chí: mã có sẵn hoặc tệp JSON (instrument: a built-in identifier or a file)
    #[arg(value_name = "BỘ TIÊU CHÍ", help_heading = ARGUMENTS)]
    pub(crate) instrument: String,
    /// Tệp .xlsx hoặc .csv sẽ ghi; tệp đã có thì giữ nguyên (the .xlsx or .csv file to write; one that is there stays)
    #[arg(short, long, value_name = "TỆP", help_heading = OPTIONS)]
    pub(crate) output: String,
    /// Bảng nhiều trường, theo danh sách có cột Mã trường, Tên trường, Cấp học (one table for the schools of this list)
    #[arg(long, value_name = "DANH SÁCH", conflicts_with = "answers", help_heading = OPTIONS)]
    pub(crate) schools: Option<String>,
    /// Phiếu đánh giá để điền sẵn câu trả lời, tệp JSON (an assessment whose answers are filled in)
    #[arg(long, value_name = "TỆP", help_heading = OPTIONS)]
    pub(crate) answers: Option<String>,
    /// Cho ghi đè tệp đã có (a file that is there may be written over)
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) force: bool,
}

#[derive(clap::Args)]
pub(crate) struct FillArgs {
    /// Các phiếu hoặc bảng đã điền: .xlsx, .csv, .tsv; hoặc một kế hoạch, báo cáo đã điền: .docx (filled forms or tables, or one plan or report)
    #[arg(value_name = "TỆP", required = true, help_heading = ARGUMENTS)]
    pub(crate) files: Vec<String>,
    /// Tệp mô tả một bảng khác, xem docs/forms.md (a description of somebody else's table)
    #[arg(long, value_name = "TỆP", help_heading = OPTIONS)]
    pub(crate) map: Option<String>,
    /// Tài liệu mà tệp Word được in ra từ đó, tệp JSON (the document that a Word file was made from)
    #[arg(long, value_name = "TỆP", conflicts_with = "map", help_heading = OPTIONS)]
    pub(crate) document: Option<String>,
    /// Kế hoạch in kèm báo cáo trong tệp Word (the plan that the report in a Word file was made with)
    #[arg(long, value_name = "TỆP", requires = "document", help_heading = OPTIONS)]
    pub(crate) plan: Option<String>,
    #[command(flatten)]
    pub(crate) out: OutArg,
    /// In bảng tổng hợp các phiếu đánh giá (print the rollup of the assessments)
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) rollup: bool,
    #[command(flatten)]
    pub(crate) instrument: AtHandArg,
    /// Dạng của bảng tổng hợp: text, json, markdown, html, docx (format of the rollup)
    #[arg(long, default_value = "text", hide_default_value = true, hide_possible_values = true, value_name = "DẠNG", value_parser = one_of(&PAGES), help_heading = OPTIONS)]
    pub(crate) format: Format,
}

impl FillArgs {
    /// Whether a Word file is to be read, and not a sheet.
    pub(crate) fn is_word(&self) -> bool {
        let is_word = |file: &String| file.to_ascii_lowercase().ends_with(".docx");
        self.document.is_some() || self.files.iter().any(is_word)
    }
}
