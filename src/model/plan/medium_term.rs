//! A medium-term plan (kế hoạch trung hạn): targets for several years.

use crate::model::wire::{new, tag};
use crate::model::{
    Head, Id, InstrumentRef, Phrase, Provenance, School, SchoolYear, Source, Target, Text,
};

tag! {
    /// The `document` property of a [`MediumTermPlan`].
    MediumTermPlanTag = "medium-term-plan"
}

/// A school's IT plan for five consecutive school years (kế hoạch trung hạn về ứng dụng CNTT).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct MediumTermPlan {
    /// Kind of document, always medium-term-plan (loại tài liệu).
    pub document: MediumTermPlanTag,
    /// Address of the JSON Schema, for editors (địa chỉ lược đồ).
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<Phrase>,
    /// Identifier (mã kế hoạch).
    pub id: Id,
    /// The school (nhà trường).
    pub school: School,
    /// Number, place, date and title as issued (phần đầu văn bản).
    pub head: Head,
    /// Where its facts come from (nguồn số liệu).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
    /// The instrument whose criteria the targets name (bộ tiêu chí).
    pub instrument: InstrumentRef,
    /// The documents the plan rests on (căn cứ pháp lý).
    pub legal_basis: Vec<Source>,
    /// The general objective (mục tiêu chung).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub general_objective: Option<Text>,
    /// The five years, in order (các năm học).
    pub years: Vec<YearTargets>,
}

new!(
    MediumTermPlan(id: Id, school: School, head: Head, instrument: InstrumentRef),
    document, schema, provenance, legal_basis, general_objective, years
);

/// What is to hold at the end of one school year (chỉ tiêu của một năm học).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct YearTargets {
    /// The school year (năm học).
    pub school_year: SchoolYear,
    /// The overall level aimed at (mức mục tiêu).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Id>,
    /// The facts that are to hold, by criterion (chỉ tiêu theo tiêu chí).
    pub targets: Vec<Target>,
}

new!(YearTargets(school_year: SchoolYear), level, targets);
