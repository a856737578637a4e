//! What a Word file says about the document it was made from: a property of its own, which office programs keep.

use crate::explain::page::Origin;
use crate::model::Id;
use quick_xml::Reader;
use quick_xml::events::Event;

/// The part that holds it.
pub(super) const PART: &str = "docProps/custom.xml";

const NAME: &str = "it-adoption-model";

/// The part for a document, if there is one.
pub(super) fn written(origin: Option<&Origin>) -> String {
    let property = origin.map_or_else(String::new, property);
    format!(
        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" \
        xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">\
{property}</Properties>"
    )
}

fn property(origin: &Origin) -> String {
    let Origin {
        kind, school, id, ..
    } = origin;
    let kind = kind.as_str();
    let plan = origin.plan.map(|plan| format!(" {plan}"));
    let plan = plan.unwrap_or_default();
    format!(
        "<property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"2\" name=\"{NAME}\">\
        <vt:lpwstr>{kind} {school} {id}{plan}</vt:lpwstr></property>"
    )
}

/// What the part says; nothing where it is another program's.
pub(super) fn read(xml: &str) -> Option<Origin> {
    let mut reader = Reader::from_str(xml);
    let mut ours = false;
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) if element.local_name().as_ref() == "property" => {
                let name = element.try_get_attribute("name").ok()??;
                let name = name.normalized_value(quick_xml::XmlVersion::Implicit1_0);
                ours = name.is_ok_and(|name| name == NAME);
            }
            Event::Text(text) if ours && !text.trim().is_empty() => return parse(&text),
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn parse(text: &str) -> Option<Origin> {
    let mut words = text.split_whitespace();
    let kind = words.next()?.parse().ok()?;
    let [school, id, plan] =
        [words.next(), words.next(), words.next()].map(|word| word.map(Id::new));
    Some(Origin {
        kind,
        school: school??,
        id: id??,
        plan: plan.flatten(),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_among_properties_of_others() {
        for text in ["annual-plan truong-a KH-1", "year-end-report a BC-1 KH-1"] {
            let origin = parse(text).unwrap();
            let part = written(Some(&origin));
            assert!(part.contains(text));
            assert_eq!(read(&part), Some(origin));
            let other = "<property name=\"Client\"><vt:lpwstr>B</vt:lpwstr></property><property";
            assert_eq!(read(&part.replacen("<property", other, 1)), Some(origin));
            for broken in [
                part.replace(NAME, "other"),
                part.replace(text, "letter truong-a KH-1"),
                part.replace(text, "annual-plan trường-a KH-1"),
                part.replace(text, "annual-plan truong-a"),
                part.replace("<property", "<property <"),
                String::new(),
            ] {
                assert_eq!(read(&broken), None, "{broken}");
            }
        }
    }
}
