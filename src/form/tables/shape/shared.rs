//! What stands in documents of several kinds.

use super::Form::*;
use super::{Field, fields, named};
use crate::form::words::{self, Choices};
use crate::model::{
    Both, EvidenceKind, Fidelity, Locale, PhaseOutcome, ProvenanceKind, ResultOutcome, Role, Stage,
};

named! {
    pub(super) fidelities Fidelity,
    pub(super) roles Role,
    pub(super) results ResultOutcome,
    outcomes PhaseOutcome,
}

pub(super) fn stages(locale: Locale) -> Choices<&'static str> {
    words::named(words::stages(locale), Stage::as_str)
}

fn provenances(locale: Locale) -> Choices<&'static str> {
    words::named(words::provenances(locale), ProvenanceKind::as_str)
}

fn proofs(locale: Locale) -> Choices<&'static str> {
    words::named(words::proofs(locale), EvidenceKind::as_str)
}

fields! {
    pub(super) CITATION {
        "fidelity" "mức tin cậy" "fidelity" Choice(fidelities),
        "source" "mã văn bản" "source code" Code,
        "clause" "điều, khoản" "clause" Text,
        "note" "ghi chú" "note" Words,
    }

    pub(super) SOURCE {
        "id" "Mã" "Code" Code,
        "title" "Tên văn bản" "Title" Words,
        "number" "Số, ký hiệu" "Number" Text,
        "issuer" "Nơi ban hành" "Issuer" Words,
        "date" "Ngày" "Day" Day,
        "appliesIn" "Nơi áp dụng" "Where it applies" Words,
        "link" "Địa chỉ" "Address" Text,
        "note" "Ghi chú" "Note" Words,
    }

    pub(super) SCHOOL {
        "id" "mã" "code" Code,
        "name" "tên" "name" Text,
        "stages" "cấp học" "stages" Choices(stages),
        "unit" "mã đơn vị quản lý" "managing unit code" Code,
    }

    pub(super) HEAD {
        "title" "tên văn bản" "title" Words,
        "authority" "cơ quan chủ quản" "authority" Text,
        "number" "số, ký hiệu" "number" Text,
        "place" "địa danh" "place" Text,
        "date" "ngày ban hành" "day issued" Day,
        "signer" "người ký" "signer" Parts(SIGNER),
    }

    SIGNER {
        "name" "họ tên" "name" Text,
        "deputy" "ký thay" "as deputy" Truth,
    }

    pub(super) INSTRUMENT_REF {
        "id" "mã" "code" Code,
        "edition" "phiên bản" "edition" Code,
    }

    pub(super) PROVENANCE {
        "kind" "loại" "kind" Choice(provenances),
        "note" "ghi chú" "note" Words,
        "source" "văn bản" "source" Parts(SOURCE),
    }

    pub(super) PERIOD {
        "schoolYear" "năm học" "school year" Text,
        "calendarYear" "năm dương lịch" "calendar year" Number,
    }

    pub(super) ISSUED {
        "title" "tên" "title" Words,
        "number" "số, ký hiệu" "number" Text,
        "date" "ngày" "day" Day,
    }

    pub(super) TARGET {
        "criterion" "Mã tiêu chí" "Criterion code" Code,
        "value" "Giá trị" "Value" One(VALUE),
        "note" "Ghi chú" "Note" Words,
    }

    VALUE {
        "condition" "điều kiện" "condition" Truth,
        "yesNo" "có hay không" "yes or no" Truth,
        "share" "tỷ lệ" "share" Parts(SHARE),
        "count" "số lượng" "count" Number,
        "ratio" "tỷ số" "ratio" Parts(RATIO),
        "rating" "mức" "rating" Level,
        "points" "điểm" "points" Parts(POINTS),
        "notApplicable" "không áp dụng" "not applicable" Parts(REASON),
        "notAssessed" "chưa đánh giá" "not assessed" Parts(REASON),
    }

    pub(super) SHARE {
        "part" "số đạt" "part" Number,
        "whole" "tổng số" "whole" Number,
    }

    RATIO {
        "amount" "lượng" "amount" Number,
        "per" "trên" "per" Number,
    }

    POINTS {
        "earned" "tổng" "total" Number,
        "items" "từng phần" "items" Rows(ITEM_POINTS),
    }

    ITEM_POINTS {
        "item" "Mã phần" "Item code" Code,
        "earned" "Điểm" "Points" Number,
    }

    REASON {
        "reason" "lý do" "reason" Words,
    }

    pub(super) EVIDENCE {
        "title" "Tên minh chứng" "Evidence title" Text,
        "kind" "Loại minh chứng" "Kind of evidence" Choice(proofs),
        "reference" "Nơi lưu" "Where it is kept" Parts(REFERENCE),
        "issued" "Ngày lập" "Day made" Day,
        "expires" "Ngày hết giá trị" "Last day it holds" Day,
    }

    REFERENCE {
        "link" "liên kết" "link" Text,
        "file" "tệp hoặc hồ sơ" "file or record" Text,
    }

    pub(super) TRIAL {
        "id" "Mã" "Code" Code,
        "technology" "Công nghệ" "Technology" Words,
        "pilot" "Thử nghiệm" "Pilot" Parts(PHASE),
        "appraisal" "Thẩm định" "Appraisal" Parts(PHASE),
        "evaluation" "Đánh giá" "Evaluation" Parts(PHASE),
        "scaleUp" "Nhân rộng" "Scale-up" Parts(PHASE),
    }

    PHASE {
        "from" "từ ngày" "from" Day,
        "until" "đến ngày" "until" Day,
        "body" "nơi thực hiện" "body" Text,
        "outcome" "kết quả" "outcome" Choice(outcomes),
        "conclusion" "kết luận" "conclusion" Words,
        "evidence" "minh chứng" "evidence" Rows(EVIDENCE),
    }

    /// Texts in a table of their own.
    pub(super) TEXTS {
        "vi" "Nội dung" "Text" Text,
        "en" "Nội dung (tiếng Anh)" "Text (English)" Text,
    }
}
