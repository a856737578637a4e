//! Generated files that are committed: compared, and rewritten when `ITAM_BLESS` is set.

use std::path::{Path, PathBuf};

/// A path in the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The file at `path` in the repository must be `text`.
pub(crate) fn check(path: &str, text: &str) {
    let file = repository(path);
    if std::env::var_os("ITAM_BLESS").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        // Whole at once, as other tests may be reading it.
        let name = file.file_name().unwrap().to_str().unwrap();
        let next = file.with_file_name(format!(".{name}.{}", std::process::id()));
        std::fs::write(&next, text).unwrap();
        std::fs::rename(&next, &file).unwrap();
        return;
    }
    assert!(
        std::fs::read_to_string(&file).is_ok_and(|committed| committed == text),
        "{path} is stale; rewrite it with: ITAM_BLESS=1 cargo test --all-features --test main"
    );
}

/// The paths of all files under a directory of the repository.
pub(crate) fn files_under(directory: &str) -> Vec<String> {
    fn walk(at: &Path, out: &mut Vec<String>) {
        for entry in std::fs::read_dir(at).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, out);
            } else {
                let path = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap();
                out.push(path.to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    let mut out = Vec::new();
    walk(&repository(directory), &mut out);
    out
}
