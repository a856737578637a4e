//! The names of WordprocessingML: whose they are, whatever prefix a program writes, and which of them are known.

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;
use quick_xml::name::{
    Namespace, NamespaceError, NamespaceResolver, PrefixDeclaration, ResolveResult,
};

/// Whose a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    Word,
    Math,
    Compatibility,
    Symbol,
    Other,
}

/// The namespaces, of the transitional form and of the strict one, each with its usual prefix.
const SPACES: [(Space, &str, &str); 6] = [
    (
        Space::Word,
        "",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    (
        Space::Word,
        "w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        Space::Math,
        "",
        "http://purl.oclc.org/ooxml/officeDocument/math",
    ),
    (
        Space::Math,
        "m",
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
    (
        Space::Compatibility,
        "mc",
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
    ),
    (
        Space::Symbol,
        "w16se",
        "http://schemas.microsoft.com/office/word/2015/wordml/symex",
    ),
];

impl Space {
    pub(super) fn of(resolved: &ResolveResult<'_>) -> Self {
        let ResolveResult::Bound(Namespace(bound)) = resolved else {
            return Self::Other;
        };
        let known = SPACES.iter().find(|(.., name)| name == bound);
        known.map_or(Self::Other, |(space, ..)| *space)
    }
}

/// Gives the usual prefixes their meaning, which a file may change.
pub(super) fn bind(spaces: &mut NamespaceResolver) -> Result<(), NamespaceError> {
    let usual = SPACES.iter().filter(|(_, prefix, _)| !prefix.is_empty());
    usual.into_iter().try_for_each(|(_, prefix, name)| {
        spaces.add(PrefixDeclaration::Named(prefix), Namespace(name))
    })
}

/// What an attribute of an element says; those that are read have the namespace of their element.
pub(super) fn attribute(
    element: &BytesStart<'_>,
    space: Space,
    wanted: &str,
    spaces: &NamespaceResolver,
) -> Option<String> {
    let mut attributes = element.attributes().flatten();
    let attribute = attributes.find(|attribute| {
        let (of, name) = spaces.resolve_attribute(attribute.key);
        name.into_inner() == wanted && Space::of(&of) == space
    })?;
    let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

/// Whether what may stand in a run of text is read, or says nothing where it stands: notes and comments are read beside the text,
/// and of a field what came of it.
pub(super) fn is_known(name: &str) -> bool {
    matches!(
        name,
        "rPr"
            | "t"
            | "delText"
            | "instrText"
            | "delInstrText"
            | "fldChar"
            | "pgNum"
            | "lastRenderedPageBreak"
            | "annotationRef"
            | "commentReference"
            | "footnoteReference"
            | "footnoteRef"
            | "endnoteReference"
            | "endnoteRef"
            | "separator"
            | "continuationSeparator"
    )
}

/// Whether a part of a formula is more than the characters in it, as a fraction is.
pub(super) fn is_structure(name: &str) -> bool {
    matches!(
        name,
        "acc"
            | "bar"
            | "borderBox"
            | "box"
            | "d"
            | "eqArr"
            | "f"
            | "func"
            | "groupChr"
            | "limLow"
            | "limUpp"
            | "m"
            | "nary"
            | "phant"
            | "rad"
            | "sPre"
            | "sSub"
            | "sSubSup"
            | "sSup"
    )
}
