//! Every public function is called in an example of the docs beside it; doctests run them.

use crate::house::files;
use std::collections::BTreeSet;

/// The words of the examples in a file's docs.
fn shown(text: &str) -> BTreeSet<&str> {
    let mut inside = false;
    let docs = text.lines().filter_map(|line| {
        let line = line.trim_start();
        line.strip_prefix("///").or(line.strip_prefix("//!"))
    });
    let mut words = BTreeSet::new();
    for line in docs {
        if line.trim_start().starts_with("```") {
            inside = !inside;
        } else if inside {
            words.extend(line.split(|c: char| !c.is_alphanumeric() && c != '_'));
        }
    }
    words
}

/// The public functions of a file, but for its tests. `unreachable_pub` sees to it that whatever says so is public.
fn public(text: &str) -> BTreeSet<&str> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let named = code.lines().filter_map(|line| {
        let line = line.trim_start().strip_prefix("pub ")?;
        let name = line
            .strip_prefix("const ")
            .unwrap_or(line)
            .strip_prefix("fn ")?;
        name.split(|c: char| !c.is_alphanumeric() && c != '_')
            .next()
    });
    named.collect()
}

fn without_example(text: &str) -> Vec<&str> {
    let shown = shown(text);
    let public = public(text).into_iter();
    public.filter(|name| !shown.contains(name)).collect()
}

#[test]
fn every_public_function_is_called_in_an_example() {
    let mut missing = Vec::new();
    for (file, text) in files("src") {
        // What macros make for many types is shown by the types.
        if file.starts_with("bin/") || file == "model/wire.rs" {
            continue;
        }
        let names = without_example(&text).into_iter();
        missing.extend(names.map(|name| format!("src/{file}: {name}")));
    }
    assert!(
        missing.is_empty(),
        "no example calls\n{}",
        missing.join("\n")
    );
}

#[test]
fn a_function_without_an_example_is_found() {
    let text = "/// ```\n/// one();\n/// ```\npub fn one() {}\n/// two();\npub const fn two() {}\npub(crate) fn three() {}\n";
    assert_eq!(without_example(text), ["two"]);
}

/// Examples that include a file from where they stand can only be built one by one, which takes a hundred times as long.
#[test]
fn examples_name_files_from_the_root() {
    for (file, text) in files("src") {
        let docs = text
            .lines()
            .filter(|line| line.trim_start().starts_with("//"));
        for line in docs {
            let includes = line.contains("include_bytes!(\"") || line.contains("include_str!(\"");
            assert!(!includes, "src/{file}: {line}");
        }
    }
}

/// An example that prints shows nobody that what it prints is right.
#[test]
fn examples_say_what_is_true_and_print_nothing() {
    for (file, text) in files("src") {
        let docs = text.lines().map(str::trim_start);
        let docs = docs.filter(|line| line.starts_with("///") || line.starts_with("//!"));
        for line in docs {
            assert!(!line.contains("println!"), "src/{file}: {line}");
        }
    }
}
