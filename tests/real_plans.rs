//! The equipment roadmaps of 27 real schools as plans: their wrong totals are found, and nothing else is taken for one.

use it_adoption_model::*;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// Each kind of equipment with its column and its price, in the order of the table.
const EQUIPMENT: [(&str, &str, u64); 5] = [
    ("mt", "Máy tính", 10_000_000),
    ("mc", "Máy chiếu", 25_000_000),
    ("tbtm", "Thiết bị thông minh", 25_000_000),
    ("mq", "Máy quét", 12_000_000),
    ("mi", "Máy in", 4_000_000),
];

const YEARS: [(&str, &str); 3] = [("a", "2018-2019"), ("b", "2019-2020"), ("c", "2020-2021")];

/// One school's row by column; blank and 0 both mean none.
struct Row(BTreeMap<String, String>);

impl Row {
    fn number(&self, column: &str) -> u64 {
        match self.0[column].trim() {
            "" => 0,
            number => number.parse().unwrap(),
        }
    }

    fn years(&self, kind: &str) -> [u64; 3] {
        YEARS.map(|(year, _)| self.number(&format!("{year}_{kind}")))
    }

    fn printed(&self, kind: &str) -> u64 {
        self.number(&format!("tong_{kind}"))
    }

    fn plan(&self) -> AnnualPlan {
        let school = format!("HH-{}", self.number("stt"));
        let resources = EQUIPMENT.map(|(kind, title, price)| {
            let years = YEARS.iter().zip(self.years(kind));
            let quantities: Vec<Json> = years
                .map(|((_, year), n)| json!({ "period": { "schoolYear": year }, "quantity": n }))
                .collect();
            json!({
                "id": kind, "title": { "vi": title }, "solutions": ["mua-sam"],
                "need": { "equipment": {
                    "unitPrice": price, "quantities": quantities, "printedQuantity": self.printed(kind)
                } }
            })
        });
        let plan = json!({
            "document": "annual-plan", "id": "KH-150",
            "school": { "id": school, "name": self.0["truong"], "stages": ["lower-secondary"] },
            "period": { "schoolYear": "2018-2019" },
            "head": { "title": { "vi": "Lộ trình trang bị thiết bị CNTT" }, "number": "150/KH-UBND", "date": "2017-10-27" },
            "standing": { "wovenInto": { "title": { "vi": "Kế hoạch năm học" } } },
            "instrument": { "id": "operational", "edition": "2026.1" },
            "legalBasis": [], "situation": {}, "needs": [],
            "principles": { "needs": { "vi": "…" }, "compliance": { "vi": "…" }, "effectiveness": { "vi": "…" } },
            "objectives": [], "contents": [],
            "solutions": [{ "id": "mua-sam", "title": { "vi": "Mua sắm thiết bị theo lộ trình" }, "contents": [] }],
            "roadmap": [], "resources": resources
        });
        read(plan.to_string().as_bytes()).unwrap()
    }
}

fn rows() -> Vec<Row> {
    let folder =
        std::env::var("ITAM_REAL").expect("ITAM_REAL names the folder of the real figures");
    let path = std::path::Path::new(&folder).join("kh150-6b-thcs-lotrinh.tsv");
    let text = std::fs::read_to_string(&path).unwrap();
    let mut lines = text
        .lines()
        .map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
    let columns = lines.next().unwrap();
    lines
        .map(|cells| {
            assert_eq!(cells.len(), columns.len());
            Row(columns.iter().cloned().zip(cells).collect())
        })
        .collect()
}

/// The facts of a finding by name.
fn fact(finding: &Finding, name: &str) -> u64 {
    let mut args = finding.args.iter();
    let arg = args.find(|arg| arg.name.as_str() == name).unwrap();
    arg.value.parse().unwrap()
}

/// What checking finds of one rule in the plans, by the number of the school.
fn found(rows: &[Row], rule: Rule) -> Vec<(u64, Finding)> {
    let of = |row: &Row| {
        let findings = check::annual_plan(&row.plan(), None).findings;
        let of_rule = findings.into_iter().filter(move |f| f.rule == rule);
        let number = row.number("stt");
        of_rule
            .map(move |finding| (number, finding))
            .collect::<Vec<_>>()
    };
    rows.iter().flat_map(of).collect()
}

#[test]
#[ignore = "needs ITAM_REAL, the folder of the real figures"]
fn exactly_the_wrong_totals_are_found() {
    let rows = rows();
    assert_eq!(rows.len(), 27);
    let found = found(&rows, Rule::PlanQuantityDiffers);
    let of_kind = |kind: &str| {
        let at = EQUIPMENT.iter().position(|(k, ..)| *k == kind).unwrap();
        let pointer = format!("/resources/{at}/need/equipment/printedQuantity");
        let of_kind = found
            .iter()
            .filter(move |(_, f)| f.pointer.as_str() == pointer);
        let facts = of_kind.map(|(n, f)| (*n, fact(f, "printed"), fact(f, "sum")));
        facts.collect::<Vec<_>>()
    };
    let in_table = |kind: &str| {
        let differ = rows.iter().filter_map(|row| {
            let (printed, sum) = (row.printed(kind), row.years(kind).iter().sum());
            (printed != sum).then_some((row.number("stt"), printed, sum))
        });
        differ.collect::<Vec<_>>()
    };
    for (kind, ..) in EQUIPMENT {
        assert_eq!(of_kind(kind), in_table(kind), "{kind}");
    }
    let computers = of_kind("mt");
    let schools: Vec<u64> = computers.iter().map(|(school, ..)| *school).collect();
    assert_eq!(schools, [8, 9, 10, 12, 13, 14, 15, 16, 17, 18, 20, 21, 22]);
    for (school, printed, _) in computers {
        let row = rows.iter().find(|row| row.number("stt") == school).unwrap();
        assert_eq!(
            printed,
            row.years("mt")[0],
            "school {school} prints its first year"
        );
    }
    assert_eq!(of_kind("mq"), [(10, 1, 2), (11, 1, 0)], "scanners");
    assert_eq!(found.len(), 15, "and no other total");
}

#[test]
#[ignore = "needs ITAM_REAL, the folder of the real figures"]
fn the_cost_of_each_roadmap_is_reckoned_from_its_rows() {
    let rows = rows();
    let found = found(&rows, Rule::PlanFundingMissing);
    assert_eq!(found.len(), 27);
    for (row, (school, finding)) in rows.iter().zip(&found) {
        let cost = |quantity: &dyn Fn(&str) -> u64| -> u64 {
            let prices = EQUIPMENT
                .iter()
                .map(|(kind, _, price)| quantity(kind) * price);
            prices.sum()
        };
        let reckoned = cost(&|kind| row.years(kind).iter().sum());
        let printed = cost(&|kind| row.printed(kind));
        assert_eq!(*school, row.number("stt"));
        assert_eq!(
            fact(finding, "cost"),
            reckoned.min(printed),
            "school {school}"
        );
    }
    assert_eq!(fact(&found[0].1, "cost"), 310_000_000);
}

#[cfg(feature = "office")]
#[test]
#[ignore = "needs ITAM_REAL, the folder of the real figures"]
fn the_table_of_roadmaps_becomes_the_same_plans_and_each_wrong_total_has_its_cell() {
    let rows = rows();
    let by_hand: Vec<(u64, Finding)> = found(&rows, Rule::PlanQuantityDiffers);
    let filled = crate::real::mapped("kh150-6b-thcs-lotrinh.tsv", "roadmap.map.json");
    let mut by_mapping = Vec::new();
    for (row, filled) in rows.iter().zip(&filled) {
        let Document::AnnualPlan(plan) = &filled.document else {
            panic!("{filled:?}")
        };
        assert_eq!(plan.resources, row.plan().resources);
        for finding in check::annual_plan(plan, None).findings {
            if finding.rule == Rule::PlanQuantityDiffers {
                let kind = finding.pointer.as_str().split('/').nth(2).unwrap();
                let column = ["C", "D", "E", "F", "G"][kind.parse::<usize>().unwrap()];
                assert_eq!(
                    filled.cell(&finding.pointer).unwrap(),
                    format!("{column}{}", filled.row)
                );
                by_mapping.push((row.number("stt"), finding));
            }
        }
    }
    assert_eq!(by_mapping, by_hand);
    assert_eq!(by_mapping.len(), 15);
}
