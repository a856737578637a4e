//! Vietnamese letters as one character each, however they were typed: what is compared is the same to whoever reads it.

use std::borrow::Cow;

/// The letters of each vowel: without a tone, and with each of [`TONES`].
const LETTERS: [[char; 6]; 12] = [
    ['a', 'à', 'á', 'ả', 'ã', 'ạ'],
    ['ă', 'ằ', 'ắ', 'ẳ', 'ẵ', 'ặ'],
    ['â', 'ầ', 'ấ', 'ẩ', 'ẫ', 'ậ'],
    ['e', 'è', 'é', 'ẻ', 'ẽ', 'ẹ'],
    ['ê', 'ề', 'ế', 'ể', 'ễ', 'ệ'],
    ['i', 'ì', 'í', 'ỉ', 'ĩ', 'ị'],
    ['o', 'ò', 'ó', 'ỏ', 'õ', 'ọ'],
    ['ô', 'ồ', 'ố', 'ổ', 'ỗ', 'ộ'],
    ['ơ', 'ờ', 'ớ', 'ở', 'ỡ', 'ợ'],
    ['u', 'ù', 'ú', 'ủ', 'ũ', 'ụ'],
    ['ư', 'ừ', 'ứ', 'ử', 'ữ', 'ự'],
    ['y', 'ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ'],
];

/// The marks that give a vowel its tone.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{309}', '\u{303}', '\u{323}'];

/// The marks that make another vowel of one: the mark, the vowel, the other.
const SHAPES: [(char, char, char); 6] = [
    ('\u{306}', 'a', 'ă'),
    ('\u{302}', 'a', 'â'),
    ('\u{302}', 'e', 'ê'),
    ('\u{302}', 'o', 'ô'),
    ('\u{31b}', 'o', 'ơ'),
    ('\u{31b}', 'u', 'ư'),
];

/// A text with each Vietnamese letter as one character. Of other marks it is left as it is.
pub(crate) fn composed(text: &str) -> Cow<'_, str> {
    let is_mark = |c: char| ('\u{300}'..='\u{36f}').contains(&c);
    if !text.contains(is_mark) {
        return Cow::Borrowed(text);
    }
    let mut composed = String::with_capacity(text.len());
    for c in text.chars() {
        let letter = composed.chars().next_back().filter(|_| is_mark(c));
        match letter.and_then(|letter| marked(letter, c)) {
            Some(letter) => {
                composed.pop();
                composed.push(letter);
            }
            None => composed.push(c),
        }
    }
    Cow::Owned(composed)
}

/// A letter with a mark that it has not yet.
fn marked(letter: char, mark: char) -> Option<char> {
    let small = letter.to_lowercase().next()?;
    let place = |row: &[char; 6]| Some((*row.first()?, row.iter().position(|of| *of == small)?));
    let (vowel, tone) = LETTERS.iter().find_map(place)?;
    let (vowel, tone) = match TONES.iter().position(|of| *of == mark) {
        Some(of) if tone == 0 => (vowel, of + 1),
        Some(_) => return None,
        None => {
            let shape = SHAPES
                .iter()
                .find(|(of, from, _)| *of == mark && *from == vowel)?;
            (shape.2, tone)
        }
    };
    let row = LETTERS.iter().find(|row| row.first() == Some(&vowel))?;
    let made = *row.get(tone)?;
    match letter == small {
        true => Some(made),
        false => made.to_uppercase().next(),
    }
}

/// The words with one blank between two: what is said, however it was typed.
pub(crate) fn words(text: &str) -> String {
    let words: Vec<Cow<'_, str>> = text.split_whitespace().map(composed).collect();
    words.join(" ")
}

/// The same, whatever the capitals.
pub(crate) fn small(text: &str) -> String {
    words(text).to_lowercase()
}

/// Whether two texts are the same to whoever reads them, in however many spaces.
pub(crate) fn same(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(composed);
    one.split_whitespace().eq(other.split_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every letter from each order of its marks, small and capital.
    #[test]
    fn letters_are_composed_of_their_marks() {
        let shape = |vowel: char| {
            let shape = SHAPES.iter().find(|(.., made)| *made == vowel);
            shape.map_or((vowel, String::new()), |(mark, from, _)| {
                (*from, mark.to_string())
            })
        };
        for row in LETTERS {
            let (vowel, shape) = shape(row[0]);
            for (letter, tone) in row.iter().zip(std::iter::once(None).chain(TONES.map(Some))) {
                let tone = tone.map_or(String::new(), |tone| tone.to_string());
                for marks in [format!("{shape}{tone}"), format!("{tone}{shape}")] {
                    assert_eq!(
                        composed(&format!("x{vowel}{marks}x")),
                        format!("x{letter}x")
                    );
                    let [vowel, letter] = [vowel, *letter].map(|c| c.to_uppercase().to_string());
                    assert_eq!(composed(&format!("{vowel}{marks}")), letter);
                }
            }
        }
        assert_eq!(small("Tru\u{31b}o\u{31b}\u{300}ng  THCS"), "trường thcs");
        assert!(same("Đa\u{301}p  ứng", " Đáp ứng"));
        assert!(!same("Đáp ứng", "Đạp ứng"));
        // A second tone, and marks that no Vietnamese letter has, stay.
        for text in ["a\u{301}\u{300}", "n\u{303}", "\u{301}a"] {
            assert!(composed(text).contains(|c| ('\u{300}'..='\u{36f}').contains(&c)));
        }
    }
}
