//! The common conversions, in one pass: store an enter event, complete its exit event.
//!
//! In: a record that needs a step. Out: how it is delivered, or `None` where something is
//! unusual about it (several steps, an enter event of another call, a value or record that is too
//! long); nothing has changed then, and [`Converter::convert`] handles it.

use compiler::tables::{EventCode, Step, StepAction, StepValue};

use super::plan::{Class, Plan};
use super::values::neutral;
use super::{Converter, Values, Verdict};
use crate::capture::limits::MAX_CONVERTED_RECORD;

/// Most values that are added here.
const MAX_ADDED_VALUES: usize = 8;

impl Converter {
    /// Decides about a record of type `code`, whose plan is `plan` and whose lengths take two bytes.
    #[inline]
    pub(in crate::capture) fn convert_common(
        &mut self,
        tid: i64,
        code: EventCode,
        plan: Plan,
        old: Values,
    ) -> Option<Verdict> {
        if plan.class == Class::Drop {
            return Some(Verdict::Drop);
        }
        let step = plan.step(old.count())?;
        if step.action == StepAction::Add {
            return self.complete(tid, code, plan, step, old);
        }
        if old.record_length() > MAX_CONVERTED_RECORD {
            return None;
        }
        match step.action {
            StepAction::Store => {
                self.pending.store(tid, code, old);
                Some(Verdict::Drop)
            }
            StepAction::StoreAndPass => {
                self.pending.store(tid, code, old);
                Some(Verdict::AsIs)
            }
            StepAction::Pass => Some(Verdict::AsIs),
            StepAction::Add | StepAction::Change(_) => None,
        }
    }

    /// Builds the record with the values that `step`, and steps that follow it, add.
    fn complete(
        &mut self,
        tid: i64,
        code: EventCode,
        plan: Plan,
        mut step: &'static Step,
        old: Values,
    ) -> Option<Verdict> {
        let params = code.info()?.params;
        let pending = self.pending.get(tid);
        if pending
            .as_ref()
            .is_some_and(|pending| pending.code.0 + 1 != code.0)
        {
            return None;
        }
        let mut added = [&[][..]; MAX_ADDED_VALUES];
        let mut count = 0;
        let mut uses_enter = false;
        loop {
            for value in step.values {
                let ty = params.get(old.count() + count)?.ty;
                *added.get_mut(count)? = match (*value, &pending) {
                    (StepValue::EnterOrEmpty(index) | StepValue::EnterOrDefault(index), Some(pending)) => {
                        uses_enter = true;
                        let bytes = pending.values.get(usize::from(index))?;
                        bytes.get(..ty.width().unwrap_or(bytes.len())).unwrap_or(bytes)
                    }
                    (StepValue::EnterOrEmpty(_) | StepValue::Empty, _) => &[],
                    (StepValue::EnterOrDefault(_) | StepValue::Default, _) => neutral(ty),
                    (StepValue::Old(_) | StepValue::ContainerJson, _) => return None,
                };
                count += 1;
            }
            if plan.completes(old.count() + count) {
                break;
            }
            step = plan.step(old.count() + count)?;
            match step.action {
                StepAction::Pass => break,
                // An enter event counts for one step only.
                StepAction::Add if !uses_enter => {}
                _ => return None,
            }
        }
        self.building.complete(code, old, &added[..count])?;
        if let Some(pending) = pending.filter(|_| uses_enter) {
            let slot = pending.slot;
            self.pending.forget(slot);
        }
        Some(Verdict::Converted(code))
    }
}
