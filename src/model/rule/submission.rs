//! Rules of submissions.

macro_rules! submission {
    ({ $($rows:tt)* } $next:ident $($then:ident)*) => {
        $next! { { $($rows)*

            SubmissionRole(expected, found) "submission.role" Error REVIEW,
                "Hình thức đánh giá ở đây phải là {expected}, không phải {found}.",
                "The kind of assessment here must be {expected}, not {found}.";
            SubmissionManagesItself(id) "submission.manages-itself" Error REVIEW,
                "Cơ quan quản lý {id} chính là nhà trường: không đơn vị nào tự duyệt kết quả của mình.",
                "The managing body {id} is the school itself: nobody approves their own results.";
            SubmissionManagingBodyDiffers(unit, found) "submission.managing-body-differs" Warning REVIEW,
                "Nhà trường ghi đơn vị quản lý là {unit}, nhưng hồ sơ nộp cho {found}.",
                "The school names {unit} as the unit that manages it, but the submission goes to {found}.";
            SubmissionNumber(found, expected) "submission.number" Error REVIEW,
                "Số thứ tự phải là {expected}, không phải {found}: lịch sử chỉ được ghi thêm, không được bỏ bớt hay xếp lại.",
                "The number must be {expected}, not {found}: history is only added to, never cut or rearranged.";
            SubmissionDateBack(on, before) "submission.date-back" Error REVIEW,
                "Ngày {on} sớm hơn ngày của bước trước đó ({before}).",
                "The day {on} is earlier than that of the move before it ({before}).";
            SubmissionMoveNotAllowed(action, state, from) "submission.move-not-allowed" Error TOOLS,
                "Bước {action} không thực hiện được khi hồ sơ ở trạng thái {state}; bước này chỉ bắt đầu từ: {from}.",
                "The move {action} is not allowed in the state {state}; it starts from: {from}.";
            SubmissionOwnJudgement(action) "submission.own-judgement" Error REVIEW,
                "Nhà trường không được tự thực hiện bước {action} đối với hồ sơ của chính mình.",
                "A school must not make the move {action} on its own submission.";
            SubmissionWrongParty(action, party) "submission.wrong-party" Error REVIEW,
                "Bước {action} không thuộc về đơn vị này mà thuộc về bên {party} của hồ sơ.",
                "The move {action} is not for this unit but for {party} of the submission.";
            SubmissionWrongUnitKind(found, expected, on) "submission.wrong-unit-kind" Error REVIEW,
                "Ngày {on} đơn vị thực hiện bước này phải là {expected}, không phải {found}.",
                "On {on} the unit that makes this move must be of the kind {expected}, not {found}.";
            SubmissionNoLine(stage, on) "submission.no-line" Error REVIEW,
                "Quy trình không có tuyến báo cáo cho cấp học {stage} vào ngày {on}.",
                "The workflow has no line of reporting for the stage {stage} on {on}.";
            SubmissionReasonMissing(action) "submission.reason-missing" Error TOOLS,
                "Bước {action} phải nêu lý do.",
                "The move {action} must state a reason.";
            SubmissionStateDiffers(stated, led) "submission.state-differs" Error REVIEW,
                "Hồ sơ ghi trạng thái {stated}, nhưng lịch sử xử lý dẫn đến {led}.",
                "The submission states {stated}, but its history leads to {led}.";
            SubmissionPublishedMissing "submission.published-missing" Error REVIEW,
                "Hồ sơ đã công bố nhưng không có kết quả công bố (published).",
                "The submission is published, but what was made public (published) is missing.";
            SubmissionPublishedEarly(state) "submission.published-early" Error REVIEW,
                "Có kết quả công bố (published) trong khi hồ sơ mới ở trạng thái {state}.",
                "There is a public judgement (published) while the submission is only {state}.";
            SubmissionDeadlinesContradict(submit, publish) "submission.deadlines-contradict" Error REVIEW,
                "Hạn công bố {publish} trước hạn nộp {submit}.",
                "The deadline for publishing, {publish}, is before that for submitting, {submit}.";
            SubmissionDeadlineOutside(deadline, year) "submission.deadline-outside" Warning REVIEW,
                "Hạn {deadline} cách xa năm học được đánh giá ({year}): hãy kiểm tra năm.",
                "The deadline {deadline} is far from the school year that was assessed ({year}): check the year.";
            SubmissionLateSubmit(on, deadline) "submission.late-submit" Warning WAY_4725,
                "Nhà trường nộp ngày {on}, sau hạn {deadline}.",
                "The school submitted on {on}, after the deadline {deadline}.";
            SubmissionLatePublish(on, deadline) "submission.late-publish" Warning WAY_4725,
                "Kết quả công bố ngày {on}, sau hạn {deadline}.",
                "The result was published on {on}, after the deadline {deadline}.";
            SubmissionNoExternal "submission.no-external" Warning WAY_4725,
                "Kết quả đã công bố mà không có đánh giá ngoài của cơ quan quản lý.",
                "The result is published without an external evaluation by the managing body.";
            SubmissionPublishedLevelUnknown(level) "submission.published-level-unknown" Error REVIEW,
                "Bộ tiêu chí không xếp mức {level} ở đây.",
                "The instrument gives no level {level} here.";
            SubmissionPublishedGroupUnknown(group) "submission.published-group-unknown" Error REVIEW,
                "Bộ tiêu chí không có nhóm {group}.",
                "The instrument has no group {group}.";
            SubmissionPublishedGroupRepeated(group) "submission.published-group-repeated" Error REVIEW,
                "Nhóm {group} được công bố hai lần.",
                "The group {group} is published twice.";
            SubmissionPublishedLevelDiffers(published, judged) "submission.published-level-differs" Warning REVIEW,
                "Công bố mức {published}, nhưng kết quả đánh giá trong hồ sơ là {judged}.",
                "The level {published} is published, but the judgement in the submission gives {judged}.";
            SubmissionPublishedPointsDiffer(published, judged) "submission.published-points-differ" Warning REVIEW,
                "Công bố {published} điểm, nhưng kết quả đánh giá trong hồ sơ là {judged} điểm.",
                "The points published are {published}, but the judgement in the submission gives {judged}.";

        } $($then)* }
    };
}
pub(super) use submission;
