"""Datelines: lines that say when, where and by whom (`Bakou / Lagazetteaz`), and those that open a dispatch.

A line is a dateline only where nothing else stands in it: it is taken apart into a moment, words that introduce
one (« Publié le »), and names; a remainder that is no name makes it a line of the article.
"""

import re
from functools import cache

from msgspec import Struct

from detente.articles.moments import Moment, find_moment
from detente.articles.phrases import alternation, fold, page_words

_LONGEST = 140
_BLANKS = "\x1e\x1f :\t"
_SEPARATOR = re.compile(r"\s*(?:[/|•·,;\x1e\x1f]+|\s{2}|\s[—–-]+\s|^[—–-]+|[—–-]+$|(?<=\w{3})\.(?:\s|$))\s*")
_ACRONYM = re.compile(r"[A-ZА-ЯЁ]{2,6}(?:/[A-ZА-ЯЁ]{2,6})*")
_QUOTED = re.compile(r"«[^«»]{1,40}»|“[^“”]{1,40}”|\"[^\"]{1,40}\"")
_ATTACHED = re.compile(r"\s*([^\x1e\x1f/|•·,;:—–]+?)\s*[\x1e\x1f]")
_PARENTHESIS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")


class Dateline(Struct, frozen=True, kw_only=True):
    """What a dateline says; None where it says nothing.

    updated: whether its moment is that of a later change, not of publication.
    """

    moment: Moment = Moment()
    place: str | None = None
    byline: str | None = None
    updated: bool = False


def read_dateline(line: str) -> Dateline | None:
    """What a line says that is a dateline and nothing more; None for any other line."""
    if len(line) > _LONGEST or not any(character.isalnum() for character in line):
        return None
    first = _updated().search(line)
    head = line[: first.start()] if first and first.start() > 0 and find_moment(line[: first.start()]).day else line
    moment = find_moment(head)
    if moment.day is None:
        return _unlike_a_date(line)
    rest = head
    for start, end in moment.spans:
        rest = rest[:start] + "\x1f" * (end - start) + rest[end:]
    rest = _joined().sub("\x1e", _intro().sub("\x1e", rest))
    names = _names(rest)
    if names is None:
        return None
    place, byline = names
    return Dateline(moment=moment, place=place, byline=byline, updated=bool(first) and head is line)


def is_publication(line: str) -> bool:
    """Whether a line begins with words like « Publié le »."""
    return bool(_published().match(line))


def _unlike_a_date(line: str) -> Dateline | None:
    """A place and an agency (`Bakou / Agence`, `Paris (AFP)`), or an author (« Par … ») on a line of their own."""
    if by := _by().match(line):
        name = line[by.end() :].strip(" :")
        return (
            Dateline(byline=name) if name[:1].isupper() and _is_name(name, words=8, also="et and и with avec") else None
        )
    if slash := re.fullmatch(r"([^/()]{2,40})\s+/\s+([^/()]{2,60})", line):
        place, agency = slash[1].strip(), slash[2].strip()
        return Dateline(place=place, byline=agency) if _is_name(place) and _is_name(agency) else None
    if agency_ := re.fullmatch(r"([^()]{2,40})\s\(([^()]{2,30})\)", line):
        place, agency = agency_[1].strip(), agency_[2].strip()
        return (
            Dateline(place=place, byline=agency)
            if _is_name(place) and (is_agency(agency) or _ACRONYM.fullmatch(agency))
            else None
        )
    return None


def _names(rest: str) -> tuple[str | None, str | None] | None:
    """Place and byline in what is left of a dateline; None where something else is left.

    rest: the line with its moment blanked by U+001F and the words that introduce it by U+001E.
    """
    authors = [part for match in _PARENTHESIS.finditer(rest) if (part := (match[1] or match[2] or "").strip(_BLANKS))]
    places: list[str] = []
    rest = _PARENTHESIS.sub("•", rest)
    person = _ATTACHED.match(rest)  # « Nom Prénom le 3 mars »: a person; a place has a comma after it
    attached = person[1].strip(_BLANKS) if person else ""
    for part in _SEPARATOR.split(rest):
        name = part.strip(_BLANKS)
        by = _by().match(f"{name} ")
        if by:
            name = name[by.end() :].strip(_BLANKS)
        if not any(character.isalnum() for character in name):
            continue
        words = name.split()
        if not _is_name(name, words=6) and not (by and len(words) == 1):
            return None
        is_person = len(words) > 1 and not name.isupper() and (part == attached or "\x1f" in rest[: rest.find(part)])
        is_acronym = _ACRONYM.fullmatch(name) and (places or len(name) <= 3)
        (authors if by or is_person or is_acronym or is_agency(name) else places).append(name)
    if len(places) + len(authors) > 3 or not all(_is_name(name, words=6) for name in places):
        return None
    authors += places[1:] if "/" in rest or "|" in rest else []  # « Paris, France » names no agency
    return (places[0] if places else None), next(iter(authors), None)


def _is_name(text: str, words: int = 5, also: str = "") -> bool:
    """Whether the words look like a name: few, each with a capital or a small word that joins them."""
    parts = _QUOTED.sub("«N»", text).split()  # words in quotation marks are one name
    joining = page_words().particles | set(also.split())
    return (
        0 < len(parts) <= words
        and len(text) > 1
        and (parts[0][0].isupper() or parts[0][0] in '«"“@')
        and all(
            word[0].isupper()
            or not word[0].isalpha()
            or word.casefold() in page_words().agencies
            or word.casefold().strip("'’") in joining
            or "'" in word[:3]
            or "’" in word[:3]
            for word in parts
        )
        and not text.endswith(("!", "?"))
        and not re.search(r"\d{3,}", text)
    )


def is_agency(name: str) -> bool:
    """Whether a name is an agency's: a web name, or one with a word like « agence »."""
    return bool(re.search(r"\w\.\w{2,4}$", name)) or any(word in page_words().agencies for word in fold(name).split())


@cache
def _intro() -> re.Pattern[str]:
    """Words that introduce a moment, weekdays among them."""
    words = page_words()
    phrases = alternation((*words.published, *words.updated, *words.weekdays))
    return re.compile(rf"(?<![\w’'-])(?:{phrases})(?![\w’'-])\s*[:,.]?", re.IGNORECASE)


@cache
def _joined() -> re.Pattern[str]:
    """Small words right before or after a moment, which in other places are part of names (« Agence du Caucase »)."""
    words = alternation(page_words().joiners)
    return re.compile(
        rf"(?<![\w’'-])(?:(?:{words})[\s,]*)+(?=[\x1e\x1f])|(?<=[\x1e\x1f])\s*,?\s*(?:{words})(?![\w’'-])",
        re.IGNORECASE,
    )


@cache
def _published() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{alternation(page_words().published)})(?!\w)", re.IGNORECASE)


@cache
def _updated() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(page_words().updated)})(?!\w)", re.IGNORECASE)


@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(page_words().by)})(?:\s*:\s*|\s+)", re.IGNORECASE)


_DASH = re.compile(r"\s*(?:[—–]|-{1,2}(?=\s))\s*")
_ENDINGS = re.compile(r"\s*(?:[—–]|-{1,2}(?=\s))|(?<=\S)/[.,]?(?=\s)")
_AGENCY_AFTER = re.compile(r"(?P<agency>[^\W\d_][\w-]*(?: [^\W\d_][\w-]*){0,2})[.,]\s")


def read_wire(paragraph: str) -> Dateline | None:
    """What opens a dispatch's first paragraph (« MOSCOW, Oct 30 (Agency) — … », « 17 décembre 2016. – … »).

    The opening is a dateline up to a dash, to an agency between slashes or to one in parentheses. Its words stay in
    the text; place, agency and moment are read from them.
    """
    head = paragraph[:_LONGEST]
    for end in _ENDINGS.finditer(head):
        opening = head[: end.end()]
        dash = _DASH.search(head, end.start())
        dashed = dash is not None and dash.start() <= end.end()
        rest = head[dash.end() :] if dash and dashed else head[end.end() :]
        if rest.lstrip("«“\"' ")[:1].islower():
            return None
        found = read_dateline(opening.strip(" —–-").rstrip("."))
        if found and not found.updated and (found.place or (found.moment.day and opening.lstrip()[0].isdigit())):
            return _with_agency(found, rest if dashed else "")
        if dash and dashed:
            return _bare(opening.strip(" —–-"), dash[0], rest)
    return None


def _with_agency(dateline: Dateline, rest: str) -> Dateline:
    """The same with the agency that follows its dash (« МОСКВА, 30 окт — Агентство. »)."""
    after = _AGENCY_AFTER.match(rest) if dateline.place and not dateline.byline else None
    if after and (is_agency(after["agency"]) or _ACRONYM.fullmatch(after["agency"])):
        return Dateline(moment=dateline.moment, place=dateline.place, byline=after["agency"])
    return dateline


def _bare(name: str, dash: str, rest: str) -> Dateline | None:
    """A name alone before a dash and a sentence: a place in capitals, or of one or two words before a long dash.

    A web name is an agency's; after a place in capitals one may stand too (« BRUXELLES. AGENCE - »).
    """
    place, _, agency = name.partition(". ") if name.isupper() else (name, "", "")
    known = page_words().sections | page_words().weekdays | page_words().months.keys()
    if not rest or not _is_name(place, words=3) or fold(place) in known:
        return None
    if is_agency(place):
        return Dateline(byline=place)
    if place.isupper() or ("—" in dash and len(place.split()) <= 2):
        return Dateline(place=place, byline=agency or None)
    return None
