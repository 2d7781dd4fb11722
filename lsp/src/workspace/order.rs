//! The load order of files for which no project defines one.
//!
//! In: the names that each file mentions. Out: an order in which a file comes after those that define the
//! names it uses, where possible, and otherwise the order of paths. So no name is reported as undefined
//! only because of how files are called.

use std::collections::HashMap;

use compiler::source::FileId;

use super::names::{Kind, Names};

/// Orders `files`, which are sorted by path.
pub(super) fn order(files: &[(FileId, &Names)]) -> Vec<FileId> {
    let mut definers: HashMap<(Kind, &str), Vec<usize>> = HashMap::new();
    for (position, (_, names)) in files.iter().enumerate() {
        for name in names.all_defined() {
            definers.entry(name).or_default().push(position);
        }
    }
    let needs: Vec<Vec<usize>> = files
        .iter()
        .map(|(_, names)| {
            let mut needs: Vec<usize> = names
                .needed()
                .filter_map(|name| definers.get(&name))
                .flatten()
                .copied()
                .collect();
            needs.sort_unstable();
            needs.dedup();
            needs
        })
        .collect();
    let mut visit = Visit {
        needs: &needs,
        state: vec![State::New; files.len()],
        order: Vec::with_capacity(files.len()),
    };
    for position in 0..files.len() {
        visit.file(position);
    }
    visit
        .order
        .into_iter()
        .map(|position| files[position].0)
        .collect()
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum State {
    New,
    Known,
}

struct Visit<'a> {
    needs: &'a [Vec<usize>],
    state: Vec<State>,
    order: Vec<usize>,
}

impl Visit<'_> {
    /// Visits a file after those it depends on. Files that depend on each other keep the order in which they
    /// are visited. Iterative, because a chain of dependencies can be as long as the number of files.
    fn file(&mut self, position: usize) {
        let mut path = vec![(position, 0)];
        if self.state[position] == State::Known {
            return;
        }
        self.state[position] = State::Known;
        while let Some((position, next)) = path.last_mut() {
            if let Some(needed) = self.needs[*position].get(*next).copied() {
                *next += 1;
                if self.state[needed] == State::New {
                    self.state[needed] = State::Known;
                    path.push((needed, 0));
                }
            } else {
                self.order.push(*position);
                path.pop();
            }
        }
    }
}
