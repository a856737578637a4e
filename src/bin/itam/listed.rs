//! What stands in a folder.

use crate::input::unopened;
use crate::trouble::{Stop, Trouble, first};
use it_adoption_model::{Both, Locale};
use std::path::{Path, PathBuf};

/// The `.json` files of a folder, by their names, and whatever else is there, but for what is hidden.
pub(crate) struct Listed {
    pub(crate) files: Vec<PathBuf>,
    others: Vec<PathBuf>,
}

/// How many names are told of what was passed over.
const SHOWN: usize = 10;

impl Listed {
    pub(crate) fn open(folder: &str) -> Result<Self, Trouble> {
        let unread = |error| unopened(folder, &error);
        let all = std::fs::read_dir(folder).map_err(unread)?;
        let all: Result<Vec<PathBuf>, _> = all.map(|one| one.map(|one| one.path())).collect();
        let mut all = all.map_err(unread)?;
        all.sort();
        all.retain(|path| !name(path).starts_with('.'));
        let is_json = |path: &PathBuf| {
            let ending = path.extension().unwrap_or_default();
            ending.eq_ignore_ascii_case("json") && path.is_file()
        };
        let (files, others) = all.into_iter().partition(is_json);
        Ok(Self { files, others })
    }

    /// What was passed over, if anything was.
    pub(crate) fn passed_over(&self, lang: Locale) -> Option<String> {
        let shown = |path: &PathBuf| name(path) + if path.is_dir() { "/" } else { "" };
        let names = self.others.iter().map(shown).collect();
        let names = first(names, SHOWN, "tên", lang).join(", ");
        (!names.is_empty()).then(|| {
            lang.pick(
                format!("Chỉ đọc các tệp .json ở ngay trong thư mục; bỏ qua: {names}"),
                format!("Only the .json files right in the folder are read; passed over: {names}"),
            )
        })
    }

    /// That nothing was found, and what was passed over.
    pub(crate) fn none(&self, nothing: &Both<String>) -> Stop {
        Both::of(|lang| {
            let others = self.passed_over(lang).map(|others| format!(". {others}"));
            nothing.get(lang).clone() + &others.unwrap_or_default()
        })
        .into()
    }
}

/// The name of a file, without the folder.
pub(crate) fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
