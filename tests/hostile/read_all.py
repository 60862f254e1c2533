"""Reads every kind of hostile bank in one process that may take little memory, and prints what it took as JSON.

Run as a program, with an empty folder as its argument. A process of its own is needed to measure: what tests before it
took would count too.
"""

from __future__ import annotations

import faulthandler
import json
import resource
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from hostile.kinds import KINDS
from places import SMALL_GUIDE
from selfcheck.check import check_page
from selfcheck.model.read_guide import open_guide
from selfcheck.model.targets import Targets
from selfcheck.problems import Problems

MORE_MEMORY = 250_000_000
"""Bytes of addresses on top of what Python takes at the start; whoever wants more gets a `MemoryError`."""

HANG = 60
"""Seconds after which the program gives up and says where it was."""


def status(name: str) -> int:
    """Bytes of memory of this process: `VmHWM` the most it had, `VmSize` all of its addresses."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(f"{name}:"))
    return int(line.split()[1]) * 1024


def main(folder: Path) -> None:
    content = folder / "content"
    shutil.copytree(SMALL_GUIDE, content)
    most = status("VmSize") + MORE_MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    peak, largest = 0, ""
    for kind in KINDS:
        faulthandler.dump_traceback_later(HANG, exit=True)
        sys.stderr.write(f"{kind.name}\n")  # the last one is to blame
        (content / "one" / "alpha.yaml").write_bytes(kind.data)
        problems = Problems()
        if reader := open_guide(content, problems):
            targets = Targets(reader.guide)
            for page in reader.guide.all_pages:
                check_page(reader.guide, reader.read(page, problems), targets, problems)
        if (now := status("VmHWM")) > peak:
            peak, largest = now, kind.name
    sys.stdout.write(json.dumps({"kinds": len(KINDS), "peak": peak, "kind": largest}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
