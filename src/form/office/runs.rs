//! Letters of a cell that are struck out, raised or lowered while others are not: how letters look is lost where texts are read, so that
//! such texts get a mark before.

use super::FileError;
use super::load::broken;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{Cursor, Read, Write as _};
use zip::read::ZipFile;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Before a text of which letters are struck out. No XML may hold this character or the other.
pub(super) const STRUCK: char = '\u{ffff}';
/// Before a text of which letters are raised or lowered.
pub(super) const RAISED: char = '\u{fffe}';

/// The file with these marks in it.
pub(super) fn marked(bytes: &[u8]) -> Result<Vec<u8>, FileError> {
    let mut packed = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for at in 0..packed.len() {
        let (name, text) = read(packed.by_index(at).map_err(broken)?)?;
        let marks = marks(&text);
        if marks.is_empty() {
            let part = packed.by_index_raw(at).map_err(broken)?;
            file.raw_copy_file(part).map_err(broken)?;
            continue;
        }
        file.start_file(&*name, stored).map_err(broken)?;
        let mut from = 0;
        for (to, mark) in marks {
            let before = text.get(from..to).unwrap_or_default();
            write!(file, "{before}<r><t>{mark}</t></r>").map_err(broken)?;
            from = to;
        }
        let rest = text.get(from..).unwrap_or_default();
        file.write_all(rest.as_bytes()).map_err(broken)?;
    }
    Ok(file.finish().map_err(broken)?.into_inner())
}

/// What a part is called, and its text; that of a picture is none.
fn read<R: Read>(part: ZipFile<'_, R>) -> Result<(String, String), FileError> {
    let name = part.name().map_err(broken)?.into_owned();
    let (mut text, size) = (String::new(), part.size());
    let is_text = name.ends_with(".xml") && part.take(size).read_to_string(&mut text).is_ok();
    Ok((name, if is_text { text } else { String::new() }))
}

/// Where marks are to stand: at the beginning of texts.
fn marks(xml: &str) -> Vec<(usize, char)> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut marks = Vec::new();
    let mut begun = None;
    // What is no XML is told when it is read.
    while let Ok(event) = reader.read_event() {
        let tag = match &event {
            Event::Start(tag) | Event::Empty(tag) => tag,
            Event::Eof => break,
            _ => continue,
        };
        let mark = match tag.local_name().as_ref() {
            "si" | "is" => {
                begun = usize::try_from(reader.buffer_position()).ok();
                continue;
            }
            "strike" if !["0", "false"].contains(&&*value(tag)) => STRUCK,
            "vertAlign" if ["superscript", "subscript"].contains(&&*value(tag)) => RAISED,
            _ => continue,
        };
        marks.extend(begun.map(|begun| (begun, mark)));
    }
    marks.dedup();
    marks
}

/// The value that a tag gives.
fn value(tag: &BytesStart<'_>) -> String {
    let mut attributes = tag.attributes().flatten();
    let value = attributes.find(|attribute| attribute.key.as_ref() == "val");
    let value = value.map(|attribute| attribute.value.into_owned());
    value.unwrap_or_default()
}
