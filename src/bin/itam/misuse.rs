//! What to say when the command line is misused.

use crate::output::{MISUSE, Output};
use crate::trouble::Trouble;
use crate::usage::Format;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use it_adoption_model::page::{Page, Tone, Words};
use it_adoption_model::{Both, Locale};
use std::process::ExitCode;

/// Prints help, or says what is wrong with the command line.
pub(crate) fn explain(error: &clap::Error) -> ExitCode {
    let help = error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    if help || !error.use_stderr() {
        // Whoever asked for help and closed the stream misses nothing.
        let _ = error.print();
        return ExitCode::from(if help { MISUSE } else { 0 });
    }
    let lang = language(arguments());
    let text = lang.pick(vietnamese(error), english(error));
    let hint = lang.pick("Xem hướng dẫn: itam --help", "For help: itam --help");
    let page = Page::default()
        .paragraph(Words::new(format!("{}: {text}", lang.pick("lỗi", "error"))).tone(Tone::Bad))
        .paragraph(hint);
    Output::new(lang, Format::Text, None).complain(&page);
    if asks(arguments(), "--format", "json") {
        let problem = Trouble::from(Both::new(vietnamese(error), english(error)));
        let mut output = Output::new(lang, Format::Json, None);
        output.lines = true;
        // Whoever closed the stream misses nothing.
        let _ = output.json(&problem.alone());
    }
    ExitCode::from(MISUSE)
}

/// The command line; what is no UTF-8 in it is no option.
fn arguments() -> impl Iterator<Item = String> {
    let arguments = std::env::args_os().skip(1);
    arguments.map(|argument| argument.to_string_lossy().into_owned())
}

/// Whether an option has this value on a command line that could not be understood.
fn asks(args: impl Iterator<Item = String>, option: &str, value: &str) -> bool {
    let args: Vec<String> = args.collect();
    let joined = args.iter().filter_map(|arg| match arg.split_once('=')? {
        (name, of) if name == option => Some(of),
        _ => None,
    });
    let apart = args.windows(2).filter_map(|pair| match pair {
        [name, of] if name == option => Some(of.as_str()),
        _ => None,
    });
    let mut values: Vec<&str> = joined.chain(apart).collect();
    values.dedup();
    values == [value]
}

/// The language asked for on a command line that could not be understood.
fn language(args: impl Iterator<Item = String>) -> Locale {
    match asks(args, "--lang", "en") {
        true => Locale::En,
        false => Locale::Vi,
    }
}

fn english(error: &clap::Error) -> String {
    let text = error.to_string();
    let first = text.split("\n\n").next().unwrap_or_default();
    let first = first.trim_start_matches("error: ").trim().to_owned();
    let names = PLACEHOLDERS.iter();
    names.fold(first, |text, (vi, en)| {
        text.replace(&format!("<{vi}>"), &format!("<{en}>"))
    })
}

/// What the values of options and arguments are called in Vietnamese, as help calls them, and in English.
const PLACEHOLDERS: [(&str, &str); 22] = [
    ("BÁO CÁO", "REPORT"),
    ("BẢN", "DRAFT"),
    ("BỘ TIÊU CHÍ", "INSTRUMENT"),
    ("CÁCH", "LAYOUT"),
    ("CẤP", "STAGES"),
    ("DANH SÁCH", "LIST"),
    ("DẠNG", "FORMAT"),
    ("KẾ HOẠCH", "PLAN"),
    ("LOẠI", "KIND"),
    ("LỆNH", "COMMAND"),
    ("MÃ", "ID"),
    ("MÃ|TỆP", "ID|FILE"),
    ("MẪU", "FORM"),
    ("MỨC", "LEVEL"),
    ("NGÀY", "DAY"),
    ("NGÔN NGỮ", "LANGUAGE"),
    ("NĂM", "YEAR"),
    ("SỐ", "NUMBER"),
    ("TỆP", "FILE"),
    ("TỰ ĐÁNH GIÁ", "SELF-ASSESSMENT"),
    ("ĐÁNH GIÁ NGOÀI", "EXTERNAL EVALUATION"),
    ("ĐỊA CHỈ", "ADDRESS"),
];

fn vietnamese(error: &clap::Error) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(one)) => one.clone(),
        Some(ContextValue::Strings(many)) => many.join(", "),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    let (argument, value) = (
        context(ContextKind::InvalidArg),
        context(ContextKind::InvalidValue),
    );
    // Of several suggestions the last is the nearest.
    let nearest = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
        ContextKind::SuggestedSubcommand,
    ]
    .into_iter()
    .find_map(|kind| match error.get(kind)? {
        ContextValue::String(one) => Some(one),
        ContextValue::Strings(many) => many.last(),
        _ => None,
    });
    // Nobody who means something else should write over a file.
    let nearest = nearest.filter(|nearest| *nearest != "--force");
    let text = match error.kind() {
        ErrorKind::UnknownArgument if !argument.starts_with('-') => {
            format!("thừa \"{argument}\": lệnh này không nhận thêm tệp")
        }
        ErrorKind::UnknownArgument => format!("không có tùy chọn \"{argument}\""),
        ErrorKind::InvalidSubcommand => {
            format!(
                "không có lệnh \"{}\"",
                context(ContextKind::InvalidSubcommand)
            )
        }
        ErrorKind::MissingSubcommand => "thiếu lệnh".to_owned(),
        ErrorKind::MissingRequiredArgument => format!("thiếu {argument}"),
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} cần một giá trị"),
        ErrorKind::InvalidValue => {
            let valid = context(ContextKind::ValidValue);
            format!("giá trị \"{value}\" không dùng được cho {argument}; các giá trị là: {valid}")
        }
        ErrorKind::ValueValidation => {
            let said = std::error::Error::source(error).map(ToString::to_string);
            let bounds = said
                .as_deref()
                .and_then(|said| said.split_once(" is not in "));
            let bounds = bounds.and_then(|(_, bounds)| bounds.split_once("..="));
            let bounds = bounds.map(|(least, most)| format!(" từ {least} đến {most}"));
            let bounds = bounds.unwrap_or_default();
            format!("giá trị \"{value}\" không dùng được cho {argument}: cần một số nguyên{bounds}")
        }
        ErrorKind::ArgumentConflict => match context(ContextKind::PriorArg) {
            other if !other.is_empty() && other != argument => {
                format!("{argument} không đi cùng {other}")
            }
            _ => format!("{argument} chỉ được ghi một lần"),
        },
        ErrorKind::InvalidUtf8 => {
            "một tên tệp hay giá trị không phải UTF-8: hãy đổi tên tệp rồi chạy lại".to_owned()
        }
        _ => error.to_string(),
    };
    match nearest {
        Some(nearest) => format!("{text}; có phải là \"{nearest}\"?"),
        None => text,
    }
}
