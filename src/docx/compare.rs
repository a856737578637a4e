//! What a page prints outside of its places, and what a file has there: what is no longer in it, what is new.

use super::fill::{Lost, Printed, Unread, clean, shown};
use super::read::{GAP, Paragraph, Places};
use super::said::{holds, said, squeezed};
use super::stands::Stands;
use super::styles::Styles;
use super::{DocxError, bookmark, order, walk, write};
use crate::explain::page::Page;
use crate::model::Pointer;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::ops::Range;

/// How many lines that are gone a line that is new may be one of.
const NEAR: usize = 8;

/// How many letters a line is known by.
const BEGINNING: usize = 20;

/// A page as a Word file has it before anybody wrote in it.
pub(super) struct Print<'p> {
    pub(super) page: &'p Page,
    /// The places that it shows, each once, with what it shows there.
    pub(super) shown: Vec<(Pointer, String)>,
    places: Places,
    stands: Stands,
    lines: Vec<Line>,
}

/// Where something stands that other lines are told apart by, and its name.
type Anchor = (usize, usize);

/// Something that stands once in the page and once in the file.
struct InBoth {
    here: usize,
    there: usize,
    /// Whether it is told if it moves: a place, or a line without any that is more than the number of a row.
    told: bool,
}

/// In what a file differs from the page, outside of what is written in its places.
pub(super) struct Differences {
    pub(super) unread: Vec<Unread>,
    pub(super) lost: Vec<Lost>,
    pub(super) moved: Vec<Printed>,
}

/// A line outside of the places.
struct Line {
    span: Range<usize>,
    /// Its text, with [`GAP`] for places.
    text: String,
    /// Whether it is dots to write on that are no place.
    open: bool,
}

impl Line {
    fn new(span: Range<usize>, text: &str) -> Self {
        let open = text.contains('…') && said(text).is_empty() && !text.contains(GAP);
        let text = clean(text);
        Self { span, text, open }
    }

    /// What it says, or that it is open.
    fn said(&self) -> String {
        match self.open {
            true => "…".to_owned(),
            false => said(&self.text),
        }
    }
}

impl<'p> Print<'p> {
    pub(super) fn of(page: &'p Page) -> Result<Self, DocxError> {
        let places = walk::parse(&write::body(page), &Styles::default())?;
        let shown = shown(page);
        let lines = lines(&places, &shown);
        let stands = Stands::of(&places, page);
        Ok(Self {
            page,
            shown,
            places,
            stands,
            lines,
        })
    }

    /// How much of what it prints outside of its places stands in a file, in thousandths of all letters. A line is found by how it
    /// begins, as people write on after it.
    pub(super) fn share(&self, file: &Places) -> usize {
        let begins = |said: &str| said.chars().take(BEGINNING).collect::<String>();
        let mut there: HashMap<String, usize> = HashMap::new();
        for line in lines(file, &self.shown) {
            *there.entry(begins(&line.said())).or_default() += 1;
        }
        let (mut found, mut all) = (0, 0);
        for line in &self.lines {
            let said = line.said();
            all += said.len();
            if let Some(times @ 1..) = there.get_mut(&begins(&said)) {
                *times -= 1;
                found += said.len();
            }
        }
        match all {
            0 => 1000,
            all => found * 1000 / all,
        }
    }

    /// Where it shows a place.
    pub(super) fn printed(&self, pointer: &Pointer) -> Printed {
        let at = found(&self.places, pointer).map_or(0, |at| at.start);
        self.stands.printed(&self.places, at)
    }

    /// The lines of the file that it does not have, as often as it has them less; what it has and the file does not; and what
    /// stands in another order there. How lines are broken and spaced makes no difference.
    pub(super) fn differences(&self, file: &Places) -> Differences {
        let theirs = lines(file, &self.shown);
        let mut kinds: HashMap<String, Kind> = HashMap::new();
        for (at, line) in self.lines.iter().enumerate() {
            let kind = kinds.entry(line.said()).or_default();
            kind.mine.push(at);
        }
        for (at, line) in theirs.iter().enumerate() {
            if let Some(kind) = kinds.get_mut(&line.said()) {
                kind.theirs.push(at);
            }
        }
        let in_both = self.in_both(file, &theirs, &kinds);
        let named = in_both.iter().enumerate();
        let named = named.map(|(name, at)| ((at.here, name), (at.there, name)));
        let (mine, other): (Vec<Anchor>, Vec<Anchor>) = named.unzip();
        let mine = nearest(mine, &self.lines, &self.places);
        let other = nearest(other, &theirs, file);
        let mut gone: BTreeSet<usize> = (0..self.lines.len()).collect();
        let mut new: BTreeSet<usize> = (0..theirs.len()).collect();
        for kind in kinds.values() {
            kind.cancel(|at| mine.get(at), |at| other.get(at), &mut gone, &mut new);
        }
        self.rewritten((&mine, &mut gone), (&theirs, &other, &mut new));
        let new = new.iter().filter_map(|at| theirs.get(*at));
        let stands = Stands::of(file, self.page);
        let new = new.map(|line| Unread {
            line: squeezed(&line.text),
            printed: Some(stands.printed(file, line.span.start)),
        });
        Differences {
            unread: new.collect(),
            lost: self.lost(&gone, file),
            moved: self.moved(&in_both, file, &stands),
        }
    }

    /// The paragraphs and rows that stand in another order in the file.
    fn moved(&self, in_both: &[InBoth], file: &Places, stands: &Stands) -> Vec<Printed> {
        let told = in_both.iter().filter(|at| at.told);
        let first = |at: &InBoth| {
            let here = self.stands.first(&self.places, at.here);
            (here, stands.first(file, at.there))
        };
        let moved = order::moved(told.map(first).collect()).into_iter();
        let moved = moved.filter_map(|first| self.places.paragraphs.get(first));
        let moved = moved.map(|of| self.stands.printed(&self.places, of.span.start));
        moved.collect()
    }

    /// What lines are told apart by where they are alike: the places in both, and the lines that stand once in both.
    fn in_both(
        &self,
        file: &Places,
        theirs: &[Line],
        kinds: &HashMap<String, Kind>,
    ) -> Vec<InBoth> {
        let places = self.shown.iter().filter_map(|(place, _)| {
            let (here, there) = (found(&self.places, place)?, found(file, place)?);
            Some(InBoth {
                here: here.start,
                there: there.start,
                told: true,
            })
        });
        let single = kinds.values().filter_map(|kind| {
            let ([here], [there]) = (kind.mine.as_slice(), kind.theirs.as_slice()) else {
                return None;
            };
            let (here, there) = (self.lines.get(*here)?, theirs.get(*there)?);
            Some(InBoth {
                here: here.span.start,
                there: there.span.start,
                told: self.says_something(here) && !here.text.contains(GAP),
            })
        });
        let mut single: Vec<InBoth> = single.collect();
        single.sort_unstable_by_key(|line| (line.here, line.there));
        places.chain(single).collect()
    }

    /// A line that somebody wrote on is not gone; where only dots stand in place of what the page has, as the document was open
    /// when it was printed, it is not new either.
    fn rewritten(
        &self,
        (mine, gone): (&[Option<usize>], &mut BTreeSet<usize>),
        (theirs, other, new): (&[Line], &[Option<usize>], &mut BTreeSet<usize>),
    ) {
        let mut waiting: HashMap<Option<usize>, VecDeque<usize>> = HashMap::new();
        for at in gone.iter() {
            let near = mine.get(*at).copied().flatten();
            waiting.entry(near).or_default().push_back(*at);
        }
        let repeated = self.shown.iter().map(|(_, text)| said(text));
        let repeated: HashSet<String> = repeated.collect();
        new.retain(|at| {
            let near = other.get(*at).copied().flatten();
            let Some(line) = theirs.get(*at) else {
                return false;
            };
            let Some(queue) = waiting.get_mut(&near) else {
                return !line.open;
            };
            let text = |at: &usize| self.lines.get(*at).map_or("", |line| line.text.as_str());
            let same = |here: &usize| match line.open {
                true => repeated.contains(&said(text(here))),
                false => holds(&line.text, text(here), &['…', GAP]) || is_open(line, text(here)),
            };
            let Some(which) = queue.iter().take(NEAR).position(same) else {
                return !line.open;
            };
            let here = queue.remove(which).unwrap_or_default();
            gone.remove(&here);
            !line.open && !is_open(line, text(&here))
        });
    }

    /// What is gone, by paragraphs and rows: lines, and places.
    fn lost(&self, gone: &BTreeSet<usize>, file: &Places) -> Vec<Lost> {
        let mut units: BTreeMap<usize, Unit> = BTreeMap::new();
        for (at, line) in self.lines.iter().enumerate() {
            let start = line.span.start;
            if self.says_something(line) {
                let unit = units
                    .entry(self.stands.first(&self.places, start))
                    .or_default();
                unit.parts += 1;
                if gone.contains(&at) {
                    unit.gone.push((start, squeezed(&line.text), None));
                }
            }
        }
        for (place, text) in &self.shown {
            let start = found(&self.places, place).map_or(0, |at| at.start);
            let unit = units
                .entry(self.stands.first(&self.places, start))
                .or_default();
            unit.parts += 1;
            if found(file, place).is_none() {
                let place = Some(place.clone());
                unit.gone.push((start, squeezed(text), place));
            }
        }
        let units = units.into_values().filter(|unit| !unit.gone.is_empty());
        let lost = units.map(|mut unit| {
            unit.gone.sort_by_key(|(start, ..)| *start);
            let first = unit.gone.first().map_or(0, |(start, ..)| *start);
            let whole = unit.gone.len() == unit.parts;
            let texts = unit.gone.iter().map(|(_, text, _)| text.as_str());
            let part = texts.collect::<Vec<_>>().join(" | ");
            Lost {
                printed: self.stands.printed(&self.places, first),
                part: (!whole).then_some(part),
                places: unit.gone.into_iter().filter_map(|(.., p)| p).collect(),
            }
        });
        lost.collect()
    }

    /// Whether a line says something that would be missed: more than a dash, or the number of a row.
    fn says_something(&self, line: &Line) -> bool {
        let says = line.text.chars().any(char::is_alphanumeric);
        let is_number = line.said().chars().all(|c| c.is_ascii_digit());
        let first = self.stands.first(&self.places, line.span.start);
        let first = self.places.paragraphs.get(first);
        let begins_row = first.is_some_and(|p| p.row.is_some() && p.span.start == line.span.start);
        says && !(is_number && begins_row)
    }
}

/// What is gone of a paragraph or row.
#[derive(Default)]
struct Unit {
    /// How many lines and places it has.
    parts: usize,
    /// Those that are gone: where they stood, what they said, and what they were the place of.
    gone: Vec<(usize, String, Option<Pointer>)>,
}

/// Lines that say the same.
#[derive(Default)]
struct Kind {
    mine: Vec<usize>,
    theirs: Vec<usize>,
}

impl Kind {
    /// Takes out lines that stand in both, those near the same anchor first.
    fn cancel<'n>(
        &self,
        here: impl Fn(usize) -> Option<&'n Option<usize>>,
        there: impl Fn(usize) -> Option<&'n Option<usize>>,
        gone: &mut BTreeSet<usize>,
        new: &mut BTreeSet<usize>,
    ) {
        let mut near: HashMap<Option<&Option<usize>>, VecDeque<usize>> = HashMap::new();
        for at in &self.mine {
            near.entry(here(*at)).or_default().push_back(*at);
        }
        let mut elsewhere = Vec::new();
        for at in &self.theirs {
            match near.get_mut(&there(*at)).and_then(VecDeque::pop_front) {
                Some(mine) => {
                    gone.remove(&mine);
                    new.remove(at);
                }
                None => elsewhere.push(*at),
            }
        }
        let left = self.mine.iter().copied().filter(|at| gone.contains(at));
        let moved: Vec<(usize, usize)> = left.zip(elsewhere).collect();
        for (mine, other) in moved {
            gone.remove(&mine);
            new.remove(&other);
        }
    }
}

/// The lines of a file outside of its places in which something is said.
fn lines(of: &Places, shown: &[(Pointer, String)]) -> Vec<Line> {
    let places = shown.iter().filter_map(|(place, _)| found(of, place));
    let lines = of.lines_without(places.collect()).into_iter();
    let lines = lines.map(|(span, text)| Line::new(span, &text));
    lines.filter(|line| !line.said().is_empty()).collect()
}

/// Where a place stands in a file.
pub(super) fn found(places: &Places, pointer: &Pointer) -> Option<Range<usize>> {
    places.find(pointer.as_str(), &bookmark(pointer.as_str()))
}

/// Whether a line has dots where the page has words, and nothing else.
fn is_open(line: &Line, page: &str) -> bool {
    line.text.contains('…') && holds(page, &line.text, &['…'])
}

/// By which anchor each line is told apart: the first of its row, or the last one before it.
fn nearest(mut anchors: Vec<Anchor>, lines: &[Line], places: &Places) -> Vec<Option<usize>> {
    anchors.sort_unstable();
    let mut rows: HashMap<usize, Range<usize>> = HashMap::new();
    for paragraph in &places.paragraphs {
        if let Some(row) = paragraph.row {
            let all = rows.entry(row).or_insert_with(|| paragraph.span.clone());
            all.end = all.end.max(paragraph.span.end);
        }
    }
    let nearest = |line: &Line| {
        let before = |p: &Paragraph| p.span.start <= line.span.start;
        let at = places.paragraphs.partition_point(before);
        let paragraph = places.paragraphs.get(at.checked_sub(1)?);
        let row = paragraph.and_then(|paragraph| paragraph.row);
        let span = row.and_then(|row| rows.get(&row)).unwrap_or(&line.span);
        let from = anchors.partition_point(|(start, _)| *start < span.start);
        let first = anchors.get(from).filter(|(start, _)| *start < span.end);
        let before = from.checked_sub(1).and_then(|at| anchors.get(at));
        Some(first.or(before)?.1)
    };
    lines.iter().map(nearest).collect()
}
