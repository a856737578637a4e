//! What levels are called, and which one is meant by a name; what goes by an identifier.

use super::{Criterion, Group, Instrument, Level};
use crate::model::composed::small;
use crate::model::{CriterionMark, Id, InstrumentRef, Source};

/// An instrument built in code is checked and used like one read from JSON.
///
/// ```
/// use it_adoption_model::*;
/// let cited = || Citation::new(Fidelity::Authored);
/// let [low, high]: [Id; 2] = ["no".parse()?, "yes".parse()?];
/// let levels = vec![Level::new(low, "Chưa đạt".parse()?), Level::new(high, "Đạt".parse()?)];
/// let mut half = BandRequirement::default();
/// half.lower = Limit::new(50).map(LowerBound::From);
/// let mut enough = LevelRequirements::new(high);
/// enough.requires.push(Requirement::Percent(half));
/// let mut scoring = Scoring::new(cited());
/// scoring.levels = vec![LevelRequirements::new(low), enough];
/// scoring.points_citation = Some(cited());
/// let (id, edition, stages) = ("own".parse()?, "1".parse()?, vec![Stage::Primary]);
/// let mut own = Instrument::new(id, edition, "Của trường".parse()?, cited(), stages.clone(), levels, scoring);
/// let mut criterion = Criterion::new("A.1".parse()?, "Có mạng".parse()?, cited(), Measure::YesNo(Plain::default()));
/// criterion.levels = [low, high].map(Step::new).into();
/// criterion.levels[0].points = Points::new(0);
/// criterion.levels[1].points = Points::new(10);
/// own.groups.push(Group::new("A".parse()?, "Hạ tầng".parse()?));
/// own.groups[0].criteria.push(criterion);
///
/// let rubric = Rubric::new(own)?;
/// let school = School::new("S-1".parse()?, "Trường A".parse()?, stages);
/// let mut answered = Assessment::new(school, "2025-2026".parse()?, rubric.reference(), AssessorRole::SelfAssessment);
/// answered.answers.push(Answer::new("A.1".parse()?, Value::YesNo(true)));
/// assert_eq!(rubric.score(&answered)?.outcome.level, Some(high));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl Instrument {
    /// The level with this identifier.
    ///
    /// ```
    /// use it_adoption_model::Rubrics;
    /// let rubrics = Rubrics::builtin();
    /// let instrument = rubrics.named("operational").ok_or("built in")?.instrument();
    /// let computers = instrument.criterion(&"H.3".parse()?).ok_or("no such criterion")?;
    /// assert_eq!(computers.measure.form(), "ratio");
    /// assert!(!computers.is_condition());
    /// assert_eq!(instrument.criteria().filter(|criterion| criterion.id == computers.id).count(), 1);
    /// let source = computers.citation.source.and_then(|id| instrument.source(&id));
    /// assert!(source.is_some());
    /// assert!(instrument.group(&"H".parse()?).is_some());
    /// assert!(instrument.level(&"good".parse()?).is_some());
    /// assert!(instrument.mark(&"mandatory".parse()?).is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn level(&self, id: &Id) -> Option<&Level> {
        self.levels.iter().find(|l| l.id == *id)
    }

    /// The group with this identifier.
    pub fn group(&self, id: &Id) -> Option<&Group> {
        self.groups.iter().find(|g| g.id == *id)
    }

    /// How documents name it.
    ///
    /// ```
    /// use it_adoption_model::{Instrument, builtin, read};
    /// let instrument: Instrument = read(builtin()[0].json.as_bytes())?;
    /// assert_eq!(instrument.reference().to_string(), format!("{} {}", instrument.id, instrument.edition));
    /// # Ok::<(), it_adoption_model::ReadError>(())
    /// ```
    pub fn reference(&self) -> InstrumentRef {
        InstrumentRef {
            id: self.id,
            edition: self.edition,
        }
    }

    /// The criteria of all groups, in their official order.
    pub fn criteria(&self) -> impl Iterator<Item = &Criterion> + Clone {
        self.groups.iter().flat_map(|group| &group.criteria)
    }

    /// The criterion with this identifier.
    pub fn criterion(&self, id: &Id) -> Option<&Criterion> {
        self.criteria().find(|c| c.id == *id)
    }

    /// The mark with this identifier.
    pub fn mark(&self, id: &Id) -> Option<&CriterionMark> {
        self.marks.iter().find(|m| m.id == *id)
    }

    /// The source with this identifier.
    pub fn source(&self, id: &Id) -> Option<&Source> {
        self.sources.iter().find(|s| s.id == *id)
    }

    /// The level that somebody means by its identifier or its title, whatever the case; of a title the part before or after
    /// a colon is enough. An identifier goes before a title, and one written just so before any other; the part before a colon comes
    /// last. None where two levels are called so.
    ///
    /// ```
    /// use it_adoption_model::Rubrics;
    /// let rubrics = Rubrics::builtin();
    /// let index = rubrics.named("decision-4725").unwrap().instrument();
    /// for name in ["good", "Mức 3: Đáp ứng tốt", "đáp ứng tốt", "mức 3"] {
    ///     assert_eq!(index.level_named(name).unwrap().id.as_str(), "good");
    /// }
    /// assert!(index.level_named("rất tốt").is_none());
    /// let mut twice = index.clone();
    /// twice.levels[1].title = twice.levels[2].title.clone();
    /// assert!(twice.level_named("đáp ứng tốt").is_none());
    /// twice.levels[1].id = "GOOD".parse()?;
    /// assert_eq!(twice.level_named("GOOD").unwrap().id.as_str(), "GOOD");
    /// assert!(twice.level_named("Good").is_none());
    /// # Ok::<(), it_adoption_model::ParseError>(())
    /// ```
    pub fn level_named(&self, name: &str) -> Option<&Level> {
        let name = name.trim();
        let small_name = small(name);
        let just_so = self.levels.iter().find(|level| level.id.as_str() == name);
        just_so.or_else(|| {
            let ways: [&dyn Fn(&Level) -> bool; 3] = [
                &|level| level.id.as_str().to_lowercase() == small_name,
                &|level| level.names().contains(&small_name),
                &|level| level.ranks().contains(&small_name),
            ];
            let mut named = ways.iter().map(|way| {
                let named = self.levels.iter().filter(|level| way(level));
                named.collect::<Vec<_>>()
            });
            match named.find(|named| !named.is_empty())?.as_slice() {
                [only] => Some(*only),
                _ => None,
            }
        })
    }
}

impl Level {
    /// Its titles in both languages and, of each, the part after a colon; in small letters.
    pub(crate) fn names(&self) -> Vec<String> {
        let titles = [Some(&self.title.vi), self.title.en.as_ref()];
        let titles = titles.into_iter().flatten();
        let names = titles.flat_map(|title| {
            let title = small(title.as_str());
            let after = title
                .split_once(':')
                .map(|(_, rest)| rest.trim().to_owned());
            [Some(title), after]
        });
        names.flatten().collect()
    }

    /// The part of its titles before a colon, in small letters: `mức 3`.
    fn ranks(&self) -> Vec<String> {
        let titles = [Some(&self.title.vi), self.title.en.as_ref()];
        let titles = titles.into_iter().flatten();
        let parts = titles.filter_map(|title| title.as_str().split_once(':'));
        parts.map(|(rank, _)| small(rank)).collect()
    }
}
