//! An instrument out of rows.

use crate::Built;
use it_adoption_model::*;

/// A criterion: in which group, how it is measured, what its upper level takes and gives.
pub struct Row {
    pub group: (&'static str, &'static str),
    pub id: &'static str,
    pub title: &'static str,
    pub source: Option<&'static str>,
    pub measure: &'static str,
    pub limit: f64,
    pub points: f64,
    pub evidence: Option<&'static str>,
}

impl Row {
    fn cited(&self) -> Built<Citation> {
        let mut citation = Citation::new(match self.source {
            Some(_) => Fidelity::Read,
            None => Fidelity::Authored,
        });
        citation.source = self.source.map(str::parse).transpose()?;
        Ok(citation)
    }

    fn measure(&self) -> Built<Measure> {
        Ok(match self.measure {
            "share" => Measure::Share(ShareOf::new(
                "giáo viên dùng".parse()?,
                "giáo viên".parse()?,
            )),
            "ratio" => Measure::Ratio(RatioOf::new(
                "học sinh".parse()?,
                "máy tính".parse()?,
                Better::Lower,
            )),
            "count" => Measure::Count(CountOf::new("phòng".parse()?)),
            _ => Measure::YesNo(Plain::default()),
        })
    }

    fn criterion(&self, [low, high]: [Id; 2]) -> Built<Criterion> {
        let title = self.title.parse()?;
        let mut criterion = Criterion::new(self.id.parse()?, title, self.cited()?, self.measure()?);
        criterion.evidence = self.evidence.map(str::parse).transpose()?;
        let [mut lowest, mut highest] = [low, high].map(Step::new);
        lowest.points = Some(Points::ZERO);
        highest.points = Some(self.points.try_into()?);
        if self.measure != "yes" {
            let limit = StageLimit::Same(self.limit.try_into()?);
            highest.threshold = Some(Threshold::new(limit, self.cited()?));
        }
        criterion.levels = vec![lowest, highest];
        Ok(criterion)
    }
}

pub fn build(rows: &[Row]) -> Built<Instrument> {
    let cited = || Citation::new(Fidelity::Authored);
    let (low, high): (Id, Id) = ("no".parse()?, "yes".parse()?);
    let levels = vec![
        Level::new(low, "Chưa đạt".parse()?),
        Level::new(high, "Đạt".parse()?),
    ];
    let mut half = BandRequirement::default();
    half.lower = Some(LowerBound::From(50.0.try_into()?));
    let mut enough = LevelRequirements::new(high);
    enough.requires = vec![Requirement::Percent(half)];
    let mut scoring = Scoring::new(cited());
    scoring.levels = vec![LevelRequirements::new(low), enough];
    scoring.points_citation = Some(cited());
    let (id, edition, title) = (
        "own".parse()?,
        "1".parse()?,
        "Bộ tiêu chí của trường".parse()?,
    );
    let stages = vec![Stage::LowerSecondary];
    let mut instrument = Instrument::new(id, edition, title, cited(), stages, levels, scoring);
    for row in rows {
        if let Some(id) = row.source {
            let mut source = Source::new(id.parse()?, "Quyết định về tiêu chí".parse()?);
            source.issuer = Some("Sở Giáo dục và Đào tạo".parse()?);
            instrument.sources.push(source);
        }
        if instrument
            .groups
            .last()
            .is_none_or(|last| last.id != *row.group.0)
        {
            let (id, title) = (row.group.0.parse()?, row.group.1.parse()?);
            instrument.groups.push(Group::new(id, title));
        }
        let group = instrument.groups.last_mut().ok_or("a group was added")?;
        group.criteria.push(row.criterion([low, high])?);
    }
    Ok(instrument)
}
