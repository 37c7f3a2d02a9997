"""Text → lexemes: what each word, number or sign can mean for time, per the language's `times.yaml`.

Every lexeme belongs to one class. Words that say nothing about time are of class `other`; a phrase of several
words (`il y a`, `the day before yesterday`) is one lexeme. Grammar rules are regular expressions over the classes.
"""

import re
from functools import cache
from typing import Any

from msgspec import Struct

from detente.lexicon import knowledge

OTHER = "x"  # the code of words that say nothing about time
_SIGNS = {",": "comma", ".": "dot", "(": "lparen", ")": "rparen", "/": "slash", "\n": "break", "'": "apostrophe"}
_SIGNS |= dict.fromkeys("-–—‑−", "dash") | dict.fromkeys('«»“”"„:;', "mark")
_PIECES = re.compile(r"[^\W\d_]+|[^\w\s]|\n|\d+|_")


class Common(Struct):
    """`common/times.yaml`: notations made of figures, and what every language shares.

    notations: class → regular expression with named groups; tried in order where a figure begins.
    words: class → payload → forms, as in a language's own file.
    holidays: payload of class `holiday` → `MM-DD` or `easter±N`.
    seasons, parts: code → first and last moment.
    """

    notations: dict[str, str]
    words: dict[str, dict[int | str, str]]
    holidays: dict[str, str]
    seasons: dict[str, int]
    parts: dict[str, tuple[int, int]]


class Times(Struct):
    """`<language>/times.yaml`.

    words: class → payload → forms divided by commas; a form with a capital is matched as written.
    endings: paradigm → endings; `прошл~adj` stands for the stem with each of them.
    groups: role → the classes that may fill it.
    rules: kind → patterns over classes and roles, `<` and `>` around the words that are the expression.
    macros: name → what stands for it in patterns.
    joins: kind → patterns over DATE, CLOCK, PART, HOURS (expressions found) and classes.
    tense: cues of tense → forms, see `detente.coding.times.tense`.
    """

    words: dict[str, dict[int | str, str]]
    groups: dict[str, str]
    rules: dict[str, list[str]]
    joins: dict[str, list[str]]
    tense: dict[str, str]
    macros: dict[str, str] = {}
    endings: dict[str, str] = {}
    bare_years: bool = True
    small_months: bool = True


class Lexeme(Struct, frozen=True, gc=False):
    """A word, phrase or number: its code points `[start, end)`, its class and what it says (`payload`)."""

    start: int
    end: int
    kind: str
    payload: Any


class Lexicon(Struct, frozen=True):
    """The forms of one language, ready for look-up.

    codes: class → the one character that stands for it in patterns.
    exact, folded: first piece of a form → (further pieces, class, payload), longest first.
    """

    codes: dict[str, str]
    exact: dict[str, list[tuple[tuple[str, ...], str, Any]]]
    folded: dict[str, list[tuple[tuple[str, ...], str, Any]]]
    scanner: re.Pattern[str]


@cache
def lexicon(language: str) -> Lexicon:
    """The look-up tables of a language; raises ConfigurationError where a knowledge file is wrong."""
    common, own = knowledge("common", "times", Common), knowledge(language, "times", Times)
    classes = [
        *dict.fromkeys([*_SIGNS.values(), *common.notations, *common.words, *own.words, "num", "small", "four", "many"])
    ]
    codes = {name: chr(0xE000 + i) for i, name in enumerate(classes)}
    exact: dict[str, list[tuple[tuple[str, ...], str, Any]]] = {}
    folded: dict[str, list[tuple[tuple[str, ...], str, Any]]] = {}
    for words in (common.words, own.words):
        for name, payloads in words.items():
            for payload, forms in payloads.items():
                for form in _forms(forms, own.endings):
                    pieces = tuple(_PIECES.findall(form))
                    index = folded if form == form.lower() else exact
                    index.setdefault(pieces[0], []).append((pieces[1:], name, payload))
    for index in (exact, folded):
        for entries in index.values():
            entries.sort(key=lambda entry: -len(entry[0]))
    notations = "|".join(f"(?P<{name}>{pattern})" for name, pattern in common.notations.items())
    scanner = re.compile(rf"(?P<word>[^\W\d_]+)|(?=[\d'$€£])(?:{notations})|(?P<figure>\d+)|(?P<sign>[^\w\s]|\n|_)")
    return Lexicon(codes, exact, folded, scanner)


def _forms(forms: str, endings: dict[str, str]) -> list[str]:
    """The forms of a comma-divided list, paradigms written out."""
    found = []
    for form in forms.split(","):
        written = [form.strip()]
        while "~" in written[0]:
            written = [new for old in written for new in _inflected(old, endings)]
        found.extend(written)
    return [form for form in found if form]


def _inflected(form: str, endings: dict[str, str]) -> list[str]:
    """`прошл~adj год` → `прошлый год`, `прошлого год` …: the first paradigm of a form written out."""
    stem, _, rest = form.partition("~")
    match = re.match(r"\w+", rest)
    name = match.group() if match else ""
    return [stem + ending.strip("-") + rest[len(name) :] for ending in endings[name].split()]


def lex(text: str, language: str) -> tuple[list[Lexeme], str]:
    """The lexemes of a text in order, and their codes as one string, one character each."""
    table = lexicon(language)
    plain = text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")
    scanned = [(m.lastgroup, m.start(), m.end()) for m in table.scanner.finditer(plain)]
    exact, folded, codes = table.exact, table.folded, table.codes
    lexemes: list[Lexeme] = []
    at, size = 0, len(scanned)
    raw = [plain[start:end] for _, start, end in scanned]
    low = [piece.lower() for piece in raw]
    while at < size:
        kind, start, end = scanned[at]
        entry = _longest(folded[low[at]], low, at) if low[at] in folded else None
        if raw[at] in exact:  # as written, unless a longer phrase in any case begins here
            written = _longest(exact[raw[at]], raw, at)
            entry = written if written and not (entry and len(entry[0]) > len(written[0])) else entry
        if entry:
            rest, name, payload = entry
            at += len(rest)
            lexemes.append(Lexeme(start, scanned[at][2], name, payload))
        elif kind == "word":
            lexemes.append(Lexeme(start, end, "other", None))
        elif kind == "figure":
            lexemes.append(_number(start, end, raw[at]))
        elif kind == "sign":
            lexemes.append(Lexeme(start, end, _SIGNS.get(raw[at], "other"), None))
        else:
            lexemes.append(Lexeme(start, end, str(kind), raw[at]))
        at += 1
    lexemes = _added_up(lexemes)
    return lexemes, "".join([codes.get(lexeme.kind, OTHER) for lexeme in lexemes])


def _longest(entries: list[tuple[tuple[str, ...], str, Any]], pieces: list[str], at: int) -> Any:
    """The longest form among `entries` that the pieces after `at` spell out; None where there is none."""
    following = pieces[at + 1] if at + 1 < len(pieces) else ""
    for entry in entries:
        rest = entry[0]
        if not rest or (rest[0] == following and tuple(pieces[at + 1 : at + 1 + len(rest)]) == rest):
            return entry
    return None


def _number(start: int, end: int, figures: str) -> Lexeme:
    """A number in figures: `small` up to 99, `four` of four figures (a year, perhaps), else `many`."""
    if len(figures) > 6:
        return Lexeme(start, end, "other", None)
    kind = "small" if len(figures) < 3 else "four" if len(figures) == 4 and figures[0] in "0123" else "many"
    return Lexeme(start, end, kind, int(figures))


def _added_up(lexemes: list[Lexeme]) -> list[Lexeme]:
    """Number words that make one number become one lexeme: `vingt-cinq`, `two hundred`, `тридцать два`."""
    found: list[Lexeme] = []
    for lexeme in lexemes:
        last = found[-1] if found else None
        dashed = last is not None and last.kind == "dash" and len(found) > 1 and found[-2].kind == "num"
        if lexeme.kind == "num" and (dashed or (last and last.kind == "num")):
            before = found[-2] if dashed else found[-1]
            total = _sum(before.payload, lexeme.payload)
            if total is not None:
                del found[-2 if dashed else -1 :]
                lexeme = Lexeme(before.start, lexeme.end, "num", total)
        found.append(lexeme)
    return found


def _sum(before: int, after: int) -> int | None:
    """The number that two number words in a row make; None where they make none (`deux trois`)."""
    if after in (100, 1000) and before < after:
        return before * after
    magnitude = 10 if before % 10 == 0 and before % 100 else 100 if before % 100 == 0 and before else 0
    return before + after if 0 < after < magnitude else None
