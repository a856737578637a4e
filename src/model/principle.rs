//! The three principles that every use of the model follows.

use crate::model::wire::names;
use crate::model::{Both, Fidelity, Locale};

names! {
    /// A principle of carrying out the model (nguyên tắc triển khai).
    ///
    /// The provincial letter states three, in this order, under its second task; the Ministry's forerunner
    /// 4116/BGDĐT-CNTT (2017), annex I, has the same three.
    pub enum Principle {
        /// P1: meets the school's goals and needs (đáp ứng mục tiêu, nhu cầu).
        Needs,
        /// P2: keeps to the rules, guidance and requirements on IT in state agencies and in the education sector (tuân thủ quy định).
        Compliance,
        /// P3: effective investment and use; new technology is piloted, appraised and evaluated before it is scaled up (bảo đảm hiệu quả).
        Effectiveness,
    }
    vi: "một nguyên tắc: needs, compliance, effectiveness",
    en: "a principle: needs, compliance, effectiveness",
}

impl Principle {
    /// Where the letter states it.
    ///
    /// ```
    /// use it_adoption_model::{Fidelity, Locale, Principle};
    /// let second = Principle::Compliance;
    /// assert_eq!(second.clause().en, "task 2, principle 2");
    /// assert_eq!(second.fidelity(), Fidelity::Read);
    /// assert!(second.summary(Locale::En).contains("rules"));
    /// ```
    pub fn clause(self) -> Both<&'static str> {
        match self {
            Self::Needs => Both::new("nhiệm vụ 2, nguyên tắc 1", "task 2, principle 1"),
            Self::Compliance => Both::new("nhiệm vụ 2, nguyên tắc 2", "task 2, principle 2"),
            Self::Effectiveness => Both::new("nhiệm vụ 2, nguyên tắc 3", "task 2, principle 3"),
        }
    }

    /// How sure we are of [`Principle::clause`]: the letter itself was read.
    pub fn fidelity(self) -> Fidelity {
        Fidelity::Read
    }

    /// What it asks for, in one line of our own words.
    pub fn summary(self, locale: Locale) -> &'static str {
        match self {
            Self::Needs => locale.pick(
                "Xuất phát từ mục tiêu và nhu cầu của chính nhà trường",
                "Starts from the school's own goals and needs",
            ),
            Self::Compliance => locale.pick(
                "Theo đúng quy định, hướng dẫn về CNTT của Nhà nước và của ngành giáo dục",
                "Keeps to the rules and guidance on IT of the state and of the education sector",
            ),
            Self::Effectiveness => locale.pick(
                "Đầu tư và sử dụng có hiệu quả; công nghệ mới phải qua thử nghiệm, thẩm định, đánh giá rồi mới nhân rộng",
                "Invests and uses effectively; new technology is piloted, appraised and evaluated before it is scaled up",
            ),
        }
    }
}
