//! Explaining: a scorecard and its gaps in words, as text for a terminal and as Markdown.
