//! What levels are called, and which one is meant by a name.

use super::{Instrument, Level};

impl Instrument {
    /// The level that somebody means by its identifier or its title, whatever the case; the part after a colon is enough.
    /// None where two levels have such a title.
    ///
    /// ```
    /// use it_adoption_model::Rubrics;
    /// let rubrics = Rubrics::builtin();
    /// let index = rubrics.named("decision-4725").unwrap().instrument();
    /// for name in ["good", "Mức 3: Đáp ứng tốt", "đáp ứng tốt"] {
    ///     assert_eq!(index.level_named(name).unwrap().id.as_str(), "good");
    /// }
    /// assert!(index.level_named("rất tốt").is_none());
    /// let mut twice = index.clone();
    /// twice.levels[1].title = twice.levels[2].title.clone();
    /// assert!(twice.level_named("đáp ứng tốt").is_none());
    /// ```
    pub fn level_named(&self, name: &str) -> Option<&Level> {
        let name = name.trim().to_lowercase();
        let mut levels = self.levels.iter();
        let by_id = levels.find(|level| level.id.as_str().to_lowercase() == name);
        by_id.or_else(|| {
            let mut titled = self.levels.iter().filter(|l| l.names().contains(&name));
            titled.next().filter(|_| titled.next().is_none())
        })
    }
}

impl Level {
    /// Its titles in both languages and, of each, the part after a colon; in small letters.
    pub(crate) fn names(&self) -> Vec<String> {
        let titles = [Some(&self.title.vi), self.title.en.as_ref()];
        let titles = titles.into_iter().flatten();
        let names = titles.flat_map(|title| {
            let title = title.as_str().trim().to_lowercase();
            let after = title
                .split_once(':')
                .map(|(_, rest)| rest.trim().to_owned());
            [Some(title), after]
        });
        names.flatten().collect()
    }
}
