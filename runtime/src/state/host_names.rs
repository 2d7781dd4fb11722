//! Host names and the addresses that they resolve to.
//!
//! In: the addresses of the names that rules compare. Out: the names of an address. Empty for
//! captures: a name can resolve to other addresses today than on the day of the capture.
//! Not here: resolving names (`agent`).

use std::net::IpAddr;

/// Names with their addresses.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct HostNames(Vec<(String, Vec<IpAddr>)>);

impl HostNames {
    /// Returns the names that resolve to an address.
    pub fn of(&self, address: IpAddr) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter(move |(_, addresses)| addresses.contains(&address))
            .map(|(name, _)| name.as_str())
    }
}

impl FromIterator<(String, Vec<IpAddr>)> for HostNames {
    fn from_iter<I: IntoIterator<Item = (String, Vec<IpAddr>)>>(names: I) -> Self {
        Self(names.into_iter().collect())
    }
}
