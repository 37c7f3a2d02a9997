"""Which lines of a page are furniture: buttons, links to other articles, notices, repeats, bare marks."""

import re
from functools import cache

from detente.articles.phrases import alternation, fold, fold_start, page_words

_LONGEST_NOTICE = 200  # characters: a longer line tells something, whatever it begins with
_LONGEST_LINK = 160
_LONGEST_MARK = 12
_SHORTEST_REPEAT = 20  # a short paragraph may well come twice («Oui.»), a long one does not
_URL = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_ENDED = re.compile(r"[.!?…][\"'»”)\]\s]*$")


def is_furniture(line: str) -> bool:
    """Whether a line, whatever stands round it, is none of the article."""
    if len(line) > _LONGEST_NOTICE:
        return False
    if len(line) <= _LONGEST_MARK and not any(character.isalpha() for character in line):
        return True
    return fold(line) in page_words().lines or bool(_URL.match(line)) or bool(_starts().match(fold_start(line)))


def without_furniture(lines: list[str]) -> list[bool]:
    """For each line whether it stays: no furniture, no link under a heading of links, no repeat of a line before."""
    stays: list[bool] = []
    seen: set[str] = set()
    linking = False
    for line in lines:
        folded = fold(line)
        related = _related().match(fold_start(line)) if len(line) <= _LONGEST_NOTICE else None
        if related:
            linking = not related["link"]
        elif linking:
            linking = len(line) <= _LONGEST_LINK and not _ENDED.search(line)
        repeat = folded in seen and len(folded) >= _SHORTEST_REPEAT
        stays.append(not (related or linking or repeat or is_furniture(line)))
        seen.add(folded)
    return stays


def is_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(_ENDED.search(line))


@cache
def _starts() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(page_words().starts)})(?!\w)")


@cache
def _related() -> re.Pattern[str]:
    """A heading of links alone, or with its link after a colon or an arrow."""
    return re.compile(rf"(?:{alternation(page_words().related)})(?:\s*[:>»|→]\s*(?P<link>.*)|\W*$)")
