//! The year's documents: plans, trials, reports, submissions and what belongs to them.

use super::*;

fn money(d: &mut Dice) -> Money {
    Money::new(d.pick(&[0, 1, 10_000_000, 9_007_199_254_740_991])).unwrap()
}

fn period(d: &mut Dice) -> Period {
    match d.flip() {
        true => Period::SchoolYear(school_year(d)),
        false => Period::CalendarYear(Year::new(2000 + d.below(100) as u16).unwrap()),
    }
}

fn head(d: &mut Dice) -> Head {
    with(Head::new(text(d)), |made| {
        made.authority = d.maybe(phrase);
        made.number = d.maybe(phrase);
        made.place = d.maybe(phrase);
        made.date = d.maybe(date);
        made.signer = d.maybe(|d| with(Signer::new(phrase(d)), |made| made.deputy = d.flip()));
    })
}

fn issued(d: &mut Dice) -> IssuedDocument {
    with(IssuedDocument::new(text(d)), |made| {
        made.number = d.maybe(phrase);
        made.date = d.maybe(date);
    })
}

fn target(d: &mut Dice) -> Target {
    with(Target::new(id(d), value(d)), |made| {
        made.note = d.maybe(text);
    })
}

fn objective(d: &mut Dice) -> Objective {
    let quantity = |d: &mut Dice| Quantity::new(limit(d), text(d));
    with(Objective::new(id(d), text(d), date(d)), |made| {
        made.targets = d.some(2, target);
        made.quantity = d.maybe(quantity);
    })
}

fn need(d: &mut Dice) -> ResourceNeed {
    let quantity = |d: &mut Dice| YearQuantity::new(period(d), count(d));
    match d.below(4) {
        0 => ResourceNeed::Equipment(with(Equipment::default(), |made| {
            made.unit_price = d.maybe(money);
            made.quantities = d.some(2, quantity);
            made.printed_quantity = d.maybe(count);
            made.printed_cost = d.maybe(money);
        })),
        1 => ResourceNeed::Training(with(Training::new(count(d), count(d)), |made| {
            made.cost = d.maybe(money);
        })),
        2 => ResourceNeed::Service(with(Service::default(), |made| {
            made.cost = d.maybe(money);
        })),
        _ => ResourceNeed::Staff(Staff::new(d.some(2, variant))),
    }
}

fn phase(d: &mut Dice) -> Phase {
    with(
        Phase::new(date(d), date(d), phrase(d), variant(d)),
        |made| {
            made.conclusion = d.maybe(text);
            made.evidence = d.some(1, evidence);
        },
    )
}

fn trial(d: &mut Dice) -> Trial {
    with(Trial::new(id(d), text(d)), |made| {
        made.pilot = d.maybe(phase);
        made.appraisal = d.maybe(phase);
        made.evaluation = d.maybe(phase);
        made.scale_up = d.maybe(phase);
    })
}

pub(crate) fn annual_plan(d: &mut Dice) -> AnnualPlan {
    let standing = match d.flip() {
        true => Standing::WovenInto(issued(d)),
        false => Standing::Alone(Plain::default()),
    };
    with(
        AnnualPlan::new(
            id(d),
            school(d),
            period(d),
            head(d),
            standing,
            reference(d),
            PrincipleStatements::new(text(d), text(d), text(d)),
        ),
        |made| {
            made.schema = d.maybe(phrase);
            made.provenance = d.maybe(provenance);
            made.baseline_level = d.maybe(id);
            made.target_level = d.maybe(id);
            made.legal_basis = d.some(1, source);
            made.situation = built!(Situation {
                advantages: d.some(1, text),
                difficulties: d.some(1, text),
                causes: d.some(1, text)
            });
            made.needs = d.some(2, |d| Need::new(id(d), text(d)));
            made.general_objective = d.maybe(text);
            made.objectives = d.some(2, objective);
            made.contents = d.some(2, |d| {
                with(Content::new(id(d), text(d), d.some(1, id)), |made| {
                    made.needs = d.some(1, id);
                })
            });
            made.solutions = d.some(2, |d| {
                with(Solution::new(id(d), text(d), d.some(1, id)), |made| {
                    made.checked_against = d.some(1, id);
                    made.trial = d.maybe(id);
                })
            });
            made.roadmap = d.some(2, |d| {
                Milestone::new(id(d), d.some(1, id), date(d), date(d), text(d))
            });
            made.resources = d.some(2, |d| {
                with(
                    Resource::new(id(d), text(d), d.some(1, id), need(d)),
                    |made| {
                        made.note = d.maybe(text);
                    },
                )
            });
            made.funding = d.some(2, |d| {
                with(Funding::new(variant(d), money(d)), |made| {
                    made.note = d.maybe(text);
                })
            });
            made.printed_cost = d.maybe(money);
            made.printed_funding = d.maybe(money);
            made.trials = d.some(1, trial);
            made.assignments = d.some(1, |d| {
                with(Assignment::new(variant(d), text(d)), |made| {
                    made.solutions = d.some(1, id);
                })
            });
            made.inspection = d.maybe(text);
            made.reports_due = d.some(1, |d| {
                with(ReportDue::new(text(d), phrase(d)), |made| {
                    made.due = d.maybe(date)
                })
            });
            made.recipients = d.some(1, phrase);
        },
    )
}

pub(crate) fn medium_term_plan(d: &mut Dice) -> MediumTermPlan {
    with(
        MediumTermPlan::new(id(d), school(d), head(d), reference(d)),
        |made| {
            made.schema = d.maybe(phrase);
            made.provenance = d.maybe(provenance);
            made.legal_basis = d.some(1, source);
            made.general_objective = d.maybe(text);
            made.years = d.some(5, |d| {
                with(YearTargets::new(school_year(d)), |made| {
                    made.level = d.maybe(id);
                    made.targets = d.some(2, target);
                })
            });
        },
    )
}

pub(crate) fn year_end_report(d: &mut Dice) -> YearEndReport {
    with(
        YearEndReport::new(id(d), school(d), period(d), head(d), id(d), reference(d)),
        |made| {
            made.schema = d.maybe(phrase);
            made.provenance = d.maybe(provenance);
            made.part_of = d.maybe(issued);
            made.level = d.maybe(id);
            made.results = d.some(2, |d| {
                with(ObjectiveResult::new(id(d), variant(d)), |made| {
                    made.facts = d.some(2, target);
                    made.quantity = d.maybe(limit);
                    made.evidence = d.some(1, evidence);
                    made.reason = d.maybe(text);
                })
            });
            made.trials = d.some(1, trial);
            made.guidance = d.some(1, source);
            made.spending = d.some(2, |d| {
                with(Spending::new(variant(d), money(d), text(d)), |made| {
                    made.objectives = d.some(1, id);
                    made.note = d.maybe(text);
                })
            });
            made.difficulties = d.some(2, record);
            made.proposals = d.some(1, text);
            made.next_year = d.some(1, text);
            made.recipients = d.some(1, phrase);
        },
    )
}

fn record(d: &mut Dice) -> DifficultyRecord {
    with(DifficultyRecord::new(id(d), text(d), date(d)), |made| {
        made.causes = d.some(1, text);
        made.tried = d.some(1, text);
        made.asked = d.maybe(text);
        made.reported = d.maybe(|d| {
            with(
                DifficultyReport::new(date(d), variant(d), phrase(d)),
                |made| {
                    made.address = d.maybe(phrase);
                },
            )
        });
        made.answer = d.maybe(|d| DifficultyAnswer::new(date(d), phrase(d), text(d)));
        made.resolved = d.maybe(date);
    })
}

pub(crate) fn difficulty(d: &mut Dice) -> Difficulty {
    with(Difficulty::new(school(d), head(d), record(d)), |made| {
        made.schema = d.maybe(phrase);
        made.provenance = d.maybe(provenance);
        made.recipients = d.some(1, phrase);
    })
}

pub(crate) fn submission(d: &mut Dice) -> Submission {
    let group = |d: &mut Dice| {
        with(PublishedGroup::new(id(d), id(d)), |made| {
            made.earned = d.maybe(points);
        })
    };
    with(Submission::new(id(d), id(d), assessment(d)), |made| {
        made.state = variant(d);
        made.schema = d.maybe(phrase);
        made.deadlines = d.maybe(|d| {
            with(Deadlines::default(), |made| {
                made.submit = d.maybe(date);
                made.publish = d.maybe(date);
            })
        });
        made.external_evaluation = d.maybe(assessment);
        made.published = d.maybe(|d| {
            with(Published::new(id(d)), |made| {
                made.earned = d.maybe(points);
                made.groups = d.some(2, group);
            })
        });
        made.history = d.some(3, |d| {
            with(
                Move::new(count(d), variant(d), date(d), id(d), variant(d)),
                |made| {
                    made.reason = d.maybe(text);
                },
            )
        });
    })
}

pub(crate) fn workflow(d: &mut Dice) -> Workflow {
    with(Workflow::new(id(d), text(d)), |made| {
        made.schema = d.maybe(phrase);
        made.sources = d.some(1, source);
        made.moves = d.some(3, |d| {
            MoveRule::new(
                variant(d),
                d.some(2, variant),
                variant(d),
                variant(d),
                d.flip(),
                citation(d),
            )
        });
        made.lines = d.some(2, |d| {
            with(
                ReportingLine::new(d.some(2, variant), d.some(2, variant), citation(d)),
                |made| {
                    made.valid_from = d.maybe(date);
                    made.valid_until = d.maybe(date);
                },
            )
        });
        made.difficulties = d.maybe(|d| Promptness::new(count(d), citation(d)));
    })
}

pub(crate) fn comparison(d: &mut Dice) -> Comparison {
    let judged = |d: &mut Dice| {
        built!(Judged {
            state: variant::<CriterionState>(d),
            level: d.maybe(id),
            earned: d.maybe(points)
        })
    };
    built!(Comparison {
        document: ComparisonTag::default(),
        schema: d.maybe(phrase),
        school: school(d),
        school_year: school_year(d),
        instrument: reference(d),
        instrument_digest: digest(d),
        self_date: d.maybe(date),
        external_date: d.maybe(date),
        self_outcome: outcome(d),
        external_outcome: outcome(d),
        groups: d.some(2, |d| built!(GroupDifference {
            group: id(d),
            self_outcome: outcome(d),
            external_outcome: outcome(d)
        })),
        criteria: d.some(2, |d| built!(CriterionDifference {
            criterion: id(d),
            self_answer: d.maybe(value),
            external_answer: d.maybe(value),
            self_judged: judged(d),
            external_judged: judged(d)
        }))
    })
}

pub(crate) fn crosswalk(d: &mut Dice) -> Crosswalk {
    let made = Crosswalk::new(id(d), text(d), citation(d), reference(d), reference(d));
    with(made, |made| {
        made.schema = d.maybe(phrase);
        made.description = d.maybe(text);
        made.sources = d.some(1, source);
        made.rows = d.some(4, |d| {
            with(CrosswalkRow::new(variant(d), citation(d)), |made| {
                made.from = d.maybe(id);
                made.to = d.maybe(id);
                made.note = d.maybe(text);
            })
        });
    })
}
