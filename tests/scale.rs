//! Many schools, from the command line: the same bytes however the work is shared out, in memory that does not grow.

use crate::built_in;
use crate::cli::fed as itam;
use crate::nation::Nation;
use it_adoption_model::{
    Assessment, LineError, LineProblem, MAX_DOCUMENT_BYTES, Rollup, Rubrics, Scorecard, kind, read,
    stream,
};
use std::collections::BTreeSet;
use std::io::{BufWriter, ErrorKind, Write};
use std::process::{Command, Stdio};

/// What the program prints when all goes well.
fn printed(args: &[&str], input: &[u8]) -> Vec<u8> {
    let output = itam(args, input);
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {complaints}");
    assert_eq!(complaints, "", "{args:?}");
    output.stdout
}

/// Both judgements of so many schools in so many years.
fn nation(schools: u64, years: u16) -> Vec<u8> {
    let nation = Nation {
        years,
        external: true,
        ..Nation::of(schools, built_in("operational"))
    };
    nation.lines()
}

/// `ITAM_SCHOOLS`, `ITAM_YEARS` and `ITAM_SEED` make it another one.
#[test]
#[ignore = "makes a nation for programs: ITAM_NATION=<file> cargo test --all-features --test main a_nation_for -- --ignored"]
fn a_nation_for_other_programs() {
    let file = std::env::var("ITAM_NATION").expect("ITAM_NATION names the file to be written");
    let setting = |name: &str, default: u64| {
        std::env::var(name).map_or(default, |value| value.parse().unwrap())
    };
    let nation = Nation {
        years: setting("ITAM_YEARS", 2).try_into().unwrap(),
        seed: setting("ITAM_SEED", 5),
        external: true,
        ..Nation::of(setting("ITAM_SCHOOLS", 1000), built_in("operational"))
    };
    let file = BufWriter::new(std::fs::File::create(file).unwrap());
    nation.write(file).unwrap();
}

fn lines(text: &[u8]) -> Vec<&[u8]> {
    let lines = text.split(|byte| *byte == b'\n');
    lines.filter(|line| !line.is_empty()).collect()
}

#[test]
fn a_made_up_nation_is_the_same_again_and_says_what_it_is() {
    let made = nation(60, 2);
    assert_eq!(made, nation(60, 2));
    let other = Nation {
        seed: 2,
        ..Nation::of(60, built_in("operational"))
    };
    assert!(!made.starts_with(&other.lines()));
    let documents = lines(&made);
    assert_eq!(documents.len(), 240);
    let mean = made.len() / documents.len();
    assert!((8_000..12_000).contains(&mean), "{mean} bytes each");
    let (mut units, mut stages) = (BTreeSet::new(), BTreeSet::new());
    for line in documents {
        let assessment: Assessment = read(line).unwrap();
        assert_eq!(assessment.provenance.unwrap().kind.as_str(), "constructed");
        units.insert(assessment.school.unit.unwrap());
        stages.insert(assessment.school.stages);
    }
    assert!(
        units.len() > 30 && stages.len() >= 4,
        "{units:?} {stages:?}"
    );
    let cards = printed(&["score", "--lines"], &made);
    let levels: BTreeSet<_> = lines(&cards)
        .into_iter()
        .map(|line| read::<Scorecard>(line).unwrap().outcome.level)
        .collect();
    assert_eq!(levels.len(), 3, "every level occurs: {levels:?}");
}

#[test]
fn a_made_up_nation_answers_any_instrument() {
    let made = Nation::of(20, built_in("decision-4725")).lines();
    let cards = printed(&["score", "--lines"], &made);
    for line in lines(&cards) {
        let card: Scorecard = read(line).unwrap();
        assert_eq!(card.instrument.id.as_str(), "decision-4725");
    }
}

#[test]
fn threads_change_nothing_and_the_program_adds_nothing_to_the_library() {
    let made = nation(150, 2);
    let one = printed(&["score", "--lines", "-", "--threads", "1"], &made);
    for threads in ["2", "3", "8"] {
        let args = ["score", "--lines", "--threads", threads];
        assert!(printed(&args, &made) == one, "{threads} threads");
    }
    let rubrics = Rubrics::builtin();
    let results = stream::score_lines(lines(&made), &rubrics);
    let library: Vec<u8> = results
        .flat_map(|card| {
            let mut line = serde_json::to_vec(&card.unwrap()).unwrap();
            line.push(b'\n');
            line
        })
        .collect();
    assert!(library == one);
}

#[test]
fn bad_lines_are_named_and_the_others_scored() {
    let made = nation(3, 1);
    let good = lines(&made);
    let long = vec![b' '; 3 * MAX_DOCUMENT_BYTES];
    let input = [
        good[0],
        b"\n\r\n",
        b"{}\n",
        &long,
        b"\n",
        good[1],
        b"\r\n\n",
        &good[2][..500],
        b"\n\xff\n",
        good[3],
    ]
    .concat();
    for threads in ["1", "3"] {
        let output = itam(&["score", "--lines", "--threads", threads], &input);
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(output.stderr, b"");
        let told: Vec<String> = lines(&output.stdout)
            .into_iter()
            .map(|line| match kind(line).unwrap().as_str() {
                "scorecard" => read::<Scorecard>(line).unwrap().role.to_string(),
                _ => {
                    let error: LineError = read(line).unwrap();
                    assert!(matches!(error.problem, LineProblem::Unreadable(_)));
                    error.line.to_string()
                }
            })
            .collect();
        assert_eq!(told, ["self", "3", "4", "external", "7", "8", "external"]);
    }
    let output = itam(&["rollup", "--format", "json", "--lang", "en"], &input);
    assert_eq!(output.status.code(), Some(1));
    let complaints = String::from_utf8(output.stderr).unwrap();
    for wanted in [
        "line 3:",
        "line 4:",
        "50331648",
        "line 7:",
        "line 8:",
        "bad lines, not counted: 4",
    ] {
        assert!(complaints.contains(wanted), "{wanted}: {complaints}");
    }
    let rollups = lines(&output.stdout)
        .into_iter()
        .map(|line| read::<Rollup>(line).unwrap());
    let schools = rollups.map(|r| r.series().next().unwrap().total().whole.schools.get());
    assert_eq!(schools.sum::<u64>(), 3);
}

#[test]
fn results_and_parts_roll_up_to_the_same_bytes() {
    let made = nation(120, 2);
    let whole = printed(&["rollup", "--format", "json"], &made);
    assert_eq!(lines(&whole).len(), 4, "two years, two roles");
    let cards = printed(&["score", "--lines"], &made);
    assert!(printed(&["rollup", "--format", "json"], &cards) == whole);
    let folder = std::env::temp_dir().join(format!("itam-scale-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let all = lines(&made);
    let mut parts = Vec::new();
    for (at, part) in all.chunks(all.len() / 7).enumerate() {
        let part = part.join(&b'\n');
        let file = folder.join(format!("{at}.jsonl"));
        std::fs::write(&file, printed(&["rollup", "--format", "json"], &part)).unwrap();
        parts.push(file.to_str().unwrap().to_owned());
    }
    parts.reverse();
    let files: Vec<&str> = parts.iter().map(String::as_str).collect();
    let merge = [&["rollup", "--merge", "--format", "json"], files.as_slice()].concat();
    assert!(printed(&merge, b"") == whole);
    let text = printed(&["rollup", "--lang", "en"], &made);
    assert_eq!(text, printed(&["rollup", "--lang", "en"], &whole));
    let refused = itam(&["rollup", "--merge"], &made);
    assert_eq!(refused.status.code(), Some(1), "assessments are no rollups");
    let missing = itam(&["rollup", files[0], "no-such-file"], b"");
    assert_eq!(missing.status.code(), Some(2));
    assert_eq!(missing.stdout, b"");
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn nothing_rolls_up_to_nothing() {
    let empty = printed(&["rollup", "--format", "json"], b"\n\n");
    assert_eq!(empty, b"{\"document\":\"rollup\",\"series\":[]}\n");
    assert!(read::<Rollup>(&empty).unwrap().is_empty());
    assert_eq!(printed(&["score", "--lines"], b""), b"");
}

#[test]
fn files_of_one_indented_document_are_counted() {
    let year = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/");
    let [own, external] =
        ["self-assessment", "external-evaluation"].map(|name| format!("{year}{name}.json"));
    let counted = |args: &[&str], input: &[u8]| {
        let printed = printed(&[&["rollup", "--format", "json"], args].concat(), input);
        let parts = lines(&printed).into_iter().map(read::<Rollup>);
        parts.map(Result::unwrap).collect::<Rollup>()
    };
    for threads in ["1", "2"] {
        let both = counted(&["--threads", threads, &own, &external], b"");
        assert_eq!(both.series().len(), 2);
    }
    let compared = printed(&["compare", &own, &external, "--format", "json"], b"");
    assert_eq!(counted(&["-"], &compared).disagreements().len(), 1);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let made = Nation::of(500, built_in("operational")).lines();
    let mut child = Command::new(env!("CARGO_BIN_EXE_itam"))
        .args(["score", "--lines"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let written = child.stdin.take().unwrap().write_all(&made);
    assert_eq!(written.unwrap_err().kind(), ErrorKind::BrokenPipe);
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), said.as_str()), (Some(0), ""));
}
