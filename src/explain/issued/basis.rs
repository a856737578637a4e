//! The legal basis of a document: one line a document, the highest body first.

use super::bare::{bare, unlabelled_number};
use super::{Issues, at, short};
use crate::explain::page::{Page, Words, told};
use crate::explain::voice::form;
use crate::model::{Locale, Pointer, Source, say, words};
use std::borrow::Cow;

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

/// What can cite documents as a legal basis does.
pub(in crate::explain) trait Cites: Issues {
    /// The documents that it rests on, one a line, and at last what else it rests on.
    fn basis(&self, sources: &[Source], own: Option<String>) -> Page {
        let mut sorted: Vec<(usize, &Source)> = sources.iter().enumerate().collect();
        sorted.sort_by_key(|(_, source)| rank(source));
        let cited = sorted.into_iter();
        let cited = cited.map(|(at, source)| self.in_full(source, &at!("legalBasis", at)));
        let lines: Vec<Words> = cited.chain(own.map(Words::new)).collect();
        let last = lines.len().saturating_sub(1);
        let lines = lines.into_iter().enumerate().map(|(at, line)| {
            let end = if at == last { "." } else { ";" };
            told!(
                self.locale(),
                "Căn cứ {line}{end}",
                "Pursuant to {line}{end}",
                line = line,
                end = end
            )
        });
        lines.fold(Page::default(), |page, line| page.paragraph(line.italic()))
    }

    /// A source as a legal basis names it: "Công văn số … ngày … của … về việc …", a law by its name and day alone.
    fn in_full(&self, source: &Source, at: &Pointer) -> Words {
        let place = |words: Words, key: &str| words.at(&at.clone().with(key));
        if source.title.is_open() {
            return place(self.written(&source.title), "title");
        }
        let title = titled(source, self.locale());
        let title = title.as_ref();
        let day = source.date.map(|date| {
            let day = Words::new(words::day_in_full(date, self.locale()));
            let day = place(day, "date");
            match self.locale() {
                Locale::Vi => day,
                Locale::En => Words::new("of ").then(day),
            }
        });
        let number = source.number.as_ref().map(unlabelled_number);
        if is_law(source) {
            let title = number.map_or(title.to_owned(), |number| {
                let said = [format!(" số {number}"), format!(" {number}")];
                let cut = |title: String, said: &String| title.replace(said.as_str(), "");
                said.iter().fold(title.to_owned(), cut)
            });
            return match day {
                Some(day) => Words::new(format!("{title} ")).then(day),
                None => title.into(),
            };
        }
        let written_out = number.filter(|number| number.contains('/'));
        let numbered = written_out.and_then(|number| Some(title.find(number)? + number.len()));
        let form = form(title, self.locale());
        let missing =
            |before: &str, key| form.map(|_| Words::new(before).then(place(short(), key)));
        let parts = [
            match (numbered, number) {
                (Some(_), _) => None,
                (None, Some(number)) => {
                    let number = place(number.into(), "number");
                    let locale = self.locale();
                    Some(told!(
                        locale,
                        "số {number}",
                        "No. {number}",
                        number = number
                    ))
                }
                (None, None) => missing(self.locale().pick("số ", "No. "), "number"),
            },
            day.or_else(|| missing(self.locale().pick("ngày ", "of "), "date")),
            source.issuer.as_ref().map(|issuer| {
                told!(
                    self.locale(),
                    "của {issuer}",
                    "by {issuer}",
                    issuer = place(self.written(issuer), "issuer")
                )
            }),
        ];
        let parts: Vec<Words> = parts.into_iter().flatten().collect();
        if parts.is_empty() {
            return title.into();
        }
        let parts = Words::join(parts, " ");
        let at = numbered.or_else(|| form.map(str::len));
        match at.and_then(|at| title.split_at_checked(at)) {
            Some((before, after)) => {
                let before = form.filter(|_| numbered.is_none()).unwrap_or(before);
                let after = unsaid(after, source, self.locale());
                Words::new(format!("{before} ")).then(parts).then(after)
            }
            None => Words::new(format!("{title}, ")).then(parts),
        }
    }
}

impl<W: Issues> Cites for W {}

/// What a source is called, as it stands behind the words that lead up to it.
///
/// A letter has what it is about in place of a title of its own: `V/v` stands above nothing else.
fn titled(source: &Source, locale: Locale) -> Cow<'_, str> {
    let title = bare(source.title.get(locale), &["Căn cứ", "Pursuant to"]);
    match bare(title, &["V/v"]) {
        about if about == title => title.into(),
        about => say!(locale, "Công văn về việc {about}", "Letter: {about}").into(),
    }
}

/// What a title goes on with behind its number, without the day and the issuer that stand there already.
fn unsaid<'t>(after: &'t str, source: &Source, locale: Locale) -> &'t str {
    let cut = |text: &'t str, said: &str| text.trim_start().strip_prefix(said);
    let dated = source.date.and_then(|date| {
        let (day, month, year) = (date.day(), date.month(), date.year());
        let figures = [
            format!("ngày {day}/{month}/{year}"),
            format!("ngày {day:02}/{month:02}/{year}"),
            format!("ngày {day:02}/{month}/{year}"),
            format!("ngày {day} tháng {month} năm {year}"),
            format!("ngày {day:02} tháng {month:02} năm {year}"),
            words::day_in_full(date, locale),
        ];
        figures.iter().find_map(|said| cut(after, said))
    });
    let after = dated.unwrap_or(after);
    let issuer = source.issuer.as_ref().map(|issuer| issuer.get(locale));
    let issued = issuer.and_then(|issuer| cut(after, &say!(locale, "của {issuer}", "by {issuer}")));
    issued.unwrap_or(after)
}

/// A law is cited by its name, without number and issuer.
fn is_law(source: &Source) -> bool {
    let title = titled(source, Locale::Vi).to_lowercase();
    title.starts_with("luật ") || title.starts_with("bộ luật ")
}

/// How far down the body stands that issued a document; within the same body laws, decrees and circulars come first.
fn rank(source: &Source) -> (usize, usize) {
    let title = titled(source, Locale::Vi).to_lowercase();
    let kinds = ["luật", "bộ luật", "nghị quyết", "nghị định", "thông tư"];
    let kind = kinds.iter().position(|kind| title.starts_with(kind));
    let issuer = source
        .issuer
        .as_ref()
        .map(|issuer| issuer.vi.as_str().to_lowercase());
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Cites as _;
    use crate::model::{Locale, Source};
    use serde_json::json;

    /// The lines of a legal basis.
    fn lines(sources: serde_json::Value, locale: Locale) -> Vec<String> {
        let sources: Vec<Source> = serde_json::from_value(sources).unwrap();
        let page = locale.basis(&sources, None);
        let text = page.markdown().replace(['*', '\\'], "");
        let lines = text.lines().filter(|line| !line.is_empty());
        lines.map(ToOwned::to_owned).collect()
    }

    #[test]
    fn bodies_above_come_first_and_a_law_has_only_its_name_and_day() {
        let sources = json!([
            { "id": "own", "title": { "vi": "Quyết định phân công đầu mối CNTT" }, "number": "41/QĐ-THCS",
              "issuer": { "vi": "Hiệu trưởng Trường THCS A" }, "date": "2026-08-20" },
            { "id": "so", "title": { "vi": "Công văn về việc hướng dẫn triển khai mô hình ứng dụng CNTT" },
              "issuer": { "vi": "Sở Giáo dục và Đào tạo Thành phố B" } },
            { "id": "bo", "title": { "vi": "Công văn số 4116/BGDĐT-CNTT, phụ lục I" }, "number": "4116/BGDĐT-CNTT",
              "issuer": { "vi": "Bộ Giáo dục và Đào tạo" }, "date": "2017-09-08" },
            { "id": "tt", "title": { "vi": "Thông tư ban hành Điều lệ trường" }, "number": "15/2026/TT-BGDĐT",
              "issuer": { "vi": "Bộ Giáo dục và Đào tạo" }, "date": "2026-03-24" },
            { "id": "xa", "title": { "vi": "Kế hoạch chuyển đổi số" }, "number": "150/KH-UBND",
              "issuer": { "vi": "UBND xã C" }, "date": "2026-01-05" },
            { "id": "nd", "title": { "vi": "Nghị định quy định cơ sở dữ liệu giáo dục" }, "number": "88/2026/NĐ-CP",
              "issuer": { "vi": "Chính phủ" }, "date": "2026-03-28" },
            { "id": "pasted", "title": { "vi": "NGHỊ ĐỊNH số 142/2025/NĐ-CP ngày 12/6/2025 của Chính phủ về phân định thẩm quyền" },
              "number": "142/2025/NĐ-CP", "issuer": { "vi": "Chính phủ" }, "date": "2025-06-12" },
            { "id": "letter", "title": { "vi": "V/v hướng dẫn nhiệm vụ năm học" }, "number": "1520/SGDĐT-VP",
              "issuer": { "vi": "Sở Giáo dục và Đào tạo Thành phố B" }, "date": "2026-08-14" },
            { "id": "capitals", "title": { "vi": "THÔNG TƯ quy định về học bạ số" }, "number": "70/2026/TT-BGDĐT",
              "issuer": { "vi": "Bộ Giáo dục và Đào tạo" }, "date": "2026-08-22" },
            { "id": "luat", "title": { "vi": "Luật Giáo dục số 43/2019/QH14", "en": "Law on Education" }, "number": "43/2019/QH14",
              "issuer": { "vi": "Quốc hội" }, "date": "2019-06-14" },
        ]);
        assert_eq!(
            lines(sources.clone(), Locale::Vi),
            [
                "Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;",
                "Căn cứ Nghị định số 88/2026/NĐ-CP ngày 28 tháng 3 năm 2026 của Chính phủ quy định cơ sở dữ liệu giáo dục;",
                "Căn cứ NGHỊ ĐỊNH số 142/2025/NĐ-CP ngày 12 tháng 6 năm 2025 của Chính phủ về phân định thẩm quyền;",
                "Căn cứ Thông tư số 15/2026/TT-BGDĐT ngày 24 tháng 3 năm 2026 của Bộ Giáo dục và Đào tạo ban hành Điều lệ trường;",
                "Căn cứ Thông tư số 70/2026/TT-BGDĐT ngày 22 tháng 8 năm 2026 của Bộ Giáo dục và Đào tạo quy định về học bạ số;",
                "Căn cứ Công văn số 4116/BGDĐT-CNTT ngày 08 tháng 9 năm 2017 của Bộ Giáo dục và Đào tạo, phụ lục I;",
                "Căn cứ Công văn số ……… ngày ……… của Sở Giáo dục và Đào tạo Thành phố B về việc hướng dẫn triển khai mô hình ứng dụng CNTT;",
                "Căn cứ Công văn số 1520/SGDĐT-VP ngày 14 tháng 8 năm 2026 của Sở Giáo dục và Đào tạo Thành phố B về việc hướng dẫn nhiệm vụ năm học;",
                "Căn cứ Kế hoạch số 150/KH-UBND ngày 05 tháng 01 năm 2026 của UBND xã C chuyển đổi số;",
                "Căn cứ Quyết định số 41/QĐ-THCS ngày 20 tháng 8 năm 2026 của Hiệu trưởng Trường THCS A phân công đầu mối CNTT.",
            ]
        );
        let english = lines(sources, Locale::En);
        assert_eq!(
            english.first().unwrap(),
            "Pursuant to Law on Education of 14 June 2019;"
        );
    }
}
