//! Pages as Word files (DOCX) to be finished, signed and sent, and what people wrote into them.
//!
//! [`write()`] lays a page out as NĐ 30/2020/NĐ-CP lays down for administrative documents. Whatever it shows for a place of a
//! document is a content control, with a bookmark around it, that names the place; [`fill()`] finds them again.

mod compare;
mod fill;
mod marks;
mod names;
mod order;
mod origin;
mod read;
mod said;
mod stands;
mod styles;
mod understood;
mod walk;
mod write;

pub use fill::{Filled, Lost, Misread, Printed, Unread, fill};
pub use write::write;

use crate::explain::page::Origin;
use crate::model::{Both, Locale, say};
use crate::read::ReadError;

/// Why a file is not a Word file that can be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DocxError {
    /// It is no archive, or one that is cut off: a text file named `.docx`, a download that broke off.
    #[error("{}", self.message(Locale::En))]
    NotAnArchive,
    /// It has a password, or is an old `.doc`.
    #[error("{}", self.message(Locale::En))]
    Protected,
    /// It is an archive without the text of a Word file: a spreadsheet.
    #[error("{}", self.message(Locale::En))]
    NotAWordFile,
    /// It unpacks to more than [`MAX_UNPACKED`] bytes.
    #[error("{}", self.message(Locale::En))]
    TooLarge,
    /// The text in it is not well-formed XML, or declares entities of its own.
    #[error("{}", self.message(Locale::En))]
    NotWellFormed,
    /// It says that it was made from another document, or together with a plan that is not at hand.
    #[error("{}", self.message(Locale::En))]
    #[non_exhaustive]
    OtherDocument {
        /// The document that it is to be read into.
        wanted: Box<Origin>,
        /// The document that it was made from.
        made_from: Box<Origin>,
    },
    /// It has too little of what any page of the document prints, or places of things that the document does not have.
    #[error("{}", self.message(Locale::En))]
    NotItsPrint,
    /// The page is not one of the document: what was written would make it unreadable.
    #[error("{}", self.message(Locale::En))]
    OtherPage(#[source] Box<ReadError>),
}

/// How many bytes the text of a Word file may have once it is unpacked: 64 MB.
pub const MAX_UNPACKED: u64 = 64 << 20;

impl DocxError {
    /// What is wrong and what to do about it.
    ///
    /// ```
    /// use it_adoption_model::{Locale, docx};
    /// # use it_adoption_model::{page::Page, read_any};
    /// # let plan = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/plan.json"));
    /// let error = docx::fill(&read_any(plan)?, &[Page::default()], b"PK").unwrap_err();
    /// assert!(error.message(Locale::Vi).contains("không phải tệp Word"));
    /// # Ok::<(), it_adoption_model::ReadError>(())
    /// ```
    pub fn message(&self, locale: Locale) -> String {
        let words: Both<&str> = match self {
            Self::NotAnArchive => Both::new(
                "không phải tệp Word (.docx), hoặc tệp bị hỏng: hãy mở bằng Word và lưu lại dạng .docx",
                "not a Word file (.docx), or a broken one: open it in Word and save it as .docx",
            ),
            Self::Protected => Both::new(
                "tệp có mật khẩu hoặc là .doc đời cũ: hãy mở bằng Word, bỏ mật khẩu và lưu lại dạng .docx",
                "the file has a password or is an old .doc: open it in Word, take the password away and save it as .docx",
            ),
            Self::NotAWordFile => Both::new(
                "tệp nén này không chứa văn bản Word: hãy chọn đúng tệp .docx",
                "this archive holds no Word document: choose the .docx file",
            ),
            Self::TooLarge => Both::new(
                "tệp quá lớn khi giải nén (trên 64 MB): hãy bỏ ảnh, tệp đính kèm rồi lưu lại",
                "the file unpacks to more than 64 MB: take out pictures and attachments and save it again",
            ),
            Self::OtherDocument { wanted, made_from } => return other(wanted, made_from, locale),
            Self::NotItsPrint => Both::new(
                "tệp Word này không được in ra từ tài liệu này (hoặc từ một bản đã khác nhiều): hãy chọn đúng tài liệu, hoặc in lại",
                "the Word file was not made from this document, or from a state of it that was quite different: choose the right document, or make the file again",
            ),
            Self::OtherPage(error) => {
                let error = error.message(locale);
                return say!(
                    locale,
                    "tệp Word này không được in ra từ tài liệu này: điền vào thì tài liệu không đọc được nữa ({error})",
                    "the Word file was not made from this document: filled in, it could no longer be read ({error})"
                );
            }
            Self::NotWellFormed => Both::new(
                "nội dung tệp Word bị hỏng: hãy mở bằng Word và lưu lại",
                "the text of the Word file is broken: open it in Word and save it again",
            ),
        };
        (*words.get(locale)).to_owned()
    }
}

fn other(wanted: &Origin, made_from: &Origin, locale: Locale) -> String {
    let same = |of: &Origin| (of.kind, of.school, of.id);
    match made_from.plan {
        Some(plan) if same(wanted) == same(made_from) => say!(
            locale,
            "báo cáo trong tệp Word này được in cùng kế hoạch {plan}: hãy thêm kế hoạch ấy (--plan)",
            "the report in the Word file was made together with the plan {plan}: add that plan (--plan)"
        ),
        _ => {
            let [wanted, made_from] = [wanted, made_from].map(|of| of.label(locale));
            say!(
                locale,
                "tệp Word này được in ra từ {made_from}, không phải từ {wanted}: hãy chọn đúng tài liệu của tệp",
                "the Word file was made from the {made_from}, not from the {wanted}: choose the document of the file"
            )
        }
    }
}

/// The name of the bookmark around what is shown for a place; it survives programs that drop the tags of controls.
fn bookmark(pointer: &str) -> String {
    let name = pointer.trim_start_matches('/');
    let word = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    name.chars().map(word).take(40).collect()
}
