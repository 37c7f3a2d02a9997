"""The head of a page: outlet, headline, datelines, byline, told apart from each other and from the body."""

from collections.abc import Iterator

from msgspec import Struct

from detente.articles.datelines import Dateline, is_agency, is_publication, read_dateline, read_wire
from detente.articles.furniture import is_sentence, without_furniture
from detente.articles.layout import Line
from detente.articles.moments import Moment
from detente.articles.phrases import fold, page_words

_HEAD_LINES = 12
_LONGEST_HEADLINE = 250
_SHORTEST_PARAGRAPH = 60
_LONG = 200
_OUTLET_WORDS = 3
_AGENCY_WORDS = 5  # where one of them says that it is an agency's name


class Parts(Struct, frozen=True, kw_only=True):
    """A page taken apart; None where it says nothing.

    body: its paragraphs, without headline, datelines and furniture.
    moment: of publication, as its datelines tell it.
    """

    title: str | None
    publisher: str | None
    place: str | None
    byline: str | None
    moment: Moment
    body: list[Line]


def take_apart(lines: list[Line], title: str | None) -> Parts:
    """The parts of a page.

    title: its headline where the source tells; else it is looked for in the page's head.
    """
    stays = without_furniture([line.text for line in lines])
    kept = [line for line, keep in zip(lines, stays, strict=True) if keep]
    datelines = _datelines([line.text for line in kept], title)
    publisher = None
    if title is None:
        repeated = {fold(line.text) for line, keep in zip(lines, stays, strict=True) if not keep}
        title, publisher = _headline(kept, datelines, repeated)
    drop = {fold(title or ""), fold(publisher or "")} - {""}
    body = [
        _apart(line, number, kept, datelines)
        for number, line in enumerate(kept)
        if datelines[number] is None and fold(line.text) not in drop
    ]
    signature = _signature(body)
    found = [dateline for dateline in datelines if dateline]
    if body and (wire := read_wire(body[0].text)):
        found.append(wire)
    return Parts(
        title=title,
        publisher=publisher,
        place=next((dateline.place for dateline in found if dateline.place), None),
        byline=next((dateline.byline for dateline in found if dateline.byline), None) or signature,
        moment=next((d.moment for d in found if d.moment.day and not d.updated), Moment()),
        body=body,
    )


def _datelines(lines: list[str], title: str | None) -> list[Dateline | None]:
    """For each line what it says as a dateline: in the head and at the foot, where a name is an author's.

    A line that ends in a dash belongs to the paragraph after it and is none.
    """
    found: list[Dateline | None] = [None] * len(lines)
    for number in _scanned(lines, range(len(lines)), paragraphs=2, found=found):
        if fold(lines[number]) != fold(title or ""):
            found[number] = read_dateline(lines[number])
    for number in _scanned(lines, range(len(lines) - 1, 0, -1), paragraphs=1, found=found):
        foot = found[number] or read_dateline(lines[number])
        if foot and found[number] is None:
            author = foot.byline or (foot.place if foot.place and " " in foot.place else None)
            found[number] = Dateline(moment=foot.moment, byline=author, updated=not is_publication(lines[number]))
    return found


def _scanned(lines: list[str], order: range, *, paragraphs: int, found: list[Dateline | None]) -> Iterator[int]:
    """The lines of a head or foot, in order, until some have proved to be the body's.

    paragraphs: how many paragraphs end the scan.  found: what is a dateline so far, filled while scanning.
    """
    others = 0
    for number in order:
        if not lines[number].endswith(("–", "—", "-")):
            yield number
        if found[number] is None:
            others += 1
            paragraphs -= _is_body(lines[number], first=False)
        if others == _HEAD_LINES or paragraphs == 0:
            return


def _apart(line: Line, number: int, lines: list[Line], datelines: list[Dateline | None]) -> Line:
    """The line, set apart where a dateline that went had a blank line before it."""
    apart = line.apart or (number > 0 and datelines[number - 1] is not None and lines[number - 1].apart)
    return Line(line.text, apart)


def _headline(lines: list[Line], datelines: list[Dateline | None], repeated: set[str]) -> tuple[str | None, str | None]:
    """The headline and the outlet's name above it.

    repeated: folded lines that the page gives more than once.
    """
    head: list[tuple[int, str]] = []
    for number, line in enumerate(lines[:_HEAD_LINES]):
        if datelines[number] is None:
            if _is_body(line.text, first=not head):
                break
            head.append((number, line.text))
    if not head or len(head) == len([d for d in datelines if d is None]) == 1:
        return None, None
    again = next((position for position, (_, text) in enumerate(head) if fold(text) in repeated), None)
    if again is None:
        again = 1 if len(head) > 1 and _is_outlet(head[0][1], head[1][1], lines[head[1][0]].apart) else 0
    outlet = next((text for _, text in head[:again] if fold(text) not in page_words().sections), None)
    return head[again][1], outlet


def _is_outlet(first: str, second: str, apart: bool) -> bool:
    """Whether a page's first line is the name of its outlet or section: short, set apart, and a headline follows."""
    longest = _AGENCY_WORDS if is_agency(first) else _OUTLET_WORDS
    words = len(first.split())
    return apart and words <= longest and len(second.split()) > max(words, _OUTLET_WORDS) and not is_sentence(first)


def _is_body(line: str, *, first: bool) -> bool:
    """Whether a line reads as a paragraph of the body, not of the head."""
    if len(line) > _LONGEST_HEADLINE:
        return True
    if first:
        return line.rstrip("\"'»” ").endswith((".", "…")) and len(line) >= _SHORTEST_PARAGRAPH
    return (is_sentence(line) and len(line) >= _SHORTEST_PARAGRAPH) or len(line) >= _LONG


def _signature(body: list[Line]) -> str | None:
    """The author's name under an article, taken off it."""
    name = None
    while len(body) > 1:
        last = body[-1].text
        words = last.split()
        if not 2 <= len(words) <= 3 or not all(word[0].isupper() and word.replace("-", "").isalpha() for word in words):
            break
        name = last
        body.pop()
    return name
