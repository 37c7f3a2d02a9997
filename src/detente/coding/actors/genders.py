"""Whether a person is a woman, as far as their given name tells (`common/given_names.yaml`)."""

from functools import cache

from msgspec import Struct

from detente.coding.actors.names import fold, match_key
from detente.lexicon import knowledge


class _GivenNames(Struct, frozen=True):
    female: tuple[str, ...]
    male: tuple[str, ...]


@cache
def _known() -> dict[str, bool]:
    """Given names, folded and as the keys in which spellings meet; those that both bear left out."""
    table = knowledge("common", "given_names", _GivenNames)
    female = {form for name in table.female for form in (name, match_key(name))}
    male = {form for name in table.male for form in (name, match_key(name))}
    return {name: name in female for name in female ^ male}


def is_woman(name: str | None) -> bool | None:
    """Whether somebody of that name is a woman; None where the given name does not tell.

    Some put the family name first: the first word that tells decides, the last one is left out; alone it tells a woman
    only, for many surnames are given names of men.
    """
    if name is None:
        return None
    known = _known()
    if " " not in name:
        return known.get(fold(name)) or None
    for word in name.split()[:-1]:
        parts = fold(word).split()
        told = known.get("-".join(parts), known.get(parts[0]) if parts else None)
        if told is not None:
            return told
    return None
