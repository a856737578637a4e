//! Publishing: the rules and the instruments as Markdown pages for `docs/`.
