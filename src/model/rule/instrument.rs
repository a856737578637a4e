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
            InstrumentSourceUnknown(id) "instrument.source-unknown" Error INSTRUMENT,
                "Trích dẫn nguồn {id} nhưng danh sách nguồn không có mã này: hãy thêm nguồn hoặc sửa mã.",
                "Cites the source {id}, which the list of sources lacks: add the source or correct the identifier.";
            InstrumentSourceMissing(fidelity) "instrument.source-missing" Error INSTRUMENT,
                "Độ tin cậy là {fidelity} nhưng không nêu nguồn: hãy ghi nguồn, hoặc ghi authored nếu không có văn bản nào quy định.",
                "The fidelity is {fidelity} but no source is named: name it, or say authored if no document lays this down.";
            InstrumentAuthoredWithSource "instrument.authored-with-source" Error INSTRUMENT,
                "Nội dung ghi authored (tự chọn) nhưng lại dẫn nguồn như quy định: hãy bỏ nguồn và điều khoản, hoặc sửa độ tin cậy.",
                "Marked authored, yet cites a source as if it were laid down: drop source and clause, or correct the fidelity.";
            InstrumentSourceUnused(id) "instrument.source-unused" Advice INSTRUMENT,
                "Không trích dẫn nào dùng nguồn {id}.",
                "No citation uses the source {id}.";
            InstrumentSourceLater(id, issued, from) "instrument.source-later" Warning INSTRUMENT,
                "Nguồn {id} ban hành ngày {issued}, sau ngày bộ tiêu chí có hiệu lực ({from}): hãy kiểm tra hai ngày.",
                "The source {id} was issued on {issued}, after the instrument came into force ({from}): check both days.";
            InstrumentDatesContradict(from, until) "instrument.dates-contradict" Error INSTRUMENT,
                "Ngày hết hiệu lực {until} trước ngày có hiệu lực {from}.",
                "The last day in force, {until}, is before the first, {from}.";
            InstrumentLevelUnknown(id) "instrument.level-unknown" Error INSTRUMENT,
                "Mức {id} không có trong danh sách mức độ.",
                "The level {id} is not in the list of levels.";
            InstrumentBandsOrder(level) "instrument.bands-order" Error INSTRUMENT,
                "Khoảng của mức {level} đứng sai thứ tự: hãy xếp từ mức thấp nhất, mỗi mức một khoảng.",
                "The band of level {level} is out of order: list them lowest level first, one for each level.";
            InstrumentBandEmpty(level, lower, upper) "instrument.band-empty" Error INSTRUMENT,
                "Khoảng của mức {level} không chứa giá trị nào: cận dưới {lower} không nằm dưới cận trên {upper}.",
                "The band of level {level} holds no value: its lower bound {lower} is not below its upper bound {upper}.";
            InstrumentBandsHole(lower, upper) "instrument.bands-hole" Error INSTRUMENT,
                "Giữa {lower} và {upper} không thuộc khoảng nào: điểm lẻ và tỷ lệ phần trăm lẻ sẽ không có mức. Hãy nối hai khoảng, ví dụ \"dưới {upper}\".",
                "Between {lower} and {upper} there is no band: half points and odd percentages get no level. Join the bands, for instance with below {upper}.";
            InstrumentBandsOverlap(lower, upper) "instrument.bands-overlap" Error INSTRUMENT,
                "Các giá trị từ {lower} đến {upper} thuộc hai khoảng liền nhau: hãy để mỗi giá trị thuộc đúng một khoảng.",
                "The values from {lower} to {upper} belong to two neighbouring bands: let each belong to one.";
            InstrumentLevelUnreachable(level) "instrument.level-unreachable" Error INSTRUMENT,
                "Không kết quả nào có thể đạt mức {level}.",
                "No result can reach the level {level}.";
            InstrumentGroupPointsDiffer(group, printed, sum) "instrument.group-points-differ" Error INSTRUMENT,
                "Nhóm {group} ghi {printed} điểm nhưng các tiêu chí cộng lại là {sum}.",
                "The group {group} prints {printed} points, but its criteria add up to {sum}.";
            InstrumentTotalDiffers(printed, sum) "instrument.total-differs" Error INSTRUMENT,
                "Tổng điểm ghi {printed} nhưng các nhóm cộng lại là {sum}.",
                "The printed total is {printed}, but the groups add up to {sum}.";
            InstrumentPointsTooMany(limit) "instrument.points-too-many" Error INSTRUMENT,
                "Tổng điểm vượt quá giới hạn {limit} của thư viện.",
                "The points add up to more than this library's limit of {limit}.";
            InstrumentStepsMissing(criterion, least, measure) "instrument.steps-missing" Error INSTRUMENT,
                "Tiêu chí {criterion} cần {least} mức (levels) cho cách đo {measure}.",
                "The criterion {criterion} needs {least} levels for the measure {measure}.";
            InstrumentStepsMisplaced(criterion) "instrument.steps-misplaced" Error INSTRUMENT,
                "Tiêu chí {criterion} chấm điểm trực tiếp nên không có danh sách levels: hãy dùng bands trong measure.",
                "The criterion {criterion} is given points directly, so it takes no levels: use the measure's bands.";
            InstrumentStepsOrder(criterion, level) "instrument.steps-order" Error INSTRUMENT,
                "Mức {level} của tiêu chí {criterion} đứng sai thứ tự hoặc lặp lại: hãy xếp từ thấp đến cao.",
                "The level {level} of criterion {criterion} is out of order or repeated: list them lowest first.";
            InstrumentStepPointsMissing(criterion, level) "instrument.step-points-missing" Error INSTRUMENT,
                "Mức {level} của tiêu chí {criterion} chưa ghi điểm.",
                "The level {level} of criterion {criterion} states no points.";
            InstrumentConditionPoints(criterion) "instrument.condition-points" Error INSTRUMENT,
                "Tiêu chí {criterion} là điều kiện bắt buộc nên không có điểm.",
                "The criterion {criterion} is a condition, so it gives no points.";
            InstrumentPointsFall(criterion, level, points, below) "instrument.points-fall" Error INSTRUMENT,
                "Tiêu chí {criterion}: mức {level} cho {points} điểm, ít hơn mức thấp hơn ({below}).",
                "Criterion {criterion}: the level {level} gives {points} points, fewer than the level below it ({below}).";
            InstrumentThresholdMissing(criterion, level) "instrument.threshold-missing" Error INSTRUMENT,
                "Tiêu chí {criterion}: mức {level} chưa có ngưỡng.",
                "Criterion {criterion}: the level {level} has no threshold.";
            InstrumentThresholdMisplaced(criterion, level) "instrument.threshold-misplaced" Error INSTRUMENT,
                "Tiêu chí {criterion}: mức {level} không dùng ngưỡng, hãy bỏ đi.",
                "Criterion {criterion}: the level {level} takes no threshold, remove it.";
            InstrumentThresholdOrder(criterion, level, stage, limit, below) "instrument.threshold-order" Error INSTRUMENT,
                "Tiêu chí {criterion}: ngưỡng {limit} của mức {level} ({stage}) không chặt hơn ngưỡng {below} của mức thấp hơn.",
                "Criterion {criterion}: the threshold {limit} of level {level} ({stage}) is not stricter than {below} of the level below.";
            InstrumentStageLimitMissing(criterion, level, stage) "instrument.stage-limit-missing" Error INSTRUMENT,
                "Tiêu chí {criterion}: mức {level} thiếu ngưỡng cho cấp học {stage}.",
                "Criterion {criterion}: the level {level} has no limit for the stage {stage}.";
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

        } $($then)* }
    };
}
pub(super) use instrument;
