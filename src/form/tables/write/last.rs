//! The last sheets: which tables and columns there may be, and the words to choose from.

use super::{HEAD, Writer};
use crate::form::sheet::{Book, Cell, Head, Look, Sheet};
use crate::form::tables::{COLUMNS, NUMBER, OF, TABLE, titled};
use crate::form::words::Part;
use crate::model::say;

impl Writer<'_> {
    /// How to add what is not there, with a table that is part of another as an example.
    fn how(&self) -> String {
        let within = self.tables.iter().find_map(|table| {
            let parent = table.parent.filter(|parent| *parent > 0)?;
            Some((&table.name, &self.tables.get(parent)?.name))
        });
        let column = self.locale.pick(
            "Cột nào không có sẵn thì ghi tên cột vào dòng tiêu đề của bảng.",
            "To add a column that is not there, write its name into the head of the table.",
        );
        let table = within.map(|(table, parent)| {
            let title = titled(TABLE, table, self.locale);
            let number = self.say(NUMBER);
            let of = format!("{}: {}", self.say(OF), parent.get(self.locale));
            say!(
                self.locale,
                "Bảng nào không có sẵn thì thêm một trang: ô A1 ghi tên bảng, như \"{title}\".\nBên dưới là dòng tiêu đề, có cột \"{number}\"; bảng nằm trong một bảng khác thì có cột như \"{of}\".",
                "To add a table that is not there, add a sheet with the name of the table in A1, such as \"{title}\".\nBelow it stands a head with the column \"{number}\" and, in a table that is part of another one, a column such as \"{of}\"."
            )
        });
        let unread = self
            .locale
            .pick("Trang này không được đọc lại.", "This sheet is not read.");
        let lines = [Some(column.to_owned()), table, Some(unread.to_owned())];
        lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
    }

    pub(super) fn book(mut self) -> Book {
        let name = self.say(COLUMNS);
        let how = self.how();
        let title = format!("{}{name}", self.say(TABLE));
        let mut sheet = self.sheet(name, &title, &how, vec![36, 48, 60]);
        sheet.head = Some(Head {
            row: HEAD as u32,
            columns: 0,
        });
        let heads = self.locale.pick(
            ["Bảng", "Cột", "Ghi gì"],
            ["Table", "Column", "What to write"],
        );
        for (column, head) in heads.into_iter().enumerate() {
            sheet.put(HEAD, column, Cell::text(head).look(Look::Head));
        }
        let columns = self
            .tables
            .iter()
            .flat_map(|table| table.columns.iter().map(move |column| (table, column)));
        for (row, (table, column)) in (HEAD + 1..).zip(columns) {
            let said = [
                table.name.get(self.locale),
                column.label.get(self.locale),
                &self.asked(column),
            ];
            for (column, text) in said.into_iter().enumerate() {
                sheet.put(row, column, Cell::text(text).look(Look::Plain));
            }
        }
        self.sheets.push(sheet);
        let mut lists = Sheet {
            name: self.say(Part::Lists.label()).to_owned(),
            hidden: true,
            ..Sheet::default()
        };
        for (column, words) in self.lists.iter().enumerate() {
            for (row, word) in words.iter().enumerate() {
                lists.put(row, column, Cell::text(word));
            }
        }
        self.sheets.push(lists);
        Book::new(self.sheets)
    }
}
