//! The house: every import of `src/` goes downwards, names the room and not the roof, and is told in `docs/design.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The rooms, each leaning only on those before it.
const ROOMS: [&str; 11] = [
    "model", "read", "sound", "score", "year", "check", "rollup", "explain", "docx", "form",
    "publish",
];

/// The longest file, in lines.
const LONGEST: usize = 400;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below a folder, by its path from there.
pub(crate) fn files(folder: &str) -> BTreeMap<String, String> {
    fn walk(folder: &Path, base: &Path, files: &mut BTreeMap<String, String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, base, files);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let name = path.strip_prefix(base).unwrap().to_str().unwrap();
                files.insert(name.to_owned(), std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    let folder = root().join(folder);
    walk(&folder, &folder, &mut found);
    found
}

/// The room of a file of the library; none for the roof and the program.
fn room(file: &str) -> Option<&str> {
    let first = file.split('/').next()?;
    let name = first.strip_suffix(".rs").unwrap_or(first);
    (!["lib", "bin"].contains(&name)).then_some(name)
}

/// The code of a file without comments.
fn code(text: &str) -> String {
    let lines = text.lines().filter(|l| !l.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The names that follow `crate::` in a file, those in braces one by one.
fn named(text: &str) -> Vec<String> {
    let code = code(text);
    let mut names = Vec::new();
    for (_, rest) in code.split("crate::").enumerate().skip(1) {
        match rest.strip_prefix('{') {
            None => names.push(rest.to_owned()),
            Some(list) => names.extend(members(list)),
        }
    }
    let word = |c: char| !c.is_alphanumeric() && c != '_';
    let first = |name: String| name.split(word).next().unwrap_or_default().to_owned();
    names.into_iter().map(first).collect()
}

/// The members of a list in braces, up to its end.
fn members(list: &str) -> Vec<String> {
    let mut depth = 0;
    let mut found = vec![String::new()];
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => found.push(String::new()),
            _ => {}
        }
        if let Some(last) = found.last_mut().filter(|_| c != ',') {
            last.push(c);
        }
    }
    let trimmed = found.iter().map(|name| name.trim().to_owned());
    trimmed.filter(|name| !name.is_empty()).collect()
}

/// What is wrong with the imports of the files, each with its file.
fn faults(files: &BTreeMap<String, String>) -> Vec<String> {
    let height = |room: &str| ROOMS.iter().position(|r| *r == room);
    let mut faults = Vec::new();
    for (file, text) in files {
        let Some(own) = room(file) else { continue };
        let Some(floor) = height(own) else {
            faults.push(format!("src/{file}: {own} is no room"));
            continue;
        };
        for name in named(text) {
            match height(&name) {
                None => faults.push(format!(
                    "src/{file} takes {name} through the roof: import it from its room"
                )),
                Some(other) if other > floor => {
                    faults.push(format!("src/{file} goes uphill, from {own} to {name}"));
                }
                Some(_) => {}
            }
        }
    }
    faults
}

#[test]
fn no_import_goes_uphill_or_through_the_roof() {
    let faults = faults(&files("src"));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn faults_are_found_and_named() {
    let found = |file: &str, text: &str| {
        let files = BTreeMap::from([(file.to_owned(), text.to_owned())]);
        faults(&files)
    };
    assert_eq!(
        found("score/judge.rs", "use crate::check::open;\n"),
        ["src/score/judge.rs goes uphill, from score to check"]
    );
    assert_eq!(
        found("score.rs", "use crate::{Answer, model::Value};\n"),
        ["src/score.rs takes Answer through the roof: import it from its room"]
    );
    assert_eq!(
        found("model/id.rs", "    let x: crate::Text = y;\n"),
        ["src/model/id.rs takes Text through the roof: import it from its room"]
    );
    assert_eq!(found("attic.rs", ""), ["src/attic.rs: attic is no room"]);
    let none: [&str; 0] = [];
    assert_eq!(
        found(
            "check.rs",
            "use crate::{model::Id, sound::Rubric};\n// use crate::Id;\n"
        ),
        none
    );
}

/// Which rooms each room leans on.
fn leans(files: &BTreeMap<String, String>) -> BTreeMap<&str, BTreeSet<String>> {
    let mut leans: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (file, text) in files {
        if let Some(own) = room(file) {
            let others = named(text).into_iter().filter(|name| name != own);
            leans.entry(own).or_default().extend(others);
        }
    }
    leans
}

#[test]
fn the_design_tells_which_room_leans_on_which() {
    let design = std::fs::read_to_string(root().join("docs/design.md")).unwrap();
    let mut told: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for line in design.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if let [_, room, _, leans, _] = cells[..]
            && let Some(room) = room
                .strip_prefix("`src/")
                .and_then(|r| r.strip_suffix("/`"))
        {
            let names = leans.split(", ").filter(|name| *name != "–");
            told.insert(room, names.map(str::to_owned).collect());
        }
    }
    assert_eq!(told, leans(&files("src")));
}

/// The files of a folder that each file of it imports.
fn within(files: &BTreeMap<String, String>) -> BTreeMap<String, BTreeSet<String>> {
    let stem = |file: &str| file.trim_end_matches(".rs").replace('/', "::");
    let stems: BTreeSet<String> = files.keys().map(|file| stem(file)).collect();
    let mut graph = BTreeMap::new();
    for (file, text) in files {
        let code = code(text);
        let takes = stems
            .iter()
            .filter(|other| **other != stem(file))
            .filter(|other| {
                ["crate::", "super::"].iter().any(|from| {
                    let path = format!("{from}{other}");
                    let mut found = code.match_indices(&path);
                    found.any(|(at, _)| {
                        let next = code[at + path.len()..].chars().next();
                        next.is_none_or(|c| !c.is_alphanumeric() && c != '_')
                    })
                })
            });
        graph.insert(stem(file), takes.cloned().collect());
    }
    graph
}

/// A file that can be come back to from itself.
fn circle(graph: &BTreeMap<String, BTreeSet<String>>) -> Option<String> {
    graph.keys().find_map(|start| {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut next: Vec<&str> = vec![start];
        while let Some(file) = next.pop() {
            for other in graph.get(file).into_iter().flatten() {
                if other == start {
                    return Some(start.clone());
                }
                if seen.insert(other) {
                    next.push(other);
                }
            }
        }
        None
    })
}

#[test]
fn no_circle_within_reading_or_the_program() {
    for folder in ["src/read", "src/bin/itam"] {
        assert_eq!(circle(&within(&files(folder))), None, "in {folder}");
    }
    let turning = BTreeMap::from([
        ("a.rs".to_owned(), "use super::b::B;".to_owned()),
        ("b.rs".to_owned(), "use super::a::A;".to_owned()),
    ]);
    assert_eq!(circle(&within(&turning)).as_deref(), Some("a"));
}

#[test]
fn no_file_is_too_long_to_read() {
    for folder in ["src", "benches"] {
        for (file, text) in files(folder) {
            let lines = text.lines().count();
            assert!(lines <= LONGEST, "{folder}/{file} has {lines} lines");
        }
    }
}

/// What would be published has no folder `tests`, and its own tests pass.
#[test]
fn no_file_of_src_reads_one_of_tests() {
    let names_tests = |text: &str| {
        let mut includes = text.split("include_").skip(1);
        includes.any(|rest| {
            rest.split(')')
                .next()
                .is_some_and(|path| path.contains("tests/"))
        })
    };
    assert!(names_tests(r#"include_str!("../tests/a.json")"#));
    for (file, text) in files("src") {
        assert!(!names_tests(&text), "{file} reads a file of tests");
    }
}

/// What is a crate of its own, with tests of its own.
const CRATES: [&str; 3] = ["consumers/", "embed/", "fuzz/"];

#[test]
fn every_file_of_tests_is_run() {
    let files: Vec<(String, String)> = files("tests")
        .into_iter()
        .filter(|(file, _)| !CRATES.iter().any(|folder| file.starts_with(folder)))
        .collect();
    for (file, _) in files.iter().filter(|(file, _)| file != "main.rs") {
        let stem = file.rsplit('/').next().unwrap().trim_end_matches(".rs");
        let named = format!("mod {stem};");
        assert!(
            files.iter().any(|(other, text)| other != file
                && text.lines().any(|line| line.trim().ends_with(&named))),
            "{file} is a module of no file, so its tests are not run"
        );
    }
}
