//! Parts of Word files, and what is read of them.

use super::*;

fn parse(xml: &str) -> Result<Places, DocxError> {
    super::parse(xml, &Styles::default())
}

fn text<'p>(places: &'p Places, tag: &str, bookmark: &str) -> Option<&'p str> {
    places.find(tag, bookmark).map(|at| places.text(at))
}

#[test]
fn a_control_goes_before_its_bookmark_and_a_bookmark_does_without() {
    let places = parse(
        "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a_b\"/><w:sdt><w:sdtPr><w:tag w:val=\"/a/b\"/></w:sdtPr><w:sdtContent>\
         <w:r><w:t>một &amp; </w:t><w:delText>bỏ</w:delText><w:t>hai</w:t><w:br/><w:t>&#98;a</w:t></w:r></w:sdtContent></w:sdt><w:bookmarkEnd w:id=\"1\"/>\
         <w:bookmarkStart w:id=\"2\" w:name=\"c\"/><w:sdt><w:sdtContent><w:r><w:t>bốn</w:t></w:r></w:sdtContent></w:sdt><w:bookmarkEnd w:id=\"2\"/></w:p>",
    );
    let places = places.unwrap();
    assert_eq!(text(&places, "/a/b", "a_b"), Some("một & hai\nba"));
    assert_eq!(text(&places, "/c", "c"), Some("bốn"));
    assert_eq!(text(&places, "/d", "d"), None);
}

#[test]
fn a_control_around_paragraphs_holds_lines() {
    let places = parse(
        "<w:sdt><w:sdtPr><w:tag w:val=\"/a\"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>một</w:t><w:tab/><w:t>hai</w:t></w:r></w:p>\
         <w:sdt/><w:p><w:r><w:t>ba</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    );
    let places = places.unwrap();
    assert_eq!(text(&places, "/a", "a"), Some("một hai\nba\n"));
}

#[test]
fn what_is_no_part_of_the_document_is_not_read() {
    let of = |inner: &str| {
        let xml = format!(
            "<w:sdt><w:sdtPr><w:tag w:val=\"/a\"/></w:sdtPr><w:sdtContent><w:r>{inner}<w:t>còn</w:t></w:r></w:sdtContent></w:sdt>"
        );
        let places = parse(&xml).unwrap();
        text(&places, "/a", "a").map(ToOwned::to_owned)
    };
    let gone = "sách &amp; vở&#33;<![CDATA[ hoặc ]]>";
    for inner in [
        format!("<w:delText>{gone}</w:delText>"),
        format!("<w:instrText>{gone}</w:instrText>"),
        format!("<w:del><w:r><w:delText>{gone}</w:delText><w:br/><w:tab/></w:r></w:del>"),
        format!("<w:moveFrom><w:r><w:t>{gone}</w:t></w:r></w:moveFrom>"),
        format!("<mc:Fallback><w:p><w:r><w:t>{gone}</w:t></w:r></w:p></mc:Fallback>"),
        "<w:rPr><w:del w:id=\"1\"/></w:rPr>".to_owned(),
    ] {
        assert_eq!(of(&inner).as_deref(), Some("còn"), "{inner}");
    }
    let moved = "<w:sdt><w:sdtPr><w:tag w:val=\"/a\"/></w:sdtPr><w:t>cũ</w:t></w:sdt>";
    let places = parse(&format!(
        "<w:moveFrom>{moved}</w:moveFrom>{}",
        moved.replace("cũ", "mới")
    ));
    assert_eq!(text(&places.unwrap(), "/a", "a"), Some("mới"));
}

#[test]
fn text_is_held_once_however_many_places_are_open() {
    let open: String = (0..2000)
        .map(|n| format!("<w:bookmarkStart w:id=\"{n}\" w:name=\"b{n}\"/><w:sdt>"))
        .collect();
    let close: String = (0..2000)
        .map(|n| format!("</w:sdt><w:bookmarkEnd w:id=\"{n}\"/>"))
        .collect();
    let places = parse(&format!("{open}<w:t>{}</w:t>{close}", "a".repeat(100_000)));
    let places = places.unwrap();
    assert_eq!(places.text.len(), 100_000);
    assert_eq!(places.find("", "b1999"), Some(0..100_000));
}

#[test]
fn what_stands_outside_of_parts_leaves_gaps_for_them() {
    let places = parse("<w:p><w:t>một hai ba bốn</w:t></w:p><w:p><w:t>năm</w:t></w:p>");
    let places = places.unwrap();
    let at = |word: &str| {
        let at = places.text.find(word).unwrap();
        at..at + word.len()
    };
    let without = |parts| {
        let lines = places.lines_without(parts).into_iter();
        lines.map(|(_, line)| line).collect::<String>()
    };
    assert_eq!(without(vec![]), "một hai ba bốn\nnăm\n");
    let parts = vec![at("bốn"), at("hai ba"), at("ba")];
    assert_eq!(without(parts), "một \u{fffc} \u{fffc}\nnăm\n");
    assert_eq!(without(vec![at("bốn\nnăm")]), "một hai ba \u{fffc}\n");
}

/// What a reviewer deleted is gone, recorded or not.
#[test]
fn what_is_recorded_as_deleted_is_gone() {
    let place = |inner: &str| {
        format!(
            "<w:sdt><w:sdtPr><w:tag w:val=\"/a\"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
        )
    };
    let deleted = place("<w:del w:id=\"2\"><w:r><w:delText>bỏ</w:delText></w:r></w:del>");
    let kept = place("<w:r><w:t>còn</w:t></w:r>");
    let row = |of_row: &str, of_cell: &str, inner: &str| {
        format!("<w:tr>{of_row}<w:tc>{of_cell}<w:p>{inner}</w:p></w:tc></w:tr>")
    };
    let mark = "<w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>";
    for (gone, xml) in [
        (
            true,
            row("<w:trPr><w:del w:id=\"1\"/></w:trPr>", "", &deleted),
        ),
        (true, row("<w:trPr><w:del></w:del></w:trPr>", "", &kept)),
        (true, row("", "<w:tcPr><w:cellDel/></w:tcPr>", &kept)),
        (true, format!("<w:p>{mark}{deleted}</w:p>")),
        (false, format!("<w:p>{mark}{kept}</w:p>")),
        (false, format!("<w:p>{deleted}</w:p>")),
        (
            false,
            row("<w:trPr><w:ins w:id=\"1\"/></w:trPr>", "", &kept),
        ),
    ] {
        let places = parse(&format!("{xml}<w:p><w:t>sau</w:t></w:p>")).unwrap();
        assert_eq!(text(&places, "/a", "a").is_none(), gone, "{xml}");
        assert!(places.text.ends_with("sau\n"), "{xml}");
    }
    let joined = parse(&format!(
        "<w:p>{mark}<w:t>một </w:t></w:p><w:p><w:t>hai</w:t></w:p>"
    ));
    assert_eq!(joined.unwrap().text, "một hai\n");
}

#[test]
fn entities_of_the_files_own_and_what_breaks_off_are_refused() {
    for xml in [
        "<!DOCTYPE a [<!ENTITY x \"y\">]><a/>",
        "<w:t>&x;</w:t>",
        "<w:p></w:t>",
        "<w:p><w:t>một</w:t>",
    ] {
        assert_eq!(parse(xml), Err(DocxError::NotWellFormed), "{xml}");
    }
}

/// What Word keeps as elements and not as characters.
#[test]
fn what_is_no_character_is_read_as_what_it_says_or_marked() {
    let of = |inner: &str| {
        let xml = format!("<w:p><w:r><w:t>14</w:t>{inner}<w:t>15</w:t></w:r></w:p>");
        parse(&xml).unwrap().text.trim_end().to_owned()
    };
    for (inner, expected) in [
        ("<w:noBreakHyphen/>", "14\u{2011}15"),
        ("<w:softHyphen/>", "1415"),
        ("<w:ptab w:alignment=\"right\"/>", "14 15"),
        (
            "<w:sym w:font=\"Segoe UI Symbol\" w:char=\"2265\"/>",
            "14≥15",
        ),
        (
            "<mc:AlternateContent><mc:Choice Requires=\"w16se\"><w16se:symEx w16se:char=\"1F60A\"/></mc:Choice><mc:Fallback><w:t>x</w:t></mc:Fallback></mc:AlternateContent>",
            "14😊15",
        ),
        ("<m:oMath><m:r><m:t>×</m:t></m:r></m:oMath>", "14×15"),
        (
            "<w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText><w:footnoteReference w:id=\"1\"/>",
            "1415",
        ),
        ("<w:sym w:font=\"Symbol\" w:char=\"F0B3\"/>", "14⟨SYMBOL⟩15"),
        ("<w:sym w:font=\"Symbol\" w:char=\"B3\"/>", "14⟨SYMBOL⟩15"),
        (
            "<m:oMath><m:f><m:num><m:t>1</m:t></m:num><m:den><m:t>2</m:t></m:den></m:f></m:oMath>",
            "14⟨FORMULA⟩1215",
        ),
        ("<w:drawing><a:b/></w:drawing>", "14⟨PICTURE⟩15"),
        ("<w:pict/>", "14⟨PICTURE⟩15"),
        ("<w:object/>", "14⟨PICTURE⟩15"),
        (
            "<mc:AlternateContent><mc:Choice Requires=\"x\"><x:y/></mc:Choice><mc:Fallback><w:t>x</w:t></mc:Fallback></mc:AlternateContent>",
            "14⟨OTHER⟩15",
        ),
        ("<w:dayShort/>", "14⟨OTHER⟩15"),
        (
            "<w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"1\"/></w:checkBox></w:ffData></w:fldChar>",
            "14⟨FIELD⟩15",
        ),
        (
            "<w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList><w:result w:val=\"1\"/></w:ddList></w:ffData></w:fldChar>",
            "14⟨FIELD⟩15",
        ),
        (
            "<w:fldChar w:fldCharType=\"begin\"><w:ffData><w:textInput/></w:ffData></w:fldChar>",
            "1415",
        ),
        ("<x:y/>", "14⟨OTHER⟩15"),
    ] {
        let marks = [
            ("⟨SYMBOL⟩", SYMBOL),
            ("⟨FORMULA⟩", FORMULA),
            ("⟨PICTURE⟩", PICTURE),
            ("⟨OTHER⟩", OTHER),
            ("⟨FIELD⟩", FIELD),
        ];
        let expected = marks
            .iter()
            .fold(expected.to_owned(), |text, (name, mark)| {
                text.replace(name, mark.encode_utf8(&mut [0; 4]))
            });
        assert_eq!(of(inner), expected, "{inner}");
    }
}

#[test]
fn what_is_struck_out_or_hidden_is_marked() {
    let of = |properties: &str| {
        let xml = format!(
            "<w:p><w:pPr><w:rPr><w:strike/></w:rPr></w:pPr><w:r><w:rPr>{properties}</w:rPr><w:t>hai</w:t></w:r><w:r><w:rPr>{properties}</w:rPr></w:r><w:r><w:t> ba</w:t></w:r></w:p>"
        );
        parse(&xml).unwrap().text.trim_end().to_owned()
    };
    for properties in [
        "",
        "<w:b/>",
        "<w:strike w:val=\"0\"/>",
        "<w:strike w:val=\"false\"/>",
        "<w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>",
    ] {
        assert_eq!(of(properties), "hai ba", "{properties}");
    }
    for (properties, mark) in [
        ("<w:strike/>", STRUCK),
        ("<w:b/><w:dstrike w:val=\"1\"/>", STRUCK),
        ("<w:strike/><w:vanish/>", STRUCK),
        ("<w:vanish/>", HIDDEN),
    ] {
        let expected = format!("{mark}hai{END} ba");
        assert_eq!(of(properties), expected, "{properties}");
    }
}

/// Programs call the namespaces as they like.
#[test]
fn names_are_known_by_their_namespace() {
    for (declared, prefix) in [
        (
            "xmlns:ns0=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"",
            "ns0:",
        ),
        (
            "xmlns=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"",
            "",
        ),
        (
            "xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"",
            "w:",
        ),
    ] {
        let attribute = if prefix.is_empty() { "a:" } else { prefix };
        let xml = "<w:document ?><w:sdt><w:sdtPr><w:tag @val=\"/a\"/></w:sdtPr><w:p><w:r><w:t>một</w:t></w:r></w:p></w:sdt></w:document>";
        let xml = xml.replace("w:", prefix).replace('@', attribute);
        let places = parse(&xml.replace('?', declared)).unwrap();
        assert_eq!(text(&places, "/a", "a"), Some("một\n"), "{declared}");
    }
    let other = "<w:p xmlns:w=\"http://example.com\"><w:r><w:t>một</w:t></w:r></w:p>";
    assert_eq!(parse(other).unwrap().text, "");
}
