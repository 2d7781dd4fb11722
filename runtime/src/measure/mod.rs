//! Measures the cost of a replay per event and stage.
//!
//! In: an uncompressed capture in memory and an engine. Out: time and instruction counts of passes to
//! each [`Depth`], and the cost of each stage as the difference of two depths ([`Costs`]).
//! `lanner bench` and `benches/replay.rs` use it. Not here: loading of captures and rules, and printing.

mod meter;
mod pass;
mod stage_costs;

pub use meter::{Measurement, Meter};
pub(crate) use pass::walk;
pub use pass::{Depth, Pass, pass};
pub use stage_costs::{Costs, Estimate, STAGES, Stage};

use crate::capture::CaptureError;
use crate::engine::Engine;

/// Returns the number of passes that [`measure`] makes.
pub const fn steps(passes: usize) -> usize {
    1 + passes * STAGES.len()
}

/// Replays a capture once to warm up, then `passes` times to each depth. `progress` is called after
/// each pass.
///
/// The depths alternate so that other load of the machine affects all of them alike. The counters of
/// the engine grow with every pass.
pub fn measure(
    bytes: &[u8],
    engine: &mut Engine,
    passes: usize,
    progress: &mut dyn FnMut(),
) -> Result<Costs, CaptureError> {
    let mut meter = Meter::new();
    let mut costs = Costs::default();
    costs.warm_up(&pass(bytes, Depth::Evaluate(engine), &mut meter)?);
    // What follows measures the steady state. Types and rules become hot late, or not at all, so all code is
    // made now. Which indexed rules need code is known only after a pass with the code of their types.
    engine.compile_seen();
    pass(bytes, Depth::Evaluate(engine), &mut meter)?;
    engine.compile_seen();
    progress();
    for _ in 0..passes {
        for stage in STAGES {
            let depth = match stage {
                Stage::Read => Depth::Read,
                Stage::State => Depth::State,
                Stage::Evaluate => Depth::Evaluate(engine),
                Stage::Output => Depth::Output(engine),
            };
            costs.add(stage, &pass(bytes, depth, &mut meter)?);
            progress();
        }
    }
    Ok(costs)
}
