"""Every YAML file of the lexicon holds the words that are meant: none that YAML reads as true or false."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

LEXICON = Path(str(files("detente") / "lexicon"))
FILES = sorted(LEXICON.glob("*/*.yaml"))
WORDS = frozenset({"on", "off", "yes", "no", "y", "n", "oui", "non"})


def misread(node: yaml.Node | None) -> Iterator[str]:
    """The bare words of a YAML tree that stand for a truth value though they are words of a language."""
    if isinstance(node, yaml.ScalarNode):
        if node.tag == "tag:yaml.org,2002:bool" and node.value.lower() in WORDS:
            yield f"line {node.start_mark.line + 1}: {node.value}"
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from misread(child)
            if isinstance(child, yaml.ScalarNode) and child.tag == "tag:yaml.org,2002:bool":
                yield f"line {child.start_mark.line + 1}: {child.value} in a list of words"
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from misread(key)
            yield from misread(value)


@pytest.mark.parametrize("path", FILES, ids=[f"{path.parent.name}/{path.name}" for path in FILES])
def test_no_word_is_read_as_a_truth_value(path: Path) -> None:
    assert list(misread(yaml.compose(path.read_text(encoding="utf-8")))) == []


def test_the_check_sees_unquoted_words() -> None:
    assert list(misread(yaml.compose("{particles: [up, on], no: 1}")))
    assert not list(misread(yaml.compose('{particles: [up, "on"], open: true}')))


def doubled(node: yaml.Node | None) -> Iterator[str]:
    """The keys that stand twice in one mapping: the second would silently take the first's place."""
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        yield from (f"line {node.start_mark.line + 1}: {key}" for key in sorted({k for k in keys if keys.count(k) > 1}))
        for _, value in node.value:
            yield from doubled(value)
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from doubled(child)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_key_stands_twice(path: Path) -> None:
    assert list(doubled(yaml.compose(path.read_text(encoding="utf-8")))) == []


def test_a_key_that_stands_twice_is_found() -> None:
    assert list(doubled(yaml.compose("a: 1\nb:\n  c: 2\n  c: 3\n"))) == ["line 3: c"]
