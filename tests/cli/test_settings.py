"""Defaults < detente.toml < DETENTE_* < options."""

import os
from pathlib import Path

import pytest

from detente.cli.settings import read_settings
from detente.errors import ConfigurationError


def test_later_sources_win(tmp_path: Path) -> None:
    file = tmp_path / "detente.toml"
    file.write_text('db = "file.db"\nlanguage = "fr"\n')
    environment = {"DETENTE_DB": "variable.db", "DETENTE_QUIET": "1"}
    assert read_settings(file, {}).db == "file.db"
    settings = read_settings(file, environment)
    assert (settings.db, settings.language, settings.quiet) == ("variable.db", "fr", True)
    assert read_settings(file, environment, db="option.db", quiet=None).db == "option.db"


def test_a_variable_that_is_merely_present_is_not_on(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none", {"DETENTE_QUIET": "0"}).quiet is False
    with pytest.raises(ConfigurationError, match=r"DETENTE_QUIET is .maybe.\. Use 1 or 0"):
        read_settings(tmp_path / "none", {"DETENTE_QUIET": "maybe"})


def test_an_unknown_key_is_an_error_that_names_the_known(tmp_path: Path) -> None:
    file = tmp_path / "detente.toml"
    file.write_text('database = "x"\n')
    with pytest.raises(
        ConfigurationError, match=r"unknown setting database. Known are (\w+, )*db, language, lexicon, quiet"
    ):
        read_settings(file, {})
    with pytest.raises(ConfigurationError, match="unknown setting DETENTE_DATABASE"):
        read_settings(tmp_path / "none", {"DETENTE_DATABASE": "x"})


def test_a_lexicon_lies_beside_the_file_or_in_the_variable(tmp_path: Path) -> None:
    file = tmp_path / "detente.toml"
    file.write_text('lexicon = ["my", "theirs/places.csv"]\n')
    assert read_settings(file, {}).lexicon == (str(tmp_path / "my"), str(tmp_path / "theirs/places.csv"))
    assert read_settings(file, {"DETENTE_LEXICON": f"a{os.pathsep}b"}).lexicon == ("a", "b")
    file.write_text('lexicon = "my"\n')
    with pytest.raises(ConfigurationError, match=r"lexicon"):
        read_settings(file, {})
