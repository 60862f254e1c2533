"""The scorer as readers get it, made small, comes to what the reference comes to on every case of the guide."""

from __future__ import annotations

import shutil
from pathlib import Path

from places import REPOSITORY
from second import second_scores
from selfcheck.check.second_scorer import node_command, plain_result
from selfcheck.model.read_guide import read_guide
from selfcheck.problems import Problems
from selfcheck.render.assets import published_script
from selfcheck.score import score

ENTRY = """\
import "./whole_language.js";
import { score } from "./score.js";
globalThis.published = score;
"""
"""Joined like the entries of pages, which keep the scorer to themselves."""


def publish_scorer(modules: Path, folder: Path) -> None:
    """Publish the scorer alone, where the one who runs it looks for its modules."""
    shutil.copytree(modules, folder)
    (folder / "entry.js").write_text(ENTRY)
    joined = published_script(folder / "entry.js")
    for module in folder.glob("*.js"):
        module.unlink()
    (folder / "whole_language.js").write_bytes(joined)
    (folder / "score.js").write_text('import "./whole_language.js";\nexport const score = globalThis.published;\n')


def test_published_scorer_agrees(templates: Path, tmp_path: Path) -> None:
    node = node_command()
    assert node, "Node is needed to run the reader's scorer"
    publish_scorer(templates / "client", tmp_path / "client")
    guide = read_guide(REPOSITORY / "content", Problems())
    assert guide
    runs = [(bank, case.answers) for bank in guide.banks for case in bank.cases]
    assert len(runs) >= 24
    found = second_scores(node, tmp_path, runs)
    assert found == [plain_result(score(bank, answers)) for bank, answers in runs]
