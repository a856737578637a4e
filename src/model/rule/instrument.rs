//! Rules of instruments.

macro_rules! instrument {
    ({ $($rows:tt)* } $next:ident $($then:ident)*) => {
        $next! { { $($rows)*

            InstrumentEmpty(least) "instrument.empty" Error INSTRUMENT,
                "Danh sách này không được để trống: hãy ghi ít nhất {least} phần tử.",
                "This list must not be empty: state at least {least}.";
            InstrumentIdRepeated(id, first) "instrument.id-repeated" Error INSTRUMENT,
                "Mã {id} đã dùng ở {first}: mỗi mã chỉ dùng một lần, hãy đổi mã ở đây.",
                "The identifier {id} is already used at {first}: each may be used once, change this one.";
            InstrumentIdAlike(id, other) "instrument.id-alike" Warning INSTRUMENT,
                "Mã {id} chỉ khác mã {other} ở chữ hoa, chữ thường nên dễ nhầm: hãy đổi một trong hai mã.",
                "The identifier {id} differs from {other} by capitals only, so the two are easily mixed up: change one of them.";
            InstrumentTextRepeated(text, first) "instrument.text-repeated" Warning INSTRUMENT,
                "“{text}” đã có ở {first}, nên không phân biệt được hai mục: có thể do chép mà quên sửa, hãy sửa một trong hai.",
                "“{text}” is at {first} already, so the two cannot be told apart: perhaps it was copied and not changed, change one of them.";
            InstrumentSourceLater(id, issued, from) "instrument.source-later" Warning INSTRUMENT,
                "Nguồn {id} ban hành ngày {issued}, sau ngày bộ tiêu chí có hiệu lực ({from}): hãy kiểm tra hai ngày.",
                "The source {id} was issued on {issued}, after the instrument came into force ({from}): check both days.";
            InstrumentDatesContradict(from, until) "instrument.dates-contradict" Error INSTRUMENT,
                "Ngày hết hiệu lực {until} trước ngày có hiệu lực {from}.",
                "The last day in force, {until}, is before the first, {from}.";
            InstrumentLevelUnknown(id) "instrument.level-unknown" Error INSTRUMENT,
                "Mức {id} không có trong danh sách mức độ.",
                "The level {id} is not in the list of levels.";
            InstrumentLevelsOrder(level) "instrument.levels-order" Error INSTRUMENT,
                "Mức {level} đứng sai thứ tự hoặc lặp lại trong bảng: hãy xếp từ mức thấp nhất, mỗi mức một dòng.",
                "The level {level} is out of order or repeated in this table: list the levels lowest first, one row for each.";
            InstrumentLevelsTurned "instrument.levels-turned" Error INSTRUMENT,
                "Danh sách mức độ (levels) ngược chiều với mọi bảng và mọi tiêu chí: hãy đảo lại danh sách này, ghi từ mức thấp nhất.",
                "This list of levels runs against every table and every criterion: turn it round, lowest level first.";
            InstrumentLevelUnused(level) "instrument.level-unused" Advice INSTRUMENT,
                "Không bảng nào và không tiêu chí nào dùng mức {level}.",
                "No table and no criterion uses the level {level}.";
            InstrumentLevelTitleRepeated(level, other) "instrument.level-title-repeated" Warning INSTRUMENT,
                "Tên của mức {level} cũng là tên hoặc mã của mức {other}, nên không rõ nói đến mức nào: hãy đặt tên khác.",
                "The title of the level {level} is also the title or the identifier of {other}, so nobody can tell which one is meant: give it another.";
            InstrumentMarkUnknown(mark) "instrument.mark-unknown" Error INSTRUMENT,
                "Dấu hiệu {mark} không có trong danh sách marks: hãy thêm vào danh sách hoặc sửa mã.",
                "The mark {mark} is not in the list of marks: add it there or correct the identifier.";
            InstrumentMarkUnused(mark) "instrument.mark-unused" Advice INSTRUMENT,
                "Không tiêu chí nào mang dấu hiệu {mark}.",
                "No criterion carries the mark {mark}.";
            InstrumentCriterionUnknown(criterion) "instrument.criterion-unknown" Error INSTRUMENT,
                "Yêu cầu nêu tiêu chí {criterion}, nhưng bộ tiêu chí không có tiêu chí này.",
                "The requirement names the criterion {criterion}, which the instrument lacks.";
            InstrumentGroupUnknown(group) "instrument.group-unknown" Error INSTRUMENT,
                "Yêu cầu nêu nhóm {group}, nhưng bộ tiêu chí không có nhóm này.",
                "The requirement names the group {group}, which the instrument lacks.";
            InstrumentSetOutside(id) "instrument.set-outside" Error INSTRUMENT,
                "{id} không thuộc nhóm mà bảng này xếp mức: hãy đưa yêu cầu này vào bảng của nhóm đó hoặc bảng chung.",
                "{id} does not belong to the group that this table is for: move the requirement to the table of that group or of the overall result.";
            InstrumentSetWrongKind(criterion) "instrument.set-wrong-kind" Error INSTRUMENT,
                "{criterion} không hợp với loại yêu cầu này: yêu cầu về điều kiện (conditions) chỉ nêu điều kiện bắt buộc, yêu cầu về tiêu chí (criteria) chỉ nêu tiêu chí có mức.",
                "{criterion} does not fit this kind of requirement: conditions name conditions only, criteria name criteria that have levels.";
            InstrumentSetEmpty "instrument.set-empty" Error INSTRUMENT,
                "Không có gì thuộc tập mà yêu cầu này xét đến (yêu cầu về tiêu chí, criteria, không xét điều kiện bắt buộc; yêu cầu về điều kiện, conditions, chỉ xét điều kiện bắt buộc): hãy đổi loại yêu cầu, sửa tập hoặc bỏ yêu cầu.",
                "Nothing belongs to the set that this requirement looks at (criteria leave mandatory conditions out, conditions look at nothing else): change the kind of requirement, correct the set or remove the requirement.";
            InstrumentSetWithoutPoints "instrument.set-without-points" Error INSTRUMENT,
                "Yêu cầu này tính theo điểm, nhưng không tiêu chí nào trong tập có điểm.",
                "This requirement asks for points, but no criterion of its set gives any.";
            InstrumentGroupsMisplaced "instrument.groups-misplaced" Error INSTRUMENT,
                "Yêu cầu về nhóm chỉ dùng cho kết quả chung, không dùng cho mức của một nhóm.",
                "A requirement on groups is for the overall result only, not for the levels of a group.";
            InstrumentLowestAsked(level) "instrument.lowest-asked" Error INSTRUMENT,
                "Nhóm nào xếp được mức cũng đạt mức thấp nhất {level}, nên yêu cầu này không đòi hỏi gì: hãy nêu mức cao hơn.",
                "Every group that has a level is at the lowest one, {level}, so this asks for nothing: name a higher level.";
            InstrumentBaseRequires(level) "instrument.base-requires" Error INSTRUMENT,
                "Mức thấp nhất {level} không có yêu cầu: chỉ có thể ghi khoảng điểm đến đâu (upper), không ghi cận dưới.",
                "The lowest level {level} takes nothing: it may only print where its band ends (upper), without a lower bound.";
            InstrumentRequirementsMissing(level) "instrument.requirements-missing" Error INSTRUMENT,
                "Mức {level} chưa ghi yêu cầu nào: chỉ mức thấp nhất không cần yêu cầu.",
                "The level {level} states no requirement: only the lowest level takes nothing.";
            InstrumentCitationMissing(list) "instrument.citation-missing" Error INSTRUMENT,
                "Thiếu {list}: hãy ghi căn cứ, hoặc ghi tự chọn (authored) nếu không có văn bản nào quy định.",
                "{list} is missing: say who lays this down, or authored if no document does.";
            InstrumentCountImpossible(count, set) "instrument.count-impossible" Error INSTRUMENT,
                "Không thể đòi hỏi {count} trong tập có {set} phần tử.",
                "{count} cannot be asked for of a set of {set}.";
            InstrumentAnsweredImpossible(part, whole) "instrument.answered-impossible" Error INSTRUMENT,
                "Phần phải trả lời thì mới xếp mức là {part}/{whole}: cần lớn hơn 0 và không quá 1, ví dụ 4/5.",
                "The part to be answered before a level is told is {part}/{whole}: it must be above 0 and at most 1, such as 4/5.";
            InstrumentBoundTooHigh(lower, maximum) "instrument.bound-too-high" Error INSTRUMENT,
                "Giới hạn {lower} quá cao, vì giá trị lớn nhất có thể có là {maximum}: hãy hạ giới hạn, hoặc kiểm tra giá trị lớn nhất ấy.",
                "The limit {lower} is too high, as the greatest possible value is {maximum}: lower the limit, or check that greatest value.";
            InstrumentBoundTrivial(level) "instrument.bound-trivial" Error INSTRUMENT,
                "Mức {level} đòi hỏi từ 0 trở lên, tức là không đòi hỏi gì: hãy ghi cận dưới lớn hơn 0.",
                "The level {level} asks for 0 or more, which asks for nothing: state a lower bound above 0.";
            InstrumentAsksLess(level, below) "instrument.asks-less" Error INSTRUMENT,
                "Mức {level} đòi hỏi ít hơn mức thấp hơn {below} ở cùng một yêu cầu: hãy kiểm tra hai con số.",
                "The level {level} asks for less than the lower level {below} in the same respect: check both numbers.";
            InstrumentTooMuch(limit) "instrument.too-much" Error INSTRUMENT,
                "Các yêu cầu xét đến quá nhiều tiêu chí (giới hạn của thư viện: {limit} lượt): hãy bớt yêu cầu hoặc tách bộ tiêu chí.",
                "The requirements look at too many criteria (this library's limit: {limit} in all): use fewer or split the instrument.";
            InstrumentCriterionBelow(criterion, level) "instrument.criterion-below" Error INSTRUMENT,
                "Yêu cầu đòi mọi tiêu chí trong tập đạt mức {level}, nhưng tiêu chí {criterion} không có mức đó: hãy dùng dấu hiệu (marks) để tách riêng.",
                "The requirement asks every criterion of its set to reach {level}, but the criterion {criterion} has no such level: tell them apart by a mark.";
            InstrumentCriterionNeverCounts(criterion, level) "instrument.criterion-never-counts" Warning INSTRUMENT,
                "Tiêu chí {criterion} thuộc tập được đếm nhưng không thể đạt mức {level}.",
                "The criterion {criterion} belongs to the set that is counted, but cannot reach {level}.";
            InstrumentCountMayFail(level, count, always) "instrument.count-may-fail" Warning INSTRUMENT,
                "Mức {level} đòi ít nhất {count} tiêu chí, nhưng chỉ {always} tiêu chí luôn áp dụng: trường có tiêu chí không áp dụng có thể không bao giờ đạt.",
                "The level {level} asks for criteria, at least {count}, but only {always} always apply: a school to which the others do not apply can never reach it.";
            InstrumentRequirementIdle(level) "instrument.requirement-idle" Warning INSTRUMENT,
                "Yêu cầu này của mức {level} không đòi hỏi gì thêm so với các yêu cầu khác.",
                "This requirement of the level {level} asks for nothing that the others do not ask for.";
            InstrumentLevelSkipped(level, next) "instrument.level-skipped" Warning INSTRUMENT,
                "Không trường nào dừng ở mức {level}: đạt mức này thì cũng đạt {next}.",
                "No school can stop at the level {level}: whoever reaches it reaches {next} as well.";
            InstrumentCriterionIdle(criterion) "instrument.criterion-idle" Advice INSTRUMENT,
                "Tiêu chí {criterion} không ảnh hưởng đến mức nào: không yêu cầu nào xét đến.",
                "The criterion {criterion} decides nothing: no requirement looks at it.";
            InstrumentConditionIdle(criterion) "instrument.condition-idle" Warning INSTRUMENT,
                "Điều kiện bắt buộc {criterion} không ảnh hưởng đến mức nào: không yêu cầu nào về điều kiện (conditions) xét đến, còn yêu cầu về tiêu chí (criteria) không xét điều kiện. Hãy thêm yêu cầu về điều kiện vào mức cần điều kiện này.",
                "The mandatory condition {criterion} decides nothing: no conditions requirement looks at it, and a criteria requirement leaves conditions out. Add a conditions requirement to the level that needs it.";
            InstrumentGroupContradicts(group, criterion, level, found) "instrument.group-contradicts" Warning INSTRUMENT,
                "Nhóm {group} chỉ có tiêu chí {criterion}, nhưng khi tiêu chí ở mức {level} thì nhóm lại ở mức {found}.",
                "The group {group} has the criterion {criterion} only, yet where the criterion is at {level} the group is at {found}.";
            InstrumentEarnsMisfit(criterion, measure) "instrument.earns-misfit" Error INSTRUMENT,
                "Tiêu chí {criterion}: cách tính điểm này không dùng cho cách đo {measure}: điểm theo phần đạt được (proportional) dùng cho tỷ lệ (share), điểm cho mỗi đơn vị (each) dùng cho số lượng (count).",
                "Criterion {criterion}: points are not earned this way for the measure {measure}: proportional is for a share, each for a count.";
            InstrumentEarnsTwice(criterion) "instrument.earns-twice" Error INSTRUMENT,
                "Tiêu chí {criterion} vừa ghi điểm cho từng mức vừa ghi cách tính điểm (earns): hãy chọn một cách.",
                "The criterion {criterion} states points for its levels and earns as well: choose one.";
            InstrumentEarnsNothing(criterion) "instrument.earns-nothing" Error INSTRUMENT,
                "Tiêu chí {criterion}: điểm tối đa, điểm mỗi đơn vị và bước làm tròn phải lớn hơn 0.",
                "Criterion {criterion}: the maximum, the points of one and the step of rounding must be above 0.";
            InstrumentMaximumUnreachable(criterion, maximum, most) "instrument.maximum-unreachable" Error INSTRUMENT,
                "Tiêu chí {criterion}: không ai đạt được điểm tối đa {maximum}, nhiều nhất chỉ {most}: hãy sửa điểm tối đa, bước làm tròn hoặc số lượng lớn nhất.",
                "Criterion {criterion}: nobody can earn the maximum {maximum}, at most {most}: correct the maximum, the step of rounding or the greatest count.";
            InstrumentGroupsWithoutLevels "instrument.groups-without-levels" Error INSTRUMENT,
                "Yêu cầu này xét mức của nhóm, nhưng không nhóm nào được xếp mức: hãy thêm bảng mức chung cho các nhóm (groupLevels) hoặc bảng mức của nhóm (levels).",
                "This requirement looks at the levels of groups, but no group has any: add groupLevels, or levels of a group.";
            InstrumentTableUnused "instrument.table-unused" Advice INSTRUMENT,
                "Không nhóm nào dùng bảng này, vì mọi nhóm đều có bảng riêng.",
                "No group uses this table, as every group has one of its own.";
            InstrumentCitationIdle(of) "instrument.citation-idle" Advice INSTRUMENT,
                "Có căn cứ nhưng không có {of} để dẫn căn cứ.",
                "There is a citation, but no {of} for it to be of.";
            NumberTooFine(number) "number.too-fine" Error INSTRUMENT,
                "Số {number} có quá sáu chữ số thập phân: hãy ghi không quá sáu chữ số.",
                "The number {number} has more than six decimal places: write six at most.";
            InstrumentBandsOrder(level) "instrument.bands-order" Error INSTRUMENT,
                "Khoảng của mức {level} đứng sai thứ tự: hãy xếp từ mức thấp nhất, mỗi mức một khoảng.",
                "The band of level {level} is out of order: list them lowest level first, one for each level.";
            InstrumentBandEmpty(level, lower, upper) "instrument.band-empty" Error INSTRUMENT,
                "Khoảng của mức {level} không chứa giá trị nào: cận dưới {lower} không nằm dưới cận trên {upper}.",
                "The band of level {level} holds no value: its lower bound {lower} is not below its upper bound {upper}.";
            InstrumentBandsHole(left, either, or) "instrument.bands-hole" Error INSTRUMENT,
                "Hai khoảng liền nhau bỏ sót {left} nên trường ở đó không có mức (điểm lẻ, tỷ lệ phần trăm lẻ cũng tính). Theo văn bản, hãy nối bằng một trong hai cách: khoảng dưới ghi \"{either}\", hoặc khoảng trên ghi \"{or}\".",
                "Two neighbouring bands leave out {left}, and a school there gets no level (half points and odd percentages count too). As the text means it, join them in one of two ways: let the lower band end with {either}, or the upper one begin with {or}.";
            InstrumentBandsOverlap(shared, either, or) "instrument.bands-overlap" Error INSTRUMENT,
                "Hai khoảng liền nhau cùng chứa {shared}: hãy để mỗi giá trị thuộc đúng một khoảng. Khoảng dưới ghi \"{either}\", hoặc khoảng trên ghi \"{or}\".",
                "Two neighbouring bands both hold {shared}: let each value belong to one. Let the lower band end with {either}, or the upper one begin with {or}.";
            InstrumentBandsStart(begins) "instrument.bands-start" Error INSTRUMENT,
                "Khoảng thấp nhất bắt đầu {begins} nên 0 điểm không thuộc khoảng nào: hãy bỏ cận dưới của khoảng này, hoặc thêm khoảng cho mức thấp hơn.",
                "The lowest band begins {begins}, so 0 points lie in no band: remove its lower bound, or add a band for a lower level.";
            InstrumentBandsEnd(ends, maximum) "instrument.bands-end" Error INSTRUMENT,
                "Khoảng cao nhất chỉ ghi \"{ends}\" nên giá trị lớn nhất {maximum} không thuộc khoảng nào: hãy bỏ cận trên, ghi \"đến {maximum}\", hoặc thêm khoảng cho mức cao hơn.",
                "The highest band says {ends}, so the greatest value, {maximum}, lies in no band: remove its upper bound, write to {maximum}, or add a band for a higher level.";
            InstrumentBoundBeyond(upper, maximum) "instrument.bound-beyond" Warning INSTRUMENT,
                "Cận trên {upper} lớn hơn giá trị lớn nhất có thể có, {maximum}: hãy kiểm tra hai con số.",
                "The upper bound {upper} is beyond the greatest value there can be, {maximum}: check both numbers.";
            InstrumentLevelUnreachable(level) "instrument.level-unreachable" Error INSTRUMENT,
                "Không kết quả nào có thể đạt mức {level} theo yêu cầu ghi ở đây: hãy giảm yêu cầu.",
                "No result can reach the level {level} as it is asked for here: ask for less.";
            InstrumentGroupPointsDiffer(group, printed, sum) "instrument.group-points-differ" Error INSTRUMENT,
                "Nhóm {group} ghi {printed} điểm nhưng các tiêu chí cộng lại là {sum}.",
                "The points printed for the group {group} are {printed}, but those of its criteria add up to {sum}.";
            InstrumentTotalDiffers(printed, sum) "instrument.total-differs" Error INSTRUMENT,
                "Tổng điểm ghi {printed} nhưng các nhóm cộng lại là {sum}.",
                "The printed total is {printed}, but the groups add up to {sum}.";
            InstrumentPointsTooMany(limit) "instrument.points-too-many" Error INSTRUMENT,
                "Tổng điểm vượt quá giới hạn {limit} của thư viện.",
                "The points add up to more than this library's limit of {limit}.";
            InstrumentStepsMissing(criterion, wanted, measure, found) "instrument.steps-missing" Error INSTRUMENT,
                "Tiêu chí {criterion} cần {wanted} mức (levels) cho cách đo {measure}, nhưng có {found}.",
                "The criterion {criterion} has the wrong number of levels for the measure {measure}: it takes {wanted} and has {found}.";
            InstrumentStepsMisplaced(criterion) "instrument.steps-misplaced" Error INSTRUMENT,
                "Tiêu chí {criterion} chấm điểm trực tiếp nên không có danh sách mức (levels): hãy dùng khoảng điểm (bands) trong cách đo (measure).",
                "The criterion {criterion} is given points directly, so it takes no levels: use the measure's bands.";
            InstrumentStepsOrder(criterion, level) "instrument.steps-order" Error INSTRUMENT,
                "Mức {level} của tiêu chí {criterion} đứng sai thứ tự hoặc lặp lại: hãy xếp từ thấp đến cao.",
                "The level {level} of criterion {criterion} is out of order or repeated: list them lowest first.";
            InstrumentStepPointsMissing(criterion, level) "instrument.step-points-missing" Error INSTRUMENT,
                "Mức {level} của tiêu chí {criterion} chưa ghi điểm.",
                "The level {level} of criterion {criterion} states no points.";
            InstrumentStepIdle(criterion, level, points) "instrument.step-idle" Warning INSTRUMENT,
                "Tiêu chí {criterion}: mức {level} cho {points} điểm như mức liền dưới và không yêu cầu nào đòi hỏi mức này, nên đạt hay không cũng như nhau.",
                "Criterion {criterion}: the level {level} gives the points of the level below, {points}, and no requirement asks for it, so reaching it changes nothing.";
            InstrumentConditionPoints(criterion) "instrument.condition-points" Error INSTRUMENT,
                "Tiêu chí {criterion} là điều kiện bắt buộc nên không có điểm.",
                "The criterion {criterion} is a condition, so it gives no points.";
            InstrumentPointsFall(criterion, level, points, below) "instrument.points-fall" Error INSTRUMENT,
                "Tiêu chí {criterion}: mức {level} cho {points} điểm, ít hơn mức thấp hơn ({below}).",
                "Criterion {criterion}: the level {level} gives fewer points ({points}) than the level below it ({below}).";
            InstrumentThresholdMissing(criterion, level) "instrument.threshold-missing" Error INSTRUMENT,
                "Tiêu chí {criterion}: mức {level} chưa có ngưỡng.",
                "Criterion {criterion}: the level {level} has no threshold.";
            InstrumentThresholdMisplaced(criterion, level) "instrument.threshold-misplaced" Error INSTRUMENT,
                "Tiêu chí {criterion}: mức {level} không dùng ngưỡng, hãy bỏ đi.",
                "Criterion {criterion}: the level {level} takes no threshold, remove it.";
            InstrumentThresholdOrder(criterion, level, stage, limit, below, better) "instrument.threshold-order" Error INSTRUMENT,
                "Tiêu chí {criterion}: ngưỡng {limit} của mức {level} ({stage}) không chặt hơn ngưỡng {below} của mức thấp hơn. Ở đây {better}: hãy xếp lại các ngưỡng theo chiều đó; nếu ý là ngược lại, hãy đổi chiều tốt (better) của tỷ số (ratio), hoặc đo phần còn lại nếu là tỷ lệ (share) hay số lượng (count), như tỷ lệ học sinh không bỏ học.",
                "Criterion {criterion}: the threshold {limit} of level {level} ({stage}) is not stricter than {below} of the level below. Here {better}: put the thresholds in that order; if the other way is meant, turn better of the ratio round, or measure the rest where it is a share or a count, such as the share of pupils who do not drop out.";
            InstrumentStageLimitMissing(criterion, level, stage) "instrument.stage-limit-missing" Error INSTRUMENT,
                "Tiêu chí {criterion}: mức {level} thiếu ngưỡng cho cấp học {stage}.",
                "Criterion {criterion}: the level {level} has no limit for the stage {stage}.";
            InstrumentStageLimitUnused(criterion, level, stage) "instrument.stage-limit-unused" Warning INSTRUMENT,
                "Tiêu chí {criterion}: mức {level} có ngưỡng cho cấp học {stage}, nhưng danh sách cấp học (stages) không có cấp học này nên ngưỡng không được dùng: hãy thêm cấp học vào danh sách hoặc bỏ ngưỡng.",
                "Criterion {criterion}: the level {level} has a limit for the stage {stage}, which the list stages lacks, so the limit is not used: add the stage to stages or remove the limit.";
            InstrumentPercentFraction(greatest) "instrument.percent-fraction" Warning INSTRUMENT,
                "Ở đây có giới hạn phần trăm rất nhỏ, {greatest}%: giới hạn được tính bằng phần trăm, nên 80% phải ghi là 80, không ghi 0,8.",
                "There is a very small percent limit here, {greatest}%: limits are in percent, so write 80 for 80%, not 0.8.";
            InstrumentDescriptorMissing(criterion, level) "instrument.descriptor-missing" Warning INSTRUMENT,
                "Tiêu chí {criterion} xếp mức theo mô tả nhưng mức {level} chưa có mô tả.",
                "The criterion {criterion} is rated by descriptors, but the level {level} has none.";
            InstrumentPointsStep(criterion, maximum, step) "instrument.points-step" Error INSTRUMENT,
                "Tiêu chí {criterion}: điểm tối đa {maximum} không phải bội của bước điểm {step}.",
                "Criterion {criterion}: the maximum {maximum} is not a multiple of the step {step}.";
            InstrumentItemsDiffer(criterion, sum, maximum) "instrument.items-differ" Error INSTRUMENT,
                "Tiêu chí {criterion}: các tiểu mục cộng lại là {sum}, không khớp điểm tối đa {maximum}.",
                "Criterion {criterion}: its items add up to {sum}, which does not fit the maximum {maximum}.";
            InstrumentRetiredInUse(id) "instrument.retired-in-use" Error INSTRUMENT,
                "Mã {id} đã bỏ nhưng vẫn có tiêu chí dùng: mã cũ không được dùng lại.",
                "The identifier {id} is retired, yet a criterion uses it: retired identifiers are not used again.";
            InstrumentReplacementUnknown(id) "instrument.replacement-unknown" Error INSTRUMENT,
                "Mã thay thế {id} không phải là một tiêu chí.",
                "The replacement {id} is no criterion.";
            InstrumentProofMisfit(criterion, proof, measure) "instrument.proof-misfit" Error DERIVING,
                "Tiêu chí {criterion}: căn cứ suy ra {proof} không cho ra giá trị dạng {measure}: hãy bỏ proof hoặc sửa cách đo.",
                "Criterion {criterion}: the proof {proof} gives no value of the form {measure}: remove the proof or correct the measure.";
            InstrumentBuiltInDiffers(instrument, at) "instrument.built-in-differs" Error INSTRUMENT,
                "Bộ tiêu chí có sẵn cũng là {instrument} nhưng nội dung khác, trước hết ở {at}: hãy đặt phiên bản hoặc mã khác cho bộ này, vì kết quả chỉ nêu mã và phiên bản.",
                "The built-in instrument is {instrument} too, and differs, first at {at}: give this one another edition or identifier, as results name nothing else.";

        } $($then)* }
    };
}
pub(super) use instrument;
