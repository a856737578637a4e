//! Rules that hold in documents of every kind.

macro_rules! document {
    ({ $($rows:tt)* } $next:ident $($then:ident)*) => {
        $next! { { $($rows)*

            TextOpen "text.open" Warning PLANNING,
                "Chỗ này còn để trống: hãy ghi nội dung, hoặc bỏ đi nếu không có gì để ghi.",
                "This place is still open: write what belongs here, or leave it out if there is nothing to say.";
            DayOrder(what, day, than, other) "day.order" Warning PLANNING,
                "{what} ghi ngày {day}, trước {than} ({other}): hãy kiểm tra hai ngày.",
                "{what} is dated {day}, before {than} ({other}): check both days.";
            NumberOtherYear(number, date) "number.other-year" Warning PLANNING,
                "Số {number} ghi năm khác với năm của ngày ban hành {date}: số văn bản được đánh theo năm dương lịch, hãy kiểm tra số và ngày.",
                "The number {number} states another year than the day of issue, {date}: documents are numbered by the calendar year, check the number and the day.";
            NumberOfPart(number) "number.of-part" Warning PLANNING,
                "Số {number} không được in ra: văn bản này kèm theo một văn bản khác và mang số của văn bản đó. Hãy bỏ số này; nếu đây là văn bản ban hành riêng, hãy ghi là văn bản riêng.",
                "The number {number} is not printed: this is a part of another document and goes by the number of that. Leave it out; if this was issued by itself, state that it stands alone.";
            SourceLinkNotWeb "source.link-not-web" Warning CHECKING,
                "Địa chỉ này không phải địa chỉ web: hãy ghi đủ, bắt đầu bằng http:// hoặc https://, hoặc bỏ đi.",
                "This is no web address: write it in full, beginning with http:// or https://, or leave it out.";

        } $($then)* }
    };
}
pub(super) use document;
