//! Computes the cost of each stage from passes to every depth.

use super::{Measurement, Pass};

/// A stage of event processing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Stage {
    /// Reading the capture and converting old records to the current layout.
    Read,
    /// Updating the state.
    State,
    /// Evaluating rules.
    Evaluate,
    /// Formatting alerts.
    Output,
}

/// All stages in order.
pub const STAGES: [Stage; 4] = [Stage::Read, Stage::State, Stage::Evaluate, Stage::Output];

/// Costs of one capture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Costs {
    last: Pass,
    /// Nanoseconds of the warm-up pass, which goes to the depth of evaluation.
    first: f64,
    /// Measurements of all passes, by the depth of the pass.
    readings: [Vec<Measurement>; STAGES.len()],
}

/// A figure per event, estimated from several passes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Estimate {
    /// Minimum of all passes: the most reliable figure on a busy machine.
    pub min: f64,
    /// Median of all passes.
    pub median: f64,
}

impl Costs {
    /// Records the warm-up pass. It goes to the depth of evaluation and counts for no stage.
    pub fn warm_up(&mut self, pass: &Pass) {
        self.first = pass.reading.nanoseconds;
    }

    /// Returns the nanoseconds by which the warm-up pass took longer than later ones, for example to
    /// compile native code.
    pub fn warm_up_time(&self) -> f64 {
        let usual = self.cumulative(Stage::Evaluate).median * self.last.events as f64;
        (self.first - usual).max(0.0)
    }

    /// Adds a pass to the depth of `stage`.
    pub fn add(&mut self, stage: Stage, pass: &Pass) {
        self.readings[stage as usize].push(pass.reading);
        if stage == Stage::Output {
            self.last = *pass;
        }
    }

    /// Returns the number of events in the capture.
    pub const fn events(&self) -> u64 {
        self.last.events
    }

    /// Returns the number of events that rules were evaluated on.
    pub const fn evaluated(&self) -> u64 {
        self.last.evaluated
    }

    /// Returns the number of alerts of one pass.
    pub const fn alerts(&self) -> u64 {
        self.last.alerts
    }

    /// Returns the bytes of the alerts of one pass.
    pub const fn alert_bytes(&self) -> u64 {
        self.last.alert_bytes
    }

    /// Returns nanoseconds per event of all stages up to and including `stage`.
    pub fn cumulative(&self, stage: Stage) -> Estimate {
        self.amount(
            self.readings[stage as usize]
                .iter()
                .map(|reading| reading.nanoseconds),
        )
    }

    /// Returns nanoseconds per event of `stage` alone. The result can be slightly negative for a stage
    /// that costs next to nothing, because it is the difference of two measurements.
    pub fn of_stage(&self, stage: Stage) -> Estimate {
        match previous(stage) {
            None => self.cumulative(stage),
            Some(previous) => self.cumulative(stage).minus(self.cumulative(previous)),
        }
    }

    /// Returns instructions per event of all stages up to and including `stage`, `None` if they could not be
    /// counted.
    pub fn cumulative_instructions(&self, stage: Stage) -> Option<Estimate> {
        let counts: Option<Vec<f64>> = self.readings[stage as usize]
            .iter()
            .map(|reading| reading.instructions.map(|count| count as f64))
            .collect();
        counts.map(|counts| self.amount(counts.into_iter()))
    }

    /// Returns instructions per event of `stage` alone, `None` if they could not be counted.
    pub fn instructions_of_stage(&self, stage: Stage) -> Option<Estimate> {
        let until = self.cumulative_instructions(stage)?;
        match previous(stage) {
            None => Some(until),
            Some(previous) => Some(until.minus(self.cumulative_instructions(previous)?)),
        }
    }

    fn amount(&self, figures: impl Iterator<Item = f64>) -> Estimate {
        let mut figures: Vec<f64> = figures.collect();
        figures.sort_by(f64::total_cmp);
        let events = self.last.events.max(1) as f64;
        let at = |index: usize| figures.get(index).map_or(0.0, |figure| figure / events);
        Estimate {
            min: at(0),
            median: at(figures.len() / 2),
        }
    }
}

impl Estimate {
    /// Converts nanoseconds per event to events per second.
    #[must_use]
    pub fn per_second(self) -> Self {
        let rate = |nanoseconds: f64| {
            if nanoseconds > 0.0 { 1e9 / nanoseconds } else { 0.0 }
        };
        Self {
            min: rate(self.min),
            median: rate(self.median),
        }
    }

    fn minus(self, other: Self) -> Self {
        Self {
            min: self.min - other.min,
            median: self.median - other.median,
        }
    }
}

fn previous(stage: Stage) -> Option<Stage> {
    STAGES[..stage as usize].last().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pass(nanoseconds: f64, instructions: Option<u64>) -> Pass {
        Pass {
            events: 10,
            evaluated: 8,
            alerts: 2,
            alert_bytes: 90,
            reading: Measurement {
                nanoseconds,
                instructions,
            },
        }
    }

    fn costs(instructions: impl Fn(u64) -> Option<u64>) -> Costs {
        let mut costs = Costs::default();
        for (stage, times) in STAGES.into_iter().zip([
            [300.0, 100.0, 200.0],
            [450.0, 250.0, 350.0],
            [600.0, 400.0, 900.0],
            [610.0, 410.0, 910.0],
        ]) {
            for time in times {
                costs.add(stage, &pass(time, instructions(time as u64)));
            }
        }
        costs
    }

    #[test]
    fn stages_are_differences_of_passes() {
        let costs = costs(|time| Some(2 * time));
        let amount = |min, median| Estimate { min, median };
        assert_eq!(
            STAGES.map(|stage| costs.of_stage(stage)),
            [
                amount(10.0, 20.0),
                amount(15.0, 15.0),
                amount(15.0, 25.0),
                amount(1.0, 1.0)
            ]
        );
        assert_eq!(costs.cumulative(Stage::Output), amount(41.0, 61.0));
        assert_eq!(
            costs.instructions_of_stage(Stage::Evaluate),
            Some(amount(30.0, 50.0))
        );
        assert_eq!(costs.cumulative(Stage::Read).per_second(), amount(1e8, 5e7));
        assert_eq!((costs.events(), costs.evaluated(), costs.alerts()), (10, 8, 2));
        assert_eq!(costs.alert_bytes(), 90);
    }

    #[test]
    fn warm_up_time_is_the_excess_of_the_first_pass() {
        let mut costs = costs(|_| None);
        costs.warm_up(&pass(5600.0, None));
        assert!((costs.warm_up_time() - 5000.0).abs() < 1e-6);
        costs.warm_up(&pass(500.0, None));
        assert!(costs.warm_up_time().abs() < 1e-6);
    }

    #[test]
    fn missing_instruction_counts_are_none() {
        let costs = costs(|time| (time > 100).then_some(time));
        assert_eq!(costs.instructions_of_stage(Stage::Read), None);
        assert_eq!(costs.instructions_of_stage(Stage::State), None);
    }

    #[test]
    fn no_passes_and_no_events_do_not_divide_by_zero() {
        let costs = Costs::default();
        assert_eq!(costs.of_stage(Stage::State), Estimate::default());
        assert_eq!(costs.cumulative(Stage::Output).per_second(), Estimate::default());
    }
}
