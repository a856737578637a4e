//! Rules of trials.

macro_rules! trial {
    ({ $($rows:tt)* } $next:ident $($then:ident)*) => {
        $next! { { $($rows)*

            TrialPhaseDatesContradict(from, until) "trial.phase-dates-contradict" Error PLANNING,
                "Giai đoạn này kết thúc ngày {until}, trước ngày bắt đầu {from}.",
                "The phase ends on {until}, before it begins on {from}.";
            TrialPhasesMissing "trial.phases-missing" Warning inferred(principle(Principle::Effectiveness)),
                "Thử nghiệm này chưa nêu giai đoạn nào: hãy ghi ít nhất giai đoạn thử nghiệm, đơn vị thực hiện và thời gian; nếu không thực hiện nữa, hãy ghi lý do ở nhận xét (conclusion) của giai đoạn đó.",
                "The trial states no phase: state the pilot at least, with its days and who carries it out; if nothing came of it, say why in that phase's conclusion.";
            TrialPhaseSkipped(missing) "trial.phase-skipped" Warning inferred(principle(Principle::Effectiveness)),
                "Trước giai đoạn này phải có giai đoạn {missing}: công nghệ mới đi qua thử nghiệm, thẩm định rồi đánh giá hiệu quả.",
                "The phase {missing} must come before this one: new technology goes through pilot, appraisal and evaluation.";
            TrialPhasesOutOfOrder(before) "trial.phases-out-of-order" Warning inferred(principle(Principle::Effectiveness)),
                "Giai đoạn này bắt đầu khi giai đoạn {before} chưa kết thúc đạt yêu cầu: hãy sửa ngày và kết quả, hoặc làm lại theo thứ tự.",
                "The phase begins before {before} has ended well: correct the days and outcomes, or go through them in order.";
            TrialScaleUpUnproven(phase) "trial.scale-up-unproven" Error principle(Principle::Effectiveness),
                "Chưa được nhân rộng: công nghệ mới phải lần lượt đạt thử nghiệm, thẩm định, đánh giá hiệu quả trước khi nhân rộng. Hãy xem lại giai đoạn {phase}: phải có kết quả đạt và kết thúc trước khi giai đoạn sau bắt đầu; mới dự kiến thì để trống phần nhân rộng.",
                "No scale-up yet: new technology passes pilot, appraisal and evaluation, each ended before the next begins, and only then is scaled up. Look at the phase {phase}: it must have passed, and have ended before the next one begins; a scale-up that is only planned is left out.";
            TrialPhasesOneDay(from) "trial.phases-one-day" Warning PLANNING,
                "Việc nhân rộng bắt đầu đúng ngày thử nghiệm bắt đầu ({from}): hãy kiểm tra ngày của các giai đoạn.",
                "The scale-up begins on the very day on which the pilot began ({from}): check the days of the phases.";
            TrialPassedWithoutEvidence "trial.passed-without-evidence" Warning PLANNING,
                "Giai đoạn này ghi kết quả đạt nhưng chưa có minh chứng: hãy bổ sung biên bản, báo cáo hoặc số liệu.",
                "The phase is said to have passed, and nothing shows it: add minutes, a report or figures.";
            TrialOutcomeEarly(until, date) "trial.outcome-early" Warning PLANNING,
                "Giai đoạn này đã ghi kết quả nhưng đến {until} mới kết thúc, sau ngày của văn bản ({date}): hãy sửa kết quả hoặc ngày.",
                "The phase has an outcome, yet ends on {until}, after the day of this document ({date}): correct the outcome or the days.";
            TrialOutcomeOpen(until, date, outcome) "trial.outcome-open" Warning PLANNING,
                "Giai đoạn này phải kết thúc ngày {until}, trước ngày báo cáo ({date}), nhưng vẫn ghi là “{outcome}”: hãy ghi kết quả; nếu chưa làm hoặc chưa xong, hãy ghi lý do ở nhận xét (conclusion).",
                "The phase was to end on {until}, before the day of this report ({date}), and is still “{outcome}”: state how it ended; if it was not carried out or is not finished, say why in its conclusion.";
        } $($then)* }
    };
}
pub(super) use trial;
