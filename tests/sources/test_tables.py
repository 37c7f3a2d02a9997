"""JSON Lines and CSV tables → pages and failures, row by row."""

import gzip
import json
from pathlib import Path

import pytest

from detente.model import Failure, Page
from detente.sources import read_pages, tables


def _rows(path: Path, text: str | bytes) -> list[Page | Failure]:
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return list(read_pages(str(path)))


def test_columns_of_the_contract(tmp_path: Path) -> None:
    row = {
        "title": "Trêve",
        "text": "Un texte.",
        "url": "https://a.example/1",
        "date": "2020-10-10",
        "language": "fr",
        "source": "Agence A",
    }
    page = Page(
        origin=f"{tmp_path / 'a.jsonl'}:1",
        content="Un texte.",
        title="Trêve",
        url="https://a.example/1",
        published="2020-10-10",
        language="fr",
        publisher="Agence A",
    )
    assert _rows(tmp_path / "a.jsonl", json.dumps(row)) == [page]


def test_other_names_of_columns(tmp_path: Path) -> None:
    text = "Headline;Body;Link;Published At;Lang;Publisher\nTruce;A text.;https://b.example;2020-10-10;en;Agency B\n"
    (page,) = _rows(tmp_path / "a.csv", text)
    assert isinstance(page, Page)
    assert (page.title, page.content, page.published, page.language, page.publisher) == (
        "Truce",
        "A text.",
        "2020-10-10",
        "en",
        "Agency B",
    )


def test_a_record_of_the_contract_is_clean(tmp_path: Path) -> None:
    record = {"article": {"title": "T", "text": "T\n\nText.", "place": "Bakou", "byline": "Agence", "published": None}}
    (page,) = _rows(tmp_path / "a.jsonl", json.dumps(record))
    assert isinstance(page, Page)
    assert page.clean
    assert (page.content, page.place, page.byline, page.published) == ("T\n\nText.", "Bakou", "Agence", None)


def test_csv_with_line_breaks_and_quotes_in_a_cell(tmp_path: Path) -> None:
    (page,) = _rows(tmp_path / "a.csv", 'title,text\r\n"A ""quoted"" word","One.\n\nTwo, three."\r\n')
    assert isinstance(page, Page)
    assert page.title == 'A "quoted" word'
    assert page.content == "One.\n\nTwo, three."


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.csv.gz"])
def test_gzip(tmp_path: Path, name: str) -> None:
    text = '{"text": "Bonjour."}\n' if "jsonl" in name else "text,title\nBonjour.,T\n"
    (page,) = _rows(tmp_path / name, gzip.compress(text.encode(), mtime=0))
    assert isinstance(page, Page)
    assert page.content == "Bonjour."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_tables_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    text = "title,text\n" + "Перемирие,Стороны договорились о прекращении огня с полудня.\n" * 3
    pages = _rows(tmp_path / "a.csv", text.encode(encoding))
    assert [page.title for page in pages if isinstance(page, Page)] == ["Перемирие"] * 3


BAD_ROWS = [
    ('{"text": "Bon."', "is not valid JSON", ":2"),
    ("[1, 2]", "it is an array", ":2"),
    ('{"text": ""}', "row without text", ":2"),
    ('{"text": 3.5, "title": {"a": 1}}', "no plain text under `title`", ":2"),
    ('{"text": "a\\u0000b"}', "NUL character", ":2"),
    ('{"text": "a\\ud800b"}', "lone surrogate", ":2"),
    ('{"headline": "T"}', "without a column `text`", ":2"),
]


@pytest.mark.parametrize(("row", "message", "place"), BAD_ROWS)
def test_a_bad_row_is_a_failure_and_the_rest_goes_on(tmp_path: Path, row: str, message: str, place: str) -> None:
    good = '{"text": "Bon."}'
    first, failure, last = _rows(tmp_path / "a.jsonl", f"{good}\n{row}\n\n{good}\n")
    assert isinstance(first, Page)
    assert isinstance(last, Page)
    assert isinstance(failure, Failure)
    assert message in failure.message
    assert failure.origin.endswith(f"a.jsonl{place}")
    assert failure.remedy


def test_a_table_about_something_else_fails_once_and_names_its_columns(tmp_path: Path) -> None:
    (failure,) = _rows(tmp_path / "a.csv", "name,age\nA,1\nB,2\n")
    assert isinstance(failure, Failure)
    assert "without a column `text`; it has name, age" in failure.message
    (failure,) = _rows(tmp_path / "b.jsonl", '{"name": "A"}\n' * 1000)
    assert isinstance(failure, Failure)
    assert failure.origin.endswith("b.jsonl")


@pytest.mark.parametrize("text", ["", "\n\n", "title,text\n"])
def test_a_table_without_rows_is_a_failure(tmp_path: Path, text: str) -> None:
    (failure,) = _rows(tmp_path / "a.csv", text)
    assert isinstance(failure, Failure)
    assert failure.remedy


def test_an_endless_line_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_LINE", 1000)
    good = '{"text": "Bon."}\n'
    first, failure, last = _rows(tmp_path / "a.jsonl", good + '{"text": "' + "a" * 5000 + '"}\n' + good)
    assert isinstance(first, Page)
    assert isinstance(last, Page)
    assert isinstance(failure, Failure)
    assert failure.origin.endswith(":2")
    assert "too long" in failure.message


def test_an_unclosed_quote_is_a_failure_that_names_its_row(tmp_path: Path) -> None:
    first, failure = _rows(tmp_path / "a.csv", 'title,text\nA,One.\nB,"Two.\nC,Three.\n')
    assert isinstance(first, Page)
    assert isinstance(failure, Failure)
    assert failure.origin.endswith("a.csv:3")


def test_a_cell_longer_than_the_csv_module_s_own_limit_is_read(tmp_path: Path) -> None:
    (page,) = _rows(tmp_path / "a.csv", "title,text\nA," + "mot " * 100_000 + "\n")
    assert isinstance(page, Page)
    assert len(page.content) == 400_000


def test_a_row_with_too_many_cells(tmp_path: Path) -> None:
    failure, page = _rows(tmp_path / "a.csv", "title,text\nA,One, two.\nB,Three.\n")
    assert isinstance(failure, Failure)
    assert "3 cells under 2 columns" in failure.message
    assert isinstance(page, Page)


def test_a_line_in_another_encoding_is_a_failure(tmp_path: Path) -> None:
    lines = [b'{"text": "' + b"a" * 70_000 + b'"}', b'{"text": "caf\xe9"}', b'{"text": "Bon."}']
    first, failure, last = _rows(tmp_path / "a.jsonl", b"\n".join(lines))
    assert isinstance(first, Page)
    assert isinstance(last, Page)
    assert isinstance(failure, Failure)
    assert "is not all utf-8" in failure.message


def test_truncated_gzip_keeps_what_was_read(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"text": f"Texte numéro {number} {number**7}."}) + "\n" for number in range(20_000))
    packed = gzip.compress(rows.encode(), mtime=0)
    *pages, failure = _rows(tmp_path / "a.jsonl.gz", packed[: len(packed) // 2])
    assert len(pages) > 100
    assert isinstance(failure, Failure)
    assert "damaged gzip" in failure.message
