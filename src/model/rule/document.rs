//! Rules that hold in documents of every kind.

macro_rules! document {
    ({ $($rows:tt)* } $next:ident $($then:ident)*) => {
        $next! { { $($rows)*

            TextOpen "text.open" Warning CHECKING,
                "Chỗ này còn để trống: hãy ghi nội dung, hoặc bỏ đi nếu không có gì để ghi.",
                "This place is still open: write what belongs here, or leave it out if there is nothing to say.";
            SourceLinkNotWeb "source.link-not-web" Warning CHECKING,
                "Địa chỉ này không phải địa chỉ web: hãy ghi đủ, bắt đầu bằng http:// hoặc https://, hoặc bỏ đi.",
                "This is no web address: write it in full, beginning with http:// or https://, or leave it out.";

        } $($then)* }
    };
}
pub(super) use document;
