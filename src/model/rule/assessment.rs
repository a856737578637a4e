//! Rules of schools, assessments, answers and evidence.

macro_rules! assessment {
    ({ $($rows:tt)* } $next:ident $($then:ident)*) => {
        $next! { { $($rows)*

            SchoolNoStage "school.no-stage" Error SCORING,
                "Trường chưa ghi cấp học nào: ngưỡng theo cấp học không xác định được.",
                "The school states no stage, so thresholds by stage cannot be told.";
            SchoolStageRepeated(stage) "school.stage-repeated" Warning CHECKING,
                "Cấp học {stage} ghi hai lần.",
                "The stage {stage} is stated twice.";
            SchoolStageNameDiffers(named, stages) "school.stage-name-differs" Warning CHECKING,
                "Theo tên, trường có cấp học {named}, nhưng cấp học ghi ở đây là {stages}: hãy sửa tên hoặc cấp học.",
                "By its name the school teaches {named}, but the stages stated are {stages}: correct the name or the stages.";
            SchoolManagesItself "school.manages-itself" Warning REVIEW,
                "Ở đây ghi chính nhà trường, trong khi phải là đơn vị quản lý hoặc cơ quan cấp trên: hãy sửa cho đúng.",
                "This names the school itself, where the unit that manages it or an office above it belongs: correct it.";
            AssessmentDateOutsideYear(date, year) "assessment.date-outside-year" Warning CHECKING,
                "Ngày đánh giá {date} nằm ngoài năm học {year}.",
                "The day of the assessment, {date}, lies outside the school year {year}.";
            AssessmentInstrumentMismatch(found, expected) "assessment.instrument-mismatch" Error SCORING,
                "Phiếu trả lời bộ tiêu chí {found}, không phải {expected}.",
                "The answers are to the instrument {found}, not to {expected}.";
            AssessmentEditionMismatch(found, expected) "assessment.edition-mismatch" Error SCORING,
                "Phiếu trả lời phiên bản {found}, không phải {expected}: hãy dùng đúng phiên bản hoặc chuyển câu trả lời sang phiên bản mới.",
                "The answers are to the edition {found}, not to {expected}: use that edition or carry the answers over.";
            AssessmentNotInForce(year, from, until) "assessment.not-in-force" Warning CHECKING,
                "Năm học {year} nằm ngoài thời gian hiệu lực của bộ tiêu chí ({from} – {until}).",
                "The school year {year} lies outside the time the instrument is in force ({from} – {until}).";
            AssessmentDateNotInForce(date, from, until) "assessment.date-not-in-force" Warning CHECKING,
                "Ngày đánh giá {date} nằm ngoài thời gian hiệu lực của bộ tiêu chí ({from} – {until}): hãy dùng phiên bản đang có hiệu lực, hoặc kiểm tra ngày.",
                "The day of the assessment, {date}, lies outside the time the instrument is in force ({from} – {until}): use the edition in force, or check the day.";
            AssessmentStageNotCovered(stage) "assessment.stage-not-covered" Error SCORING,
                "Bộ tiêu chí không áp dụng cho cấp học {stage}.",
                "The instrument is not made for the stage {stage}.";
            AssessmentUnanswered(count, criteria) "assessment.unanswered" Advice SCORING,
                "Còn {count} tiêu chí chưa có câu trả lời ({criteria}): chưa trả lời thì tính như chưa đạt.",
                "Criteria without an answer: {count} ({criteria}). What is not answered counts as not reached.";
            AnswerCriterionUnknown(criterion) "answer.criterion-unknown" Error SCORING,
                "Bộ tiêu chí không có tiêu chí {criterion}.",
                "The instrument has no criterion {criterion}.";
            AnswerCriterionRetired(criterion) "answer.criterion-retired" Error SCORING,
                "Tiêu chí {criterion} đã bỏ ở phiên bản này: hãy chuyển sang tiêu chí thay thế, nếu có.",
                "The criterion {criterion} is retired in this edition: go over to its replacement, if there is one.";
            AnswerRepeated(criterion, first) "answer.repeated" Error SCORING,
                "Tiêu chí {criterion} đã trả lời ở {first}: hãy giữ một câu trả lời.",
                "The criterion {criterion} is already answered at {first}: keep one answer.";
            AnswerWrongMeasure(criterion, expected, found) "answer.wrong-measure" Error SCORING,
                "Tiêu chí {criterion} cần giá trị dạng {expected}, không phải {found}.",
                "The criterion {criterion} takes a value of the form {expected}, not {found}.";
            AnswerShareWholeZero "answer.share-whole-zero" Error SCORING,
                "Tổng số bằng 0 nên không có tỷ lệ: nếu không có đối tượng nào thì tiêu chí không áp dụng, hãy trả lời “không áp dụng” (notApplicable) kèm lý do; trong kế hoạch, báo cáo thì bỏ dòng này.",
                "The total is 0, so there is no share: if there is nothing to count, the criterion does not apply, so answer notApplicable with the reason; in a plan or report drop the row.";
            AnswerSharePartExceeds(part, whole) "answer.share-part-exceeds" Error SCORING,
                "Số đạt ({part}) lớn hơn tổng số ({whole}).",
                "The part ({part}) is greater than the total ({whole}).";
            AnswerCountExceeds(found, maximum) "answer.count-exceeds" Error SCORING,
                "Số lượng {found} lớn hơn số lớn nhất có thể ({maximum}).",
                "The count {found} is greater than the greatest possible ({maximum}).";
            AnswerLevelUnknown(criterion, level, levels) "answer.level-unknown" Error SCORING,
                "Tiêu chí {criterion} không có mức {level}; các mức là: {levels}.",
                "The criterion {criterion} has no level {level}; its levels are: {levels}.";
            AnswerPointsExceed(found, maximum) "answer.points-exceed" Error SCORING,
                "Điểm {found} lớn hơn điểm tối đa {maximum}.",
                "The points {found} are above the maximum {maximum}.";
            AnswerPointsStep(found, step) "answer.points-step" Error SCORING,
                "Điểm {found} không phải bội của bước điểm {step}.",
                "The points {found} are not a multiple of the step {step}.";
            AnswerItemUnknown(criterion, item) "answer.item-unknown" Error SCORING,
                "Tiêu chí {criterion} không có tiểu mục {item}.",
                "The criterion {criterion} has no item {item}.";
            AnswerItemRepeated(item) "answer.item-repeated" Error SCORING,
                "Tiểu mục {item} được chấm hai lần.",
                "The item {item} is scored twice.";
            AnswerItemsDiffer(sum, earned) "answer.items-differ" Error SCORING,
                "Các tiểu mục cộng lại là {sum} điểm nhưng tiêu chí ghi {earned}.",
                "The points of the items add up to {sum}, but the criterion states {earned}.";
            AnswerNotApplicableUnforeseen(criterion) "answer.not-applicable-unforeseen" Warning CHECKING,
                "Bộ tiêu chí không dự liệu trường hợp không áp dụng cho tiêu chí {criterion}: hãy chắc chắn lý do là đúng, vì câu trả lời này làm thay đổi cách tính kết quả.",
                "The instrument foresees no case in which the criterion {criterion} does not apply: make sure of the reason, as this answer changes how the result is worked out.";
            AnswerReasonOpen(criterion) "answer.reason-open" Error SCORING,
                "Tiêu chí {criterion} ghi không áp dụng nhưng chỗ ghi lý do còn để trống: hãy ghi lý do; nếu chưa rõ thì trả lời chưa đánh giá (notAssessed).",
                "The criterion {criterion} is answered as not applicable, but the place for the reason is still open: state the reason, or answer notAssessed if it is not known.";
            AnswerEvidenceMissing(criterion) "answer.evidence-missing" Warning CHECKING,
                "Tiêu chí {criterion} yêu cầu minh chứng nhưng câu trả lời chưa có.",
                "The criterion {criterion} asks for evidence, and the answer has none.";
            AnswerRatioUnlikely(criterion, amount, per) "answer.ratio-unlikely" Warning CHECKING,
                "Tiêu chí {criterion} ghi {amount}, {per}: hãy kiểm tra có ghi ngược hay thiếu số không; nếu đúng là như vậy, hãy nêu lý do trong ghi chú.",
                "The criterion {criterion} states {amount}, {per}: check whether they are turned round or one is missing; if it is so, add a note.";
            AnswerNumberUnlikely(criterion, found, highest) "answer.number-unlikely" Warning CHECKING,
                "Tiêu chí {criterion} ghi {found}, gấp rất nhiều lần mức cao nhất đòi hỏi ({highest}): hãy kiểm tra con số và đơn vị tính; nếu đúng là như vậy, hãy nêu lý do trong ghi chú.",
                "The criterion {criterion} states {found}, many times what the highest level asks for ({highest}): check the number and its unit; if it is so, add a note.";
            AnswerNumbersDiffer(criterion, found, first, expected) "answer.numbers-differ" Warning CHECKING,
                "Tiêu chí {criterion} ghi {found}, tiêu chí {first} ghi {expected}: hãy kiểm tra hai số; nếu đều đúng, hãy nêu lý do trong ghi chú.",
                "The criterion {criterion} states {found}, the criterion {first} {expected}: check both numbers; if both are right, add a note.";
            AnswerTotalUnlikely(criterion, found, kind, expected) "answer.total-unlikely" Warning PLANNING,
                "Tiêu chí {criterion}: ở đây ghi {found}, {kind} ghi {expected}, tổng số chênh nhau hơn hai lần: hãy kiểm tra tổng số; nếu đúng là như vậy, hãy nêu lý do trong ghi chú.",
                "The criterion {criterion} has {found} here, and {expected} in the {kind}: one total is more than twice the other. Check both; if it is so, add a note.";
            EvidenceDatesContradict(issued, expires) "evidence.dates-contradict" Warning PLANNING,
                "Minh chứng hết giá trị ngày {expires}, trước ngày lập {issued}.",
                "The evidence expires on {expires}, before it was made on {issued}.";
            EvidenceExpired(expires, date) "evidence.expired" Warning PLANNING,
                "Minh chứng đã hết giá trị ngày {expires}, trước ngày của văn bản này ({date}).",
                "The evidence expired on {expires}, before the day of this document ({date}).";
            EvidenceLater(issued, date) "evidence.later" Warning PLANNING,
                "Minh chứng lập ngày {issued}, sau ngày của văn bản này ({date}).",
                "The evidence was made on {issued}, after the day of this document ({date}).";
            EvidenceLinkNotWeb "evidence.link-not-web" Warning CHECKING,
                "Liên kết chưa phải địa chỉ web đầy đủ: cần bắt đầu bằng http:// hay https:// và không có khoảng trắng; nếu minh chứng là một tệp thì hãy ghi vào chỗ của tệp (file), không ghi làm liên kết.",
                "The link is no full web address: it begins with http:// or https:// and has no blanks in it; where the evidence is a file, state it as a file and not as a link.";
            ScorecardDiffers(found, expected) "scorecard.differs" Error SCORING,
                "Kết quả đánh giá ghi {found}, nhưng chấm lại chính các câu trả lời trong đó thì ở đây là {expected}: hãy chấm lại từ phiếu đánh giá.",
                "The scorecard states {found}, but scoring its own answers again gives {expected} here: score the assessment again.";
            ScorecardImpossible(found, possible) "scorecard.impossible" Error SCORING,
                "Kết quả ghi {found}, mà chỉ có thể là {possible}: không câu trả lời nào chấm ra như vậy, hãy chấm lại từ phiếu đánh giá.",
                "The result states {found} where only {possible} is possible: no answers score like this; score the assessment again.";

        } $($then)* }
    };
}
pub(super) use assessment;
