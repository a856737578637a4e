//! The registry of rules: one row each, with a stable code, severity, basis and wording.
//!
//! Codes are append-only: a code is never reused for another meaning. The rows stand by kind of
//! document in `rule/`: each file adds its rows to those before it and hands them on to the next.

mod assessment;
mod comparison;
mod crosswalk;
mod difficulty;
mod document;
mod instrument;
mod plan;
mod report;
mod set;
mod submission;
mod trial;
mod workflow;

use assessment::assessment;
use comparison::comparison;
use crosswalk::crosswalk;
use difficulty::difficulty;
use document::document;
use instrument::instrument;
use plan::plan;
use report::report;
use set::set;
use submission::submission;
use trial::trial;
use workflow::workflow;

use crate::model::wire::{StringForm, string_serde};
use crate::model::{Arg, Both, Detail, Fidelity, Finding, Locale, ParseError, Principle, Severity};

/// What a rule rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Basis {
    /// How sure we are that the source asks for it.
    pub fidelity: Fidelity,
    /// The source in words; this project where the fidelity is authored.
    pub source: Both<&'static str>,
    /// The clause.
    pub clause: Both<&'static str>,
    /// Where to read it, or about it, from a file in `docs/`.
    pub link: &'static str,
}

/// What a document's own meaning requires, as this project reads it in a section of its design.
macro_rules! sense {
    ($section:literal) => {
        Basis {
            fidelity: Fidelity::Authored,
            source: Both::new("it-adoption-model", "it-adoption-model"),
            clause: Both::new(concat!("docs/", $section), concat!("docs/", $section)),
            link: $section,
        }
    };
}

const INSTRUMENT: Basis = sense!("design.md#an-instrument");
const SCORING: Basis = sense!("design.md#scoring-exactly");
const CHECKING: Basis = sense!("design.md#reading-and-checking");
const PLANNING: Basis = sense!("design.md#the-years-documents-checked");
const REVIEW: Basis = sense!("design.md#review");
const CARRYING: Basis = sense!("design.md#answers-that-move-on");
const DERIVING: Basis = sense!("design.md#deriving-and-drafting");

/// What the provincial letter lays down; the letter itself was read.
const fn letter(clause: Both<&'static str>) -> Basis {
    Basis {
        fidelity: Fidelity::Read,
        source: Both::new(
            "Công văn của Sở GD&ĐT Long An hướng dẫn triển khai mô hình ứng dụng CNTT trong trường phổ thông",
            "Letter of the Department of Education and Training of Long An guiding the model of IT application in general schools",
        ),
        clause,
        link: "model.md#operational-letter",
    }
}

const TASK_1: Basis = letter(Both::new("nhiệm vụ 1", "task 1"));
const TASK_3: Basis = letter(Both::new("nhiệm vụ 3", "task 3"));
const LAST_PARAGRAPH: Basis = letter(Both::new("đoạn cuối", "last paragraph"));

/// What follows from a source by reasoning, which it does not say in so many words.
const fn inferred(basis: Basis) -> Basis {
    Basis {
        fidelity: Fidelity::Inferred,
        ..basis
    }
}

/// What the model's forerunner lays down; the first part of its annex was read.
const GUIDANCE_4116: Basis = Basis {
    fidelity: Fidelity::Read,
    source: Both::new(
        "Công văn số 4116/BGDĐT-CNTT ngày 08/9/2017 của Bộ GD&ĐT",
        "Letter 4116/BGDĐT-CNTT of the Ministry of Education and Training, 8 September 2017",
    ),
    clause: Both::new("phụ lục I", "annex I"),
    link: "model.md#operational-guidance-4116",
};

/// What the letter lays down as a principle.
fn principle(principle: Principle) -> Basis {
    Basis {
        fidelity: principle.fidelity(),
        ..letter(principle.clause())
    }
}

/// The way of a result through the hands, as secondary sources tell it of decision 4725.
const WAY_4725: Basis = Basis {
    fidelity: Fidelity::Reported,
    source: Both::new(
        "Quyết định 4725/QĐ-BGDĐT ngày 30/12/2022",
        "Decision 4725/QĐ-BGDĐT, 30 December 2022",
    ),
    clause: Both::new("quy trình và thời hạn", "steps and deadlines"),
    link: "model.md#operational-index-4725",
};

/// What the tools in use do, whose makers name no source for it.
const TOOLS: Basis = Basis {
    fidelity: Fidelity::Reported,
    source: Both::new(
        "Phần mềm đánh giá chuyển đổi số của các nhà cung cấp",
        "Vendors' software for assessing digital transformation",
    ),
    clause: Both::new(
        "trạng thái hồ sơ, lý do trả lại",
        "states of a submission, reason for returning it",
    ),
    link: "design.md#review",
};

/// One row of the registry.
struct Row {
    code: &'static str,
    severity: Severity,
    basis: Basis,
    vi: &'static str,
    en: &'static str,
}

/// Makes the registry out of its rows: the rules themselves, and what makes a finding of each.
///
/// A row names the details of a finding, in the order in which it has them, and both wordings name
/// all of these and no other, or they do not compile. `own as self` is the field `own`, named `self`
/// everywhere else.
macro_rules! rules {
    ({ $(
        $rule:ident $(($($field:ident $(as $name:ident)?),+))?
        $code:literal $severity:ident $basis:expr, $vi:literal, $en:literal;
    )+ }) => {
        /// A rule that a document is checked against (quy tắc kiểm tra).
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            strum::EnumString, strum::IntoStaticStr,
        )]
        #[strum(parse_err_ty = ParseError, parse_err_fn = Rule::unknown)]
        #[non_exhaustive]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum Rule {$(
            // Schemas list the codes alone: docs/rules.md tells what they mean.
            #[doc = concat!($en, " (", $vi, ")")]
            #[strum(serialize = $code)]
            #[cfg_attr(feature = "schema", schemars(rename = $code, description = ""))]
            $rule,
        )+}

        impl Rule {
            /// All there are, in the order of docs/rules.md.
            pub const ALL: &'static [Self] = &[$(Self::$rule),+];

            fn unknown(code: &str) -> ParseError {
                ParseError::new(Self::EXPECT, code)
            }

            fn row(self) -> Row {
                match self {$(
                    Self::$rule => Row {
                        code: $code,
                        severity: Severity::$severity,
                        basis: $basis,
                        vi: $vi,
                        en: $en,
                    },
                )+}
            }
        }

        /// What is found: for each rule a struct of the details that its wording names, which becomes a [`Finding`].
        ///
        /// A field takes whatever becomes a [`Detail`]; its type is named after it.
        #[allow(non_camel_case_types, reason = "types named after fields")]
        pub(crate) mod found {
            use super::{Arg, Both, Detail, Finding, Locale, Rule};

            $(
                pub(crate) struct $rule<$($($field),+)?> {
                    $($(pub(crate) $field: $field,)+)?
                }

                impl<$($($field: Into<Detail>),+)?> From<$rule<$($($field),+)?>> for Finding {
                    fn from($rule { $($($field),+)? }: $rule<$($($field),+)?>) -> Self {
                        $($(let $field: Detail = $field.into();)+)?
                        let words = Both::new(
                            words!($vi, Locale::Vi, $($($field $(as $name)?),+)?),
                            words!($en, Locale::En, $($($field $(as $name)?),+)?),
                        );
                        let args = vec![$($(Arg::new(name!($field $(as $name)?), $field),)+)?];
                        Self::new(Rule::$rule, args, words)
                    }
                }
            )+
        }
    };
}

/// What a detail is named where it is not a field.
macro_rules! name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident as $name:ident) => {
        stringify!($name)
    };
}

/// A wording with its details filled in; an error names the row where it can.
///
/// A detail with another name than its field is there under both, and under that of the field prints nothing.
macro_rules! words {
    ($words:literal, $locale:expr, $($field:ident),*) => {
        format!($words, $($field = $field.read($locale)),*)
    };
    ($words:literal, $locale:expr, $($field:ident $(as $name:ident)?),*) => {
        format!(
            concat!($words $($(, "{", name!($name as $field), ":.0}")?)*),
            $($field = $field.read($locale),)*
            $($($name = $field.read($locale),)?)*
        )
    };
}

document! { {} instrument assessment plan trial difficulty report submission workflow comparison crosswalk set rules }

impl Rule {
    /// The code, such as `answer.repeated`.
    ///
    /// ```
    /// use it_adoption_model::{Locale, Rule, Severity};
    /// let rule: Rule = "plan.price-missing".parse()?;
    /// assert_eq!((rule.as_str(), rule.severity()), ("plan.price-missing", Severity::Error));
    /// assert!(rule.wording(Locale::Vi).contains("đơn giá"));
    /// assert_eq!(rule.basis().source.en, "it-adoption-model");
    /// # Ok::<(), it_adoption_model::ParseError>(())
    /// ```
    pub fn as_str(self) -> &'static str {
        self.row().code
    }

    /// How bad a breach is.
    pub fn severity(self) -> Severity {
        self.row().severity
    }

    /// What the rule rests on.
    pub fn basis(self) -> Basis {
        self.row().basis
    }

    /// The wording, with `{names}` where a finding's facts stand.
    pub fn wording(self, locale: Locale) -> &'static str {
        match locale {
            Locale::Vi => self.row().vi,
            Locale::En => self.row().en,
        }
    }
}

impl StringForm for Rule {
    const EXPECT: Both<&'static str> = Both::new(
        "một mã quy tắc, xem docs/rules.md",
        "the code of a rule, see docs/rules.md",
    );
    fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }
    fn sample() -> Option<Self> {
        Self::ALL.first().copied()
    }
}

string_serde!(Rule);
