//! What stands in an instrument.

use super::Form::*;
use super::shared::{CITATION, SHARE, SOURCE, stages};
use super::{Field, fields, worded};
use crate::form::words::Choices;
use crate::model::{Both, Locale};

worded! {
    counting {
        "leaves" "không tính đến" "left out",
        "met" "coi như đạt" "taken as met",
        "unmet" "coi như không đạt" "taken as unmet",
    }
    directions {
        "nearest" "gần nhất" "nearest",
        "down" "làm tròn xuống" "down",
        "up" "làm tròn lên" "up",
    }
    better {
        "lower" "càng ít càng tốt" "less is better",
        "higher" "càng nhiều càng tốt" "more is better",
    }
    proving {
        "plan-has-model" "kế hoạch theo mô hình" "plan of the model",
        "plan-objectives" "kế hoạch có mục tiêu" "plan with objectives",
        "plan-contents" "kế hoạch có nội dung" "plan with contents",
        "plan-solutions" "kế hoạch có giải pháp" "plan with solutions",
        "plan-roadmap" "kế hoạch có lộ trình" "plan with a roadmap",
        "plan-resources" "kế hoạch có nguồn lực" "plan with resources",
        "contents-meet-needs" "nội dung đáp ứng nhu cầu" "contents that meet needs",
        "solutions-checked" "giải pháp đã đối chiếu quy định" "solutions checked against rules",
        "scale-ups-proven" "nhân rộng sau thử nghiệm" "scale-ups proven by trials",
        "report-has-model" "báo cáo theo mô hình" "report on the model",
        "difficulties-reported" "khó khăn đã báo cáo" "difficulties reported",
    }
}

fields! {
    pub(super) INSTRUMENT {
        "$schema" "Lược đồ" "Schema" Text,
        "id" "Mã" "Code" Code,
        "edition" "Phiên bản" "Edition" Code,
        "title" "Tên bộ tiêu chí" "Title" Words,
        "description" "Giới thiệu" "Description" Words,
        "citation" "Căn cứ" "Citation" Parts(CITATION),
        "stages" "Cấp học" "Stages" Choices(stages),
        "validFrom" "Dùng từ ngày" "Valid from" Day,
        "validUntil" "Dùng đến ngày" "Valid until" Day,
        "sources" "Văn bản nguồn" "Sources" Rows(SOURCE),
        "levels" "Mức" "Levels" Rows(LEVEL),
        "marks" "Dấu hiệu" "Marks" Rows(LEVEL),
        "scoring" "Cách tính" "Scoring" Always(SCORING),
        "groups" "Nhóm" "Groups" Rows(GROUP),
        "retired" "Tiêu chí đã bỏ" "Retired criteria" Rows(RETIRED),
    }

    LEVEL {
        "id" "Mã" "Code" Code,
        "title" "Tên" "Title" Words,
    }

    RETIRED {
        "id" "Mã" "Code" Code,
        "reason" "Lý do" "Reason" Words,
        "replacedBy" "Thay bằng" "Replaced by" Code,
    }

    SCORING {
        "points" "tổng điểm" "total points" Number,
        "pointsCitation" "căn cứ của điểm" "citation of points" Parts(CITATION),
        "notApplicable" "khi không áp dụng" "when not applicable" Choice(counting),
        "levelsCitation" "căn cứ của các mức" "citation of levels" Parts(CITATION),
        "groupLevelsCitation" "căn cứ của mức từng nhóm" "citation of group levels" Parts(CITATION),
        "answered" "phải trả lời" "to be answered" Parts(ANSWERED),
        "levels" "mức chung" "overall levels" Rows(REQUIREMENTS),
        "groupLevels" "mức của nhóm" "levels of groups" Rows(REQUIREMENTS),
    }

    ANSWERED {
        "atLeast" "ít nhất" "at least" Parts(SHARE),
        "citation" "căn cứ" "citation" Parts(CITATION),
    }

    REQUIREMENTS {
        "level" "Mức" "Level" Text,
        "requires" "yêu cầu" "requires" Picks(REQUIREMENT),
    }

    REQUIREMENT {
        "percent" "tỷ lệ phần trăm điểm" "percentage of points" Parts(BAND),
        "points" "số điểm" "points" Parts(BAND),
        "criteria" "tiêu chí đạt mức" "criteria at a level" Parts(CRITERIA),
        "groups" "nhóm đạt mức" "groups at a level" Parts(GROUPS),
        "conditions" "điều kiện" "conditions" Parts(CONDITIONS),
    }

    BAND {
        "lower" "cận dưới" "lower bound" Parts(LOWER),
        "upper" "cận trên" "upper bound" Parts(UPPER),
        "of" "xét trên" "of" One(SET),
        "notApplicable" "khi không áp dụng" "when not applicable" Choice(counting),
        "citation" "căn cứ" "citation" Parts(CITATION),
    }

    CRITERIA {
        "at" "mức cần đạt" "level" Text,
        "count" "bao nhiêu" "how many" Parts(ENOUGH),
        "of" "xét trên" "of" One(SET),
        "notApplicable" "khi không áp dụng" "when not applicable" Choice(counting),
        "citation" "căn cứ" "citation" Parts(CITATION),
    }

    GROUPS {
        "at" "mức cần đạt" "level" Text,
        "count" "bao nhiêu" "how many" Parts(ENOUGH),
        "of" "xét trên các nhóm" "of the groups" AnyCodes,
        "notApplicable" "khi không áp dụng" "when not applicable" Choice(counting),
        "citation" "căn cứ" "citation" Parts(CITATION),
    }

    CONDITIONS {
        "of" "xét trên" "of" One(SET),
        "notApplicable" "khi không áp dụng" "when not applicable" Choice(counting),
        "citation" "căn cứ" "citation" Parts(CITATION),
    }

    LOWER {
        "from" "từ" "from" Number,
        "above" "trên" "above" Number,
    }

    UPPER {
        "to" "đến" "to" Number,
        "below" "dưới" "below" Number,
    }

    SET {
        "marked" "có dấu hiệu" "marked" Text,
        "unmarked" "không có dấu hiệu" "unmarked" Text,
        "criteria" "các tiêu chí" "criteria" Codes,
        "groups" "các nhóm" "groups" Codes,
    }

    ENOUGH {
        "atLeast" "ít nhất" "at least" Number,
        "share" "phần" "share" Parts(SHARE),
    }

    GROUP {
        "id" "Mã" "Code" Code,
        "title" "Tên nhóm" "Title" Words,
        "points" "Tổng điểm" "Total points" Number,
        "levelsCitation" "Căn cứ của các mức" "Citation of levels" Parts(CITATION),
        "levels" "mức riêng" "levels of its own" Rows(REQUIREMENTS),
        "criteria" "tiêu chí" "criteria" Rows(CRITERION),
    }

    CRITERION {
        "id" "Mã" "Code" Code,
        "title" "Tên tiêu chí" "Title" Words,
        "guidance" "Hướng dẫn" "Guidance" Words,
        "measure" "Cách đo" "Measure" One(MEASURE),
        "earns" "Điểm theo lượng" "Points by amount" Parts(EARNS),
        "evidence" "Minh chứng cần có" "Evidence asked for" Words,
        "notApplicableWhen" "Không áp dụng khi" "Not applicable when" Words,
        "marks" "Dấu hiệu" "Marks" Codes,
        "proof" "Chứng minh bằng" "Proven by" Choice(proving),
        "citation" "Căn cứ" "Citation" Parts(CITATION),
        "levels" "bậc" "steps" Rows(STEP),
    }

    MEASURE {
        "condition" "điều kiện" "condition" Mark,
        "yesNo" "có hay không" "yes or no" Mark,
        "share" "tỷ lệ" "share" Parts(SHARE_OF),
        "count" "số lượng" "count" Parts(COUNT_OF),
        "ratio" "tỷ số" "ratio" Parts(RATIO_OF),
        "rating" "chọn mức" "rating" Mark,
        "points" "cho điểm" "points" Parts(POINTS_OF),
    }

    SHARE_OF {
        "part" "đếm cái gì" "part" Words,
        "whole" "trong tổng số" "whole" Words,
    }

    COUNT_OF {
        "unit" "đếm cái gì" "unit" Words,
        "maximum" "nhiều nhất" "maximum" Number,
    }

    RATIO_OF {
        "amount" "lượng gì" "amount" Words,
        "per" "trên mỗi gì" "per" Words,
        "better" "chiều tốt" "better" Choice(better),
    }

    POINTS_OF {
        "maximum" "điểm tối đa" "maximum" Number,
        "step" "bước" "step" Number,
        "items" "từng phần" "items" Rows(ITEM),
        "bands" "khoảng điểm" "bands" Rows(BAND_OF),
    }

    ITEM {
        "id" "Mã" "Code" Code,
        "title" "Tên" "Title" Words,
        "maximum" "Điểm tối đa" "Maximum" Number,
        "citation" "Căn cứ" "Citation" Parts(CITATION),
    }

    BAND_OF {
        "level" "Mức" "Level" Text,
        "lower" "Cận dưới" "Lower bound" Parts(LOWER),
        "upper" "Cận trên" "Upper bound" Parts(UPPER),
    }

    EARNS {
        "proportional" "theo tỷ lệ" "in proportion" Parts(PROPORTIONAL),
        "each" "theo mỗi đơn vị" "for each" Parts(EACH),
    }

    PROPORTIONAL {
        "maximum" "tối đa" "maximum" Number,
        "rounding" "làm tròn" "rounding" Parts(ROUNDING),
    }

    ROUNDING {
        "step" "đến" "step" Number,
        "direction" "chiều" "direction" Choice(directions),
    }

    EACH {
        "points" "điểm" "points" Number,
        "maximum" "tối đa" "maximum" Number,
    }

    STEP {
        "level" "Mức" "Level" Text,
        "points" "Điểm" "Points" Number,
        "descriptor" "Mô tả" "Descriptor" Words,
        "threshold" "Ngưỡng" "Threshold" Parts(THRESHOLD),
    }

    THRESHOLD {
        "limit" "giới hạn" "limit" One(LIMIT),
        "citation" "căn cứ" "citation" Parts(CITATION),
    }

    LIMIT {
        "same" "chung" "same" Number,
        "byStage" "theo cấp" "by stage" Parts(BY_STAGE),
    }

    BY_STAGE {
        "primary" "tiểu học" "primary" Number,
        "lowerSecondary" "THCS" "lower secondary" Number,
        "upperSecondary" "THPT" "upper secondary" Number,
        "continuing" "GDTX" "continuing" Number,
    }
}
