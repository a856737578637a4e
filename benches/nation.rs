//! A nation of made-up schools and their assessments, one a line, for measuring and for trying things out.
//!
//! Every document says that its figures are constructed. Each school year of each school follows from the seed and its number alone,
//! so the same nation has the same bytes on any machine.

use it_adoption_model::{
    Answer, Assessment, AssessorRole, Count, Criterion, Date, Evidence, EvidenceKind, GivenPoints,
    Id, ItemPoints, Measure, NotApplicable, NotAssessed, Phrase, Points, PointsOf, Provenance,
    ProvenanceKind, Ratio, Reference, Rubric, School, SchoolYear, Share, Stage, Text, Value,
};
use std::io::{self, Write};

/// The school year that a generated nation ends with begins in this calendar year.
const LAST_YEAR: u16 = 2025;
/// Provinces since mid-2025.
const PROVINCES: u64 = 34;
/// About as many communes to a province as the nation has on average.
const COMMUNES: u64 = 98;
/// Schools out of a thousand that teach these stages; an assumption, not a statistic.
const STAGES: [(u64, &str, &[Stage]); 6] = [
    (460, "Tiểu học", &[Stage::Primary]),
    (330, "THCS", &[Stage::LowerSecondary]),
    (80, "TH&THCS", &[Stage::Primary, Stage::LowerSecondary]),
    (95, "THPT", &[Stage::UpperSecondary]),
    (
        25,
        "THCS&THPT",
        &[Stage::LowerSecondary, Stage::UpperSecondary],
    ),
    (
        10,
        "TH, THCS và THPT",
        &[Stage::Primary, Stage::LowerSecondary, Stage::UpperSecondary],
    ),
];
const TITLES: [&str; 8] = [
    "Kế hoạch giáo dục của nhà trường, phần ứng dụng công nghệ thông tin và chuyển đổi số",
    "Biên bản họp hội đồng sư phạm về nội dung ứng dụng công nghệ thông tin trong năm học",
    "Bảng thống kê trích từ phần mềm quản lý trường học, có xác nhận của lãnh đạo nhà trường",
    "Báo cáo tổng hợp số liệu của tổ công nghệ thông tin gửi ban giám hiệu cuối học kỳ",
    "Ảnh chụp màn hình hệ thống tại thời điểm kiểm tra, có ngày giờ",
    "Quyết định phân công nhiệm vụ phụ trách công nghệ thông tin trong năm học",
    "Danh mục thiết bị kiểm kê cuối học kỳ, kèm tình trạng sử dụng từng thiết bị",
    "Trang tin công khai trên cổng thông tin điện tử của nhà trường",
];
const KINDS: [EvidenceKind; 8] = [
    EvidenceKind::Document,
    EvidenceKind::Record,
    EvidenceKind::SystemData,
    EvidenceKind::Document,
    EvidenceKind::Image,
    EvidenceKind::Document,
    EvidenceKind::Record,
    EvidenceKind::WebPage,
];

/// A nation to be made up.
pub(crate) struct Nation {
    /// What is answered.
    pub(crate) rubric: Rubric,
    pub(crate) schools: u64,
    /// How many school years, ending with 2025-2026.
    pub(crate) years: u16,
    pub(crate) seed: u64,
    /// Whether an external evaluation comes after each self-assessment.
    pub(crate) external: bool,
}

impl Nation {
    /// So many schools in one year, each assessed by itself.
    pub(crate) fn of(schools: u64, rubric: Rubric) -> Self {
        Self {
            rubric,
            schools,
            years: 1,
            seed: 1,
            external: false,
        }
    }

    /// The assessments, one a line.
    pub(crate) fn lines(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.write(&mut out).unwrap();
        out
    }

    /// Writes the assessments, one a line.
    pub(crate) fn write(&self, mut out: impl Write) -> io::Result<()> {
        let roles: &[AssessorRole] = match self.external {
            true => &[AssessorRole::SelfAssessment, AssessorRole::External],
            false => &[AssessorRole::SelfAssessment],
        };
        for year in LAST_YEAR + 1 - self.years..=LAST_YEAR {
            for school in 0..self.schools {
                for role in roles {
                    serde_json::to_writer(&mut out, &self.assessment(school, year, *role))?;
                    out.write_all(b"\n")?;
                }
            }
        }
        out.flush()
    }

    fn assessment(&self, number: u64, year: u16, role: AssessorRole) -> Assessment {
        let mut of_school = Dice::new(&[self.seed, number]);
        let school = school(&mut of_school, number);
        let bent = of_school.below(400);
        let mut dice = Dice::new(&[self.seed, number, year.into(), role as u64]);
        let maker = Maker {
            year,
            skill: 250 + bent + 25 * u64::from(year.saturating_sub(LAST_YEAR - 9))
                - 50 * u64::from(role == AssessorRole::External),
            pupils: 150 + of_school.below(1400),
        };
        let groups = self.rubric.instrument().groups.iter();
        let answers = groups
            .flat_map(|group| &group.criteria)
            .filter_map(|criterion| {
                let skipped = dice.within(10);
                let answer = maker.answer(&mut dice, criterion);
                (!skipped).then_some(answer)
            })
            .collect();
        with(
            Assessment::new(
                school,
                SchoolYear::starting(year).unwrap(),
                self.rubric.reference(),
                role,
            ),
            |made| {
                made.date = Some(maker.day(5, 10 + dice.below(19)));
                made.provenance =
                    Some(with(Provenance::new(ProvenanceKind::Constructed), |made| {
                        made.note = Text::new(
                            "Số liệu sinh tự động để đo và thử; không phải của trường nào.",
                            "Generated for measuring and trying out; of no real school.",
                        );
                    }));
                made.answers = answers;
            },
        )
    }
}

/// A school by its number: communes manage most, the province those with upper secondary classes.
fn school(dice: &mut Dice, number: u64) -> School {
    let mut pick = dice.below(1000);
    let (_, name, stages) = STAGES
        .iter()
        .find(|(share, ..)| {
            let here = pick < *share;
            pick = pick.saturating_sub(*share);
            here
        })
        .unwrap();
    let province = 1 + dice.below(PROVINCES).min(dice.below(PROVINCES + 20));
    let commune = 1 + dice.below(COMMUNES);
    let unit = match stages.contains(&Stage::UpperSecondary) {
        true => format!("p{province:02}"),
        false => format!("p{province:02}.c{commune:03}"),
    };
    with(
        School::new(
            Id::new(&format!("s{number:07}")).unwrap(),
            Phrase::new(&format!("Trường {name} Giả định số {number}")).unwrap(),
            stages.to_vec(),
        ),
        |made| {
            made.unit = Id::new(&unit);
        },
    )
}

/// One school in one year, as far as its answers follow from it.
struct Maker {
    year: u16,
    /// Out of a thousand.
    skill: u64,
    pupils: u64,
}

impl Maker {
    fn answer(&self, dice: &mut Dice, criterion: &Criterion) -> Answer {
        let value = self.value(dice, criterion);
        let count = match value {
            Value::NotApplicable(_) | Value::NotAssessed(_) => 0,
            _ => 1 + usize::from(dice.within(200)),
        };
        let evidence = (0..count).map(|_| self.evidence(dice, criterion));
        with(Answer::new(criterion.id, value), |made| {
            made.evidence = evidence.collect();
        })
    }

    fn value(&self, dice: &mut Dice, criterion: &Criterion) -> Value {
        if criterion.not_applicable_when.is_some() && dice.within(250) {
            let reason = Text::new("Trong năm học không phát sinh.", "None arose this year.");
            let reason = reason.unwrap();
            return Value::NotApplicable(NotApplicable::new(reason));
        }
        if dice.within(15) {
            return Value::NotAssessed(NotAssessed::default());
        }
        // How well the school does here, out of a thousand.
        let well = (self.skill + dice.below(500)).saturating_sub(200).min(1000);
        let of = |whole: u64| whole * well / 1000;
        match &criterion.measure {
            Measure::Condition(_) => Value::Condition(dice.within(930 + self.skill / 20)),
            Measure::YesNo(_) => Value::YesNo(well >= 350),
            Measure::Share(_) => {
                let whole = 4 + dice.below(60);
                Value::Share(Share::new(
                    count(of(whole + whole / 3).min(whole)),
                    count(whole),
                ))
            }
            Measure::Count(limits) => {
                let most = limits.maximum.map_or(60, |m| m.get().into());
                Value::Count(count(of(most + 1).min(most)))
            }
            Measure::Ratio(_) => {
                Value::Ratio(Ratio::new(count(self.pupils), count(of(self.pupils / 7))))
            }
            Measure::Rating(_) => {
                let steps = criterion.levels.len() as u64;
                let at = of(steps).min(steps.saturating_sub(1));
                Value::Rating(criterion.levels[at as usize].level)
            }
            Measure::Points(limits) => Value::Points(points(limits, well)),
            _ => panic!("a kind that this does not know"),
        }
    }

    fn evidence(&self, dice: &mut Dice, criterion: &Criterion) -> Evidence {
        let at = dice.below(TITLES.len() as u64) as usize;
        let number = 1 + dice.below(300);
        let name = format!("minh-chung/{}/{}/{number:03}.pdf", self.year, criterion.id);
        let link = format!("https://truong.example/{name}");
        with(
            Evidence::new(
                Phrase::new(TITLES[at]).unwrap(),
                KINDS[at],
                match at {
                    7 => Reference::Link(Phrase::new(&link).unwrap()),
                    _ => Reference::File(Phrase::new(&name).unwrap()),
                },
            ),
            |made| {
                made.issued = Some(self.day(1 + dice.below(4), 1 + dice.below(28)));
            },
        )
    }

    /// A day in the second half of the school year.
    fn day(&self, month: u64, day: u64) -> Date {
        Date::new(self.year + 1, month as u8, day as u8).unwrap()
    }
}

fn points(of: &PointsOf, well: u64) -> GivenPoints {
    let step = of.step.map_or(250_000, Points::millionths).max(1);
    let part = |most: u64| Points::from_millionths(most * well / 1000 / step * step).unwrap();
    let items = of.items.iter().map(|item| {
        let earned = part(item.maximum?.millionths());
        let item = item.id;
        Some(ItemPoints::new(item, earned))
    });
    let items: Vec<ItemPoints> = items.collect::<Option<_>>().unwrap_or_default();
    let sum = items.iter().map(|i| i.earned.millionths()).sum();
    with(
        GivenPoints::new(match items.is_empty() {
            true => part(of.maximum.millionths()),
            false => Points::from_millionths(sum).unwrap(),
        }),
        |made| {
            made.items = items;
        },
    )
}

fn count(number: u64) -> Count {
    Count::new(u32::try_from(number).unwrap()).unwrap()
}

/// A source of numbers that look random and follow from what it was made from (SplitMix64).
struct Dice(u64);

impl Dice {
    fn new(from: &[u64]) -> Self {
        let mut dice = Self(0);
        for number in from {
            dice.0 ^= *number;
            dice.0 = dice.next();
        }
        dice
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to below `bound`.
    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound.max(1)
    }

    /// Whether something befalls that befalls so many in a thousand.
    fn within(&mut self, per_mille: u64) -> bool {
        self.below(1000) < per_mille
    }
}

/// A value, changed.
pub(crate) fn with<T>(mut made: T, change: impl FnOnce(&mut T)) -> T {
    change(&mut made);
    made
}
