//! Addresses on the web.

/// Whether an address leads to a page on the web: `http` or `https`, in capitals or not, and a host.
pub(crate) fn is_web_address(address: &str) -> bool {
    let after = |scheme: &str| {
        let (start, rest) = address.split_at_checked(scheme.len())?;
        (start == scheme || start.eq_ignore_ascii_case(scheme)).then_some(rest)
    };
    let host = after("https://").or_else(|| after("http://"));
    let begins = |host: &str| host.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    let is_plain = || all_bytes(address, |byte| byte.is_ascii_graphic());
    let breaks = |c: char| c.is_whitespace() || c.is_control();
    host.is_some_and(begins) && (is_plain() || !address.contains(breaks))
}

/// Whether all bytes of a text are such. Sixteen are looked at together, and none is left early, so that the compiler does so too.
fn all_bytes(text: &str, are: impl Fn(u8) -> bool) -> bool {
    let together = |bytes: &[u8; 16]| bytes.iter().fold(true, |all, byte| all & are(*byte));
    let text = text.as_bytes();
    match text.last_chunk() {
        None => text.iter().all(|byte| are(*byte)),
        Some(last) => together(last) && text.as_chunks().0.iter().all(together),
    }
}

#[cfg(test)]
mod tests {
    use super::is_web_address;

    /// Wherever among the bytes that are looked at together a blank stands, it is seen; letters that are not ASCII are taken.
    #[test]
    fn an_address_has_no_blank_anywhere() {
        let begins = ["http://", "https://", "HTTPS://", "Http://"];
        for (begin, length) in begins.iter().flat_map(|b| (1..40).map(move |l| (b, l))) {
            let address = format!("{begin}{}", "a".repeat(length));
            assert!(is_web_address(&address), "{address:?}");
            for at in 0..length {
                let with =
                    |c: char| format!("{begin}{}{c}{}", "a".repeat(at), "a".repeat(length - at));
                for c in [' ', '\n', '\t', '\u{7f}', '\u{a0}'] {
                    assert!(!is_web_address(&with(c)), "{:?}", with(c));
                }
                assert!(is_web_address(&with('ế')), "{:?}", with('ế'));
            }
        }
    }

    #[test]
    fn an_address_has_a_scheme_and_a_host() {
        for not in [
            "",
            "http",
            "https:/",
            "http://",
            "https://",
            "ftp://a",
            "https:///a",
            "https://.",
            "a https://a",
            "htţps://a",
        ] {
            assert!(!is_web_address(not), "{not:?}");
        }
        for address in [
            "http://a",
            "https://[::1]",
            "https://trường.vn",
            "https://1.2.3.4/a?b#c",
        ] {
            assert!(is_web_address(address), "{address:?}");
        }
    }
}
