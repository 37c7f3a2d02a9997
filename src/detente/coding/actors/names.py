"""Names across scripts: folding, romanisation and a key under which spellings of one name meet."""

import re
import unicodedata
from functools import lru_cache

# Russian → Latin in the usual manner of the English-language press (close to BGN/PCGN, simplified).
_ROMAN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "w", "ә": "a", "ө": "o", "ү": "u", "қ": "k", "ғ": "g",
    "ң": "n", "һ": "h",
}  # fmt: skip
_PLAIN = str.maketrans({"ё": "е", "Ё": "Е", "ı": "i", "ə": "a", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})  # fmt: skip
_CYRILLIC = re.compile("[а-яёіїєґў]", re.IGNORECASE)


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """A word for comparison: lower case, no accents on Latin letters, ё as е; й stays й."""
    word = word.casefold().translate(_PLAIN)
    if word.isascii():
        return word
    if _CYRILLIC.search(word):
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).translate(_PLAIN)


def is_cyrillic(text: str) -> bool:
    """Whether there is a Cyrillic letter in it."""
    return _CYRILLIC.search(text) is not None


@lru_cache(maxsize=50_000)
def romanise(text: str) -> str:
    """Cyrillic in Latin letters as the press writes names: -ий and -ый as -y, -ей as -ei; case kept."""
    text = re.sub("(?i)([иы])й\\b", lambda m: "Y" if m[1].isupper() else "y", text)
    out = []
    for position, char in enumerate(text):
        latin = _ROMAN.get(char.lower())
        if latin is None:
            out.append(char)
            continue
        before = text[position - 1].lower() if position else ""
        if char.lower() == "е" and (not before.isalpha() or before in "аеёиоуыэюяьъ"):
            latin = "ye"
        out.append(latin.capitalize() if char.isupper() else latin)
    return "".join(out)


# Sounds that spellings write differently, longest first: French tch/ch, English ch/sh, Turkish ç/ş, German sch …
_SOUNDS = (
    ("shch", "s"), ("tsch", "s"), ("sch", "s"), ("tch", "s"), ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("kh", "h"),
    ("ch", "s"), ("sh", "s"), ("gue", "ge"), ("gui", "gi"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("tz", "s"),
    ("ts", "s"), ("ck", "k"), ("qu", "k"), ("x", "ks"), ("q", "k"), ("c", "k"), ("w", "v"), ("z", "s"), ("ou", "u"),
    ("oo", "u"), ("j", "j"),
)  # fmt: skip
_SOUND = re.compile("|".join(re.escape(a) for a, _ in _SOUNDS))
_SOUND_OF = dict(_SOUNDS)
_SOFT = re.compile("c(?=[eiy])")
_MUTE = re.compile("(?<=.[aeiou])(n|v|r)e$|h(?=[^aeiouy])")  # French -ine, -ave; Johnson
_VOWELS = re.compile("[aeiouyj]+")
_LATIN_ONLY = re.compile("[^a-z]")


@lru_cache(maxsize=100_000)
def match_key(word: str) -> str:
    """One key for the spellings of a name word: Pachinian, Pashinyan, Pashinian and Пашинян give the same.

    Consonants by sound, vowels merged; it tells apart what differs in consonants, and is compared only
    between few candidates.
    """
    latin = fold(romanise(word)) if is_cyrillic(word) else fold(word)
    latin = _LATIN_ONLY.sub("", latin)
    latin = _MUTE.sub(lambda m: m[1] or "", _SOFT.sub("s", latin))
    sounds = _SOUND.sub(lambda m: _SOUND_OF[m[0]], latin)
    return re.sub(r"(.)\1+", r"\1", _VOWELS.sub(_vowel, sounds)).rstrip("h")


def _vowel(match: re.Match[str]) -> str:
    run = match[0]
    if "j" in run and run == "j":
        return "j"
    if run[0] == "j" and len(run) > 1 and match.start() == 0:
        return "j" + _class(run[1:])
    return _class(run)


def _class(run: str) -> str:
    return "a" if set(run) & set("ao") else "u" if "u" in run else "i"


def slug(name: str) -> str:
    """A stable key of a name: `Sergei Lavrov` → `sergei-lavrov`."""
    return re.sub(r"[^a-z0-9]+", "-", fold(romanise(name))).strip("-")
