//! The six relations of ordered values, and membership in networks.

use std::cmp::Ordering;
use std::net::IpAddr;

use ipnet::IpNet;

use crate::tables::Operator;

/// A relation between two ordered values.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[expect(missing_docs, reason = "the words are the documentation")]
pub enum Relation {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Relation {
    /// Returns the relation that an operator tests. For a single constant, membership is equality.
    pub const fn of(operator: Operator) -> Option<Self> {
        Some(match operator {
            Operator::Equal | Operator::DoubleEqual | Operator::In | Operator::Intersects => Self::Equal,
            Operator::NotEqual => Self::NotEqual,
            Operator::Less => Self::Less,
            Operator::LessOrEqual => Self::LessOrEqual,
            Operator::Greater => Self::Greater,
            Operator::GreaterOrEqual => Self::GreaterOrEqual,
            _ => return None,
        })
    }

    /// Returns whether it is true for two values that compare as `ordering`.
    pub const fn holds(self, ordering: Ordering) -> bool {
        match self {
            Self::Equal => ordering.is_eq(),
            Self::NotEqual => ordering.is_ne(),
            Self::Less => ordering.is_lt(),
            Self::LessOrEqual => ordering.is_le(),
            Self::Greater => ordering.is_gt(),
            Self::GreaterOrEqual => ordering.is_ge(),
        }
    }

    /// Returns whether it is true for two floating-point numbers; with a NaN, only `!=` is.
    pub fn holds_between(self, left: f64, right: f64) -> bool {
        left.partial_cmp(&right)
            .map_or(self == Self::NotEqual, |ordering| self.holds(ordering))
    }
}

/// Returns whether the address is in the network; never true across versions of the protocol.
pub fn network_contains(network: &IpNet, address: IpAddr) -> bool {
    network.contains(&address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relations_compare_as_their_symbols_say() {
        let holds = |operator| {
            [Ordering::Less, Ordering::Equal, Ordering::Greater]
                .map(|ordering| Relation::of(operator).unwrap().holds(ordering))
        };
        assert_eq!(holds(Operator::Equal), [false, true, false]);
        assert_eq!(holds(Operator::NotEqual), [true, false, true]);
        assert_eq!(holds(Operator::Less), [true, false, false]);
        assert_eq!(holds(Operator::LessOrEqual), [true, true, false]);
        assert_eq!(holds(Operator::Greater), [false, false, true]);
        assert_eq!(holds(Operator::GreaterOrEqual), [false, true, true]);
        assert_eq!(Relation::of(Operator::Glob), None);
        assert!(Relation::NotEqual.holds_between(f64::NAN, 0.0));
        assert!(!Relation::Less.holds_between(f64::NAN, 0.0));
    }

    #[test]
    fn networks_contain_addresses_of_their_version() {
        let network: IpNet = "142.251.0.0/16".parse().unwrap();
        assert!(network_contains(&network, "142.251.111.147".parse().unwrap()));
        assert!(!network_contains(&network, "::1".parse().unwrap()));
        let all: IpNet = "::/0".parse().unwrap();
        assert!(!network_contains(&all, "1.2.3.4".parse().unwrap()));
    }
}
