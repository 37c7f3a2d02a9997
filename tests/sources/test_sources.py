"""SOURCE arguments → pages: files, folders, standard input, and what is wrong with them."""

import gzip
import io
import sys
from pathlib import Path

import pytest

from detente.errors import SourceNotFound, UsageError
from detente.model import Failure, Page
from detente.sources import read_pages


def _one(path: Path) -> Page | Failure:
    (item,) = read_pages(str(path))
    return item


def test_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Titre\n\nUn texte.", encoding="utf-8")
    assert _one(path) == Page(origin=str(path), content="Titre\n\nUn texte.")


def test_an_html_file_and_a_packed_one(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><p>Un texte.</p></html>", encoding="utf-8")
    (tmp_path / "b.htm.gz").write_bytes(gzip.compress(b"<html><p>Un texte.</p></html>", mtime=0))
    items = list(read_pages(str(tmp_path)))
    assert [item.html for item in items if isinstance(item, Page)] == [True, True]


def test_a_folder_is_read_in_order_with_its_folders_and_only_what_is_an_article(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/c.jsonl", "README.md", "picture.png", ".hidden.txt", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text('{"text": "Bon."}' if name.endswith("jsonl") else "Bon.", encoding="utf-8")
    origins = [item.origin.removeprefix(f"{tmp_path}/") for item in read_pages(str(tmp_path))]
    assert origins == ["a/c.jsonl:1", "a/z.txt", "b.txt"]


@pytest.mark.parametrize("name", ["missing.txt", "missing/", "a\x00b", "x" * 5000])
def test_what_is_not_there_is_said_at_once(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceNotFound) as error:
        read_pages(str(tmp_path / name))  # without taking a page
    assert error.value.exit_code == 2
    assert error.value.origin


def test_a_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Not an article.", encoding="utf-8")
    with pytest.raises(SourceNotFound, match="holds no article"):
        read_pages(str(tmp_path))


@pytest.mark.parametrize("source", ["https://a.example/1", "file:///etc/hosts"])
def test_web_addresses_say_what_is_read(source: str) -> None:
    with pytest.raises(UsageError, match=r"\.jsonl"):
        read_pages(source)


@pytest.mark.parametrize("name", ["a.parquet", "a.warc", "a.warc.gz", "feed.rss", "feed.xml"])
def test_kinds_that_are_not_read_say_so(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(UsageError, match="not read"):
        read_pages(str(tmp_path / name))


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\n", "is empty"),
        ("empty.jsonl", b"", "is empty"),
        ("binary.txt", b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG"),
        ("odd.txt", bytes(range(128, 256)) * 40, "cannot be told"),
        ("broken.txt.gz", gzip.compress(b"Un texte assez long." * 200, mtime=0)[:40], "damaged gzip"),
        ("long.txt", b"Un texte. " * 500_000, "too long"),
        ("long.txt.gz", gzip.compress(b"Un texte. " * 500_000, mtime=0), "too long"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_failure_and_the_next_is_read(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz.txt").write_text("Bon.", encoding="utf-8")
    failure, page = read_pages(str(tmp_path))
    assert isinstance(failure, Failure)
    assert message in failure.message
    assert failure.origin == str(tmp_path / name)
    assert failure.remedy
    assert failure.stage == "sources"
    assert isinstance(page, Page)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"Titre\n\nUn texte.", ["Titre\n\nUn texte."]),
        (b'{"text": "Un."}\n{"text": "Deux."}\n', ["Un.", "Deux."]),
        (b"title,text\nA,Un.\nB,Deux.\n", ["Un.", "Deux."]),
        (gzip.compress(b'{"text": "Un."}\n', mtime=0), ["Un."]),
    ],
)
def test_standard_input_shows_what_it_is(monkeypatch: pytest.MonkeyPatch, data: bytes, expected: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [item.content for item in read_pages("-") if isinstance(item, Page)] == expected


def test_standard_input_of_html(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n<!DOCTYPE html><html><p>A</p></html>")))
    (page,) = read_pages("-")
    assert isinstance(page, Page)
    assert page.html


def test_pages_are_streamed(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Bon."}\n' * 1000, encoding="utf-8")
    pages = read_pages(str(path))
    assert next(pages).origin.endswith(":1")
    assert next(pages).origin.endswith(":2")
