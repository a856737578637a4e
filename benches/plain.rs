//! The peer: an assessment as plain derived structs, read by serde_json alone and checked by nobody.

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Assessment {
    pub document: String,
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    pub school: School,
    pub school_year: String,
    pub instrument: InstrumentRef,
    pub role: Role,
    pub date: Option<String>,
    pub provenance: Option<Provenance>,
    pub answers: Vec<Answer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct School {
    pub id: String,
    pub name: String,
    pub stages: Vec<Stage>,
    pub unit: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    Primary,
    LowerSecondary,
    UpperSecondary,
    Continuing,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct InstrumentRef {
    pub id: String,
    pub edition: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    #[serde(rename = "self")]
    SelfAssessment,
    External,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Provenance {
    pub kind: ProvenanceKind,
    pub source: Option<Source>,
    pub note: Option<Text>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProvenanceKind {
    Measured,
    Published,
    Constructed,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Source {
    pub id: String,
    pub title: Text,
    pub number: Option<String>,
    pub issuer: Option<Text>,
    pub date: Option<String>,
    pub link: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    pub vi: String,
    pub en: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Answer {
    pub criterion: String,
    pub value: Value,
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    pub note: Option<Text>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Value {
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
pub struct Share {
    pub part: u32,
    pub whole: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ratio {
    pub amount: u32,
    pub per: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenPoints {
    pub earned: f64,
    #[serde(default)]
    pub items: Vec<ItemPoints>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemPoints {
    pub item: String,
    pub earned: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotApplicable {
    pub reason: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotAssessed {
    pub reason: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    pub title: String,
    pub kind: EvidenceKind,
    pub reference: Reference,
    pub issued: Option<String>,
    pub expires: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceKind {
    Document,
    Record,
    SystemData,
    Image,
    WebPage,
    Other,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Reference {
    Link(String),
    File(String),
}
