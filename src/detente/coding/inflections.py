"""Base forms of Russian names that no dictionary knows: a word's ending exchanged for those of the nominative."""

from collections.abc import Iterator

_ENDINGS = (  # of an oblique case, and what may stand there in the nominative; the longest first
    ("ской", ("ская",)), ("ского", ("ское", "ский")), ("скому", ("ское", "ский")), ("ском", ("ское", "ский")),
    ("ским", ("ское", "ский", "ские")), ("ских", ("ские",)), ("ими", ("ие",)), ("ыми", ("ые",)), ("ого", ("ое", "ый", "ой")),
    ("ому", ("ое", "ый")), ("ых", ("ые",)), ("ах", ("ы", "а")), ("ях", ("и", "я")), ("ами", ("ы", "а")), ("ями", ("и",)),
    ("ии", ("ия", "ий")), ("ию", ("ия", "ий")), ("ией", ("ия",)), ("ием", ("ий", "ие")), ("ом", ("", "о")), ("ем", ("ь", "й", "е")),
    ("ой", ("а", "ая")), ("ей", ("я", "ь")), ("ью", ("ь",)), ("ую", ("ая",)), ("ов", ("ы",)), ("ам", ("ы",)),
    ("е", ("", "а", "о", "ь", "я")), ("и", ("а", "ь", "я")), ("у", ("", "а", "о")), ("ю", ("я", "ь", "й")), ("ы", ("а", "")),
    ("а", ("", "о")), ("я", ("ь", "й", "е")),
)  # fmt: skip


def base_forms(name: str, language: str) -> Iterator[str]:
    """The names in the nominative that a Russian name may be a case of (Исфары → Исфара), the likelier first.

    All words of a name change; nothing for other languages.
    """
    if language != "ru":
        return
    for ending, bases in _ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) >= 3:
            for base in bases:
                whole = name[: len(name) - len(ending)] + base
                yield whole
                if "-" in whole or " " in whole:
                    yield _first_word(whole)
            return


def _first_word(name: str) -> str:
    """A name of two words with its first, an adjective, in the nominative (Косовской-Митровица → Косовская-Митровица)."""
    at = max(name.find("-"), name.find(" "))
    head, rest = name[:at], name[at:]
    return next(iter(base_forms(head, "ru")), head) + rest
