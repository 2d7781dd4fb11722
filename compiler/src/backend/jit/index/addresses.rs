//! Lookup of rules by an address or a network that contains it.

use std::net::IpAddr;

use ipnet::IpNet;
use rustc_hash::FxHashMap;

use super::Rule;

/// The indexes over addresses and networks.
#[derive(Default)]
pub(super) struct Addresses {
    whole: FxHashMap<IpAddr, Vec<Rule>>,
    /// By prefix length: one lookup per length that occurs.
    networks: Vec<(u8, FxHashMap<IpNet, Vec<Rule>>)>,
}

impl Addresses {
    pub(super) fn add(&mut self, address: IpAddr, rule: Rule) {
        self.whole.entry(address).or_default().push(rule);
    }

    pub(super) fn add_network(&mut self, network: &IpNet, rule: Rule) {
        let length = network.prefix_len();
        let known = self.networks.iter().position(|(known, _)| *known == length);
        let place = known.unwrap_or_else(|| {
            self.networks.push((length, FxHashMap::default()));
            self.networks.len() - 1
        });
        let networks = &mut self.networks[place].1;
        networks.entry(network.trunc()).or_default().push(rule);
    }

    /// Adds the rules that an address leads to.
    pub(super) fn find(&self, address: IpAddr, found: &mut Vec<Rule>) {
        if let Some(rules) = self.whole.get(&address) {
            found.extend(rules);
        }
        for (length, networks) in &self.networks {
            // A prefix longer than an address of this version belongs to the other version.
            let Ok(network) = IpNet::new(address, *length) else {
                continue;
            };
            if let Some(rules) = networks.get(&network.trunc()) {
                found.extend(rules);
            }
        }
    }
}
