"""Which language a text is in.

The script decides first, then py3langid among the languages of that script; a short text, which it often gets
wrong, goes by the commonest words of the languages that are read.
"""

import re
from collections import Counter
from functools import cache
from typing import Any

from msgspec import Struct

from detente.articles.phrases import LANGUAGES, page_words
from detente.errors import UnsupportedLanguage
from detente.lexicon import knowledge

_SHORT = 200  # letters: below, the detector is not to be trusted alone
_STRETCH = 800  # characters
_NOT_LATIN = re.compile(r"[^\W\d_A-Za-zÀ-ɏḀ-ỿ]+")
_WORD = re.compile(r"[^\W\d_]+['’]?")


class _Script(Struct, frozen=True):
    ranges: tuple[tuple[int, int], ...]
    language: str | None


class _Knowledge(Struct, frozen=True):
    scripts: dict[str, _Script]
    cyrillic: dict[str, str]
    names: dict[str, str]
    aliases: dict[str, str]


def language_code(value: str | None) -> str | None:
    """ISO 639-1 for what a table or page calls a language (`fr-FR`, `fra`, `French`); None where it says nothing."""
    if not value or not value.strip():
        return None
    known = _known()
    folded = value.strip().casefold()
    return known.aliases.get(folded) or re.split(r"[-_]", folded)[0]


def language_of(text: str, claimed: str | None = None, origin: str | None = None) -> str:
    """The language of a text, as the page claims it unless the text plainly belies that, else as recognised.

    claimed: ISO 639-1, from a table or page.
    Raises UnsupportedLanguage, naming it, for one that is not read.
    """
    language = claimed
    if not claimed or not _reads_as(text, claimed):
        found, certain = recognise(text)
        language = claimed if claimed and not (certain and found != claimed) else found
    if language not in LANGUAGES:
        raise UnsupportedLanguage(
            f"is in {name_of(language)}, which is not read",
            origin=origin,
            remedy="Détente reads French (fr), English (en) and Russian (ru); give --language if this is wrong",
        )
    return language


def name_of(language: str | None) -> str:
    """A language's English name for messages."""
    return _known().names.get(language or "", f"the language {language!r}" if language else "a language unknown to us")


def recognise(text: str) -> tuple[str | None, bool]:
    """The language of most of a text, and whether that is beyond doubt; None where no script of ours stands in it."""
    scripts: Counter[str] = Counter()
    for character, count in Counter(text).items():
        if character.isalpha():
            scripts[_script_of(character)] += count
    if not scripts:
        return None, False
    script, count = scripts.most_common(1)[0]
    if script == "Cyrillic":
        return _cyrillic(_sample(text), count)
    if script != "Latin":
        known = _known().scripts.get(script)
        return (known and known.language) or _detected(_sample(text))[0], count > 0.5 * scripts.total()
    latin = _NOT_LATIN.sub(" ", _sample(text))
    votes = _stopword_shares(latin)
    commonest = max(votes, key=lambda language: votes[language])
    detected, sure = _detected(latin)
    if detected == commonest:
        return detected, sure and votes[commonest] > 0.15
    if count < _SHORT:
        return (commonest if votes[commonest] > 0 else detected), False
    # Spanish shares a quarter of its words with French, so a detector without doubt is heard before the words.
    if sure or votes[commonest] < 0.15:
        return detected, sure and votes[commonest] < 0.3
    return commonest, False


def _reads_as(text: str, language: str) -> bool:
    """Whether a text is plainly in one of our languages, by its script and commonest words alone."""
    if language not in LANGUAGES:
        return False
    letters = sum(
        count
        for character, count in Counter(text).items()
        if character.isalpha() and _script_of(character) == _script_of("я" if language == "ru" else "a")
    )
    shares = _stopword_shares(_sample(text))
    return shares[language] > 0.15 and shares[language] == max(shares.values()) and letters > 0.4 * len(text)


def _sample(text: str) -> str:
    """Three stretches of a text: enough to tell its language by, where all of it would take long."""
    if len(text) <= 3 * _STRETCH:
        return text
    middle = len(text) // 2
    return " ".join((text[:_STRETCH], text[middle : middle + _STRETCH], text[-_STRETCH:]))


def _cyrillic(text: str, count: int) -> tuple[str | None, bool]:
    """Russian, unless the text has letters of other alphabets, or the detector is sure and its words are not ours."""
    folded = Counter(text.casefold())
    alien = {name: sum(folded[letter] for letter in letters) for name, letters in _known().cyrillic.items()}
    language = max(alien, key=lambda name: alien[name])
    if alien[language] > 0.02 * len(text):
        return language, count >= _SHORT
    share = _stopword_shares(text)["ru"]
    detected, sure = _detected(text)
    if detected not in (None, "ru") and sure and share < 0.08 and count >= _SHORT:
        return detected, True
    return "ru", count >= _SHORT and share > 0.08


def _stopword_shares(text: str) -> dict[str, float]:
    """How many of the text's words are among the commonest of each language, 0 to 1."""
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(text)]
    total = len(words) or 1
    return {language: sum(word in page_words().stopwords[language] for word in words) / total for language in LANGUAGES}


def _detected(text: str) -> tuple[str | None, bool]:
    """py3langid's answer among the languages we can name, and whether it has no doubt."""
    if not text.strip():
        return None, False
    language, probability = _identifier().classify(text)
    return str(language), float(probability) > 0.99


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([name for name in _known().names if name in set(identifier.labels)])
    return identifier


@cache
def _script_of(character: str) -> str:
    code = ord(character)
    if code < 0x250 or 0x1E00 <= code <= 0x1EFF:
        return "Latin"
    if 0x400 <= code <= 0x52F:
        return "Cyrillic"
    for name, script in _known().scripts.items():
        if any(first <= code <= last for first, last in script.ranges):
            return name
    return "other"


def _known() -> _Knowledge:
    return knowledge("common", "articles", _Knowledge)
