//! Rules of annual and medium-term plans.

macro_rules! plan {
    ({ $($rows:tt)* } $next:ident $($then:ident)*) => {
        $next! { { $($rows)*

            PlanIdRepeated(id, first) "plan.id-repeated" Error PLANNING,
                "Mã {id} đã dùng ở {first}: trong một kế hoạch mỗi mã chỉ dùng một lần, hãy đổi mã ở đây và ở những chỗ dẫn đến nó.",
                "The identifier {id} is already used at {first}: each may be used once in a plan, change it here and where it is referred to.";
            PlanReferenceUnknown(id, list) "plan.reference-unknown" Error PLANNING,
                "Danh sách {list} của kế hoạch không có mã {id}: hãy sửa mã, hoặc bổ sung phần còn thiếu vào danh sách.",
                "The plan's list {list} has no {id}: correct the identifier, or add what is missing to the list.";
            PlanReferenceRepeated(id) "plan.reference-repeated" Warning PLANNING,
                "Mã {id} được dẫn hai lần ở đây: hãy giữ một.",
                "The identifier {id} is referred to twice here: keep one.";
            PlanInstrumentDiffers(found, expected) "plan.instrument-differs" Error PLANNING,
                "Kế hoạch dùng bộ tiêu chí {found} nhưng đang được kiểm tra theo {expected}: hãy kiểm tra theo đúng bộ tiêu chí và phiên bản.",
                "The plan goes by the instrument {found} but is checked against {expected}: use the same instrument and edition.";
            PlanLevelUnknown(level, levels) "plan.level-unknown" Error PLANNING,
                "Kết quả chung theo bộ tiêu chí không có mức {level}; các mức là: {levels}.",
                "The instrument has no level {level} for the overall result; the levels are: {levels}.";
            PlanLevelsContradict(target, baseline) "plan.levels-contradict" Error PLANNING,
                "Mức mục tiêu {target} thấp hơn mức hiện tại {baseline}: hãy kiểm tra lại hai mức.",
                "The target level {target} is below the present level {baseline}: check both.";
            PlanLegalBasisMissing "plan.legal-basis-missing" Warning inferred(principle(Principle::Compliance)),
                "Kế hoạch chưa ghi căn cứ nào: hãy ghi các văn bản về CNTT mà nhà trường phải tuân theo.",
                "The plan names no legal basis: name the documents on IT that the school must keep to.";
            PlanLegalBasisLater(id, issued, date) "plan.legal-basis-later" Warning PLANNING,
                "Căn cứ {id} ban hành ngày {issued}, sau ngày ban hành kế hoạch ({date}): hãy kiểm tra hai ngày.",
                "The legal basis {id} was issued on {issued}, after the plan ({date}): check both days.";
            PlanIssuedAfterPeriod(date, period) "plan.issued-after-period" Warning PLANNING,
                "Kế hoạch ban hành ngày {date}, khi thời gian thực hiện ({period}) đã hết: hãy kiểm tra ngày ban hành và thời gian thực hiện.",
                "The plan was issued on {date}, when its period ({period}) was over: check the day and the period.";

            PlanObjectivesMissing "plan.objectives-missing" Error TASK_1,
                "Kế hoạch chưa nêu mục tiêu cụ thể nào: hãy ghi từng mục tiêu kèm chỉ tiêu và thời hạn.",
                "The plan states no objective: state each with its target and the day by which.";
            PlanContentsMissing "plan.contents-missing" Error TASK_1,
                "Kế hoạch chưa nêu nội dung nào: hãy ghi các nội dung để đạt từng mục tiêu.",
                "The plan states no content: state what is to be done for each objective.";
            PlanSolutionsMissing "plan.solutions-missing" Error TASK_1,
                "Kế hoạch chưa nêu giải pháp nào: hãy ghi cách thực hiện từng nội dung.",
                "The plan states no solution: state how each content is carried out.";
            PlanRoadmapMissing "plan.roadmap-missing" Error TASK_1,
                "Kế hoạch chưa có lộ trình: hãy ghi các mốc thời gian và sản phẩm của từng giải pháp.",
                "The plan has no roadmap: state when each solution is carried out and what there is to show.";
            PlanResourcesMissing "plan.resources-missing" Error TASK_1,
                "Kế hoạch chưa nêu nguồn lực: hãy ghi người, thiết bị và kinh phí cần cho từng giải pháp.",
                "The plan states no resources: state the people, equipment and money that each solution takes.";

            PlanObjectiveWithoutContent(id) "plan.objective-without-content" Error PLANNING,
                "Chưa có nội dung nào phục vụ mục tiêu {id}: hãy thêm nội dung, hoặc dẫn mã {id} ở nội dung phục vụ mục tiêu này.",
                "No content serves the objective {id}: add one, or refer to {id} where a content serves it.";
            PlanContentWithoutSolution(id) "plan.content-without-solution" Error PLANNING,
                "Chưa có giải pháp nào thực hiện nội dung {id}: hãy thêm giải pháp, hoặc dẫn mã {id} ở giải pháp thực hiện nội dung này.",
                "No solution carries out the content {id}: add one, or refer to {id} where a solution carries it out.";
            PlanSolutionWithoutMilestone(id) "plan.solution-without-milestone" Error PLANNING,
                "Giải pháp {id} chưa có mốc nào trong lộ trình: hãy thêm mốc với thời gian và sản phẩm.",
                "The solution {id} has no milestone in the roadmap: add one with its days and its product.";
            PlanSolutionWithoutResource(id) "plan.solution-without-resource" Error PLANNING,
                "Giải pháp {id} chưa có nguồn lực: hãy ghi thiết bị, kinh phí, hoặc ít nhất là người thực hiện.",
                "The solution {id} has no resource: state equipment, money, or at least the people who do it.";
            PlanContentWithoutObjective(id) "plan.content-without-objective" Warning PLANNING,
                "Nội dung {id} không phục vụ mục tiêu nào: hãy dẫn mục tiêu tương ứng, hoặc bỏ nội dung này.",
                "The content {id} serves no objective: refer to one, or drop the content.";
            PlanSolutionWithoutContent(id) "plan.solution-without-content" Warning PLANNING,
                "Giải pháp {id} không thực hiện nội dung nào: hãy dẫn nội dung tương ứng, hoặc bỏ giải pháp này.",
                "The solution {id} carries out no content: refer to one, or drop the solution.";
            PlanMilestoneWithoutSolution(id) "plan.milestone-without-solution" Warning PLANNING,
                "Mốc {id} không thuộc giải pháp nào: hãy dẫn giải pháp tương ứng, hoặc bỏ mốc này.",
                "The milestone {id} belongs to no solution: refer to one, or drop the milestone.";
            PlanResourceWithoutSolution(id) "plan.resource-without-solution" Warning PLANNING,
                "Nguồn lực {id} không dùng cho giải pháp nào: hãy dẫn giải pháp cần đến nó, hoặc bỏ nguồn lực này.",
                "The resource {id} is for no solution: refer to the one that needs it, or drop the resource.";
            PlanSolutionUnassigned(id) "plan.solution-unassigned" Advice PLANNING,
                "Phần phân công chưa giao giải pháp {id} cho ai: hãy dẫn mã {id} ở vai trò phụ trách.",
                "The assignments give the solution {id} to nobody: refer to {id} at the role that answers for it.";

            PlanLegalBasisRepeated(id, first) "plan.legal-basis-repeated" Warning PLANNING,
                "Căn cứ {id} có cùng số, cơ quan ban hành và năm với căn cứ ở {first}: hãy bỏ một, hoặc sửa bản ghi nhầm.",
                "{id} has the number, issuer and year of the legal basis at {first}: drop one, or correct the one that is wrong.";
            PlanNeedsMissing "plan.needs-missing" Warning inferred(principle(Principle::Needs)),
                "Kế hoạch chưa ghi nhu cầu nào của nhà trường: hãy ghi các nhu cầu đã khảo sát để mỗi nội dung đều xuất phát từ nhu cầu.",
                "The plan records no need of the school: record what was surveyed, so that each content starts from a need.";
            PlanContentWithoutNeed(id) "plan.content-without-need" Warning inferred(principle(Principle::Needs)),
                "Nội dung {id} không đáp ứng nhu cầu nào đã ghi: hãy dẫn nhu cầu tương ứng, hoặc xem lại có cần nội dung này không.",
                "The content {id} answers no recorded need: refer to one, or ask whether the content is needed.";
            PlanNeedUnanswered(id) "plan.need-unanswered" Advice inferred(principle(Principle::Needs)),
                "Chưa có nội dung nào đáp ứng nhu cầu {id}: hãy thêm nội dung, hoặc để nhu cầu này cho năm sau.",
                "No content answers the need {id}: add one, or leave the need to a later year.";
            PlanSolutionUnchecked(id) "plan.solution-unchecked" Warning inferred(principle(Principle::Compliance)),
                "Giải pháp {id} chưa được đối chiếu với văn bản nào trong căn cứ: hãy đối chiếu và dẫn mã văn bản.",
                "The solution {id} was checked against no document of the legal basis: check it and refer to the document.";
            PlanSolutionCheckedOwn(id) "plan.solution-checked-own" Warning inferred(principle(Principle::Compliance)),
                "Giải pháp {id} chỉ được đối chiếu với văn bản của chính nhà trường hoặc với văn bản giao lập kế hoạch này: hãy đối chiếu với quy định về CNTT của cơ quan có thẩm quyền.",
                "The solution {id} was checked only against the school's own documents, or those that ask for this plan: check it against the rules on IT that authorities laid down.";
            PlanStandsAlone "plan.stands-alone" Warning TASK_1,
                "Các nội dung của mô hình phải được lồng ghép vào kế hoạch năm của nhà trường: hãy ghi tên, số của kế hoạch đó.",
                "The model's contents are to be woven into the school's annual plan: name that plan and its number.";
            PlanTrialUnknown(id) "plan.trial-unknown" Error inferred(principle(Principle::Effectiveness)),
                "Giải pháp dùng công nghệ mới nhưng kế hoạch không có thử nghiệm {id}: hãy bổ sung thử nghiệm này, hoặc sửa mã.",
                "The solution brings new technology, but the plan has no trial {id}: add the trial, or correct the identifier.";

            PlanTrialUnused(id) "plan.trial-unused" Warning PLANNING,
                "Thử nghiệm {id} không thuộc giải pháp nào: hãy dẫn mã {id} ở giải pháp dùng công nghệ mới, hoặc bỏ thử nghiệm này.",
                "The trial {id} belongs to no solution: refer to it at the solution that brings the new technology, or drop the trial.";
            PlanTrialOutsidePeriod(period) "plan.trial-outside-period" Warning PLANNING,
                "Không giai đoạn nào của thử nghiệm này nằm trong thời gian thực hiện kế hoạch ({period}): hãy kiểm tra ngày, hoặc chuyển thử nghiệm sang kế hoạch năm khác.",
                "No phase of this trial lies in the plan's period ({period}): check the days, or move the trial to another year's plan.";

            PlanPeriodUnlikely(period, count, all) "plan.period-unlikely" Error PLANNING,
                "{count} trong {all} ngày nêu ở mục tiêu và lộ trình nằm ngoài thời gian thực hiện kế hoạch ({period}): hãy kiểm tra thời gian thực hiện, sau đó kiểm tra các ngày.",
                "{count} of {all} days of objectives and milestones lie outside the plan's period ({period}): check the period, and then the days.";
            PlanDateUnlikely(date, count, all) "plan.date-unlikely" Warning PLANNING,
                "Kế hoạch ghi ngày ban hành {date}, sau {count} trong {all} thời hạn nêu trong kế hoạch: hãy kiểm tra ngày ban hành.",
                "The plan is dated {date}, after {count} of {all} days by which things are due in it: check the day of issue.";
            PlanDateOutsidePeriod(date, period) "plan.date-outside-period" Error PLANNING,
                "Ngày {date} nằm ngoài thời gian thực hiện kế hoạch ({period}): hãy sửa ngày, hoặc chuyển việc này sang kế hoạch năm khác.",
                "The day {date} lies outside the plan's period ({period}): correct it, or move this to another year's plan.";
            PlanMilestoneDatesContradict(id, from, until) "plan.milestone-dates-contradict" Error PLANNING,
                "Mốc {id} kết thúc ngày {until}, trước ngày bắt đầu {from}.",
                "The milestone {id} ends on {until}, before it begins on {from}.";
            PlanObjectiveDueEarly(id, due, until) "plan.objective-due-early" Warning PLANNING,
                "Mục tiêu {id} có thời hạn {due} nhưng mốc sớm nhất phục vụ mục tiêu này đến {until} mới kết thúc: hãy sửa thời hạn hoặc lộ trình.",
                "The objective {id} is due on {due}, but the first milestone towards it ends on {until}: change the day or the roadmap.";
            PlanReportDueMissing "plan.report-due-missing" Warning inferred(TASK_3),
                "Kế hoạch chưa ghi báo cáo nào phải nộp vào cuối năm học: hãy ghi báo cáo tổng kết năm học về ứng dụng CNTT, hạn nộp và nơi nhận.",
                "The plan names no report that is due at the end of the school year: name the summary report on IT application, its day and who gets it.";
            PlanReportDueOpen "plan.report-due-open" Error PLANNING,
                "Báo cáo này chưa có hạn nộp: hãy ghi ngày mà cơ quan nhận báo cáo đặt ra.",
                "This report has no day by which it is due: state the day that the office sets.";
            PlanReportDueOutside(date, period) "plan.report-due-outside" Warning PLANNING,
                "Hạn nộp báo cáo {date} cách xa thời gian thực hiện kế hoạch ({period}): hãy kiểm tra ngày.",
                "The report is due on {date}, far from the plan's period ({period}): check the day.";

            PlanObjectiveUnmeasured(id) "plan.objective-unmeasured" Warning PLANNING,
                "Mục tiêu {id} chưa có chỉ tiêu đo được: hãy ghi chỉ tiêu theo tiêu chí, hoặc một con số kèm đơn vị.",
                "The objective {id} has nothing to measure it by: state targets on criteria, or a number with its unit.";
            PlanTargetOpen(criterion) "plan.target-open" Error PLANNING,
                "Chưa ghi giá trị cần đạt của tiêu chí {criterion}: hãy ghi chỉ tiêu.",
                "What is to be reached on the criterion {criterion} is still open: state the target.";
            PlanTargetNotFact(criterion) "plan.target-not-fact" Error PLANNING,
                "Chỉ tiêu phải là kết quả cần đạt: nếu tiêu chí {criterion} không áp dụng cho trường thì hãy bỏ chỉ tiêu này.",
                "A target is a fact to be reached: if the criterion {criterion} does not apply to the school, drop the target.";
            PlanTargetRepeated(criterion, first) "plan.target-repeated" Error PLANNING,
                "Tiêu chí {criterion} đã có chỉ tiêu ở {first}: hãy giữ một chỉ tiêu.",
                "The criterion {criterion} already has a target at {first}: keep one.";
            PlanTargetLowest(criterion) "plan.target-lowest" Warning PLANNING,
                "Chỉ tiêu của tiêu chí {criterion} chỉ ở mức thấp nhất, mức mà trường nào cũng đạt: hãy nâng chỉ tiêu đến ngưỡng của mức cao hơn.",
                "The target on the criterion {criterion} reaches only the lowest level, which every school has: raise it to the next level's limit.";

            PlanResourceEmpty(id) "plan.resource-empty" Warning PLANNING,
                "Nguồn lực {id} chưa có số lượng, số người hay vai trò nào: hãy ghi nhu cầu, hoặc bỏ nguồn lực này.",
                "The resource {id} states no quantity, people or role: state what is needed, or drop it.";
            PlanYearRepeated(year) "plan.year-repeated" Error PLANNING,
                "Năm {year} có hai dòng số lượng: hãy gộp vào một dòng.",
                "The year {year} has two rows: put the quantity into one.";
            PlanYearPast(year, period) "plan.year-past" Warning PLANNING,
                "Số lượng ghi cho năm {year}, trước thời gian thực hiện kế hoạch ({period}): hãy kiểm tra năm.",
                "The quantity is for the year {year}, before the plan's period ({period}): check the year.";
            PlanQuantityDiffers(printed, sum) "plan.quantity-differs" Error PLANNING,
                "Tổng số ghi {printed} nhưng các năm cộng lại là {sum}: hãy sửa tổng số hoặc số lượng từng năm.",
                "The printed total is {printed}, but the years add up to {sum}: correct the total or the years.";
            PlanYearsMissing(printed) "plan.years-missing" Error PLANNING,
                "Tổng số ghi {printed} nhưng chưa ghi số lượng theo năm: hãy ghi năm nào cần bao nhiêu, mỗi năm một dòng; trong bảng tính là bảng \"Nguồn lực / Loại / thiết bị / số lượng theo năm\".",
                "The printed total is {printed}, but no year has a quantity: state how many are needed in which year, a row each; in a spreadsheet in the table \"Resources / Kind / equipment / quantities\".";
            PlanPriceMissing "plan.price-missing" Error PLANNING,
                "Thiết bị chưa có đơn giá: hãy ghi đơn giá để tính được kinh phí.",
                "The equipment has no unit price: state it, so that the cost can be told.";
            PlanServiceCostMissing "plan.service-cost-missing" Error PLANNING,
                "Dịch vụ chưa có kinh phí: hãy ghi số tiền, nếu không mất tiền thì ghi 0.",
                "The service has no cost: state it, or 0 if it costs nothing.";
            PlanEquipmentCostDiffers(printed, sum) "plan.equipment-cost-differs" Error PLANNING,
                "Thành tiền ghi {printed} đồng nhưng số lượng nhân đơn giá là {sum} đồng: hãy sửa thành tiền, số lượng hoặc đơn giá.",
                "The printed cost is {printed} đồng, but quantity times price is {sum} đồng: correct the cost, the quantity or the price.";
            PlanCostDiffers(printed, sum) "plan.cost-differs" Error PLANNING,
                "Tổng kinh phí ghi {printed} đồng nhưng các nguồn lực cộng lại là {sum} đồng: hãy sửa tổng hoặc từng khoản.",
                "The printed cost is {printed} đồng, but the resources add up to {sum} đồng: correct the total or the items.";
            PlanFundingDiffers(printed, sum) "plan.funding-differs" Error PLANNING,
                "Tổng nguồn kinh phí ghi {printed} đồng nhưng các nguồn cộng lại là {sum} đồng: hãy sửa tổng hoặc từng nguồn.",
                "The printed funding is {printed} đồng, but the sources add up to {sum} đồng: correct the total or the sources.";
            PlanFundingMissing(cost) "plan.funding-missing" Warning PLANNING,
                "Kế hoạch cần {cost} đồng nhưng chưa nêu nguồn kinh phí: hãy ghi số tiền theo từng nguồn.",
                "The plan costs {cost} đồng but names no source of money: state the amounts by source.";
            PlanFundingShort(funding, cost) "plan.funding-short" Warning PLANNING,
                "Nguồn kinh phí có {funding} đồng, ít hơn {cost} đồng cần có: hãy bổ sung nguồn, hoặc giảm quy mô.",
                "The funding of {funding} đồng is less than the {cost} đồng needed: find more, or do less.";
            PlanFundingBeyond(funding, cost) "plan.funding-beyond" Warning PLANNING,
                "Nguồn kinh phí có {funding} đồng, trong khi các nguồn lực chỉ cần {cost} đồng: hãy kiểm tra số tiền, hoặc bổ sung nguồn lực còn thiếu.",
                "The funding is {funding} đồng, but the resources cost only {cost} đồng: check the amounts, or add the resources that are missing.";

            PlanAssessmentOtherSchool "plan.assessment-other-school" Error PLANNING,
                "Kế hoạch và đánh giá hiện trạng có mã trường khác nhau: hãy dùng đánh giá của đúng trường.",
                "The plan and the assessment it starts from name different schools: use the assessment of this school.";
            PlanAssessmentOtherYear(year, period) "plan.assessment-other-year" Error PLANNING,
                "Đánh giá của năm học {year} không cho biết hiện trạng khi bắt đầu {period}: hãy dùng đánh giá của năm học liền trước, hoặc đánh giá đầu năm có ngày không sau ngày ban hành kế hoạch.",
                "The assessment of {year} does not tell where the school stands when {period} begins: use that of the school year before, or one of this year dated no later than the plan.";
            PlanAssessmentOtherInstrument(found, expected) "plan.assessment-other-instrument" Error PLANNING,
                "Kế hoạch dùng bộ tiêu chí {found}, đánh giá hiện trạng dùng {expected}: hãy dùng cùng bộ tiêu chí và phiên bản.",
                "The plan goes by the instrument {found}, the assessment it starts from by {expected}: use the same instrument and edition.";
            PlanBaselineDiffers(found, level) "plan.baseline-differs" Error PLANNING,
                "Kế hoạch ghi mức hiện tại là {found} nhưng kết quả đánh giá là {level}: hãy sửa cho khớp kết quả đánh giá.",
                "The plan states the present level as {found}, but the assessment gives {level}: go by the assessment.";
            PlanTargetNotAboveBaseline(criterion) "plan.target-not-above-baseline" Error PLANNING,
                "Chỉ tiêu của tiêu chí {criterion} không cao hơn hiện trạng: hãy nâng chỉ tiêu, hoặc bỏ đi nếu chỉ giữ như hiện nay.",
                "The target on the criterion {criterion} is not above where the school stands: raise it, or drop it if all is to stay as it is.";
            PlanTargetBeyond(criterion, found, expected) "plan.target-beyond" Warning PLANNING,
                "Chỉ tiêu của tiêu chí {criterion} tính trên {found}, nhưng hiện chỉ có {expected}: hãy kiểm tra tổng số; nếu số sẽ tăng, hãy nêu lý do trong ghi chú.",
                "The target on the criterion {criterion} is out of {found}, but there are only {expected}: check the total; if there will be more, add a note.";
            PlanTargetGainsNothing(criterion, level) "plan.target-gains-nothing" Warning PLANNING,
                "Chỉ tiêu của tiêu chí {criterion} có tăng nhưng vẫn ở mức {level}, không thêm điểm: hãy nâng đến ngưỡng của mức cao hơn liền kề nếu có thể.",
                "The target on the criterion {criterion} is higher than now, but stays on the level {level} and brings no points: raise it to the next level's limit if you can.";
            PlanTargetLevelUnreached(level, target) "plan.target-level-unreached" Warning PLANNING,
                "Dù đạt mọi chỉ tiêu, kết quả chung cao nhất cũng chỉ ở mức {level}, chưa tới mức mục tiêu {target}: hãy thêm chỉ tiêu, hoặc hạ mức mục tiêu.",
                "Even with every target met, the overall result reaches {level} at best, short of the target level {target}: add targets, or lower the level.";

            PlanMediumTermOtherSchool "plan.medium-term-other-school" Error PLANNING,
                "Kế hoạch năm và kế hoạch trung hạn có mã trường khác nhau: hãy dùng kế hoạch trung hạn của đúng trường.",
                "The annual and the medium-term plan name different schools: use the medium-term plan of this school.";
            PlanMediumTermOtherInstrument(found, expected) "plan.medium-term-other-instrument" Error PLANNING,
                "Kế hoạch năm dùng bộ tiêu chí {found}, kế hoạch trung hạn dùng {expected}: chỉ tiêu của hai kế hoạch không so được, hãy dùng cùng bộ tiêu chí và phiên bản.",
                "The annual plan goes by the instrument {found}, the medium-term plan by {expected}: their targets cannot be compared, use the same instrument and edition.";
            PlanMediumTermYearMissing(year) "plan.medium-term-year-missing" Warning PLANNING,
                "Kế hoạch trung hạn không có năm học {year}: hãy lập hoặc điều chỉnh kế hoạch trung hạn.",
                "The medium-term plan does not have the school year {year}: draw up a new one, or extend it.";
            PlanTargetBelowMediumTerm(criterion, year) "plan.target-below-medium-term" Error PLANNING,
                "Chỉ tiêu của tiêu chí {criterion} thấp hơn chỉ tiêu năm học {year} trong kế hoạch trung hạn: hãy nâng chỉ tiêu, hoặc điều chỉnh kế hoạch trung hạn.",
                "The target on the criterion {criterion} is below that of the medium-term plan for {year}: raise it, or change the medium-term plan.";
            PlanLevelBelowMediumTerm(target, level, year) "plan.level-below-medium-term" Error PLANNING,
                "Mức mục tiêu {target} thấp hơn mức {level} mà kế hoạch trung hạn đặt cho năm học {year}: hãy nâng mức mục tiêu, hoặc điều chỉnh kế hoạch trung hạn.",
                "The target level {target} is below the level {level} of the medium-term plan for {year}: raise it, or change the medium-term plan.";
            PlanMediumTermTargetMissing(criterion, year) "plan.medium-term-target-missing" Warning PLANNING,
                "Kế hoạch trung hạn đặt chỉ tiêu mới cho tiêu chí {criterion} trong năm học {year} nhưng kế hoạch năm không nêu: hãy bổ sung, hoặc điều chỉnh kế hoạch trung hạn.",
                "The medium-term plan sets a new target on the criterion {criterion} for {year}, and the annual plan has none: add it, or change the medium-term plan.";

            MediumTermPlanYearsNumber(count) "medium-term-plan.years-number" Warning inferred(GUIDANCE_4116),
                "Kế hoạch trung hạn theo hướng dẫn của Bộ là 5 năm, hiểu là 5 năm học; ở đây có {count}: hãy ghi đủ và đúng 5 năm, trừ khi tỉnh quy định khác.",
                "By the Ministry's guidance a medium-term plan is for 5 years, taken here as school years; this one has {count}: state all five and no more, unless the province says otherwise.";
            MediumTermPlanYearsApart(year, before) "medium-term-plan.years-apart" Error PLANNING,
                "Năm học {year} không liền sau năm học {before}: hãy xếp các năm học liên tiếp nhau.",
                "The school year {year} does not follow {before}: put consecutive years in order.";
            MediumTermPlanYearEmpty(year) "medium-term-plan.year-empty" Warning PLANNING,
                "Năm học {year} chưa có chỉ tiêu nào: hãy ghi chỉ tiêu, hoặc mức cần đạt.",
                "The school year {year} has no target: state targets, or the level to reach.";
            MediumTermPlanYearPast(year, date) "medium-term-plan.year-past" Warning PLANNING,
                "Năm học {year} đã hết khi kế hoạch được ban hành ({date}): hãy kiểm tra ngày ban hành và các năm học.",
                "The school year {year} was over when the plan was issued, on {date}: check the day and the years.";
            MediumTermPlanTargetFalls(criterion, before) "medium-term-plan.target-falls" Error PLANNING,
                "Chỉ tiêu của tiêu chí {criterion} thấp hơn chỉ tiêu năm học {before}: chỉ tiêu trung hạn không được giảm, hãy sửa một trong hai năm.",
                "The target on the criterion {criterion} is below that of {before}: medium-term targets do not fall, correct one of the years.";
            MediumTermPlanLevelFalls(level, earlier, before) "medium-term-plan.level-falls" Error PLANNING,
                "Mức {level} thấp hơn mức {earlier} của năm học {before}: mức mục tiêu trung hạn không được giảm, hãy sửa một trong hai năm.",
                "The level {level} is below {earlier} of {before}: the level aimed at does not fall, correct one of the years.";
            MediumTermPlanTargetBelowBaseline(criterion, baseline) "medium-term-plan.target-below-baseline" Warning PLANNING,
                "Chỉ tiêu của tiêu chí {criterion} thấp hơn hiện trạng ({baseline}): hãy nâng chỉ tiêu, hoặc kiểm tra số liệu.",
                "The target on the criterion {criterion} is below where the school stands ({baseline}): raise it, or check the figures.";
            MediumTermPlanLevelBelowBaseline(level, baseline) "medium-term-plan.level-below-baseline" Warning PLANNING,
                "Mức {level} thấp hơn mức hiện tại {baseline} theo kết quả đánh giá: hãy nâng mức mục tiêu, hoặc kiểm tra kết quả đánh giá.",
                "The level {level} is below the present one, {baseline}, that the assessment gives: raise it, or check the assessment.";
        } $($then)* }
    };
}
pub(super) use plan;
