//! Rules that check a judgement against another one, or against documents.

macro_rules! comparison {
    ({ $($rows:tt)* } $next:ident $($then:ident)*) => {
        $next! { { $($rows)*

            ComparisonOtherSchool(expected, found) "comparison.other-school" Error REVIEW,
                "Đánh giá ngoài là của trường {found}, còn tự đánh giá là của trường {expected}.",
                "The external evaluation is of the school {found}, the self-assessment of {expected}.";
            ComparisonOtherYear(expected, found) "comparison.other-year" Error REVIEW,
                "Đánh giá ngoài là của năm học {found}, còn tự đánh giá là của năm học {expected}.",
                "The external evaluation is of the school year {found}, the self-assessment of {expected}.";
            ComparisonOtherInstrument(expected, found) "comparison.other-instrument" Error REVIEW,
                "Đánh giá ngoài dùng bộ tiêu chí {found}, còn tự đánh giá dùng {expected}.",
                "The external evaluation answers the instrument {found}, the self-assessment {expected}.";
            ComparisonOtherEdition(expected, found) "comparison.other-edition" Error REVIEW,
                "Đánh giá ngoài dùng phiên bản {found} của bộ tiêu chí, còn tự đánh giá dùng {expected}.",
                "The external evaluation answers the edition {found} of the instrument, the self-assessment {expected}.";
            ComparisonStagesDiffer(expected, found) "comparison.stages-differ" Warning REVIEW,
                "Đánh giá ngoài ghi các cấp học {found}, còn tự đánh giá ghi {expected}: ngưỡng áp dụng có thể khác nhau.",
                "The external evaluation states the stages {found}, the self-assessment {expected}: different thresholds may apply.";
            ComparisonLevelLower(own as self, external, criteria) "comparison.level-lower" Warning REVIEW,
                "Đánh giá ngoài xếp mức {external}, thấp hơn mức tự đánh giá {self}; các tiêu chí khác nhau: {criteria}.",
                "The external evaluation gives the level {external}, lower than the self-assessment's {self}; the criteria that differ: {criteria}.";
            ComparisonLevelHigher(own as self, external, criteria) "comparison.level-higher" Advice REVIEW,
                "Đánh giá ngoài xếp mức {external}, cao hơn mức tự đánh giá {self}; các tiêu chí khác nhau: {criteria}.",
                "The external evaluation gives the level {external}, higher than the self-assessment's {self}; the criteria that differ: {criteria}.";
            ComparisonCriterionDiffers(criterion, own as self, external) "comparison.criterion-differs" Advice REVIEW,
                "Tiêu chí {criterion}: đánh giá ngoài là {external}, tự đánh giá là {self}.",
                "Criterion {criterion}: the external evaluation says {external}, the self-assessment {self}.";
            ClaimExceedsDocuments(criterion, claimed, shown) "claim.exceeds-documents" Warning DERIVING,
                "Tiêu chí {criterion}: ghi {claimed}, nhiều hơn mức kế hoạch và báo cáo cho thấy ({shown}).",
                "Criterion {criterion}: {claimed} is stated, more than plan and report show ({shown}).";
            ClaimBelowDocuments(criterion, claimed, shown) "claim.below-documents" Advice DERIVING,
                "Tiêu chí {criterion}: kế hoạch và báo cáo cho thấy {shown}, nhiều hơn điều đã ghi ({claimed}).",
                "Criterion {criterion}: the plan and report show {shown}, more than what is stated ({claimed}).";
            ClaimCountsDiffer(criterion, claimed, shown) "claim.counts-differ" Advice DERIVING,
                "Tiêu chí {criterion}: ghi {claimed}, còn kế hoạch và báo cáo cho thấy {shown}: tỷ lệ bằng nhau nhưng số liệu khác nhau, hãy kiểm tra.",
                "Criterion {criterion}: {claimed} is stated, plan and report show {shown}: the same share of other numbers, check them.";
            ClaimFactDiffers(criterion, claimed, day, stated, reported) "claim.fact-differs" Warning PLANNING,
                "Tiêu chí {criterion}: phiếu đánh giá (ngày {day}) ghi {claimed}, báo cáo tổng kết cùng năm (ngày {reported}) ghi {stated}: hãy kiểm tra hai số liệu; nếu đều đúng, hãy nêu lý do trong ghi chú ở câu trả lời.",
                "Criterion {criterion}: the assessment ({day}) states {claimed}, the report on the same year ({reported}) {stated}: check both; if both are right, add a note to the answer.";
            ClaimLevelDiffers(scored, day, stated, reported) "claim.level-differs" Warning PLANNING,
                "Phiếu đánh giá (ngày {day}) cho kết quả mức {scored}, nhưng báo cáo tổng kết cùng năm (ngày {reported}) ghi mức {stated}: hãy kiểm tra các câu trả lời và mức ghi trong báo cáo.",
                "The assessment ({day}) gives the level {scored}, but the report on the same year ({reported}) states {stated}: check the answers, and the level in the report.";
            ClaimOtherInstrument(expected, found) "claim.other-instrument" Warning DERIVING,
                "Kế hoạch của năm này theo bộ tiêu chí {found}, phiếu theo {expected}, mà chưa có bảng chuyển tiêu chí giữa hai bộ: chưa đối chiếu được phiếu với kế hoạch và báo cáo. Hãy kiểm tra cùng bộ tiêu chí của kế hoạch và bảng chuyển tiêu chí.",
                "The plan of this year goes by the instrument {found}, the assessment by {expected}, and no way between them is at hand: the assessment was not checked against what plan and report show. Check it together with the plan's instrument and a crosswalk.";

        } $($then)* }
    };
}
pub(super) use comparison;
