//! The walks through a school's year and a new edition: every command on a page runs, and prints what the page shows.

use crate::cli::{Ran, itam};
use crate::golden;
use std::collections::BTreeSet;

/// A folder with a page, and the commands that the page shows.
struct Walk {
    folder: &'static str,
    commands: &'static [&'static str],
}

const YEAR: Walk = Walk {
    folder: "docs/examples/year",
    commands: &[
        "check",
        "compare",
        "derive",
        "draft-plan",
        "gaps",
        "render",
        "score",
    ],
};

const EDITION: Walk = Walk {
    folder: "docs/examples/edition",
    commands: &["carry-over", "check", "draft-plan", "rollup", "score"],
};

/// A command line of the page: its words, where its output goes, and the exit code it states.
struct Command {
    words: Vec<String>,
    file: Option<String>,
    code: i32,
}

impl Command {
    fn parse(line: &str, walk: &Walk) -> Self {
        let (line, code) = match line.split_once(" # ") {
            Some((line, code)) => (line, code.parse().unwrap()),
            None => (line, 0),
        };
        let (line, file) = match line.split_once(" > ") {
            Some((line, file)) => (line, Some(file.to_owned())),
            None => (line, None),
        };
        let mut words = line.split(' ');
        assert_eq!(words.next(), Some("itam"), "{line}");
        Self {
            words: words.flat_map(|word| walk.expanded(word)).collect(),
            file,
            code,
        }
    }

    /// What it prints; where a file takes that, what goes where errors go.
    fn run(&self, walk: &Walk) -> String {
        let folder = walk.folder;
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        let output = itam(&words)
            .current_dir(golden::repository(folder))
            .output()
            .unwrap();
        let ran = Ran::from(output);
        assert_eq!(ran.code, self.code, "{words:?}: {}", ran.err);
        if let Some(file) = &self.file {
            golden::check(&format!("{folder}/{file}"), &ran.out);
            return ran.err;
        }
        assert_eq!(ran.err, "", "{words:?}");
        ran.out
    }
}

impl Walk {
    /// The files that a pattern such as `*.json` stands for, or the word itself.
    fn expanded(&self, word: &str) -> Vec<String> {
        match word.strip_prefix('*') {
            Some(end) => {
                let names = self.names().into_iter();
                names.filter(|name| name.ends_with(end)).collect()
            }
            None => vec![word.to_owned()],
        }
    }

    /// The files of the folder.
    fn names(&self) -> BTreeSet<String> {
        let entries = std::fs::read_dir(golden::repository(self.folder)).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        let files = paths.filter(|path| path.is_file());
        files
            .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
            .collect()
    }

    fn page(&self) -> String {
        std::fs::read_to_string(golden::repository(&format!("{}/README.md", self.folder))).unwrap()
    }
}

/// What stands in a fenced block, and whether it breaks off with a line `…`.
fn block<'p>(lines: &mut impl Iterator<Item = &'p str>) -> (Vec<&'p str>, bool) {
    let mut body: Vec<&str> = lines.take_while(|line| *line != "```").collect();
    let cut = body.pop_if(|line| *line == "…").is_some();
    (body, cut)
}

#[test]
fn every_command_of_the_year_prints_what_its_page_shows() {
    runs(&YEAR);
}

#[test]
fn every_command_of_the_new_edition_prints_what_its_page_shows() {
    runs(&EDITION);
}

fn runs(walk: &Walk) {
    let page = walk.page();
    let mut lines = page.lines();
    let mut fresh = String::new();
    let mut printed = None;
    let mut commands = BTreeSet::new();
    while let Some(line) = lines.next() {
        let shown: Vec<String> = match line {
            "```sh" => {
                let (body, _) = block(&mut lines);
                let [command] = body[..] else {
                    panic!("one command a block: {body:?}")
                };
                let parsed = Command::parse(command, walk);
                commands.insert(parsed.words[0].clone());
                printed = Some(parsed.run(walk));
                vec![command.to_owned()]
            }
            "```text" => {
                let (body, cut) = block(&mut lines);
                let output = printed.take().unwrap();
                let all = output.lines();
                let mut shown: Vec<String> = match cut {
                    true => all.take(body.len()).map(str::to_owned).collect(),
                    false => all.map(str::to_owned).collect(),
                };
                shown.extend(cut.then(|| "…".to_owned()));
                shown
            }
            text => {
                fresh += &format!("{text}\n");
                continue;
            }
        };
        fresh += &format!("{line}\n{}\n```\n", shown.join("\n"));
    }
    golden::check(&format!("{}/README.md", walk.folder), &fresh);
    let expected = walk.commands.iter().map(|name| (*name).to_owned());
    assert_eq!(commands, expected.collect());
}

#[test]
fn the_pages_lead_to_every_file() {
    for walk in [&YEAR, &EDITION] {
        let page = walk.page();
        for name in walk.names().iter().filter(|name| *name != "README.md") {
            assert!(page.contains(&format!("]({name})")), "{name}");
        }
    }
}
