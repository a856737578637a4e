//! What became of answers and targets that moved on to another instrument (thông báo khi chuyển câu trả lời).

use crate::model::wire::names;
use crate::model::{Correspondence, Id, Locale, Pointer, Value, say};

/// What became of one answer, one target or one level, or that a criterion is new (một thông báo).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Notice {
    /// What became of it (điều đã xảy ra).
    pub became: Became,
    /// Where it stood in the document that was carried over; absent for a criterion that is new (vị trí cũ).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<Pointer>,
    /// The criterion it was for; absent for an overall level, and for a criterion that is new (mã tiêu chí cũ).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criterion: Option<Id>,
    /// What stood there; an overall level as a rating (giá trị cũ).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// Where it went; for a criterion that is new, that one (nơi chuyển đến).
    pub to: Vec<Passed>,
}

/// A criterion that an answer went to, and how much of it (một nơi chuyển đến).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Passed {
    /// The criterion (mã tiêu chí mới).
    pub criterion: Id,
    /// How what was asked stands to what is asked now (quan hệ).
    pub relation: Correspondence,
    /// Whether the value went too, or why it did not (giá trị có chuyển không).
    pub kept: Kept,
    /// What is asked or answered otherwise, where that is known and the value stayed behind (điều đã đổi).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub differs: Option<Differs>,
}

names! {
    /// What of a criterion is not as in the other instrument or edition (điều đã đổi của một tiêu chí).
    pub enum Differs {
        /// Another kind of fact answers it (cách đo).
        Form,
        /// It is better the other way (chiều tốt hơn).
        Better,
        /// The greatest count, or the most points (số lớn nhất).
        Maximum,
        /// The step of the points (bước điểm).
        Step,
        /// The items of the points (tiểu mục).
        Items,
        /// The levels, or what is told of them (các mức hoặc mô tả của mức).
        Levels,
        /// What is counted (điều được đếm).
        Counted,
        /// The title (tên tiêu chí).
        Title,
    }
    vi: "form, better, maximum, step, items, levels, counted hoặc title",
    en: "form, better, maximum, step, items, levels, counted or title",
}

impl Differs {
    /// What differs, as shown to people.
    ///
    /// ```
    /// use it_adoption_model::{Differs, Locale};
    /// assert_eq!(Differs::Counted.label(Locale::Vi), "điều được đếm");
    /// ```
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Form => locale.pick("cách đo", "the measure"),
            Self::Better => locale.pick("chiều tốt hơn", "which way is better"),
            Self::Maximum => locale.pick("số lớn nhất", "the maximum"),
            Self::Step => locale.pick("bước điểm", "the step of the points"),
            Self::Items => locale.pick("tiểu mục", "the items"),
            Self::Levels => locale.pick(
                "các mức hoặc mô tả của mức",
                "the levels or their descriptors",
            ),
            Self::Counted => locale.pick("điều được đếm", "what is counted"),
            Self::Title => locale.pick("tên tiêu chí", "the title"),
        }
    }
}

names! {
    /// What became of an answer (điều đã xảy ra với câu trả lời).
    pub enum Became {
        /// It answers one criterion as it stands (chuyển nguyên).
        Carried,
        /// Its note, and its evidence where it has any, went to one criterion, its value did not (chuyển minh chứng và ghi chú).
        Changed,
        /// It went to several criteria (tách).
        Split,
        /// It went to a criterion that others went to as well (gộp).
        Merged,
        /// It went nowhere (không chuyển được).
        Lost,
        /// Nothing was ever asked that this criterion asks (tiêu chí mới).
        New,
    }
    vi: "carried, changed, split, merged, lost hoặc new",
    en: "carried, changed, split, merged, lost or new",
}

impl Became {
    /// What became of it, as shown to people.
    ///
    /// ```
    /// use it_adoption_model::{Became, Locale};
    /// assert_eq!(Became::Carried.label(Locale::En), "carried over");
    /// ```
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Carried => locale.pick("chuyển nguyên", "carried over"),
            Self::Changed => locale.pick("phải ghi lại", "to be stated anew"),
            Self::Split => locale.pick("tách ra", "split"),
            Self::Merged => locale.pick("gộp lại", "merged"),
            Self::Lost => locale.pick("không chuyển được", "lost"),
            Self::New => locale.pick("tiêu chí mới", "new"),
        }
    }
}

names! {
    /// Whether a value went along with its evidence and note, or why it did not (giá trị có chuyển không).
    pub enum Kept {
        /// It went along (có).
        Value,
        /// The criteria do not ask the same (hai tiêu chí không hỏi cùng một việc).
        AskedOtherwise,
        /// They ask the same, and take another form of answer (cách trả lời khác nhau).
        MeasuredOtherwise,
        /// It says not applicable, and the cases foreseen for that are others (trường hợp không áp dụng khác nhau).
        ForeseenOtherwise,
        /// There was none (chưa có giá trị).
        Nothing,
    }
    vi: "value, asked-otherwise, measured-otherwise, foreseen-otherwise hoặc nothing",
    en: "value, asked-otherwise, measured-otherwise, foreseen-otherwise or nothing",
}

impl Kept {
    /// Why the value stayed behind; nothing where it did not.
    ///
    /// ```
    /// use it_adoption_model::{Correspondence, Kept, Locale};
    /// let relation = Correspondence::Intersects;
    /// assert_eq!(Kept::AskedOtherwise.reason(relation, Locale::En), Some("is only partly the same"));
    /// assert_eq!(Kept::Value.reason(Correspondence::Equal, Locale::En), None);
    /// ```
    pub fn reason(self, relation: Correspondence, locale: Locale) -> Option<&'static str> {
        match self {
            Self::Value => None,
            Self::AskedOtherwise => Some(relation.label(locale)),
            Self::MeasuredOtherwise => {
                Some(locale.pick("cách trả lời đã khác", "it is answered in another way"))
            }
            Self::ForeseenOtherwise => Some(locale.pick(
                "trường hợp không áp dụng đã khác",
                "it does not apply in other cases",
            )),
            Self::Nothing => None,
        }
    }
}

impl Notice {
    /// What stood at a place and went nowhere, until more is said.
    pub(crate) fn of(pointer: Pointer, value: &Value) -> Self {
        Self {
            became: Became::Lost,
            pointer: Some(pointer),
            criterion: None,
            value: Some(value.clone()),
            to: Vec::new(),
        }
    }

    /// A criterion that nothing leads to.
    pub(crate) fn of_new(criterion: Id) -> Self {
        Self {
            became: Became::New,
            pointer: None,
            criterion: None,
            value: None,
            to: vec![Passed {
                criterion,
                relation: Correspondence::None,
                kept: Kept::Nothing,
                differs: None,
            }],
        }
    }

    /// The notice in words.
    ///
    /// ```
    /// use it_adoption_model::{Assessment, Crosswalk, Locale, Passage, Rubrics, builtin_crosswalks, read};
    /// let rubrics = Rubrics::builtin();
    /// let crosswalk: Crosswalk = read(builtin_crosswalks()[0].json.as_bytes())?;
    /// let [from, to] = [crosswalk.from, crosswalk.to].map(|named| rubrics.get(&named).unwrap());
    /// let filled: Assessment = read(include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/assessment-operational.json")))?;
    /// let carried = Passage::new(&crosswalk, from, to)?.carry_over(&filled)?;
    /// let first = carried.notices.first().ok_or("a notice for each answer")?;
    /// let criterion = first.criterion.ok_or("an answer is to a criterion")?;
    /// assert!(first.message(Locale::En).starts_with(criterion.as_str()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn message(&self, locale: Locale) -> String {
        let of = match (&self.criterion, &self.value) {
            (Some(criterion), _) => criterion.to_string(),
            (None, Some(Value::Rating(level))) => {
                say!(
                    locale,
                    "Mức “{level}” của cả trường",
                    "The overall level {level}"
                )
            }
            (None, _) => String::new(),
        };
        let to = self.to.iter().map(|passed| passed.words(locale));
        let to = to.collect::<Vec<_>>().join("; ");
        match self.became {
            Became::Carried if self.criterion.is_none() => {
                say!(locale, "{of}: giữ nguyên.", "{of}: as it was.")
            }
            Became::Carried => say!(
                locale,
                "{of}: chuyển nguyên sang {to}.",
                "{of}: carried over to {to}."
            ),
            Became::Changed => say!(
                locale,
                "{of}: chuyển sang {to}.",
                "{of}: carried over to {to}."
            ),
            Became::Split => say!(locale, "{of}: tách sang {to}.", "{of}: split up: {to}."),
            Became::Merged => say!(
                locale,
                "{of}: gộp cùng tiêu chí khác vào {to}.",
                "{of}: merged with others into {to}."
            ),
            Became::Lost if self.criterion.is_none() => say!(
                locale,
                "{of} không chuyển được: mức phải tính lại theo bộ tiêu chí mới.",
                "{of} is lost: levels have to be found anew by the new instrument."
            ),
            Became::Lost => say!(
                locale,
                "{of}: không có tiêu chí tương ứng nên không chuyển được.",
                "{of}: there is no counterpart, so it is lost."
            ),
            Became::New => {
                let to = self.to.iter().map(|passed| passed.criterion.to_string());
                let to = to.collect::<Vec<_>>().join(", ");
                say!(
                    locale,
                    "{to}: tiêu chí mới, chưa có câu trả lời.",
                    "{to}: new, to be answered."
                )
            }
        }
    }
}

impl Passed {
    /// Why the value stayed behind, and what is not as it was; nothing where it did not.
    pub(crate) fn reason(&self, locale: Locale) -> Option<String> {
        let why = self.kept.reason(self.relation, locale)?;
        Some(match self.differs {
            None => why.to_owned(),
            Some(differs) => {
                let differs = differs.label(locale);
                say!(
                    locale,
                    "{why}, khác ở {differs}",
                    "{why}, differing in {differs}"
                )
            }
        })
    }

    fn words(&self, locale: Locale) -> String {
        let criterion = self.criterion;
        match self.reason(locale) {
            None => criterion.to_string(),
            Some(why) => say!(
                locale,
                "{criterion}, không kèm giá trị ({why})",
                "{criterion}, without the value ({why})"
            ),
        }
    }
}
