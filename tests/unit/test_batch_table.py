"""Arrow tables in and out, by themselves and by parts on a cluster."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from dask import dataframe
from dask.distributed import Client, LocalCluster

from places import REPOSITORY, SMALL_GUIDE
from selfcheck.batch import BankError, load_bank, score_table

if TYPE_CHECKING:
    from pathlib import Path

BANK = SMALL_GUIDE / "one" / "alpha.yaml"
ADDED = ["overall.score", "overall.shown", "overall.status", "overall.band", "row.problem"]


def test_the_rows_stay_and_columns_are_added() -> None:
    table = pa.table(
        {
            "when": pa.array([1, 2, 3, 4], pa.timestamp("us")),
            "plan": pa.array([2.0, None, float("nan"), 9.0]),
            "keep": pa.array(["1", "1", "0", "0"]).dictionary_encode(),
        }
    )
    scored = score_table(load_bank(BANK), table)
    assert scored.select(table.column_names).schema == table.schema
    assert str(scored.select(table.column_names).to_pylist()) == str(table.to_pylist())  # NaN is not NaN
    assert scored.column_names == [*table.column_names, *ADDED]
    assert scored.select(ADDED).to_pylist() == [
        dict(zip(ADDED, (3.0, "3", "scored", "Firm", None), strict=True)),
        dict(zip(ADDED, (None, None, "not_enough", None, None), strict=True)),
        dict(zip(ADDED, (None, None, "not_enough", None, None), strict=True)),
        dict(zip(ADDED, (None, None, None, None, "`plan` does not offer `9`"), strict=True)),
    ]
    assert score_table(load_bank(BANK), table.slice(0, 0)).schema == scored.schema


def test_lists_truth_values_and_alerts(tmp_path: Path) -> None:
    bank = tmp_path / "bank.yaml"
    bank.write_text("""\
title: T
responses: [{value: "false", label: "No", score: 0}, {value: "true", label: "Yes", score: 1}]
items:
  - {id: ever, text: I have slept badly., was: before}
  - id: why
    text: What kept me awake.
    type: multiple
    none: true
    responses: [{value: 1, label: A}, {value: 2, label: B}]
scales: [{id: s, title: S, items: all, method: sum}]
alerts: [{when: {item: ever, is: "true"}, text: T}, {when: {item: why, at_least: 3}, text: T}]
""")
    table = pa.table({"before": [True, False, None], "why": [[1, 2], [], None]})
    scored = score_table(load_bank(bank), table)
    assert scored["s.score"].to_pylist() == [4, 0, None]
    assert scored["alerts.held"].to_pylist() == [[1, 2], [], []]


def test_what_is_no_table_of_answers(tmp_path: Path) -> None:
    bank = load_bank(BANK)
    with pytest.raises(ValueError, match="no column is an item of the bank"):
        score_table(bank, pa.table({"q1": [1]}))
    with pytest.raises(ValueError, match=r"`row\.problem` is one that scoring adds"):
        score_table(bank, pa.table({"plan": [1], "row.problem": [""]}))
    wrong = tmp_path / "bank.yaml"
    wrong.write_text("title: T\n")
    with pytest.raises(BankError, match=r"bank\.yaml:1:1: .* \(SC121;"):
        load_bank(wrong)


@pytest.mark.filterwarnings("ignore:The inplace keyword")  # Dask's own
def test_parts_on_a_cluster_come_to_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of the documentation, on a local cluster of two workers."""
    page = REPOSITORY / "docs" / "how-to" / "many-people.md"
    shown = re.search(r"```python\n(import dask.*?)```", page.read_text(), re.DOTALL)
    assert shown
    monkeypatch.chdir(tmp_path)
    answers = pa.table({"plan": ["2", "0", "", "7"] * 50, "keep": [1, 0, 2, 2] * 50, "person": range(200)})
    dataframe.from_pandas(answers.to_pandas(), npartitions=4).to_parquet("responses/", write_index=False)
    script = shown[1].replace("planning.yaml", BANK.as_posix())
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, processes=False, dashboard_address=":0") as cluster,
        Client(cluster) as client,
    ):
        assert len(client.nthreads()) == 2
        exec(compile(script, page.name, "exec", dont_inherit=True), {})  # noqa: S102  # it is ours
    names = [*answers.column_names, *ADDED]
    scored = pa.Table.from_pandas(dataframe.read_parquet("scores/").compute(), preserve_index=False).select(names)
    assert len(list((tmp_path / "scores").glob("*.parquet"))) == 4
    expected = score_table(load_bank(BANK), answers).select(names)
    assert scored.sort_by("person").to_pylist() == expected.to_pylist()
