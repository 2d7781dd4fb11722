//! What replaying a capture costs, event by event.
//!
//! In: an uncompressed capture in memory and a rule set that is ready for events. Out: time and
//! instructions of whole passes that go less or further ([`Depth`]), and what each stage adds, by
//! their differences ([`Costs`]). `lanner bench` and `benches/replay.rs` both measure with this.
//! Not here: where captures and rules come from, and tables of figures.

mod costs;
mod meter;
mod pass;

pub use costs::{Amount, Costs, STAGES, Stage};
pub use meter::{Meter, Reading};
pub(crate) use pass::walk;
pub use pass::{Depth, Pass, pass};

use crate::capture::CaptureError;
use crate::engine::Engine;

/// Passes that [`measure`] makes.
pub const fn steps(passes: usize) -> usize {
    1 + passes * STAGES.len()
}

/// Goes through a capture once to warm up, then `passes` times to each depth in turn, so that
/// whatever else the machine does hits all depths alike; `progress` is called after each pass.
///
/// The engine's counts grow with every pass.
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
