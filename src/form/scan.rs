//! What people write into cells, understood: numbers, yes and no, days, one of several words.

use super::sheet::Content;
use super::words::firsts;
use crate::model::{Both, Count, Date, Locale, Points, words};
use crate::read::seen;
use serde::Deserialize as _;
use serde::de::IntoDeserializer;
use serde::de::value::Error;
use std::borrow::Cow;

mod folded;
mod text;

pub(crate) use folded::{each_folded, fold, folds_to};
pub(super) use text::{code, parsed, phrase, school_year, text, wanted};

/// What a cell should have held.
pub(crate) type Expected = Both<String>;

pub(crate) fn expected(vi: &str, en: &str) -> Expected {
    Both::new(vi.to_owned(), en.to_owned())
}

impl Content {
    /// What stands in the cell, as a person would read it.
    pub(crate) fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Blank => Cow::default(),
            Self::Text(text) | Self::Error(text) => text.into(),
            Self::Number(number) | Self::Formatted(number) => number.to_string().into(),
            Self::Truth(true) => "TRUE".into(),
            Self::Truth(false) => "FALSE".into(),
            Self::Day(day) => day_text(*day).into(),
        }
    }

    /// What stands in the cell, as people of this language see it there; characters that nobody sees by their numbers.
    pub(crate) fn told(&self, locale: Locale) -> String {
        match (self, locale) {
            (Self::Number(number) | Self::Formatted(number), Locale::Vi) => {
                number.to_string().replace('.', ",")
            }
            _ => seen(&self.shown()),
        }
    }

    /// Whether nothing stands there but space.
    pub(crate) fn is_blank(&self) -> bool {
        match self {
            Self::Blank => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// Whether nothing is said: space, dots, dashes or underscores.
    pub(crate) fn says_nothing(&self) -> bool {
        let idle = |c: char| c.is_whitespace() || "….-–—_".contains(c);
        match self {
            Self::Text(text) => text.chars().all(idle),
            content => content.is_blank(),
        }
    }

    /// The text, of each line its words with single spaces between them; none if there is nothing but space.
    pub(crate) fn words(&self) -> Option<Cow<'_, str>> {
        if self.is_blank() {
            return None;
        }
        let shown = self.shown();
        let mut spaced = true;
        let is_spare = |c: char| {
            let spare = c.is_whitespace() && (spaced || c != ' ');
            spaced = c.is_whitespace();
            spare
        };
        if !shown.contains(is_spare) && !shown.ends_with(' ') {
            return Some(shown);
        }
        let lines = shown.trim().lines();
        let words = lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        Some(words.collect::<Vec<_>>().join("\n").into())
    }
}

/// Nothing is read out of a formula that fails or was never reckoned.
pub(crate) fn reckoned(content: &Content) -> Result<(), Expected> {
    match content {
        Content::Error(_) => Err(expected(
            "một giá trị; công thức trong ô này bị lỗi hoặc chưa có kết quả: hãy sửa, hoặc mở bằng Excel, LibreOffice rồi lưu lại",
            "a value; the formula in this cell fails or has no result yet: mend it, or open the file in Excel or LibreOffice and save it again",
        )),
        _ => Ok(()),
    }
}

/// `7/9/2025`.
pub(crate) fn day_text(day: Date) -> String {
    format!("{}/{}/{}", day.day(), day.month(), day.year())
}

/// A number, as people write numbers; none where nothing is said.
pub(crate) fn number(content: &Content) -> Result<Option<f64>, Expected> {
    numeric(content, false)
}

/// A number where only a whole one can be meant.
pub(crate) fn whole(content: &Content) -> Result<Option<f64>, Expected> {
    numeric(content, true)
}

fn numeric(content: &Content, whole: bool) -> Result<Option<f64>, Expected> {
    reckoned(content)?;
    match content {
        content if content.says_nothing() => Ok(None),
        Content::Number(number) | Content::Formatted(number) => Ok(Some(*number)),
        Content::Text(text) if text.contains('%') => Err(match whole {
            true => expected(
                "một số nguyên, không phải tỷ lệ phần trăm; ô có định dạng % thì đổi sang định dạng số rồi ghi lại",
                "a whole number, and no percentage; where the cell has the format %, change that to a number and write it again",
            ),
            false => expected(
                "một số không có dấu %: số đạt và tổng số thì ghi số đếm được, phần trăm điểm thì ghi 80 thay cho 80%; ô có định dạng % thì đổi sang định dạng số rồi ghi lại",
                "a number without %: a part and its total as they were counted, a percentage of points as 80 for 80%; where the cell has the format %, change that to a number and write it again",
            ),
        }),
        Content::Text(text) if is_of_digits_and(':', text) => Err(expected(
            "một số; bảng tính đã hiểu ô này là giờ (gõ 17:1 thành giờ): hãy ghi lại, tỷ số thì ghi hai số vào hai ô",
            "a number; the spreadsheet took this for a time (as it does with 17:1): write it again, a ratio as two numbers in two cells",
        )),
        Content::Text(text) if is_of_digits_and('/', text) => Err(expected(
            "một số; phần và tổng như 600/712 thì ghi hai số vào hai ô, nếu tiêu chí có hai ô",
            "a number; a part and its total such as 600/712 go into two cells, where the criterion has two",
        )),
        Content::Text(text) => written(text, whole).map(Some),
        Content::Day(_) => Err(expected(
            "một số; bảng tính đã hiểu ô này là ngày (gõ 3/4 thành ngày): hãy ghi lại",
            "a number; the spreadsheet took this for a day (as it does with 3/4): write it again",
        )),
        _ => Err(expected("một số", "a number")),
    }
}

/// Whether a text is digits with this mark among them, as `17:01` and `600/712` are, and no words.
fn is_of_digits_and(mark: char, text: &str) -> bool {
    let fits = |c: char| c.is_ascii_digit() || c == mark || c.is_whitespace();
    text.contains(mark) && text.chars().all(fits)
}

/// A number written as text: `1.234,5`, `1,234.5`, `1 000`, `2,5`; `1.000` could be one or a thousand.
fn written(text: &str, of_whole: bool) -> Result<f64, Expected> {
    let plain = || match of_whole {
        true => expected(
            "một số nguyên, như 12, không kèm chữ",
            "a whole number such as 12, without words",
        ),
        false => expected("một số, như 12 hoặc 2,5", "a number such as 12 or 2.5"),
    };
    let text = text.trim().trim_start_matches('\'');
    let groups: Vec<&str> = text.split([' ', '\u{a0}', '\u{202f}']).collect();
    let (text, spaced) = match groups.as_slice() {
        [one] => ((*one).to_owned(), false),
        [first, rest @ ..] => {
            let whole = |group: &str| group.split(['.', ',']).next().unwrap_or_default().len() == 3;
            let short = (1..=3).contains(&first.len()) && rest.iter().all(|group| whole(group));
            if !short {
                return Err(plain());
            }
            (groups.concat(), true)
        }
        [] => return Err(plain()),
    };
    if text.is_empty()
        || !text
            .chars()
            .all(|c| c.is_ascii_digit() || c == '.' || c == ',')
    {
        return Err(plain());
    }
    let marks: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    let decimal = match marks.as_slice() {
        [] => None,
        [mark] => {
            let (before, after) = text.split_once(*mark).unwrap_or_default();
            let thousands = after.len() == 3 && (1..=3).contains(&before.len());
            if thousands && !before.starts_with('0') && !spaced {
                if of_whole {
                    return Err(Both::new(
                        format!("một số nguyên viết liền: hãy ghi {before}{after}"),
                        format!("a whole number without marks: write {before}{after}"),
                    ));
                }
                return Err(Both::new(
                    format!(
                        "một số viết rõ: \"{text}\" có thể là {before}{after} hoặc {before} phẩy {after}; hãy ghi {before}{after} hoặc {before},{after}0"
                    ),
                    format!(
                        "an unambiguous number: \"{text}\" may be {before}{after} or {before} and {after} thousandths; write {before}{after} or {before}.{after}0"
                    ),
                ));
            }
            Some(*mark)
        }
        [first, .., last] if first == last => None,
        [.., last] => Some(*last),
    };
    let (whole, fraction) = match decimal {
        Some(mark) => text.rsplit_once(mark).unwrap_or_default(),
        None => (text.as_str(), ""),
    };
    let other: Vec<&str> = whole.split(['.', ',']).collect();
    let grouped = match other.as_slice() {
        [one] => !one.is_empty(),
        [first, rest @ ..] => {
            (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3)
        }
        [] => false,
    };
    let one_mark = other.len() <= 2 || {
        let mut seen = whole.chars().filter(|c| !c.is_ascii_digit());
        let first = seen.next();
        seen.all(|c| Some(c) == first)
    };
    if !grouped || !one_mark || (decimal.is_some() && fraction.is_empty()) {
        return Err(plain());
    }
    let digits = format!("{}.{fraction}0", other.concat());
    digits.parse().map_err(|_| plain())
}

/// A whole number up to `most`.
pub(crate) fn count(content: &Content, most: Count) -> Result<Option<Count>, Expected> {
    let wanted = |number: f64| {
        let percent = number > 0.0 && number < 1.0;
        let aside = match percent {
            true => [
                " (không ghi tỷ lệ phần trăm: hãy ghi số đếm)",
                " (not a percentage: write how many)",
            ],
            false => ["", ""],
        };
        let most = Both::of(|locale| words::decimal(most, locale));
        Both::new(
            format!("một số nguyên từ 0 đến {}{}", most.vi, aside[0]),
            format!("a whole number from 0 to {}{}", most.en, aside[1]),
        )
    };
    let Some(number) = whole(content)? else {
        return Ok(None);
    };
    let whole = number.fract() == 0.0 && (0.0..=f64::from(most.get())).contains(&number);
    let count = whole.then(|| Count::new(number as u32)).flatten();
    count.map(Some).ok_or_else(|| wanted(number))
}

/// Points up to the greatest that a document holds.
pub(crate) fn points(content: &Content) -> Result<Option<Points>, Expected> {
    let Some(number) = number(content)? else {
        return Ok(None);
    };
    let points = Points::deserialize(IntoDeserializer::<Error>::into_deserializer(number));
    points.map(Some).map_err(|_| {
        expected(
            "số điểm từ 0 đến 1.000.000.000",
            "points from 0 to 1,000,000,000",
        )
    })
}

/// Yes or no, as people write it.
pub(crate) fn yes_no(content: &Content) -> Result<Option<bool>, Expected> {
    const YES: [&str; 10] = ["co", "c", "x", "yes", "y", "true", "dung", "dat", "1", "✓"];
    const NO: [&str; 10] = [
        "khong",
        "k",
        "no",
        "n",
        "false",
        "sai",
        "chua",
        "chua dat",
        "khong dat",
        "0",
    ];
    reckoned(content)?;
    let text = match content {
        content if content.says_nothing() => return Ok(None),
        Content::Truth(yes) => return Ok(Some(*yes)),
        content => fold(&content.shown()),
    };
    match (YES.contains(&text.as_str()), NO.contains(&text.as_str())) {
        (true, _) => Ok(Some(true)),
        (_, true) => Ok(Some(false)),
        _ => Err(expected("\"có\" hoặc \"không\"", "\"yes\" or \"no\"")),
    }
}

/// A day, as people write days.
pub(crate) fn day(content: &Content) -> Result<Option<Date>, Expected> {
    let wanted = || {
        expected(
            "một ngày, ghi ngày/tháng/năm như 7/9/2025, từ năm 2000 đến 2099",
            "a day, written day/month/year as 7/9/2025, from 2000 to 2099",
        )
    };
    match content {
        content if content.says_nothing() => Ok(None),
        Content::Day(day) => Ok(Some(*day)),
        Content::Text(text) => words::day_of(&fold(text)).map(Some).ok_or_else(wanted),
        _ => Err(wanted()),
    }
}

/// Which of several meanings is written: by the same word, or else by one that is the same without marks and capitals.
///
/// The options are the words that may be written, those of a language first, which are told in it where the cell has none of them.
/// A word that could mean two of them is told.
pub(crate) fn choice<T: Copy + PartialEq, W: AsRef<str>, C: AsRef<[(T, W)]>>(
    content: &Content,
    options: impl Fn(Locale) -> C,
) -> Result<Option<T>, Expected> {
    reckoned(content)?;
    if content.is_blank() {
        return Ok(None);
    }
    let text = content.shown();
    let words = options(Locale::Vi);
    let meant = |same: &dyn Fn(&str) -> bool| {
        let mut found = words
            .as_ref()
            .iter()
            .filter(|(_, word)| same(word.as_ref()));
        let (first, _) = found.next()?;
        found.all(|(other, _)| other == first).then_some(*first)
    };
    let offered = meant(&|word| word == text)
        .or_else(|| meant(&|word| word.trim() == text.trim()))
        .or_else(|| {
            let folded = fold(&text);
            meant(&|word| folds_to(word, &folded))
        });
    if offered.is_some() || content.says_nothing() {
        return Ok(offered);
    }
    Err(Both::of(|locale| {
        let words = firsts(options(locale).as_ref()).join("\", \"");
        let one_of = locale.pick("một trong các mục", "one of");
        format!("{one_of} \"{words}\"")
    }))
}

/// Several meanings in one cell: with semicolons between them, or with commas, `&` or `+` where no word has one.
pub(crate) fn several<T: Copy + PartialEq, W: AsRef<str>, C: AsRef<[(T, W)]>>(
    content: &Content,
    options: impl Fn(Locale) -> C,
) -> Result<Option<Vec<T>>, Expected> {
    let words = content.words().unwrap_or_default();
    let read = |marks: &[char]| -> Result<Vec<T>, Expected> {
        let parts = words.split(marks).map(str::trim);
        let parts = parts.filter(|part| !part.is_empty());
        let meant = parts.map(|part| choice(&Content::Text(part.to_owned()), &options));
        let meant: Vec<Option<T>> = meant.collect::<Result<_, _>>()?;
        Ok(meant.into_iter().flatten().collect())
    };
    let meant = read(&[';', '\n'])
        .or_else(|_| read(&[',', ';', '\n']))
        .or_else(|_| read(&[',', ';', '&', '+', '\n']))?;
    Ok((!meant.is_empty()).then_some(meant))
}

#[cfg(test)]
mod tests;
