//! Trials of new technology, phase by phase.

use super::issued::{Issues as _, open};
use super::voice::Voice;
use crate::explain::page::{Page, Table, Tone, Words};
use crate::model::{Phase, PhaseOutcome, Trial};

impl Voice<'_> {
    /// Each trial with the phases in the order they are asked for; one that was not begun has no days.
    pub(super) fn trials(&self, trials: &[Trial]) -> Page {
        trials.iter().fold(Page::default(), |page, trial| {
            let title = self.written(&trial.technology);
            page.paragraph(title).table(self.phases(trial))
        })
    }

    fn phases(&self, trial: &Trial) -> Table {
        let mut table = Table::new([
            self.pick("Giai đoạn", "Phase"),
            self.pick("Thời gian", "Days"),
            self.pick("Đơn vị thực hiện", "Body"),
            self.pick("Kết quả", "Outcome"),
            self.pick("Nhận xét, minh chứng", "What was found, evidence"),
        ]);
        let phases = [
            (self.pick("Thử nghiệm", "Pilot"), &trial.pilot),
            (self.pick("Thẩm định", "Appraisal"), &trial.appraisal),
            (
                self.pick("Đánh giá hiệu quả", "Evaluation"),
                &trial.evaluation,
            ),
            (self.pick("Nhân rộng", "Scale-up"), &trial.scale_up),
        ];
        for (name, phase) in phases {
            let Some(phase) = phase else {
                let none = || Words::new("–").into();
                table.row([name.into(), none(), none(), none(), none()]);
                continue;
            };
            let body = match phase.body.is_open() {
                true => open(),
                false => phase.body.as_str().into(),
            };
            table.row([
                name.into(),
                self.days(phase.from, phase.until).into(),
                body.into(),
                self.ended(phase.outcome).into(),
                self.found(phase).into(),
            ]);
        }
        table
    }

    fn ended(&self, outcome: PhaseOutcome) -> Words {
        let words = Words::new(outcome.label(self.locale));
        match outcome {
            PhaseOutcome::Passed => words.tone(Tone::Good),
            PhaseOutcome::Failed => words.tone(Tone::Bad),
            PhaseOutcome::Planned | PhaseOutcome::Underway => words,
        }
    }

    fn found(&self, phase: &Phase) -> Vec<Words> {
        let conclusion = phase.conclusion.iter().map(|text| self.written(text));
        let evidence = phase.evidence.iter().map(|e| self.evidence(e));
        conclusion.chain(evidence).collect()
    }
}
