//! What place in the cycle a document claims, and which claim the same.

use super::Checked;
use crate::model::{Assessment, Detail, Document, InstrumentRef, Locale, Place, found, say};
use std::collections::BTreeMap;

/// Tells each of the documents that claim one place that there are others.
pub(super) fn doubles(documents: &[(usize, &Document)], checked: &mut [Checked]) {
    let mut claims: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for (at, document) in documents {
        if let Some((claim, _)) = claim(document) {
            claims.entry(claim).or_default().push(*at);
        }
    }
    for (at, document) in documents {
        let Some((claim, of)) = claim(document) else {
            continue;
        };
        let others = claims.get(&claim).into_iter().flatten().copied();
        let others: Vec<usize> = others.filter(|other| other != at).collect();
        if let Some(checked) = checked.get_mut(*at).filter(|_| !others.is_empty()) {
            let kind = document.kind();
            checked.doubles = others;
            checked
                .findings
                .add(&Place::Root, found::SetDouble { kind, of });
        }
    }
}

/// What only one document can be, and whose it is.
fn claim(document: &Document) -> Option<(Vec<String>, Detail)> {
    let mut claim = vec![document.kind().to_string()];
    let mut of = |of: &[&dyn ToString]| claim.extend(of.iter().map(|of| of.to_string()));
    let year = |year: &dyn ToString| {
        let year = year.to_string();
        Detail::new(&year, |locale| {
            say!(locale, "trường này, {year}", "this school, {year}")
        })
    };
    let whose = match document {
        Document::Instrument(it) => {
            of(&[&it.id, &it.edition]);
            InstrumentRef {
                id: it.id,
                edition: it.edition,
            }
            .into()
        }
        Document::Assessment(it) => {
            of(&[&it.school.id, &it.school_year, &it.instrument.id, &it.role]);
            assessed(it)
        }
        Document::AnnualPlan(it) => {
            of(&[&it.school.id, &it.period]);
            year(&it.period)
        }
        Document::MediumTermPlan(it) => {
            let first = it.years.iter().map(|year| year.school_year).min()?;
            of(&[&it.school.id, &first]);
            year(&first)
        }
        Document::YearEndReport(it) => {
            of(&[&it.school.id, &it.period]);
            year(&it.period)
        }
        Document::Submission(it) => {
            let own = &it.self_assessment;
            of(&[&own.school.id, &own.school_year, &own.instrument.id]);
            year(&own.school_year)
        }
        Document::Workflow(_) => Detail::new("workflow", |locale| {
            locale.pick("hồ sơ", "submissions").to_owned()
        }),
        _ => return None,
    };
    Some((claim, whose))
}

/// Whose assessment it is, in words without the school's name.
fn assessed(it: &Assessment) -> Detail {
    let words = |locale: Locale| {
        let (year, role) = (it.school_year, it.role.label(locale));
        locale.pick(
            format!("trường này, {year}, {role}"),
            format!("this school, {year}, {role}"),
        )
    };
    Detail::new(format!("{} {}", it.school_year, it.role), words)
}
