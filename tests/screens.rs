//! The first screen of every command, in both languages: what a terminal of 24 lines and 80 columns shows.

use crate::cli::itam;
use crate::golden;

/// How many lines a screen has.
const LINES: usize = 24;

const OWN: &str = "docs/examples/instrument-school-own.json";

/// A name, the command, and whether all it prints is to fit on the screen.
const SCREENS: [(&str, &[&str], bool); 23] = [
    ("help", &["--help"], true),
    ("instruments", &["instruments"], false),
    ("schema", &["schema"], true),
    (
        "score",
        &["score", "docs/examples/assessment-operational.json"],
        true,
    ),
    (
        "score-multilevel",
        &[
            "score",
            "docs/examples/assessment-operational-multilevel.json",
        ],
        true,
    ),
    (
        "score-4725",
        &["score", "docs/examples/assessment-4725.json"],
        true,
    ),
    (
        "score-57",
        &["score", "docs/examples/assessment-accreditation-57.json"],
        true,
    ),
    (
        "score-partial",
        &["score", "docs/examples/assessment-partial.json"],
        true,
    ),
    (
        "score-own",
        &[
            "score",
            "docs/examples/assessment-school-own.json",
            "--instrument",
            OWN,
        ],
        true,
    ),
    (
        "gaps",
        &[
            "gaps",
            "docs/examples/assessment-operational.json",
            "--target",
            "đáp ứng tốt",
        ],
        true,
    ),
    (
        "gaps-57",
        &[
            "gaps",
            "docs/examples/assessment-accreditation-57.json",
            "--target",
            "Mức 2",
        ],
        true,
    ),
    (
        "gaps-partial",
        &[
            "gaps",
            "docs/examples/assessment-partial.json",
            "--target",
            "good",
        ],
        true,
    ),
    (
        "check",
        &[
            "check",
            "docs/examples/broken/assessment-many-mistakes.json",
        ],
        false,
    ),
    (
        "check-draft",
        &["check", "docs/examples/year/draft/plan.json"],
        false,
    ),
    (
        "compare",
        &[
            "compare",
            "docs/examples/year/self-assessment.json",
            "docs/examples/year/external-evaluation.json",
        ],
        false,
    ),
    (
        "derive",
        &[
            "derive",
            "docs/examples/year/plan.json",
            "docs/examples/year/report.json",
        ],
        false,
    ),
    (
        "draft-plan",
        &[
            "draft-plan",
            "docs/examples/year/self-assessment.json",
            "--target",
            "đáp ứng tốt",
        ],
        false,
    ),
    (
        "render",
        &["render", "docs/examples/year/difficulty.json"],
        false,
    ),
    (
        "rollup",
        &["rollup", "docs/examples/year/self-assessment.json"],
        false,
    ),
    (
        "new",
        &[
            "new",
            "annual-plan",
            "--school",
            "S-1",
            "--stage",
            "THCS",
            "--year",
            "2026-2027",
        ],
        false,
    ),
    ("form", &["form", "--help"], true),
    ("fill", &["fill", "--help"], false),
    ("carry-over", &["carry-over", "--help"], false),
];

#[test]
fn first_screens_are_as_they_were_looked_at() {
    for (name, command, whole) in SCREENS {
        for lang in ["vi", "en"] {
            let mut args = command.to_vec();
            args.extend(["--lang", lang]);
            let output = itam(&args)
                .current_dir(golden::repository(""))
                .output()
                .unwrap();
            let text = String::from_utf8(output.stdout).unwrap();
            let lines: Vec<&str> = text.lines().collect();
            assert!(
                !lines.is_empty(),
                "{name}: {}",
                String::from_utf8_lossy(&output.stderr)
            );
            assert!(
                !whole || lines.len() <= LINES,
                "{name} {lang}: {} lines\n{text}",
                lines.len()
            );
            let screen: Vec<&str> = lines.into_iter().take(LINES).collect();
            let path = format!("tests/golden/screen-{name}-{lang}.txt");
            golden::check(&path, &(screen.join("\n") + "\n"));
        }
    }
}

#[test]
fn every_command_has_a_first_screen() {
    let shown = |command: &str| {
        SCREENS
            .iter()
            .any(|(_, args, _)| args.first() == Some(&command))
    };
    let help = itam(&["--help"]).output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let commands = help.split("Lệnh (commands):").nth(1).unwrap();
    let commands = commands.split("\n\n").next().unwrap().lines();
    let commands: Vec<&str> = commands
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.len() >= 10, "{commands:?}");
    for command in commands {
        assert!(shown(command), "{command}");
    }
}
