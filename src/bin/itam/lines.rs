//! Many lines, read in blocks and worked on by several threads, which hand on what comes of them in the order of the lines.
//!
//! Each thread holds one block and what comes of it, and uses their memory again for the next, so memory does not grow with the
//! number of lines.

use crate::input::unopened;
use crate::progress::Progress;
use crate::trouble::{Stop, Trouble};
use it_adoption_model::{LineError, MAX_DOCUMENT_BYTES, ReadError};
use memchr::{memchr, memchr_iter, memrchr};
use serde::de::IgnoredAny;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How much is read at a time and worked on by one thread, in bytes (256 KiB). A longer line makes a longer block.
const BLOCK: usize = 256 * 1024;

/// Whole lines that follow one another.
#[derive(Default)]
pub(crate) struct Block {
    /// How many blocks come before it.
    place: u64,
    /// The number of its first line, from 1.
    first: u64,
    /// The lines, without the line feed that ends the last one.
    text: Vec<u8>,
    /// Whether all of it is one document that goes over several lines.
    one: bool,
    /// How many bytes its only line has, if those are more than a document may have; it was not kept.
    too_long: Option<usize>,
}

impl Block {
    /// Hands each line to `visit`, or the reason why it is not there.
    pub(crate) fn each(
        &self,
        mut visit: impl FnMut(u64, Result<&[u8], LineError>) -> io::Result<()>,
    ) -> io::Result<()> {
        if let Some(bytes) = self.too_long {
            let error = ReadError::too_long(bytes);
            return visit(self.first, Err(LineError::unreadable(self.first, &error)));
        }
        if self.one {
            return visit(self.first, Ok(&self.text));
        }
        let mut begin = 0;
        let ends = memchr_iter(b'\n', &self.text).chain([self.text.len()]);
        for (number, end) in (self.first..).zip(ends) {
            visit(number, Ok(self.text.get(begin..end).unwrap_or_default()))?;
            begin = end + 1;
        }
        Ok(())
    }
}

/// A file or standard input, as blocks.
pub(crate) struct Blocks {
    name: String,
    input: Box<dyn Read + Send>,
    /// The beginning of a line whose end has not been read.
    begun: Vec<u8>,
    /// How many blocks were read.
    blocks: u64,
    /// How many lines were read.
    lines: u64,
    ended: bool,
    progress: Progress,
}

/// How many bytes a file holds; none are known of standard input.
pub(crate) fn size(name: &str) -> Result<u64, Trouble> {
    let about = match name {
        "-" => return Ok(0),
        path => File::open(path).and_then(|file| file.metadata()),
    };
    match about {
        Ok(about) if about.is_dir() => Err(unopened(name, &ErrorKind::IsADirectory.into())),
        Ok(about) => Ok(about.len()),
        Err(error) => Err(unopened(name, &error)),
    }
}

impl Blocks {
    pub(crate) fn open(name: &str, progress: &Progress) -> Result<Self, Trouble> {
        let input: Box<dyn Read + Send> = match name {
            "-" => Box::new(io::stdin()),
            path => Box::new(File::open(path).map_err(|error| unopened(name, &error))?),
        };
        Ok(Self {
            name: name.to_owned(),
            input,
            begun: Vec::new(),
            blocks: 0,
            lines: 0,
            ended: false,
            progress: progress.clone(),
        })
    }

    /// Puts the next lines into `block`. False if there are none.
    fn fill(&mut self, block: &mut Block) -> Result<bool, Trouble> {
        block.place = self.blocks;
        block.first = self.lines + 1;
        block.one = false;
        block.too_long = None;
        block.text.clear();
        block.text.append(&mut self.begun);
        self.blocks += 1;
        let lines = self.read(block);
        let lines = lines.map_err(|error| unopened(&self.name, &error))?;
        self.lines += lines;
        Ok(lines > 0)
    }

    /// Reads lines and says how many.
    fn read(&mut self, block: &mut Block) -> io::Result<u64> {
        let text = &mut block.text;
        if block.place == 0 {
            self.more(text, BLOCK)?;
            if begins_only(text) {
                self.more(text, MAX_DOCUMENT_BYTES)?;
                block.one = self.ended && json(text).is_ok();
                if block.one {
                    return Ok(1);
                }
            }
        }
        let mut wanted = BLOCK;
        while !self.ended {
            self.more(text, wanted)?;
            if self.ended {
                break;
            }
            if let Some(end) = memrchr(b'\n', text) {
                self.begun.extend(text.drain(end + 1..));
                text.truncate(end);
                return Ok(breaks(text) + 1);
            }
            if text.len() > MAX_DOCUMENT_BYTES {
                block.too_long = Some(self.pass(text)?);
                return Ok(1);
            }
            wanted += BLOCK;
        }
        Ok(breaks(text) + u64::from(!text.is_empty()))
    }

    /// Reads on until `text` has as many bytes as are wanted, or the input ends.
    fn more(&mut self, text: &mut Vec<u8>, wanted: usize) -> io::Result<()> {
        if self.ended {
            return Ok(());
        }
        let missing = wanted.saturating_sub(text.len());
        text.reserve(missing);
        let read = (&mut self.input).take(missing as u64).read_to_end(text)?;
        self.progress.advance(read);
        self.ended = read < missing;
        Ok(())
    }

    /// Reads to the end of a line that is too long, keeping only what comes after it. How many bytes it has.
    fn pass(&mut self, text: &mut Vec<u8>) -> io::Result<usize> {
        let mut bytes = 0;
        loop {
            if let Some(end) = memchr(b'\n', text) {
                self.begun.extend(text.drain(end + 1..));
                text.clear();
                return Ok(bytes + end);
            }
            bytes += text.len();
            text.clear();
            if self.ended {
                return Ok(bytes);
            }
            self.more(text, BLOCK)?;
        }
    }
}

/// Whether JSON begins on the first line that is not blank, but goes on after it.
fn begins_only(text: &[u8]) -> bool {
    let mut lines = text.trim_ascii_start().splitn(2, |byte| *byte == b'\n');
    let first = lines.next().unwrap_or_default();
    lines.next().is_some() && json(first).is_err_and(|error| error.is_eof())
}

fn json(text: &[u8]) -> serde_json::Result<IgnoredAny> {
    serde_json::from_slice(text)
}

fn breaks(text: &[u8]) -> u64 {
    memchr_iter(b'\n', text).count() as u64
}

/// Whose turn it is to hand on.
struct Turn<H> {
    /// The place of the block that is next; none when the work stops before its end.
    next: Option<u64>,
    hand_on: H,
    stop: Option<Stop>,
}

/// Lets `threads` threads, each with a worker of its own, do `work` on the blocks. What came of a block is handed on by
/// `hand_on`, in the order of the blocks.
pub(crate) fn in_order<W>(
    threads: usize,
    blocks: Blocks,
    start: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, &Block) -> Result<(), Stop> + Sync,
    hand_on: impl FnMut(&mut W) -> Result<(), Stop> + Send,
) -> Result<(), Stop> {
    let blocks = Mutex::new(blocks);
    let turn = Mutex::new(Turn {
        next: Some(0),
        hand_on,
        stop: None,
    });
    let turned = Condvar::new();
    let run = || {
        let mut worker = start();
        let mut block = Block::default();
        let _leave = Leave(|| {
            lock(&turn).next = None;
            turned.notify_all();
        });
        loop {
            let filled = lock(&blocks).fill(&mut block);
            let worked = match filled {
                Ok(true) => work(&mut worker, &block),
                Ok(false) => return,
                Err(trouble) => Err(trouble.into()),
            };
            let mut turn = turned
                .wait_while(lock(&turn), |turn| {
                    turn.next.is_some_and(|next| next != block.place)
                })
                .unwrap_or_else(PoisonError::into_inner);
            if turn.next.is_none() {
                return;
            }
            match worked.and_then(|()| (turn.hand_on)(&mut worker)) {
                Ok(()) => turn.next = Some(block.place + 1),
                Err(stop) => (turn.next, turn.stop) = (None, Some(stop)),
            }
            drop(turn);
            turned.notify_all();
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            // A machine that starts no more threads does the work with those it has.
            if thread::Builder::new().spawn_scoped(scope, run).is_err() {
                break;
            }
        }
        run();
    });
    let turn = turn.into_inner().unwrap_or_else(PoisonError::into_inner);
    turn.stop.map_or(Ok(()), Err)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does something when a thread is torn out of its work, so that no other waits for it forever.
struct Leave<F: FnMut()>(F);

impl<F: FnMut()> Drop for Leave<F> {
    fn drop(&mut self) {
        if thread::panicking() {
            (self.0)();
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn blocks(text: &[u8]) -> Blocks {
        Blocks {
            name: "-".to_owned(),
            input: Box::new(Cursor::new(text.to_owned())),
            begun: Vec::new(),
            blocks: 0,
            lines: 0,
            ended: false,
            progress: Progress::new(true),
        }
    }

    /// The lines that two threads hand on, blank ones left out; one that is too long has no text.
    fn lines(text: &[u8]) -> Vec<(u64, Option<Vec<u8>>)> {
        let mut lines = Vec::new();
        let work = |found: &mut Vec<_>, block: &Block| {
            let visited = block.each(|number, line| {
                if line.as_ref().map_or(true, |line| !line.is_empty()) {
                    found.push((number, line.ok().map(<[u8]>::to_owned)));
                }
                Ok(())
            });
            visited.map_err(Stop::Write)
        };
        let hand_on = |found: &mut Vec<_>| {
            lines.append(found);
            Ok(())
        };
        assert!(in_order(2, blocks(text), Vec::new, work, hand_on).is_ok());
        lines
    }

    #[test]
    fn lines_are_those_of_the_text_wherever_blocks_end() {
        let lengths = [0, 1, BLOCK / 2, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK];
        for first in lengths {
            for second in lengths {
                for end in ["", "\n", "\n\n"] {
                    let [a, b] = [("a", first), ("b", second)].map(|(c, n)| c.repeat(n));
                    let text = format!("{a}\n{b}\n\nc{end}");
                    let expected = (1..).zip(text.lines()).filter(|(_, l)| !l.is_empty());
                    let expected: Vec<_> = expected
                        .map(|(n, l)| (n, Some(l.as_bytes().to_owned())))
                        .collect();
                    assert!(
                        lines(text.as_bytes()) == expected,
                        "{first} {second} {end:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_document_over_several_lines_is_one_if_nothing_else_is_there() {
        let long = format!("{{\n\"a\":\n\"{}\"\n}}\n", "x".repeat(3 * BLOCK));
        for text in ["\n{\n\"a\": 1\n}\n", "[1,\r\n2]", &long] {
            assert_eq!(lines(text.as_bytes()), [(1, Some(text.into()))]);
        }
        for text in ["{\n{}\n", "{}\n{\n}\n", "{\n}\n{}\n", "{\n"] {
            assert_eq!(lines(text.as_bytes()).len(), text.lines().count(), "{text}");
        }
    }

    #[test]
    fn a_line_that_is_too_long_is_named_and_passed_over() {
        for length in [MAX_DOCUMENT_BYTES + BLOCK, 2 * MAX_DOCUMENT_BYTES] {
            let text = format!("a\n{}\nb", "x".repeat(length));
            let [a, b] = ["a", "b"].map(|line| Some(line.as_bytes().to_owned()));
            assert!(lines(text.as_bytes()) == [(1, a), (2, None), (3, b)]);
        }
    }

    #[test]
    fn work_that_fails_stops_all_threads_after_what_came_before() {
        let text = ("a".repeat(BLOCK / 2) + "\n").repeat(20);
        let mut handed = 0;
        let result = in_order(
            3,
            blocks(text.as_bytes()),
            || (),
            |(), block| match block.place {
                5 => Err(Stop::Write(ErrorKind::Other.into())),
                _ => Ok(()),
            },
            |()| {
                handed += 1;
                Ok(())
            },
        );
        assert!(matches!(result, Err(Stop::Write(_))));
        assert_eq!(handed, 5);
    }

    #[test]
    fn a_panic_of_one_thread_does_not_leave_the_others_waiting() {
        let text = ("a".repeat(BLOCK / 2) + "\n").repeat(20);
        let work = |(): &mut (), block: &Block| match block.place {
            5 => panic!("on purpose"),
            _ => Ok(()),
        };
        let run = || in_order(3, blocks(text.as_bytes()), || (), work, |()| Ok(()));
        assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).is_err());
    }
}
