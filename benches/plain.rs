//! The peer: an assessment as plain derived structs, read by serde_json alone and checked by nobody.

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Assessment {
    pub(crate) document: String,
    #[serde(rename = "$schema")]
    pub(crate) schema: Option<String>,
    pub(crate) school: School,
    pub(crate) school_year: String,
    pub(crate) instrument: InstrumentRef,
    pub(crate) role: Role,
    pub(crate) date: Option<String>,
    pub(crate) provenance: Option<Provenance>,
    pub(crate) answers: Vec<Answer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct School {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) stages: Vec<Stage>,
    pub(crate) unit: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Stage {
    Primary,
    LowerSecondary,
    UpperSecondary,
    Continuing,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct InstrumentRef {
    pub(crate) id: String,
    pub(crate) edition: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Role {
    #[serde(rename = "self")]
    SelfAssessment,
    External,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Provenance {
    pub(crate) kind: ProvenanceKind,
    pub(crate) source: Option<Source>,
    pub(crate) note: Option<Text>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ProvenanceKind {
    Measured,
    Published,
    Constructed,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Source {
    pub(crate) id: String,
    pub(crate) title: Text,
    pub(crate) number: Option<String>,
    pub(crate) issuer: Option<Text>,
    pub(crate) date: Option<String>,
    pub(crate) link: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Text {
    pub(crate) vi: String,
    pub(crate) en: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Answer {
    pub(crate) criterion: String,
    pub(crate) value: Value,
    #[serde(default)]
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) note: Option<Text>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Value {
    Condition(bool),
    YesNo(bool),
    Share(Share),
    Count(u32),
    Ratio(Ratio),
    Rating(String),
    Points(GivenPoints),
    NotApplicable(NotApplicable),
    NotAssessed(NotAssessed),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Share {
    pub(crate) part: u32,
    pub(crate) whole: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ratio {
    pub(crate) amount: u32,
    pub(crate) per: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GivenPoints {
    pub(crate) earned: f64,
    #[serde(default)]
    pub(crate) items: Vec<ItemPoints>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ItemPoints {
    pub(crate) item: String,
    pub(crate) earned: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NotApplicable {
    pub(crate) reason: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NotAssessed {
    pub(crate) reason: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Evidence {
    pub(crate) title: String,
    pub(crate) kind: EvidenceKind,
    pub(crate) reference: Reference,
    pub(crate) issued: Option<String>,
    pub(crate) expires: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum EvidenceKind {
    Document,
    Record,
    SystemData,
    Image,
    WebPage,
    Other,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Reference {
    Link(String),
    File(String),
}
