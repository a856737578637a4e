//! Many lines, read in blocks and worked on by several threads, whose results come out in the order of the lines.
//!
//! Never more than a few blocks are held, so memory does not grow with the number of lines.

use crate::input::unopened;
use crate::progress::Progress;
use crate::trouble::{Stop, Trouble};
use it_adoption_model::{LineError, MAX_DOCUMENT_BYTES, ReadError};
use memchr::{memchr, memchr_iter, memrchr};
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::sync::mpsc::sync_channel;

/// How much is read at a time and handed to one thread, in bytes (256 KiB). A longer line makes a longer block.
pub(crate) const BLOCK: usize = 256 * 1024;

/// Whole lines that follow one another.
pub(crate) struct Block {
    first: u64,
    lines: Lines,
}

enum Lines {
    Text(Vec<u8>),
    /// One line with more bytes than a document may have; it was not kept.
    TooLong(usize),
}

impl Block {
    /// Hands each line to `visit`, or the reason why it is not there.
    pub(crate) fn each(
        &self,
        mut visit: impl FnMut(u64, Result<&[u8], LineError>) -> io::Result<()>,
    ) -> io::Result<()> {
        match &self.lines {
            Lines::Text(text) => {
                let mut begin = 0;
                let ends = memchr_iter(b'\n', text).chain([text.len()]);
                for (number, end) in (self.first..).zip(ends) {
                    visit(number, Ok(text.get(begin..end).unwrap_or_default()))?;
                    begin = end + 1;
                }
                Ok(())
            }
            Lines::TooLong(bytes) => {
                let error = ReadError::too_long(*bytes);
                visit(self.first, Err(LineError::unreadable(self.first, &error)))
            }
        }
    }
}

/// A file or standard input, as blocks.
pub(crate) struct Blocks {
    name: String,
    input: Box<dyn Read + Send>,
    /// The beginning of a line whose end has not been read.
    begun: Vec<u8>,
    next: u64,
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
            next: 1,
            progress: progress.clone(),
        })
    }

    fn read(&mut self) -> io::Result<Option<Block>> {
        let mut text = std::mem::take(&mut self.begun);
        let mut wanted = BLOCK;
        loop {
            let missing = wanted.saturating_sub(text.len());
            let read = (&mut self.input)
                .take(missing as u64)
                .read_to_end(&mut text)?;
            self.progress.advance(read);
            if read < missing {
                return Ok((!text.is_empty()).then(|| self.block(text)));
            }
            if let Some(end) = memrchr(b'\n', &text) {
                self.begun = text.split_off(end + 1);
                text.truncate(end);
                return Ok(Some(self.block(text)));
            }
            if text.len() > MAX_DOCUMENT_BYTES {
                return self.pass(text.len()).map(Some);
            }
            wanted += BLOCK;
        }
    }

    /// Lines without the line feed that ends the last one.
    fn block(&mut self, text: Vec<u8>) -> Block {
        let first = self.next;
        self.next += 1 + memchr_iter(b'\n', &text).count() as u64;
        Block {
            first,
            lines: Lines::Text(text),
        }
    }

    /// Reads to the end of a line that is too long, keeping only what comes after it.
    fn pass(&mut self, mut bytes: usize) -> io::Result<Block> {
        let mut text = Vec::with_capacity(BLOCK);
        loop {
            text.clear();
            let read = (&mut self.input)
                .take(BLOCK as u64)
                .read_to_end(&mut text)?;
            self.progress.advance(read);
            match memchr(b'\n', &text) {
                Some(end) => {
                    bytes += end;
                    self.begun = text.split_off(end + 1);
                    break;
                }
                None if read < BLOCK => {
                    bytes += read;
                    break;
                }
                None => bytes += read,
            }
        }
        self.next += 1;
        Ok(Block {
            first: self.next - 1,
            lines: Lines::TooLong(bytes),
        })
    }
}

impl Iterator for Blocks {
    type Item = Result<Block, Trouble>;

    fn next(&mut self) -> Option<Self::Item> {
        let block = self.read();
        block
            .map_err(|error| unopened(&self.name, &error))
            .transpose()
    }
}

/// Lets `threads` threads do `work` on each block, and hands what comes of it to `take` in the order of the blocks.
pub(crate) fn in_order<T: Send>(
    threads: usize,
    blocks: impl Iterator<Item = Result<Block, Trouble>> + Send,
    work: impl Fn(&Block) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let work = &work;
    std::thread::scope(|scope| {
        let mut inlets = Vec::with_capacity(threads);
        let mut outlets = Vec::with_capacity(threads);
        for _ in 0..threads {
            let (inlet, todo) = sync_channel::<Result<Block, Trouble>>(1);
            let (done, outlet) = sync_channel(1);
            scope.spawn(move || {
                for block in todo {
                    if done.send(block.map(|block| work(&block))).is_err() {
                        break;
                    }
                }
            });
            inlets.push(inlet);
            outlets.push(outlet);
        }
        scope.spawn(move || {
            for (block, inlet) in blocks.zip(inlets.iter().cycle()) {
                if inlet.send(block).is_err() {
                    break;
                }
            }
        });
        for outlet in outlets.iter().cycle() {
            match outlet.recv() {
                Ok(result) => take(result?)?,
                Err(_) => break,
            }
        }
        Ok(())
    })
}
