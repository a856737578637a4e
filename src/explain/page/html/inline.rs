//! Running text as HTML.

use crate::explain::page::{Content, Length, Run, Tone, Words, escaped};
use crate::model::Locale;

/// Words as phrasing content.
pub(super) fn inline(words: &Words, language: Locale) -> String {
    let runs = words.runs.iter().map(|r| run(r, language));
    let text: String = runs.collect();
    let toned = match class(words.tone) {
        "" => text,
        class => format!("<span class=\"{class}\">{text}</span>"),
    };
    match &words.anchor {
        Some(name) => format!("<span id=\"{}\"></span>{toned}", attribute(name)),
        None => toned,
    }
}

fn run(run: &Run, language: Locale) -> String {
    let inner = match &run.content {
        Content::Text(text) => escaped(text).replace('\n', "<br>"),
        Content::Rule(length) => format!("<span class=\"rule {}\"></span>", spoken(*length)),
        Content::Place(length) => {
            let said = language.pick("chỗ phải ghi", "to be filled in");
            let length = spoken(*length);
            format!("<span class=\"place {length}\"><span class=\"hidden\">({said})</span></span>")
        }
    };
    let inner = if run.bold {
        format!("<b>{inner}</b>")
    } else {
        inner
    };
    let inner = if run.italic {
        format!("<i>{inner}</i>")
    } else {
        inner
    };
    let inner = match run.address() {
        Some(address) => format!("<a href=\"{}\">{inner}</a>", address_written(address)),
        None => inner,
    };
    match &run.pointer {
        Some(pointer) => {
            let pointer = attribute(pointer.as_str());
            format!("<span data-at=\"{pointer}\">{inner}</span>")
        }
        None => inner,
    }
}

/// The class of a tone; none for plain words.
pub(super) fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::Warn => "warn",
        Tone::Bad => "bad",
        Tone::Plain => "",
        Tone::Quiet => "quiet",
    }
}

/// The class of a length.
pub(super) fn spoken(length: Length) -> &'static str {
    match length {
        Length::Tiny => "tiny",
        Length::Short => "short",
        Length::Long => "long",
    }
}

/// Text as the value of an attribute in quotes.
pub(super) fn attribute(text: &str) -> String {
    escaped(text).replace('"', "&quot;").replace('\n', " ")
}

/// An address with what may not stand in one written in percent.
fn address_written(address: &str) -> String {
    let allowed = "-._~:/?#@!$&'()*+,;=%";
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c.is_alphanumeric() || allowed.contains(c) {
            true => out.push(c),
            false => {
                let mut bytes = [0; 4];
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    out += &format!("%{byte:02X}");
                }
            }
        }
    }
    attribute(&out)
}
