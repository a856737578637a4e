use crate::model::Builtin;

const ALL: [Builtin; 2] = [
    Builtin {
        id: "operational-to-4725",
        json: include_str!("../../../docs/crosswalks/operational-to-4725.json"),
    },
    Builtin {
        id: "operational-to-57",
        json: include_str!("../../../docs/crosswalks/operational-to-57.json"),
    },
];

/// The built-in crosswalks: the files of `docs/crosswalks/`, embedded.
///
/// This project wrote them, and each row of them says so. They have no privilege: read them like one of your own.
///
/// ```
/// use it_adoption_model::{Crosswalk, Rubrics, builtin_crosswalks, check, read};
/// let rubrics = Rubrics::builtin();
/// for builtin in builtin_crosswalks() {
///     let crosswalk: Crosswalk = read(builtin.json.as_bytes())?;
///     let [from, to] = [&crosswalk.from, &crosswalk.to].map(|named| rubrics.get(named));
///     assert!(check::crosswalk(&crosswalk, from, to).findings.is_empty());
/// }
/// # Ok::<(), it_adoption_model::ReadError>(())
/// ```
pub fn builtin_crosswalks() -> &'static [Builtin] {
    &ALL
}
