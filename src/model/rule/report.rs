//! Rules of year-end reports.

macro_rules! report {
    ({ $($rows:tt)* } $next:ident $($then:ident)*) => {
        $next! { { $($rows)*

            ReportIdRepeated(id, first) "report.id-repeated" Error PLANNING,
                "Mã {id} đã dùng ở {first}: trong một báo cáo mỗi mã chỉ dùng một lần, hãy đổi mã ở đây.",
                "The identifier {id} is already used at {first}: each may be used once in a report, change this one.";
            ReportInstrumentDiffers(found, expected) "report.instrument-differs" Error PLANNING,
                "Báo cáo dùng bộ tiêu chí {found} nhưng đang được kiểm tra theo {expected}: hãy kiểm tra theo đúng bộ tiêu chí và phiên bản.",
                "The report goes by the instrument {found} but is checked against {expected}: use the same instrument and edition.";
            ReportLevelUnknown(level, levels) "report.level-unknown" Error PLANNING,
                "Kết quả chung theo bộ tiêu chí không có mức {level}; các mức là: {levels}.",
                "The instrument has no level {level} for the overall result; the levels are: {levels}.";
            ReportIssuedOutsidePeriod(date, period) "report.issued-outside-period" Warning PLANNING,
                "Báo cáo ghi ngày {date}, cách xa thời gian báo cáo ({period}): hãy kiểm tra ngày và thời gian.",
                "The report is dated {date}, far from the period it reports on ({period}): check the day and the period.";
            ReportNotInSummary "report.not-in-summary" Warning TASK_3,
                "Việc triển khai mô hình phải được báo cáo lồng ghép trong báo cáo tổng kết năm học về ứng dụng CNTT: hãy đưa phần này vào báo cáo tổng kết và ghi tên, số của báo cáo đó.",
                "The model's implementation is to be reported inside the school-year summary report on IT application: make this a section of it, and name that report.";
            ReportResultsMissing "report.results-missing" Error PLANNING,
                "Báo cáo chưa có kết quả nào: hãy ghi kết quả của từng mục tiêu trong kế hoạch.",
                "The report states no result: state what became of each planned objective.";
            ReportResultRepeated(objective, first) "report.result-repeated" Error PLANNING,
                "Mục tiêu {objective} đã báo cáo ở {first}: hãy gộp thành một kết quả.",
                "The objective {objective} is already reported at {first}: make it one result.";
            ReportReachedWithoutEvidence(objective) "report.reached-without-evidence" Error PLANNING,
                "Mục tiêu {objective} ghi là hoàn thành nhưng chưa có minh chứng: hãy bổ sung minh chứng.",
                "The objective {objective} is reported as reached, and nothing shows it: add the evidence.";
            ReportShortWithoutReason(objective) "report.short-without-reason" Error PLANNING,
                "Mục tiêu {objective} chưa hoàn thành hoặc mới hoàn thành một phần nhưng chưa nêu lý do: hãy ghi lý do.",
                "The objective {objective} was not reached, or only in part, and no reason is given: state it.";
            ReportFactMissing(criterion) "report.fact-missing" Error PLANNING,
                "Kết quả của tiêu chí {criterion} phải là một số liệu: nếu chưa có, hãy bỏ dòng này và nêu lý do ở kết quả của mục tiêu.",
                "The result on the criterion {criterion} must be a fact: if there is none, drop this row and give the reason with the objective's result.";
            ReportFactRepeated(criterion, first) "report.fact-repeated" Error PLANNING,
                "Tiêu chí {criterion} đã có số liệu ở {first}: hãy giữ một số liệu.",
                "The criterion {criterion} already has a fact at {first}: keep one.";
            ReportGuidanceMissing "report.guidance-missing" Warning TASK_3,
                "Báo cáo chưa ghi thực hiện theo văn bản hướng dẫn nào của Sở: hãy ghi văn bản hướng dẫn báo cáo.",
                "The report does not say which guidance of the Department it follows: name that document.";
            ReportReferenceUnknown(id, list) "report.reference-unknown" Error PLANNING,
                "Danh sách {list} của báo cáo không có mã {id}: hãy sửa mã, hoặc bổ sung phần còn thiếu vào danh sách.",
                "The report's list {list} has no {id}: correct the identifier, or add what is missing to the list.";
            ReportSpendingWithoutObjective(source) "report.spending-without-objective" Warning inferred(principle(Principle::Effectiveness)),
                "Kinh phí từ nguồn “{source}” không phục vụ mục tiêu nào: hãy dẫn các mục tiêu để thấy hiệu quả đầu tư.",
                "The money from “{source}” serves no objective: refer to those it served, so that its effect shows.";
            ReportSpendingWithoutResult(spent, source) "report.spending-without-result" Warning inferred(principle(Principle::Effectiveness)),
                "Đã sử dụng {spent} đồng từ nguồn “{source}” nhưng mọi mục tiêu được phục vụ đều chưa hoàn thành: hãy nêu nguyên nhân và cách khắc phục.",
                "{spent} đồng from “{source}” were spent, and none of the objectives they served was reached even in part: state why, and what is done about it.";
            ReportDateOutsidePeriod(date, period) "report.date-outside-period" Warning PLANNING,
                "Ngày {date} nằm ngoài thời gian báo cáo ({period}): hãy kiểm tra ngày.",
                "The day {date} lies outside the period reported on ({period}): check it.";
            ReportProposalsMissing "report.proposals-missing" Advice PLANNING,
                "Báo cáo chưa có đề xuất, kiến nghị với cấp trên.",
                "The report makes no proposal to those above.";
            ReportNextYearMissing "report.next-year-missing" Advice PLANNING,
                "Báo cáo chưa nêu phương hướng năm tới.",
                "The report does not say where the next year goes.";

            ReportOtherPlan(found, expected) "report.other-plan" Error PLANNING,
                "Báo cáo ghi là về kế hoạch {found}, không phải {expected}: hãy sửa mã kế hoạch, hoặc đối chiếu với đúng kế hoạch.",
                "The report says it is on the plan {found}, not {expected}: correct the identifier, or check it against the right plan.";
            ReportOtherSchool "report.other-school" Error PLANNING,
                "Báo cáo và kế hoạch có mã trường khác nhau: hãy đối chiếu với kế hoạch của đúng trường.",
                "The report and the plan name different schools: check it against the plan of this school.";
            ReportOtherPeriod(found, expected) "report.other-period" Error PLANNING,
                "Báo cáo về {found} nhưng kế hoạch là của {expected}: hãy sửa thời gian, hoặc đối chiếu với đúng kế hoạch.",
                "The report is on {found}, but the plan is for {expected}: correct the period, or check it against the right plan.";
            ReportOtherInstrument(found, expected) "report.other-instrument" Error PLANNING,
                "Báo cáo dùng bộ tiêu chí {found}, kế hoạch dùng {expected}: kết quả và chỉ tiêu không so được, hãy dùng cùng bộ tiêu chí và phiên bản.",
                "The report goes by the instrument {found}, the plan by {expected}: results and targets cannot be compared, use the same instrument and edition.";
            ReportObjectiveUnreported(objective) "report.objective-unreported" Error PLANNING,
                "Mục tiêu {objective} có trong kế hoạch nhưng báo cáo không có kết quả: hãy bổ sung kết quả kèm minh chứng hoặc lý do.",
                "The objective {objective} was planned, and the report has no result for it: add one, with evidence or a reason.";
            ReportObjectiveUnplanned(objective) "report.objective-unplanned" Error PLANNING,
                "Kế hoạch không có mục tiêu {objective}: hãy sửa mã; nếu là việc ngoài kế hoạch thì nêu ở báo cáo tổng kết, không ghi là mục tiêu của kế hoạch.",
                "The plan has no objective {objective}: correct the identifier; work beyond the plan belongs in the summary report, not among the plan's objectives.";
            ReportReachedButShort(objective, criterion) "report.reached-but-short" Error PLANNING,
                "Mục tiêu {objective} ghi là hoàn thành nhưng kết quả của tiêu chí {criterion} thấp hơn chỉ tiêu trong kế hoạch: hãy sửa mức độ hoàn thành và nêu lý do, hoặc sửa số liệu.",
                "The objective {objective} is reported as reached, but the fact on the criterion {criterion} falls short of the planned target: correct the outcome and give the reason, or correct the fact.";
            ReportQuantityShort(objective, reached, planned) "report.quantity-short" Warning PLANNING,
                "Mục tiêu {objective} ghi là hoàn thành nhưng mới đạt {reached}, kế hoạch đề ra {planned}: hãy kiểm tra con số và mức độ hoàn thành.",
                "The objective {objective} is reported as reached at {reached}, where {planned} was planned: check the number and the outcome.";
            ReportQuantityMissing(objective, planned) "report.quantity-missing" Warning PLANNING,
                "Mục tiêu {objective} ghi là hoàn thành nhưng không nêu con số đạt được, kế hoạch đề ra {planned}: hãy ghi con số này.",
                "The objective {objective} is reported as reached, and the number that was reached is not stated, where {planned} was planned: state it.";
            ReportShortButReached(objective, outcome) "report.short-but-reached" Warning PLANNING,
                "Mục tiêu {objective} ghi là {outcome}, nhưng mọi số liệu đều đạt chỉ tiêu trong kế hoạch: hãy sửa mức độ hoàn thành hoặc số liệu; nếu đúng là như vậy, hãy nêu lý do trong ghi chú ở số liệu.",
                "The objective {objective} is reported as {outcome}, yet every fact meets its planned target: correct the outcome or the facts; if it is so, add a note to the fact.";
            ReportPartlyUnsupported(objective, criterion, found, expected) "report.partly-unsupported" Warning PLANNING,
                "Mục tiêu {objective} ghi là hoàn thành một phần, nhưng không số liệu nào tốt hơn hiện trạng khi lập kế hoạch (tiêu chí {criterion}: {found}, trước đó {expected}): hãy kiểm tra mức độ hoàn thành và số liệu; nếu đúng là như vậy, hãy nêu lý do trong ghi chú ở số liệu.",
                "The objective {objective} is reported as reached in part, yet no fact is better than when the plan was made (criterion {criterion}: {found}, before {expected}): check the outcome and the facts; if it is so, add a note to the fact.";
            ReportTargetUnmeasured(objective, outcome, criterion) "report.target-unmeasured" Warning PLANNING,
                "Mục tiêu {objective} ghi là {outcome} nhưng báo cáo không có số liệu của tiêu chí {criterion}: hãy bổ sung số liệu để đối chiếu với chỉ tiêu.",
                "The objective {objective} is reported as {outcome}, but there is no fact on the criterion {criterion}: add it, so that it can be checked against the target.";
            ReportLevelFell(level, baseline) "report.level-fell" Warning PLANNING,
                "Mức cuối năm {level} thấp hơn mức {baseline} khi lập kế hoạch: hãy kiểm tra lại, hoặc nêu nguyên nhân và cách khắc phục.",
                "The level at the end of the year, {level}, is below {baseline} when the plan was made: check it, or state the causes and what is done about them.";
            ReportLevelMissing(target) "report.level-missing" Warning PLANNING,
                "Kế hoạch đặt mức mục tiêu {target} nhưng báo cáo không ghi mức đạt được: hãy ghi mức cuối năm.",
                "The plan aims at the level {target}, and the report does not say which was reached: state the level at the end of the year.";
            ReportLevelUnsupported(level, baseline) "report.level-unsupported" Warning PLANNING,
                "Mức cuối năm {level} cao hơn mức {baseline} khi lập kế hoạch, nhưng không mục tiêu nào hoàn thành, kể cả một phần: hãy kiểm tra mức đạt được và kết quả các mục tiêu.",
                "The level at the end of the year, {level}, is above {baseline} when the plan was made, yet no objective was reached even in part: check the level and the results.";
            ReportEvidenceOld(objective, period) "report.evidence-old" Warning PLANNING,
                "Mục tiêu {objective} ghi là hoàn thành, nhưng mọi minh chứng đều có từ trước {period}: hãy thêm minh chứng của kỳ báo cáo, hoặc ghi ở lý do (reason) vì sao minh chứng cũ vẫn đủ.",
                "The objective {objective} is reported as reached, but all of its evidence is from before {period}: add evidence of that time, or say in the reason why the old one is enough.";
            ReportLevelBeyondFacts(level, highest) "report.level-beyond-facts" Warning PLANNING,
                "Báo cáo ghi mức cuối năm {level}, nhưng với số liệu của các mục tiêu trong báo cáo thì kết quả cao nhất có thể chỉ là {highest}: hãy kiểm tra lại mức, hoặc số liệu.",
                "The report states the level {level}, but with the facts of its own results the best that is possible is {highest}: check the level, or the facts.";
            ReportReachedWithoutTrial(objective, trial) "report.reached-without-trial" Warning inferred(principle(Principle::Effectiveness)),
                "Mục tiêu {objective} ghi là hoàn thành, nhưng mọi giải pháp phục vụ mục tiêu này đều dùng công nghệ chưa được đánh giá là đạt (thử nghiệm {trial}): hãy kiểm tra mức độ hoàn thành và kết quả thử nghiệm; nếu hoàn thành bằng cách khác, hãy ghi cách đó ở lý do (reason).",
                "The objective {objective} is reported as reached, but every solution that serves it brings technology that was not evaluated as passed (trial {trial}): check the outcome and the trial; if it was reached another way, say how in the reason.";
            ReportTrialMissing(trial) "report.trial-missing" Warning PLANNING,
                "Kế hoạch có thử nghiệm {trial} nhưng báo cáo không nêu kết quả: hãy ghi thử nghiệm này đã đến giai đoạn nào.",
                "The plan has the trial {trial}, and the report says nothing of it: state how far it came.";
            ReportSpendingMissing(planned, source) "report.spending-missing" Warning inferred(principle(Principle::Effectiveness)),
                "Kế hoạch có {planned} đồng từ nguồn “{source}” nhưng báo cáo không nêu đã sử dụng bao nhiêu: hãy ghi số tiền và hiệu quả mang lại, nếu chưa sử dụng thì ghi 0.",
                "The plan has {planned} đồng from “{source}”, and the report does not say how much was spent: state the sum and what it brought, or 0 if nothing was spent.";
            ReportSpendingOver(spent, source, planned) "report.spending-over" Warning PLANNING,
                "Đã sử dụng {spent} đồng từ nguồn “{source}”, nhiều hơn {planned} đồng trong kế hoạch: hãy kiểm tra số tiền; nếu đúng là như vậy, hãy nêu lý do trong ghi chú.",
                "{spent} đồng from “{source}” were spent, more than the {planned} đồng planned: check the sums; if it is so, state why in a note.";
            ReportSpendingUnder(spent, source, planned) "report.spending-under" Warning PLANNING,
                "Chỉ sử dụng {spent} đồng từ nguồn “{source}”, chưa bằng một phần trăm của {planned} đồng trong kế hoạch: hãy kiểm tra số tiền; nếu đúng là như vậy, hãy nêu lý do trong ghi chú.",
                "Only {spent} đồng from “{source}” were spent, less than a hundredth of the {planned} đồng planned: check the sums; if it is so, state why in a note.";
            ReportDifficultyMissing(id) "report.difficulty-missing" Warning inferred(TASK_3),
                "Khó khăn {id} phát sinh trong năm nhưng báo cáo tổng kết không nêu: hãy bổ sung.",
                "The difficulty {id} arose in the year, and the year-end report leaves it out: add it.";
            ReportPartDiffers(id, part, kind) "report.part-differs" Warning PLANNING,
                "{id}: phần {part} ghi khác với {kind}: hãy sửa cho khớp.",
                "{id}: {part} differs from what the {kind} states: make them agree.";
        } $($then)* }
    };
}
pub(super) use report;
