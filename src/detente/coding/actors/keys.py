"""Which role or body of `common/roles.yaml` a unit stands for, beside what it belongs to."""

from detente.coding.actors.carriers import Unit
from detente.coding.actors.knowledge import roles

# roles that have the sector of the body or thing they belong to, and those that are another role beside a thing
OF_A_BODY = frozenset(("head", "spokesperson", "official", "source", "deputy-head", "close", "representative", "chair", "adviser"))  # fmt: skip
OF_A_FIELD = OF_A_BODY | {"director-general", "secretary-general"}


_RULERS = frozenset(("head-of-state", "head-of-government", "leader", "vice-head-of-state", "president", "speaker"))


def role_key(unit: Unit, inner_key: str | None) -> str:
    """The role or body a unit stands for, beside its portfolio and what it belongs to."""
    key = unit.key
    known = roles()
    if key in _RULERS and (unit.field is not None or unit.stranger is not None):
        return "head"
    if unit.portfolio is not None:
        narrower = {"minister": f"{unit.portfolio}-minister", "ministry": f"{unit.portfolio}-ministry", "deputy-minister": f"deputy-{unit.portfolio}-minister"}.get(key)  # fmt: skip
        if narrower is not None:
            key = narrower
    if inner_key is not None:
        key = known.beside.get(key, {}).get(inner_key, key)
    return key
