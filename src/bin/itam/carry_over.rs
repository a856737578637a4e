//! `itam carry-over`: answers and targets of one instrument as far as they answer another, or its next edition.

use crate::file;
use crate::input::{Input, instrument, once, rubric, sound};
use crate::output::Output;
use crate::over::no_way;
use crate::trouble::{Stop, Trouble};
use crate::usage::CarryOverArgs;
use it_adoption_model::{
    Both, CarriedOver, Crosswalk, Document, InstrumentRef, Passage, Portable, Rubric, explain,
};
use std::borrow::Cow;
use std::process::ExitCode;

pub(crate) fn run(args: &CarryOverArgs, output: &Output) -> Result<ExitCode, Stop> {
    let files = [&args.file, &args.onto].into_iter().chain(&args.crosswalk);
    once(files.chain(&args.instrument.named))?;
    let document = Input::open(&args.file)?.read_any()?;
    let wanted = portable(&document)?;
    let to = rubric(&args.onto, instrument(&args.onto)?)?;
    let rubrics = args.instrument.for_lines()?;
    let from = rubrics.get(&wanted).ok_or_else(|| unknown(args, wanted))?;
    if from.reference() == to.reference() {
        return Err(Both::new(
            format!("{} đã theo bộ tiêu chí {wanted}", args.file),
            format!("{} goes by the instrument {wanted} already", args.file),
        )
        .into());
    }
    let crosswalk = crosswalk(args.crosswalk.as_deref(), from, &to)?;
    let passage = Passage::new(&crosswalk, from, &to).map_err(|error| {
        let stated = args.crosswalk.as_deref();
        no_way(stated.unwrap_or(crosswalk.id.as_str()), error)
    })?;
    let run = Run {
        args,
        passage: &passage,
        from,
        to: &to,
        output,
    };
    match &document {
        Document::Assessment(assessment) => {
            drop(sound(&args.file, assessment, from)?);
            run.carry(&**assessment)
        }
        Document::AnnualPlan(plan) => run.carry(&**plan),
        Document::MediumTermPlan(plan) => run.carry(&**plan),
        Document::YearEndReport(report) => run.carry(&**report),
        other => Err(not_portable(other).into()),
    }
}

struct Run<'r> {
    args: &'r CarryOverArgs,
    passage: &'r Passage<'r>,
    from: &'r Rubric,
    to: &'r Rubric,
    output: &'r Output,
}

impl Run<'_> {
    /// The new document to its file, or printed; the notices printed, or where errors go.
    fn carry<D: Portable + serde::Serialize>(&self, document: &D) -> Result<ExitCode, Stop> {
        let Self { args, output, .. } = self;
        let carried = self.passage.carry_over(document);
        let CarriedOver {
            document, notices, ..
        } = carried.map_err(|error| Both::of(|lang| error.message(lang)))?;
        let [from, to] = [self.from, self.to].map(Rubric::instrument);
        let page = || explain::notices(&notices, from, to, output.lang);
        match &args.out.to {
            Some(name) => {
                let text = serde_json::to_string_pretty(&document);
                let text = text.map_err(|error| Stop::Write(error.into()))? + "\n";
                file::write(name, text.as_bytes(), args.out.force)?;
                output.print(&notices, page)?;
            }
            None => {
                output.json(&document)?;
                output.complain(&page());
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The instrument of a document that can be carried over.
fn portable(document: &Document) -> Result<InstrumentRef, Trouble> {
    match document {
        Document::Assessment(_)
        | Document::AnnualPlan(_)
        | Document::MediumTermPlan(_)
        | Document::YearEndReport(_) => document.instrument(),
        _ => None,
    }
    .ok_or_else(|| not_portable(document))
}

fn not_portable(document: &Document) -> Trouble {
    Both::of(|lang| {
        let kind = document.kind().label(lang);
        lang.pick(
            format!(
                "chỉ chuyển được phiếu đánh giá, kế hoạch và báo cáo, không chuyển được {kind}"
            ),
            format!("assessments, plans and reports can be carried over, not this: {kind}"),
        )
    })
    .into()
}

/// What was answered has to be known just as it was asked.
fn unknown(args: &CarryOverArgs, wanted: InstrumentRef) -> Trouble {
    let file = &args.file;
    Both::new(
        format!("{file}: tài liệu theo bộ tiêu chí {wanted}, không có sẵn ở đây đúng phiên bản ấy: hãy thêm --instrument TỆP"),
        format!("{file}: the document goes by the instrument {wanted}, which is not at hand in that edition: add --instrument FILE"),
    )
    .into()
}

/// The crosswalk of `--crosswalk`, or that of two editions, or a built-in one.
fn crosswalk(stated: Option<&str>, from: &Rubric, to: &Rubric) -> Result<Crosswalk, Stop> {
    if let Some(file) = stated {
        return Ok(Input::open(file)?.read()?);
    }
    Crosswalk::between(from, to, [])
        .map(Cow::into_owned)
        .ok_or_else(|| {
            let (from, to) = (from.reference(), to.reference());
            Both::new(
                format!(
                    "không có bảng chuyển từ bộ tiêu chí {from} sang {to}: hãy thêm --crosswalk TỆP"
                ),
                format!(
                    "there is no crosswalk from the instrument {from} to {to}: add --crosswalk FILE"
                ),
            )
            .into()
        })
}
