//! Service names for port numbers.
//!
//! Falco looks them up in the services database of the host. The result of a check must not depend on the
//! host, so the usual names of such databases are listed here.

/// Returns the port of the service called `name`, which is case-sensitive.
pub(super) fn port(name: &str) -> Option<u16> {
    SERVICES
        .binary_search_by_key(&name, |(service, _)| service)
        .ok()
        .map(|index| SERVICES[index].1)
}

/// Registered names, sorted.
const SERVICES: &[(&str, u16)] = &[
    ("acr-nema", 104),
    ("afs3-fileserver", 7000),
    ("amqp", 5672),
    ("amqps", 5671),
    ("auth", 113),
    ("bgp", 179),
    ("bootpc", 68),
    ("bootps", 67),
    ("chargen", 19),
    ("daytime", 13),
    ("dhcpv6-client", 546),
    ("dhcpv6-server", 547),
    ("discard", 9),
    ("domain", 53),
    ("domain-s", 853),
    ("echo", 7),
    ("epmd", 4369),
    ("exec", 512),
    ("finger", 79),
    ("ftp", 21),
    ("ftp-data", 20),
    ("ftps", 990),
    ("ftps-data", 989),
    ("git", 9418),
    ("gopher", 70),
    ("http", 80),
    ("http-alt", 8080),
    ("https", 443),
    ("imap2", 143),
    ("imaps", 993),
    ("ipp", 631),
    ("ircd", 6667),
    ("iscsi-target", 3260),
    ("kerberos", 88),
    ("kerberos-adm", 749),
    ("kpasswd", 464),
    ("ldap", 389),
    ("ldaps", 636),
    ("login", 513),
    ("mdns", 5353),
    ("ms-sql-m", 1434),
    ("ms-sql-s", 1433),
    ("mysql", 3306),
    ("mysql-proxy", 6446),
    ("netbios-dgm", 138),
    ("netbios-ns", 137),
    ("netbios-ssn", 139),
    ("netstat", 15),
    ("nfs", 2049),
    ("nntp", 119),
    ("nntps", 563),
    ("ntp", 123),
    ("openvpn", 1194),
    ("pop3", 110),
    ("pop3s", 995),
    ("postgresql", 5432),
    ("printer", 515),
    ("puppet", 8140),
    ("qotd", 17),
    ("radius", 1812),
    ("radius-acct", 1813),
    ("redis", 6379),
    ("rfb", 5900),
    ("rmtcfg", 1236),
    ("rsync", 873),
    ("rtsp", 554),
    ("shell", 514),
    ("sip", 5060),
    ("sip-tls", 5061),
    ("smtp", 25),
    ("smux", 199),
    ("snmp", 161),
    ("snmp-trap", 162),
    ("socks", 1080),
    ("ssh", 22),
    ("submission", 587),
    ("submissions", 465),
    ("sunrpc", 111),
    ("svn", 3690),
    ("syslog", 514),
    ("syslog-tls", 6514),
    ("systat", 11),
    ("tacacs", 49),
    ("telnet", 23),
    ("telnets", 992),
    ("tftp", 69),
    ("time", 37),
    ("whois", 43),
    ("x11", 6000),
    ("xmpp-client", 5222),
    ("xmpp-server", 5269),
    ("zabbix-agent", 10050),
    ("zabbix-trapper", 10051),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_and_found() {
        assert!(SERVICES.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(port("https"), Some(443));
        assert_eq!(port("HTTPS"), None);
    }
}
