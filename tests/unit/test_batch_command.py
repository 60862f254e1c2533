"""`selfcheck score`: files of every kind in and out, by name and by pipe, and nothing lost on the way."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from command import COMMAND, run
from selfcheck.batch import load_bank, rows
from selfcheck.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from places import MakeGuide

BANK = "content/one/alpha.yaml"
TABLE = 'person,plan,keep,note\nanna,2,1,"a, b"\nben,2,,"1\n2"\ncem,0,0,\n'
ADDED = {
    "anna": {"overall.score": 3, "overall.shown": "3", "overall.status": "scored", "overall.band": "Firm"},
    "ben": {"overall.score": None, "overall.shown": None, "overall.status": "not_enough", "overall.band": None},
    "cem": {"overall.score": 0, "overall.shown": "0", "overall.status": "scored", "overall.band": "Loose"},
}


@pytest.fixture
def folder(make_guide: MakeGuide, tmp_path: Path) -> Path:
    make_guide({})
    (tmp_path / "in.csv").write_text(TABLE)
    return tmp_path


def invoke(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["score", BANK, *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_a_table_as_a_program_scores_it(folder: Path) -> None:
    done = run("score", BANK, "in.csv", folder=folder)
    assert (done.returncode, done.stderr) == (0, "Scored 3 rows.\n")
    lines = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [{name: line[name] or None for name in ADDED["anna"]} for line in lines] == [
        {name: None if value is None else str(value) for name, value in each.items()} for each in ADDED.values()
    ]
    assert [line["note"] for line in lines] == ["a, b", "1\n2", ""]
    assert done.stdout.startswith("person,plan,keep,note,overall.score,")
    assert 'anna,2,1,"a, b",3,3,scored,Firm\n' in done.stdout


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_every_kind_leads_to_every_other(kind: str, folder: Path) -> None:
    first = "in.csv"
    if kind != "csv":  # the same responses, made by scoring and leaving the scores out
        first = f"in.{kind}"
        assert invoke("in.csv", "-q", "-o", f"scored.{kind}").exit_code == 0
        if kind == "parquet":
            pq.write_table(pq.read_table("scored.parquet").select(["person", "plan", "keep", "note"]), first)
        else:
            lines = [json.loads(line) for line in (folder / "scored.jsonl").read_text().splitlines()]
            kept = [{name: value for name, value in line.items() if "." not in name} for line in lines]
            (folder / first).write_text("".join(f"{json.dumps(each)}\n" for each in kept))
    for to in ("csv", "jsonl", "parquet"):
        assert invoke(first, "-q", "-o", f"out.{to}").exit_code == 0
    assert (folder / "out.csv").read_text().splitlines()[0].startswith("person,plan,keep,note,overall.score,")
    table = list(csv.DictReader(io.StringIO((folder / "out.csv").read_text(), newline="")))
    records = [json.loads(line) for line in (folder / "out.jsonl").read_text().splitlines()]
    arrow = pq.read_table(folder / "out.parquet").to_pylist()
    for told in (records, arrow):
        assert {line["person"]: {name: line[name] for name in ADDED["anna"]} for line in told} == ADDED
        assert [line["note"] for line in told] == ["a, b", "1\n2", ""]
        assert [line["plan"] for line in told] == ["2", "2", "0"]
    assert [line["overall.band"] for line in table] == ["Firm", "", "Loose"]
    assert [line["note"] for line in table] == ["a, b", "1\n2", ""]


def test_lists_numbers_and_other_values_pass_through_json_lines(folder: Path) -> None:
    line = '{ "plan":2.0, "more": {"a": [1.50, null]},  "keep" :1 }'
    (folder / "in.jsonl").write_text(f"{line}\n\n{{}}\n")
    lines = invoke("in.jsonl", "-q").stdout.splitlines()
    assert lines[0].startswith(f"{line[:-2]}, ".replace("{ ", "{"))
    assert json.loads(lines[0]) == {"plan": 2, "keep": 1, "more": {"a": [1.5, None]}, **ADDED["anna"]}
    assert json.loads(lines[1]) == ADDED["ben"]


def test_spreadsheets_of_other_countries(folder: Path) -> None:
    (folder / "in.csv").write_bytes("\ufeffperson;plan;keep\r\nZoë;2;1\r\n".encode())
    assert invoke("in.csv", "-q", "-o", "out.csv").exit_code == 0
    assert (folder / "out.csv").read_text() == (
        "\ufeffperson;plan;keep;overall.score;overall.shown;overall.status;overall.band\nZoë;2;1;3;3;scored;Firm\n"
    )


def test_rows_that_cannot_be_scored_are_kept_byte_for_byte(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MOST_BYTES", 1_000_000)
    bad = [
        b"anna,7,1,\r\n",
        b"ben,2\n",
        b'cem,2,1,"open\n',
        b"d\0ora,2,1,\n",
        b"\xff,2,1,\n",
        b"e" * 2_500_000 + b",2,1,\n",
        b'f,"2"2,1,\n',
    ]
    good = b"gil,2,1,\n"
    (folder / "in.csv").write_bytes(b"person,plan,keep,note\n" + b"".join(each + good for each in bad))
    result = invoke("in.csv", "-o", "out.csv", "--rejected", "bad.csv")
    assert result.exit_code == 1
    assert "Scored 7 rows, set aside 7.\n" in result.stderr
    assert "selfcheck explain SC702 SC703" in result.stderr
    assert (folder / "bad.csv").read_bytes() == b"person,plan,keep,note\n" + b"".join(bad)
    assert (folder / "out.csv").read_text().count("\ngil,2,1,,3,3,scored,Firm") == 7

    assert invoke("in.csv", "-o", "out.csv").exit_code == 1, "also when they are only counted"
    (folder / "in.csv").write_bytes(b"person,plan,keep,note\n" + good)
    assert invoke("in.csv", "-o", "out.csv", "--rejected", "bad.csv").exit_code == 0
    assert (folder / "bad.csv").read_bytes() == b"person,plan,keep,note\n", "none is left of the time before"


def test_bad_rows_of_parquet(folder: Path) -> None:
    invoke("in.csv", "-q", "-o", "scored.parquet")
    table = pq.read_table("scored.parquet").select(["person", "plan", "keep", "note"])
    wrong = [{**row, "plan": "9"} if row["person"] == "ben" else row for row in table.to_pylist()]
    pq.write_table(table.from_pylist(wrong, table.schema), "in.parquet")
    result = invoke("in.parquet", "-o", "out.parquet", "--rejected", "bad.parquet")
    assert result.exit_code == 1
    assert "row 2: `plan` does not offer `9`" in result.stderr
    assert pq.read_table("out.parquet")["person"].to_pylist() == ["anna", "cem"]
    assert pq.read_table("bad.parquet").to_pylist() == [wrong[1]]


def test_through_pipes(folder: Path) -> None:
    def piped(data: bytes, *arguments: str) -> bytes:
        command = [*COMMAND, "score", BANK, "-", "-q", *arguments]
        return subprocess.run(command, cwd=folder, input=data, capture_output=True, check=True, timeout=60).stdout

    parquet = piped(b"plan,keep\n2,1\n", "--from", "csv", "--to", "parquet")
    answers = io.BytesIO()
    pq.write_table(pq.read_table(io.BytesIO(parquet)).select(["plan", "keep"]), answers)
    told = json.loads(piped(answers.getvalue(), "--from", "parquet", "--to", "jsonl"))
    assert told == {"plan": "2", "keep": "1", **ADDED["anna"]}


def test_a_reader_who_stops_early_is_no_mistake(folder: Path) -> None:
    (folder / "in.csv").write_text("plan,keep\n" + "2,1\n" * 20_000)
    command = f"{sys.executable} -m selfcheck score {BANK} in.csv | head -2"
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines()[1] == "2,1,3,3,scored,Firm"
    assert "Traceback" not in done.stderr


def test_a_readers_own_export(folder: Path) -> None:
    bank = load_bank(BANK)

    def given(**values: str) -> dict[str, object]:
        prints = {id: bank.item[id].fingerprint for id in values}
        return {id: {"value": each, "fingerprint": prints[id], "revision": 1} for id, each in values.items()}

    attempt = {
        "date": "2026-05-12T10:00:00.000Z",
        "revision": 1,
        "answers": given(plan="2", keep="1"),
        "headline": None,
    }
    stored = {"format": 1, "bank": "one/alpha", "answered": 1, "answers": given(plan="0"), "finished": attempt}
    whole = {"selfcheck": "export", "format": 1, "site": "/guide/", "date": "2026-05-13T10:00:00.000Z"}
    entries = {"selfcheck:/guide/:one/alpha": json.dumps(stored), "selfcheck:/guide/:plan": "{}"}
    (folder / "mine.json").write_text(json.dumps({**whole, "entries": entries}))
    result = invoke("mine.json")
    assert (result.exit_code, result.stderr) == (0, "Scored 2 rows.\n")
    assert result.stdout.splitlines()[1:] == ["2026-05-12T10:00:00.000Z,2,1,3,3,scored,Firm", ",0,,,,not_enough,"]


def test_a_file_that_cannot_be_scored_leaves_the_old_scores(folder: Path) -> None:
    (folder / "out.csv").write_text("old")
    (folder / "in.csv").write_text("a,b\n1,2\n")
    result = invoke("in.csv", "-o", "out.csv", "--rejected", "bad.csv")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "error[SC701]" in result.stderr
    assert "Not scored.\n" in result.stderr
    (folder / BANK).write_text("title: T\n")
    assert "error[SC121]" in invoke("in.csv", "-o", "out.csv").stderr
    assert sorted(path.name for path in folder.iterdir()) == ["content", "in.csv", "out.csv"]
    assert (folder / "out.csv").read_text() == "old"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-"], "say what standard input is with --from"),
        (["table.XLSX"], "`table.XLSX` is the file of a spreadsheet: save the table as CSV there"),
        (["table.dat"], "say what `table.dat` is with --from"),
        (["in.csv", "-o", "out.txt"], "--to"),
        (["in.csv", "-o", "in.csv"], "named twice"),
        (["in.csv", "-o", "out.csv", "--rejected", "out.csv"], "named twice"),
        (["in.csv", "--rejected", "-"], "only one of --output and --rejected"),
        (["nothing.csv"], "does not exist"),
    ],
)
def test_what_cannot_be_meant(arguments: list[str], said: str, folder: Path) -> None:
    for name in ("table.XLSX", "table.dat"):
        (folder / name).touch()
    result = invoke(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert (folder / "in.csv").read_text() == TABLE


def test_the_responses_before_the_bank(folder: Path) -> None:
    result = CliRunner().invoke(main, ["score", "in.csv", BANK])
    assert (result.exit_code, result.stdout) == (2, "")
    said = f"Error: the bank comes first, then the responses: `selfcheck score {BANK} in.csv`\n"
    assert said in result.stderr


def test_tables_of_text_need_no_pyarrow(folder: Path) -> None:
    (folder / "pyarrow").mkdir()
    (folder / "pyarrow" / "__init__.py").write_text('raise ImportError("not installed")\n')
    assert run("score", BANK, "in.csv", "--to", "jsonl", folder=folder).returncode == 0
    done = run("score", BANK, "in.csv", "--to", "parquet", folder=folder)
    assert done.returncode == 2
    assert "pip install 'selfcheck[arrow]'" in done.stderr
    assert not (folder / "out.parquet").exists()
