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
            MoneyUnlikely(money) "money.unlikely" Warning PLANNING,
                "Số tiền {money} đồng khó có thể đúng: hãy ghi đủ số đồng, không ghi theo nghìn hay triệu đồng; nếu đúng là như vậy, hãy nêu lý do trong ghi chú.",
                "{money} đồng is hardly right: state money in đồng, not in thousands or millions; if it is so, add a note.";
            DocumentOpenPlace "document.open-place" Error PLANNING,
                "Chỗ này còn để trống (…): hãy ghi nội dung.",
                "This place is still open (…): write what belongs here.";
            DocumentHeadIncomplete(missing) "document.head-incomplete" Warning PLANNING,
                "Văn bản chưa ghi {missing}; bản in để trống những chỗ này: hãy ghi đủ.",
                "The document does not state {missing}, and its page has places to write in there: state them.";
            DocumentTitleOtherYear(found, period) "document.title-other-year" Warning PLANNING,
                "Tên văn bản ghi {found}, nhưng thời gian ở đây là {period}: hãy sửa tên hoặc thời gian.",
                "The title says {found}, but the time here is {period}: correct the title or the time.";
            DocumentRowRepeated(first) "document.row-repeated" Warning PLANNING,
                "Dòng này giống hệt dòng ở {first}, không kể mã: hãy bỏ một dòng, hoặc sửa dòng ghi nhầm.",
                "This row says the same as the one at {first}, whatever their identifiers: drop one, or correct the one that is wrong.";
            CitationSourceUnknown(id) "citation.source-unknown" Error CHECKING,
                "Trích dẫn nguồn {id} nhưng danh sách nguồn không có mã này: hãy thêm nguồn hoặc sửa mã.",
                "Cites the source {id}, which the list of sources lacks: add the source or correct the identifier.";
            CitationSourceMissing(fidelity) "citation.source-missing" Error CHECKING,
                "Độ tin cậy là {fidelity} nhưng không nêu nguồn: hãy ghi nguồn, hoặc ghi tự chọn (authored) nếu không có văn bản nào quy định.",
                "The fidelity is {fidelity} but no source is named: name it, or say authored if no document lays this down.";
            CitationAuthoredWithSource "citation.authored-with-source" Error CHECKING,
                "Nội dung ghi tự chọn (authored) nhưng lại dẫn nguồn như quy định: hãy bỏ nguồn và điều khoản, hoặc sửa độ tin cậy.",
                "Marked authored, yet cites a source as if it were laid down: drop source and clause, or correct the fidelity.";
            SourceRepeated(id, first) "source.repeated" Error CHECKING,
                "Mã nguồn {id} đã dùng ở {first}: hãy đổi mã ở đây.",
                "The source {id} is already listed at {first}: change this identifier.";
            SourceUnused(id) "source.unused" Advice CHECKING,
                "Không trích dẫn nào dùng nguồn {id}.",
                "No citation uses the source {id}.";
            SourceLinkNotWeb "source.link-not-web" Warning CHECKING,
                "Địa chỉ này không phải địa chỉ web: hãy ghi đủ, bắt đầu bằng http:// hoặc https:// và không có khoảng trắng, hoặc bỏ đi.",
                "This is no web address: write it in full, beginning with http:// or https:// and without blanks, or leave it out.";

        } $($then)* }
    };
}
pub(super) use document;
