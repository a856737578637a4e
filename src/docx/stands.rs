//! Where something stands in a file, as people find it: under which heading, in which paragraph or row.

use super::fill::Printed;
use super::read::{Paragraph, Places};
use super::said::squeezed;
use crate::explain::page::{Block, Page, Words};

/// The paragraphs of a file by rows, and where its foot begins.
pub(super) struct Stands {
    /// Of each paragraph the first of its row, or itself.
    firsts: Vec<usize>,
    /// What the foot of the page begins with, as no heading stands over it.
    foot: Option<String>,
}

impl Stands {
    pub(super) fn of(places: &Places, page: &Page) -> Self {
        let mut firsts: Vec<usize> = Vec::new();
        let mut row = None;
        for (at, paragraph) in places.paragraphs.iter().enumerate() {
            let same = paragraph.row.is_some() && paragraph.row == row;
            let before = firsts.last().filter(|_| same);
            firsts.push(before.copied().unwrap_or(at));
            row = paragraph.row;
        }
        let foot = page.blocks.iter().skip(1).rev();
        let foot = foot.filter_map(|block| match block {
            Block::Sides(sides) => sides.rows.first()?.left.first(),
            _ => None,
        });
        let foot = foot.map(Words::text).next();
        Self { firsts, foot }
    }

    /// The paragraph that stands somewhere, or the first of its row.
    pub(super) fn first(&self, places: &Places, at: usize) -> usize {
        let all = &places.paragraphs;
        let here = all
            .partition_point(|p| p.span.start <= at)
            .saturating_sub(1);
        self.firsts.get(here).copied().unwrap_or(here)
    }

    /// The paragraph or row that stands somewhere, and the heading above it.
    pub(super) fn printed(&self, places: &Places, at: usize) -> Printed {
        let first = self.first(places, at);
        let all = &places.paragraphs;
        let (before, from) = all.split_at_checked(first).unwrap_or_default();
        let text = |of: &Paragraph| squeezed(places.text(of.span.clone()));
        let begins_foot = |of: &&Paragraph| self.foot.is_some() && self.foot == Some(text(of));
        let row = from.first().and_then(|paragraph| paragraph.row);
        let same = from.iter().enumerate();
        let same = same.take_while(|(at, p)| *at == 0 || (row.is_some() && p.row == row));
        let line: Vec<String> = same.map(|(_, paragraph)| text(paragraph)).collect();
        let here = from.first().filter(begins_foot);
        let mut above = before.iter().rev();
        let under = here.or_else(|| above.find(|p| p.heading || begins_foot(p)));
        Printed {
            under: under.map(|under| text(under).trim_end_matches(':').to_owned()),
            line: line.join(" | "),
        }
    }
}
