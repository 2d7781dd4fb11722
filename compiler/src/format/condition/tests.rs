use super::*;

fn read(text: &str) -> Result<Condition, CannotFormat> {
    Condition::read(text, &FxHashSet::default())
}

#[test]
fn lexemes_are_the_authors_and_blanks_are_ours() {
    for (text, line) in [
        (
            "a.b=1  or c.d == 2\n and e.f!=3",
            "a.b = 1 or c.d == 2 and e.f != 3",
        ),
        ("not  not(m)", "not not (m)"),
        ("( a.b in('x' ,\"y  z\",w ) )", "(a.b in ('x', \"y  z\", w))"),
        ("a.b[\"x\"]   exists", "a.b[\"x\"] exists"),
        (
            "join( \",\",(a.b , 5)) startswith  anyof ( x )",
            "join(\",\", (a.b, 5)) startswith anyof (x)",
        ),
        ("a.b = val( c.d )", "a.b = val(c.d)"),
        ("a.b in shells and m", "a.b in shells and m"),
        ("and x.y = 1 or m", "and x.y = 1 or m"),
        ("or m", "or m"),
        ("a.b in ()", "a.b in ()"),
        ("a.b > -5", "a.b > -5"),
        (
            "getopt((a.b, c.d), \"x\")[y] exists",
            "getopt((a.b, c.d), \"x\")[y] exists",
        ),
    ] {
        assert_eq!(read(text).map(|condition| condition.line()), Ok(line.to_owned()));
    }
}

#[test]
fn what_cannot_be_read_alone_is_left() {
    for text in [
        "",
        "a.b",
        "a.b = 1 and",
        "(a.b = 1",
        "or(m) and n",
        "a.b in (\"\\d\", x)",
        "a.b = \"x",
    ] {
        assert_eq!(read(text).err(), Some(CannotFormat::Syntax), "{text}");
    }
    assert_eq!(read("a.b = \"x\ny\"").err(), Some(CannotFormat::Blanks));
}

#[test]
fn blanks_neither_make_nor_break_list_names() {
    let lists: FxHashSet<&str> = ["5", "shells"].into_iter().collect();
    let read = |text| Condition::read(text, &lists).map(|condition| condition.line());
    assert_eq!(read("a.b in(shells,x)"), Ok("a.b in (shells, x)".to_owned()));
    assert_eq!(read("a.b inshells").err(), Some(CannotFormat::Blanks));
    assert_eq!(read("a.b >5").err(), Some(CannotFormat::Blanks));
    assert_eq!(read("a.b > 5"), Ok("a.b > 5".to_owned()));
}

#[test]
fn long_conditions_break_at_their_structure() {
    let text = "m1 and not (a.b = 1 or c.d in (e1, e2, e3, e4, e5)) and x.y contains z or n1 and n2";
    let lines = read(text).expect("a condition").lines(30);
    let expected = "\
m1
  and not (
    a.b = 1
    or c.d in (
      e1, e2, e3, e4, e5
    )
  )
  and x.y contains z
or n1 and n2";
    assert_eq!(lines.join("\n"), expected);
    assert!(same(text, &lines.join("\n")));
}
