//! The modules of a crate and the uses between them, read from its sources.
//!
//! In: the folder with the sources of a crate. Out: a [`ModuleGraph`] with an edge from the module of each file
//! to every other module that its code names by `crate::`, `super::` or `self::`, and from it the
//! [cycles](ModuleGraph::cycles) and the [layer violations](ModuleGraph::layer_violations). A name that a
//! module only re-exports counts as a use of the module that defines it. Not here: code under
//! `#[cfg(test)]`, documentation, and names of other crates.
//!
//! Two kinds of uses are not edges. A module may name its ancestors: a parent declares types for all of its
//! children. Declaring or re-exporting a child is not a use of it; calling it is.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display, Formatter};
use std::fs;
use std::iter::Peekable;
use std::path::{Path, PathBuf};

use petgraph::algo::tarjan_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree, token_stream};

/// The path of a module below the root of its crate; the root's is empty.
pub type ModulePath = Vec<String>;

/// Maximum number of re-exports between a name and its definition.
const MAX_REEXPORTS: usize = 16;

/// The modules of a crate and the uses between them.
#[derive(Debug)]
pub struct ModuleGraph {
    modules: BTreeMap<ModulePath, Module>,
    edges: BTreeMap<(ModulePath, ModulePath), Use>,
}

/// Where a module uses another one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Use {
    /// The source file.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// The path as written, made absolute.
    pub path: String,
}

impl Display for Use {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.file.display(), self.line, self.path)
    }
}

/// One module, as its tokens show it.
#[derive(Debug, Default)]
struct Module {
    file: PathBuf,
    /// The module of the file that contains it.
    file_root: ModulePath,
    children: BTreeSet<String>,
    /// Names that `use` imports, with the absolute paths that they refer to.
    imports: BTreeMap<String, ModulePath>,
    /// Modules of which `use` imports all names.
    globs: Vec<ModulePath>,
    /// Names of its own items.
    items: BTreeSet<String>,
    /// Absolute paths that its code names, with their lines.
    paths: Vec<(ModulePath, usize)>,
}

impl ModuleGraph {
    /// Reads the crate whose root (`lib.rs` or `main.rs`) is `root`.
    ///
    /// # Panics
    ///
    /// If a source cannot be read or is not Rust.
    pub fn read(root: &Path) -> Self {
        let mut modules = BTreeMap::new();
        read_file(root, Vec::new(), &mut modules);
        let mut graph = Self {
            modules,
            edges: BTreeMap::new(),
        };
        graph.resolve();
        graph
    }

    /// Returns the number of edges.
    pub fn edge_count(&self) -> usize {
        self.edges.len()
    }

    /// Removes the edges that start in `module` or below, given as `a/b`. For generated files: they contain
    /// only values, of types that the module which reads them defines.
    #[must_use]
    pub fn without_uses_of(mut self, module: &str) -> Self {
        let prefix: ModulePath = module.split('/').map(str::to_owned).collect();
        self.edges.retain(|(from, _), _| !from.starts_with(&prefix));
        self
    }

    /// Returns the strongly connected sets of more than one module, each sorted; modules are written `a/b`.
    pub fn cycles(&self) -> Vec<Vec<String>> {
        let mut graph: DiGraph<&ModulePath, ()> = DiGraph::new();
        let nodes: BTreeMap<&ModulePath, NodeIndex> = self
            .modules
            .keys()
            .map(|path| (path, graph.add_node(path)))
            .collect();
        for (from, to) in self.edges.keys() {
            graph.add_edge(nodes[from], nodes[to], ());
        }
        let mut cycles: Vec<Vec<String>> = tarjan_scc(&graph)
            .into_iter()
            .filter(|component| component.len() > 1)
            .map(|component| {
                let mut names: Vec<String> =
                    component.into_iter().map(|node| graph[node].join("/")).collect();
                names.sort();
                names
            })
            .collect();
        cycles.sort();
        cycles
    }

    /// Returns the uses between the modules of a cycle, one line each.
    pub fn uses_within(&self, cycle: &[String]) -> Vec<String> {
        let is_in = |path: &ModulePath| cycle.contains(&path.join("/"));
        self.edges
            .iter()
            .filter(|((from, to), _)| is_in(from) && is_in(to))
            .map(|((from, to), at)| format!("{} uses {}: {at}", from.join("/"), to.join("/")))
            .collect()
    }

    /// Returns the uses that lead from a top-level module to one that is not in a lower layer.
    ///
    /// `layers` lists the top-level modules from the lowest layer up. Modules of one layer must not use each
    /// other. A module without a layer is a violation too, and so is a name in `layers` without a module.
    /// `forbidden` lists further pairs (from, to, reason) that are not allowed although they lead down.
    pub fn layer_violations(&self, layers: &[&[&str]], forbidden: &[(&str, &str, &str)]) -> Vec<String> {
        let layer = |module: &str| layers.iter().position(|layer| layer.contains(&module));
        let root = &self.modules[&Vec::new()];
        let mut violations: Vec<String> = root
            .children
            .iter()
            .filter(|child| layer(child).is_none())
            .map(|child| format!("module `{child}` has no layer"))
            .collect();
        let names = layers.iter().copied().flatten();
        let unknown = names.filter(|name| !root.children.contains(**name));
        violations.extend(unknown.map(|name| format!("there is no module `{name}`")));
        for ((from, to), at) in &self.edges {
            let (Some(from), Some(to)) = (from.first(), to.first()) else {
                continue;
            };
            if from == to {
                continue;
            }
            if layer(to) >= layer(from) {
                violations.push(format!("`{to}` is not in a lower layer than `{from}`: {at}"));
            } else if let Some((_, _, reason)) = forbidden.iter().find(|(a, b, _)| a == from && b == to) {
                violations.push(format!("`{from}` must not use `{to}` ({reason}): {at}"));
            }
        }
        violations
    }

    fn resolve(&mut self) {
        for module in self.modules.values() {
            for (path, line) in &module.paths {
                let Some(to) = self.definition(path, MAX_REEXPORTS) else {
                    continue;
                };
                let to = &self.modules[to].file_root;
                let from = &module.file_root;
                if from.starts_with(to) {
                    continue;
                }
                self.edges
                    .entry((from.clone(), to.clone()))
                    .or_insert_with(|| Use {
                        file: module.file.clone(),
                        line: *line,
                        path: format!("crate::{}", path.join("::")),
                    });
            }
        }
    }

    /// Returns the module that defines what `path` refers to; `None` if that is not in this crate.
    fn definition<'p>(&'p self, path: &'p [String], reexports: usize) -> Option<&'p [String]> {
        let length = (0..=path.len())
            .rev()
            .find(|length| self.modules.contains_key(&path[..*length]))?;
        let (module_path, rest) = path.split_at(length);
        let module = &self.modules[module_path];
        let Some(name) = rest.first() else {
            return Some(module_path);
        };
        let reexports = reexports.checked_sub(1)?;
        if module.items.contains(name) {
            return Some(module_path);
        }
        if let Some(target) = module.imports.get(name) {
            return self.definition(target, reexports);
        }
        module
            .globs
            .iter()
            .filter_map(|glob| self.modules.get_key_value(glob))
            .find(|(_, module)| module.items.contains(name) || module.imports.contains_key(name))
            .map(|(path, _)| path.as_slice())
            .or(Some(module_path))
    }
}

/// Reads the file of module `path`, and those of its children.
fn read_file(file: &Path, path: ModulePath, modules: &mut BTreeMap<ModulePath, Module>) {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let tokens: TokenStream = text
        .parse()
        .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let is_root = file
        .file_name()
        .is_some_and(|name| name == "mod.rs" || name == "lib.rs" || name == "main.rs");
    let parent = file.parent().expect("a source is in a folder");
    let folder = if is_root {
        parent.to_owned()
    } else {
        parent.join(file.file_stem().expect("a source has a name"))
    };
    let mut scan = Scan {
        file,
        file_root: path.clone(),
        modules,
        pending: Vec::new(),
    };
    scan.module(tokens, path);
    for (child, below) in scan.pending {
        let inner: PathBuf = below.iter().collect();
        let folder = folder.join(inner);
        let name = child.last().expect("a child has a name");
        let candidates = [
            folder.join(format!("{name}.rs")),
            folder.join(name).join("mod.rs"),
        ];
        let file = candidates
            .iter()
            .find(|file| file.exists())
            .unwrap_or_else(|| panic!("{}: no source for module `{name}`", file.display()));
        read_file(file, child, modules);
    }
}

/// Reads the tokens of one file.
struct Scan<'s> {
    file: &'s Path,
    file_root: ModulePath,
    modules: &'s mut BTreeMap<ModulePath, Module>,
    /// Child modules in their own files, with the inline modules of this file that contain them.
    pending: Vec<(ModulePath, Vec<String>)>,
}

type Tokens = Peekable<token_stream::IntoIter>;

impl Scan<'_> {
    /// Reads the items of module `path`, which is in this file.
    fn module(&mut self, tokens: TokenStream, path: ModulePath) {
        let mut module = Module {
            file: self.file.to_owned(),
            file_root: self.file_root.clone(),
            ..Module::default()
        };
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == '#' && is_test_attribute(&mut tokens) => {
                    skip_item(&mut tokens);
                }
                TokenTree::Ident(ident) => match ident.to_string().as_str() {
                    "mod" => self.child(&mut tokens, &path, &mut module),
                    "use" => import(&mut tokens, &path, &mut module),
                    "fn" | "struct" | "enum" | "trait" | "type" | "const" | "static" | "union" => {
                        if let Some(TokenTree::Ident(name)) = tokens.peek() {
                            module.items.insert(name.to_string());
                        }
                    }
                    first => scan_path(
                        first,
                        ident.span().start().line,
                        &mut tokens,
                        &path,
                        &mut module.paths,
                    ),
                },
                TokenTree::Group(group) => scan_group(&group, &path, &mut module.paths),
                _ => {}
            }
        }
        self.modules.insert(path, module);
    }

    fn child(&mut self, tokens: &mut Tokens, path: &ModulePath, module: &mut Module) {
        let Some(TokenTree::Ident(name)) = tokens.next() else {
            return;
        };
        let child: ModulePath = path.iter().cloned().chain([name.to_string()]).collect();
        module.children.insert(name.to_string());
        module.items.insert(name.to_string());
        match tokens.next() {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                self.module(group.stream(), child);
            }
            _ => {
                let below = path[self.file_root.len()..].to_vec();
                self.pending.push((child, below));
            }
        }
    }
}

/// Returns whether the attribute that follows a `#` restricts its item to test builds.
fn is_test_attribute(tokens: &mut Tokens) -> bool {
    // Inner attributes belong to the file.
    if matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == '!') {
        tokens.next();
        tokens.next();
        return false;
    }
    let Some(TokenTree::Group(attribute)) = tokens.next() else {
        return false;
    };
    let mut inner = attribute.stream().into_iter();
    match (inner.next(), inner.next()) {
        (Some(TokenTree::Ident(name)), Some(TokenTree::Group(condition))) if name == "cfg" => {
            let words: Vec<String> = condition
                .stream()
                .into_iter()
                .map(|token| token.to_string())
                .collect();
            words == ["test"]
                || (words.first().is_some_and(|word| word == "all") && words[1].contains("test"))
        }
        _ => false,
    }
}

/// Skips one item, with its other attributes.
fn skip_item(tokens: &mut Tokens) {
    for token in tokens {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == ';' || punct.as_char() == ',' => return,
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return,
            _ => {}
        }
    }
}

/// Reads a `use` item of module `path`.
fn import(tokens: &mut Tokens, path: &[String], module: &mut Module) {
    let line = tokens.peek().map_or(0, |token| token.span().start().line);
    let mut tree: Vec<TokenTree> = Vec::new();
    for token in tokens.by_ref() {
        if matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ';') {
            break;
        }
        tree.push(token);
    }
    let mut leaves = Vec::new();
    flatten(tree, &[], &mut leaves);
    for (written, name) in leaves {
        let bare = written.first().cloned().unwrap_or_default();
        // Without `crate`, `super` or `self`, the first name is a crate's or a child's.
        let absolute = absolute(&written, path).or_else(|| {
            let is_child = module.items.contains(&bare);
            is_child.then(|| path.iter().cloned().chain(written.clone()).collect())
        });
        let Some(absolute) = absolute else {
            continue;
        };
        match name.as_str() {
            "*" => module.globs.push(absolute.clone()),
            "_" => {}
            _ => {
                module.imports.insert(name, absolute.clone());
            }
        }
        // Imports from its own children are re-exports.
        if !absolute.starts_with(path) || absolute.len() == path.len() {
            module.paths.push((absolute, line));
        }
    }
}

/// Adds the paths that a `use` tree imports to `leaves`, each with its local name.
fn flatten(tree: Vec<TokenTree>, prefix: &[String], leaves: &mut Vec<(Vec<String>, String)>) {
    let mut path = prefix.to_vec();
    let mut name = None;
    let mut tokens = tree.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(ident) if ident == "as" => {
                name = tokens.next().map(|token| token.to_string());
            }
            TokenTree::Ident(ident) => path.push(ident.to_string()),
            TokenTree::Punct(punct) if punct.as_char() == '*' => name = Some("*".to_owned()),
            TokenTree::Group(group) => {
                let mut part = Vec::new();
                for token in group.stream() {
                    if matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ',') {
                        flatten(std::mem::take(&mut part), &path, leaves);
                    } else {
                        part.push(token);
                    }
                }
                if !part.is_empty() {
                    flatten(part, &path, leaves);
                }
                return;
            }
            _ => {}
        }
    }
    if path.last().is_some_and(|last| last == "self") && path.len() > 1 {
        path.pop();
    }
    let name = name.or_else(|| path.last().cloned()).unwrap_or_default();
    leaves.push((path, name));
}

/// Reads the paths inside of a group, including imports in function bodies.
fn scan_group(group: &Group, path: &ModulePath, paths: &mut Vec<(ModulePath, usize)>) {
    let mut tokens = group.stream().into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' && is_test_attribute(&mut tokens) => {
                skip_item(&mut tokens);
            }
            TokenTree::Ident(ident) if ident == "use" => {
                let mut local = Module::default();
                import(&mut tokens, path, &mut local);
                paths.append(&mut local.paths);
            }
            TokenTree::Ident(ident) => {
                scan_path(
                    &ident.to_string(),
                    ident.span().start().line,
                    &mut tokens,
                    path,
                    paths,
                );
            }
            TokenTree::Group(inner) => scan_group(&inner, path, paths),
            _ => {}
        }
    }
}

/// Reads the path that starts with `first`, if that is `crate`, `super` or `self`.
fn scan_path(
    first: &str,
    line: usize,
    tokens: &mut Tokens,
    path: &ModulePath,
    paths: &mut Vec<(ModulePath, usize)>,
) {
    if !matches!(first, "crate" | "super" | "self") {
        return;
    }
    let mut written = vec![first.to_owned()];
    while matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == ':') {
        tokens.next();
        match tokens.peek() {
            Some(TokenTree::Punct(punct)) if punct.as_char() == ':' => {
                tokens.next();
            }
            _ => break,
        }
        match tokens.peek() {
            Some(TokenTree::Ident(ident)) => {
                written.push(ident.to_string());
                tokens.next();
            }
            _ => break,
        }
    }
    if written.len() > 1
        && let Some(absolute) = absolute(&written, path)
    {
        paths.push((absolute, line));
    }
}

/// Returns `written` relative to the root of the crate; `None` if it does not start with `crate`, `super` or `self`.
fn absolute(written: &[String], path: &[String]) -> Option<ModulePath> {
    let (first, mut rest) = written.split_first()?;
    let mut base = match first.as_str() {
        "crate" => Vec::new(),
        "self" => path.to_vec(),
        "super" => path.split_last()?.1.to_vec(),
        _ => return None,
    };
    while let Some((next, behind)) = rest.split_first()
        && next == "super"
    {
        base.pop()?;
        rest = behind;
    }
    base.extend(rest.iter().cloned());
    Some(base)
}
