//! Many lines, worked on by several threads, which hand on what comes of them in the order of the lines.
//!
//! A block of lines is read, worked on and handed on before the next, in the same memory, which so does not grow with the
//! number of lines.

use crate::input::unopened;
use crate::progress::Progress;
use crate::trouble::{ARCHIVE, Stop, Trouble};
use it_adoption_model::{Both, LineError, MAX_DOCUMENT_BYTES, ReadError};
use memchr::{memchr, memchr_iter, memrchr};
use rayon::iter::{
    IndexedParallelIterator as _, IntoParallelRefMutIterator as _, ParallelIterator as _,
};
use rayon::slice::ParallelSlice as _;
use rayon::{ThreadPool, ThreadPoolBuilder};
use serde::de::IgnoredAny;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};

/// How much is read for each thread before they work on it, in bytes (1 MiB). A longer line makes a longer block.
const BLOCK: usize = 1024 * 1024;
/// Into how many parts for each thread the lines of a block are cut.
const PARTS: usize = 4;

/// A line that is not blank.
pub(crate) struct Line<'t> {
    /// From 1, blank ones counted.
    pub(crate) number: u64,
    /// What stands on it, or the reason why that was not kept.
    pub(crate) text: Result<&'t [u8], LineError>,
    /// Whether it is a document over several lines, and all there is.
    pub(crate) whole: bool,
}

/// A file or standard input, as blocks of lines.
pub(crate) struct Lines {
    name: String,
    input: Box<dyn Read + Send>,
    progress: Progress,
    ended: bool,
    /// What was read: a block, and the beginning of a line after it.
    text: Vec<u8>,
    /// How many bytes of the text the block is.
    block: usize,
    /// How many lines were handed out.
    lines: u64,
}

/// How many bytes a file holds; none are known of standard input.
pub(crate) fn size(name: &str) -> Result<u64, Trouble> {
    let about = match name {
        "-" => return Ok(0),
        // Not by opening it: whoever writes into a pipe would take that for its reader.
        path => fs::metadata(path),
    };
    match about {
        Ok(about) if about.is_dir() => Err(unopened(name, &ErrorKind::IsADirectory.into())),
        Ok(about) => Ok(about.len()),
        Err(error) => Err(unopened(name, &error)),
    }
}

impl Lines {
    pub(crate) fn open(name: &str, progress: &Progress) -> Result<Self, Trouble> {
        let mut input: Box<dyn Read + Send> = match name {
            "-" => Box::new(io::stdin()),
            path => Box::new(File::open(path).map_err(|error| unopened(name, &error))?),
        };
        let mut text = Vec::new();
        let begin = input
            .by_ref()
            .take(ARCHIVE.len() as u64)
            .read_to_end(&mut text);
        begin.map_err(|error| unopened(name, &error))?;
        progress.advance(text.len());
        if text == ARCHIVE {
            return Err(Trouble::of_office(name));
        }
        Ok(Self {
            name: name.to_owned(),
            input,
            progress: progress.clone(),
            ended: false,
            text,
            block: 0,
            lines: 0,
        })
    }

    /// The lines of the next block, which is about as long as is wanted; none at the end.
    fn next(&mut self, wanted: usize) -> io::Result<Option<Vec<Line<'_>>>> {
        self.text.drain(..self.block);
        self.read_to(wanted)?;
        if self.lines == 0 && self.is_one()? {
            (self.block, self.lines) = (self.text.len(), 1);
            return Ok(Some(vec![Line {
                number: 1,
                text: Ok(self.text.as_slice()),
                whole: true,
            }]));
        }
        while !self.ended && memrchr(b'\n', &self.text).is_none() {
            if self.text.len() > MAX_DOCUMENT_BYTES {
                self.lines += 1;
                let number = self.lines;
                let error = ReadError::too_long(self.pass()?);
                let text = Err(LineError::unreadable(number, &error));
                let whole = false;
                return Ok(Some(vec![Line {
                    number,
                    text,
                    whole,
                }]));
            }
            let twice = 2 * self.text.len();
            self.read_to(twice.min(MAX_DOCUMENT_BYTES + BLOCK))?;
        }
        self.block = match self.ended {
            true => self.text.len(),
            false => memrchr(b'\n', &self.text).map_or(0, |end| end + 1),
        };
        let text = self.text.get(..self.block).unwrap_or_default();
        if text.is_empty() {
            return Ok(None);
        }
        let text = text.strip_suffix(b"\n").unwrap_or(text);
        let mut begin = 0;
        let mut lines = Vec::new();
        for end in memchr_iter(b'\n', text).chain([text.len()]) {
            let line = text.get(begin..end).unwrap_or_default();
            begin = end + 1;
            self.lines += 1;
            if !line.trim_ascii().is_empty() {
                lines.push(Line {
                    number: self.lines,
                    text: Ok(line),
                    whole: false,
                });
            }
        }
        Ok(Some(lines))
    }

    /// Whether the input is one document that goes over several lines, or was meant to be: the first line is only the
    /// beginning of one, and no other begins another. Reads all of it, if it may be.
    fn is_one(&mut self) -> io::Result<bool> {
        let mut lines = without_mark(&self.text)
            .trim_ascii_start()
            .splitn(2, |byte| *byte == b'\n');
        let first = json(lines.next().unwrap_or_default());
        if lines.next().is_none() || !first.is_err_and(|error| error.is_eof()) {
            return Ok(false);
        }
        self.read_to(MAX_DOCUMENT_BYTES)?;
        let text = without_mark(&self.text).trim_ascii();
        let mut others = text.split(|byte| *byte == b'\n').skip(1);
        let begins = |line: &[u8]| line.starts_with(b"{") && line.trim_ascii() != b"{";
        Ok(self.ended && (json(text).is_ok() || !others.any(begins)))
    }

    /// Reads on until the text has as many bytes as are wanted, or the input ends.
    fn read_to(&mut self, wanted: usize) -> io::Result<()> {
        let missing = wanted.saturating_sub(self.text.len());
        if !self.ended && missing > 0 {
            self.text.reserve(missing);
            let mut input = self.input.by_ref().take(missing as u64);
            let read = input.read_to_end(&mut self.text)?;
            self.progress.advance(read);
            self.ended = read < missing;
        }
        Ok(())
    }

    /// Passes over a line whose end has not been read, and says how many bytes it has.
    fn pass(&mut self) -> io::Result<usize> {
        let mut bytes = 0;
        loop {
            if let Some(end) = memchr(b'\n', &self.text) {
                self.block = end + 1;
                return Ok(bytes + end);
            }
            bytes += self.text.len();
            self.text.clear();
            self.block = 0;
            if self.ended {
                return Ok(bytes);
            }
            self.read_to(BLOCK)?;
        }
    }
}

/// A text without the byte order mark at its beginning: reading refuses it, but it is one document all the same.
fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text)
}

fn json(text: &[u8]) -> serde_json::Result<IgnoredAny> {
    serde_json::from_slice(text)
}

/// Lets threads `work` on lines, each part of them with a worker of its own. What came of a part is handed on in the order of
/// the lines.
pub(crate) fn in_order<W: Default + Send>(
    threads: &ThreadPool,
    mut lines: Lines,
    work: impl Fn(&mut W, &Line<'_>) -> io::Result<()> + Sync + Send,
    mut hand_on: impl FnMut(&mut W) -> Result<(), Stop> + Send,
) -> Result<(), Stop> {
    let mut workers: Vec<W> = Vec::new();
    workers.resize_with(PARTS * threads.current_num_threads(), W::default);
    threads.install(|| {
        let wanted = BLOCK * threads.current_num_threads();
        let name = lines.name.clone();
        let unread = |error| unopened(&name, &error);
        while let Some(block) = lines.next(wanted).map_err(unread)? {
            let parts = block.par_chunks(block.len().div_ceil(workers.len()).max(1));
            let work = |(worker, part): (&mut W, &[Line<'_>])| {
                part.iter().try_for_each(|line| work(worker, line))
            };
            workers
                .par_iter_mut()
                .zip(parts)
                .try_for_each(work)
                .map_err(Stop::Write)?;
            workers.iter_mut().try_for_each(&mut hand_on)?;
        }
        Ok(())
    })
}

/// So many threads, or as many of them as the machine starts; this one alone, if it starts none.
pub(crate) fn threads(wanted: usize) -> Result<ThreadPool, Trouble> {
    let fewer = std::iter::successors(Some(wanted), |more| Some(more / 2));
    let several = |threads| ThreadPoolBuilder::new().num_threads(threads).build().ok();
    let mut started = fewer.take_while(|threads| *threads > 1).filter_map(several);
    let alone = || ThreadPoolBuilder::new().num_threads(1).use_current_thread();
    let started = started.next().map_or_else(|| alone().build(), Ok);
    started.map_err(|error| {
        Trouble::from(Both::new(
            format!("không tạo được luồng: {error}"),
            format!("cannot start a thread: {error}"),
        ))
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn pool(threads: usize) -> ThreadPool {
        super::threads(threads).map_err(|_| ()).unwrap()
    }

    fn read(text: &[u8]) -> Lines {
        Lines {
            name: "-".to_owned(),
            input: Box::new(Cursor::new(text.to_owned())),
            progress: Progress::new(true),
            ended: false,
            text: Vec::new(),
            block: 0,
            lines: 0,
        }
    }

    /// The lines that two threads hand on; one that is too long has no text.
    fn lines(text: &[u8]) -> Vec<(u64, Option<Vec<u8>>)> {
        let mut lines = Vec::new();
        let work = |found: &mut Vec<_>, line: &Line<'_>| {
            let text = line.text.as_ref().ok().map(|text| text.to_vec());
            found.push((line.number, text));
            Ok(())
        };
        let hand_on = |found: &mut Vec<_>| {
            lines.append(found);
            Ok(())
        };
        assert!(in_order(&pool(2), read(text), work, hand_on).is_ok());
        lines
    }

    #[test]
    fn lines_are_those_of_the_text_wherever_blocks_end() {
        let lengths = [
            0,
            1,
            BLOCK,
            2 * BLOCK - 1,
            2 * BLOCK,
            2 * BLOCK + 1,
            3 * BLOCK,
        ];
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
    fn blank_lines_fill_no_block() {
        let text = "\n \r\n".repeat(BLOCK) + "a\n";
        let expected = (2 * BLOCK as u64 + 1, Some(b"a".to_vec()));
        assert_eq!(lines(text.as_bytes()), [expected]);
    }

    #[test]
    fn a_document_over_several_lines_is_one_if_nothing_else_is_there() {
        let long = format!("{{\n\"a\":\n\"{}\"\n}}\n", "x".repeat(3 * BLOCK));
        let broken = "{\n  \"a\": 4,5,\n  \"b\": [\n    {\n    }\n  ]\n}\n";
        for text in [
            "\n{\n\"a\": 1\n}\n",
            "[1,\r\n2]",
            &long,
            broken,
            "{\n\"a\": [\n",
        ] {
            assert_eq!(lines(text.as_bytes()), [(1, Some(text.into()))]);
        }
        let cut = "{\"a\":\n{\"a\": 1}\n{\"a\": 1}\n";
        for text in ["{\n{}\n", "{}\n{\n}\n", "{\n}\n{}\n", "{\n", cut] {
            assert_eq!(lines(text.as_bytes()).len(), text.lines().count(), "{text}");
        }
    }

    #[test]
    fn a_line_that_is_too_long_is_named_and_passed_over() {
        for length in [MAX_DOCUMENT_BYTES + 3 * BLOCK, 2 * MAX_DOCUMENT_BYTES] {
            let text = format!("a\n{}\nb", "x".repeat(length));
            let [a, b] = ["a", "b"].map(|line| Some(line.as_bytes().to_owned()));
            assert!(lines(text.as_bytes()) == [(1, a), (2, None), (3, b)]);
            let mut long = read(&text.as_bytes()[2..]);
            let line = long.next(BLOCK).unwrap().unwrap().remove(0);
            let error = line.text.unwrap_err().to_string();
            assert!(error.contains(&format!(" {length} bytes")), "{error}");
        }
    }

    #[test]
    fn work_that_fails_and_a_reader_that_leaves_stop_it() {
        let text = ("a".repeat(BLOCK / 2) + "\n").repeat(20);
        let other = || io::Error::from(ErrorKind::Other);
        let fails = |(): &mut (), line: &Line<'_>| match line.number {
            5 => Err(other()),
            _ => Ok(()),
        };
        let failed = in_order(&pool(3), read(text.as_bytes()), fails, |()| Ok(()));
        assert!(matches!(failed, Err(Stop::Write(_))));
        let mut handed = 0;
        let leave = |(): &mut ()| {
            handed += 1;
            Err(Stop::Write(other()))
        };
        let left = in_order(&pool(3), read(text.as_bytes()), |(), _| Ok(()), leave);
        assert!(matches!(left, Err(Stop::Write(_))));
        assert_eq!(handed, 1);
    }
}
