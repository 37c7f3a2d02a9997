"""Lexemes → readings: which stretches of text speak of time, and what each of their words contributes.

Rules and joins of a language's `times.yaml` are patterns over lexeme classes. Rules find single expressions;
joins put neighbours together (`8 heures` + `le 26 octobre`). Of overlapping finds the longest wins.
"""

import re
from functools import cache
from itertools import pairwise
from typing import Any

from msgspec import Struct

from detente.coding.times.lexer import OTHER, Lexeme, Times, lex, lexicon
from detente.lexicon import knowledge

FOUND = {name: chr(0xF000 + i) for i, name in enumerate(("DATE", "PERIOD", "CLOCK", "PART", "HOURS", "REST"))}
ROLES = dict.fromkeys(("anyunit", "single", "plural", "mois", "units", "hourword", "minuteword"), "unit")
ROLES |= {
    "accus": "unit",
    "god": "unit",
    "gody": "unit",
    "seasonnoun": "season",
    "eve": "anaphor",
    "weekdays": "weekday",
    "anypart": "part",
    "partadv": "part",
    "adjectival": "unit",
}
ROLES |= {
    "dayno": "day",
    "dir_": "dir",
    "annees": "unit",
    "weekend": "unit",
    "theday": "anaphor",
    "earliertoday": "anchor",
    "halfyear": "unit",
}
ROLES |= {
    "fullmonth": "month",
    "weakmonth": "month",
    "seasons": "season",
    "anymonth": "month",
    "shortmonth": "month",
    "anyday": "weekday",
    "shortday": "weekday",
    "capseason": "season",
    "half_": "half",
}
_DAYS = frozenset({"date", "offset", "anaphor", "holiday", "numeric"})
_PIECE = re.compile(r"[A-Za-z_]+|!\s*\(|=\s*\(|\S")


class Reading(Struct, frozen=True):
    """One expression: its kind, its code points, and what its words say.

    fields: role → payload; the second word in a role has the role's name with `2`.
    parts: for a join, DATE, CLOCK, PART … → the reading that it joins.
    first, last: the lexemes it is made of, `[first, last)`.
    places: role → the lexeme that fills it.
    weight: how many lexemes matched, those of the context too; the heaviest of overlapping readings wins.
    """

    kind: str
    start: int
    end: int
    first: int
    last: int
    fields: dict[str, Any]
    parts: dict[str, "Reading"] = {}
    places: dict[str, int] = {}
    weight: int = 0


class Rule(Struct, frozen=True):
    """One pattern: the kind of expression it finds, and the codes of which no match can do without.

    needs: sets of codes; where the text has none of one set, the pattern cannot match.
    """

    kind: str
    pattern: re.Pattern[str]
    needs: tuple[frozenset[str], ...]


class Grammar(Struct, frozen=True):
    """The compiled rules and joins of one language, in the order of the file."""

    rules: tuple[Rule, ...]
    joins: tuple[Rule, ...]


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language; raises re.error or KeyError where a pattern is wrong."""
    own, codes = knowledge(language, "times", Times), {**lexicon(language).codes, **FOUND}

    def filled(names: str) -> str:
        return "".join(codes[name] if name in codes else filled(own.groups[name]) for name in names.split())

    roles = {**codes, **{role: f"[{filled(names)}]" for role, names in own.groups.items()}}

    def expanded(line: str) -> str:
        for name, pattern in own.macros.items():
            line = line.replace(name, pattern)
        return line

    def compiled(table: dict[str, list[str]]) -> tuple[Rule, ...]:
        return tuple(_rule(kind, expanded(line), roles) for kind, lines in table.items() for line in lines)

    return Grammar(compiled(own.rules), compiled(own.joins))


def _rule(kind: str, line: str, roles: dict[str, str]) -> Rule:
    """A pattern of a knowledge file, compiled."""
    pieces, depth = _PIECE.findall(line), 0
    needs = []
    for piece, after in pairwise([*pieces, ""]):
        depth += piece.endswith("(") - (piece == ")")
        if depth == 0 and piece in roles and after not in ("?", "*"):
            needs.append(frozenset(roles[piece].strip("[]")))
    return Rule(kind, _pattern(line, roles), tuple(needs))


def _pattern(line: str, roles: dict[str, str]) -> re.Pattern[str]:
    """One pattern of a knowledge file as a regular expression over codes, roles as named groups."""
    seen: dict[str, int] = {}
    written = []
    for piece in _PIECE.findall(line):
        if piece in roles:
            seen[piece] = seen.get(piece, 0) + 1
            written.append(f"(?P<{piece}__{seen[piece]}>{roles[piece]})")
        elif piece == "<":
            written.append("(?P<from__>")
        elif piece == ">":
            written.append(")")
        elif piece == "_":
            written.append(OTHER)
        elif piece[0] in "!=" and piece[-1] == "(":
            written.append("(?" + piece[0])
        elif piece.isalpha():
            raise KeyError(f"pattern {line!r}: {piece} is no class and no group")
        else:
            written.append("(?:" if piece == "(" else piece)
    return re.compile("".join(written))


def read_text(text: str, language: str) -> tuple[list[Reading], list[Lexeme]]:
    """All readings of a text in order, none overlapping another, and the lexemes they are made of."""
    rules = grammar(language)
    lexemes, codes = lex(text, language)
    atoms = _chosen(_found(rules.rules, codes, lexemes, []))
    reduced, owners = _reduced(codes, atoms)
    joined = _chosen(_found(rules.joins, reduced, lexemes, owners))
    taken = {id(part) for join in joined for part in join.parts.values()}
    rest = [
        atom
        for atom in atoms
        if id(atom) not in taken and not any(j.first < atom.last and atom.first < j.last for j in joined)
    ]
    return sorted([*joined, *rest], key=lambda each: each.start), lexemes


def _reduced(codes: str, atoms: list[Reading]) -> tuple[str, list["Reading | int"]]:
    """The codes with each atom as one character, and for each character its atom or its lexeme's index."""
    written: list[str] = []
    owners: list[Reading | int] = []
    at = 0
    for atom in atoms:
        written.append(codes[at : atom.first])
        owners.extend(range(at, atom.first))
        written.append(FOUND[_category(atom)])
        owners.append(atom)
        at = atom.last
    written.append(codes[at:])
    owners.extend(range(at, len(codes)))
    return "".join(written), owners


def _category(atom: Reading) -> str:
    """As what an expression can be joined with others."""
    if atom.kind in _DAYS:
        dated = atom.kind != "date" or any(role in atom.fields for role in ("day", "anyday", "weekday"))
        return "DATE" if dated else "PERIOD"
    if atom.kind in ("unit", "season", "quarter", "nth"):
        return "PERIOD"
    if atom.kind == "duration" and atom.fields.get("unit") == "hour" and isinstance(atom.fields.get("count"), int):
        return "HOURS"
    return {"clock": "CLOCK", "part": "PART"}.get(atom.kind, "REST")


def _found(
    rules: tuple[Rule, ...],
    codes: str,
    lexemes: list[Lexeme],
    owners: list["Reading | int"],
) -> list[Reading]:
    """Every match of every rule; with `owners`, over the reduced string of joins."""
    found = []
    present = set(codes)
    for rule in rules:
        if any(present.isdisjoint(need) for need in rule.needs):
            continue
        for match in rule.pattern.finditer(codes):
            groups = match.groupdict()
            begin, finish = match.span("from__") if "from__" in groups else match.span()
            if begin == finish:
                continue
            fields: dict[str, Any] = {}
            parts: dict[str, Reading] = {}
            places: dict[str, int] = {}
            for name, code in groups.items():
                role = ROLES.get(name.partition("__")[0], name.partition("__")[0])
                if code is None or name == "from__":
                    continue
                at = match.start(name)
                owner = owners[at] if owners else at
                key = role
                while key in fields or key in parts:
                    key = role + str(int(key[len(role) :] or 1) + 1)
                if isinstance(owner, Reading):
                    parts[key] = owner
                else:
                    fields[key] = lexemes[owner].payload
                    places[key] = owner
            first, last = _edges(begin, finish, owners)
            start, end = lexemes[first].start, lexemes[last - 1].end
            found.append(
                Reading(rule.kind, start, end, first, last, fields, parts, places, match.end() - match.start())
            )
    return found


def _edges(begin: int, finish: int, owners: list["Reading | int"]) -> tuple[int, int]:
    """The lexemes that the characters `[begin, finish)` of a (reduced) string stand for."""
    if not owners:
        return begin, finish
    first, last = owners[begin], owners[finish - 1]
    return (
        first.first if isinstance(first, Reading) else first,
        last.last if isinstance(last, Reading) else last + 1,
    )


def _chosen(found: list[Reading]) -> list[Reading]:
    """The longest readings, earlier rules first among equals, in text order, none overlapping."""
    taken: list[Reading] = []
    busy: set[int] = set()
    for reading in sorted(found, key=lambda each: (-each.weight, each.first - each.last)):
        cover = range(reading.first, reading.last)
        if busy.isdisjoint(cover):
            busy.update(cover)
            taken.append(reading)
    return sorted(taken, key=lambda each: each.first)
