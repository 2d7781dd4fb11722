//! How many rules an event can set off.

/// What happens after a rule matched.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Matching {
    /// The event is done: one alert at most.
    #[default]
    First,
    /// The other rules are asked too: an alert each.
    All,
}

impl Matching {
    /// The strategy called `word`, in any case.
    pub fn parse(word: &str) -> Option<Self> {
        match word.to_ascii_lowercase().as_str() {
            "first" => Some(Self::First),
            "all" => Some(Self::All),
            _ => None,
        }
    }
}
