//! The commands of the year's documents.

use super::results::one_of;
use super::{ARGUMENTS, AtHandArg, FileArg, Format, FormatArg, OPTIONS, OutArg};
use clap::ValueEnum as _;

#[derive(clap::Args)]
pub(crate) struct DraftPlanArgs {
    #[command(flatten)]
    pub(crate) file: FileArg,
    /// Mức muốn đạt: tên, như "đáp ứng tốt", hoặc mã (level to reach: its title or identifier)
    #[arg(long, value_name = "MỨC", help_heading = OPTIONS)]
    pub(crate) target: String,
    /// Năm học hoặc năm dương lịch, như 2026-2027 hoặc 2027; mặc định là năm học sau phiếu (school or calendar year; the school year after the assessment by default)
    #[arg(long, value_name = "NĂM", help_heading = OPTIONS)]
    pub(crate) period: Option<String>,
    #[command(flatten)]
    pub(crate) instrument: AtHandArg,
    #[command(flatten)]
    pub(crate) out: OutArg,
}

#[derive(clap::Args)]
pub(crate) struct DeriveArgs {
    /// Kế hoạch năm, tệp JSON; "-" là đầu vào chuẩn (the annual plan; "-" is standard input)
    #[arg(value_name = "KẾ HOẠCH", help_heading = ARGUMENTS)]
    pub(crate) plan: String,
    /// Báo cáo tổng kết về kế hoạch ấy (the year-end report on it)
    #[arg(value_name = "BÁO CÁO", help_heading = ARGUMENTS)]
    pub(crate) report: Option<String>,
    #[command(flatten)]
    pub(crate) instrument: AtHandArg,
    #[command(flatten)]
    pub(crate) format: FormatArg,
}

#[derive(clap::Args)]
pub(crate) struct CompareArgs {
    /// Phiếu tự đánh giá, tệp JSON; "-" là đầu vào chuẩn (the self-assessment; "-" is standard input)
    #[arg(value_name = "TỰ ĐÁNH GIÁ", display_order = 1, help_heading = ARGUMENTS)]
    pub(crate) own: String,
    /// Phiếu đánh giá ngoài (the external evaluation)
    #[arg(value_name = "ĐÁNH GIÁ NGOÀI", display_order = 2, help_heading = ARGUMENTS)]
    pub(crate) external: String,
    #[command(flatten)]
    pub(crate) instrument: AtHandArg,
    #[command(flatten)]
    pub(crate) format: FormatArg,
}

/// Only a document can be a spreadsheet; no other result is one.
#[derive(clap::Args)]
#[command(mut_arg("format", |format| format
    .help("Dạng kết quả; mặc định theo đuôi tệp của -o, hoặc text: text, markdown, html, docx; tài liệu còn sửa tiếp thì cả xlsx, csv (format; by the ending of -o, or else text; xlsx and csv only for documents to go on with)")
    .value_parser(one_of(Format::value_variants()))))]
pub(crate) struct RenderArgs {
    /// Tài liệu bất kỳ, tệp JSON, hoặc thư mục; "-" là đầu vào chuẩn (any document, or a folder of them; "-" is standard input)
    #[arg(value_name = "TỆP", help_heading = ARGUMENTS)]
    pub(crate) file: String,
    /// Kế hoạch mà báo cáo trả lời, để in tên và chỉ tiêu của từng mục tiêu (the plan a report is on, for its objectives)
    #[arg(long, value_name = "TỆP", help_heading = OPTIONS)]
    pub(crate) plan: Option<String>,
    /// In kế hoạch năm theo mẫu kế hoạch cải tiến chất lượng, Biểu 2, Phụ lục V, Thông tư 57/2026/TT-BGDĐT theo nguồn thứ cấp, chưa đọc được bản chính thức (an annual plan in the form of an improvement plan, as reported; the official text was not seen)
    #[arg(long = "as", value_name = "MẪU", value_parser = ["improvement-plan"], help_heading = OPTIONS)]
    pub(crate) form: Option<String>,
    #[command(flatten)]
    pub(crate) instrument: AtHandArg,
    #[command(flatten)]
    pub(crate) format: FormatArg,
}

#[derive(clap::Args)]
pub(crate) struct CarryOverArgs {
    /// Phiếu đánh giá, kế hoạch hoặc báo cáo, tệp JSON; "-" là đầu vào chuẩn (an assessment, plan or report; "-" is standard input)
    #[arg(value_name = "TỆP", help_heading = ARGUMENTS)]
    pub(crate) file: String,
    /// Bộ tiêu chí chuyển sang: mã có sẵn hoặc tệp JSON (the instrument to carry over to: a built-in identifier or a file)
    #[arg(long = "to", value_name = "MÃ|TỆP", help_heading = OPTIONS)]
    pub(crate) onto: String,
    /// Bảng chuyển, tệp JSON; bỏ trống thì theo mã tiêu chí của hai phiên bản, hoặc bảng có sẵn (the crosswalk; by default that of the two editions, or a built-in one)
    #[arg(long, value_name = "TỆP", help_heading = OPTIONS)]
    pub(crate) crosswalk: Option<String>,
    #[command(flatten)]
    pub(crate) instrument: AtHandArg,
    #[command(flatten)]
    pub(crate) out: OutArg,
    /// Dạng của các thông báo: text, json, markdown, html (format of the notices)
    #[arg(long, default_value = "text", hide_default_value = true, hide_possible_values = true, value_name = "DẠNG", value_parser = one_of(&TOLD), help_heading = OPTIONS)]
    pub(crate) format: Format,
}

/// The formats of what is told beside a document.
const TOLD: [Format; 4] = [Format::Text, Format::Json, Format::Markdown, Format::Html];
