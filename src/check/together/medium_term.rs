//! A medium-term plan among other documents: where the school stands when it begins.

use super::super::medium_term_and_assessment::{is_baseline, medium_term_and_assessment};
use super::{Checked, Relation, Together};
use crate::model::{AssessorRole, MediumTermPlan, Rule};
use crate::sound::Rubric;

impl Together<'_> {
    /// Against the assessment that an annual plan of its first year would start from; without one, nothing is said.
    pub(super) fn medium_term_plan(
        &self,
        plan: &MediumTermPlan,
        rubric: Option<&Rubric>,
        checked: &mut Checked,
    ) {
        let Some(rubric) = rubric else { return };
        let to = plan.instrument;
        let own = self.lists.assessments.of(plan.school.id).iter();
        let fits = own.rev().filter(|(_, it)| {
            let by = it.instrument.id == to.id || self.ways.lead(it.instrument, to);
            by && is_baseline(plan, it)
        });
        let closest = fits.max_by_key(|(_, it)| {
            let outside = it.role == AssessorRole::External;
            (it.instrument == to, it.school_year, outside, it.date)
        });
        let Some((at, assessment)) = closest else {
            return;
        };
        checked.go_by(*at, Relation::Baseline, false);
        let brought = self.brought(*assessment, [assessment.instrument, to], checked);
        if brought.document.instrument == to {
            let found = medium_term_and_assessment(plan, &brought.document, rubric);
            checked.add(brought.without(Rule::MediumTermPlanLevelBelowBaseline, found));
        }
        checked.same_school(&plan.school, &assessment.school);
    }
}
