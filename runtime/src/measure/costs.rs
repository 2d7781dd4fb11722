//! What each stage of a replay costs, from passes to every depth.

use super::{Pass, Reading};

/// A part of the work on an event.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Stage {
    /// Reading, and bringing old records into today's layout.
    Read,
    /// Keeping the state.
    State,
    /// Holding rules against events.
    Evaluate,
    /// Formatting alerts.
    Output,
}

/// All stages, in order.
pub const STAGES: [Stage; 4] = [Stage::Read, Stage::State, Stage::Evaluate, Stage::Output];

/// Costs of passes over one capture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Costs {
    last: Pass,
    /// Nanoseconds of the pass before all others, which went as far as evaluation.
    first: f64,
    /// By stage: all passes that went just so far.
    readings: [Vec<Reading>; STAGES.len()],
}

/// A figure per event over several passes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Amount {
    /// From the best pass: what a busy machine still tells.
    pub least: f64,
    /// From the pass in the middle.
    pub median: f64,
}

impl Costs {
    /// Notes the pass before all others. It goes as far as evaluation, and belongs to no stage.
    pub fn warm_up(&mut self, pass: &Pass) {
        self.first = pass.reading.nanoseconds;
    }

    /// Nanoseconds by which the first pass took longer than later ones: native code is made when
    /// the first event of a type comes.
    pub fn warming(&self) -> f64 {
        let usual = self.until(Stage::Evaluate).median * self.last.events as f64;
        (self.first - usual).max(0.0)
    }

    /// Adds a pass that went as far as `stage`.
    pub fn add(&mut self, stage: Stage, pass: &Pass) {
        self.readings[stage as usize].push(pass.reading);
        if stage == Stage::Output {
            self.last = *pass;
        }
    }

    /// Events of the capture.
    pub const fn events(&self) -> u64 {
        self.last.events
    }

    /// Events that rules were held against.
    pub const fn evaluated(&self) -> u64 {
        self.last.evaluated
    }

    /// Alerts of one pass.
    pub const fn alerts(&self) -> u64 {
        self.last.alerts
    }

    /// Bytes of those alerts.
    pub const fn alert_bytes(&self) -> u64 {
        self.last.alert_bytes
    }

    /// Nanoseconds per event of all stages up to this one.
    pub fn until(&self, stage: Stage) -> Amount {
        self.amount(
            self.readings[stage as usize]
                .iter()
                .map(|reading| reading.nanoseconds),
        )
    }

    /// Nanoseconds per event that this stage adds to those before it. A stage that costs next to
    /// nothing can come out slightly below zero.
    pub fn of(&self, stage: Stage) -> Amount {
        match previous(stage) {
            None => self.until(stage),
            Some(previous) => self.until(stage).minus(self.until(previous)),
        }
    }

    /// Instructions per event of all stages up to this one, if they could be counted.
    pub fn instructions_until(&self, stage: Stage) -> Option<Amount> {
        let counts: Option<Vec<f64>> = self.readings[stage as usize]
            .iter()
            .map(|reading| reading.instructions.map(|count| count as f64))
            .collect();
        counts.map(|counts| self.amount(counts.into_iter()))
    }

    /// Instructions per event that this stage adds to those before it.
    pub fn instructions_of(&self, stage: Stage) -> Option<Amount> {
        let until = self.instructions_until(stage)?;
        match previous(stage) {
            None => Some(until),
            Some(previous) => Some(until.minus(self.instructions_until(previous)?)),
        }
    }

    fn amount(&self, figures: impl Iterator<Item = f64>) -> Amount {
        let mut figures: Vec<f64> = figures.collect();
        figures.sort_by(f64::total_cmp);
        let events = self.last.events.max(1) as f64;
        let at = |index: usize| figures.get(index).map_or(0.0, |figure| figure / events);
        Amount {
            least: at(0),
            median: at(figures.len() / 2),
        }
    }
}

impl Amount {
    /// Events per second, if this is nanoseconds per event.
    #[must_use]
    pub fn per_second(self) -> Self {
        let rate = |nanoseconds: f64| {
            if nanoseconds > 0.0 { 1e9 / nanoseconds } else { 0.0 }
        };
        Self {
            least: rate(self.least),
            median: rate(self.median),
        }
    }

    fn minus(self, other: Self) -> Self {
        Self {
            least: self.least - other.least,
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
            reading: Reading {
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
        let amount = |least, median| Amount { least, median };
        assert_eq!(
            STAGES.map(|stage| costs.of(stage)),
            [
                amount(10.0, 20.0),
                amount(15.0, 15.0),
                amount(15.0, 25.0),
                amount(1.0, 1.0)
            ]
        );
        assert_eq!(costs.until(Stage::Output), amount(41.0, 61.0));
        assert_eq!(costs.instructions_of(Stage::Evaluate), Some(amount(30.0, 50.0)));
        assert_eq!(costs.until(Stage::Read).per_second(), amount(1e8, 5e7));
        assert_eq!((costs.events(), costs.evaluated(), costs.alerts()), (10, 8, 2));
        assert_eq!(costs.alert_bytes(), 90);
    }

    #[test]
    fn warming_is_what_the_first_pass_takes_longer() {
        let mut costs = costs(|_| None);
        costs.warm_up(&pass(5600.0, None));
        assert!((costs.warming() - 5000.0).abs() < 1e-6);
        costs.warm_up(&pass(500.0, None));
        assert!(costs.warming().abs() < 1e-6);
    }

    #[test]
    fn instructions_that_were_not_counted_are_none() {
        let costs = costs(|time| (time > 100).then_some(time));
        assert_eq!(costs.instructions_of(Stage::Read), None);
        assert_eq!(costs.instructions_of(Stage::State), None);
    }

    #[test]
    fn no_passes_and_no_events_are_no_division_by_zero() {
        let costs = Costs::default();
        assert_eq!(costs.of(Stage::State), Amount::default());
        assert_eq!(costs.until(Stage::Output).per_second(), Amount::default());
    }
}
