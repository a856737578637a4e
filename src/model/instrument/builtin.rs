//! The instruments that come with the crate: the JSON files of `docs/instruments/`, embedded.

/// A document embedded in the crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Builtin {
    /// Its identifier, by which other documents name it.
    pub id: &'static str,
    /// The JSON text, the same bytes as the file under `docs/`.
    pub json: &'static str,
}

impl Builtin {
    /// The built-in instrument that assessments name `id`.
    ///
    /// ```
    /// use it_adoption_model::Builtin;
    /// assert!(Builtin::find("operational").is_some());
    /// assert!(Builtin::find("annex-5807").is_none());
    /// ```
    pub fn find(id: &str) -> Option<&'static Self> {
        ALL.iter().find(|builtin| builtin.id == id)
    }
}

const ALL: [Builtin; 3] = [
    Builtin {
        id: "operational",
        json: include_str!("../../../docs/instruments/operational.json"),
    },
    Builtin {
        id: "decision-4725",
        json: include_str!("../../../docs/instruments/decision-4725.json"),
    },
    Builtin {
        id: "accreditation-57",
        json: include_str!("../../../docs/instruments/accreditation-57.json"),
    },
];

/// The built-in instruments.
///
/// They have no privilege: read one with [`read`](crate::read) and make it a
/// [`Rubric`](crate::Rubric) like any instrument of your own.
///
/// ```
/// use it_adoption_model::{Instrument, Rubric, builtin, read};
/// for instrument in builtin() {
///     let rubric = Rubric::new(read::<Instrument>(instrument.json.as_bytes())?)?;
///     assert_eq!(rubric.instrument().id.as_str(), instrument.id);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn builtin() -> &'static [Builtin] {
    &ALL
}
