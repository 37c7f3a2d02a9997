"""What the documents say is there: commands, options, settings, files they link to, and every command is told."""

import re
from pathlib import Path

import click
import pytest

from detente.cli import command_line
from detente.cli.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
detente = command_line()


def told() -> list[tuple[str, list[str]]]:
    """Each command line of the README: the command and its options."""
    lines = re.findall(r"^ +\.venv/bin/detente ([a-z]+)([^#\n]*)", README, re.MULTILINE)
    return [(name, re.findall(r"--[a-z-]+", rest)) for name, rest in lines]


@pytest.mark.parametrize(("name", "options"), told())
def test_the_readme_s_commands_and_options_exist(name: str, options: list[str]) -> None:
    command = detente.commands[name]
    known = {option for each in command.params if isinstance(each, click.Option) for option in each.opts}
    assert set(options) <= known


def test_every_command_is_told_in_the_readme() -> None:
    assert {name for name in detente.commands if f"detente {name}" not in README} == set()


def test_every_setting_is_told_in_the_readme() -> None:
    assert {name for name in Settings.__struct_fields__ if f"`{name}`" not in README} == set()


@pytest.mark.parametrize(
    "document", sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").rglob("*.md")), ids=lambda p: p.name
)
def test_links_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), target


def test_every_command_and_option_has_help() -> None:
    for name, command in detente.commands.items():
        assert command.help, name
        for option in command.params:
            assert not isinstance(option, click.Option) or option.help, f"{name} {option.name}"
