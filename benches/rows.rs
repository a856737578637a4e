//! The rows of the table in `docs/performance.md`: what is measured, beside what, and what is aimed at.

pub(crate) const ROWS: [[&str; 3]; 22] = [
    ["read, check and score", "plain structs", "≤ 0.85"],
    ["check and score", "plain structs", "≤ 0.15"],
    ["read", "plain structs", ""],
    ["check", "plain structs", ""],
    ["score", "plain structs", ""],
    [
        "check and score, answers in reverse order",
        "plain structs",
        "",
    ],
    ["gaps to the highest level", "plain structs", ""],
    ["write the scorecard as JSON", "plain structs", ""],
    ["render the scorecard as Markdown", "plain structs", ""],
    [
        "read, check and score beside a schema",
        "validation",
        "≤ 0.28",
    ],
    ["read, check and score the example", "plain structs", ""],
    ["check and score the example", "plain structs", ""],
    ["check the instrument", "reading it", ""],
    ["read, check and index the instrument", "reading it", ""],
    [
        "read, check and score, each answer of 100",
        "of 10",
        "≤ 1.30",
    ],
    [
        "read, check and score, each answer of 1 000",
        "of 10",
        "≤ 1.30",
    ],
    ["check and score, each answer of 100", "of 10", ""],
    ["check and score, each answer of 1 000", "of 10", ""],
    ["gaps, each answer of 100", "of 10", ""],
    ["gaps, each answer of 1 000", "of 10", ""],
    ["plain structs, each answer of 1 000", "of 10", ""],
    [
        "read and score a sheet of 1 000 schools",
        "calamine",
        "≤ 1.30",
    ],
];
