"""Builds the same guide here and with other generators, in turns, and prints what each takes: `make bench`.

    python benchmarks/builds.py --sections 10 100 1000 --runs 3 --only Hugo

Machines are noisy, so what counts are the ratios: of each turn, selfcheck's cost by the other's, and of these the
median, with the lowest and the highest. Memory is measured in a run by itself.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from measured import Cost, peak_memory, run
from peers import PEERS, SELFCHECK, Generator

TOOLS = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "selfcheck-benchmarks"
"""Where other tools are installed, once."""

_ADDED = "\nA sentence more, for the next build.\n"


@dataclass
class Measured:
    """What the runs of one generator took, in turns."""

    cold: list[Cost] = field(default_factory=list)
    edited: list[Cost] = field(default_factory=list)
    """With one section changed since the build before."""
    same: list[Cost] = field(default_factory=list)
    """With nothing changed."""
    peak: int = 0
    """The most memory of a cold build, in bytes."""


def measure(generators: Sequence[Generator], sections: int, runs: int, folder: Path) -> dict[str, Measured]:
    """What each generator takes for a guide of so many sections, by name."""
    found = {generator.name: Measured() for generator in generators}
    places = {generator.name: folder / str(sections) / str(at) for at, generator in enumerate(generators)}
    for generator in generators:
        generator.write(places[generator.name], sections)
        if generator.name == "Eleventy":
            (places[generator.name] / "node_modules").symlink_to(TOOLS / "eleventy" / "node_modules")
    for _ in range(runs):
        for generator in generators:
            place, costs = places[generator.name], found[generator.name]
            command = generator.command(TOOLS)
            _make_cold(generator, place)
            costs.cold.append(run(command, place, {}))
            if generator.remembers:
                costs.same.append(run(command, place, {}))
                with next((place / generator.content).rglob("section-5.md")).open("a") as section:
                    section.write(_ADDED)
                costs.edited.append(run(command, place, {}))
    for generator in generators:
        _make_cold(generator, places[generator.name])
        found[generator.name].peak = peak_memory(generator.command(TOOLS), places[generator.name], {})
    return found


def _make_cold(generator: Generator, place: Path) -> None:
    for name in generator.makes:
        made = place / name
        if made.is_dir():
            shutil.rmtree(made)
        else:
            made.unlink(missing_ok=True)


def table(found: dict[str, Measured], sections: int) -> str:
    """The costs as a table in Markdown."""
    ours = found[SELFCHECK.name]
    lines = [
        f"### {sections:,} sections",
        "",
        "| | wall s | processor s | a page, ms | memory MB | wall, ratio | processor, ratio |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, costs in found.items():
        for what, taken, our_own in (
            ("", costs.cold, ours.cold),
            (", one section changed", costs.edited, ours.edited),
            (", nothing changed", costs.same, ours.same),
        ):
            if taken:
                memory = f"{costs.peak / 1e6:.0f}" if not what else ""
                of_a_page = median(each.cpu for each in taken) / sections * 1000
                row = [
                    f"{name}{what}",
                    spread([each.wall for each in taken]),
                    spread([each.cpu for each in taken]),
                    f"{of_a_page:.2f}",
                    memory,
                ]
                if name == SELFCHECK.name:
                    row += ["", ""]
                else:
                    row += [
                        spread([one.wall / other.wall for one, other in zip(our_own, taken, strict=True)]),
                        spread([one.cpu / other.cpu for one, other in zip(our_own, taken, strict=True)]),
                    ]
                lines.append(f"| {' | '.join(row)} |")
    return "\n".join([*lines, ""])


def spread(values: Sequence[float]) -> str:
    """The median of some values, with the lowest and the highest."""
    middle = f"**{_short(median(values))}**"
    return f"{middle} ({_short(min(values))} to {_short(max(values))})" if len(values) > 1 else middle


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def versions(generators: Sequence[Generator]) -> str:
    """What was measured, on what."""
    lines = [f"{platform.platform()}, {os.cpu_count()} processors, Python {platform.python_version()}", ""]
    for generator in generators:
        said = subprocess.run(generator.version(TOOLS), capture_output=True, check=True, text=True).stdout
        shown = [line for line in said.splitlines() if "mkdocs" in line] or said.splitlines()[:1]
        without = f": {generator.lacks}" if generator.lacks else ""
        lines.append(f"- **{generator.name}** ({'; '.join(' '.join(line.split()) for line in shown)}){without}.")
    return "\n".join([*lines, ""])


def main() -> None:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sections", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="*", choices=[peer.name for peer in PEERS], help="leave the other peers out")
    chosen = parser.parse_args()
    peers = [peer for peer in PEERS if chosen.only is None or peer.name in chosen.only]
    generators = [SELFCHECK, *peers]
    for generator in generators:
        generator.install(TOOLS)
    print(versions(generators))
    with TemporaryDirectory() as folder:
        for sections in chosen.sections:
            print(table(measure(generators, sections, chosen.runs, Path(folder)), sections), flush=True)


if __name__ == "__main__":
    main()
