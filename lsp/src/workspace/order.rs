//! An order for files of which none is said to come first.
//!
//! In: the names that each file mentions. Out: an order in which whatever a file uses or changes is
//! defined by a file before it, as far as there is one; for the rest by path. So nothing is called
//! unknown just because of the names of files.

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
    /// Files that need each other come in the order in which they are met. No recursion: a chain can
    /// be as long as there are files.
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
