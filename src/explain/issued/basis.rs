//! The legal basis of a document: one line a document, the highest body first.

use super::SHORT;
use crate::explain::page::{Page, Tone, Words};
use crate::explain::voice::{Voice, form};
use crate::model::{Locale, Phrase, Source, say, words};

/// How far down a body stands, by the words its name begins with; the first that fits counts.
const BODIES: [(&str, usize); 15] = [
    ("quốc hội", 0),
    ("ủy ban thường vụ quốc hội", 0),
    ("chính phủ", 1),
    ("thủ tướng", 1),
    ("bộ", 2),
    ("ubnd xã", 5),
    ("ubnd phường", 5),
    ("ubnd huyện", 5),
    ("ủy ban nhân dân xã", 5),
    ("ủy ban nhân dân phường", 5),
    ("ủy ban nhân dân huyện", 5),
    ("ubnd", 3),
    ("ủy ban nhân dân", 3),
    ("sở", 4),
    ("phòng", 5),
];

/// The rank of a school's own documents, and of those whose body is not known.
const OWN: usize = 6;

impl Voice<'_> {
    /// The documents that it rests on, one a line, and at last what else it rests on.
    pub(in crate::explain) fn basis(&self, sources: &[Source], own: Option<String>) -> Page {
        let mut sorted: Vec<&Source> = sources.iter().collect();
        sorted.sort_by_key(|source| rank(source));
        let cited = sorted.into_iter().map(|source| self.in_full(source));
        let lines: Vec<String> = cited.chain(own).collect();
        let last = lines.len().saturating_sub(1);
        let lines = lines.into_iter().enumerate().map(|(at, line)| {
            let end = if at == last { '.' } else { ';' };
            say!(
                self.locale,
                "Căn cứ {line}{end}",
                "Pursuant to {line}{end}"
            )
        });
        let lines: Vec<String> = lines.collect();
        match lines.is_empty() {
            true => Page::default(),
            false => Page::default().paragraph(Words::new(lines.join("\n")).tone(Tone::Quiet)),
        }
    }

    /// A source as a legal basis names it: "Công văn số … ngày … của … về việc …", a law by its name and day alone.
    fn in_full(&self, source: &Source) -> String {
        let title = self.written(&source.title);
        let day = source.date.map(|date| {
            let day = words::day_in_full(date, self.locale);
            match self.locale {
                Locale::Vi => day,
                Locale::En => format!("of {day}"),
            }
        });
        let number = source.number.as_ref().map(Phrase::as_str);
        if is_law(source) {
            let title = number.map_or(title.to_owned(), |number| {
                let said = [format!(" số {number}"), format!(" {number}")];
                let cut = |title: String, said: &String| title.replace(said.as_str(), "");
                said.iter().fold(title.to_owned(), cut)
            });
            return match day {
                Some(day) => format!("{title} {day}"),
                None => title,
            };
        }
        let written_out = number.filter(|number| number.contains('/'));
        let numbered = written_out.and_then(|number| Some(title.find(number)? + number.len()));
        let form = form(title, self.locale);
        let place = |missing: &str| form.map(|_| missing.to_owned());
        let parts = [
            match (numbered, number) {
                (Some(_), _) => None,
                (None, Some(number)) => Some(say!(self.locale, "số {number}", "No. {number}")),
                (None, None) => place(&say!(self.locale, "số {SHORT}", "No. {SHORT}")),
            },
            day.or_else(|| place(&say!(self.locale, "ngày {SHORT}", "of {SHORT}"))),
            source.issuer.as_ref().map(|issuer| {
                let issuer = self.written(issuer);
                say!(self.locale, "của {issuer}", "by {issuer}")
            }),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() {
            return title.to_owned();
        }
        let at = numbered.or_else(|| form.map(str::len));
        match at.and_then(|at| title.split_at_checked(at)) {
            Some((before, after)) => format!("{before} {}{after}", parts.join(" ")),
            None => format!("{title}, {}", parts.join(" ")),
        }
    }
}

/// A law is cited by its name, without number and issuer.
fn is_law(source: &Source) -> bool {
    let title = source.title.vi.as_str();
    title.starts_with("Luật ") || title.starts_with("Bộ luật ")
}

/// How far down the body stands that issued a document; within the same body laws, decrees and circulars come first.
fn rank(source: &Source) -> (usize, usize) {
    let title = source.title.vi.as_str();
    let kinds = ["Luật", "Bộ luật", "Nghị quyết", "Nghị định", "Thông tư"];
    let kind = kinds.iter().position(|kind| title.starts_with(kind));
    let issuer = source.issuer.as_ref().map(|issuer| issuer.vi.as_str().to_lowercase());
    let said = |issuer: &String| {
        let begins = |(name, _): &&(&str, usize)| issuer.starts_with(name);
        BODIES.iter().find(begins).map(|(_, rank)| *rank)
    };
    let body = match kind {
        Some(0 | 1) => 0,
        Some(3) => 1,
        Some(4) => 2,
        _ => issuer.as_ref().and_then(said).unwrap_or(OWN),
    };
    (body, kind.unwrap_or(kinds.len()))
}
