//! Rules of documents that are checked together.

macro_rules! set {
    ({ $($rows:tt)* } $next:ident $($then:ident)*) => {
        $next! { { $($rows)*

            SetDouble(kind, of) "set.double" Warning PLANNING,
                "Trong các tệp được kiểm tra còn {kind} khác của {of}: hãy chỉ giữ một bản, hoặc sửa bản ghi nhầm.",
                "Among the files checked there is another {kind} of {of}: keep one of them, or correct the one that is wrong.";
            SetAnswersRepeated(of) "set.answers-repeated" Warning PLANNING,
                "Mọi câu trả lời giống hệt phiếu của {of}, đến từng con số: hãy kiểm tra xem có phải bản sao chưa sửa không.",
                "Every answer is that of {of}, to the last number: check whether it is a copy that nobody has changed yet.";
            SetPartnerMissing(kind, nearest, differs) "set.partner-missing" Warning PLANNING,
                "Tài liệu này chưa được đối chiếu với {kind} nào: bản gần nhất trong các tệp được kiểm tra là của {nearest}, khác về {differs}.",
                "This document was checked against no {kind}: the closest among the files checked is that of {nearest}, which differs in {differs}.";
            SetStagesDiffer(found, expected) "set.stages-differ" Warning PLANNING,
                "Hai tài liệu của cùng một trường ghi cấp học khác nhau: ở đây {found}, ở tài liệu kia {expected}; ngưỡng theo cấp học vì vậy không so được.",
                "Two documents of one school state different stages: here {found}, in the other {expected}; what depends on the stage cannot be compared.";
            SetNameDiffers "set.name-differs" Warning PLANNING,
                "Hai tài liệu cùng một mã trường nhưng ghi tên trường khác nhau: hãy thống nhất tên, hoặc sửa mã trường nếu là hai trường.",
                "Two documents of one school's identifier name the school differently: settle on one name, or correct the identifier if they are two schools.";
            SetUnitDiffers(found, expected) "set.unit-differs" Warning PLANNING,
                "Hai tài liệu cùng năm của một trường ghi đơn vị quản lý khác nhau: ở đây {found}, ở tài liệu kia {expected}.",
                "Two documents of one school and year state different managing units: here {found}, in the other {expected}.";
            SetIdRepeated(id, kind) "set.id-repeated" Warning PLANNING,
                "Mã {id} cũng là mã của một {kind} của trường này: tài liệu khác dẫn đến mã ấy sẽ không rõ là dẫn đến bản nào, hãy đổi một mã và những chỗ dẫn đến nó.",
                "{id} is also the identifier of another document of this school, of the kind {kind}: whoever refers to it may mean either, so change one and what refers to it.";
            SetNumberRepeated(number, kind) "set.number-repeated" Warning PLANNING,
                "Số {number} cũng là số của một {kind} của trường này, ban hành cùng năm: mỗi văn bản có một số, hãy kiểm tra cả hai.",
                "The number {number} is also that of another document of this school, of the kind {kind}, issued in the same year: each has its own, check both.";

        } $($then)* }
    };
}
pub(super) use set;
