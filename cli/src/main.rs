//! The `lanner` command.

fn main() {}
