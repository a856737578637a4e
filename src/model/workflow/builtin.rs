use crate::model::Builtin;

const VIETNAM: Builtin = Builtin {
    id: "vietnam",
    json: include_str!("../../../docs/workflows/vietnam.json"),
};

/// The built-in workflow: the file `docs/workflows/vietnam.json`, embedded.
///
/// It has no privilege: read it like one of your own.
///
/// ```
/// use it_adoption_model::{Workflow, builtin_workflow, check, read};
/// let workflow: Workflow = read(builtin_workflow().json.as_bytes())?;
/// assert_eq!(workflow.id.as_str(), builtin_workflow().id);
/// assert!(check::workflow(&workflow).findings.is_empty());
/// # Ok::<(), it_adoption_model::ReadError>(())
/// ```
pub fn builtin_workflow() -> &'static Builtin {
    &VIETNAM
}
