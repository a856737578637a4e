//! Where a result stands, and of which school it is.

use std::collections::HashMap;
use std::sync::Arc;

/// The file, by its position, the line, and what the school is called there, by its number among [`Schools`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    file: u32,
    line: u64,
    school: u32,
}

impl Place {
    /// One that is not remembered.
    pub(super) fn unnamed(file: usize, line: u64) -> Self {
        Self {
            file: u32::try_from(file).unwrap_or(u32::MAX),
            line,
            school: u32::MAX,
        }
    }

    pub(super) fn file(&self) -> usize {
        self.file as usize
    }

    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// Whether it is this line of this file.
    pub(super) fn is(&self, file: usize, line: u64) -> bool {
        self.file() == file && self.line == line
    }
}

/// What schools are called, each once however many results it has.
#[derive(Default)]
pub(super) struct Schools {
    numbers: HashMap<Arc<str>, u32>,
    called: Vec<Arc<str>>,
}

impl Schools {
    pub(super) fn place(&mut self, file: usize, line: u64, called: &str) -> Place {
        let school = match self.numbers.get(called) {
            Some(number) => *number,
            None => {
                let number = u32::try_from(self.called.len()).unwrap_or(u32::MAX);
                let called: Arc<str> = called.into();
                self.numbers.insert(called.clone(), number);
                self.called.push(called);
                number
            }
        };
        Place {
            school,
            ..Place::unnamed(file, line)
        }
    }

    /// What the school is called at a place.
    pub(super) fn at(&self, place: Place) -> &str {
        let called = self.called.get(place.school as usize);
        called.map_or("", |called| called)
    }
}
