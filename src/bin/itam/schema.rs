//! `itam schema`: the kinds of document, the JSON Schema of one or of the answers to one instrument, or all for OpenAPI.

use crate::output::Output;
use crate::trouble::Stop;
use crate::usage::SchemaArgs;
use it_adoption_model::page::Page;
use it_adoption_model::schema::{self, Draft, Layout, Options, Schema};
use it_adoption_model::{Both, Kind, Rubric};
use std::process::ExitCode;

pub(crate) fn run(args: &SchemaArgs, output: &Output) -> Result<ExitCode, Stop> {
    let mut wanted = match (args.kind, args.instrument.given()?) {
        (None, _) if args.openapi => schema::openapi(),
        (None, None) => {
            let facts = Kind::ALL
                .iter()
                .map(|kind| (kind.as_str(), kind.label(output.lang)));
            output.page(&Page::default().facts(facts))?;
            return Ok(ExitCode::SUCCESS);
        }
        (Some(kind), None) => schema::schema(kind, args.draft),
        (kind, Some(rubric)) => for_instrument(kind, &rubric, args, output)?,
    };
    if let Some(id) = &args.id {
        if id.contains('#') {
            let whole = Both::new(
                format!("--id là địa chỉ của cả lược đồ, không có phần từ dấu #: {id}"),
                format!("--id is the address of the whole schema, without a part after #: {id}"),
            );
            return Err(whole.into());
        }
        wanted = wanted.with_id(id);
    }
    output.write(&wanted.to_string())?;
    Ok(ExitCode::SUCCESS)
}

fn for_instrument(
    kind: Option<Kind>,
    rubric: &Rubric,
    args: &SchemaArgs,
    output: &Output,
) -> Result<Schema, Stop> {
    if kind != Some(Kind::Assessment) {
        let only = Both::new(
            "chỉ phiếu đánh giá có lược đồ riêng cho một bộ tiêu chí: hãy ghi itam schema assessment --instrument …",
            "only assessments have a schema for an instrument: write itam schema assessment --instrument …",
        );
        return Err(only.into());
    }
    if args.once && (args.draft, args.layout) != (Draft::V2020, Layout::List) {
        let only = Both::new(
            "--once chỉ có tác dụng với --draft 2020-12 --layout list: bản 07 không diễn đạt được, còn form thì mỗi tiêu chí đã có đúng một chỗ",
            "--once has an effect only with --draft 2020-12 --layout list: draft-07 cannot say it, and a form has one place for each criterion",
        );
        return Err(only.into());
    }
    let options = Options::default()
        .draft(args.draft)
        .layout(args.layout)
        .lang(output.lang)
        .once(args.once);
    Ok(schema::for_instrument(rubric, options))
}
