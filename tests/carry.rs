//! Carrying over: what moves from one instrument to another, and that nothing is lost without a notice.

use crate::arbitrary::{self, Dice, Fitting, fitting, made, sound, variant, with};
use it_adoption_model::*;
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};

mod editions;
mod together;

fn rubric(instrument: &Instrument) -> Rubric {
    Rubric::new(instrument.clone()).unwrap()
}

fn ids(rubric: &Rubric) -> Vec<Id> {
    let groups = rubric.instrument().groups.iter();
    groups.flat_map(|g| &g.criteria).map(|c| c.id).collect()
}

/// A sound crosswalk between any two instruments: each pair at most once, few of them equal, `none` only where nothing is.
fn crosswalk(d: &mut Dice, from: &Rubric, to: &Rubric) -> Crosswalk {
    let citation = || Citation::new(Fidelity::Authored);
    let title = Text::new("Bảng chuyển", "Crosswalk").unwrap();
    let id = Id::new("c").unwrap();
    let (start, end) = (from.reference(), to.reference());
    let mut made = Crosswalk::new(id, title, citation(), start, end);
    let mut equal: BTreeSet<(bool, Id)> = BTreeSet::new();
    for from in ids(from) {
        for to in ids(to) {
            if d.below(3) > 0 {
                continue;
            }
            let relation = match variant(d) {
                Correspondence::None => continue,
                Correspondence::Equal
                    if equal.contains(&(false, from)) || equal.contains(&(true, to)) =>
                {
                    Correspondence::Subset
                }
                relation => relation,
            };
            if relation == Correspondence::Equal {
                equal.extend([(false, from), (true, to)]);
            }
            made.rows
                .push(with(CrosswalkRow::new(relation, citation()), |row| {
                    row.from = Some(from);
                    row.to = Some(to);
                }));
        }
    }
    made
}

/// Two instruments, the second often the next edition of the first, and a crosswalk between them.
fn passage(d: &mut Dice) -> (Fitting, Rubric, Crosswalk) {
    let first = fitting(d);
    let second = match d.flip() {
        true => fitting(d).rubric,
        false => first.rubric.clone(),
    };
    let everywhere = with(second.instrument().clone(), |made| {
        made.stages = Stage::ALL.to_vec();
    });
    let second = Rubric::new(everywhere).unwrap_or_else(|_| first.rubric.clone());
    let crosswalk = crosswalk(d, &first.rubric, &second);
    (first, second, crosswalk)
}

fn not_assessed(value: &Value) -> bool {
    matches!(value, Value::NotAssessed(_))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nothing_is_lost_without_a_notice_and_nothing_is_made_up(
        (first, second, crosswalk) in made(passage)
    ) {
        let (from, to) = (first.rubric, second);
        let passage = Passage::new(&crosswalk, &from, &to).unwrap();
        let old = &first.assessment;
        let CarriedOver { document: new, notices, .. } = passage.carry_over(old).unwrap();

        // Each answer has one notice, and so has each criterion that nothing leads to.
        let told: Vec<String> = notices.iter().filter_map(|n| n.pointer.as_ref()).map(Pointer::to_string).collect();
        let places: Vec<String> = (0..old.answers.len()).map(|at| format!("/answers/{at}")).collect();
        prop_assert_eq!(told, places);
        let led: BTreeSet<Id> = crosswalk.rows.iter().filter_map(|row| row.to).collect();
        let fresh: Vec<Id> = ids(&to).into_iter().filter(|id| !led.contains(id)).collect();
        let said = notices.iter().filter(|n| n.became == Became::New);
        prop_assert_eq!(said.map(|n| n.to[0].criterion).collect::<Vec<_>>(), fresh);

        // A value is that of the one criterion that asks the same; everything else is open, with a reason.
        let answers: BTreeMap<Id, &Answer> = old.answers.iter().map(|a| (a.criterion, a)).collect();
        for answer in &new.answers {
            let rows = crosswalk.rows.iter().filter(|row| row.to == Some(answer.criterion));
            let mut arrived = rows.filter_map(|row| Some((row.relation, *answers.get(&row.from?)?)));
            let same = arrived.clone().find(|(relation, old)| {
                *relation == Correspondence::Equal && old.value == answer.value
            });
            if same.is_none() {
                prop_assert!(matches!(&answer.value, Value::NotAssessed(why) if why.reason.is_some()));
            }
            let all = |old: &Answer| old.evidence.iter().all(|e| answer.evidence.contains(e));
            prop_assert!(arrived.all(|(_, old)| all(old)));
        }

        // What was carried is sound, and the result can be scored.
        let card = to.score(&new);
        prop_assert!(card.is_ok(), "{card:?}");
        let coverage = card.unwrap().coverage;
        let counted = [coverage.criteria, coverage.answered, coverage.not_applicable];
        let [criteria, answered, not_applicable] = counted.map(|count| count.get() as usize);
        prop_assert_eq!(passage.unanswered(&new), criteria - answered - not_applicable);

        // What a notice says is so.
        for notice in &notices {
            for passed in &notice.to {
                let answer = new.answers.iter().find(|a| a.criterion == passed.criterion).unwrap();
                match passed.kept {
                    Kept::Value => prop_assert_eq!(Some(&answer.value), notice.value.as_ref()),
                    _ => prop_assert!(not_assessed(&answer.value) || notice.to.len() > 1 || notice.became == Became::Merged),
                }
            }
            for locale in Locale::ALL {
                let message = notice.message(*locale);
                let named = notice.criterion.iter().chain(notice.to.iter().map(|passed| &passed.criterion));
                prop_assert!(named.map(Id::as_str).all(|id| message.contains(id)), "{message}: {notice:?}");
            }
        }
    }

    #[test]
    fn the_crosswalk_of_an_edition_to_itself_changes_nothing(
        (fitting, mut plan, mut medium_term, mut report) in made(|d| (
            fitting(d),
            arbitrary::annual_plan(d),
            arbitrary::medium_term_plan(d),
            arbitrary::year_end_report(d),
        ))
    ) {
        let rubric = fitting.rubric;
        let same = Crosswalk::of_editions(&rubric, &rubric).unwrap();
        let passage = Passage::new(&same, &rubric, &rubric).unwrap();
        let carried = passage.carry_over(&fitting.assessment).unwrap();
        prop_assert_eq!(carried.document, fitting.assessment);
        prop_assert!(carried.notices.iter().all(|n| n.became == Became::Carried));

        // Targets on criteria that are there, repeated or not.
        let ids = ids(&rubric);
        let mut next = ids.iter().cycle();
        let mut on = |targets: &mut Vec<Target>| {
            targets.iter_mut().for_each(|target| target.criterion = *next.next().unwrap());
        };
        plan.objectives.iter_mut().for_each(|o| on(&mut o.targets));
        medium_term.years.iter_mut().for_each(|y| on(&mut y.targets));
        report.results.iter_mut().for_each(|r| on(&mut r.facts));
        plan.instrument = rubric.reference();
        medium_term.instrument = rubric.reference();
        report.instrument = rubric.reference();
        prop_assert_eq!(&passage.carry_over(&plan).unwrap().document, &plan);
        prop_assert_eq!(&passage.carry_over(&medium_term).unwrap().document, &medium_term);
        prop_assert_eq!(&passage.carry_over(&report).unwrap().document, &report);
    }

    #[test]
    fn the_crosswalk_of_two_editions_is_sound_and_leaves_nothing_out(
        (from, second) in made(|d| (fitting(d).rubric, sound(d)))
    ) {
        let Ok(second) = second else { return Ok(()) };
        let first = from.instrument();
        let mut second = second.instrument().clone();
        second.id = first.id;
        // What is gone is retired, and something of the new took the place of some of it.
        let gone = first.groups.iter().flat_map(|g| &g.criteria).map(|c| c.id);
        let there: Vec<Id> = second.groups.iter().flat_map(|g| &g.criteria).map(|c| c.id).collect();
        let gone: Vec<Id> = gone.filter(|id| !there.contains(id)).collect();
        second.retired = gone.iter().enumerate().map(|(at, id)| {
            with(Retired::new(*id), |made| made.replaced_by = there.get(at / 2).copied())
        }).collect();
        let to = rubric(&second);
        for (from, to) in [(&from, &to), (&to, &from)] {
            let crosswalk = Crosswalk::of_editions(from, to).unwrap();
            let found = check::crosswalk(&crosswalk, Some(from), Some(to));
            prop_assert!(found.findings.is_empty(), "{:?}", found.findings);
        }
    }
}

fn changed(json: &Json, changes: &[(&str, Json)]) -> Json {
    let mut json = json.clone();
    for (pointer, value) in changes {
        let place = json.pointer_mut(pointer);
        *place.unwrap_or_else(|| panic!("{pointer}")) = value.clone();
    }
    json
}
