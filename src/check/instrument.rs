//! Rules of instruments. Real rubrics contain these mistakes; finding them is a feature.

use crate::finding::Place;
use crate::id::nearest;
use crate::number::quarters_text;
use crate::{
    Band, Citation, Criterion, Fidelity, Findings, Group, Id, Instrument, Limit, LowerBound,
    Measure, Points, PointsOf, Rule, Stage, Step, UpperBound,
};
use std::collections::HashMap;

/// Checks an instrument. One without an error here can become a [`Rubric`](crate::Rubric).
pub fn instrument(instrument: &Instrument) -> Findings {
    let mut walk = Walk {
        instrument,
        findings: Findings::default(),
    };
    walk.dates();
    walk.lists();
    walk.ids();
    walk.sources();
    walk.scoring();
    walk.groups();
    walk.retired();
    walk.findings
}

struct Walk<'i> {
    instrument: &'i Instrument,
    findings: Findings,
}

type Args<'a> = &'a [(&'static str, String)];

const ROOT: Place<'static> = Place::ROOT;

impl<'i> Walk<'i> {
    fn add(&mut self, place: &Place<'_>, rule: Rule, args: Args<'_>) {
        self.findings.add(place, rule, args);
    }

    fn dates(&mut self) {
        let (from, until) = (self.instrument.valid_from, self.instrument.valid_until);
        if let (Some(from), Some(until)) = (from, until) {
            if until < from {
                let args = [("from", from.to_string()), ("until", until.to_string())];
                self.add(
                    &ROOT.name("validUntil"),
                    Rule::InstrumentDatesContradict,
                    &args,
                );
            }
        }
        let sources = ROOT.name("sources");
        for (at, source) in self.instrument.sources.iter().enumerate() {
            if let (Some(issued), Some(from)) = (source.date, from) {
                if issued > from {
                    let args = [
                        ("id", source.id.to_string()),
                        ("issued", issued.to_string()),
                        ("from", from.to_string()),
                    ];
                    let place = sources.index(at);
                    self.add(&place.name("date"), Rule::InstrumentSourceLater, &args);
                }
            }
        }
    }

    /// Lists that must not be empty.
    fn lists(&mut self) {
        let i = self.instrument;
        let lists = [
            ("stages", i.stages.len(), 1),
            ("levels", i.levels.len(), 2),
            ("groups", i.groups.len(), 1),
        ];
        for (name, len, least) in lists {
            if len < least {
                self.add(
                    &ROOT.name(name),
                    Rule::InstrumentEmpty,
                    &[("least", least.to_string())],
                );
            }
        }
        let groups = ROOT.name("groups");
        for (at, group) in i.groups.iter().enumerate() {
            if group.criteria.is_empty() {
                let place = groups.index(at);
                let args = [("least", "1".to_owned())];
                self.add(&place.name("criteria"), Rule::InstrumentEmpty, &args);
            }
        }
    }

    /// Each identifier once among its like.
    fn ids(&mut self) {
        let i = self.instrument;
        let (sources, levels, groups) = (
            ROOT.name("sources"),
            ROOT.name("levels"),
            ROOT.name("groups"),
        );
        self.once(
            i.sources
                .iter()
                .enumerate()
                .map(|(at, s)| (sources.index(at), s.id)),
        );
        self.once(
            i.levels
                .iter()
                .enumerate()
                .map(|(at, l)| (levels.index(at), l.id)),
        );
        self.once(
            i.groups
                .iter()
                .enumerate()
                .map(|(at, g)| (groups.index(at), g.id)),
        );
        let mut first: HashMap<Id, String> = HashMap::new();
        for (at, group) in i.groups.iter().enumerate() {
            let place = groups.index(at);
            let criteria = place.name("criteria");
            for (at, criterion) in group.criteria.iter().enumerate() {
                let place = criteria.index(at);
                self.first(&mut first, &place, criterion.id);
                if let Measure::Points(of) = &criterion.measure {
                    let measure = place.name("measure");
                    let points = measure.name("points");
                    let items = points.name("items");
                    self.once(
                        of.items
                            .iter()
                            .enumerate()
                            .map(|(at, i)| (items.index(at), i.id)),
                    );
                }
            }
        }
        let stages = ROOT.name("stages");
        for (at, stage) in i.stages.iter().enumerate() {
            if let Some(first) = i.stages.iter().take(at).position(|s| s == stage) {
                let args = [
                    ("id", stage.to_string()),
                    ("first", stages.index(first).pointer().to_string()),
                ];
                self.add(&stages.index(at), Rule::InstrumentIdRepeated, &args);
            }
        }
    }

    fn once<'p>(&mut self, ids: impl Iterator<Item = (Place<'p>, Id)>) {
        let mut first = HashMap::new();
        for (place, id) in ids {
            self.first(&mut first, &place, id);
        }
    }

    fn first(&mut self, first: &mut HashMap<Id, String>, place: &Place<'_>, id: Id) {
        let place = place.name("id");
        match first.get(&id) {
            None => {
                first.insert(id, place.pointer().to_string());
            }
            Some(first) => {
                let args = [("id", id.to_string()), ("first", first.clone())];
                self.add(&place, Rule::InstrumentIdRepeated, &args);
            }
        }
    }

    /// Every citation names a source that is listed, and only authored ones name none.
    fn sources(&mut self) {
        let i = self.instrument;
        let mut cited: HashMap<Id, bool> = i.sources.iter().map(|s| (s.id, false)).collect();
        let mut cite = |walk: &mut Self, place: &Place<'_>, citation: &Citation| {
            walk.citation(place, citation, &mut cited);
        };
        cite(self, &ROOT.name("citation"), &i.citation);
        let scoring = ROOT.name("scoring");
        cite(
            self,
            &scoring.name("methodCitation"),
            &i.scoring.method_citation,
        );
        cite(
            self,
            &scoring.name("gatesCitation"),
            &i.scoring.gates_citation,
        );
        cite(
            self,
            &scoring.name("pointsCitation"),
            &i.scoring.points_citation,
        );
        cite(
            self,
            &scoring.name("bandsCitation"),
            &i.scoring.bands_citation,
        );
        self.each_criterion(|walk, place, criterion| {
            cite(walk, &place.name("citation"), &criterion.citation);
            let levels = place.name("levels");
            for (at, step) in criterion.levels.iter().enumerate() {
                if let Some(threshold) = &step.threshold {
                    let step = levels.index(at);
                    let place = step.name("threshold");
                    cite(walk, &place.name("citation"), &threshold.citation);
                }
            }
            if let Measure::Points(of) = &criterion.measure {
                let measure = place.name("measure");
                let points = measure.name("points");
                let items = points.name("items");
                for (at, item) in of.items.iter().enumerate() {
                    let place = items.index(at);
                    cite(walk, &place.name("citation"), &item.citation);
                }
            }
        });
        let sources = ROOT.name("sources");
        for (at, source) in i.sources.iter().enumerate() {
            if cited.get(&source.id) == Some(&false) {
                let args = [("id", source.id.to_string())];
                self.add(&sources.index(at), Rule::InstrumentSourceUnused, &args);
            }
        }
    }

    fn citation(&mut self, place: &Place<'_>, citation: &Citation, cited: &mut HashMap<Id, bool>) {
        let authored = citation.fidelity == Fidelity::Authored;
        match citation.source {
            _ if authored && (citation.source.is_some() || citation.clause.is_some()) => {
                if let Some(source) = citation.source {
                    cited.insert(source, true);
                }
                self.add(place, Rule::InstrumentAuthoredWithSource, &[]);
            }
            None if !authored => {
                let args = [("fidelity", citation.fidelity.to_string())];
                self.add(place, Rule::InstrumentSourceMissing, &args);
            }
            None => {}
            Some(source) => match cited.get_mut(&source) {
                Some(seen) => *seen = true,
                None => {
                    let known = self.instrument.sources.iter().map(|s| s.id.as_str());
                    let near = nearest(source.as_str(), known).map(str::to_owned);
                    let mut args = vec![("id", source.to_string())];
                    args.extend(near.map(|near| ("nearest", near)));
                    self.add(&place.name("source"), Rule::InstrumentSourceUnknown, &args);
                }
            },
        }
    }

    fn each_criterion(&mut self, mut visit: impl FnMut(&mut Self, &Place<'_>, &'i Criterion)) {
        let groups = ROOT.name("groups");
        for (at, group) in self.instrument.groups.iter().enumerate() {
            let place = groups.index(at);
            let criteria = place.name("criteria");
            for (at, criterion) in group.criteria.iter().enumerate() {
                visit(self, &criteria.index(at), criterion);
            }
        }
    }

    fn scoring(&mut self) {
        let scoring = ROOT.name("scoring");
        let bands = scoring.name("bands");
        let whole = Limit::from_quarters(400).unwrap_or_default();
        self.bands(&bands, &self.instrument.scoring.bands, whole);
        self.every_level(&bands, &self.instrument.scoring.bands);
    }

    /// Bands stand in the order of the levels and leave no hole and no overlap between 0 and `maximum`.
    fn bands(&mut self, place: &Place<'_>, bands: &[Band], maximum: Limit) {
        let mut last: Option<usize> = None;
        let mut before: Option<&Band> = None;
        for (at, band) in bands.iter().enumerate() {
            let place = place.index(at);
            let Some(rank) = self.level(&place.name("level"), band.level) else {
                continue;
            };
            let level = ("level", band.level.to_string());
            if last.is_some_and(|last| rank <= last) {
                self.add(&place.name("level"), Rule::InstrumentBandsOrder, &[level]);
                return;
            }
            last = Some(rank);
            let (lower, upper) = (start(band), end(band, maximum));
            if empty(lower, upper) {
                let args = [level, ("lower", lower.text()), ("upper", upper.text())];
                self.add(&place, Rule::InstrumentBandEmpty, &args);
                return;
            }
            if lower.value > maximum || (lower.value == maximum && !lower.holds) {
                self.add(&place, Rule::InstrumentLevelUnreachable, &[level]);
                return;
            }
            match before.map(|b| end(b, maximum)) {
                None if lower.value > Limit::default() || !lower.holds => {
                    let args = [("lower", "0".to_owned()), ("upper", lower.text())];
                    self.add(&place, Rule::InstrumentBandsHole, &args);
                }
                Some(end)
                    if end.value < lower.value
                        || (end.value == lower.value && !end.holds && !lower.holds) =>
                {
                    let args = [("lower", end.text()), ("upper", lower.text())];
                    self.add(&place, Rule::InstrumentBandsHole, &args);
                }
                Some(end) if end.value > lower.value || (end.holds && lower.holds) => {
                    let args = [("lower", lower.text()), ("upper", end.text())];
                    self.add(&place, Rule::InstrumentBandsOverlap, &args);
                }
                _ => {}
            }
            before = Some(band);
        }
        if let Some(end) = before.map(|b| end(b, maximum)) {
            if end.value < maximum || !end.holds {
                let args = [("lower", end.text()), ("upper", maximum.to_string())];
                self.add(
                    &place.index(bands.len() - 1),
                    Rule::InstrumentBandsHole,
                    &args,
                );
            }
        }
    }

    fn every_level(&mut self, place: &Place<'_>, bands: &[Band]) {
        for level in &self.instrument.levels {
            if !bands.iter().any(|b| b.level == level.id) {
                let args = [("level", level.id.to_string())];
                self.add(place, Rule::InstrumentLevelUnreachable, &args);
            }
        }
    }

    /// The rank of a level, or a finding that there is none of this name.
    fn level(&mut self, place: &Place<'_>, id: Id) -> Option<usize> {
        let levels = &self.instrument.levels;
        let rank = levels.iter().position(|l| l.id == id);
        if rank.is_none() {
            let near = nearest(id.as_str(), levels.iter().map(|l| l.id.as_str()));
            let mut args = vec![("id", id.to_string())];
            args.extend(near.map(|near| ("nearest", near.to_owned())));
            self.add(place, Rule::InstrumentLevelUnknown, &args);
        }
        rank
    }

    fn groups(&mut self) {
        let groups = ROOT.name("groups");
        let mut total = 0_u64;
        for (at, group) in self.instrument.groups.iter().enumerate() {
            let place = groups.index(at);
            let sum: u64 = group.criteria.iter().map(Criterion::maximum_quarters).sum();
            total = total.saturating_add(group.points.map_or(sum, |p| p.quarters()));
            self.group_points(&place, group, sum);
            let criteria = place.name("criteria");
            for (at, criterion) in group.criteria.iter().enumerate() {
                self.criterion(&criteria.index(at), criterion);
            }
        }
        let scoring = ROOT.name("scoring");
        if total > Points::MAX.quarters() {
            let args = [("limit", Points::MAX.to_string())];
            self.add(&groups, Rule::InstrumentPointsTooMany, &args);
        } else if let Some(printed) = self.instrument.scoring.points {
            if printed.quarters() != total {
                let args = [
                    ("printed", printed.to_string()),
                    ("sum", quarters_text(total)),
                ];
                self.add(&scoring.name("points"), Rule::InstrumentTotalDiffers, &args);
            }
        }
    }

    fn group_points(&mut self, place: &Place<'_>, group: &Group, sum: u64) {
        if let Some(printed) = group.points.filter(|p| p.quarters() != sum) {
            let args = [
                ("group", group.id.to_string()),
                ("printed", printed.to_string()),
                ("sum", quarters_text(sum)),
            ];
            self.add(
                &place.name("points"),
                Rule::InstrumentGroupPointsDiffer,
                &args,
            );
        }
    }

    fn criterion(&mut self, place: &Place<'_>, criterion: &Criterion) {
        if let Measure::Points(of) = &criterion.measure {
            let measure = place.name("measure");
            self.points(&measure.name("points"), criterion, of);
            if !criterion.levels.is_empty() {
                let args = [("criterion", criterion.id.to_string())];
                self.add(&place.name("levels"), Rule::InstrumentStepsMisplaced, &args);
            }
            return;
        }
        let place = place.name("levels");
        let yes_or_no = matches!(criterion.measure, Measure::Condition(_) | Measure::YesNo(_));
        let len = criterion.levels.len();
        if len < 2 || (yes_or_no && len > 2) {
            let args = [
                ("criterion", criterion.id.to_string()),
                ("least", if yes_or_no { "2" } else { "≥ 2" }.to_owned()),
                ("measure", criterion.measure.form().to_owned()),
            ];
            self.add(&place, Rule::InstrumentStepsMissing, &args);
        }
        self.steps(&place, criterion);
    }

    fn steps(&mut self, levels: &Place<'_>, criterion: &Criterion) {
        let mut below: Option<(&Step, usize)> = None;
        for (at, step) in criterion.levels.iter().enumerate() {
            let place = levels.index(at);
            let Some(rank) = self.level(&place.name("level"), step.level) else {
                continue;
            };
            let about = || {
                vec![
                    ("criterion", criterion.id.to_string()),
                    ("level", step.level.to_string()),
                ]
            };
            if below.is_some_and(|(_, below)| rank <= below) {
                self.add(&place.name("level"), Rule::InstrumentStepsOrder, &about());
                return;
            }
            let lower = below.map(|(step, _)| step);
            self.step_points(&place, criterion, step, lower, about());
            self.threshold(&place, criterion, step, lower, about());
            if matches!(criterion.measure, Measure::Rating(_)) && step.descriptor.is_none() {
                self.add(&place, Rule::InstrumentDescriptorMissing, &about());
            }
            below = Some((step, rank));
        }
    }

    fn step_points(
        &mut self,
        place: &Place<'_>,
        criterion: &Criterion,
        step: &Step,
        below: Option<&Step>,
        mut about: Vec<(&'static str, String)>,
    ) {
        match (step.points, below.and_then(|b| b.points)) {
            (Some(_), _) if criterion.is_condition() => {
                about.truncate(1);
                self.add(
                    &place.name("points"),
                    Rule::InstrumentConditionPoints,
                    &about,
                );
            }
            (None, _) if !criterion.is_condition() => {
                self.add(place, Rule::InstrumentStepPointsMissing, &about);
            }
            (Some(points), Some(below)) if points < below => {
                about.extend([("points", points.to_string()), ("below", below.to_string())]);
                self.add(&place.name("points"), Rule::InstrumentPointsFall, &about);
            }
            _ => {}
        }
    }

    fn threshold(
        &mut self,
        place: &Place<'_>,
        criterion: &Criterion,
        step: &Step,
        below: Option<&Step>,
        about: Vec<(&'static str, String)>,
    ) {
        let measured = matches!(
            criterion.measure,
            Measure::Share(_) | Measure::Count(_) | Measure::Ratio(_)
        );
        let place = place.name("threshold");
        let threshold = match &step.threshold {
            Some(_) if !measured || below.is_none() => {
                return self.add(&place, Rule::InstrumentThresholdMisplaced, &about);
            }
            None if measured && below.is_some() => {
                return self.add(&place, Rule::InstrumentThresholdMissing, &about);
            }
            None => return,
            Some(threshold) => threshold,
        };
        let place = place.name("limit");
        for stage in &self.instrument.stages {
            let with = |more: &[(&'static str, String)]| {
                let mut args = about.clone();
                args.push(("stage", stage.to_string()));
                args.extend_from_slice(more);
                args
            };
            let Some(limit) = threshold.limit.at(*stage) else {
                self.add(&place, Rule::InstrumentStageLimitMissing, &with(&[]));
                continue;
            };
            if !attainable(&criterion.measure, limit) {
                return self.add(&place, Rule::InstrumentLevelUnreachable, &about);
            }
            if let Some(lower) = limit_of(below, *stage) {
                let stricter = match criterion.measure {
                    Measure::Ratio(_) => limit < lower,
                    _ => limit > lower,
                };
                if !stricter {
                    let more = [("limit", limit.to_string()), ("below", lower.to_string())];
                    return self.add(&place, Rule::InstrumentThresholdOrder, &with(&more));
                }
            }
        }
    }

    fn points(&mut self, place: &Place<'_>, criterion: &Criterion, of: &PointsOf) {
        let about = ("criterion", criterion.id.to_string());
        let maximum = of.maximum;
        if let Some(step) = of.step {
            if step == Points::ZERO || maximum.quarters() % step.quarters() != 0 {
                let args = [
                    about.clone(),
                    ("maximum", maximum.to_string()),
                    ("step", step.to_string()),
                ];
                self.add(&place.name("step"), Rule::InstrumentPointsStep, &args);
            }
        }
        let known: Vec<u64> = of
            .items
            .iter()
            .filter_map(|i| i.maximum)
            .map(|m| m.quarters())
            .collect();
        let sum: u64 = known.iter().sum();
        let complete = !of.items.is_empty() && known.len() == of.items.len();
        if sum > maximum.quarters() || (complete && sum != maximum.quarters()) {
            let args = [
                about,
                ("sum", quarters_text(sum)),
                ("maximum", maximum.to_string()),
            ];
            self.add(&place.name("items"), Rule::InstrumentItemsDiffer, &args);
        }
        if let Some(limit) = Limit::from_quarters(maximum.quarters()) {
            self.bands(&place.name("bands"), &of.bands, limit);
        }
    }

    fn retired(&mut self) {
        let i = self.instrument;
        let in_use = |id: Id| {
            i.groups
                .iter()
                .flat_map(|g| &g.criteria)
                .any(|c| c.id == id)
        };
        let retired = ROOT.name("retired");
        for (at, old) in i.retired.iter().enumerate() {
            let place = retired.index(at);
            if in_use(old.id) {
                let args = [("id", old.id.to_string())];
                self.add(&place.name("id"), Rule::InstrumentRetiredInUse, &args);
            }
            if let Some(id) = old.replaced_by.filter(|id| !in_use(*id)) {
                let args = [("id", id.to_string())];
                self.add(
                    &place.name("replacedBy"),
                    Rule::InstrumentReplacementUnknown,
                    &args,
                );
            }
        }
    }
}

fn limit_of(step: Option<&Step>, stage: Stage) -> Option<Limit> {
    step?.threshold.as_ref()?.limit.at(stage)
}

/// Whether any fact can meet the limit: no share is above 100 %, no count above its maximum, no ratio at most 0 unless nothing is shared.
fn attainable(measure: &Measure, limit: Limit) -> bool {
    match measure {
        Measure::Share(_) => limit.quarters() <= 400,
        Measure::Count(of) => of
            .maximum
            .is_none_or(|m| limit.quarters() <= u64::from(m.get()) * 4),
        Measure::Ratio(_) => limit.quarters() > 0,
        _ => true,
    }
}

/// Where a band begins or ends, and whether that value belongs to it.
#[derive(Clone, Copy)]
struct Edge {
    value: Limit,
    holds: bool,
}

impl Edge {
    fn text(self) -> String {
        self.value.to_string()
    }
}

/// Whether no value lies from `lower` to `upper`.
fn empty(lower: Edge, upper: Edge) -> bool {
    upper.value < lower.value || (upper.value == lower.value && !(upper.holds && lower.holds))
}

fn start(band: &Band) -> Edge {
    match band.lower {
        None => Edge {
            value: Limit::default(),
            holds: true,
        },
        Some(LowerBound::From(value)) => Edge { value, holds: true },
        Some(LowerBound::Above(value)) => Edge {
            value,
            holds: false,
        },
    }
}

fn end(band: &Band, maximum: Limit) -> Edge {
    match band.upper {
        None => Edge {
            value: maximum,
            holds: true,
        },
        Some(UpperBound::To(value)) => Edge { value, holds: true },
        Some(UpperBound::Below(value)) => Edge {
            value,
            holds: false,
        },
    }
}
