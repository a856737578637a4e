//! Files written whole or not at all, and never over another that nobody said may go.

use crate::trouble::Stop;
use it_adoption_model::Both;
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// A file while it is written.
pub(crate) struct Begun {
    name: String,
    force: bool,
    to: To,
}

enum To {
    /// Into another one in its folder, which takes its name in the end, and goes if that never comes.
    Beside(BufWriter<NamedTempFile>, PathBuf),
    /// Into what is there: it is no file, such as /dev/null.
    Straight(BufWriter<File>),
}

/// Refuses a name that is that of a file already, unless `force` says that it may be written over; and that of a link to nothing.
pub(crate) fn free(name: &str, force: bool) -> Result<(), Stop> {
    let path = Path::new(name);
    if path.is_symlink() && !path.exists() {
        return Err(Both::new(
            format!("{name} là liên kết đến chỗ không có: hãy xóa liên kết ấy, hoặc chọn tên khác"),
            format!(
                "{name} is a link to what is not there: remove the link, or choose another name"
            ),
        )
        .into());
    }
    match path.is_file() && !force {
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
        // A link stays one.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let to = match path.exists() && !path.is_file() {
            true => File::create(&path).map(|file| To::Straight(BufWriter::new(file))),
            false => beside(&path).map(|file| To::Beside(BufWriter::new(file), path)),
        };
        Ok(Self {
            name: name.to_owned(),
            force,
            to: to.map_err(|error| unwritten(name, &error))?,
        })
    }

    /// The file takes its name.
    pub(crate) fn finish(self) -> Result<(), Stop> {
        let whole = match self.to {
            To::Beside(file, path) => named(file, &path, self.force),
            To::Straight(mut file) => file.flush(),
        };
        whole.map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => taken(&self.name),
            _ => unwritten(&self.name, &error),
        })
    }
}

/// A file in the folder of another, that may be read and written as that one, if it is there already.
fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    let mut new = tempfile::Builder::new();
    #[cfg(unix)]
    new.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let file = new.tempfile_in(folder.unwrap_or(Path::new(".")))?;
    if let Ok(about) = fs::metadata(path) {
        file.as_file().set_permissions(about.permissions())?;
    }
    Ok(file)
}

/// Gives a file its name; where another took that meanwhile, only if `force` says so.
fn named(file: BufWriter<NamedTempFile>, path: &Path, force: bool) -> io::Result<()> {
    let file = file.into_inner()?;
    file.as_file().sync_all()?;
    let named = match force {
        true => file.persist(path),
        false => file.persist_noclobber(path).or_else(|error| {
            match path.exists() {
                true => Err(error),
                // Not every file system can do that in one step.
                false => error.file.persist(path),
            }
        }),
    };
    named.map(drop).map_err(|error| error.error)
}

impl Write for Begun {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.to {
            To::Beside(file, _) => file.write(bytes),
            To::Straight(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.to {
            To::Beside(file, _) => file.flush(),
            To::Straight(file) => file.flush(),
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
