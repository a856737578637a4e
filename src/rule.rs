//! The registry of rules: one row each, with a stable code, severity, basis and wording.
//!
//! Codes are append-only: a code is never reused for another meaning.

use crate::finding::Place;
use crate::wire::{Expect, StringForm, string_serde};
use crate::{Arg, Fidelity, Finding, Locale, Phrase, Severity, Text};

/// What a rule rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Basis {
    /// How sure we are that the source asks for it.
    pub fidelity: Fidelity,
    /// The source in words; this project where the fidelity is authored.
    pub source: &'static str,
    /// The clause; where it begins with `docs/`, a file and section of this project.
    pub clause: &'static str,
}

/// What a document's own meaning requires, as this project reads it in a section of its design.
const fn sense(clause: &'static str) -> Basis {
    Basis {
        fidelity: Fidelity::Authored,
        source: "it-adoption-model",
        clause,
    }
}

const INSTRUMENT: Basis = sense("docs/design.md#an-instrument");
const SCORING: Basis = sense("docs/design.md#scoring-exactly");
const CHECKING: Basis = sense("docs/design.md#reading-and-checking");

/// One row of the registry.
struct Row {
    code: &'static str,
    severity: Severity,
    basis: Basis,
    vi: &'static str,
    en: &'static str,
}

macro_rules! rules {
    ($($name:ident $code:literal $severity:ident $basis:expr, $vi:literal, $en:literal;)+) => {
        /// A rule that checking holds a document against (quy tắc kiểm tra).
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            strum::EnumString, strum::IntoStaticStr, strum::VariantArray,
        )]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum Rule {$(
            #[doc = $en]
            #[strum(serialize = $code)]
            #[cfg_attr(feature = "schema", schemars(rename = $code))]
            $name,
        )+}

        impl Rule {
            fn row(self) -> Row {
                match self {$(
                    Self::$name => Row {
                        code: $code,
                        severity: Severity::$severity,
                        basis: $basis,
                        vi: $vi,
                        en: $en,
                    },
                )+}
            }
        }
    };
}

rules! {
    InstrumentEmpty "instrument.empty" Error INSTRUMENT,
        "Danh sách này không được để trống: hãy ghi ít nhất {least} phần tử.",
        "This list must not be empty: state at least {least}.";
    InstrumentIdRepeated "instrument.id-repeated" Error INSTRUMENT,
        "Mã {id} đã dùng ở {first}: mỗi mã chỉ dùng một lần, hãy đổi mã ở đây.",
        "The identifier {id} is already used at {first}: each may be used once, change this one.";
    InstrumentSourceUnknown "instrument.source-unknown" Error INSTRUMENT,
        "Trích dẫn nguồn {id} nhưng danh sách nguồn không có mã này: hãy thêm nguồn hoặc sửa mã.",
        "Cites the source {id}, which the list of sources lacks: add the source or correct the identifier.";
    InstrumentSourceMissing "instrument.source-missing" Error INSTRUMENT,
        "Độ tin cậy là {fidelity} nhưng không nêu nguồn: hãy ghi nguồn, hoặc ghi authored nếu không có văn bản nào quy định.",
        "The fidelity is {fidelity} but no source is named: name it, or say authored if no document lays this down.";
    InstrumentAuthoredWithSource "instrument.authored-with-source" Error INSTRUMENT,
        "Nội dung ghi authored (tự chọn) nhưng lại dẫn nguồn như quy định: hãy bỏ nguồn và điều khoản, hoặc sửa độ tin cậy.",
        "Marked authored, yet cites a source as if it were laid down: drop source and clause, or correct the fidelity.";
    InstrumentSourceUnused "instrument.source-unused" Advice INSTRUMENT,
        "Không trích dẫn nào dùng nguồn {id}.",
        "No citation uses the source {id}.";
    InstrumentSourceLater "instrument.source-later" Warning INSTRUMENT,
        "Nguồn {id} ban hành ngày {issued}, sau ngày bộ tiêu chí có hiệu lực ({from}): hãy kiểm tra hai ngày.",
        "The source {id} was issued on {issued}, after the instrument came into force ({from}): check both days.";
    InstrumentDatesContradict "instrument.dates-contradict" Error INSTRUMENT,
        "Ngày hết hiệu lực {until} trước ngày có hiệu lực {from}.",
        "The last day in force, {until}, is before the first, {from}.";
    InstrumentLevelUnknown "instrument.level-unknown" Error INSTRUMENT,
        "Mức {id} không có trong danh sách mức độ.",
        "The level {id} is not in the list of levels.";
    InstrumentBandsOrder "instrument.bands-order" Error INSTRUMENT,
        "Khoảng của mức {level} đứng sai thứ tự: hãy xếp từ mức thấp nhất, mỗi mức một khoảng.",
        "The band of level {level} is out of order: list them lowest level first, one for each level.";
    InstrumentBandEmpty "instrument.band-empty" Error INSTRUMENT,
        "Khoảng của mức {level} không chứa giá trị nào: cận dưới {lower} không nằm dưới cận trên {upper}.",
        "The band of level {level} holds no value: its lower bound {lower} is not below its upper bound {upper}.";
    InstrumentBandsHole "instrument.bands-hole" Error INSTRUMENT,
        "Giữa {lower} và {upper} không thuộc khoảng nào: điểm lẻ và tỷ lệ phần trăm lẻ sẽ không có mức. Hãy nối hai khoảng, ví dụ \"dưới {upper}\".",
        "Between {lower} and {upper} there is no band: half points and odd percentages get no level. Join the bands, for instance with below {upper}.";
    InstrumentBandsOverlap "instrument.bands-overlap" Error INSTRUMENT,
        "Các giá trị từ {lower} đến {upper} thuộc hai khoảng liền nhau: hãy để mỗi giá trị thuộc đúng một khoảng.",
        "The values from {lower} to {upper} belong to two neighbouring bands: let each belong to one.";
    InstrumentLevelUnreachable "instrument.level-unreachable" Error INSTRUMENT,
        "Không kết quả nào có thể đạt mức {level}.",
        "No result can reach the level {level}.";
    InstrumentGroupPointsDiffer "instrument.group-points-differ" Error INSTRUMENT,
        "Nhóm {group} ghi {printed} điểm nhưng các tiêu chí cộng lại là {sum}.",
        "The group {group} prints {printed} points, but its criteria add up to {sum}.";
    InstrumentTotalDiffers "instrument.total-differs" Error INSTRUMENT,
        "Tổng điểm ghi {printed} nhưng các nhóm cộng lại là {sum}.",
        "The printed total is {printed}, but the groups add up to {sum}.";
    InstrumentPointsTooMany "instrument.points-too-many" Error INSTRUMENT,
        "Tổng điểm vượt quá giới hạn {limit} của thư viện.",
        "The points add up to more than this library's limit of {limit}.";
    InstrumentStepsMissing "instrument.steps-missing" Error INSTRUMENT,
        "Tiêu chí {criterion} cần {least} mức (levels) cho cách đo {measure}.",
        "The criterion {criterion} needs {least} levels for the measure {measure}.";
    InstrumentStepsMisplaced "instrument.steps-misplaced" Error INSTRUMENT,
        "Tiêu chí {criterion} chấm điểm trực tiếp nên không có danh sách levels: hãy dùng bands trong measure.",
        "The criterion {criterion} is given points directly, so it takes no levels: use the measure's bands.";
    InstrumentStepsOrder "instrument.steps-order" Error INSTRUMENT,
        "Mức {level} của tiêu chí {criterion} đứng sai thứ tự hoặc lặp lại: hãy xếp từ thấp đến cao.",
        "The level {level} of criterion {criterion} is out of order or repeated: list them lowest first.";
    InstrumentStepPointsMissing "instrument.step-points-missing" Error INSTRUMENT,
        "Mức {level} của tiêu chí {criterion} chưa ghi điểm.",
        "The level {level} of criterion {criterion} states no points.";
    InstrumentConditionPoints "instrument.condition-points" Error INSTRUMENT,
        "Tiêu chí {criterion} là điều kiện bắt buộc nên không có điểm.",
        "The criterion {criterion} is a condition, so it gives no points.";
    InstrumentPointsFall "instrument.points-fall" Error INSTRUMENT,
        "Tiêu chí {criterion}: mức {level} cho {points} điểm, ít hơn mức thấp hơn ({below}).",
        "Criterion {criterion}: the level {level} gives {points} points, fewer than the level below it ({below}).";
    InstrumentThresholdMissing "instrument.threshold-missing" Error INSTRUMENT,
        "Tiêu chí {criterion}: mức {level} chưa có ngưỡng.",
        "Criterion {criterion}: the level {level} has no threshold.";
    InstrumentThresholdMisplaced "instrument.threshold-misplaced" Error INSTRUMENT,
        "Tiêu chí {criterion}: mức {level} không dùng ngưỡng, hãy bỏ đi.",
        "Criterion {criterion}: the level {level} takes no threshold, remove it.";
    InstrumentThresholdOrder "instrument.threshold-order" Error INSTRUMENT,
        "Tiêu chí {criterion}: ngưỡng {limit} của mức {level} ({stage}) không chặt hơn ngưỡng {below} của mức thấp hơn.",
        "Criterion {criterion}: the threshold {limit} of level {level} ({stage}) is not stricter than {below} of the level below.";
    InstrumentStageLimitMissing "instrument.stage-limit-missing" Error INSTRUMENT,
        "Tiêu chí {criterion}: mức {level} thiếu ngưỡng cho cấp học {stage}.",
        "Criterion {criterion}: the level {level} has no limit for the stage {stage}.";
    InstrumentDescriptorMissing "instrument.descriptor-missing" Warning INSTRUMENT,
        "Tiêu chí {criterion} xếp mức theo mô tả nhưng mức {level} chưa có mô tả.",
        "The criterion {criterion} is rated by descriptors, but the level {level} has none.";
    InstrumentPointsStep "instrument.points-step" Error INSTRUMENT,
        "Tiêu chí {criterion}: điểm tối đa {maximum} không phải bội của bước điểm {step}.",
        "Criterion {criterion}: the maximum {maximum} is not a multiple of the step {step}.";
    InstrumentItemsDiffer "instrument.items-differ" Error INSTRUMENT,
        "Tiêu chí {criterion}: các tiểu mục cộng lại là {sum}, không khớp điểm tối đa {maximum}.",
        "Criterion {criterion}: its items add up to {sum}, which does not fit the maximum {maximum}.";
    InstrumentRetiredInUse "instrument.retired-in-use" Error INSTRUMENT,
        "Mã {id} đã bỏ nhưng vẫn có tiêu chí dùng: mã cũ không được dùng lại.",
        "The identifier {id} is retired, yet a criterion uses it: retired identifiers are not used again.";
    InstrumentReplacementUnknown "instrument.replacement-unknown" Error INSTRUMENT,
        "Mã thay thế {id} không phải là một tiêu chí.",
        "The replacement {id} is no criterion.";

    SchoolNoStage "school.no-stage" Error SCORING,
        "Trường chưa ghi cấp học nào: ngưỡng theo cấp học không xác định được.",
        "The school states no stage, so thresholds by stage cannot be told.";
    SchoolStageRepeated "school.stage-repeated" Warning CHECKING,
        "Cấp học {stage} ghi hai lần.",
        "The stage {stage} is stated twice.";
    AssessmentDateOutsideYear "assessment.date-outside-year" Warning CHECKING,
        "Ngày đánh giá {date} nằm ngoài năm học {year}.",
        "The day of the assessment, {date}, lies outside the school year {year}.";
    AssessmentInstrumentMismatch "assessment.instrument-mismatch" Error SCORING,
        "Phiếu trả lời bộ tiêu chí {found}, không phải {expected}.",
        "The answers are to the instrument {found}, not to {expected}.";
    AssessmentEditionMismatch "assessment.edition-mismatch" Error SCORING,
        "Phiếu trả lời phiên bản {found}, không phải {expected}: hãy dùng đúng phiên bản hoặc chuyển câu trả lời sang phiên bản mới.",
        "The answers are to the edition {found}, not to {expected}: use that edition or carry the answers over.";
    AssessmentNotInForce "assessment.not-in-force" Warning CHECKING,
        "Năm học {year} nằm ngoài thời gian hiệu lực của bộ tiêu chí ({from} – {until}).",
        "The school year {year} lies outside the time the instrument is in force ({from} – {until}).";
    AssessmentStageNotCovered "assessment.stage-not-covered" Error SCORING,
        "Bộ tiêu chí không áp dụng cho cấp học {stage}.",
        "The instrument is not made for the stage {stage}.";
    AssessmentUnanswered "assessment.unanswered" Advice SCORING,
        "Còn {count} tiêu chí chưa có câu trả lời; chúng được tính 0 điểm và làm giảm độ phủ.",
        "{count} criteria have no answer; they earn nothing and lower the coverage.";
    AnswerCriterionUnknown "answer.criterion-unknown" Error SCORING,
        "Bộ tiêu chí không có tiêu chí {criterion}.",
        "The instrument has no criterion {criterion}.";
    AnswerCriterionRetired "answer.criterion-retired" Error SCORING,
        "Tiêu chí {criterion} đã bỏ ở phiên bản này: hãy chuyển câu trả lời sang tiêu chí thay thế, nếu có.",
        "The criterion {criterion} is retired in this edition: move the answer to its replacement, if there is one.";
    AnswerRepeated "answer.repeated" Error SCORING,
        "Tiêu chí {criterion} đã trả lời ở {first}: hãy giữ một câu trả lời.",
        "The criterion {criterion} is already answered at {first}: keep one answer.";
    AnswerWrongMeasure "answer.wrong-measure" Error SCORING,
        "Tiêu chí {criterion} cần giá trị dạng {expected}, không phải {found}.",
        "The criterion {criterion} takes a value of the form {expected}, not {found}.";
    AnswerShareWholeZero "answer.share-whole-zero" Error SCORING,
        "Toàn bộ bằng 0 nên không có tỷ lệ: nếu không có đối tượng nào, hãy trả lời notApplicable kèm lý do.",
        "The whole is 0, so there is no share: if there is nothing to count, answer notApplicable with the reason.";
    AnswerSharePartExceeds "answer.share-part-exceeds" Error SCORING,
        "Phần được tính ({part}) lớn hơn toàn bộ ({whole}).",
        "The part ({part}) is greater than the whole ({whole}).";
    AnswerCountExceeds "answer.count-exceeds" Error SCORING,
        "Số lượng {found} lớn hơn số lớn nhất có thể ({maximum}).",
        "The count {found} is greater than the greatest possible ({maximum}).";
    AnswerLevelUnknown "answer.level-unknown" Error SCORING,
        "Tiêu chí {criterion} không có mức {level}; các mức là: {levels}.",
        "The criterion {criterion} has no level {level}; its levels are: {levels}.";
    AnswerPointsExceed "answer.points-exceed" Error SCORING,
        "Điểm {found} lớn hơn điểm tối đa {maximum}.",
        "The points {found} are above the maximum {maximum}.";
    AnswerPointsStep "answer.points-step" Error SCORING,
        "Điểm {found} không phải bội của bước điểm {step}.",
        "The points {found} are not a multiple of the step {step}.";
    AnswerItemUnknown "answer.item-unknown" Error SCORING,
        "Tiêu chí {criterion} không có tiểu mục {item}.",
        "The criterion {criterion} has no item {item}.";
    AnswerItemRepeated "answer.item-repeated" Error SCORING,
        "Tiểu mục {item} được chấm hai lần.",
        "The item {item} is given points twice.";
    AnswerItemsDiffer "answer.items-differ" Error SCORING,
        "Các tiểu mục cộng lại là {sum} điểm nhưng tiêu chí ghi {earned}.",
        "The items add up to {sum} points, but the criterion states {earned}.";
    AnswerNotApplicableUnforeseen "answer.not-applicable-unforeseen" Warning CHECKING,
        "Bộ tiêu chí không dự liệu trường hợp không áp dụng cho tiêu chí {criterion}: hãy chắc chắn lý do là đúng, vì điểm tối đa sẽ giảm.",
        "The instrument foresees no case in which the criterion {criterion} does not apply: make sure of the reason, as the maximum gets smaller.";
    AnswerEvidenceMissing "answer.evidence-missing" Warning CHECKING,
        "Tiêu chí {criterion} yêu cầu minh chứng nhưng câu trả lời chưa có.",
        "The criterion {criterion} asks for evidence, and the answer has none.";
    EvidenceDatesContradict "evidence.dates-contradict" Error CHECKING,
        "Minh chứng hết giá trị ngày {expires}, trước ngày lập {issued}.",
        "The evidence expires on {expires}, before it was made on {issued}.";
    EvidenceExpired "evidence.expired" Warning CHECKING,
        "Minh chứng đã hết giá trị ngày {expires}, trước ngày đánh giá {date}.",
        "The evidence expired on {expires}, before the assessment on {date}.";
    EvidenceLater "evidence.later" Warning CHECKING,
        "Minh chứng lập ngày {issued}, sau ngày đánh giá {date}.",
        "The evidence was made on {issued}, after the assessment on {date}.";
    EvidenceLinkNotWeb "evidence.link-not-web" Warning CHECKING,
        "Liên kết không bắt đầu bằng http:// hay https://: hãy ghi địa chỉ đầy đủ, hoặc dùng file.",
        "The link does not begin with http:// or https://: write the full address, or use file.";
}

impl Rule {
    /// The code, such as `answer.repeated`.
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

    /// A finding of this rule. An argument named `nearest` adds the question whether that was meant.
    pub(crate) fn at(self, place: &Place<'_>, args: &[(&'static str, String)]) -> Finding {
        let words = |locale: Locale| {
            let mut text = args
                .iter()
                .fold(self.wording(locale).to_owned(), |text, (name, value)| {
                    text.replace(&format!("{{{name}}}"), value)
                });
            if let Some((_, nearest)) = args.iter().find(|(name, _)| *name == "nearest") {
                text.push_str(&match locale {
                    Locale::Vi => format!(" Có phải ý bạn là {nearest}?"),
                    Locale::En => format!(" Did you mean {nearest}?"),
                });
            }
            text
        };
        Finding {
            rule: self,
            severity: self.severity(),
            pointer: place.pointer(),
            args: args
                .iter()
                .map(|(name, value)| Arg {
                    name: Phrase::known(name),
                    value: value.clone(),
                })
                .collect(),
            message: Text {
                vi: Phrase::known(&words(Locale::Vi)),
                en: Some(Phrase::known(&words(Locale::En))),
            },
        }
    }
}

impl StringForm for Rule {
    const EXPECT: Expect = Expect {
        vi: "một mã quy tắc, xem docs/rules.md",
        en: "the code of a rule, see docs/rules.md",
    };
    fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

string_serde!(Rule);
