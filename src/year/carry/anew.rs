//! What people fill in on a form after a carry-over.

use super::CarriedOver;
use crate::model::{Answer, Assessment, Id, Kept, NotAssessed, Value};
use std::collections::HashSet;

impl CarriedOver<Assessment> {
    /// The assessment as a form shows it that people go on with (phiếu để ghi tiếp): what has to be answered anew is blank, where the
    /// document says why it was not assessed. Evidence and notes stay; an answer that had nothing else is not there.
    ///
    /// ```
    /// use it_adoption_model::{Assessment, Crosswalk, Passage, Rubrics, Value, read};
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let json = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/assessment-operational.json"));
    /// let rubrics = Rubrics::builtin();
    /// let [from, to] = ["operational", "decision-4725"].map(|id| rubrics.named(id).unwrap());
    /// let crosswalk = Crosswalk::between(from, to, []).ok_or("built in")?;
    /// let own: Assessment = read(json)?;
    /// let carried = Passage::new(&crosswalk, from, to)?.carry_over(&own)?;
    /// let says_why = |value: &Value| matches!(value, Value::NotAssessed(not) if not.reason.is_some());
    /// assert!(carried.document.answers.iter().all(|answer| says_why(&answer.value)));
    /// assert!(carried.to_fill_in().answers.iter().all(|answer| !answer.evidence.is_empty() || answer.note.is_some()));
    /// # Ok(()) }
    /// ```
    pub fn to_fill_in(&self) -> Assessment {
        let mut document = self.document.clone();
        let to = self.notices.iter().flat_map(|notice| &notice.to);
        let left = to.filter(|to| to.kept != Kept::Value);
        let left: HashSet<Id> = left.map(|to| to.criterion).collect();
        document.answers.retain_mut(|answer| {
            let open = matches!(answer.value, Value::NotAssessed(_));
            if !open || !left.contains(&answer.criterion) {
                return true;
            }
            answer.value = Value::NotAssessed(NotAssessed::default());
            *answer != Answer::new(answer.criterion, answer.value.clone())
        });
        document
    }
}
