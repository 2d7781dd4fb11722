//! `lanner compile`: the intermediate representations of compiled rules.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use compiler::backend::{Jit, Oracle};
use compiler::check::Rule;
use compiler::ir::{self, Graph, Optimiser, Profile};
use compiler::plan::Plan;
use compiler::tables::{EVENTS, Event, EventFlags, Kind, Priority, SYSCALL_SOURCE};
use runtime::engine::select;

use crate::failure::{Exit, Failure};
use crate::rules;
use crate::terminal;

/// Show intermediate representations of compiled rules
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner compile -r rules.yaml --emit ir
  lanner compile -r rules.yaml --emit plan
  lanner compile -r rules.yaml --emit dot --event execve | dot -Tsvg > rules.svg
  lanner compile -r rules.yaml --emit asm --event connect
  lanner compile -r rules.yaml --emit bpf --event openat

Without --event, plan, clif, asm and bpf show all event types that a rule can match.

Exit codes: 0 on success; 1 if a rule has errors; 2 for wrong usage.")]
pub(crate) struct Options {
    /// Rule files or directories of rule files, in load order [default: those of lanner.toml]
    #[arg(short, long, value_name = "RULES", num_args = 1..)]
    rules: Vec<PathBuf>,
    /// The representation to show
    #[arg(long, value_enum)]
    emit: Emit,
    /// Specialise to events of this type [default for plan, clif, asm and bpf: all types that a rule can match]
    #[arg(long, value_name = "TYPE")]
    event: Option<String>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Emit {
    /// The graph of predicates, as written and after optimisation
    Ir,
    /// The graph after optimisation, in Graphviz format
    Dot,
    /// The kernel filter, and the decision tree of the residual predicates
    Plan,
    /// Cranelift's intermediate representation
    Clif,
    /// Machine code as assembly
    Asm,
    /// The eBPF program of an event with its filter, as built for the running kernel
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
    let events = if events.is_empty() && options.emit.is_by_event() {
        emission.events()?
    } else {
        events
    };
    if events.is_empty() {
        emission.of_any(options.emit, &mut out)?;
    }
    for event in events {
        emission.of(options.emit, event, &mut out)?;
    }
    out.flush()?;
    Ok(Exit::Success)
}

impl Emit {
    /// Returns whether the representation exists only for a single event type.
    fn is_by_event(self) -> bool {
        !matches!(self, Self::Ir | Self::Dot)
    }
}

/// Maximum number of event types that are shown without `--event`.
const MAX_EVENT_TYPES: usize = 64;

/// The event types that current kernels report: exits of system calls, and tracepoints.
fn current_events() -> impl Iterator<Item = &'static Event> {
    let outdated = EventFlags::UNUSED.union(EventFlags::OLD_VERSION);
    EVENTS
        .iter()
        .filter(move |event| !event.flags.intersects(outdated))
        .filter(|event| match event.kind {
            Kind::Syscall => event.code.is_exit(),
            kind => kind == Kind::Tracepoint,
        })
}

/// Returns the current event types of this name.
fn events(name: &str) -> Result<Vec<&'static Event>, Failure> {
    let events: Vec<_> = current_events().filter(|event| event.name == name).collect();
    if !events.is_empty() {
        return Ok(events);
    }
    let names = current_events().map(|event| event.name);
    Err(Failure::unknown(
        "event type",
        name,
        compiler::spelling::closest(name, names),
    ))
}

/// A rule set whose representations are shown.
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

    /// Returns the event types that a rule can match, in table order.
    fn events(&self) -> Result<Vec<&'static Event>, Failure> {
        let mut optimiser = self.optimiser();
        let events: Vec<_> = current_events()
            .filter(|event| !optimiser.event(event.code).is_empty())
            .collect();
        match events.len() {
            0 => Err(Failure::input("no rule can match an event of a system call")),
            count if count > MAX_EVENT_TYPES => Err(Failure::Usage(format!(
                "the rules can match {count} event types, more than {MAX_EVENT_TYPES}; select one with --event"
            ))),
            _ => Ok(events),
        }
    }

    /// Returns the plan of all rules.
    fn plan(&self) -> Plan {
        let selected: Vec<usize> = self.graph.rules.iter().map(|rule| rule.rule).collect();
        Plan::new(self.rules, &selected, Oracle::default())
    }

    /// Writes a representation for events of any type.
    fn of_any(&self, emit: Emit, out: &mut dyn Write) -> io::Result<()> {
        let after = self.optimiser().graph();
        match emit {
            Emit::Dot => write!(out, "{}", after.dot()),
            _ => self.before_and_after(&self.graph, &after, out),
        }
    }

    /// Writes a representation for events of one type.
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
                    None => writeln!(out, "; {}: the kernel does not report this event", event.id)?,
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
