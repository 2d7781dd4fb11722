//! Converts records of older recorders to the current layout.
//!
//! In: a checked record. Out: drop it, deliver it unchanged, or the values of the converted record.
//! Old recorders wrote the arguments of a call into its enter event and the result into its exit
//! event; the current layout has everything in the exit event. So enter events are kept, one per thread, until
//! the exit event needs their values. The steps themselves are the table [`STEPS`].
//! Not here: the meaning of values, and numbering.
//!
//! [`STEPS`]: compiler::tables::STEPS

mod common_steps;
mod container_json;
mod pending;
pub(super) mod plan;
mod values;

use compiler::tables::{EventCode, Step, StepAction, StepValue};

use self::pending::{EnterSlot, Pending, PendingEnters};
use self::plan::{Class, Plan};
use self::values::Building;
pub(super) use self::values::Values;
use super::error::ConversionFault;
use super::limits::{MAX_CONVERSION_STEPS, MAX_CONVERTED_RECORD};

/// How a record is delivered.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Verdict {
    /// It is not delivered.
    Drop,
    /// It is delivered unchanged.
    AsIs,
    /// It is delivered as this type with [`Converter::values`].
    Converted(EventCode),
}

/// A record that cannot be converted: the type at which it failed, and why.
pub(super) type Failure = (EventCode, ConversionFault);

/// Converts records one after the other; keeps enter events between them.
#[derive(Default)]
pub(super) struct Converter {
    pending: PendingEnters,
    building: Building,
    /// Where a step that rebuilds the values puts them.
    spare: Building,
}

impl Converter {
    /// Decides about a record of type `code`, whose plan is `plan`.
    #[inline]
    pub(super) fn convert(
        &mut self,
        tid: i64,
        code: EventCode,
        plan: Plan,
        old: Values,
    ) -> Result<Verdict, Failure> {
        let same_layout = old.length_width == usize::from(plan.length_width);
        match decide(plan, old.count()).map_err(|fault| (code, fault))? {
            Decision::Drop => Ok(Verdict::Drop),
            Decision::Pass if same_layout => Ok(Verdict::AsIs),
            Decision::Pass => {
                let widened = self.building.start_from(code, old);
                widened.map_err(|fault| (code, fault))?;
                Ok(Verdict::Converted(code))
            }
            Decision::Step => self.run_steps(tid, code, plan, old),
        }
    }

    /// Returns the values of the record last converted.
    pub(super) fn values(&self) -> Values<'_> {
        self.building.values()
    }

    /// Forgets the enter events, as at the start of a section.
    pub(super) fn forget_enters(&mut self) {
        self.pending.clear();
    }

    /// Enter events lost to a limit.
    pub(super) fn lost_enters(&self) -> u64 {
        self.pending.lost()
    }

    #[inline(never)]
    fn run_steps(&mut self, tid: i64, code: EventCode, plan: Plan, old: Values) -> Result<Verdict, Failure> {
        let mut chain = Chain {
            tid,
            code,
            plan,
            old: Some(old),
        };
        for _ in 0..MAX_CONVERSION_STEPS {
            match self.step(&mut chain) {
                Ok(None) => {}
                Ok(Some(verdict)) => return Ok(verdict),
                Err(fault) => return Err((chain.code, fault)),
            }
        }
        let max = MAX_CONVERSION_STEPS;
        Err((chain.code, ConversionFault::TooManySteps { max }))
    }

    /// Takes one step, which may be the last.
    #[inline]
    fn step(&mut self, chain: &mut Chain) -> Result<Option<Verdict>, ConversionFault> {
        let current = chain.old.unwrap_or_else(|| self.building.values());
        if current.record_length() > MAX_CONVERTED_RECORD {
            let max = MAX_CONVERTED_RECORD as u32;
            return Err(ConversionFault::TooLong { max });
        }
        let count = current.count();
        let step = chain
            .plan
            .step(count)
            .ok_or(ConversionFault::NoStep { count: count as u32 })?;
        let passed = match chain.old {
            Some(_) => Verdict::AsIs,
            None => Verdict::Converted(chain.code),
        };
        let (code, plan) = match step.action {
            StepAction::Store => {
                self.pending.store(chain.tid, chain.code, current);
                return Ok(Some(Verdict::Drop));
            }
            StepAction::Pass => return Ok(Some(passed)),
            StepAction::StoreAndPass => {
                self.pending.store(chain.tid, chain.code, current);
                return Ok(Some(passed));
            }
            StepAction::Add => {
                self.add_values(chain, step)?;
                (chain.code, chain.plan)
            }
            StepAction::Change(to) => {
                self.rebuild_values(chain, step, to)?;
                (to, plan::of(to).ok_or(ConversionFault::NoStep { count: 0 })?)
            }
        };
        let decision = decide(plan, self.building.count())?;
        chain.code = code;
        chain.plan = plan;
        chain.old = None;
        Ok(match decision {
            Decision::Drop => Some(Verdict::Drop),
            Decision::Pass => Some(Verdict::Converted(code)),
            Decision::Step => None,
        })
    }

    /// Appends the values that `step` lists. They never come from the record itself.
    fn add_values(&mut self, chain: &Chain, step: &Step) -> Result<(), ConversionFault> {
        if let Some(old) = chain.old {
            self.building.start_from(chain.code, old)?;
        }
        let mut enter = EnterValues::new(chain, &self.pending);
        for value in step.values {
            match value {
                StepValue::EnterOrEmpty(index) => match enter.get(*index)? {
                    Some(value) => self.building.push(value)?,
                    None => self.building.push_empty()?,
                },
                StepValue::EnterOrDefault(index) => match enter.get(*index)? {
                    Some(value) => self.building.push(value)?,
                    None => self.building.push_default()?,
                },
                StepValue::Default => self.building.push_default()?,
                StepValue::Empty => self.building.push_empty()?,
                StepValue::Old(index) => return Err(ConversionFault::OldValue { index: *index }),
                StepValue::ContainerJson => return Err(ConversionFault::OldValue { index: 0 }),
            }
        }
        // An enter event whose values were used is forgotten.
        if let Some(slot) = enter.used() {
            self.pending.forget(slot);
        }
        Ok(())
    }

    /// Makes the record one of type `to` with the values that `step` lists and no others.
    fn rebuild_values(&mut self, chain: &Chain, step: &Step, to: EventCode) -> Result<(), ConversionFault> {
        let mut enter = EnterValues::new(chain, &self.pending);
        let old = chain.old.unwrap_or_else(|| self.building.values());
        self.spare.start(to);
        for value in step.values {
            match value {
                StepValue::Old(index) => {
                    let missing = ConversionFault::OldValue { index: *index };
                    let value = old.get(usize::from(*index)).ok_or(missing)?;
                    self.spare.push(value)?;
                }
                StepValue::EnterOrEmpty(index) => match enter.get(*index)? {
                    Some(value) => self.spare.push(value)?,
                    None => self.spare.push_empty()?,
                },
                StepValue::EnterOrDefault(index) => match enter.get(*index)? {
                    Some(value) => self.spare.push(value)?,
                    None => self.spare.push_default()?,
                },
                StepValue::Default => self.spare.push_default()?,
                StepValue::Empty => self.spare.push_empty()?,
                StepValue::ContainerJson => container_json::push(old, &mut self.spare)?,
            }
        }
        if let Some(slot) = enter.used() {
            self.pending.forget(slot);
        }
        std::mem::swap(&mut self.building, &mut self.spare);
        Ok(())
    }
}

/// A record that is being converted step by step.
struct Chain<'a> {
    tid: i64,
    code: EventCode,
    plan: Plan,
    /// The values as they were recorded, until a step changes them; then they are in
    /// [`Converter::building`].
    old: Option<Values<'a>>,
}

/// The next action for a record.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Decision {
    Drop,
    Pass,
    Step,
}

#[inline]
fn decide(plan: Plan, count: usize) -> Result<Decision, ConversionFault> {
    let values = usize::from(plan.values);
    match plan.class {
        Class::Drop => Ok(Decision::Drop),
        Class::Pass => Ok(Decision::Pass),
        Class::Enter => Ok(Decision::Step),
        Class::Exit | Class::OldExit if count > values => Err(ConversionFault::TooManyValues {
            count: count as u32,
            max: plan.values as u32,
        }),
        Class::Exit if count == values => Ok(Decision::Pass),
        Class::Exit | Class::OldExit => Ok(Decision::Step),
    }
}

/// Values out of the pending enter event of a thread.
struct EnterValues<'a> {
    pending: Option<Pending<'a>>,
    /// The only type the event may have.
    expected: Option<EventCode>,
    used: bool,
}

impl<'a> EnterValues<'a> {
    fn new(chain: &Chain, pending: &'a PendingEnters) -> Self {
        Self {
            pending: pending.get(chain.tid),
            expected: chain.code.0.checked_sub(1).map(EventCode),
            used: false,
        }
    }

    /// Returns value `index`; `None` if no enter event is pending.
    fn get(&mut self, index: u8) -> Result<Option<&'a [u8]>, ConversionFault> {
        let Some(pending) = &self.pending else {
            return Ok(None);
        };
        if Some(pending.code) != self.expected {
            return Err(ConversionFault::OtherEnter {
                pending: pending.code.0,
            });
        }
        let missing = ConversionFault::EnterValue { index };
        let value = pending.values.get(usize::from(index)).ok_or(missing)?;
        self.used = true;
        Ok(Some(value))
    }

    /// Returns the slot of the event whose values were used.
    fn used(self) -> Option<EnterSlot> {
        self.pending.filter(|_| self.used).map(|pending| pending.slot)
    }
}
