//! Links `lanner` to a fixed address.
//!
//! At a random address the system's loader would have to write some forty thousand pointers of tables
//! and code at every start, on two hundred pages of memory that processes then cannot share: half a
//! millisecond, a tenth of what `lanner check` may take for a rule file. Libraries, stack, heap and
//! compiled rules stay at random addresses.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let of_target = |what: &str| std::env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    if of_target("OS") == "linux" && of_target("ENV") == "gnu" {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
