"""The scorer as readers get it, made small, comes to what the reference comes to on every case of the guide."""

from __future__ import annotations

import shutil
from pathlib import Path

from places import REPOSITORY
from selfcheck.check.second_scorer import node_command, plain_result, second_scores
from selfcheck.model.read_guide import read_guide
from selfcheck.problems import Problems
from selfcheck.render.assets import assets
from selfcheck.score import score


def test_published_scorer_agrees(templates: Path, tmp_path: Path) -> None:
    node = node_command()
    assert node, "Node is needed to run the reader's scorer"
    for asset in assets(templates):
        (tmp_path / asset.name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / asset.name).write_bytes(asset.data)
    shutil.copy(templates / "client" / "package.json", tmp_path / "client")
    guide = read_guide(REPOSITORY / "content", Problems())
    assert guide
    runs = [(bank, case.answers) for bank in guide.banks for case in bank.cases]
    assert len(runs) >= 24
    found = second_scores(node, tmp_path, runs)
    assert found == [plain_result(score(bank, answers)) for bank, answers in runs]
