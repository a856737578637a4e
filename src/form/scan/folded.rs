//! Texts as they are the same to whoever types them: without capitals, marks and spare space.

use std::ops::ControlFlow;

/// Words without capitals, marks and spare space, so that what looks the same is the same however it was typed.
///
/// Composed and decomposed Vietnamese come to the same.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let _ = each_folded(text, |c| {
        folded.push(c);
        ControlFlow::Continue(())
    });
    folded
}

/// Whether a text is this one once it is [`fold`]ed.
pub(crate) fn folds_to(text: &str, folded: &str) -> bool {
    let mut rest = folded.chars();
    let is_so_far = each_folded(text, |c| match rest.next() == Some(c) {
        true => ControlFlow::Continue(()),
        false => ControlFlow::Break(()),
    });
    is_so_far.is_continue() && rest.next().is_none()
}

/// Takes the characters of a [`fold`]ed text one by one, until it is enough.
pub(crate) fn each_folded(
    text: &str,
    mut take: impl FnMut(char) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let (mut begun, mut space) = (false, false);
    let mut put = |c: char| {
        if c.is_whitespace() {
            space = begun;
        } else if !matches!(c, '\u{300}'..='\u{36f}') {
            begun = true;
            if std::mem::take(&mut space) {
                take(' ')?;
            }
            take(bare(c))?;
        }
        ControlFlow::Continue(())
    };
    text.chars().try_for_each(|c| match c.is_ascii() {
        true => put(c.to_ascii_lowercase()),
        false => c.to_lowercase().try_for_each(&mut put),
    })
}

/// A lower-case letter without its marks.
fn bare(letter: char) -> char {
    match letter {
        'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'ă' | 'ằ' | 'ắ' | 'ẳ' | 'ẵ' | 'ặ' | 'â' | 'ầ' | 'ấ' | 'ẩ'
        | 'ẫ' | 'ậ' => 'a',
        'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' | 'ê' | 'ề' | 'ế' | 'ể' | 'ễ' | 'ệ' => 'e',
        'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' => 'i',
        'ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' | 'ô' | 'ồ' | 'ố' | 'ổ' | 'ỗ' | 'ộ' | 'ơ' | 'ờ' | 'ớ' | 'ở'
        | 'ỡ' | 'ợ' => 'o',
        'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' | 'ư' | 'ừ' | 'ứ' | 'ử' | 'ữ' | 'ự' => 'u',
        'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' => 'y',
        'đ' => 'd',
        letter => letter,
    }
}
