//! The walk through a school's year: every command on the page runs, and prints what the page shows.

use crate::cli::{Ran, itam};
use crate::golden;
use std::collections::BTreeSet;

const FOLDER: &str = "docs/examples/year";

/// A command line of the page: its words, where its output goes, and the exit code it states.
struct Command {
    words: Vec<String>,
    file: Option<String>,
    code: i32,
}

impl Command {
    fn parse(line: &str) -> Self {
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
            words: words.flat_map(expanded).collect(),
            file,
            code,
        }
    }

    fn run(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        let output = itam(&words)
            .current_dir(golden::repository(FOLDER))
            .output()
            .unwrap();
        let ran = Ran::from(output);
        assert_eq!((ran.code, ran.err.as_str()), (self.code, ""), "{words:?}");
        if let Some(file) = &self.file {
            golden::check(&format!("{FOLDER}/{file}"), &ran.out);
            return String::new();
        }
        ran.out
    }
}

/// The files that a pattern such as `*.json` stands for, or the word itself.
fn expanded(word: &str) -> Vec<String> {
    match word.strip_prefix('*') {
        Some(end) => names().into_iter().filter(|n| n.ends_with(end)).collect(),
        None => vec![word.to_owned()],
    }
}

/// The files of the folder.
fn names() -> BTreeSet<String> {
    let entries = std::fs::read_dir(golden::repository(FOLDER)).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let files = paths.filter(|path| path.is_file());
    files
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect()
}

/// What stands in a fenced block, and whether it breaks off with a line `…`.
fn block<'p>(lines: &mut impl Iterator<Item = &'p str>) -> (Vec<&'p str>, bool) {
    let mut body: Vec<&str> = lines.take_while(|line| *line != "```").collect();
    let cut = body.pop_if(|line| *line == "…").is_some();
    (body, cut)
}

fn page() -> String {
    std::fs::read_to_string(golden::repository(&format!("{FOLDER}/README.md"))).unwrap()
}

#[test]
fn every_command_of_the_page_prints_what_the_page_shows() {
    let page = page();
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
                let parsed = Command::parse(command);
                commands.insert(parsed.words[0].clone());
                printed = Some(parsed.run());
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
    golden::check(&format!("{FOLDER}/README.md"), &fresh);
    let expected = [
        "check",
        "compare",
        "derive",
        "draft-plan",
        "gaps",
        "render",
        "score",
    ];
    assert_eq!(commands, expected.map(str::to_owned).into());
}

#[test]
fn the_page_leads_to_every_file() {
    let page = page();
    for name in names().iter().filter(|name| *name != "README.md") {
        assert!(page.contains(&format!("]({name})")), "{name}");
    }
}
