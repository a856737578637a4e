//! Targets on what the year's own documents will count.

use super::Effort;
use crate::model::decimal::{ONE, gcd};
use crate::model::{Change, Count, Measure, Share, Value};

impl Effort<'_> {
    /// The share, in lowest terms, of what the year's own documents will count: nobody knows yet how many there will be.
    pub(super) fn proportion(&self) -> Option<Share> {
        self.criterion.proof?;
        let Measure::Share(_) = self.criterion.measure else {
            return None;
        };
        let (part, whole) = match (self.limit(), self.gap.change, self.now) {
            (Some(limit), ..) if self.criterion.earns.is_none() => (limit.millionths(), 100 * ONE),
            (_, Change::Part(more), Some(Value::Share(now))) => {
                (more.to.get().into(), now.whole.get().into())
            }
            _ => return None,
        };
        let divisor = gcd(part, whole).max(1);
        let count = |n: u64| u32::try_from(n / divisor).ok().and_then(Count::new);
        let (part, whole) = (count(part)?, count(whole)?);
        Some(Share { part, whole })
    }
}
