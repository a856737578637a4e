//! Which crosswalk leads from one instrument to another.

use crate::model::{Crosswalk, builtin_crosswalks};
use crate::read::read;
use crate::sound::{self, Rubric};
use std::borrow::Cow;

impl Crosswalk {
    /// The crosswalk that leads from one instrument to another: the first of those `stated` that is between just these two,
    /// or else [that of two editions](Self::of_editions), or else a [built-in](builtin_crosswalks) one that fits them.
    ///
    /// One that is stated is taken as it is: [`Passage::new`](crate::Passage::new) says whether it is sound.
    ///
    /// ```
    /// use it_adoption_model::{Crosswalk, Rubrics};
    /// let rubrics = Rubrics::builtin();
    /// let [own, index] = ["operational", "decision-4725"].map(|id| rubrics.named(id).unwrap());
    /// let built_in = Crosswalk::between(own, index, []).unwrap();
    /// assert_eq!((built_in.from, built_in.to), (own.reference(), index.reference()));
    /// assert!(Crosswalk::between(index, own, []).is_none());
    ///
    /// let mut stated = built_in.clone().into_owned();
    /// stated.rows.clear();
    /// assert!(Crosswalk::between(own, index, [&stated]).unwrap().rows.is_empty());
    /// ```
    pub fn between<'c>(
        from: &Rubric,
        to: &Rubric,
        stated: impl IntoIterator<Item = &'c Self>,
    ) -> Option<Cow<'c, Self>> {
        let between =
            |crosswalk: &Self| (crosswalk.from, crosswalk.to) == (from.reference(), to.reference());
        let fits = |crosswalk: &Self| {
            between(crosswalk) && !sound::crosswalk(crosswalk, Some(from), Some(to)).has_errors()
        };
        let built_in = || {
            let all = builtin_crosswalks().iter();
            let mut all = all.filter_map(|one| read::<Self>(one.json.as_bytes()).ok());
            all.find(fits)
        };
        let stated = stated.into_iter().find(|stated| between(stated));
        stated.map(Cow::Borrowed).or_else(|| {
            let found = Self::of_editions(from, to).or_else(built_in);
            found.map(Cow::Owned)
        })
    }
}
