//! `itam carry-over`: answers and targets of one instrument as far as they answer another, or its next edition.

use crate::document;
use crate::input::{Input, beside, instrument, once, sound};
use crate::output::Output;
use crate::over::no_way;
use crate::trouble::{Stop, Trouble};
use crate::usage::{CarryOverArgs, Format};
use it_adoption_model::{
    Both, CarriedOver, Crosswalk, Document, InstrumentRef, Passage, Portable, Rubric, Rubrics,
    explain,
};
use std::borrow::Cow;
use std::process::ExitCode;

pub(crate) fn run(args: &CarryOverArgs, output: &Output) -> Result<ExitCode, Stop> {
    let files = [&args.file, &args.onto].into_iter().chain(&args.crosswalk);
    once(files.chain(&args.instrument.named))?;
    let run = |from| Run::new(args, from, output);
    let input = Input::open(&args.file)?;
    match input.read_any()? {
        Document::Assessment(assessment) => {
            let run = run(assessment.instrument)?;
            drop(sound(&input, &assessment, &run.from)?);
            run.carry(&*assessment, CarriedOver::to_fill_in)
        }
        Document::AnnualPlan(plan) => run(plan.instrument)?.carry(&*plan, as_it_is),
        Document::MediumTermPlan(plan) => run(plan.instrument)?.carry(&*plan, as_it_is),
        Document::YearEndReport(report) => run(report.instrument)?.carry(&*report, as_it_is),
        other => Err(not_portable(&other).into()),
    }
}

fn as_it_is<D: Portable + Clone>(carried: &CarriedOver<D>) -> D {
    carried.document.clone()
}

/// From one instrument to another.
struct Run<'r> {
    args: &'r CarryOverArgs,
    from: Rubric,
    to: Rubric,
    output: &'r Output,
}

impl<'r> Run<'r> {
    fn new(args: &'r CarryOverArgs, from: InstrumentRef, output: &'r Output) -> Result<Self, Stop> {
        let to = instrument(&args.onto)?.rubric()?;
        let rubrics = args.instrument.for_lines()?;
        let rubric = rubrics.get(&from).ok_or_else(|| unknown(args, from))?;
        if from == to.reference() {
            return Err(Both::new(
                format!("{} đã theo bộ tiêu chí {from}", args.file),
                format!("{} goes by the instrument {from} already", args.file),
            )
            .into());
        }
        Ok(Self {
            args,
            from: rubric.clone(),
            to,
            output,
        })
    }

    /// The new document to its file, or printed; the notices printed, or where errors go.
    fn carry<D: Portable>(
        &self,
        document: &D,
        on_sheets: fn(&CarriedOver<D>) -> D,
    ) -> Result<ExitCode, Stop>
    where
        Document: From<D>,
    {
        let Self {
            args,
            from,
            to,
            output,
        } = self;
        let stated = beside::<Crosswalk>(args.crosswalk.as_ref())?;
        let crosswalk = stated.as_ref().map(|(stated, _)| Cow::Borrowed(stated));
        let crosswalk = crosswalk.or_else(|| Crosswalk::between(from, to, []));
        let crosswalk = crosswalk.ok_or_else(|| no_crosswalk(from, to))?;
        let input = stated.as_ref().map(|(_, input)| input);
        let passage = Passage::new(&crosswalk, from, to).map_err(|error| no_way(input, error))?;
        let carried = passage.carry_over(document);
        let carried = carried.map_err(|error| Both::of(|lang| error.message(lang)))?;
        let page = || {
            let [from, to] = [from, to].map(|rubric| rubric.instrument());
            explain::notices(&carried.notices, from, to, output.lang)
        };
        let format = args.out.format().unwrap_or_default();
        let document = match format {
            Format::Xlsx | Format::Csv => on_sheets(&carried),
            _ => as_it_is(&carried),
        };
        let into = Output::new(output.lang, format, Some(&args.out));
        let rubrics = Rubrics::default().otherwise(to.clone());
        document::write(&document.into(), &rubrics, &into)?;
        match &args.out.to {
            Some(_) => output.print(&carried.notices, page)?,
            None => output.tell(&carried.notices, page)?,
        }
        Ok(ExitCode::SUCCESS)
    }
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
    let told = Both::new(
        format!(
            "{file}: tài liệu theo bộ tiêu chí {wanted}, mà phiên bản ấy không có sẵn ở đây: hãy thêm --instrument TỆP"
        ),
        format!(
            "{file}: the document goes by the instrument {wanted}, which is not at hand in that edition: add --instrument FILE"
        ),
    );
    Trouble::from(told).of(file)
}

fn no_crosswalk(from: &Rubric, to: &Rubric) -> Trouble {
    let (from, to) = (from.reference(), to.reference());
    Both::new(
        format!("không có bảng chuyển từ bộ tiêu chí {from} sang {to}: hãy thêm --crosswalk TỆP"),
        format!("there is no crosswalk from the instrument {from} to {to}: add --crosswalk FILE"),
    )
    .into()
}
