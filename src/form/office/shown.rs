//! How numbers are shown.

use crate::form::sheet::Content;
use calamine::Style;

/// How a format shows a number.
pub(super) enum Shown {
    /// By its digits.
    Number,
    /// As `80%`.
    Percent,
    /// With zeros before it, up to so many digits.
    Padded(usize),
    /// Otherwise, such as with letters.
    Otherwise,
}

impl Shown {
    pub(super) fn by(style: &Style) -> Self {
        let format = style.number_format.as_ref();
        match format.map_or("", |format| format.format_code.as_str()) {
            "" => Self::Number,
            code if is_percent(code) => Self::Percent,
            code => match places(code).as_deref().and_then(zeros) {
                None => Self::Otherwise,
                Some(zeros @ 2..) => Self::Padded(zeros),
                Some(_) => Self::Number,
            },
        }
    }

    /// What a person sees, where it is more than a number.
    pub(super) fn content(&self, number: f64) -> Content {
        match self {
            Self::Percent => {
                let percent = (number * 1e8).round() / 1e6;
                Content::Text(format!("{percent}%").replace('.', ","))
            }
            Self::Padded(width) if number.fract() == 0.0 && number >= 0.0 => {
                Content::Text(format!("{number:0>width$}"))
            }
            Self::Otherwise => Content::Formatted(number),
            Self::Number | Self::Padded(_) => Content::Number(number),
        }
    }
}

/// Whether a format shows hundredths: it has a percent sign that is neither quoted nor escaped, which would only be printed.
fn is_percent(code: &str) -> bool {
    let (mut quoted, mut escaped) = (false, false);
    code.chars().any(|c| {
        let literal = quoted || escaped;
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !literal;
        c == '%' && !literal
    })
}

/// What a format says of numbers from 0, without spaces, colours and languages; none where it shows letters of its own.
fn places(code: &str) -> Option<String> {
    let mut places = String::new();
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        let mut until = |end| letters.by_ref().take_while(|c| *c != end).collect();
        let own: String = match letter {
            ';' => break,
            '"' => until('"'),
            '[' => {
                let said: String = until(']');
                let looks = said.starts_with("$-") || said.chars().all(char::is_alphanumeric);
                looks.then(String::new)?
            }
            '\\' | '*' => letters.next().into_iter().collect(),
            // A space as wide as the letter.
            '_' => letters.next().map(|_| String::new())?,
            letter => {
                places.push(letter);
                continue;
            }
        };
        own.trim().is_empty().then_some(())?;
    }
    places.retain(|c| !c.is_whitespace());
    Some(places)
}

/// How many digits a number has at least; none where something else is shown, or thousands of it.
fn zeros(places: &str) -> Option<usize> {
    if ["general", "@"].contains(&&*places.to_lowercase()) {
        return Some(1);
    }
    let whole = places.split('.').next().unwrap_or_default();
    let is_thousands = [whole, places].iter().any(|part| part.ends_with(','));
    let of_digits = !places.is_empty() && places.chars().all(|c| "0#?,.".contains(c));
    (of_digits && !is_thousands).then(|| whole.matches('0').count())
}

#[cfg(test)]
mod tests {
    use super::{places, zeros};

    #[test]
    fn formats_that_show_digits_alone_are_told_from_others() {
        for (code, expected) in [
            ("General", Some(1)),
            ("[$-42A]General", Some(1)),
            ("@", Some(1)),
            ("0", Some(1)),
            ("#", Some(0)),
            ("#,##0", Some(1)),
            ("# ##0", Some(1)),
            ("#,##0.00_);[Red](#,##0.00)", Some(1)),
            ("_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", Some(1)),
            ("00000000", Some(8)),
            ("00000000;-0", Some(8)),
            ("00000000_)", Some(8)),
            ("00000000\\ ", Some(8)),
            ("[$-42A]00000000", Some(8)),
            ("[Blue]000\" \"000", Some(6)),
            ("00 000", Some(5)),
            ("\"79\"000000", None),
            ("\"vd-thcs-\"00", None),
            ("\\C0", None),
            ("00-00", None),
            ("*-0", None),
            ("0,", None),
            ("0.0,", None),
            ("0.00E+00", None),
            ("# ?/?", None),
            ("[>5]0;\"C\"0", None),
            ("[$₫-42A]0", None),
            (";;;", None),
            ("\"", None),
            ("_", None),
        ] {
            let found = places(code).as_deref().and_then(zeros);
            assert_eq!(found, expected, "{code}");
        }
    }
}
