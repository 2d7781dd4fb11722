//! `lanner compile`: what becomes of rules on their way to machine code.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use compiler::backend::{Jit, Oracle};
use compiler::check::Rule;
use compiler::ir::{self, Graph, Optimiser, Profile};
use compiler::plan::Plan;
use compiler::tables::{EVENTS, Event, EventFlags, Priority, SYSCALL_SOURCE};
use runtime::engine::select;

use crate::failure::{Exit, Failure};
use crate::rules;
use crate::terminal;

/// Show what becomes of rules: the graph of checks, the order of tests, native code
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner compile -r rules.yaml --emit ir
  lanner compile -r rules.yaml --emit plan --event openat
  lanner compile -r rules.yaml --emit dot --event execve | dot -Tsvg > rules.svg
  lanner compile -r rules.yaml --emit asm --event connect
  lanner compile -r rules.yaml --emit bpf --event openat

Exit codes: 0; 1 if a rule is wrong; 2 for wrong usage.")]
pub(crate) struct Options {
    /// Rule files or folders of them, in load order [default: those of lanner.toml]
    #[arg(short, long, value_name = "RULES", num_args = 1..)]
    rules: Vec<PathBuf>,
    /// What to show
    #[arg(long, value_enum)]
    emit: Emit,
    /// As it is on events of this type; clif, asm, plan and bpf need one
    #[arg(long, value_name = "TYPE", required_if_eq_any([("emit", "clif"), ("emit", "asm"), ("emit", "plan"), ("emit", "bpf")]))]
    event: Option<String>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Emit {
    /// The graph of checks, as written and after the passes
    Ir,
    /// The graph after the passes, for Graphviz
    Dot,
    /// What the kernel is asked, and the tests that follow in their order, those that rules share once
    Plan,
    /// Cranelift's intermediate form
    Clif,
    /// Machine code, as instructions
    Asm,
    /// The program of an event with what the kernel is asked, as made for the running kernel
    #[cfg(target_os = "linux")]
    Bpf,
}

pub(crate) fn run(options: &Options) -> Result<Exit, Failure> {
    let events = match &options.event {
        Some(name) => events(name)?,
        None => Vec::new(),
    };
    let rules = rules::load(&options.rules)?;
    if !rules.report_errors()? {
        return Ok(Exit::Findings);
    }
    let emission = Emission::new(rules.rules());
    let mut out = terminal::stdout();
    if events.is_empty() {
        emission.of_any(options.emit, &mut out)?;
    }
    for event in events {
        emission.of(options.emit, event, &mut out)?;
    }
    out.flush()?;
    Ok(Exit::Success)
}

/// The current types of this name that end a call.
fn events(name: &str) -> Result<Vec<&'static Event>, Failure> {
    let is_current = |event: &&Event| {
        let flags = EventFlags::UNUSED.union(EventFlags::OLD_VERSION);
        event.name == name && event.code.is_exit() && !event.flags.intersects(flags)
    };
    let events: Vec<_> = EVENTS.iter().filter(is_current).collect();
    if !events.is_empty() {
        return Ok(events);
    }
    let names = EVENTS.iter().map(|event| event.name);
    Err(Failure::unknown(
        "event type",
        name,
        compiler::spelling::closest(name, names),
    ))
}

/// A rule set to be shown.
struct Emission<'r> {
    rules: &'r [Rule],
    graph: Graph,
}

impl<'r> Emission<'r> {
    fn new(rules: &'r [Rule]) -> Self {
        let mut builder = ir::Builder::default();
        for index in select(rules, Priority::Debug, &[]) {
            let rule = &rules[index];
            if rule.source == SYSCALL_SOURCE {
                builder.add(index, &rule.condition, rule.events);
            }
        }
        let graph = builder.finish();
        Self { rules, graph }
    }

    fn optimiser(&self) -> Optimiser<Oracle> {
        Optimiser::new(&self.graph, Oracle::default(), Profile::default())
    }

    /// What the kernel is asked.
    fn plan(&self) -> Plan {
        let selected: Vec<usize> = self.graph.rules.iter().map(|rule| rule.rule).collect();
        Plan::new(self.rules, &selected, Oracle::default())
    }

    /// On events of any type.
    fn of_any(&self, emit: Emit, out: &mut dyn Write) -> io::Result<()> {
        let after = self.optimiser().graph();
        match emit {
            Emit::Dot => write!(out, "{}", after.dot()),
            _ => self.before_and_after(&self.graph, &after, out),
        }
    }

    /// On events of one type.
    fn of(&self, emit: Emit, event: &Event, out: &mut dyn Write) -> Result<(), Failure> {
        let after = || self.optimiser().event_graph(event.code);
        match emit {
            Emit::Dot => write!(out, "{}", after().dot())?,
            Emit::Ir => {
                let mut before = self.graph.clone();
                before.rules.retain(|rule| rule.events.contains(event.code));
                self.before_and_after(&before, &after(), out)?;
            }
            Emit::Plan => {
                writeln!(out, "# {}, in the kernel", event.id)?;
                writeln!(out, "{}", self.plan().text(event.code))?;
                let mut optimiser = self.optimiser();
                let rules = optimiser.event(event.code);
                let tree = optimiser.tree(&rules);
                writeln!(out, "# {}, in user space: {} rules", event.id, rules.len())?;
                let name = |place: usize| self.rules[rules[place].rule].name.clone();
                write!(out, "{}", tree.text(optimiser.nodes(), &name))?;
            }
            #[cfg(target_os = "linux")]
            Emit::Bpf => {
                let conditions = runtime::live::PlannedFilter::new(&self.plan());
                match runtime::live::listing(event.code, &conditions).map_err(Failure::input)? {
                    Some(text) => write!(out, "; {}\n{text}", event.id)?,
                    None => writeln!(out, "; {}: the kernel tells no such event", event.id)?,
                }
            }
            Emit::Clif | Emit::Asm => {
                let mut jit = Jit::new(&self.graph, Profile::default()).map_err(Failure::input)?;
                let listing = jit.listing(event.code).map_err(Failure::input)?;
                let counts = jit.counts();
                writeln!(
                    out,
                    "; {}: {} functions, {} bytes",
                    event.id, counts.functions, counts.bytes
                )?;
                let text = if emit == Emit::Clif {
                    listing.clif
                } else {
                    listing.assembly
                };
                write!(out, "{text}")?;
            }
        }
        Ok(())
    }

    fn before_and_after(&self, before: &Graph, after: &Graph, out: &mut dyn Write) -> io::Result<()> {
        for (title, graph) in [("as written", before), ("after the passes", after)] {
            writeln!(
                out,
                "# {title}: {} nodes, {} rules",
                graph.nodes.len(),
                graph.rules.len()
            )?;
            write!(out, "{}", graph.text())?;
        }
        writeln!(out, "# rules")?;
        for rule in &after.rules {
            writeln!(out, "# {} = {}", rule.rule, self.rules[rule.rule].name)?;
        }
        Ok(())
    }
}
