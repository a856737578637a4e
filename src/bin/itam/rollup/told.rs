//! What is said while lines are counted: of bad ones, and of results given twice.

use super::newest::Newest;
use super::{Bad, Given, Place, Schools};
use crate::document::two_schools;
use crate::output::{ERRORS, Output};
use crate::progress::Progress;
use crate::trouble::{shown, shown_line};
use it_adoption_model::page::{Page, Tone, Words};
use it_adoption_model::stream::Seen;
use std::process::ExitCode;

/// How many bad lines of a file, and how many results given twice, are shown one by one.
const SHOWN: u64 = 20;

/// How many results are remembered to notice those given twice: two decades and more of a nation, in some 35 MB.
const REMEMBERED: usize = 900_000;

/// What was said of bad lines and of results given twice, and how many there are.
pub(super) struct Told<'t> {
    files: &'t [String],
    output: &'t Output,
    progress: &'t Progress,
    seen: Seen<Place>,
    schools: Schools,
    bad: Vec<u64>,
    again: u64,
    /// How many of what looks like another school under the same code.
    apart: u64,
    /// How many results that were carried over yield to one by the instrument itself.
    yielding: u64,
}

impl<'t> Told<'t> {
    /// With the schools that are known from reading before.
    pub(super) fn new(
        files: &'t [String],
        output: &'t Output,
        progress: &'t Progress,
        schools: Schools,
    ) -> Self {
        Self {
            files,
            output,
            progress,
            seen: Seen::up_to(REMEMBERED),
            schools,
            bad: vec![0; files.len()],
            again: 0,
            apart: 0,
            yielding: 0,
        }
    }

    fn place(&self, file: usize, line: u64) -> String {
        let file = self.files.get(file).map_or("", String::as_str);
        shown_line(file, line, self.output.lang)
    }

    fn say(&self, text: String, tone: Tone) {
        let page = Page::default().paragraph(Words::new(text).tone(tone));
        self.progress.aside(|| self.output.complain(&page));
    }

    pub(super) fn bad(&mut self, file: usize, Bad { line, error, whole }: &Bad) {
        let Some(bad) = self.bad.get_mut(file) else {
            return;
        };
        *bad += 1;
        if let Some(page) = whole {
            self.progress.aside(|| self.output.complain(page));
        } else if *bad <= SHOWN {
            let lang = self.output.lang;
            let place = self.place(file, *line);
            let before = error.line.get();
            let before = (before != *line).then(|| {
                lang.pick(
                    format!(" (dòng {before} của tệp đã đọc trước đó)"),
                    format!(" (line {before} of what was read before)"),
                )
            });
            let before = before.unwrap_or_default();
            let problem = error.problem.message(lang);
            self.say(format!("{place}{before}: {problem}"), Tone::Bad);
        }
    }

    /// A result that is given twice: which is left out, or that both are counted.
    pub(super) fn result(&mut self, given: &Given, file: usize, newest: Option<&Newest>) {
        let other = match newest {
            Some(newest) => newest.place(&given.key),
            None => {
                let place = match self.seen.is_full() {
                    true => Place::unnamed(file, given.line),
                    false => self.schools.place(file, given.line, &given.school),
                };
                let first = self.seen.note(&given.key, place);
                first.map(|first| (first, false))
            }
        };
        let Some((other, carried)) = other.filter(|(other, _)| !other.is(file, given.line)) else {
            return;
        };
        let (here, there) = (given.school.as_str(), self.schools.at(other));
        let apart = (here != there).then(|| two_schools(here, there, self.output.lang));
        let yields = newest.is_some() && given.carried && !carried;
        let again = match (&apart, yields) {
            (Some(_), _) => &mut self.apart,
            (None, true) => &mut self.yielding,
            (None, false) => &mut self.again,
        };
        *again += 1;
        if *again <= SHOWN {
            let lang = self.output.lang;
            let here = self.place(file, given.line);
            let there = self.place(other.file(), other.line());
            let what = given.key.words(lang);
            let mut text = match (newest, yields) {
                (_, true) => lang.pick(
                    format!("{here}: bỏ {what} chuyển từ bộ khác sang, vì trường đã có phiếu theo đúng bộ này ở {there}"),
                    format!("{here}: left out, {what}, carried over: the school has a result by this instrument itself at {there}"),
                ),
                (Some(_), _) => lang.pick(
                    format!("{here}: bỏ {what}, vì có bản mới hơn hoặc nộp sau ở {there}"),
                    format!("{here}: left out, {what}: a newer or later one stands at {there}"),
                ),
                (None, _) => lang.pick(
                    format!("{here}: {what} đã có ở {there}; cả hai đều được tính"),
                    format!("{here}: {what} stands at {there} already; both are counted"),
                ),
            };
            if let Some(apart) = apart {
                text = format!("{text}; {apart}");
            }
            self.say(text, Tone::Warn);
        }
    }

    pub(super) fn sum_up(&self, latest: bool) -> ExitCode {
        let lang = self.output.lang;
        let first = |count: u64| match count > SHOWN {
            true => lang.pick(
                format!("; {SHOWN} dòng đầu nêu ở trên"),
                format!("; the first {SHOWN} are named above"),
            ),
            false => String::new(),
        };
        let mut code = ExitCode::SUCCESS;
        for (file, bad) in self
            .files
            .iter()
            .zip(&self.bad)
            .filter(|(_, bad)| **bad > 0)
        {
            code = ExitCode::from(ERRORS);
            let file = shown(file, lang);
            let text = lang.pick(
                format!("{file}: số dòng lỗi không được tính: {bad}"),
                format!("{file}: bad lines, not counted: {bad}"),
            );
            self.say(text + &first(*bad), Tone::Bad);
        }
        let apart = self.apart;
        if apart > 0 {
            let text = match latest {
                true => lang.pick(
                    format!("Số kết quả bị bỏ dù tên trường hoặc cấp học khác bản được tính: {apart}; nếu là hai trường thì hãy sửa mã trường ghi sai rồi tổng hợp lại"),
                    format!("Results left out although the school has another name or other stages than in the one counted: {apart}; if they are two schools, correct the code that is wrong and count again"),
                ),
                false => lang.pick(
                    format!("Số kết quả trùng mã trường mà tên trường hoặc cấp học khác nhau: {apart}; nếu là hai trường thì hãy sửa mã ghi sai rồi tổng hợp lại"),
                    format!("Results under the code of a school with another name or other stages: {apart}; if they are two schools, correct the code that is wrong and count again"),
                ),
            };
            self.say(text + &first(apart), Tone::Warn);
        }
        let again = self.again;
        if again > 0 {
            let text = match (latest, apart) {
                (false, 0) => lang.pick(
                    format!("Số kết quả nộp lại mà vẫn được tính thêm: {again}; --latest chỉ tính bản mới nhất"),
                    format!("Results given again and counted again: {again}; --latest counts the newest only"),
                ),
                // The newest of two schools is one school less.
                (false, _) => lang.pick(
                    format!("Số kết quả nộp lại mà vẫn được tính thêm: {again}"),
                    format!("Results given again and counted again: {again}"),
                ),
                (true, _) => lang.pick(
                    format!("Số kết quả bị bỏ vì có bản mới hơn hoặc nộp sau: {again}"),
                    format!("Results left out, as there are newer or later ones: {again}"),
                ),
            };
            self.say(text + &first(again), Tone::Warn);
        }
        let yielding = self.yielding;
        if yielding > 0 {
            let text = lang.pick(
                format!("Số kết quả chuyển sang bị bỏ vì trường đã có phiếu theo đúng bộ tiêu chí: {yielding}"),
                format!("Results carried over and left out, as the school has one by the instrument itself: {yielding}"),
            );
            self.say(text + &first(yielding), Tone::Warn);
        }
        if self.seen.is_full() {
            let text = lang.pick(
                format!("Chỉ nhớ {REMEMBERED} kết quả đầu: kết quả nộp lại sau đó có thể không được nhận ra."),
                format!("Only the first {REMEMBERED} results are remembered: later ones may have been given twice unnoticed."),
            );
            self.say(text, Tone::Warn);
        }
        code
    }
}
