"""What stands between quotation marks, whatever the typography, nested or running over paragraphs.

Knows « », “ ”, „ “, ‹ ›, straight and doubled marks; forgives a closing mark of another pair, and a missing one.
"""

import re

from msgspec import Struct

from detente.model import Article

# A single straight or curved mark counts only where it plainly opens or closes a word, not as an apostrophe.
MARK = re.compile(r"[«»“”„‟\"‹›]|''|``|,,|‘|(?<!\w)'(?=\w)|(?<=[\w.,!?…])['’](?!\w)")
OPENING = {"«": "»", "“": "”", "„": "“", "‟": "”", "``": "''", ",,": "“", "‘": "’", "‹": "›"}
CLOSING = {"»", "”", "›", "’"}
EITHER = {'"', "''", "'"}
LOOK_AHEAD = 4  # paragraphs that a quotation without marks at their start may run over
MAX_NAME = 6  # words of a name or title between marks
MAX_SINGLE = 400  # characters between single marks, which apostrophes imitate


class Quoted(Struct, gc=False):
    """Text between quotation marks.

    start, end: with its marks.   inner: its stretches without marks, one for each paragraph.
    inside: what is quoted within it.   closed: whether its closing mark was found.
    """

    start: int
    end: int
    inner: list[tuple[int, int]]
    inside: list["Quoted"]
    closed: bool = True

    def words(self, text: str) -> int:
        """How many words it holds."""
        return sum(len(text[start:end].split()) for start, end in self.inner)


class _Open(Struct):
    mark: str
    start: int
    inner: list[tuple[int, int]]
    begins: int
    inside: list[Quoted]


def find_quoted(article: Article) -> tuple[Quoted, ...]:
    """All outermost quoted stretches of an article in text order, each with those inside it."""
    return tuple(quoted for quoted in _Reader(article).read() if not is_name(quoted, article.text))


def is_name(quoted: Quoted, text: str) -> bool:
    """Whether the marks stand round a name or title: capitalised words, no sentence (« Joudi », «Новая газета»)."""
    if len(quoted.inner) != 1 or quoted.inside:
        return False
    words = text[quoted.inner[0][0] : quoted.inner[0][1]].split()
    if not 0 < len(words) <= MAX_NAME or words[-1][-1] in ".!?…,":
        return False
    words = [word for word in words if any(letter.isalpha() for letter in word)] or words  # «Северный поток — 2»
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in words)
    small = sum(word.isalpha() and len(word) <= 3 and word.islower() for word in words)
    if (
        words[0][0].isupper()
        and len(words) <= 3
        and text[quoted.start - 1 : quoted.start] == " "
        and capitals + small == len(words)
    ):
        return True
    after_word = text[quoted.start - 2 : quoted.start - 1].isalpha() and text[quoted.start - 1 : quoted.start].isspace()
    russian = bool(re.match("[А-ЯЁ]", words[0]))
    if russian and after_word and len(words) <= 3:
        return True
    return words[0][0].isupper() and capitals + small == len(words) and capitals > 1


class _Reader:
    """Pairs the marks of one article from left to right; `stack` holds the quotations still open."""

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self.paragraphs = article.paragraphs
        self.marks = [list(MARK.finditer(self.text, start, end)) for start, end in article.paragraphs]
        self.stack: list[_Open] = []
        self.found: list[Quoted] = []

    def read(self) -> list[Quoted]:
        if not any(self.marks):
            return []
        for number, (start, end) in enumerate(self.paragraphs):
            marks = self.marks[number]
            if self.stack:
                marks = self._continue(marks, start)
            for match in marks:
                self._mark(match, end)
            self._end_paragraph(number, end)
        self._close_all(len(self.text))
        return self.found

    def _continue(self, marks: list[re.Match[str]], start: int) -> list[re.Match[str]]:
        """A paragraph that goes on with the quotation still open; a mark at its start only repeats the opening."""
        top = self.stack[-1]
        if marks and not self.text[start : marks[0].start()].strip(" \t\n\xa0—–-"):
            top.begins = marks[0].end()
            return marks[1:]
        top.begins = start
        return marks

    def _mark(self, match: re.Match[str], limit: int) -> None:
        mark, at = match.group(), match.start()
        if self._closes(mark, at, match.end()):
            self._close(mark, at, match.end())
        elif self._repeats(mark, at):
            top = self.stack[-1]
            top.inner.append((top.begins, at))
            top.begins = match.end()
        elif self._opens(mark, at, match.end(), limit):
            self.stack.append(_Open(mark, at, [], match.end(), []))

    def _closes(self, mark: str, at: int, after: int) -> bool:
        wanted = [OPENING.get(each.mark, each.mark) for each in self.stack]
        if not self.stack or mark in ("«", "‘", "``", "‹", ",,"):
            return False
        if mark == wanted[-1] and mark not in EITHER:
            return True
        if mark in CLOSING:
            # »  or ” ends what another pair opened only where nothing nearer fits
            return mark in wanted or (mark not in ("’", "›") and self.stack[-1].mark in ('"', "«", "“", "„", "''"))
        if mark in EITHER:
            return mark in wanted and not self._looks_opening(at, after)
        return mark == "“" and self.stack[-1].mark in ("„", ",,")

    def _opens(self, mark: str, at: int, after: int, limit: int) -> bool:
        if mark in ("‘", "'"):
            closing = self.text.find("’" if mark == "‘" else "'", after, min(limit, after + MAX_SINGLE))
            return closing > 0 and self._looks_opening(at, after) and not self._holds(mark)
        if mark in EITHER:
            return self._looks_opening(at, after) or not self._holds(mark)
        return mark in OPENING

    def _repeats(self, mark: str, at: int) -> bool:
        """Whether an opening mark after a full stop repeats the one still open, paragraphs having run together."""
        if not self.stack or self.stack[-1].mark != mark or mark not in ('"', "“"):
            return False
        return self.text[self.stack[-1].begins : at].rstrip()[-1:] in (".", "!", "?", "…")

    def _holds(self, mark: str) -> bool:
        return any(each.mark == mark for each in self.stack)

    def _looks_opening(self, at: int, after: int) -> bool:
        """Whether an undirected mark stands before a word and after none."""
        before = self.text[at - 1] if at else " "
        following = self.text[after] if after < len(self.text) else " "
        return (before.isspace() or before in "([{«“„—–-/'’\"") and not following.isspace() and following not in ".,;)"

    def _close(self, mark: str, at: int, after: int) -> None:
        """Closes the innermost quotation this mark fits, and with it what was left open inside."""
        fits = [n for n, each in enumerate(self.stack) if OPENING.get(each.mark, each.mark) == mark]
        level = fits[-1] if fits else len(self.stack) - 1
        while len(self.stack) > level + 1:  # an unclosed mark inside: no quotation, its own contents move up
            dropped = self.stack.pop()
            self.stack[-1].inside.extend(dropped.inside)
        self._finish(self.stack.pop(), at, after, closed=True)

    def _finish(self, opened: _Open, at: int, after: int, closed: bool) -> None:
        inner = [*opened.inner, (opened.begins, at)]
        quoted = Quoted(opened.start, after, [span for span in inner if span[0] < span[1]], opened.inside, closed)
        if any(self.text[start:end].strip() for start, end in quoted.inner):
            (self.stack[-1].inside if self.stack else self.found).append(quoted)

    def _end_paragraph(self, number: int, end: int) -> None:
        """Decides whether an open quotation goes on in the next paragraph."""
        while self.stack and not self._goes_on(self.stack[0].mark, number + 1):
            self._close_all(end)
        if self.stack:
            del self.stack[1:]
            self.stack[0].inner.append((self.stack[0].begins, end))

    def _goes_on(self, mark: str, number: int) -> bool:
        wanted = OPENING.get(mark, mark)
        if mark in ("'", "‘"):
            return False
        for paragraph in range(number, min(number + LOOK_AHEAD, len(self.paragraphs))):
            start, _ = self.paragraphs[paragraph]
            if not self.marks[paragraph]:
                continue
            first = self.marks[paragraph][0]
            at_start = not self.text[start : first.start()].strip()
            if at_start and paragraph == number and first.group() in (mark, wanted):
                return True
            opening = first.group() in OPENING or self._looks_opening(first.start(), first.end())
            return first.group() == wanted and not opening and not at_start
        return False

    def _close_all(self, end: int) -> None:
        """Ends quotations whose closing mark is missing: the outermost at `end`, if it is long enough to be one."""
        if not self.stack:
            return
        first = self.stack[0]
        for dropped in self.stack[1:]:
            first.inside.extend(dropped.inside)
        del self.stack[:]
        if first.mark not in ("'", "‘") and len(self.text[first.begins : end].split()) > 3:
            self._finish(first, end, end, closed=False)
        else:
            self.found.extend(first.inside)
