//! The blanks of a form: texts where a person must still write something.

/// Whether a text is an open place: a blank of a form, whichever way it is printed or typed.
///
/// That is nothing but dots, dashes, underscores, slashes, brackets and blanks; a number of a document of which a part is
/// still blank, such as `…/KH-THCS`, `12/KH-…` or `/QĐ-UBND`; or such a day, as `ngày … tháng … năm 2026`.
#[inline]
pub(crate) fn is_open(text: &str) -> bool {
    !begins_words(text.as_bytes()) && is_open_closely(text)
}

#[inline(never)]
fn is_open_closely(text: &str) -> bool {
    let may_be = may_be_open(text.as_bytes()) && !begins_words(unlabelled(text).as_bytes());
    may_be && (text.chars().all(fills) || is_open_number(text) || is_open_day(text))
}

/// What stands behind the label of a number, where there is one.
fn unlabelled(text: &str) -> &str {
    let labelled = text.strip_prefix("Số").or_else(|| text.strip_prefix("số"));
    labelled.map_or(text, |rest| {
        rest.strip_prefix(':').unwrap_or(rest).trim_start()
    })
}

/// Whether it plainly begins with words, as most texts do: a space followed by a letter stands within its first bytes, and it has no
/// label of a number or day. Such a text is never an open place and needs no closer look.
fn begins_words(text: &[u8]) -> bool {
    const ONES: u64 = u64::MAX / 255;
    const HIGHEST: u64 = ONES << 7;
    let Some((first, rest)) = text.split_first() else {
        return false;
    };
    let Some(bytes) = rest.first_chunk() else {
        return false;
    };
    let bytes = u64::from_le_bytes(*bytes);
    // In the highest bit of each byte: whether it is a blank; whether it is one of ASCII's small letters, or of the signs beside.
    let other = bytes ^ (ONES * u64::from(b' '));
    let blanks = other.wrapping_sub(ONES) & !other & HIGHEST;
    let letters = (bytes << 1) & (bytes << 2) & !bytes & HIGHEST;
    blanks & (letters >> 8) != 0 && first.is_ascii_graphic() && !is_label(*first)
}

/// Whether the label of a number (`Số`) or of a day (`ngày`) may begin so.
fn is_label(byte: u8) -> bool {
    matches!(byte, b'S' | b's' | b'N' | b'n')
}

/// Whether a character that begins with this byte is a letter or a digit; of some letters it does not tell.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() | matches!(byte, 0xc3..=0xc6)
}

/// Whether a blank may stand anywhere: at the beginning, behind the label of a number or day, behind a slash or a dash.
fn may_be_open(text: &[u8]) -> bool {
    let begins = |first: &u8| !is_letter(*first) || is_label(*first);
    text.first().is_none_or(begins) || is_cut(text)
}

/// Whether something else than a letter stands behind a slash or a dash.
fn is_cut(text: &[u8]) -> bool {
    let cuts = |byte: u8| (byte == b'/') | (byte == b'-');
    let behind = |byte: u8, next: u8| cuts(byte) & !cuts(next) & !is_letter(next);
    // Seventeen bytes at once and none left early, so that the compiler takes them together.
    let within = |window: &[u8; 17]| {
        let ([bytes @ .., _], [_, nexts @ ..]) = (window, window);
        let pairs = bytes.iter().zip(nexts);
        pairs.fold(false, |found, (byte, next)| found | behind(*byte, *next))
    };
    let Some(last) = text.last_chunk() else {
        let nexts = text.get(1..).unwrap_or_default();
        let mut pairs = text.iter().zip(nexts);
        return pairs.any(|(byte, next)| behind(*byte, *next));
    };
    let (mut found, mut rest) = (within(last), text);
    while let Some(window) = rest.first_chunk() {
        found |= within(window);
        rest = rest.get(window.len() - 1..).unwrap_or_default();
    }
    found
}

/// Whether nothing is seen of a character.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    )
}

/// Whether a character stands where words are missing.
fn fills(c: char) -> bool {
    let dash = matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    let dot = matches!(c, '.' | '·' | '•' | '․' | '‥' | '…' | '⋯');
    c.is_whitespace()
        || is_invisible(c)
        || dash
        || dot
        || matches!(c, '_' | '/' | '(' | ')' | '[' | ']')
}

/// Whether a day, written as in the head of an official document, has a blank in place of one of its numbers.
fn is_open_day(text: &str) -> bool {
    let text = text.trim();
    let day = text.strip_prefix("ngày").or(text.strip_prefix("Ngày"));
    let day = day.and_then(|day| day.split_once("tháng"));
    day.is_some_and(|(day, month)| {
        let (month, year) = month.split_once("năm").unwrap_or((month, "0"));
        let parts = [day, month, year].map(str::trim);
        let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let is_blank = |part: &str| part.chars().all(fills);
        let known = |part: &str| is_number(part) || is_blank(part);
        parts.into_iter().all(known) && parts.into_iter().any(is_blank)
    })
}

/// Whether one of the parts between the slashes and dashes of a number, a path or an address is a blank.
fn is_open_number(text: &str) -> bool {
    let text = text.trim_matches(char::is_whitespace);
    let number = unlabelled(text);
    if number.bytes().any(|byte| byte.is_ascii_whitespace()) || !number.contains('/') {
        return false;
    }
    let is_symbol = |symbol: &str| {
        symbol.contains(char::is_uppercase)
            && !symbol.contains(['/', '.'])
            && !symbol.contains(char::is_lowercase)
    };
    let mut parts = number.as_bytes().split(|byte| matches!(byte, b'/' | b'-'));
    let is_open = parts.any(is_blank) || number.strip_prefix('/').is_some_and(is_symbol);
    is_open && !number.contains(char::is_whitespace)
}

/// Whether a part of a number is a blank. A lone dot, or two, is a folder.
fn is_blank(part: &[u8]) -> bool {
    let is_said = part.first().is_some_and(u8::is_ascii_alphanumeric);
    let is_folder = matches!(part, b"" | b"." | b"..");
    !is_said && !is_folder && str::from_utf8(part).is_ok_and(|part| part.chars().all(fills))
}

/// Whether words are missing within a text that is no open place itself: dots that stand for more than "and so on", a line to write
/// on, a number or day with a blank in it, or nothing but an instruction in brackets.
pub(crate) fn has_blank(text: &str) -> bool {
    let instruction = text.trim().strip_prefix('[');
    let instruction = instruction.and_then(|rest| rest.strip_suffix(']'));
    let asks = |words: &str| words.contains(' ') && !words.contains(['[', ']']);
    let begins = |c: char| matches!(c, '(' | '"' | '“');
    let ends = |c: char| matches!(c, '.' | ',' | ';' | ':' | ')' | '"' | '”');
    let mut words = text.split_whitespace();
    instruction.is_some_and(asks)
        || ["……", "....", "___"]
            .iter()
            .any(|blank| text.contains(blank))
        || words.any(|word| is_cut_number(word.trim_start_matches(begins).trim_end_matches(ends)))
}

/// Whether a word is a number or day with a blank in it, and no list of words that ends in "and so on".
fn is_cut_number(word: &str) -> bool {
    !word.contains(char::is_lowercase) && is_open_number(word)
}

#[cfg(test)]
mod tests {
    use super::{fills, has_blank, is_open, is_open_number};

    /// All texts of up to five of these characters, short ones also at the edges of what is looked at together, behind a label or
    /// blanks, and twice within it: nothing that the quick looks leave out is open.
    #[test]
    fn quick_looks_leave_out_nothing() {
        let characters = ["S", "ố", "a", "Đ", "7", ":", "/", "-", ".", "…", " "];
        let longer = |texts: &Vec<String>| {
            let of = |text: &String| characters.map(|more| format!("{text}{more}"));
            texts.iter().flat_map(of).collect::<Vec<_>>()
        };
        let lengths = std::iter::successors(Some(vec![String::new()]), |texts| Some(longer(texts)));
        let texts: Vec<String> = lengths.take(6).flatten().collect();
        let short = texts.iter().filter(|text| text.chars().count() < 4);
        let within = short.flat_map(|text| {
            let edges = (10..20).flat_map(|before| [0, 1, 20].map(|after| (before, after)));
            let edges = edges.chain([(0, 20)]);
            edges.map(move |(before, after)| {
                format!("{}{text}{}", "a".repeat(before), "a".repeat(after))
            })
        });
        let behind = within.clone().flat_map(|text| {
            let labels = ["Số ", "Số:", "số: ", "Số!", "  a", "( a"];
            labels.map(|label| format!("{label}{text}"))
        });
        let two = texts.iter().filter(|text| text.chars().count() == 2);
        let twice = two.flat_map(|text| {
            let between = (0..20).map(|between| "7".repeat(between));
            between.map(move |between| format!("7{text}{between}{text}{}", "7".repeat(20)))
        });
        let mut open = [0, 0];
        for text in texts
            .iter()
            .cloned()
            .chain(within)
            .chain(behind)
            .chain(twice)
        {
            let looked = text.chars().all(fills) || is_open_number(&text);
            assert_eq!(is_open(&text), looked, "{text:?}");
            let [short, long] = &mut open;
            *(if text.len() < 10 { short } else { long }) += usize::from(looked);
        }
        assert!(open.iter().all(|open| *open > 1000), "{open:?}");
    }

    #[test]
    fn blanks_are_open_and_words_are_not() {
        for open in [
            "…",
            "……………",
            "...",
            ".",
            "__________",
            "-",
            "–––",
            " ",
            "\u{a0}\t\n",
            "\u{200b}",
            "\u{61c}…",
            "\u{202a}…\u{202c}",
            "\u{2066}___\u{2069}",
            "(…)",
            "[ ]",
            "…/…/…",
            "…/KH-THCSMH",
            "…/KH-…",
            "..../KH-THCS",
            "___/QĐ-UBND",
            "12/KH-…",
            "…/2026/NĐ-CP",
            "Số: …/KH-THCS",
            "Số:     /KH-THCS",
            "  /KH-THCSMH",
            "/QĐ-UBND",
            "KH-…/2026",
            "https://truong.edu.vn/…",
            "ho-so/…/ke-hoach.pdf",
            "ngày … tháng … năm 2026",
            "Ngày ... tháng ... năm 2026",
            "ngày.....tháng.....năm.....",
            "ngày    tháng 9 năm 2026",
            "ngày 5 tháng … năm 2026",
            "Ngày 27 tháng 8 năm ____",
            "ngày … tháng …",
            " ngày __ tháng __ năm 2026 ",
        ] {
            assert!(is_open(open), "{open:?}");
        }
        for said in [
            "0",
            "x",
            "?",
            "✓",
            "v.v…",
            "Còn để trống…",
            "… và nhiều nội dung khác",
            "45/KH-THCSMH",
            "30/2020/NĐ-CP",
            "12/KH-THCS-MH",
            "/srv/KH.pdf",
            "../KH-THCS/ke-hoach.pdf",
            "./KH",
            "/home/a/b.pdf",
            "/KH/b",
            "và/hoặc",
            "https://github.com/a/compare/v1...v2",
            "A-B",
            "ngày 27 tháng 8 năm 2026",
            "ngày 27 tháng 8",
            "ngày hội … tháng 9 năm 2026",
            "ngày … tháng … năm học 2026-2027",
            "ngày …",
            "năm …",
            "nộp trước ngày … tháng … năm 2026",
        ] {
            assert!(!is_open(said), "{said:?}");
        }
    }

    #[test]
    fn blanks_within_a_text_are_found_and_dots_that_end_one_are_not() {
        for blank in [
            "Mua …… máy tính",
            "Đã mua ...... máy tính",
            "nghiệm thu trước ngày …/…/2026",
            "nghiệm thu ngày .../.../2026.",
            "Biên bản số ……/BB-THCSMH",
            "theo Công văn số …/SGDĐT-VP",
            "Mua ____ máy tính",
            "[ghi nội dung kiểm tra]",
        ] {
            assert!(has_blank(blank), "{blank:?}");
        }
        for said in [
            "máy tính, máy chiếu, loa…",
            "máy tính, máy chiếu, …",
            "máy tính, máy chiếu...",
            "tivi, loa, ... cho các phòng học",
            "(bàn, ghế, v.v...).",
            "máy in/máy quét/…, bàn/ghế/... cho các lớp",
            "sáng/chiều; 10 - 15 người; và/hoặc",
            "Công văn số 45/SGDĐT-VP ngày 5/9/2026",
            "[1] Theo biên bản họp",
            "[1]",
            "Thông tư 15/2026/TT-BGDĐT - phụ lục I",
            "xem ../KH-THCS/ke-hoach.pdf",
        ] {
            assert!(!has_blank(said), "{said:?}");
        }
    }
}
