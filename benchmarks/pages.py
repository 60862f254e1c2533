"""The same questionnaire as a page of selfcheck and of others: what readers' browsers are measured with.

Each page has the same items, each with the same five options, and is as its users would make it: built by the
generator, or by a library on a page that holds nothing else.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from peers import PEERS

from guides import LABELS, Section, page, write

_SURVEYJS = ("survey-core", "survey-js-ui")
_SURVEYJS_FILES = (
    "survey-core/survey-core.fontless.min.css",
    "survey-core/survey.core.min.js",
    "survey-js-ui/survey-js-ui.min.js",
)


@dataclass(frozen=True)
class Questionnaire:
    """How one tool puts questions to a reader."""

    name: str
    make: Callable[[Path, Path, list[str]], Path]
    """Makes its site in a folder, with what is in the folder for tools; gives the folder that is served."""
    address: str
    """Where the page is in the site."""
    alive: str
    """JavaScript that is true when answering works."""
    finish: str
    """JavaScript that asks for the result when all is answered; empty where it comes by itself."""
    shown: str
    """JavaScript that is true when the result is on the page."""
    saves: str = ""
    """JavaScript that is true when an answer is saved and counted; empty where nothing is."""


def _ours(tools: Path, folder: Path, questions: list[str]) -> Path:
    items = "\n".join(f"  - {{id: item-{number}, text: {text}}}" for number, text in enumerate(questions, 1))
    responses = "\n".join(f"  - {{value: {value}, label: {label}}}" for value, label in enumerate(LABELS))
    bank = (
        f"title: Questions\nresponses:\n{responses}\nitems:\n{items}\nscales:\n"
        "  - {id: overall, title: Overall, items: all, method: mean, rescale: [0, 100], decimals: 0,\n"
        "     missing: {min_answered: all},\n"
        "     bands: [{from: 0, label: Low, text: Low.}, {from: 50, label: High, text: High.}]}\n"
    )
    write(folder / "content/guide.yaml", "title: Questions\nchapters:\n  - {folder: one, sections: [page]}\n")
    write(folder / "content/index.md", page("Questions", "Where it begins."))
    write(folder / "content/one/index.md", page("One", "A chapter."))
    write(folder / "content/one/page.md", page("Page", "Some questions."))
    write(folder / "content/one/page.yaml", bank)
    subprocess.run([sys.executable, "-m", "selfcheck", "build", "--quiet"], cwd=folder, check=True, capture_output=True)
    return folder / "site"


def _form(questions: list[str]) -> str:
    return "\n".join(
        f"<fieldset>\n<legend>{number}. {escape(text)}</legend>\n"
        + "\n".join(
            f'<label><input type="radio" name="item-{number}" value="{value}">{label}</label>'
            for value, label in enumerate(LABELS)
        )
        + "\n</fieldset>"
        for number, text in enumerate(questions, 1)
    )


_BY_HAND = """\
<form id="questions">
{form}
<button>Show my result</button>
<output></output>
</form>
<script>
const form = document.getElementById("questions");
form.addEventListener("submit", (event) => {{
  event.preventDefault();
  const answers = [...new FormData(form).values()].map(Number);
  const mean = answers.reduce((sum, each) => sum + each, 0) / answers.length;
  form.querySelector("output").textContent = Math.round(mean * 25);
}});
</script>
"""


def _by_hand(tools: Path, folder: Path, questions: list[str]) -> Path:
    body = _BY_HAND.format(form=_form(questions))
    head = '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Questions</title>\n'
    write(folder / "index.html", f"{head}<style>label {{ display: block }}</style>\n<h1>Questions</h1>\n{body}")
    return folder


def _mkdocs(tools: Path, folder: Path, text: str, plugins: str) -> Path:
    write(folder / "mkdocs.yml", (Path(__file__).with_name("peers") / "material.yml").read_text() + plugins)
    write(folder / "docs/index.md", page("Questions", text))
    command = [str(tools / "mkdocs/bin/mkdocs"), "build", "--quiet"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "site"


def _material(tools: Path, folder: Path, questions: list[str]) -> Path:
    return _mkdocs(tools, folder, _BY_HAND.format(form=_form(questions)), "")


def _quiz(tools: Path, folder: Path, questions: list[str]) -> Path:
    options = "\n".join(f"- [{'x' if at == 0 else ' '}] {label}" for at, label in enumerate(LABELS))
    text = "\n\n".join(f"<quiz>\n{each}\n{options}\n</quiz>" for each in questions)
    text += "\n\n<!-- mkdocs-quiz results -->\n"
    return _mkdocs(tools, folder, text, "plugins:\n  - search\n  - mkdocs_quiz\n")


_SURVEY = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Questions</title>
<link rel="stylesheet" href="survey-core.fontless.min.css">
<div id="survey"></div>
<script src="survey.core.min.js"></script>
<script src="survey-js-ui.min.js"></script>
<script src="questions.js"></script>
"""

_SURVEY_SCRIPT = """\
const survey = new Survey.Model({model});
survey.onComplete.add((sender) => {{
  const answers = Object.values(sender.data);
  const mean = answers.reduce((sum, each) => sum + each, 0) / answers.length;
  sender.completedHtml = `<p id="score">${{Math.round(mean * 25)}}</p>`;
}});
survey.onValueChanged.add((sender) => localStorage.setItem("answers", JSON.stringify(sender.data)));
survey.render(document.getElementById("survey"));
"""


def _surveyjs(tools: Path, folder: Path, questions: list[str]) -> Path:
    installed = tools / "surveyjs" / "node_modules"
    if not installed.exists():
        installed.parent.mkdir(parents=True, exist_ok=True)
        write(installed.parent / "package.json", '{"private": true}')
        command = ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", *_SURVEYJS]
        subprocess.run(command, cwd=installed.parent, check=True)
    choices = [{"value": value, "text": label} for value, label in enumerate(LABELS)]
    elements = [
        {"type": "radiogroup", "name": f"item-{number}", "title": text, "choices": choices}
        for number, text in enumerate(questions, 1)
    ]
    write(folder / "index.html", _SURVEY)
    model = {"elements": elements, "showProgressBar": "top", "progressBarType": "questions"}
    write(folder / "questions.js", _SURVEY_SCRIPT.format(model=json.dumps(model)))
    for file in _SURVEYJS_FILES:
        shutil.copy(installed / file, folder)
    return folder


def questions(number: int) -> list[str]:
    """So many questions."""
    texts = [text for section in range(1, number // 10 + 2) for text in Section(section, 1).questions]
    return texts[:number]


_HAND = {
    "alive": "document.querySelector('output')",
    "finish": "document.querySelector('form#questions button').click()",
    "shown": "document.querySelector('output').textContent",
}

QUESTIONNAIRES = (
    Questionnaire(
        "selfcheck",
        _ours,
        "one/page/",
        alive="document.querySelector('[data-live]')",
        finish="document.querySelector('.sc-form [type=submit]').click()",
        shown="document.querySelector('[data-result=scored]')",
        saves="(localStorage['selfcheck:/:one/page'] ?? '').split('answers')[1]?.includes(`\"${id}\"`)",
    ),
    Questionnaire("by hand", _by_hand, "", **_HAND),
    Questionnaire("mkdocs-material, by hand", _material, "", **_HAND),
    Questionnaire(
        "mkdocs-quiz",
        _quiz,
        "",
        alive="document.readyState === 'complete' && document.querySelector('.quiz input')",
        finish="",
        shown="document.querySelector('.quiz-results-complete:not(.hidden)')",
    ),
    Questionnaire(
        "SurveyJS",
        _surveyjs,
        "",
        alive="document.querySelector('input[type=radio]')",
        finish="document.querySelector('#sv-nav-complete input, .sd-navigation__complete-btn').click()",
        shown="document.querySelector('#score')",
        saves="(localStorage.answers ?? '').includes(id)",
    ),
)


def install(tools: Path) -> None:
    """Install what the pages are made with; SurveyJS comes when its page is made."""
    next(peer for peer in PEERS if "quiz" in peer.name and "mkdocs" in peer.name).install(tools)
