//! Rules of workflows.

macro_rules! workflow {
    ({ $($rows:tt)* } $next:ident $($then:ident)*) => {
        $next! { { $($rows)*

            WorkflowEmpty "workflow.empty" Error REVIEW,
                "Danh sách này không được để trống.",
                "This list must not be empty.";
            WorkflowMoveRepeated(action, state, first) "workflow.move-repeated" Error REVIEW,
                "Bước {action} từ trạng thái {state} của cùng một bên đã quy định ở {first}.",
                "The move {action} from the state {state} by the same party is already allowed at {first}.";
            WorkflowOwnJudgement(action) "workflow.own-judgement" Error REVIEW,
                "Quy trình để nhà trường tự thực hiện bước {action} đối với hồ sơ của mình: nhà trường chỉ được nộp (submit).",
                "The workflow lets a school make the move {action} on its own submission: a school may only submit.";
            WorkflowStateUnreachable(state) "workflow.state-unreachable" Warning REVIEW,
                "Không bước nào dẫn từ bản nháp (draft) đến trạng thái {state}, nên bước này không bao giờ thực hiện được từ đó.",
                "No moves lead from draft to the state {state}, so this move can never start from it.";
            WorkflowDatesContradict(from, until) "workflow.dates-contradict" Error REVIEW,
                "Tuyến báo cáo hết hiệu lực ngày {until}, trước ngày có hiệu lực {from}.",
                "The line of reporting ends on {until}, before it begins on {from}.";
            WorkflowLineOrder(unit, below) "workflow.line-order" Error REVIEW,
                "Cấp {unit} không cao hơn {below} đứng trước nó: hãy ghi các cấp quản lý từ gần nhất đến cao nhất.",
                "The unit {unit} is not above {below} before it: list the units from the nearest to the highest.";
            WorkflowLinesOverlap(stage, other) "workflow.lines-overlap" Error REVIEW,
                "Cấp học {stage} đã có tuyến báo cáo khác trong cùng thời gian, xem {other}.",
                "The stage {stage} has another line of reporting at the same time, see {other}.";
            WorkflowLinesGap(stage, until, from) "workflow.lines-gap" Warning REVIEW,
                "Cấp học {stage} không có tuyến báo cáo nào từ sau ngày {until} đến trước ngày {from}.",
                "The stage {stage} has no line of reporting after {until} and before {from}.";

        } $($then)* }
    };
}
pub(super) use workflow;
