//! What the parts of an XLSX file say that reading it cell by cell does not.

use super::load::broken;
use super::marks::SIGNS;
use super::{FileError, MAX_BYTES};
use memchr::memchr;
use memchr::memmem::{Finder, rfind};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// The parts of a file.
#[derive(Default)]
pub(super) struct Parts {
    /// Whether any cells are one that forms do not make one, which most files have none of, so that they need not be gone through once more.
    pub(super) merges: bool,
    /// Whether any formula has no result, likewise.
    pub(super) unreckoned: bool,
    /// Whether any cells may hold what is marked before it is read, likewise.
    pub(super) to_mark: bool,
}

impl Parts {
    pub(super) fn of(bytes: &[u8]) -> Result<Self, FileError> {
        let mut packed = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
        unpacks_to_little(&mut packed)?;
        let merged = Finder::new("mergeCell");
        let formulas = [b"</f>".as_slice(), b"<f ", b":f>", b":f "].map(Finder::new);
        let signs = SIGNS.map(Finder::new);
        let mut found = Self::default();
        let mut block = vec![0; BLOCK];
        for at in 0..packed.len() {
            let part = packed.by_index(at).map_err(broken)?;
            let name = part.name().map_err(broken)?;
            if !name.ends_with(".xml") || name.ends_with(STYLES) {
                continue;
            }
            // A part that says less than it unpacks to is cut short.
            let size = part.size();
            let (mut part, mut kept) = (part.take(size), 0);
            loop {
                let room = block.get_mut(kept..).unwrap_or_default();
                let read = part.read(room).map_err(broken)?;
                if read == 0 {
                    break;
                }
                let end = kept + read;
                let text = block.get(..end).unwrap_or_default();
                let tag = |at: usize| text.get(at..end.min(at + TAG));
                found.merges =
                    found.merges || merged.find_iter(text).filter_map(tag).any(is_merged);
                let mut formulas = formulas.iter().flat_map(|part| part.find_iter(text));
                found.unreckoned = found.unreckoned || formulas.any(|at| is_unreckoned(text, at));
                let mut signs = signs.iter();
                found.to_mark = found.to_mark || signs.any(|sign| sign.find(text).is_some());
                if found.merges && found.unreckoned && found.to_mark {
                    return Ok(found);
                }
                // A tag that goes on behind what was read last is looked at again, whole.
                kept = end.min(TAG);
                block.copy_within(end - kept..end, 0);
            }
        }
        Ok(found)
    }
}

/// Sums up what the parts of the archive say they unpack to; a part that lies is refused when it is unpacked.
fn unpacks_to_little(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), FileError> {
    let (mut whole, mut strings) = (0_u64, 0_u64);
    let mut open_document = false;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(broken)?;
        whole = whole.saturating_add(part.size());
        let name = part.name().map_err(broken)?;
        open_document |= name == "mimetype";
        if name.ends_with("sharedStrings.xml") || name.ends_with(STYLES) {
            strings = strings.saturating_add(part.size());
        }
    }
    if open_document {
        return Err(FileError::new(
            "tệp là OpenDocument (.ods): trong LibreOffice hãy chọn Lưu thành, dạng Excel 2007-365 (.xlsx)",
            "the file is an OpenDocument (.ods): in LibreOffice choose Save as, Excel 2007-365 (.xlsx)",
        ));
    }
    if whole > MAX_BYTES || strings > MAX_BYTES / 8 {
        return Err(FileError::new(
            "tệp nén chứa quá nhiều dữ liệu khi giải nén: hãy chép bảng cần dùng sang một tệp mới",
            "the file unpacks to too much data: copy the table that is needed into a new file",
        ));
    }
    Ok(())
}

/// The part that says how whole cells look.
const STYLES: &str = "styles.xml";

/// How much of a part is looked at together, in bytes.
const BLOCK: usize = 64 * 1024;
/// More bytes than a tag of merged cells has.
const TAG: usize = 200;

/// Whether a text begins with a tag that says that cells are one, as `mergeCell ref="D6:D9"/` does, of several rows or in other columns
/// than forms have them.
fn is_merged(text: &[u8]) -> bool {
    let tag = text.split(|byte| *byte == b'>').next().unwrap_or_default();
    let name = tag.split(|byte| byte.is_ascii_whitespace()).next();
    if name != Some(b"mergeCell") {
        return false;
    }
    let tag = String::from_utf8_lossy(tag);
    let place = |cell: &str| {
        let row = cell.find(|c: char| c.is_ascii_digit());
        let (column, row) = cell.split_at(row.unwrap_or(cell.len()));
        (column.to_owned(), row.to_owned())
    };
    let mut values = tag
        .split(['"', '\''])
        .filter_map(|value| value.split_once(':'));
    values.any(|(first, last)| {
        let ((from, top), (to, bottom)) = (place(first), place(last));
        let is_own = from == "A" || (from == "C" && to == "F");
        top != bottom || !is_own
    })
}

/// Whether a formula of which a tag stands there may have no result: nothing that says one is behind it, and its cell does not say that it is a text, which may be empty.
fn is_unreckoned(text: &[u8], at: usize) -> bool {
    let (before, tag) = text.split_at_checked(at).unwrap_or_default();
    let Some((tag, behind)) = memchr(b'>', tag).and_then(|end| tag.split_at_checked(end + 1))
    else {
        // What is cut off is looked at again.
        return tag.len() >= TAG;
    };
    match tag {
        b"</f>" | [b'<', .., b'/', b'>'] => {}
        // Its end tells.
        [b'<', ..] => return false,
        // A file whose names have a prefix, which few have.
        _ => return true,
    }
    let cut = behind.len() < "<v>0".len();
    if cut || (behind.starts_with(b"<v>") && behind.get(3) != Some(&b'<')) {
        return false;
    }
    let cell = rfind(before, b"<c ").and_then(|at| before.get(at..));
    let tag = cell.and_then(|cell| cell.split(|byte| *byte == b'>').next());
    tag.is_none_or(|tag| rfind(tag, b"t=\"str\"").is_none())
}

#[cfg(test)]
mod tests {
    use super::is_unreckoned;

    #[test]
    fn formulas_without_a_result_are_told_from_those_that_give_an_empty_text() {
        for (cell, unreckoned) in [
            ("<c r=\"A1\"><f>3+3</f><v>6</v></c>", false),
            ("<c r=\"A1\"><f>3+3</f><v></v></c>", true),
            ("<c r=\"A1\"><f>3+3</f><v/></c>", true),
            ("<c r=\"A1\" s=\"4\"><f>3+3</f></c>", true),
            ("<c r=\"A1\" t=\"str\"><f>\"\"</f><v></v></c>", false),
            ("<c r=\"A1\" t=\"str\"><f>\"\"</f><v/></c>", false),
            ("<f>3+3</f><v></v></c>", true),
            ("<c r=\"A1\"><f t=\"shared\" si=\"0\"/></c>", true),
            ("<c r=\"A1\"><f t=\"shared\" si=\"0\"/><v/></c>", true),
            ("<c r=\"A1\"><f t=\"shared\" si=\"0\"/><v>6</v></c>", false),
            (
                "<c r=\"A1\" t=\"str\"><f t=\"shared\" si=\"0\"/><v/></c>",
                false,
            ),
            ("<c r=\"A1\"><f aca=\"false\">3+3</f><v>6</v></c>", false),
            ("<x:c r=\"A1\"><x:f>3+3</x:f></x:c>", true),
            ("<c r=\"A1\"><f t=\"shared\"", false),
            ("<c r=\"A1\"><f>3+3</f><v", false),
        ] {
            let tags = ["</f>", "<f ", ":f>", ":f "].iter();
            let mut tags = tags.filter_map(|tag| cell.find(tag)).peekable();
            assert!(tags.peek().is_some(), "{cell}");
            let found = tags.any(|at| is_unreckoned(cell.as_bytes(), at));
            assert_eq!(found, unreckoned, "{cell}");
        }
    }
}
