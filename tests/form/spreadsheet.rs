//! As much of a spreadsheet as the formulas of a form need: what a cell comes to when everything it names is reckoned.
//!
//! `tests/office/run` has another program reckon the same formulas, so that this one cannot be wrong in the same way.

use it_adoption_model::form::{Book, Content};
use std::collections::HashMap;

/// What a formula or a part of it comes to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Worth {
    Blank,
    Number(f64),
    Text(String),
    Truth(bool),
    /// What a spreadsheet shows as `#VALUE!` and the like.
    Error,
    /// The cells of a range, row by row.
    Many(Vec<Worth>),
}

use Worth::{Blank, Error, Many, Number, Text, Truth};

/// A book whose formulas are reckoned anew, whatever results stand in it.
pub(super) struct Spreadsheet<'b> {
    book: &'b Book,
    known: HashMap<(usize, usize, usize), Worth>,
}

impl<'b> Spreadsheet<'b> {
    pub(super) fn new(book: &'b Book) -> Self {
        Self {
            book,
            known: HashMap::new(),
        }
    }

    /// What a cell comes to.
    pub(super) fn cell(&mut self, sheet: usize, row: usize, column: usize) -> Worth {
        let at = (sheet, row, column);
        if let Some(known) = self.known.get(&at) {
            return known.clone();
        }
        let Some(cell) = self.book.sheets[sheet].cell(row, column) else {
            return Blank;
        };
        let formula = cell.dress.as_ref().and_then(|d| d.formula.as_deref());
        let worth = match formula {
            Some(formula) => {
                let mut parser = Parser::new(formula, self);
                let worth = parser.comparison();
                assert_eq!(parser.rest, "", "left over of {formula}");
                single(worth)
            }
            None => match &cell.content {
                Content::Blank => Blank,
                Content::Number(number) => Number(*number),
                Content::Text(text) => Text(text.clone()),
                Content::Truth(truth) => Truth(*truth),
                other => panic!("no formula looks at {other:?}"),
            },
        };
        self.known.insert(at, worth.clone());
        worth
    }

    fn sheet(&self, name: &str) -> usize {
        let at = self.book.sheets.iter().position(|s| s.name == name);
        at.unwrap_or_else(|| panic!("no sheet {name:?}"))
    }
}

fn single(worth: Worth) -> Worth {
    match worth {
        Many(cells) => panic!("a cell cannot hold {} cells", cells.len()),
        one => one,
    }
}

type Sign = fn(f64, f64) -> f64;

/// Reads a formula and reckons it at once; of a choice, only what is chosen is reckoned.
struct Parser<'f, 's, 'b> {
    rest: &'f str,
    cells: &'s mut Spreadsheet<'b>,
    /// Whether what is read counts, or is only passed over.
    wanted: bool,
}

impl<'f, 's, 'b> Parser<'f, 's, 'b> {
    fn new(formula: &'f str, cells: &'s mut Spreadsheet<'b>) -> Self {
        Self {
            rest: formula,
            cells,
            wanted: true,
        }
    }

    fn takes(&mut self, token: &str) -> bool {
        let rest = self.rest.strip_prefix(token);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn must(&mut self, token: &str) {
        assert!(
            self.takes(token),
            "{token} is wanted before {:?}",
            self.rest
        );
    }

    fn comparison(&mut self) -> Worth {
        let left = self.sum();
        let signs = ["<>", "<=", ">=", "=", "<", ">"];
        let Some(sign) = signs.into_iter().find(|sign| self.takes(sign)) else {
            return left;
        };
        let right = self.sum();
        pairwise(&left, &right, &|a, b| compared(sign, a, b))
    }

    fn sum(&mut self) -> Worth {
        self.chain(Self::product, [("+", |a, b| a + b), ("-", |a, b| a - b)])
    }

    fn product(&mut self) -> Worth {
        self.chain(Self::part, [("*", |a, b| a * b), ("/", |a, b| a / b)])
    }

    /// Links of one kind with these signs between them, reckoned from the left.
    fn chain(&mut self, link: fn(&mut Self) -> Worth, signs: [(&str, Sign); 2]) -> Worth {
        let mut left = link(self);
        while let Some((_, of)) = signs.iter().find(|(sign, _)| self.takes(sign)) {
            left = reckoned(&left, &link(self), of);
        }
        left
    }

    fn part(&mut self) -> Worth {
        if self.takes("(") {
            let inner = self.comparison();
            self.must(")");
            return inner;
        }
        if self.takes("-") {
            return reckoned(&Number(0.0), &self.part(), &|a, b| a - b);
        }
        if self.takes("\"") {
            let mut text = String::new();
            loop {
                let end = self.rest.find('"').unwrap();
                text += &self.rest[..end];
                self.rest = &self.rest[end + 1..];
                if !self.takes("\"") {
                    return Text(text);
                }
                text.push('"');
            }
        }
        if self.takes("'") {
            let (name, rest) = self.rest.split_once("'!").unwrap();
            self.rest = rest;
            return self.range(name);
        }
        let end = self
            .rest
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '.');
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        let exponent = rest.starts_with('-') && word.ends_with('e');
        if exponent {
            let end = rest[1..].find(|c: char| !c.is_ascii_digit());
            let (power, rest) = rest.split_at(end.map_or(rest.len(), |end| end + 1));
            self.rest = rest;
            return Number(format!("{word}{power}").parse().unwrap());
        }
        self.rest = rest;
        match word {
            "TRUE" => Truth(true),
            "FALSE" => Truth(false),
            _ if word.starts_with(|c: char| c.is_ascii_digit()) => Number(word.parse().unwrap()),
            _ => self.function(word),
        }
    }

    fn range(&mut self, name: &str) -> Worth {
        let sheet = self.cells.sheet(name);
        let first = self.address();
        let last = if self.takes(":") {
            Some(self.address())
        } else {
            None
        };
        if !self.wanted {
            return Blank;
        }
        match last {
            None => self.cells.cell(sheet, first.0, first.1),
            Some(last) => {
                let rows = first.0..=last.0;
                let cells =
                    rows.flat_map(|row| (first.1..=last.1).map(move |column| (row, column)));
                Many(
                    cells
                        .map(|(row, column)| self.cells.cell(sheet, row, column))
                        .collect(),
                )
            }
        }
    }

    /// The row and column of `$D$12`, from 0.
    fn address(&mut self) -> (usize, usize) {
        self.must("$");
        let (letters, rest) = self.rest.split_once('$').unwrap();
        let end = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        let (row, rest) = rest.split_at(end);
        self.rest = rest;
        let column = letters
            .bytes()
            .fold(0, |column, b| column * 26 + usize::from(b - b'A') + 1);
        (row.parse::<usize>().unwrap() - 1, column - 1)
    }

    /// The next argument; passed over unless it is wanted.
    fn argument(&mut self, wanted: bool) -> Worth {
        let before = self.wanted;
        self.wanted = before && wanted;
        let worth = self.comparison();
        self.wanted = before;
        worth
    }

    fn arguments(&mut self) -> Vec<Worth> {
        let mut all = vec![self.argument(true)];
        while self.takes(",") {
            all.push(self.argument(true));
        }
        all
    }

    fn function(&mut self, name: &str) -> Worth {
        self.must("(");
        let worth = match name {
            "IF" => {
                let condition = truth(&self.argument(true));
                self.must(",");
                let yes = self.argument(condition == Some(true));
                self.must(",");
                let no = self.argument(condition == Some(false));
                match condition {
                    None => Error,
                    Some(true) => yes,
                    Some(false) => no,
                }
            }
            "CHOOSE" => {
                let which = number(&self.argument(true));
                let mut chosen = Error;
                let mut at = 1.0;
                while self.takes(",") {
                    let one = self.argument(which == Some(at));
                    if which == Some(at) {
                        chosen = one;
                    }
                    at += 1.0;
                }
                chosen
            }
            _ => {
                let given = self.arguments();
                if self.wanted {
                    called(name, &given)
                } else {
                    Blank
                }
            }
        };
        self.must(")");
        worth
    }
}

fn called(name: &str, given: &[Worth]) -> Worth {
    let all = || given.iter().flat_map(cells);
    let numbers = || {
        all().filter_map(|one| match one {
            Number(number) => Some(*number),
            _ => None,
        })
    };
    let truths = || all().map(truth).collect::<Option<Vec<bool>>>();
    let failed = || all().any(|one| *one == Error);
    match (name, given) {
        ("AND", _) => truths().map_or(Error, |all| Truth(!all.contains(&false))),
        ("OR", _) => truths().map_or(Error, |all| Truth(all.contains(&true))),
        ("NOT", [one]) => truth(one).map_or(Error, |one| Truth(!one)),
        ("ISNUMBER", [one]) => each(one, &|one| Truth(matches!(one, Number(_)))),
        ("SEARCH", [Text(what), within]) => each(within, &|one| match one {
            Text(text) => {
                let found = text.to_lowercase().find(&what.to_lowercase());
                found.map_or(Error, |at| Number(at as f64 + 1.0))
            }
            _ => Error,
        }),
        ("SUM" | "SUMPRODUCT" | "MIN", _) if failed() => Error,
        ("SUM" | "SUMPRODUCT", _) => Number(numbers().sum()),
        ("MIN", _) => Number(numbers().fold(f64::INFINITY, f64::min)),
        ("COUNT", _) => Number(numbers().count() as f64),
        ("ROWS", [Many(cells)]) => Number(cells.len() as f64),
        ("COUNTIF", [range, wanted]) => {
            let same = cells(range)
                .filter(|one| *one != &Blank && compared("=", one, wanted) == Truth(true));
            Number(same.count() as f64)
        }
        ("INDEX", [Many(cells), at]) => {
            let at = number(at).filter(|at| *at >= 1.0);
            at.and_then(|at| cells.get(at as usize - 1).cloned())
                .unwrap_or(Error)
        }
        ("INT", [one]) => number(one).map_or(Error, |one| Number(one.floor())),
        ("ROUND", [one, places]) => match (number(one), number(places)) {
            (Some(one), Some(places)) => {
                let unit = 10_f64.powf(places);
                Number((one * unit).round() / unit)
            }
            _ => Error,
        },
        ("TRIM", [one]) => each(one, &|one| match one {
            Error => Error,
            Blank => Text(String::new()),
            Text(text) => Text(text.trim_matches(' ').to_owned()),
            other => Text(format!("{other:?}")),
        }),
        _ => panic!("{name} with {} arguments is not known", given.len()),
    }
}

fn cells(worth: &Worth) -> std::slice::Iter<'_, Worth> {
    match worth {
        Many(cells) => cells.iter(),
        one => std::slice::from_ref(one).iter(),
    }
}

fn each(worth: &Worth, of: &dyn Fn(&Worth) -> Worth) -> Worth {
    match worth {
        Many(cells) => Many(cells.iter().map(of).collect()),
        one => of(one),
    }
}

fn pairwise(left: &Worth, right: &Worth, of: &dyn Fn(&Worth, &Worth) -> Worth) -> Worth {
    match (left, right) {
        (Many(left), Many(right)) => {
            assert_eq!(left.len(), right.len(), "ranges of one length");
            Many(left.iter().zip(right).map(|(a, b)| of(a, b)).collect())
        }
        (Many(left), right) => Many(left.iter().map(|a| of(a, right)).collect()),
        (left, Many(right)) => Many(right.iter().map(|b| of(left, b)).collect()),
        (left, right) => of(left, right),
    }
}

fn reckoned(left: &Worth, right: &Worth, of: &dyn Fn(f64, f64) -> f64) -> Worth {
    pairwise(left, right, &|a, b| match (number(a), number(b)) {
        (Some(a), Some(b)) => Some(of(a, b))
            .filter(|n| n.is_finite())
            .map_or(Error, Number),
        _ => Error,
    })
}

/// A number as sums take it: a text is none.
fn number(worth: &Worth) -> Option<f64> {
    match worth {
        Blank => Some(0.0),
        Number(number) => Some(*number),
        Truth(truth) => Some(f64::from(u8::from(*truth))),
        _ => None,
    }
}

fn truth(worth: &Worth) -> Option<bool> {
    match worth {
        Blank => Some(false),
        Truth(truth) => Some(*truth),
        Number(number) => Some(*number != 0.0),
        _ => None,
    }
}

/// Numbers are less than texts, and texts than truths; a blank cell is whatever it is compared with has for nothing.
fn compared(sign: &str, left: &Worth, right: &Worth) -> Worth {
    let like = |blank: &Worth, other: &Worth| match (blank, other) {
        (Blank, Text(_)) => Text(String::new()),
        (Blank, Truth(_)) => Truth(false),
        (Blank, _) => Number(0.0),
        (other, _) => other.clone(),
    };
    let order = match (like(left, right), like(right, left)) {
        (Error, _) | (_, Error) => return Error,
        (Number(a), Number(b)) => a.partial_cmp(&b).unwrap(),
        (Text(a), Text(b)) => a.to_lowercase().cmp(&b.to_lowercase()),
        (Truth(a), Truth(b)) => a.cmp(&b),
        (Number(_), _) | (Text(_), Truth(_)) => std::cmp::Ordering::Less,
        _ => std::cmp::Ordering::Greater,
    };
    Truth(match sign {
        "=" => order.is_eq(),
        "<>" => order.is_ne(),
        "<" => order.is_lt(),
        "<=" => order.is_le(),
        ">" => order.is_gt(),
        _ => order.is_ge(),
    })
}
