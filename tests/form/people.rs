//! What people do to forms.
