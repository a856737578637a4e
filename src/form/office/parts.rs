//! What the parts of an XLSX file say that reading it cell by cell does not.

use super::FileError;
use super::load::{Archive, broken, is_shared};
use memchr::memmem::{Finder, rfind};
use std::io::Read as _;

/// What most files have none of, so that they need not be gone through once more.
#[derive(Default)]
pub(super) struct Parts {
    /// Whether any cells go over several rows.
    pub(super) merges_rows: bool,
    /// Whether any formula has no result.
    pub(super) unreckoned: bool,
}

impl Parts {
    pub(super) fn of(archive: &mut Archive<'_>) -> Result<Self, FileError> {
        let (merged, formulas) = (Finder::new("mergeCell"), Finder::new("</f>"));
        let mut found = Self::default();
        let mut block = vec![0; BLOCK];
        for at in 0..archive.len() {
            let part = archive.by_index(at).map_err(broken)?;
            let name = part.name().map_err(broken)?;
            if !name.ends_with(".xml") || is_shared(&name) {
                continue;
            }
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
                found.merges_rows =
                    found.merges_rows || merged.find_iter(text).filter_map(tag).any(is_tall);
                found.unreckoned =
                    found.unreckoned || formulas.find_iter(text).any(|at| is_unreckoned(text, at));
                if found.merges_rows && found.unreckoned {
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

/// How much of a part is looked at together, in bytes.
const BLOCK: usize = 64 * 1024;
/// More bytes than a tag of merged cells has.
const TAG: usize = 200;

/// Whether a text begins with a tag that says that cells of several rows are one, as `mergeCell ref="D6:D9"/` does.
fn is_tall(text: &[u8]) -> bool {
    let tag = text.split(|byte| *byte == b'>').next().unwrap_or_default();
    let name = tag.split(|byte| byte.is_ascii_whitespace()).next();
    if name != Some(b"mergeCell") {
        return false;
    }
    let tag = String::from_utf8_lossy(tag);
    let row = |cell: &str| cell.replace(|c: char| !c.is_ascii_digit(), "");
    let mut values = tag
        .split(['"', '\''])
        .filter_map(|value| value.split_once(':'));
    values.any(|(first, last)| row(first) != row(last))
}

/// Whether a formula that ends there has no result: nothing that says one is behind it, and its cell does not say that it is a text, which may be empty.
fn is_unreckoned(text: &[u8], end: usize) -> bool {
    let (before, behind) = text.split_at_checked(end).unwrap_or_default();
    let behind = behind.get("</f>".len()..).unwrap_or_default();
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
            ("<c r=\"A1\"><f>3+3</f><v", false),
        ] {
            let end = cell.find("</f>").unwrap_or_default();
            assert_eq!(is_unreckoned(cell.as_bytes(), end), unreckoned, "{cell}");
        }
    }
}
