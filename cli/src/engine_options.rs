//! Options of the engine that several commands share, and the engine set-up from them.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use compiler::backend::{Backend, Matching};
use compiler::check::Rule;
use runtime::engine::Engine;
use runtime::output;

use crate::failure::Failure;
use crate::profile_file;

/// How rules are evaluated.
#[derive(Args, Clone, Debug)]
pub(crate) struct EngineOptions {
    /// How many rules an event can fire
    #[arg(long, value_enum, default_value_t)]
    rule_matching: RuleMatching,
    /// Interpret conditions instead of compiling them to native code
    #[arg(long)]
    no_jit: bool,
    /// Order predicates by a profile (JSON of lanner profile)
    #[arg(long, value_name = "FILE")]
    profile: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
pub(crate) enum RuleMatching {
    /// Only the first matching rule
    #[default]
    First,
    /// All matching rules
    All,
}

impl From<RuleMatching> for Matching {
    fn from(matching: RuleMatching) -> Self {
        match matching {
            RuleMatching::First => Self::First,
            RuleMatching::All => Self::All,
        }
    }
}

impl EngineOptions {
    /// Builds the engine of the rules with the indices `order`.
    pub(crate) fn build(
        &self,
        rules: &[Rule],
        order: &[usize],
        alerts: output::Options,
    ) -> Result<Engine, Failure> {
        let backend = if self.no_jit {
            Backend::Interpreter
        } else {
            Backend::Tiered
        };
        let profile = profile_file::read(self.profile.as_deref())?;
        let matching = self.rule_matching.into();
        Engine::with_backend(rules, order, matching, alerts, backend, profile).map_err(Failure::input)
    }
}
