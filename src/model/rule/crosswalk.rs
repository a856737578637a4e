//! Rules of crosswalks.

macro_rules! crosswalk {
    ({ $($rows:tt)* } $next:ident $($then:ident)*) => {
        $next! { { $($rows)*

            CrosswalkRowEnds(relation) "crosswalk.row-ends" Error CARRYING,
                "Dòng này ghi sai số tiêu chí cho quan hệ {relation}: quan hệ không có tiêu chí tương ứng (none) chỉ ghi một tiêu chí, cũ (from) hoặc mới (to); các quan hệ khác ghi cả hai.",
                "This row names the wrong number of criteria for the relation {relation}: none names one only, the old (from) or the new (to); every other relation names both.";
            CrosswalkCriterionUnknown(criterion, instrument) "crosswalk.criterion-unknown" Error CARRYING,
                "Bộ tiêu chí {instrument} không có tiêu chí {criterion}: hãy sửa mã, hoặc bỏ dòng này.",
                "The instrument {instrument} has no criterion {criterion}: correct the identifier, or drop this row.";
            CrosswalkPairRepeated(pair, first) "crosswalk.pair-repeated" Error CARRYING,
                "Cặp tiêu chí {pair} đã có ở {first}: mỗi cặp chỉ có một quan hệ, hãy giữ một dòng.",
                "The pair {pair} is already at {first}: two criteria have one relation, keep one row.";
            CrosswalkEqualRepeated(criterion, first) "crosswalk.equal-repeated" Error CARRYING,
                "Tiêu chí {criterion} đã được ghi là hỏi cùng một việc (equal) với một tiêu chí khác ở {first}: nhiều nhất một trong hai dòng đúng.",
                "The criterion {criterion} is already equal to another one at {first}: at most one of the two rows is right.";
            CrosswalkNoneContradicts(criterion, other) "crosswalk.none-contradicts" Error CARRYING,
                "Dòng này ghi tiêu chí {criterion} không có tiêu chí tương ứng, nhưng {other} ghi là có: hãy bỏ một trong hai dòng.",
                "This row says that the criterion {criterion} has no counterpart, but {other} names one: drop one of the two rows.";
            CrosswalkUncovered(instrument, criteria) "crosswalk.uncovered" Warning CARRYING,
                "Không dòng nào nêu các tiêu chí này của bộ {instrument}: {criteria}. Tiêu chí không có tiêu chí tương ứng cũng cần một dòng ghi như vậy (none).",
                "No row names these criteria of the instrument {instrument}: {criteria}. One without a counterpart needs a row too, with the relation none.";
            CrosswalkEqualMisfit(from, to, differs) "crosswalk.equal-misfit" Advice CARRYING,
                "Tiêu chí {from} và {to} được ghi là hỏi cùng một việc (equal) nhưng cách trả lời khác nhau ({differs}), nên chỉ minh chứng và ghi chú chuyển sang được, giá trị thì không.",
                "The criteria {from} and {to} are equal but answered in different ways ({differs}), so evidence and notes are carried over, and values are not.";
            CrosswalkInstrumentMissing(instrument) "crosswalk.instrument-missing" Warning CARRYING,
                "Không có sẵn bộ tiêu chí {instrument}, nên các mã của bộ ấy chưa được kiểm tra: hãy kiểm tra cùng tệp bộ tiêu chí.",
                "The instrument {instrument} is not at hand, so its identifiers were not checked: check this document together with the instrument's file.";

        } $($then)* }
    };
}
pub(super) use crosswalk;
