//! To whom a document goes, and who signs it.

use super::bare::bare;
use super::{Form, Issues, at, open};
use crate::explain::page::{Page, Side, Sides, Words, told};
use crate::model::{Head, Locale, Phrase, School, Stage, Text, say};

/// What can end a document in the form in which it is issued.
pub(in crate::explain) trait Ends: Issues {
    /// To whom a document is addressed, or a place for it; nothing where it goes to nobody by itself.
    fn addressed(&self, to: Option<&Phrase>) -> Page {
        let page = Page::default();
        let Some(to) = to else {
            return page;
        };
        let to = match to.is_open() {
            true => open(),
            false => bare(to.as_str(), &["Kính gửi"]).into(),
        };
        page.centred(told!(self.locale(), "Kính gửi: {to}", "To: {to}", to = to))
    }

    /// The last sentence, who receives the document, and where the head of the school signs. `to` is to whom it was
    /// [addressed](Self::addressed).
    fn foot(
        &self,
        (head, form): (&Head, Form),
        school: &School,
        to: Option<&Phrase>,
        recipients: &[Phrase],
    ) -> Page {
        let end = told!(
            self.locale(),
            "Trên đây là {title} của {name}./.",
            "This is the {title} of {name}.",
            title = self.called(&head.title, form),
            name = school.name.as_str()
        );
        let signer = head.signer.as_ref();
        let signs = self.signs(school, signer.is_some_and(|signer| signer.deputy));
        let name = signer
            .map(|signer| &signer.name)
            .filter(|name| !name.is_open());
        let name = name.map_or_else(open, |name| Words::new(name.as_str()).bold());
        let name = match signer {
            Some(_) => name.at(&at!("head", "signer", "name")),
            None => name,
        };
        let sign = self
            .locale()
            .pick("(Ký tên, đóng dấu)", "(signature and seal)");
        let rows = vec![
            Side {
                left: vec![
                    Words::new(self.locale().pick("Nơi nhận:", "Recipients:"))
                        .bold()
                        .italic(),
                ],
                right: signs,
            },
            Side {
                left: self.recipients(to, recipients),
                right: vec![Words::new(sign).italic(), name],
            },
        ];
        let centred = false;
        Page::default()
            .paragraph(end)
            .sides(Sides { centred, rows })
    }

    /// The title, with what the document is called before it, as its head has it.
    fn called(&self, title: &Text, form: Form) -> Words {
        let written = self.written(title);
        let (name, _) = form.name();
        let has_name = bare(title.get(Locale::Vi), &[name]) != bare(title.get(Locale::Vi), &[]);
        match self.locale() {
            Locale::Vi if !title.is_open() && !has_name => {
                Words::new(format!("{name} ")).then(written)
            }
            _ => written,
        }
    }

    /// The post of whoever signs; a deputy signs for the head of the school.
    fn signs(&self, school: &School, deputy: bool) -> Vec<Words> {
        let general = school.stages.iter().any(|s| *s != Stage::Continuing);
        let [head, second] = match general || school.stages.is_empty() {
            true => [
                self.locale().pick("HIỆU TRƯỞNG", "PRINCIPAL"),
                self.locale().pick("PHÓ HIỆU TRƯỞNG", "DEPUTY PRINCIPAL"),
            ],
            false => [
                self.locale().pick("GIÁM ĐỐC", "DIRECTOR"),
                self.locale().pick("PHÓ GIÁM ĐỐC", "DEPUTY DIRECTOR"),
            ],
        };
        let bold = |post: &str| Words::new(post).bold();
        match deputy {
            false => vec![bold(head)],
            true => vec![
                bold(&say!(self.locale(), "KT. {head}", "For the {head}")),
                bold(second),
            ],
        }
    }

    /// One a line: whoever the document is addressed to first, as above; the file copy last; a place where nobody is named.
    fn recipients(&self, to: Option<&Phrase>, recipients: &[Phrase]) -> Vec<Words> {
        let (vi, en) = ("Như trên", "As above");
        let above = to.map(|to| bare(to.as_str(), &["Kính gửi"]));
        let is_above = |name: &str| above.is_some_and(|to| [to, vi, en].contains(&name));
        let (mut lines, mut filed) = (Vec::new(), Vec::new());
        if to.is_some() {
            lines.push(Words::new(self.locale().pick(vi, en)));
        }
        for (at, recipient) in recipients.iter().enumerate() {
            let place = at!("recipients", at);
            let name = bare(recipient.as_str(), &[]);
            match name {
                _ if recipient.is_open() => lines.push(open().at(&place)),
                name if is_above(name) => {}
                name if name.starts_with("Lưu") => filed.push(Words::new(name).at(&place)),
                name => lines.push(Words::new(name).at(&place)),
            }
        }
        if recipients.is_empty() && to.is_none() {
            lines.push(open());
        }
        if filed.is_empty() {
            filed.push(self.locale().pick("Lưu: VT", "File copy: VT").into());
        }
        lines.extend(filed);
        let last = lines.len().saturating_sub(1);
        let lines = lines.into_iter().enumerate();
        lines
            .map(|(at, line)| {
                let end = if at == last { "." } else { ";" };
                Words::new("- ").then(line).then(end)
            })
            .collect()
    }
}

impl<W: Issues> Ends for W {}
