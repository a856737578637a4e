//! The command line itself: commands, options, help.

mod instrument;
mod results;
mod sense;
mod sheets;
mod year;

pub(crate) use instrument::{AtHandArg, InstrumentArg};
pub(crate) use results::{DetailArg, Format, FormatArg, OutArg};
pub(crate) use sheets::{FillArgs, FormArgs, NewArgs};
pub(crate) use year::{CarryOverArgs, CompareArgs, DeriveArgs, DraftPlanArgs, RenderArgs};

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{CommandFactory as _, FromArgMatches as _};
use it_adoption_model::schema::{self, Draft, Layout};
use it_adoption_model::{Kind, Locale};
use std::sync::LazyLock;

const TEMPLATE: &str = "{about}\nCách dùng (usage): {usage}\n\n{all-args}{after-help}";
/// As [`TEMPLATE`], for all commands on one screen.
const WHOLE: &str = "{about}\nCách dùng (usage): {usage}\n{all-args}{after-help}";
/// What each of the versions is of.
static VERSIONS: LazyLock<String> = LazyLock::new(|| {
    let (program, library) = (env!("CARGO_PKG_VERSION"), it_adoption_model::VERSION);
    let schemas = schema::VERSION;
    format!(
        "{program}\nthư viện (library) it-adoption-model {library}\nlược đồ (schemas) {schemas}"
    )
});
const OPTIONS: &str = "Tùy chọn (options)";
const ARGUMENTS: &str = "Tham số (arguments)";
/// Đo, lập kế hoạch và báo cáo ứng dụng CNTT của nhà trường (measure, plan and report a school's IT)
#[derive(clap::Parser)]
#[command(
    name = "itam",
    version = VERSIONS.as_str(),
    help_template = WHOLE,
    subcommand_help_heading = "Lệnh (commands)",
    subcommand_value_name = "LỆNH",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    max_term_width = 100,
    after_help = "Mã thoát (exit codes): 0 không có lỗi (no errors), 1 có lỗi (errors), 2 không làm được (not done)",
)]
pub(crate) struct Cli {
    /// Ngôn ngữ: vi (mặc định), en (language; vi by default)
    #[arg(long, global = true, default_value = "vi", hide_default_value = true, hide_possible_values = true, value_name = "NGÔN NGỮ", value_parser = locale(), help_heading = OPTIONS)]
    pub(crate) lang: Locale,
    /// Xem hướng dẫn (help)
    #[arg(short, long, global = true, action = clap::ArgAction::Help, help_heading = OPTIONS)]
    help: Option<bool>,
    /// Xem phiên bản (version)
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help_heading = OPTIONS)]
    version: Option<bool>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

impl Cli {
    /// The command line as it was called.
    pub(crate) fn read() -> Result<Self, clap::Error> {
        let mut command = Cli::command();
        command.build();
        let names = command.get_subcommands().map(|c| c.get_name().to_owned());
        let names: Vec<String> = names.collect();
        let command = names.into_iter().fold(named(command), |command, name| {
            command.mut_subcommand(name, named)
        });
        Self::from_arg_matches(&command.try_get_matches()?)
    }
}

/// The command with the options called by their Vietnamese name in its usage.
fn named(mut command: clap::Command) -> clap::Command {
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim();
    let usage = usage.replace("[OPTIONS]", "[TÙY CHỌN]");
    command.override_usage(usage)
}

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Xem các bộ tiêu chí có sẵn (show the built-in instruments)
    #[command(help_template = TEMPLATE)]
    Instruments(InstrumentsArgs),
    /// Kiểm tra tài liệu theo các quy tắc (check documents against the rules)
    #[command(
        help_template = TEMPLATE,
        after_help = "Mỗi tài liệu được đối chiếu với bộ tiêu chí của --instrument, hoặc trong số các tệp, hoặc có sẵn.\n\
            (A document is checked against the instrument of --instrument, or among the files, or built in.)\n\n\
            Nhiều tệp được đối chiếu với nhau: kế hoạch với phiếu đánh giá và kế hoạch trung hạn, báo cáo với kế hoạch và các \
            khó khăn trong năm, phiếu tự đánh giá với kế hoạch và báo cáo, đánh giá ngoài với tự đánh giá; hồ sơ theo quy trình \
            trong số các tệp, hoặc có sẵn.\n\
            (Several files are checked against each other: a plan against the assessment and the medium-term plan, a report \
            against its plan and the difficulties of its year, a self-assessment against plan and report, an external evaluation \
            against the self-assessment; a submission goes by the workflow among the files, or built in.)\n\n\
            --format json: một tệp cho một tài liệu findings; nhiều tệp cho một mảng, mỗi tệp một phần tử \
            {\"file\", \"instrument\", \"against\", \"nearest\", \"double\", \"findings\"}, không có gì để nêu thì bỏ bớt, hoặc {\"file\", \"problem\"}.\n\
            (One file gives one findings document; several give an array with an element for each file; properties with nothing to say are left out.)"
    )]
    Check(CheckArgs),
    /// Chấm điểm một phiếu đánh giá (score an assessment)
    #[command(help_template = TEMPLATE)]
    Score(ScoreArgs),
    /// Xem còn thiếu gì để đạt một mức (what is needed to reach a level)
    #[command(help_template = TEMPLATE)]
    Gaps(GapsArgs),
    /// Xem JSON Schema của một loại tài liệu (show the JSON Schema of a kind of document)
    #[command(help_template = TEMPLATE)]
    Schema(SchemaArgs),
    /// Tổng hợp kết quả nhiều trường (count the results of many schools)
    #[command(
        help_template = TEMPLATE,
        after_help = "Mỗi dòng là một phiếu đánh giá (được chấm điểm trước), một kết quả đánh giá, một bản đối chiếu\n\
            hoặc một bản tổng hợp; dòng trống được bỏ qua, dòng lỗi được nêu số thứ tự rồi bỏ qua.\n\
            (Each line is an assessment, which is scored first, a scorecard, a comparison or a rollup;\n\
            blank lines are passed over, bad ones named by number and skipped.)\n\n\
            --format json: mỗi chuỗi kết quả một dòng, mỗi dòng là một tài liệu rollup.\n\
            (One rollup document a line, one line for each series of results.)\n\n\
            Trường nộp hai lần được nêu tên; --latest chỉ tính bản mới nhất.\n\
            (A school given twice is named; --latest counts only the newest.)"
    )]
    Rollup(RollupArgs),
    /// Dự thảo kế hoạch năm để đạt một mức (draft an annual plan that reaches a level)
    #[command(
        name = "draft-plan",
        help_template = TEMPLATE,
        after_help = "Kết quả là tài liệu JSON, hoặc với -o là tệp theo đuôi tệp: .json, .xlsx, .csv, .docx, .html, .md. Chỗ \"…\" là chỗ nhà trường phải ghi, itam check liệt kê đúng các chỗ ấy.\n\
            (The result is a JSON document, or with -o a file of the form that its name says. \"…\" is a place the school must fill, and itam check lists just those.)"
    )]
    DraftPlan(DraftPlanArgs),
    /// Suy câu trả lời từ kế hoạch và báo cáo (answers that a plan and a report prove)
    #[command(
        help_template = TEMPLATE,
        after_help = "--format json: một phiếu đánh giá chỉ gồm các câu trả lời suy ra, mỗi câu có derivedFrom.\n\
            (An assessment of derived answers only, each with its derivedFrom.)"
    )]
    Derive(DeriveArgs),
    /// Đối chiếu tự đánh giá với đánh giá ngoài (two assessments side by side)
    #[command(help_template = TEMPLATE)]
    Compare(CompareArgs),
    /// Chuyển câu trả lời sang bộ tiêu chí mới (carry answers over to other criteria)
    #[command(
        name = "carry-over",
        help_template = TEMPLATE,
        after_help = "Giá trị chỉ chuyển khi hai tiêu chí hỏi cùng một việc và trả lời cùng một cách; còn lại chuyển minh chứng, ghi chú và phải ghi lại giá trị.\n\
            (A value is carried over only where both criteria ask the same in the same way; otherwise evidence and notes are.)\n\n\
            Có -o thì tài liệu mới ghi vào tệp theo đuôi tệp, và thông báo về từng câu trả lời in ra; không có thì tài liệu in ra, thông báo ở đầu ra lỗi.\n\
            (With -o the new document is written to the file, in the form its ending says, and the notices are printed; without it the document is printed, \
            and the notices go where errors go.)"
    )]
    CarryOver(CarryOverArgs),
    /// In tài liệu thành văn bản để đọc, để ký (print a document to be read, to be signed)
    #[command(
        help_template = TEMPLATE,
        after_help = "itam render THƯ MỤC -o THƯ MỤC KHÁC: mỗi tài liệu một trang HTML, và một trang dẫn đến các trang ấy.\n\
            (A folder becomes a folder of linked pages.)"
    )]
    Render(RenderArgs),
    /// Tạo tài liệu mới để bắt đầu ghi (begin a document from a skeleton)
    #[command(
        help_template = TEMPLATE,
        after_help = "Chỗ \"…\" là chỗ phải ghi. Điều mà tài liệu không để trống được thì phải nêu: --school, --stage, --year;\n\
            ở difficulty là --date thay cho --year, ở submission có thêm --managing-body; instrument, workflow, crosswalk không cần.\n\
            (\"…\" is a place to be filled. What a document cannot leave open must be stated: --school, --stage, --year;\n\
            of a difficulty --date in place of --year, of a submission --managing-body as well.)"
    )]
    New(NewArgs),
    /// Tạo phiếu Excel hoặc CSV để nhà trường điền (make a form to be filled in Excel)
    #[command(help_template = TEMPLATE)]
    Form(FormArgs),
    /// Đọc phiếu hoặc bảng đã điền thành tài liệu (read a filled form or table)
    #[command(
        help_template = TEMPLATE,
        after_help = "Chỗ nào chưa đọc được thì nêu đúng ô (như D12); khi đó không ghi gì ra. Tệp Word (.docx) cần --document.\n\
            (What cannot be read is told with its cell, such as D12; nothing is written then. A Word file needs --document.)"
    )]
    Fill(FillArgs),
}

impl Command {
    /// The format asked for; of commands that know only one, that one.
    pub(crate) fn format(&self) -> Format {
        match self {
            Self::Score(args) if args.lines && !args.is_sheet() => Format::Json,
            Self::Fill(args) => args.format,
            Self::CarryOver(args) => args.format,
            Self::New(args) => args.out.format().unwrap_or_default(),
            Self::DraftPlan(args) => args.out.format().unwrap_or_default(),
            command => command
                .form()
                .map_or_else(Format::default, FormatArg::format),
        }
    }

    /// The file that the result goes to, if not to standard output. A form and what is filled are more than one result.
    pub(crate) fn out(&self) -> Option<&OutArg> {
        match self {
            Self::Schema(args) => Some(&args.out),
            Self::DraftPlan(args) => Some(&args.out),
            Self::New(args) => Some(&args.out),
            command => command.form().map(|form| &form.out),
        }
    }

    /// The file that is written, and whether it may be written over.
    pub(crate) fn writes(&self) -> Option<(&str, bool)> {
        let out = match self {
            Self::Form(args) => return Some((&args.output, args.force)),
            Self::Fill(args) => &args.out,
            Self::CarryOver(args) => &args.out,
            command => command.out()?,
        };
        Some((out.to.as_deref()?, out.force))
    }

    fn form(&self) -> Option<&FormatArg> {
        Some(match self {
            Self::Instruments(args) => &args.format,
            Self::Check(args) => &args.format,
            Self::Score(args) => &args.format,
            Self::Gaps(args) => &args.format,
            Self::Rollup(args) => &args.format,
            Self::Derive(args) => &args.format,
            Self::Compare(args) => &args.format,
            Self::Render(args) => &args.format,
            Self::Schema(_)
            | Self::DraftPlan(_)
            | Self::New(_)
            | Self::Form(_)
            | Self::Fill(_)
            | Self::CarryOver(_) => return None,
        })
    }
}

#[derive(clap::Args)]
pub(crate) struct InstrumentsArgs {
    /// Mã bộ tiêu chí cần xem toàn bộ (identifier of the one to show whole)
    #[arg(value_name = "MÃ", help_heading = ARGUMENTS)]
    pub(crate) id: Option<String>,
    #[command(flatten)]
    pub(crate) format: FormatArg,
}

#[derive(clap::Args)]
pub(crate) struct CheckArgs {
    /// Các tệp JSON, hoặc .jsonl mỗi dòng một tài liệu; "-" là đầu vào chuẩn (JSON files, or files of a document a line; "-" is standard input)
    #[arg(value_name = "TỆP", required = true, help_heading = ARGUMENTS)]
    pub(crate) files: Vec<String>,
    #[command(flatten)]
    pub(crate) instrument: AtHandArg,
    #[command(flatten)]
    pub(crate) format: FormatArg,
}

#[derive(clap::Args)]
pub(crate) struct ScoreArgs {
    /// Phiếu đánh giá, tệp JSON; "-" là đầu vào chuẩn (the assessment; "-" is standard input)
    #[arg(value_name = "TỆP", required = false, required_unless_present = "lines", default_value_if("lines", "true", "-"), help_heading = ARGUMENTS)]
    pub(crate) file: String,
    /// Mỗi dòng một phiếu; mỗi dòng ra là một kết quả hoặc một lỗi, dạng JSON; -o TỆP.xlsx hoặc .csv thì ra danh sách kết quả (an assessment a line; out comes a result or an error a line, as JSON, or with -o FILE.xlsx or .csv a list of results)
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) lines: bool,
    #[command(flatten)]
    pub(crate) detail: DetailArg,
    #[command(flatten)]
    pub(crate) threads: ThreadsArg,
    #[command(flatten)]
    pub(crate) instrument: AtHandArg,
    #[command(flatten)]
    pub(crate) format: FormatArg,
}

impl ScoreArgs {
    /// Whether many results are to be a list in a spreadsheet.
    pub(crate) fn is_sheet(&self) -> bool {
        self.lines && matches!(self.format.format(), Format::Xlsx | Format::Csv)
    }
}

#[derive(clap::Args)]
pub(crate) struct RollupArgs {
    /// Các tệp, mỗi dòng một tài liệu hoặc cả tệp là một tài liệu; bỏ trống hoặc "-" là đầu vào chuẩn (files with a document a line, or one document each; none or "-" is standard input)
    #[arg(value_name = "TỆP", default_value = "-", hide_default_value = true, help_heading = ARGUMENTS)]
    pub(crate) files: Vec<String>,
    /// Chỉ gộp các bản tổng hợp đã có (merge rollups, and take nothing else)
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) merge: bool,
    /// Chuyển các phiếu của phiên bản khác sang bộ tiêu chí này rồi mới chấm (carry assessments of other editions over to this instrument first)
    #[arg(long = "to", value_name = "MÃ|TỆP", conflicts_with = "merge", help_heading = OPTIONS)]
    pub(crate) onto: Option<String>,
    /// Bảng chuyển dùng với --to, tệp JSON (the crosswalk for --to)
    #[arg(long, value_name = "TỆP", requires = "onto", help_heading = OPTIONS)]
    pub(crate) crosswalk: Option<String>,
    /// Mỗi trường, mỗi năm học, mỗi hình thức đánh giá chỉ tính bản mới nhất theo ngày đánh giá (of each school, year and kind of assessment count only the newest, by the day of the assessment)
    #[arg(long, conflicts_with = "merge", help_heading = OPTIONS)]
    pub(crate) latest: bool,
    #[command(flatten)]
    pub(crate) threads: ThreadsArg,
    #[command(flatten)]
    pub(crate) instrument: AtHandArg,
    #[command(flatten)]
    pub(crate) format: FormatArg,
}

#[derive(clap::Args)]
pub(crate) struct ThreadsArg {
    /// Số luồng, mặc định theo số lõi máy (threads; as many as the machine has cores by default)
    #[arg(long, value_name = "SỐ", value_parser = clap::value_parser!(u16).range(1..=1024), help_heading = OPTIONS)]
    threads: Option<u16>,
}

impl ThreadsArg {
    pub(crate) fn count(&self) -> usize {
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        self.threads.map_or_else(cores, usize::from)
    }
}

#[derive(clap::Args)]
pub(crate) struct GapsArgs {
    #[command(flatten)]
    pub(crate) file: FileArg,
    /// Mức muốn đạt: tên, như "đáp ứng tốt", hoặc mã (level to reach: its title or identifier)
    #[arg(long, value_name = "MỨC", help_heading = OPTIONS)]
    pub(crate) target: String,
    #[command(flatten)]
    pub(crate) detail: DetailArg,
    #[command(flatten)]
    pub(crate) instrument: AtHandArg,
    #[command(flatten)]
    pub(crate) format: FormatArg,
}

#[derive(clap::Args)]
pub(crate) struct SchemaArgs {
    /// Loại tài liệu; bỏ trống để xem các loại (kind of document; none lists them)
    #[arg(value_name = "LOẠI", value_parser = kind(Kind::ALL), hide_possible_values = true, help_heading = ARGUMENTS)]
    pub(crate) kind: Option<Kind>,
    /// Phiên bản của JSON Schema: 2020-12 (mặc định) hoặc 07 (draft of JSON Schema: 2020-12, the default, or 07)
    #[arg(long, default_value = "2020-12", hide_default_value = true, hide_possible_values = true, value_name = "BẢN", value_parser = draft(), help_heading = OPTIONS)]
    pub(crate) draft: Draft,
    #[command(flatten)]
    pub(crate) instrument: InstrumentArg,
    /// Câu trả lời theo thứ tự bất kỳ, hoặc mỗi tiêu chí một chỗ cố định để dựng biểu mẫu (answers in any order, or a fixed place for each criterion, to make forms from)
    #[arg(long, default_value = "list", value_name = "CÁCH", value_parser = layout(), requires = "named", help_heading = OPTIONS)]
    pub(crate) layout: Layout,
    /// Mỗi tiêu chí trả lời nhiều nhất một lần; chỉ bản 2020-12 (each criterion at most once; 2020-12 only)
    #[arg(long, requires = "named", help_heading = OPTIONS)]
    pub(crate) once: bool,
    /// Địa chỉ ghi vào $id (address to write into $id)
    #[arg(long, value_name = "ĐỊA CHỈ", help_heading = OPTIONS)]
    pub(crate) id: Option<String>,
    #[command(flatten)]
    pub(crate) out: OutArg,
    /// Mọi loại tài liệu trong một bản mô tả OpenAPI 3.1 (all kinds of document in an OpenAPI 3.1 description)
    #[arg(long, conflicts_with_all = ["kind", "draft", "named", "id"], help_heading = OPTIONS)]
    pub(crate) openapi: bool,
}

impl SchemaArgs {
    /// Whether the kinds of document are asked for, and no schema.
    pub(crate) fn is_list(&self) -> bool {
        self.kind.is_none() && self.instrument.named.is_none() && !self.openapi
    }
}

#[derive(clap::Args)]
pub(crate) struct FileArg {
    /// Phiếu đánh giá, tệp JSON; "-" là đầu vào chuẩn (the assessment; "-" is standard input)
    #[arg(value_name = "TỆP", help_heading = ARGUMENTS)]
    pub(crate) file: String,
}

fn locale() -> impl clap::builder::TypedValueParser<Value = Locale> {
    PossibleValuesParser::new(["vi", "en"]).map(|lang| match lang.as_str() {
        "en" => Locale::En,
        _ => Locale::Vi,
    })
}

fn kind(kinds: &[Kind]) -> impl clap::builder::TypedValueParser<Value = Kind> + use<> {
    let names = kinds.iter().map(|kind| kind.as_str());
    PossibleValuesParser::new(names).try_map(|name| name.parse::<Kind>())
}

fn layout() -> impl clap::builder::TypedValueParser<Value = Layout> {
    let names = Layout::ALL.iter().map(|layout| layout.as_str());
    PossibleValuesParser::new(names).try_map(|name| name.parse::<Layout>())
}

fn draft() -> impl clap::builder::TypedValueParser<Value = Draft> {
    PossibleValuesParser::new(["2020-12", "07"]).try_map(|name| name.parse::<Draft>())
}
