//! A document in whatever form is asked for: JSON, the tables of a spreadsheet, a page.

use crate::input::not_at_hand;
use crate::output::Output;
use crate::trouble::Stop;
use crate::usage::Format;
use it_adoption_model::form::{self, Book};
use it_adoption_model::{Both, Document, Locale, Rubrics, School, explain};

/// Writes a document that a person is to go on with: as JSON, unless the name of the file says otherwise.
pub(crate) fn write(document: &Document, rubrics: &Rubrics, output: &Output) -> Result<(), Stop> {
    match output.format {
        Format::Text | Format::Json => output.json(document),
        Format::Xlsx | Format::Csv => sheets(document, rubrics, output),
        Format::Markdown | Format::Html | Format::Docx => {
            let page = explain::document(document, rubrics, output.lang);
            output.page(&page.unwrap_or_default())
        }
    }
}

/// Writes a document as the sheets that people edit: an assessment as its form, an instrument, plan or report as tables.
pub(crate) fn sheets(document: &Document, rubrics: &Rubrics, output: &Output) -> Result<(), Stop> {
    let book = match document {
        Document::Assessment(assessment) => {
            let rubric = rubrics
                .find(&assessment.instrument)
                .ok_or_else(|| not_at_hand(assessment.school.id.as_str(), assessment.instrument))?;
            form::filled(rubric, assessment, output.lang)
                .map_err(|unfit| Both::of(|lang| unfit.message(lang)))?
        }
        document => form::tables(document, output.lang).ok_or_else(|| {
            Both::of(|lang| {
                let kind = document.kind().label(lang);
                lang.pick(
                    format!("chỉ bộ tiêu chí, phiếu đánh giá, kế hoạch và báo cáo ghi được thành bảng tính, {kind} thì không"),
                    format!("only instruments, assessments, plans and reports can be written as a spreadsheet, not: {kind}"),
                )
            })
        })?,
    };
    output.bytes(&file(&book, output.format)?)
}

/// The file of some sheets.
pub(crate) fn file(book: &Book, format: Format) -> Result<Vec<u8>, Stop> {
    let bytes = match format {
        Format::Csv => Ok(form::to_csv(book)),
        _ => form::to_xlsx(book),
    };
    bytes.map_err(|error| Both::of(|lang| error.message(lang).to_owned()).into())
}

/// The school that a document is of, if it is of one.
pub(crate) fn school(document: &Document) -> Option<&School> {
    Some(match document {
        Document::Assessment(it) => &it.school,
        Document::Scorecard(it) => &it.school,
        Document::Gaps(it) => &it.school,
        Document::AnnualPlan(it) => &it.school,
        Document::MediumTermPlan(it) => &it.school,
        Document::YearEndReport(it) => &it.school,
        Document::Difficulty(it) => &it.school,
        Document::Submission(it) => &it.self_assessment.school,
        Document::Comparison(it) => &it.school,
        _ => return None,
    })
}

/// That two schools which cannot be one have one code.
pub(crate) fn two_schools(here: &str, there: &str, lang: Locale) -> String {
    lang.pick(
        format!("tên trường hoặc cấp học khác nhau, ở đây là {here}, ở kia là {there}: có lẽ một bên ghi sai mã trường"),
        format!("the name or the stages differ, here {here}, there {there}: one of the two may have a wrong school code"),
    )
}
