//! Drafting: from what separates a school from a level to a plan, with what a person must write left open.
//!
//! Figures and criteria come from the gaps; nothing is made up. What only people know stands as an open
//! place (see [`Text::open`]), a target nobody can name yet as not assessed, equipment without a unit price.

mod basis;
mod error;
mod proportion;
mod words;

pub use error::DraftError;

use basis::legal_basis;

use crate::model::{
    AnnualPlan, Answer, Assessment, Assignment, Change, Content, Count, Criterion, Date, Each,
    Earns, Equipment, Fewer, Gap, Gaps, GivenPoints, Head, Id, Instrument, IssuedDocument,
    LiftState, Limit, Measure, Milestone, More, Need, NotAssessed, Objective, Period, Phrase,
    Points, PrincipleStatements, Ratio, Resource, ResourceNeed, Role, SchoolYear, Share, Signer,
    Solution, Staff, Stage, Standing, Step, Target, Text, Value, YearQuantity,
};
use crate::score::GapError;
use crate::sound::{Rubric, Scope};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

impl Rubric {
    /// A plan for `period` that brings a school from an assessment to the level `target`, by what its [`gaps`](Rubric::gaps) list for the
    /// whole.
    ///
    /// There is one objective for each criterion of [`Gaps::whole`](crate::Gaps::whole), with the fact that is to hold, and a need, a content, a
    /// solution, a milestone and a resource of its own. Where these are only what plan and report themselves prove, one of the
    /// others joins them, as a plan that states nothing else proves nothing. [`Document::open_places`](crate::Document::open_places) tells what is
    /// still open; once that is filled in, the targets as answers reach the level.
    ///
    /// ```
    /// use it_adoption_model::{Assessment, Document, Id, Period, PlaceForm, Rubrics, read};
    /// # let answers = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/assessment-operational.json"));
    /// let rubrics = Rubrics::builtin();
    /// let assessment: Assessment = read(answers)?;
    /// let rubric = rubrics.get(&assessment.instrument).ok_or("no such instrument")?;
    /// let (good, next) = ("good".parse()?, Period::SchoolYear("2026-2027".parse()?));
    /// let plan = rubric.draft_plan(&assessment, &good, next, "KH-1".parse()?)?;
    /// assert_eq!(plan.objectives.len(), rubric.gaps(&assessment, &good)?.whole.steps.len());
    /// let open = Document::from(plan).open_places();
    /// assert!(open.iter().any(|place| place.form == PlaceForm::Money));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`DraftError::Reached`]: the school is there already; [`DraftError::OutOfReach`]: nothing that applies to it could lift it;
    /// [`DraftError::Gaps`] as [`Rubric::gaps`], for a target such as `best`, and for a level that only groups or criteria have; [`DraftError::OtherYear`]: the period begins neither in the school
    /// year of the assessment nor in the one after it, as 2030 after an assessment of 2025-2026.
    pub fn draft_plan(
        &self,
        assessment: &Assessment,
        target: &Id,
        period: Period,
        id: Id,
    ) -> Result<AnnualPlan, DraftError> {
        let (gaps, target) = (self.gaps(assessment, target)?, *target);
        let levels = self.levels_of(Scope::Whole);
        if !levels.is_empty() && !levels.contains(&target) {
            return Err(GapError::UnknownLevel { target, levels }.into());
        }
        let year = assessment.school_year;
        let begins = period.school_year().map(SchoolYear::start);
        if ![Some(year.start()), Some(year.start() + 1)].contains(&begins) {
            return Err(DraftError::OtherYear { year, period });
        }
        match (gaps.whole.state, gaps.outcome.level) {
            (LiftState::Liftable, _) => {}
            (LiftState::Reached, Some(reached)) => {
                let (reached, target) = (self.titled(&reached), self.titled(&target));
                return Err(DraftError::Reached { reached, target });
            }
            _ => {
                let target = self.titled(&target);
                return Err(DraftError::OutOfReach { target });
            }
        }
        let instrument = self.instrument();
        let (from, until) = period.days();
        let mut head = Head::new(words::title(instrument, period));
        head.signer = Some(Signer::new(Phrase::open()));
        let standing = Standing::WovenInto(IssuedDocument::new(Text::open()));
        let principles = PrincipleStatements::new(Text::open(), Text::open(), Text::open());
        let (school, named) = (gaps.school.clone(), self.reference());
        let mut plan = AnnualPlan::new(id, school, period, head, standing, named, principles);
        plan.provenance = assessment.provenance.clone();
        plan.baseline_level = gaps.outcome.level;
        plan.target_level = Some(target);
        plan.legal_basis = legal_basis(instrument, &gaps.whole.steps);
        plan.situation.advantages.push(Text::open());
        plan.situation.difficulties.push(Text::open());
        plan.situation.causes.push(Text::open());
        let general = words::general(instrument, gaps.outcome.level, target);
        plan.general_objective = Some(general);
        let task = Assignment::new(Role::ItTeam, Text::open());
        plan.assignments.push(task);
        plan.inspection = Some(Text::open());
        plan.reports_due.push(words::report_due());
        plan.recipients.push(Phrase::open());
        let stages = Stage::distinct(&assessment.school.stages);
        let answers = assessment.answers.iter().rev();
        let answers: HashMap<Id, &Answer> = answers.map(|a| (a.criterion, a)).collect();
        let more = self.about_model(&gaps, assessment);
        let efforts = gaps.whole.steps.iter().chain(&more);
        for (number, gap) in numbers(instrument).zip(efforts) {
            if let Some(criterion) = self.criterion(&gap.criterion) {
                let answer = answers.get(&criterion.id);
                let effort = Effort {
                    number,
                    gap,
                    criterion,
                    now: answer.map(|answer| &answer.value),
                    instrument,
                    stages: &stages,
                };
                effort.add_to(&mut plan, period, from, until);
            }
        }
        Ok(plan)
    }

    /// What a plan is to be about besides what plan and report themselves prove, where its steps are nothing else: of what is
    /// below the target, what brings the most; where nothing is, what is to stay at its best.
    fn about_model(&self, gaps: &Gaps, assessment: &Assessment) -> Option<Gap> {
        let of_model = |id: &Id| self.criterion(id).filter(|c| c.proof.is_none());
        let is_of_model = |gap: &&Gap| of_model(&gap.criterion).is_some();
        if gaps.whole.steps.iter().any(|gap| is_of_model(&gap)) {
            return None;
        }
        let below = gaps.gaps.iter().filter(is_of_model);
        let below = below.min_by_key(|gap| Reverse(gap.gain));
        below.cloned().or_else(|| {
            assessment.answers.iter().find_map(|answer| {
                let criterion = of_model(&answer.criterion)?;
                let best = criterion.levels.last()?.level;
                let at_best = match answer.value {
                    Value::YesNo(yes) => yes,
                    Value::Rating(level) => level == best,
                    _ => false,
                };
                at_best.then_some(Gap {
                    criterion: criterion.id,
                    from: Some(best),
                    to: Some(best),
                    change: Change::Rating(best),
                    gain: None,
                    serves: None,
                })
            })
        })
    }

    /// The title of a level that the instrument has.
    fn titled(&self, level: &Id) -> Text {
        let known = self.instrument().level(level);
        known.map_or_else(Text::open, |level| level.title.clone())
    }
}

/// Numbers that make no identifier of the plan one of the sources it cites.
fn numbers(instrument: &Instrument) -> impl Iterator<Item = usize> {
    let taken: HashSet<Id> = instrument.sources.iter().map(|s| s.id).collect();
    let is_taken = move |id: Id| taken.contains(&id);
    let free = move |number: &usize| !LETTERS.iter().any(|l| is_taken(Id::numbered(*l, *number)));
    (1..).filter(free)
}

/// What the identifiers of needs, objectives, contents, solutions, milestones and resources begin with.
const LETTERS: [char; 6] = ['N', 'O', 'C', 'S', 'M', 'R'];

/// One gap and all that the plan says about it.
struct Effort<'d> {
    number: usize,
    gap: &'d Gap,
    criterion: &'d Criterion,
    now: Option<&'d Value>,
    instrument: &'d Instrument,
    stages: &'d [Stage],
}

impl Effort<'_> {
    fn id(&self, prefix: char) -> Id {
        Id::numbered(prefix, self.number)
    }

    /// The step that the gap leads to. The lowest gives points to whoever knows the fact, but is nothing to aim at.
    fn step(&self) -> Option<&Step> {
        let levels = &self.criterion.levels;
        let at = levels.iter().position(|s| Some(s.level) == self.gap.to);
        at.and_then(|at| levels.get(at.max(1)))
    }

    /// The limit that this step sets for the school.
    fn limit(&self) -> Option<Limit> {
        let limit = &self.step()?.threshold.as_ref()?.limit;
        let binding = crate::score::strictest(limit, self.stages, &self.criterion.measure);
        binding.map(|(limit, _)| limit)
    }

    fn add_to(&self, plan: &mut AnnualPlan, period: Period, from: Date, until: Date) {
        let value = self.value();
        let level = self.step().map(|step| step.level);
        plan.needs.push(Need {
            id: self.id('N'),
            title: words::need(self.criterion, self.now, self.instrument),
        });
        plan.objectives.push(Objective {
            id: self.id('O'),
            title: words::objective(self.criterion, &value, level, self.instrument),
            targets: vec![Target {
                criterion: self.criterion.id,
                value,
                note: None,
            }],
            quantity: None,
            due: until,
        });
        plan.contents.push(Content {
            id: self.id('C'),
            title: self.criterion.title.clone(),
            objectives: vec![self.id('O')],
            needs: vec![self.id('N')],
        });
        plan.solutions.push(Solution {
            id: self.id('S'),
            title: Text::open(),
            contents: vec![self.id('C')],
            checked_against: Vec::new(),
            trial: None,
        });
        for assignment in &mut plan.assignments {
            assignment.solutions.push(self.id('S'));
        }
        plan.roadmap.push(Milestone {
            id: self.id('M'),
            solutions: vec![self.id('S')],
            from,
            until,
            product: Text::open(),
        });
        plan.resources.push(self.resource(period));
    }

    /// The fact that is to hold: from the fact as it is, or from what the level takes where that says enough.
    fn value(&self) -> Value {
        let measure = &self.criterion.measure;
        if let Some(share) = self.proportion() {
            return Value::Share(share);
        }
        match (self.gap.change, self.now) {
            (Change::Part(more), Some(Value::Share(now))) => Value::Share(Share {
                part: more.to,
                whole: now.whole,
            }),
            (Change::Per(more), Some(Value::Ratio(now))) => Value::Ratio(Ratio {
                amount: now.amount,
                per: more.to,
            }),
            (
                Change::Amount(More { to, .. }) | Change::Fewer(Fewer { to, .. }),
                Some(Value::Ratio(now)),
            ) => Value::Ratio(Ratio {
                amount: to,
                per: now.per,
            }),
            (Change::Count(more), _) => Value::Count(more.to),
            (Change::Rating(level), Some(Value::Rating(_))) => Value::Rating(level),
            (Change::Points(earned), _) => points(earned),
            (Change::Fulfil(_), _) if self.criterion.is_condition() => Value::Condition(true),
            (Change::Fulfil(_), _) => Value::YesNo(true),
            _ => match (measure, self.step(), self.limit()) {
                (Measure::Condition(_), ..) => Value::Condition(true),
                (Measure::YesNo(_), ..) => Value::YesNo(true),
                (Measure::Rating(_), Some(step), _) => Value::Rating(step.level),
                (Measure::Count(_), _, limit) => {
                    let pieces = match self.criterion.earns {
                        Some(Earns::Each(each)) => Some(self.pieces(each)),
                        _ => None,
                    };
                    match pieces.max(limit.map(Limit::round_up)) {
                        Some(count) => Value::Count(count),
                        None => Value::NotAssessed(NotAssessed::default()),
                    }
                }
                (Measure::Points(of), ..) => match self.gap.gain.unwrap_or_default() {
                    Points::ZERO => points(of.step.unwrap_or(of.maximum)),
                    gain => points(gain),
                },
                _ => Value::NotAssessed(NotAssessed::default()),
            },
        }
    }

    /// How many pieces earn what the gap is to bring.
    fn pieces(&self, each: Each) -> Count {
        let gain = self.gap.gain.unwrap_or_default().millionths();
        Count::capped(gain.div_ceil(each.points.millionths().max(1)).max(1))
    }

    /// Equipment where the number to buy is known, otherwise people's work, with what it is left open.
    fn resource(&self, period: Period) -> Resource {
        let (title, need) = match (self.gap.change, &self.criterion.measure) {
            (Change::Per(more), Measure::Ratio(of)) => {
                let quantity = YearQuantity {
                    period,
                    quantity: more.more,
                };
                let equipment = Equipment {
                    unit_price: None,
                    quantities: vec![quantity],
                    printed_quantity: None,
                    printed_cost: None,
                };
                (of.per.clone(), ResourceNeed::Equipment(equipment))
            }
            _ => {
                let roles = vec![Role::ItTeam];
                (Text::open(), ResourceNeed::Staff(Staff { roles }))
            }
        };
        Resource {
            id: self.id('R'),
            title,
            solutions: vec![self.id('S')],
            need,
            note: None,
        }
    }
}

fn points(earned: Points) -> Value {
    Value::Points(GivenPoints {
        earned,
        items: Vec::new(),
    })
}

impl Period {
    /// The first and the last day of work in it: September to May in a school year, January to December in a calendar year.
    pub(crate) fn days(self) -> (Date, Date) {
        match self {
            Self::SchoolYear(year) => (
                Date::known(year.start(), 9, 1),
                Date::known(year.start() + 1, 5, 31),
            ),
            Self::CalendarYear(year) => (
                Date::known(year.get(), 1, 1),
                Date::known(year.get(), 12, 31),
            ),
        }
    }
}
