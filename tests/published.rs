//! Generated documents: fresh, and leading from a code to its row and from there to what the rule rests on.

use crate::golden;
use it_adoption_model::{Instrument, Locale, Rule, builtin, publish, read};
use std::collections::HashSet;

fn committed(path: &str) -> String {
    std::fs::read_to_string(golden::repository(path)).unwrap_or_default()
}

#[test]
fn published_documents_are_fresh() {
    golden::check("docs/rules.md", &publish::rules_md());
    golden::check("docs/model.md", &publish::model_md());
}

fn anchors(markdown: &str) -> Vec<&str> {
    let after = markdown.split("<a id=\"").skip(1);
    after.map(|rest| rest.split('"').next().unwrap()).collect()
}

/// The anchors that GitHub gives to the headings of a document.
fn headings(markdown: &str) -> HashSet<String> {
    let titles = markdown.lines().filter(|line| line.starts_with('#'));
    let slug = |line: &str| {
        let title = line.trim_start_matches('#').trim().to_lowercase();
        let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-');
        title
            .chars()
            .filter(kept)
            .collect::<String>()
            .replace(' ', "-")
    };
    titles.map(slug).collect()
}

/// Whether a link from a file in `docs/` leads to a place that is there.
fn leads_somewhere(link: &str) -> bool {
    let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
    let target = committed(&format!("docs/{file}"));
    let place = || anchors(&target).contains(&anchor) || headings(&target).contains(anchor);
    !target.is_empty() && (anchor.is_empty() || place())
}

#[test]
fn every_rule_has_one_row_with_its_code_as_anchor() {
    let rules = publish::rules_md();
    let codes: Vec<&str> = Rule::ALL.iter().map(|rule| rule.as_str()).collect();
    assert_eq!(anchors(&rules), codes);
    for rule in Rule::ALL {
        let start = format!("| <a id=\"{rule}\"></a>");
        let row = rules.lines().find(|line| line.starts_with(&start)).unwrap();
        let plain = row.replace('\\', "");
        for part in [
            rule.wording(Locale::Vi),
            rule.wording(Locale::En),
            rule.severity().as_str(),
            rule.basis().source.vi,
            rule.basis().fidelity.label(Locale::Vi),
        ] {
            assert!(plain.contains(part), "{rule}: {part} is not in {row}");
        }
    }
}

#[test]
fn what_a_rule_rests_on_is_one_click_from_its_row() {
    for rule in Rule::ALL {
        let link = rule.basis().link;
        assert!(leads_somewhere(link), "{rule} leads to {link}");
    }
    assert!(!leads_somewhere("design.md#no-such-place"));
    assert!(!leads_somewhere("no-such-file.md"));
}

#[test]
fn the_model_shows_every_criterion_and_leads_from_it_to_its_source() {
    let model = publish::model_md();
    let anchors = anchors(&model);
    let unique: HashSet<&&str> = anchors.iter().collect();
    assert_eq!(anchors.len(), unique.len(), "an anchor stands twice");
    let links = model.split("](<#").skip(1);
    let mut followed = 0;
    for link in links.map(|rest| rest.split('>').next().unwrap()) {
        assert!(anchors.contains(&link), "{link} leads nowhere");
        followed += 1;
    }
    assert!(followed > 40, "only {followed} links");
    for builtin in builtin() {
        let instrument: Instrument = read(builtin.json.as_bytes()).unwrap();
        assert!(anchors.contains(&builtin.id));
        for source in &instrument.sources {
            let anchor = format!("{}-{}", builtin.id, source.id);
            assert!(anchors.contains(&anchor.as_str()), "{anchor}");
        }
        for criterion in instrument.groups.iter().flat_map(|g| &g.criteria) {
            let start = format!("| <a id=\"{}-{}\"></a>", builtin.id, criterion.id);
            let row = model.lines().find(|line| line.starts_with(&start)).unwrap();
            let plain = row.replace('\\', "");
            let english = criterion.title.en.as_ref().unwrap().as_str();
            for part in [
                criterion.title.vi.as_str(),
                english,
                criterion.citation.fidelity.label(Locale::Vi),
            ] {
                assert!(
                    plain.contains(part),
                    "{anchor}: {part}",
                    anchor = criterion.id
                );
            }
            for step in criterion
                .levels
                .iter()
                .filter(|_| !criterion.is_condition())
            {
                let level = instrument.level(&step.level).unwrap();
                assert!(plain.contains(level.title.vi.as_str()), "{}", criterion.id);
            }
        }
    }
}

/// A page that was put together twice has its title twice.
#[test]
fn every_page_has_one_title() {
    let mut pages = golden::files_under("docs");
    pages.retain(|page| page.ends_with(".md"));
    pages.push("README.md".to_owned());
    assert!(pages.len() > 10, "{pages:?}");
    for page in pages {
        let text = std::fs::read_to_string(golden::repository(&page)).unwrap();
        // What stands between fences is code, and every second part is.
        let prose = text.split("\n```").step_by(2);
        let titles = prose
            .flat_map(str::lines)
            .filter(|line| line.starts_with("# "));
        assert_eq!(titles.count(), 1, "{page}");
    }
}
