"""A user's own lexicon: its entries are found in articles, and what is wrong in it is told with file and line."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from detente.errors import ConfigurationError
from detente.lexicon import own, shipped
from detente.lexicon.reading import convert, line_of, load_yaml, read_rows, steps

FILES = {
    "fr/frames.yaml": "frames:\n  CONDEMN:\n    verbs: [vilipendouiller]\n",
    "ru/frames.yaml": "frames:\n  MEET:\n    nouns: ['междусобойчик']\n",
    "places.csv": "name,country,latitude,longitude,precision,names\nZorkaban,ARM,39.9,45.9,city,Zorkavan|Зоркабан\n",
    "persons.csv": "person,country,sector,role,start,aliases\nMarzena Trulska,POL,OPP,leader of the opposition,2019,\n",
    "offices.csv": "country,office,title,person,start\nFRA,foreign-minister,Minister of Foreign Affairs,Odile Varennot,2020-01-01\n",
    "common/groups.csv": "id,name,kind,country,sector,en,fr,ru\nzorka,Zorka Front,group,ARM,REB,Zorka Front,Front de Zorka,Фронт Зорки\n",
}
ARTICLE = (
    "Le ministre français des Affaires étrangères a vilipendouillé l'Iran jeudi. Le Front de Zorka a bombardé une "
    "caserne de l'armée à Zorkavan. Mme Marzena Trulska a rencontré le Premier ministre polonais.\n"
)


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def read(cwd: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """`detente read` of the folder's article in a process of its own: a lexicon is fixed for a process."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DETENTE_")}
    command = [
        sys.executable,
        "-c",
        "from detente.cli import main; main()",
        "--quiet",
        "read",
        "--json",
        *options,
        "a.txt",
    ]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, env=environment)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> dict:  # type: ignore[type-arg]
    folder = tmp_path_factory.mktemp("user")
    written(folder / "my", FILES)
    (folder / "detente.toml").write_text('lexicon = ["my"]\n')
    (folder / "a.txt").write_text("Paris, 30 octobre 2020\n" + ARTICLE)
    done = read(folder, "--language", "fr")
    assert done.returncode == 0, done.stderr
    return msgspec.json.decode(done.stdout)  # type: ignore[no-any-return]


def event(record: dict, trigger: str) -> dict:  # type: ignore[type-arg]
    (found,) = (each for each in record["events"] if each["trigger"]["text"] == trigger)
    return found  # type: ignore[no-any-return]


def names(participants: list[dict]) -> list[str]:  # type: ignore[type-arg]
    return [each["actor"]["name"] for each in participants]


def test_a_user_s_verb_tells_an_event(record: dict) -> None:  # type: ignore[type-arg]
    found = event(record, "vilipendouillé")
    assert found["type"] == "ACCUSE"
    assert names(found["recipients"]) == ["Iran"]


def test_a_user_s_holder_of_an_office_wins(record: dict) -> None:  # type: ignore[type-arg]
    assert names(event(record, "vilipendouillé")["actors"]) == ["Odile Varennot"]


def test_a_user_s_group_and_place(record: dict) -> None:  # type: ignore[type-arg]
    found = event(record, "bombardé")
    assert [(each["actor"]["name"], each["actor"]["sector"]) for each in found["actors"]] == [("Zorka Front", "REB")]
    assert (found["where"]["name"], found["where"]["latitude"], found["where"]["country"]) == ("Zorkaban", 39.9, "ARM")


def test_a_user_s_person(record: dict) -> None:  # type: ignore[type-arg]
    person = next(each["actor"] for each in event(record, "rencontré")["actors"] if "Trulska" in each["text"])
    assert (person["name"], person["country"], person["sector"]) == ("Marzena Trulska", "POL", "OPP")


def test_a_worker_process_uses_what_the_first_one_uses(tmp_path: Path) -> None:
    folder = written(tmp_path / "my", {"places.csv": FILES["places.csv"]})
    code = (
        "import multiprocessing, sys\n"
        "from detente import lexicon\n"
        "def first():\n    return lexicon.table('common', 'places')[0]['name']\n"
        "if __name__ == '__main__':\n"
        f"    lexicon.use([{str(folder)!r}])\n"
        "    context = multiprocessing.get_context('spawn')\n"
        "    with context.Pool(1, initializer=lexicon.use, initargs=(lexicon.in_use(),)) as pool:\n"
        "        print(pool.apply(first))\n"
    )
    script = tmp_path / "job.py"
    script.write_text(code)
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert done.stdout == "Zorkaban\n"


WRONG = [
    # file, content, what the message says
    ("fr/frames.yaml", "frames:\n  CONDEMN:\n    verbs: [a\n", r"frames\.yaml:[34]: is no valid YAML"),
    ("fr/frames.yaml", "frames:\n  CONDEM:\n    verbs: [a]\n", r"frames\.yaml:2: unknown frame 'CONDEM'"),
    ("fr/frames.yaml", "frames:\n  CONDEMN:\n    verbs:\n    - b\n    - a + $nope\n", r"frames\.yaml:5: unknown class \$nope"),
    ("fr/frames.yaml", "frames:\n  CONDEMN:\n    verbs:\n    - a | whom=object\n", r"frames\.yaml:4: no role assignment"),
    ("en/frames.yaml", "frames:\n  CONDEMN:\n    verbs: [slam,\n      on]\n", r"frames\.yaml:4: has not its form.*quotes"),
    ("en/frames.yaml", "frame:\n  CONDEMN: {}\n", r"frames\.yaml:1: has not its form.*Known are"),
    ("ru/actors.yaml", "roles:\n  president: царь\n", r"actors\.yaml:2: has not its form"),
    ("places.csv", "name,country,latitude,longitude,precision\nX,ARM,39,8,city\nY,ARM,N39,8,city\n", r"places\.csv:3: latitude is 'N39'"),
    ("places.csv", "# mine\nname,latitude,longitude,precision\nX,39,8,town\n", r"places\.csv:3: precision is 'town'\. Use city"),
    ("places.csv", "name,lat,longitude\nX,39,8\n", r"places\.csv:1: unknown column lat\. Known are name, country"),
    ("places.csv", "name,country,latitude,longitude,precision\nX,ARX,39,8,city\n", r"places\.csv:2: country is 'ARX'"),
    ("places.csv", "name,country,latitude,longitude,precision\nX,ARM,,8,city\n", r"places\.csv:2: the row has no latitude"),
    ("groups.csv", "id,name,kind,sector\nx,X,group,REBEL\n", r"groups\.csv:2: sector is 'REBEL'"),
    ("offices.csv", "country,office,title,person,start\nFRA,x,X,Y,1.5.2020\n", r"offices\.csv:2: start is '1\.5\.2020'"),
    ("groups.csv", "id,name,kind\nx,X,group,REB\n", r"groups\.csv:2: has more than its 3 cells"),
    ("national_bodies.csv", "country,role,name\nFRA,fleet,X\n", r"national_bodies\.csv:2: role is 'fleet'\. Use a body"),
    ("national_bodies.csv", "country,role,name\nFRX,navy,X\n", r"national_bodies\.csv:2: country is 'FRX'"),
    ("place.csv", "name\n", r"place\.csv: is no file of a lexicon\. Known are places\.csv"),
    ("fr/verbs.yaml", "a: b\n", r"verbs\.yaml: is no file of a lexicon"),
]  # fmt: skip
MANY = """
import sys
from pathlib import Path
from detente import lexicon
from detente.coding.readiness import make_ready
from detente.errors import ConfigurationError
try:
    make_ready([sys.argv[1]])
except ConfigurationError as error:
    print(error)
    sys.exit(error.exit_code)
"""


@pytest.mark.parametrize(("name", "content", "message"), WRONG)
def test_what_is_wrong_is_told_with_file_line_and_remedy(tmp_path: Path, name: str, content: str, message: str) -> None:
    folder = written(tmp_path / "my", {name: content})
    done = subprocess.run([sys.executable, "-c", MANY, str(folder)], capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stdout + done.stderr
    with pytest.raises(ConfigurationError, match=message):
        raise ConfigurationError(done.stdout)


def test_the_command_ends_with_code_2_before_it_reads(tmp_path: Path) -> None:
    written(tmp_path, {"my/fr/frames.yaml": "frames: [a]\n", "detente.toml": 'lexicon = ["my"]\n', "a.txt": ARTICLE})
    done = read(tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "frames.yaml:1: has not its form" in done.stderr


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"nowhere: no such file or folder"):
        own.files_of([tmp_path / "nowhere"])


def test_a_late_change_is_refused() -> None:
    code = "from detente import lexicon; lexicon.table('common', 'places'); lexicon.use(['.'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "the lexicon is in use already" in done.stderr


def test_mappings_join_lists_are_put_before_and_the_rest_wins() -> None:
    shipped_data = {"a": {"x": [1, 2], "y": 3}, "b": 4}
    assert own.merged({"a": {"x": [2, 9], "y": 5}, "c": 6}, shipped_data) == {
        "a": {"x": [2, 9, 1], "y": 5},
        "c": 6,
        "b": 4,
    }
    assert list(own.merged({"z": 1}, {"a": 1})) == ["z", "a"]


def test_a_tenure_ends_those_it_overlaps() -> None:
    def row(person: str, start: str, end: str) -> dict[str, str]:
        return {"country": "FRA", "office": "x", "person": person, "start": start, "end": end}

    shipped_rows = [
        row("A", "2001-01-01", "2010-01-01"),
        row("B", "2010-01-01", ""),
        row("C", "1990-01-01", "2001-01-01"),
    ]
    found = list(own.overlaid([row("Mine", "2005-01-01", "")], shipped_rows, "offices"))
    assert [(each["person"], each["start"], each["end"]) for each in found] == [
        ("Mine", "2005-01-01", ""),
        ("A", "2001-01-01", "2005-01-01"),
        ("C", "1990-01-01", "2001-01-01"),
    ]


def test_a_row_takes_the_place_of_the_shipped_one_of_its_key(tmp_path: Path) -> None:
    file = written(tmp_path, {"places.csv": "name,latitude,longitude,precision\nShusha,1.0,2.0,city\n"}) / "places.csv"
    rows = list(own.read_own(file, "places", shipped("common", "places.csv")))
    shipped_rows = [row for _, row in read_rows(shipped("common", "places.csv"))]
    merged = list(own.overlaid(rows, shipped_rows, "places"))
    assert [row["latitude"] for row in merged if row["name"] == "Shusha"] == ["1.0"]
    assert len(merged) == len(shipped_rows)


def test_a_body_of_a_state_is_renamed(tmp_path: Path) -> None:
    file = written(tmp_path, {"national_bodies.csv": "country,role,name\nGBR,navy,The Fleet\n"}) / "national_bodies.csv"
    shipped_file = shipped("common", "national_bodies.csv")
    merged = own.overlaid(
        own.read_own(file, "national_bodies", shipped_file), (r for _, r in read_rows(shipped_file)), "national_bodies"
    )
    names = {row["role"]: row["name"] for row in merged if row["country"] == "GBR"}
    assert (names["navy"], names["air-force"]) == ("The Fleet", "Royal Air Force")


@pytest.mark.parametrize(
    ("where", "keys"),
    [("$.a[3].b", ["a", 3, "b"]), ("$", []), ("$[...].verbs[0]", [None, "verbs", 0])],
)
def test_the_path_of_an_error_is_read(where: str, keys: list[object]) -> None:
    assert steps(where) == keys


def test_lines_are_found_by_key_and_index(tmp_path: Path) -> None:
    file = written(tmp_path, {"x.yaml": "a:\n  b:\n  - one\n  - two\nc: {d: e}\n"}) / "x.yaml"
    assert line_of(file, "a", "b", 1) == 4
    assert line_of(file, "a", "b", "two") == 4
    assert line_of(file, "c", "d") == 5
    assert line_of(file, "a", "none") == 1
    with pytest.raises(ConfigurationError, match=r"x\.yaml:2: has not its form"):
        convert(load_yaml(file), dict[str, dict[str, str]], file)
