//! The words of a form: what its places are called, and the words to choose from.

use super::scan::{fold, folds_to};
use crate::model::{AssessorRole, Both, EvidenceKind, Instrument, Locale, ProvenanceKind, Stage};
use std::sync::LazyLock;

/// Places, each with what it is called in both languages.
macro_rules! places {
    ($(#[$doc:meta])* $name:ident { $($variant:ident $vi:literal $en:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum $name { $($variant,)+ }

        impl $name {
            pub(crate) const ALL: &[Self] = &[$(Self::$variant,)+];

            /// What it is called.
            pub(crate) fn label(self) -> Both<&'static str> {
                match self {
                    $(Self::$variant => Both::new($vi, $en),)+
                }
            }
        }
    };
}

places! {
    /// A place in the head of a form.
    Field {
        SchoolId "Mã trường" "School code",
        SchoolName "Tên trường" "School name",
        Stages "Cấp học" "Stages",
        Unit "Mã đơn vị quản lý" "Managing unit code",
        SchoolYear "Năm học" "School year",
        Instrument "Mã bộ tiêu chí" "Instrument code",
        Edition "Phiên bản" "Edition",
        Role "Hình thức đánh giá" "Kind of assessment",
        Date "Ngày đánh giá" "Day of assessment",
        Provenance "Nguồn số liệu" "Where the figures come from",
        Note "Ghi chú về số liệu" "Note on the figures",
        NoteEn "Ghi chú về số liệu (tiếng Anh)" "Note on the figures (English)",
        SourceId "Văn bản nguồn: mã" "Source: code",
        SourceTitle "Văn bản nguồn: tên" "Source: title",
        SourceTitleEn "Văn bản nguồn: tên (tiếng Anh)" "Source: title (English)",
        SourceNumber "Văn bản nguồn: số, ký hiệu" "Source: number",
        SourceIssuer "Văn bản nguồn: nơi ban hành" "Source: issuer",
        SourceIssuerEn "Văn bản nguồn: nơi ban hành (tiếng Anh)" "Source: issuer (English)",
        SourceDate "Văn bản nguồn: ngày" "Source: day",
        SourceApplies "Văn bản nguồn: nơi áp dụng" "Source: where it applies",
        SourceAppliesEn "Văn bản nguồn: nơi áp dụng (tiếng Anh)" "Source: where it applies (English)",
        SourceLink "Văn bản nguồn: địa chỉ" "Source: address",
        SourceNote "Văn bản nguồn: ghi chú" "Source: note",
        SourceNoteEn "Văn bản nguồn: ghi chú (tiếng Anh)" "Source: note (English)",
        Schema "Lược đồ" "Schema",
    }
}

places! {
    /// A column of the table of criteria.
    Column {
        Code "Mã" "Code",
        Title "Tiêu chí" "Criterion",
        FirstOf "Cần ghi" "What to write",
        First "Trả lời" "Answer",
        SecondOf "So với" "Compared with",
        Second "Tổng số" "Number",
        Status "Tình trạng" "State",
        Reason "Lý do" "Reason",
        Evidence "Minh chứng" "Evidence",
        Kept "Nơi lưu hoặc liên kết" "Where it is kept, or link",
        Level "Mức" "Level",
        Points "Điểm" "Points",
        Maximum "Tối đa" "Maximum",
        Remark "Cần xem lại" "To be looked at",
        Note "Ghi chú" "Note",
        ReasonEn "Lý do (tiếng Anh)" "Reason (English)",
        NoteEn "Ghi chú (tiếng Anh)" "Note (English)",
        Derived "Suy ra từ" "Derived from",
    }
}

places! {
    /// A column of the table of evidence.
    Proof {
        Criterion "Mã tiêu chí" "Criterion code",
        Title "Tên minh chứng" "Evidence title",
        Kind "Loại minh chứng" "Kind of evidence",
        Link "Liên kết" "Link",
        File "Tệp hoặc hồ sơ" "File or record",
        Issued "Ngày lập" "Day made",
        Expires "Ngày hết giá trị" "Last day it holds",
    }
}

/// A sheet of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Form,
    Evidence,
    Notes,
    Results,
    Working,
    Lists,
    Schools,
}

impl Part {
    /// What it is called.
    pub(crate) fn label(self) -> Both<&'static str> {
        match self {
            Self::Form => Both::new("Phiếu", "Form"),
            Self::Evidence => Both::new("Minh chứng", "Evidence"),
            Self::Notes => Both::new("Ghi chú", "Notes"),
            Self::Results => Both::new("Kết quả", "Results"),
            Self::Working => Both::new("Cách tính", "Working"),
            Self::Lists => Both::new("Danh mục", "Lists"),
            Self::Schools => Both::new("Các trường", "Schools"),
        }
    }
}

/// What is said of a criterion for which no fact is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    NotApplicable,
    NotAssessed,
}

impl Status {
    pub(crate) const ALL: [Self; 2] = [Self::NotApplicable, Self::NotAssessed];

    pub(crate) fn label(self) -> Both<&'static str> {
        match self {
            Self::NotApplicable => Both::new("không áp dụng", "not applicable"),
            Self::NotAssessed => Both::new("chưa đánh giá", "not assessed"),
        }
    }
}

/// The status that a text names, in either language.
pub(crate) fn status(text: &str) -> Option<Status> {
    static STATUSES: LazyLock<Vec<(String, Status)>> = LazyLock::new(|| {
        let words = statuses(Locale::Vi).iter();
        words.map(|(status, word)| (fold(word), *status)).collect()
    });
    let folded = fold(text);
    let named = STATUSES.iter().find(|(word, _)| *word == folded);
    named.map(|(_, status)| *status)
}

/// Yes and no, as a form offers them.
pub(crate) const YES_NO: [Both<&str>; 2] = [Both::new("có", "yes"), Both::new("không", "no")];

/// Words to choose from, with what each means. The first word for a meaning is the one that is written.
pub(crate) type Choices<T> = Vec<(T, String)>;

/// The words for some meanings, those of `locale` first.
pub(crate) fn words<T: Copy>(
    all: &[T],
    locale: Locale,
    label: impl Fn(T, Locale) -> String,
) -> Choices<T> {
    let other = locale.pick(Locale::En, Locale::Vi);
    let in_language = |locale| all.iter().map(|one| (*one, label(*one, locale))).collect();
    let mut words: Choices<T> = in_language(locale);
    words.extend::<Choices<T>>(in_language(other));
    words
}

/// The word written for a meaning.
pub(crate) fn word<T: Copy + PartialEq>(choices: &Choices<T>, meant: T) -> &str {
    let found = choices.iter().find(|(choice, _)| *choice == meant);
    found.map_or("", |(_, word)| word)
}

/// The first word for each meaning, in their order.
pub(crate) fn firsts<T: PartialEq>(choices: &[(T, impl AsRef<str>)]) -> Vec<&str> {
    let firsts = choices.iter().enumerate().filter(|(at, (meant, _))| {
        let before = choices.get(..*at).unwrap_or_default();
        before.iter().all(|(other, _)| other != meant)
    });
    firsts.map(|(_, (_, word))| word.as_ref()).collect()
}

/// The choices by the names of what they mean.
pub(crate) fn named<T: Copy>(
    choices: &Choices<T>,
    name: impl Fn(T) -> &'static str,
) -> Choices<&'static str> {
    let named = |(meant, word): &(T, String)| (name(*meant), word.clone());
    choices.iter().map(named).collect()
}

/// Words to choose from that are always the same, made once for each language.
macro_rules! choices {
    ($($name:ident: $meant:ty = $made:ident,)+) => {$(
        pub(crate) fn $name(locale: Locale) -> &'static Choices<$meant> {
            static CHOICES: LazyLock<[Choices<$meant>; 2]> =
                LazyLock::new(|| [Locale::Vi, Locale::En].map($made));
            let [vi, en] = &*CHOICES;
            locale.pick(vi, en)
        }
    )+};
}

choices! {
    stages: Stage = stages_in,
    roles: AssessorRole = roles_in,
    provenances: ProvenanceKind = provenances_in,
    proofs: EvidenceKind = proofs_in,
    statuses: Status = statuses_in,
}

fn stages_in(locale: Locale) -> Choices<Stage> {
    let mut words = words(Stage::ALL, locale, |stage, locale| {
        stage.label(locale).to_owned()
    });
    for (stage, word) in [
        (Stage::Primary, "TH"),
        (Stage::LowerSecondary, "trung học cơ sở"),
        (Stage::UpperSecondary, "trung học phổ thông"),
        (Stage::Continuing, "giáo dục thường xuyên"),
    ] {
        words.push((stage, word.to_owned()));
    }
    words.extend(codes(Stage::ALL, Stage::as_str));
    words
}

fn roles_in(locale: Locale) -> Choices<AssessorRole> {
    let all = AssessorRole::ALL;
    let mut words = words(all, locale, |role, locale| role.label(locale).to_owned());
    words.extend(codes(all, AssessorRole::as_str));
    words
}

fn provenances_in(locale: Locale) -> Choices<ProvenanceKind> {
    let all = ProvenanceKind::ALL;
    let mut words = words(all, locale, |kind, locale| kind.label(locale).to_owned());
    words.extend(codes(all, ProvenanceKind::as_str));
    words
}

fn proofs_in(locale: Locale) -> Choices<EvidenceKind> {
    let label = |kind, locale: Locale| {
        let label = match kind {
            EvidenceKind::Document => locale.pick("văn bản", "document"),
            EvidenceKind::Record => locale.pick("biên bản", "record"),
            EvidenceKind::SystemData => locale.pick("số liệu từ hệ thống", "system data"),
            EvidenceKind::Image => locale.pick("hình ảnh", "image"),
            EvidenceKind::WebPage => locale.pick("trang web", "web page"),
            EvidenceKind::Other => locale.pick("khác", "other"),
        };
        label.to_owned()
    };
    let mut words = words(EvidenceKind::ALL, locale, label);
    words.extend(codes(EvidenceKind::ALL, EvidenceKind::as_str));
    words
}

fn statuses_in(locale: Locale) -> Choices<Status> {
    words(&Status::ALL, locale, |status, locale| {
        (*status.label().get(locale)).to_owned()
    })
}

fn codes<T: Copy>(all: &[T], code: impl Fn(T) -> &'static str) -> Choices<T> {
    all.iter()
        .map(|one| (*one, code(*one).to_owned()))
        .collect()
}

/// The words for the levels of an instrument, by rank: the titles where they tell the levels apart and none is another's
/// identifier, else the identifiers.
pub(crate) fn levels(instrument: &Instrument, locale: Locale) -> Choices<usize> {
    let titles: Vec<&str> = instrument
        .levels
        .iter()
        .map(|l| l.title.get(locale))
        .collect();
    let every: Vec<(usize, &str)> = instrument
        .levels
        .iter()
        .enumerate()
        .flat_map(|(rank, level)| {
            [Locale::Vi, Locale::En].map(|locale| (rank, level.title.get(locale)))
        })
        .collect();
    let ids: Vec<String> = instrument
        .levels
        .iter()
        .map(|l| fold(l.id.as_str()))
        .collect();
    let plain = |(rank, title): &(usize, &str)| {
        let tidy = title.trim() == *title && !title.chars().any(char::is_control);
        let mut others = every.iter().filter(|(other, _)| other != rank);
        tidy && (1..=LONGEST).contains(&title.chars().count())
            && others.all(|(_, other)| fold(other) != fold(title))
            && ids
                .iter()
                .enumerate()
                .all(|(other, id)| other == *rank || *id != fold(title))
    };
    let by_title = every.iter().all(plain);
    let alike = |id: &str| ids.iter().filter(|other| **other == fold(id)).count() > 1;
    let levels = instrument.levels.iter().enumerate();
    let written: Choices<usize> = levels
        .zip(&titles)
        .map(|((rank, level), title)| match by_title {
            true => (rank, (*title).to_owned()),
            false if alike(level.id.as_str()) => (rank, format!("{}: {}", rank + 1, level.id)),
            false => (rank, level.id.to_string()),
        })
        .collect();
    let mut words = written.clone();
    for (rank, level) in instrument.levels.iter().enumerate() {
        let mut more = vec![level.id.as_str()];
        for title in [Some(&level.title.vi), level.title.en.as_ref()]
            .into_iter()
            .flatten()
        {
            more.push(title.as_str());
            let after = title.as_str().split_once(':');
            more.extend(after.map(|(_, after)| after.trim()));
        }
        let taken = |word: &str| {
            let mut others = written.iter().filter(|(other, _)| *other != rank);
            others.any(|(_, other)| fold(other) == fold(word))
        };
        let free = more.into_iter().filter(|word| !taken(word));
        words.extend(free.map(|word| (rank, word.to_owned())));
    }
    words
}

/// The longest word that a list of choices can offer.
const LONGEST: usize = 100;

/// What the results beside the head of a form are called.
pub(super) const RESULTS: [Both<&str>; 8] = [
    Both::new("Kết quả chung", "Overall"),
    Both::new("Điểm", "Points"),
    Both::new("Thấp nhất còn có thể", "Could still be as low as"),
    Both::new("Cao nhất còn có thể", "Could still be as high as"),
    Both::new("Số tiêu chí đã trả lời", "Criteria answered"),
    Both::new("Tổng số tiêu chí", "All criteria"),
    Both::new("Số dòng ghi chưa đúng", "Rows written wrongly"),
    Both::new("Lưu ý", "Mind"),
];

/// Whether one of these results is called so.
pub(super) fn is_result(text: &str) -> bool {
    let text = fold(text);
    let mut labels = RESULTS.iter().flat_map(|label| [label.vi, label.en]);
    labels.any(|label| folds_to(label, &text))
}

#[cfg(test)]
mod tests;
