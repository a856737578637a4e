//! What is lost where cells are read, or refused: letters of a text that are struck out, raised or lowered while others are not, and errors
//! that are not among those which every spreadsheet has. The first get a mark before the text, the others are made days, which are read as
//! they are written.

use super::FileError;
use super::load::broken;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{Cursor, Read, Write as _};
use std::ops::Range;
use zip::read::ZipFile;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Before a text of which letters are struck out. No XML may hold this character or the other.
pub(super) const STRUCK: char = '\u{ffff}';
/// Before a text of which letters are raised or lowered.
pub(super) const RAISED: char = '\u{fffe}';

/// What stands in a file where something of this may be.
pub(super) const SIGNS: [&str; 3] = ["strike", "vertAlign", ">#"];

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
        for (place, mark) in marks {
            let before = text.get(from..place.start).unwrap_or_default();
            write!(file, "{before}{mark}").map_err(broken)?;
            from = place.end;
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

/// What is to stand where.
fn marks(xml: &str) -> Vec<(Range<usize>, String)> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut marks = Vec::new();
    let (mut begun, mut error, mut is_value) = (None, None, false);
    // What is no XML is told when it is read.
    while let Ok(event) = reader.read_event() {
        let end = usize::try_from(reader.buffer_position()).unwrap_or_default();
        let tag = match &event {
            Event::Start(tag) | Event::Empty(tag) => tag,
            Event::Text(text) if is_value && text.starts_with('#') => {
                marks.extend(error.take().map(|kind| (kind, "d".to_owned())));
                continue;
            }
            Event::Eof => break,
            _ => continue,
        };
        is_value = false;
        let mark = match tag.local_name().as_ref() {
            "c" => {
                error = kind_of_error(tag, end);
                continue;
            }
            "v" => {
                is_value = true;
                continue;
            }
            "si" | "is" => {
                begun = Some(end);
                continue;
            }
            "strike" if !["0", "false"].contains(&&*value(tag)) => STRUCK,
            "vertAlign" if ["superscript", "subscript"].contains(&&*value(tag)) => RAISED,
            _ => continue,
        };
        let run = format!("<r><t>{mark}</t></r>");
        marks.extend(begun.map(|begun| (begun..begun, run)));
    }
    marks.dedup();
    marks
}

/// Where the tag of a cell, which ends there, says that the cell holds an error.
fn kind_of_error(tag: &BytesStart<'_>, end: usize) -> Option<Range<usize>> {
    let said = ["t=\"e\"", "t='e'"].iter().find_map(|kind| tag.find(kind));
    let kind = end - 1 - tag.len() + said? + "t=\"".len();
    Some(kind..kind + 1)
}

/// The value that a tag gives.
fn value(tag: &BytesStart<'_>) -> String {
    let mut attributes = tag.attributes().flatten();
    let value = attributes.find(|attribute| attribute.key.as_ref() == "val");
    let value = value.map(|attribute| attribute.value.into_owned());
    value.unwrap_or_default()
}
