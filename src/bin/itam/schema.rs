//! `itam schema`: the kinds of document, or the JSON Schema of one.

use crate::output::Output;
use crate::trouble::Stop;
use crate::usage::SchemaArgs;
use it_adoption_model::page::Page;
use it_adoption_model::{Kind, schema};
use std::process::ExitCode;

pub(crate) fn run(args: &SchemaArgs, output: &Output) -> Result<ExitCode, Stop> {
    match args.kind {
        Some(kind) => output.write(&schema::text(kind, args.draft))?,
        None => {
            let facts = Kind::ALL
                .iter()
                .map(|kind| (kind.as_str(), kind.label(output.lang)));
            output.page(&Page::default().facts(facts))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
