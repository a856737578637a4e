//! Files written whole or not at all, and never over another that nobody said may go.

use crate::trouble::Stop;
use it_adoption_model::Both;
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// A file while it is written: into one beside it, which takes its name in the end.
pub(crate) struct Begun {
    name: String,
    force: bool,
    file: BufWriter<File>,
    /// What is written to, and the name that it takes; none where it is written to directly.
    beside: Option<(PathBuf, PathBuf)>,
}

/// Refuses a name that is that of a file already, unless `force` says that it may be written over.
pub(crate) fn free(name: &str, force: bool) -> Result<(), Stop> {
    match Path::new(name).is_file() && !force {
        true => Err(taken(name)),
        false => Ok(()),
    }
}

fn taken(name: &str) -> Stop {
    Both::new(
        format!("tệp {name} đã có: hãy chọn tên khác, hoặc thêm --force để ghi đè"),
        format!(
            "there is a file {name} already: choose another name, or add --force to write over it"
        ),
    )
    .into()
}

/// Writes a file whole or not at all.
pub(crate) fn write(name: &str, bytes: &[u8], force: bool) -> Result<(), Stop> {
    let mut begun = Begun::new(name, force)?;
    let written = begun.write_all(bytes);
    written.map_err(|error| unwritten(name, &error))?;
    begun.finish()
}

impl Begun {
    pub(crate) fn new(name: &str, force: bool) -> Result<Self, Stop> {
        free(name, force)?;
        let path = Path::new(name);
        // A link stays one, and what is no file, such as /dev/null, is written to where it is.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let beside = (!path.exists() || path.is_file()).then(|| {
            let own = path.file_name().unwrap_or_default().to_string_lossy();
            let beside = path.with_file_name(format!(".{own}.{}.tmp", std::process::id()));
            (beside, path.clone())
        });
        let at = beside.as_ref().map_or(&path, |(beside, _)| beside);
        let file = File::create(at).map_err(|error| unwritten(name, &error))?;
        Ok(Self {
            name: name.to_owned(),
            force,
            file: BufWriter::new(file),
            beside,
        })
    }

    /// The file takes its name.
    pub(crate) fn finish(mut self) -> Result<(), Stop> {
        let whole = self.file.flush().and_then(|()| match &self.beside {
            Some((beside, path)) => {
                self.file.get_ref().sync_all()?;
                named(beside, path, self.force)
            }
            None => Ok(()),
        });
        whole.map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => taken(&self.name),
            _ => unwritten(&self.name, &error),
        })?;
        Ok(())
    }
}

/// Gives a file its name; where another took that meanwhile, only if `force` says so.
fn named(beside: &Path, path: &Path, force: bool) -> io::Result<()> {
    if force {
        return fs::rename(beside, path);
    }
    match fs::hard_link(beside, path) {
        // Not every file system lets a file have two names.
        Err(error) if error.kind() != ErrorKind::AlreadyExists => fs::rename(beside, path),
        linked => linked,
    }
}

impl Write for Begun {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        if let Some((beside, _)) = &self.beside {
            // What was begun is of no use; that it cannot be taken away changes nothing about why it was given up.
            let _ = fs::remove_file(beside);
        }
    }
}

fn unwritten(name: &str, error: &io::Error) -> Stop {
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
