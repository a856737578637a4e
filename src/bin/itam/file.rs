//! Files written whole or not at all.

use crate::trouble::Stop;
use it_adoption_model::Both;
use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::Path;

/// Writes a file: into one beside it first, which then takes its name. One that is there stays, unless `force` says otherwise.
pub(crate) fn write(name: &str, bytes: &[u8], force: bool) -> Result<(), Stop> {
    let path = Path::new(name);
    if path.exists() && !force {
        return Err(Both::new(
            format!("tệp {name} đã có: hãy chọn tên khác, hoặc thêm --force để ghi đè"),
            format!("there is a file {name} already: choose another name, or add --force to write over it"),
        )
        .into());
    }
    // A link stays one, and what is no file, such as /dev/null, is written to where it is.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if path.exists() && !path.is_file() {
        return fs::write(path, bytes).map_err(|error| unwritten(name, &error));
    }
    let process = std::process::id();
    let own = path
        .file_name()
        .map(|own| own.to_string_lossy().into_owned());
    let beside = path.with_file_name(format!(".{}.{process}.tmp", own.unwrap_or_default()));
    let written = File::create(&beside)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        // What was begun is of no use; that it cannot be taken away changes nothing about the error.
        let _ = fs::remove_file(&beside);
        unwritten(name, &error)
    })
}

fn unwritten(name: &str, error: &std::io::Error) -> Stop {
    match error.kind() {
        ErrorKind::NotFound => Both::new(
            format!("không ghi được {name}: thư mục không có"),
            format!("cannot write {name}: there is no such folder"),
        ),
        ErrorKind::PermissionDenied => Both::new(
            format!("không có quyền ghi {name}"),
            format!("no permission to write {name}"),
        ),
        _ => Both::new(
            format!("không ghi được {name}: {error}"),
            format!("cannot write {name}: {error}"),
        ),
    }
    .into()
}
