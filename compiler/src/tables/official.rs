//! The names that the official rule files define.
//!
//! Rule files refer to them without containing them. Only the names are known here; the definitions are in
//! those files.

pub use super::generated::official::{LISTS, MACROS, RULES};

/// Returns the official file that defines a list of this name.
pub fn list(name: &str) -> Option<&'static str> {
    find(&LISTS, name)
}

/// Returns the official file that defines a macro of this name.
pub fn macro_named(name: &str) -> Option<&'static str> {
    find(&MACROS, name)
}

/// Returns the official file that defines a rule of this name.
pub fn rule(name: &str) -> Option<&'static str> {
    find(&RULES, name)
}

fn find(table: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    let place = table.binary_search_by_key(&name, |row| row.0).ok()?;
    Some(table[place].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_and_sorted() {
        assert_eq!(macro_named("spawned_process"), Some("falco_rules.yaml"));
        assert_eq!(list("shell_binaries"), Some("falco_rules.yaml"));
        assert_eq!(rule("Terminal shell in container"), Some("falco_rules.yaml"));
        assert_eq!(macro_named("spawned_proces"), None);
        for table in [&LISTS[..], &MACROS[..], &RULES[..]] {
            assert!(table.windows(2).all(|pair| pair[0].0 < pair[1].0));
        }
    }
}
