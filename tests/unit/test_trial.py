"""`selfcheck try`: a bank answered in the terminal, by a pipe and without questions."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import signal
import subprocess
import termios
import time
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from command import COMMAND
from places import TESTS
from selfcheck.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from places import MakeGuide

PATIENCE = 30
"""Seconds after which something that has not happened will not happen."""

BANK = "content/one/alpha.yaml"
NIGHTS = TESTS / "guides" / "every-kind" / "one" / "nights.yaml"
WORN_OUT = '{"rested":0,"awake":4,"why":["noise","worry"],"hours":4.5,"shifts":14,"hopeless":"4","age":"young"}'


@pytest.fixture
def bank(make_guide: MakeGuide) -> str:
    make_guide({})
    return BANK


def invoke(bank: object, *arguments: str, typed: str | bytes = "", **variables: str) -> Result:
    result = CliRunner(env=variables).invoke(main, ["try", str(bank), *arguments], input=typed)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def environment(**variables: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "NO_COLOR", "COLUMNS")}
    return kept | {"TERM": "xterm-256color"} | variables


# Questions


def test_every_kind_of_question_by_a_pipe() -> None:
    typed = "2\n4\n3, 1\n7,5\nx\n4\n1\nA cup of tea.\n"
    command = [*COMMAND, "try", str(NIGHTS)]
    done = subprocess.run(
        command, input=typed, env=environment(COLUMNS="100"), capture_output=True, check=False, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout
    questions, result = done.stdout.split("\nYour result\n")
    assert "2a. What keeps you awake? (choose any number)\nOnly if question 2 is anything but “Never”.\n" in questions
    assert "  3  Light\n  0  None of these\n> 3, 1\n" in questions
    assert "  A whole number from 0 to 14\n  x  Doesn’t apply to me\n> x\n\n5. I feel" in questions
    assert questions.index("> 4\n\n! You do not have to carry this alone.") < questions.index("6. How old are you?")
    for told in (
        "7 of 7 answered\n\n! You do not have to carry this alone.",
        "Restless nights\n  63 on a scale of 0 to 100\n  Restless (61 to 100)\n  Your nights cost you strength.\n",
        "The pattern\n  Light sleep\n  You often lie awake.\n",
        "What you also said\nHow old are you?\n  Under 40\nWhat has helped you so far?\n  A cup of tea.\n",
        "Wind down\n  Takes one sitting\n  Put the screens away an hour before bed.\n",
        "  1. I wake up rested.\n    Some nights → 3 (turned around: 4 − 1 = 3)\n",
        "  - Added up: 3 + 3 + 2 + 0 = 8\n",
        "  - Moved from a scale of 0 to 16 onto one of 0 to 100: 8 × 100 ÷ 16 = 50\n",
        "    doesn’t apply (left out)\n",
        "  The score: 75. It lies in “Heavy”, 51 to 100.\n",
    ):
        assert told in result, told
    assert "Signs" not in result, "a scale that readers do not see"


def test_answers_are_refused_kept_changed_and_taken_back(bank: str) -> None:
    told = invoke(bank, typed="b\n4\n1 2\n?\n3\nb\n\nb\n2\nb\n-\n2\n").stdout
    assert "> b\nThis is the first question.\n> 4\nType one number from 1 to 3.\n> 1 2\nType one number" in told
    assert "> ?\n  Type one number from 1 to 3.\nEnter alone skips a question." in told
    assert "  Your answer: Often. Enter keeps it, - takes it back.\n> \n\n2. I keep to it." in told
    assert "  Your answer: Sometimes. Enter keeps it, - takes it back.\n> -\n" in told
    assert told.count("1. I have a plan.\n  1  Never") == 4
    assert "\nYour result\n1 of 2 answered\n\nPlanning\n  Not enough answered yet. 1 more answer is needed.\n" in told
    assert "  These answers would count:\n  - 1. I have a plan.\n\nAll next steps" in told


def test_questions_come_and_go() -> None:
    asked = invoke(NIGHTS, typed="1\n1\nq\n").stdout
    assert "What keeps you awake?" not in asked.partition("Your result")[0]
    assert "    not asked, taken as “None of these” → 0\n" in asked
    # What called for a question is taken back, so going back passes it by.
    again = invoke(NIGHTS, typed="1\n2\n1\nb\nb\n1\n8\nb\nb\nq\n").stdout.partition("Your result")[0]
    numbers = [line.split(" ")[0] for line in again.splitlines() if line[:1].isdigit()]
    assert numbers == ["1.", "2.", "2a.", "3.", "2a.", "2.", "3.", "4.", "3.", "2."]


@pytest.mark.parametrize("typed", ["3\nq\n2\n", "3\n", "3"])
def test_the_end_of_input_and_q_show_the_result_so_far(typed: str, bank: str) -> None:
    result = invoke(bank, typed=typed)
    assert result.exit_code == 0
    assert "\n1 of 2 answered\n" in result.stdout


def test_what_is_typed_steers_no_terminal() -> None:
    typed = "1\n1\n8\n0\n1\n1\n\x1b[31m\x07\x9b [red]tea[/red] :smile:\n"
    told = invoke(NIGHTS, typed=typed, FORCE_COLOR="").stdout
    assert not {*told} & {"\x1b", "\x07", "\x9b"}
    assert told.count("[31m   [red]tea[/red] :smile:") == 2


@pytest.mark.parametrize("columns", [20, 47, 200])
def test_no_line_is_wider_than_the_terminal(columns: int) -> None:
    told = invoke(NIGHTS, typed="2\n4\n1\n7\n2\n4\n1\n" + "word " * 60, COLUMNS=str(columns)).stdout
    lines = told.splitlines()
    assert max(map(len, lines)) <= columns
    assert all(line == line.rstrip() or line == "> " for line in lines)


def test_in_the_language_of_the_guide_around_the_bank(make_guide: MakeGuide) -> None:
    guide = (TESTS / "guides" / "small" / "guide.yaml").read_text()
    make_guide({"guide.yaml": f"{guide}language: de-AT\nhelp_resources: Ruf **jemanden** an.\n"})
    told = invoke(BANK, typed="4\n3\n3\n").stdout
    assert "Tippe eine Zahl von 1 bis 3.\n" in told
    assert "\nDein Ergebnis\n2 von 2 beantwortet\n" in told
    assert told.endswith("\nRuf jemanden an.\n")


# In a terminal


def in_a_terminal(bank: str, *keys: bytes, **variables: str) -> tuple[int, str]:
    """Press keys, some at each prompt. Gives the exit code and what was shown.

    A terminal forgets what was typed before it is ready, which may be just after the prompt: like a person, press again
    when nothing happens.
    """
    ours, theirs = pty.openpty()

    def prepared() -> None:
        fcntl.ioctl(theirs, termios.TIOCSCTTY, 0)
        # Whoever runs the tests in the background has them ignore it, and all that they start.
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    running = subprocess.Popen(
        [*COMMAND, "try", bank],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment(**variables),
        start_new_session=True,
        preexec_fn=prepared,  # noqa: PLW1509  # no threads here
    )
    os.close(theirs)
    shown = b""
    pressed = 0
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if not select.select([ours], [], [], 3)[0]:
            if pressed:
                os.write(ours, keys[pressed - 1])
            continue
        try:
            read = os.read(ours, 4096)
        except OSError:  # the other side is closed
            break
        if not read:
            break
        shown += read
        if pressed < min(len(keys), shown.count(b"\n> ")):
            os.write(ours, keys[pressed])
            pressed += 1
    os.close(ours)
    return running.wait(timeout=PATIENCE), shown.decode()


def test_colours_in_a_terminal_and_its_keys(bank: str) -> None:
    code, shown = in_a_terminal(bank, b"3\r", b"3\r")
    assert code == 0
    assert "\x1b[1;36m4 on a scale of 0 to 4\x1b[0m" in shown
    code, shown = in_a_terminal(bank, b"3\r", b"\x04", NO_COLOR="1")
    assert code == 0
    assert "1 of 2 answered" in shown
    assert "36m" not in shown
    code, shown = in_a_terminal(bank, b"3\r", b"\x03")
    assert code == 128 + signal.SIGINT
    assert "Traceback" not in shown
    assert "Your result" not in shown


# Without questions


def test_answers_in_json(tmp_path: Path) -> None:
    (tmp_path / "answers.json").write_text(WORN_OUT)
    by_name = invoke(NIGHTS, "--answers", str(tmp_path / "answers.json"))
    assert (by_name.exit_code, by_name.stderr) == (0, "")
    found = json.loads(by_name.stdout)
    assert found["scales"]["sleep"] == {"status": "scored", "score": "93.75", "shown": "94", "band": None}
    assert found["scales"]["overall"] == {"status": "scored", "score": "97", "shown": "97", "band": "Restless"}
    assert [*found["scales"]] == ["overall", "sleep", "load", "compared"]
    assert found["classes"] == {"pattern": {"status": "scored", "class": "Worn out"}}
    assert (found["bank"], found["alerts"]) == ("one/nights", [1])
    assert invoke(NIGHTS, "--answers", "-", typed=WORN_OUT).stdout == by_name.stdout
    nothing = json.loads(invoke(NIGHTS, "--answers", "-", typed="\ufeff{}").stdout)
    assert nothing["scales"]["load"] == {"status": "not_enough", "score": None, "shown": None, "band": None}
    assert (nothing["classes"], nothing["alerts"]) == ({"pattern": {"status": "not_enough", "class": None}}, [])


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            '{"rested": 1,\n "awke": 4}',
            ["[SC701]: `awke` is no item of the bank", "input:2:3", "did you mean `awake`?"],
        ),
        ('{"rested": 9}', ["[SC703]: `rested` does not offer `9`", "input:1:3", "`0`, `1`, `2`, `3`, `4`"]),
        ('{"why": ["noise", "noise"]}', ["[SC703]: `why` does not offer `[noise, noise]`"]),
        ('{"hours": {"a": 1}}', ["[SC703]: `hours` does not offer"]),
        ('{"rested": 1, "rested": 2}', ["[SC701]: `rested` is there twice"]),
        ('["rested"]', ["[SC701]: this is no JSON object"]),
        ('{"hours": NaN}', ["[SC701]: `NaN` is no number of JSON"]),
        ("{", ["[SC701]: this is no JSON: "]),
        ("", ["[SC701]: this is no JSON: "]),
        ("[" * 100_000, ["[SC701]: "]),
        (b"\xff{}", ["[SC701]: this is not UTF-8"]),
    ],
)
def test_bad_answers_are_problems(typed: str | bytes, told: list[str]) -> None:
    result = invoke(NIGHTS, "--answers", "-", typed=typed)
    assert (result.exit_code, result.stdout) == (1, "")
    for each in [*told, "selfcheck explain SC70"]:
        assert each in result.stderr


def test_a_bank_with_errors_and_wrong_use(make_guide: MakeGuide) -> None:
    make_guide({"one/alpha.yaml": "title: Planning\n"})
    result = invoke(BANK)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "error[SC" in result.stderr
    assert invoke("nowhere.yaml").exit_code == 2
    assert invoke(NIGHTS, "--answers", "nowhere.json").exit_code == 2
