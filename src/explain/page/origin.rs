//! Which document a page shows.

use crate::model::{Id, Kind, Locale, say};

/// The document that a page shows, by what stays the same however its texts change.
///
/// ```
/// use it_adoption_model::{AnnualPlan, Kind, Locale, Rubrics, explain, read};
/// # let json = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/plan.json"));
/// let plan: AnnualPlan = read(json)?;
/// let rubrics = Rubrics::builtin();
/// let rubric = rubrics.get(&plan.instrument).ok_or("no such instrument")?;
/// let page = explain::annual_plan(&plan, rubric.instrument(), Locale::Vi);
/// let origin = page.origin.ok_or("not issued")?;
/// assert_eq!((origin.kind, origin.id), (Kind::AnnualPlan, plan.id));
/// assert_eq!(origin.label(Locale::Vi), "kế hoạch năm KH-2026-2027 của trường vd-thcs-02");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Origin {
    /// What kind of document it is.
    pub kind: Kind,
    /// The school whose it is.
    pub school: Id,
    /// Its identifier.
    pub id: Id,
    /// The plan whose objectives the page of a report names.
    pub plan: Option<Id>,
}

impl Origin {
    /// It in words.
    pub fn label(&self, locale: Locale) -> String {
        let (kind, id, school) = (self.kind.label(locale), self.id, self.school);
        say!(
            locale,
            "{kind} {id} của trường {school}",
            "{kind} {id} of the school {school}"
        )
    }
}
