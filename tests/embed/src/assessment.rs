//! An assessment out of rows.

use crate::Built;
use it_adoption_model::*;

/// An answer: to which criterion, of what kind, with two numbers, and what shows it: title, file and day.
pub struct Row {
    pub criterion: &'static str,
    pub kind: &'static str,
    pub numbers: (u32, u32),
    pub evidence: Option<(&'static str, &'static str, (u16, u8, u8))>,
    pub note: Option<&'static str>,
}

impl Row {
    pub fn value(&self) -> Built<Value> {
        let (a, b): (Count, Count) = (self.numbers.0.try_into()?, self.numbers.1.try_into()?);
        Ok(match self.kind {
            "share" => Value::Share(Share::new(a, b)),
            "ratio" => Value::Ratio(Ratio::new(a, b)),
            "count" => Value::Count(a),
            _ => Value::YesNo(a.get() > 0),
        })
    }
}

pub fn build(instrument: InstrumentRef, rows: &[Row]) -> Built<Assessment> {
    let name = "Trường THCS Giả Định".parse()?;
    let school = School::new("S-1".parse()?, name, vec![Stage::LowerSecondary]);
    let role = AssessorRole::SelfAssessment;
    let mut assessment = Assessment::new(school, "2025-2026".parse()?, instrument, role);
    assessment.date = Date::new(2026, 5, 20);
    assessment.provenance = Some(Provenance::new(ProvenanceKind::Constructed));
    for row in rows {
        let mut answer = Answer::new(row.criterion.parse()?, row.value()?);
        answer.note = row.note.map(str::parse).transpose()?;
        if let Some((title, file, (year, month, day))) = row.evidence {
            let file = Reference::File(file.parse()?);
            let mut evidence = Evidence::new(title.parse()?, EvidenceKind::Document, file);
            evidence.issued = Date::new(year, month, day);
            answer.evidence.push(evidence);
        }
        assessment.answers.push(answer);
    }
    Ok(assessment)
}
