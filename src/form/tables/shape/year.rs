//! What stands in plans, reports and reports of difficulties.

use super::Form::*;
use super::shared::{
    EVIDENCE, HEAD, INSTRUMENT_REF, ISSUED, PERIOD, PROVENANCE, SCHOOL, SOURCE, TARGET, TEXTS,
    TRIAL, results, roles,
};
use super::{Field, fields, named};
use crate::form::words::Choices;
use crate::model::{Both, Channel, FundingSource, Locale};

named! {
    channels Channel,
    funding FundingSource,
}

fields! {
    pub(super) ANNUAL_PLAN {
        "$schema" "Lược đồ" "Schema" Text,
        "id" "Mã kế hoạch" "Plan code" Code,
        "school" "Trường" "School" Parts(SCHOOL),
        "period" "Thời gian" "Period" Parts(PERIOD),
        "head" "Văn bản" "Document" Parts(HEAD),
        "standing" "Lồng ghép hay riêng" "Part of another plan or alone" One(STANDING),
        "instrument" "Bộ tiêu chí" "Instrument" Parts(INSTRUMENT_REF),
        "baselineLevel" "Mức hiện tại" "Present level" Level,
        "targetLevel" "Mức muốn đạt" "Target level" Level,
        "generalObjective" "Mục tiêu chung" "General objective" Words,
        "principles" "Nguyên tắc" "Principles" Parts(PRINCIPLES),
        "inspection" "Kiểm tra, giám sát" "Inspection" Words,
        "printedCost" "Tổng chi phí đã ghi" "Printed cost" Money,
        "printedFunding" "Tổng kinh phí đã ghi" "Printed funding" Money,
        "provenance" "Nguồn số liệu" "Where the figures come from" Parts(PROVENANCE),
        "legalBasis" "Căn cứ" "Legal basis" Rows(SOURCE),
        "situation" "Thực trạng" "Situation" Always(SITUATION),
        "needs" "Nhu cầu" "Needs" Rows(NEED),
        "objectives" "Mục tiêu" "Objectives" Rows(OBJECTIVE),
        "contents" "Nội dung" "Contents" Rows(CONTENT),
        "solutions" "Giải pháp" "Solutions" Rows(SOLUTION),
        "roadmap" "Lộ trình" "Roadmap" Rows(MILESTONE),
        "resources" "Nguồn lực" "Resources" Rows(RESOURCE),
        "funding" "Nguồn kinh phí" "Funding" Rows(FUNDING),
        "trials" "Công nghệ mới" "New technology" Rows(TRIAL),
        "assignments" "Phân công" "Assignments" Rows(ASSIGNMENT),
        "reportsDue" "Chế độ báo cáo" "Reports due" Rows(REPORT_DUE),
        "recipients" "Nơi nhận" "Recipients" Lines,
    }

    STANDING {
        "wovenInto" "trong kế hoạch chung" "woven into another plan" Parts(ISSUED),
        "alone" "kế hoạch riêng" "alone" Mark,
    }

    PRINCIPLES {
        "needs" "đáp ứng nhu cầu" "needs" Words,
        "compliance" "đúng quy định" "compliance" Words,
        "effectiveness" "hiệu quả" "effectiveness" Words,
    }

    SITUATION {
        "advantages" "thuận lợi" "advantages" Rows(TEXTS),
        "difficulties" "khó khăn" "difficulties" Rows(TEXTS),
        "causes" "nguyên nhân" "causes" Rows(TEXTS),
    }

    NEED {
        "id" "Mã" "Code" Code,
        "title" "Nhu cầu" "Need" Words,
    }

    OBJECTIVE {
        "id" "Mã" "Code" Code,
        "title" "Mục tiêu" "Objective" Words,
        "due" "Hạn" "Due" Day,
        "quantity" "Chỉ tiêu" "Quantity" Parts(QUANTITY),
        "targets" "chỉ tiêu theo tiêu chí" "targets" Rows(TARGET),
    }

    QUANTITY {
        "number" "số" "number" Number,
        "unit" "đơn vị" "unit" Words,
    }

    CONTENT {
        "id" "Mã" "Code" Code,
        "title" "Nội dung" "Content" Words,
        "objectives" "Mã mục tiêu" "Objective codes" Codes,
        "needs" "Mã nhu cầu" "Need codes" Codes,
    }

    SOLUTION {
        "id" "Mã" "Code" Code,
        "title" "Giải pháp" "Solution" Words,
        "contents" "Mã nội dung" "Content codes" Codes,
        "checkedAgainst" "Đối chiếu với văn bản" "Checked against" Codes,
        "trial" "Mã công nghệ mới" "Trial code" Code,
    }

    MILESTONE {
        "id" "Mã" "Code" Code,
        "solutions" "Mã giải pháp" "Solution codes" Codes,
        "from" "Từ ngày" "From" Day,
        "until" "Đến ngày" "Until" Day,
        "product" "Sản phẩm" "Product" Words,
    }

    RESOURCE {
        "id" "Mã" "Code" Code,
        "title" "Nguồn lực" "Resource" Words,
        "solutions" "Mã giải pháp" "Solution codes" Codes,
        "need" "Loại" "Kind" One(RESOURCE_NEED),
        "note" "Ghi chú" "Note" Words,
    }

    RESOURCE_NEED {
        "equipment" "thiết bị" "equipment" Parts(EQUIPMENT),
        "service" "dịch vụ" "service" Parts(SERVICE),
        "training" "tập huấn" "training" Parts(TRAINING),
        "staff" "nhân lực" "staff" Parts(STAFF),
    }

    EQUIPMENT {
        "unitPrice" "đơn giá" "unit price" Money,
        "printedQuantity" "số lượng đã ghi" "printed quantity" Number,
        "printedCost" "thành tiền đã ghi" "printed cost" Money,
        "quantities" "số lượng theo năm" "quantities" Rows(YEAR_QUANTITY),
    }

    YEAR_QUANTITY {
        "period" "Thời gian" "Period" Parts(PERIOD),
        "quantity" "Số lượng" "Quantity" Number,
    }

    SERVICE {
        "cost" "chi phí" "cost" Money,
    }

    TRAINING {
        "people" "số người" "people" Number,
        "sessions" "số buổi" "sessions" Number,
        "cost" "chi phí" "cost" Money,
    }

    STAFF {
        "roles" "bộ phận" "roles" Choices(roles),
    }

    FUNDING {
        "source" "Nguồn" "Source" Choice(funding),
        "amount" "Số tiền" "Amount" Money,
        "note" "Ghi chú" "Note" Words,
    }

    ASSIGNMENT {
        "role" "Bộ phận" "Role" Choice(roles),
        "task" "Nhiệm vụ" "Task" Words,
        "solutions" "Mã giải pháp" "Solution codes" Codes,
    }

    REPORT_DUE {
        "title" "Báo cáo" "Report" Words,
        "to" "Nộp cho" "To" Text,
        "due" "Hạn" "Due" Day,
    }

    pub(super) MEDIUM_TERM_PLAN {
        "$schema" "Lược đồ" "Schema" Text,
        "id" "Mã kế hoạch" "Plan code" Code,
        "school" "Trường" "School" Parts(SCHOOL),
        "head" "Văn bản" "Document" Parts(HEAD),
        "instrument" "Bộ tiêu chí" "Instrument" Parts(INSTRUMENT_REF),
        "generalObjective" "Mục tiêu chung" "General objective" Words,
        "provenance" "Nguồn số liệu" "Where the figures come from" Parts(PROVENANCE),
        "legalBasis" "Căn cứ" "Legal basis" Rows(SOURCE),
        "years" "Các năm" "Years" Rows(YEAR),
    }

    YEAR {
        "schoolYear" "Năm học" "School year" Text,
        "level" "Mức muốn đạt" "Target level" Level,
        "targets" "chỉ tiêu theo tiêu chí" "targets" Rows(TARGET),
    }

    pub(super) YEAR_END_REPORT {
        "$schema" "Lược đồ" "Schema" Text,
        "id" "Mã báo cáo" "Report code" Code,
        "school" "Trường" "School" Parts(SCHOOL),
        "period" "Thời gian" "Period" Parts(PERIOD),
        "head" "Văn bản" "Document" Parts(HEAD),
        "plan" "Mã kế hoạch" "Plan code" Code,
        "partOf" "Trong báo cáo" "Part of the report" Parts(ISSUED),
        "instrument" "Bộ tiêu chí" "Instrument" Parts(INSTRUMENT_REF),
        "level" "Mức đạt được" "Level reached" Level,
        "provenance" "Nguồn số liệu" "Where the figures come from" Parts(PROVENANCE),
        "guidance" "Văn bản hướng dẫn" "Guidance" Rows(SOURCE),
        "results" "Kết quả" "Results" Rows(RESULT),
        "spending" "Chi" "Spending" Rows(SPENDING),
        "difficulties" "Khó khăn" "Difficulties" Rows(RECORD),
        "trials" "Công nghệ mới" "New technology" Rows(TRIAL),
        "nextYear" "Phương hướng năm sau" "Next year" Rows(TEXTS),
        "proposals" "Kiến nghị" "Proposals" Rows(TEXTS),
        "recipients" "Nơi nhận" "Recipients" Lines,
    }

    RESULT {
        "objective" "Mã mục tiêu" "Objective code" Code,
        "outcome" "Kết quả" "Outcome" Choice(results),
        "quantity" "Số đạt được" "Quantity reached" Number,
        "reason" "Lý do" "Reason" Words,
        "facts" "số liệu theo tiêu chí" "facts" Rows(TARGET),
        "evidence" "minh chứng" "evidence" Rows(EVIDENCE),
    }

    SPENDING {
        "source" "Nguồn" "Source" Choice(funding),
        "spent" "Số tiền đã chi" "Spent" Money,
        "brought" "Hiệu quả" "What it brought" Words,
        "objectives" "Mã mục tiêu" "Objective codes" Codes,
        "note" "Ghi chú" "Note" Words,
    }

    RECORD {
        "id" "Mã" "Code" Code,
        "title" "Khó khăn" "Difficulty" Words,
        "arose" "Ngày phát sinh" "Day it arose" Day,
        "asked" "Đề nghị" "Asked" Words,
        "reported" "Báo cáo" "Reported" Parts(REPORTED),
        "answer" "Trả lời" "Answer" Parts(ANSWER),
        "resolved" "Ngày giải quyết xong" "Day it was resolved" Day,
        "causes" "nguyên nhân" "causes" Rows(TEXTS),
        "tried" "đã thử" "tried" Rows(TEXTS),
    }

    REPORTED {
        "on" "ngày" "day" Day,
        "channel" "hình thức" "channel" Choice(channels),
        "to" "nơi nhận" "to" Text,
        "address" "số điện thoại, hộp thư" "address" Text,
    }

    ANSWER {
        "on" "ngày" "day" Day,
        "by" "nơi trả lời" "by" Text,
        "text" "nội dung" "text" Words,
    }

    pub(super) DIFFICULTY {
        "$schema" "Lược đồ" "Schema" Text,
        "school" "Trường" "School" Parts(SCHOOL),
        "head" "Văn bản" "Document" Parts(HEAD),
        "provenance" "Nguồn số liệu" "Where the figures come from" Parts(PROVENANCE),
        "difficulty" "Khó khăn" "Difficulty" Always(RECORD),
        "recipients" "Nơi nhận" "Recipients" Lines,
    }
}
