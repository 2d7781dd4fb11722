//! What the event table says about converting each type, arranged for one look-up a record.

use compiler::tables::{EVENTS, EventCode, EventFlags, STEPS, Step};

/// What happens to a record of one type.
#[derive(Clone, Copy, Debug)]
pub(in crate::capture) struct Plan {
    /// Where the decision begins.
    pub(super) class: Class,
    /// Values that the type has today.
    pub(in crate::capture) values: u8,
    /// Bytes of each length in a record of the type.
    pub(in crate::capture) length_width: u8,
    /// Its rows in [`STEPS`].
    first_step: u16,
    step_count: u8,
}

/// How a record of a type is handled.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Class {
    /// Never delivered.
    Drop,
    /// Delivered unchanged.
    Pass,
    /// Always takes a step.
    Enter,
    /// Takes a step unless it has all values of today.
    Exit,
    /// Always takes a step, but has a greatest number of values.
    OldExit,
}

impl Plan {
    /// Returns whether a record with `count` values is delivered unchanged, with lengths of two bytes.
    #[inline]
    pub(in crate::capture) fn is_plain(self, count: usize) -> bool {
        let complete = match self.class {
            Class::Pass => true,
            Class::Exit => count == usize::from(self.values),
            Class::Drop | Class::Enter | Class::OldExit => false,
        };
        complete && self.length_width == 2
    }

    /// A record that a step brought to `count` values is delivered.
    #[inline]
    pub(super) fn completes(self, count: usize) -> bool {
        self.class == Class::Exit && count == usize::from(self.values)
    }

    /// Returns the step for a record with `count` values.
    #[inline]
    pub(super) fn step(self, count: usize) -> Option<&'static Step> {
        let first = usize::from(self.first_step);
        STEPS[first..first + usize::from(self.step_count)]
            .iter()
            .find(|step| usize::from(step.nparams) == count)
    }
}

/// Returns the plan of a type, if the table knows it.
#[inline]
pub(in crate::capture) fn of(code: EventCode) -> Option<Plan> {
    PLANS.get(usize::from(code.0)).copied()
}

static PLANS: [Plan; EVENTS.len()] = plans();

const fn plans() -> [Plan; EVENTS.len()] {
    let mut plans = [Plan {
        class: Class::Drop,
        values: 0,
        length_width: 2,
        first_step: 0,
        step_count: 0,
    }; EVENTS.len()];
    let mut code = 0;
    while code < EVENTS.len() {
        let flags = EVENTS[code].flags;
        plans[code].class = class(EventCode(code as u16), flags);
        plans[code].values = EVENTS[code].params.len() as u8;
        if flags.contains(EventFlags::LARGE_PAYLOAD) {
            plans[code].length_width = 4;
        }
        code += 1;
    }
    let mut step = STEPS.len();
    while step > 0 {
        step -= 1;
        let plan = &mut plans[STEPS[step].code.0 as usize];
        plan.first_step = step as u16;
        plan.step_count += 1;
    }
    plans
}

const fn class(code: EventCode, flags: EventFlags) -> Class {
    let old = flags.contains(EventFlags::OLD_VERSION);
    if flags.contains(EventFlags::UNUSED) {
        Class::Drop
    } else if !flags.contains(EventFlags::CONVERTER_MANAGED) {
        if old && !code.is_exit() {
            Class::Drop
        } else {
            Class::Pass
        }
    } else if !code.is_exit() {
        Class::Enter
    } else if old {
        Class::OldExit
    } else {
        Class::Exit
    }
}

#[cfg(test)]
mod tests {
    use compiler::tables::StepAction;

    use super::*;

    #[test]
    fn every_step_is_found_under_its_key() {
        for step in &STEPS {
            let plan = of(step.code).expect("steps are about types of the table");
            let found = plan.step(usize::from(step.nparams)).expect("the step");
            assert!(std::ptr::eq(found, step), "{step:?}");
        }
    }

    #[test]
    fn only_managed_types_have_steps_and_each_managed_one_ends_somewhere() {
        for event in &EVENTS {
            let plan = of(event.code).expect("a plan for every type");
            let managed = matches!(plan.class, Class::Enter | Class::Exit | Class::OldExit);
            if !managed {
                assert_eq!(plan.step_count, 0, "{}", event.id);
            }
        }
    }

    #[test]
    fn no_step_makes_more_values_than_the_table_has() {
        for step in &STEPS {
            let (code, before) = match step.action {
                StepAction::Add => (step.code, usize::from(step.nparams)),
                StepAction::Change(to) => (to, 0),
                StepAction::Store | StepAction::Pass | StepAction::StoreAndPass => continue,
            };
            let plan = of(code).expect("a type of the table");
            assert!(before + step.values.len() <= usize::from(plan.values), "{step:?}");
        }
    }
}
