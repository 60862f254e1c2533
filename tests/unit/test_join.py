"""Joining the client's modules into one script, and refusing what cannot be joined."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from selfcheck.check.second_scorer import node_command
from selfcheck.render.assets import SCRIPTS, published_script
from selfcheck.render.join import JoinError, join

Joined = Callable[..., str]


@pytest.fixture
def joined(tmp_path: Path) -> Joined:
    """Join modules of these texts, by name; the entry is `entry`."""

    def make(**modules: str) -> str:
        for name, text in modules.items():
            (tmp_path / f"{name}.js").write_text(text)
        return join(tmp_path / "entry.js")

    return make


def run(script: str) -> object:
    """What a script leaves in `globalThis.result`."""
    node = node_command()
    assert node, "Node is needed to run what was joined"
    tell = "process.stdout.write(JSON.stringify(globalThis.result ?? null))"
    done = subprocess.run([node, "-e", f'"use strict";{script};{tell}'], capture_output=True, check=True, text=True)
    return json.loads(done.stdout)


def test_a_module_alone(joined: Joined) -> None:
    script = joined(entry="const one = 1;\nglobalThis.result = one;\n")
    assert script == "(() => {\nconst one = 1;\nglobalThis.result = one;\n})();\n"


def test_imports_and_exports_are_gone(joined: Joined) -> None:
    script = joined(
        entry='import { Two, one, three } from "./other.js";\n\nglobalThis.result = [one, new Two().x, three()];\n',
        other="export const one = 1;\nexport class Two {\n  x = 2;\n}\nexport function three() {\n  return 3;\n}\n",
    )
    assert script == (
        "(() => {\nconst one = 1;\nclass Two {\n  x = 2;\n}\nfunction three() {\n  return 3;\n}\n"
        "\n\nglobalThis.result = [one, new Two().x, three()];\n})();\n"
    )
    assert run(script) == [1, 2, 3]


def test_each_module_stands_once_and_after_those_that_it_imports(joined: Joined) -> None:
    script = joined(
        entry='import "./left.js";\nimport { right } from "./right.js";\nglobalThis.result = [...seen, right];\n'
        'import { seen } from "./seen.js";\n',
        left='import { seen } from "./seen.js";\nseen.push("left");\n',
        right='import {\n  seen,\n} from "./seen.js";\nseen.push("right");\nexport const right = seen.length;\n',
        seen='export const seen = ["seen"];\n',
    )
    assert run(script) == ["seen", "left", "right", 3]


def test_words_in_comments_and_in_names_are_no_imports(joined: Joined) -> None:
    body = '/**\n * @type {import("./other.js").Thing}\n import it all\n */\nconst important = "exported";\n'
    assert body in joined(entry=body)


def test_a_joined_script_gives_no_names_away(joined: Joined) -> None:
    script = joined(entry='import { a } from "./other.js";\nlet b = a;\n', other="export const a = 1;\n")
    assert run(f"{script}globalThis.result = [typeof a, typeof b]") == ["undefined", "undefined"]


@pytest.mark.parametrize(
    "form",
    [
        'import other from "./other.js";',
        'import * as other from "./other.js";',
        'import { a as b } from "./other.js";',
        "import { a } from './other.js';",
        'import { a } from "../other.js";',
        'import { a } from "https://example.org/other.js";',
        'import other, { a } from "./other.js";',
        'export { a } from "./other.js";',
        'export * from "./other.js";',
        "export default 1;",
        "export { a };",
        "export let a = 1;",
        "export async function a() {}",
        "export function* a() {}",
        "async function a() {}",
        "function* a() {}",
        "var a = 1;",
        "const { a } = globalThis;",
        "let [a] = [1];",
        "let a, b;",
        "const a = 1,\n  b = 2;",
        'const a = await import("./other.js");',
        "  if (window) import ('./other.js');",
        "const here = import.meta.resolve(name);",
    ],
)
def test_other_forms_are_refused(joined: Joined, form: str) -> None:
    with pytest.raises(JoinError) as refused:
        joined(entry=f"{form}\n", other="export const a = 1;\n")
    told, _, shown = str(refused.value).partition(": ")
    assert told == "entry.js has a form that cannot be joined"
    assert shown
    assert shown in form.splitlines()[0]


def test_one_name_in_two_modules_is_refused(joined: Joined) -> None:
    for form in ("const a = 2;", "let a = 2;", "function a() {}", "class a {}", "export const a = 2;"):
        with pytest.raises(JoinError, match=r"^other\.js and entry\.js both declare a$"):
            joined(entry=f'import {{ b }} from "./other.js";\n{form}\n', other="const a = 1;\nexport const b = a;\n")


def test_a_name_that_is_not_exported_is_refused(joined: Joined) -> None:
    with pytest.raises(JoinError, match=r"^entry\.js imports a, which other\.js does not export$"):
        joined(entry='import { a, b } from "./other.js";\n', other="const a = 1;\nexport const b = a;\n")


def test_a_module_that_is_not_there_is_refused(joined: Joined) -> None:
    with pytest.raises(JoinError, match=r"^there is no module other\.js$"):
        joined(entry='import { a } from "./other.js";\n')


def test_a_circle_is_refused(joined: Joined) -> None:
    with pytest.raises(
        JoinError, match=r"^modules import each other in a circle: entry\.js, one\.js, other\.js, one\.js$"
    ):
        joined(
            entry='import { a } from "./one.js";\n',
            one='import { b } from "./other.js";\nexport const a = () => b;\n',
            other='import { a } from "./one.js";\nexport const b = () => a;\n',
        )


def test_what_the_entry_exports_its_script_exports(joined: Joined) -> None:
    script = joined(
        entry='import { one } from "./other.js";\nexport const two = one + one;\n'
        "export function three() {\n  return 3;\n}\n",
        other="export const one = 1;\n",
    )
    assert script.startswith("export const { three, two } = (() => {\n")
    assert script.endswith("return { three, two };\n})();\n")
    assert run(script.replace("export ", "") + "globalThis.result = [two, three()]") == [2, 3]


def test_a_script_can_be_fetched_by_an_address_that_the_page_gives(joined: Joined) -> None:
    assert "import(address)" in joined(entry="const later = (address) => import(address);\nlater();\n")


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_client_is_published_without_a_word_of_modules(templates: Path, name: str) -> None:
    script = published_script(templates / name).decode()
    assert re.match(r"(export const\{[\w,]+\}=)?\(\(\)=>\{", script)
    assert script.endswith("})()")
    assert not re.search(r"(^|[;}\n])(import|export)\s*[\"'{*]", script.removeprefix("export"))
    assert "Rational" not in script, "long names are made short"
