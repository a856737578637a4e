//! Rules of difficulties, in documents of their own and in year-end reports.

macro_rules! difficulty {
    ({ $($rows:tt)* } $next:ident $($then:ident)*) => {
        $next! { { $($rows)*

            DifficultyUnreported(id) "difficulty.unreported" Warning LAST_PARAGRAPH,
                "Khó khăn {id} chưa được báo cáo lên cấp trên: hãy báo cáo kịp thời để được hướng dẫn, rồi ghi ngày, hình thức và nơi nhận.",
                "The difficulty {id} was not reported: report it promptly to be given guidance, and state the day, the way and the office.";
            DifficultyReportedLate(id, arose, date, days, allowed) "difficulty.reported-late" Warning inferred(LAST_PARAGRAPH),
                "Khó khăn {id} phát sinh ngày {arose}, đến ngày {date} mới báo cáo: {days} ngày, trong khi cơ quan quản lý đặt ra {allowed} ngày. Hãy ghi lý do, và báo cáo kịp thời hơn.",
                "The difficulty {id} arose on {arose} and was reported on {date}. Days between: {days}; the office allows {allowed}. State why, and report more promptly.";
            DifficultyReportedEarly(id, date, arose) "difficulty.reported-early" Error PLANNING,
                "Khó khăn {id} ghi báo cáo ngày {date}, trước ngày phát sinh {arose}: hãy sửa một trong hai ngày.",
                "The difficulty {id} was reported on {date}, before it arose on {arose}: correct one of the days.";
            DifficultyAnsweredEarly(id, date, reported) "difficulty.answered-early" Error PLANNING,
                "Khó khăn {id} ghi được trả lời ngày {date}, trước ngày báo cáo {reported}: hãy sửa một trong hai ngày.",
                "The difficulty {id} was answered on {date}, before it was reported on {reported}: correct one of the days.";
            DifficultyResolvedEarly(id, date, arose) "difficulty.resolved-early" Error PLANNING,
                "Khó khăn {id} ghi giải quyết xong ngày {date}, trước ngày phát sinh {arose}: hãy sửa một trong hai ngày.",
                "The difficulty {id} was overcome on {date}, before it arose on {arose}: correct one of the days.";
            DifficultyNothingAsked(id) "difficulty.nothing-asked" Warning inferred(LAST_PARAGRAPH),
                "Báo cáo khó khăn {id} chưa nêu đề nghị gì: hãy ghi nhà trường cần cơ quan quản lý hướng dẫn, hỗ trợ việc gì.",
                "The report of the difficulty {id} asks for nothing: state what guidance or support the school needs.";
            DifficultyNothingTried(id) "difficulty.nothing-tried" Advice PLANNING,
                "Báo cáo khó khăn {id} chưa nêu nhà trường đã làm gì để khắc phục.",
                "The report of the difficulty {id} does not say what the school has tried.";
        } $($then)* }
    };
}
pub(super) use difficulty;
