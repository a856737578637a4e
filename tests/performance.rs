//! `docs/performance.md`: its table has the form that the bench gives it, and its rows. The figures are one machine's and never compared.

use crate::golden::repository;
use crate::rows::ROWS;

const HEAD: &str = "| What | Time | Beside | Its time | Ratio | Lowest–highest | Bar |\n|---|--:|---|--:|--:|--:|--:|\n";

#[test]
fn the_table_has_its_form() {
    let text = std::fs::read_to_string(repository("docs/performance.md")).unwrap();
    let (_, rest) = text.split_once(HEAD).expect("the head of the table");
    let lines: Vec<&str> = rest.lines().take_while(|l| l.starts_with('|')).collect();
    assert_eq!(lines.len(), ROWS.len(), "one line a row");
    for (line, row) in lines.iter().zip(&ROWS) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [what, time, beside, its_time, ratio, range, bar] = cells[..] else {
            panic!("{line}: seven cells");
        };
        assert_eq!([what, beside, bar], *row, "{line}");
        let (least, most) = range.split_once('–').unwrap();
        let numbers = [time, its_time].map(|time| {
            let (number, unit) = time.split_once(' ').unwrap();
            assert!(["ns", "µs", "ms"].contains(&unit), "{line}");
            number
        });
        for number in numbers.into_iter().chain([ratio, least, most]) {
            assert!(
                number.parse::<f64>().is_ok_and(|n| n > 0.0),
                "{line}: {number}"
            );
        }
    }
}
