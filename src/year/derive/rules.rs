//! Which documents of a plan's legal basis are rules that bind the school.

use crate::model::composed::{same, small};
use crate::model::{AnnualPlan, Id, Phrase, School, Source};
use crate::sound::Rubric;
use std::collections::HashSet;

impl Rubric {
    /// The documents of a plan's legal basis that are rules of others: neither the school's own decisions, nor the letter that
    /// asks for the plan, which cannot be what the plan is checked against.
    pub(crate) fn rules_of_others(&self, plan: &AnnualPlan) -> HashSet<Id> {
        let asking = self.asking();
        let basis = plan.legal_basis.iter();
        let of_others = basis.filter(|source| {
            let is_asking = asking.iter().any(|known| is_same(known, source));
            !source.title.is_open() && !is_asking && !is_own(source, plan)
        });
        of_others.map(|source| source.id).collect()
    }

    /// The sources of the criteria that a plan and its report prove: what asks for a plan and a report at all.
    fn asking(&self) -> Vec<&Source> {
        let proven = self
            .criteria()
            .filter(|criterion| criterion.proof.is_some());
        let cited: HashSet<Id> = proven.filter_map(|c| c.citation.source).collect();
        let sources = self.instrument().sources.iter();
        sources
            .filter(|source| cited.contains(&source.id))
            .collect()
    }
}

fn is_same(known: &Source, source: &Source) -> bool {
    let number = |source: &Source| source.number.as_ref().map(|n| small(n.as_str()));
    let numbers = number(known).zip(number(source));
    known.id == source.id
        || same(known.title.vi.as_str(), source.title.vi.as_str())
        || numbers.is_some_and(|(a, b)| a == b)
}

/// Whether the school issued a document itself, by who issued it or by the end of its number.
fn is_own(source: &Source, plan: &AnnualPlan) -> bool {
    let issuer = source.issuer.as_ref().map(|issuer| issuer.vi.as_str());
    let symbol = |number: &Option<Phrase>| {
        let number = number.as_ref()?.as_str();
        let (_, symbol) = number.rsplit_once('/')?;
        Some(small(symbol.rsplit_once('-')?.1))
    };
    let symbols =
        symbol(&source.number).zip(symbol(&plan.head.issued(plan.standing.whole()).number));
    issuer.is_some_and(|issuer| is_of_school(issuer, &plan.school))
        || symbols.is_some_and(|(source, plan)| source == plan)
}

fn is_of_school(issuer: &str, school: &School) -> bool {
    let issuer = small(issuer);
    let within = ["hiệu trưởng", "phó hiệu trưởng", "nhà trường", "trường "];
    issuer.contains(&small(school.name.as_str()))
        || within.into_iter().any(|within| issuer.starts_with(within))
}
