"""The text in our nodes is the text that PyYAML reads when it is told to convert nothing."""

from __future__ import annotations

import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reading import Plain, plain, read_yaml

compared = settings(derandomize=True, max_examples=120)

texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\ufeff"), max_size=30
) | st.sampled_from(["no", "12:30", "014", "~", "null", "<<", "=", "2024-01-01", "a: b", "- a", "# a", "'", '"', " a "])
keys = st.text(st.sampled_from("abcdeé äß-_:'\"#?!&*%0"), min_size=1, max_size=8).filter(lambda key: key != "<<")
trees = st.recursive(
    texts, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=12
)


@compared
@given(
    tree=trees,
    style=st.sampled_from([None, "'", '"', "|", ">"]),
    braces=st.sampled_from([True, False, None]),
    width=st.sampled_from([10, 80, 1_000]),
    ascii=st.booleans(),
    line_end=st.sampled_from(["\n", "\r\n"]),
)
def test_what_pyyaml_writes(
    tree: Plain, style: str | None, braces: bool | None, width: int, ascii: bool, line_end: str
) -> None:
    text = yaml.dump(
        tree,
        Dumper=PlainDumper,
        default_style=style,
        default_flow_style=braces,
        width=width,
        allow_unicode=not ascii,
        line_break=line_end,
        sort_keys=False,
    )
    # PyYAML itself does not read all that it writes.
    expected = readable(text, yaml.BaseLoader)
    assume(expected is not None)
    node, problems = read_yaml(text)
    assert problems == []
    assert plain(node) == expected


class PlainDumper(yaml.SafeDumper):
    """Writes no aliases and no tags: every text may be written as it is, also one that looks like a number."""

    def ignore_aliases(self, data: object) -> bool:
        return True


PlainDumper.yaml_implicit_resolvers = {}

PIECES = [
    *"[]{}'\"#\t\n\u2028\x85äa-:,?|> ",
    *(
        ": ",
        "  ",
        "- ",
        ", ",
        "? ",
        "\r\n",
        "\n  ",
        "\n- ",
        "|\n",
        ">-\n",
        "|2-\n",
        "''",
        '""',
        "~",
        "a: b",
        "\\n",
        "\\",
    ),
    *("---\n", "...\n", "# a\n", "%YAML 1.1\n", "a:", "key: ", "\n    ", "[a, ", "{a: ", "]", "}", "\n"),
]


LINES = [
    f"{indentation}{start}{value}"
    for indentation in ("", "  ")
    for start in ("a: ", "b: ", "- ")
    for value in ("", "c", "|")
]


@compared
@given(
    text=st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join)
    | st.lists(st.sampled_from(LINES) | st.sampled_from(PIECES), min_size=1, max_size=6).map("\n".join)
)
def test_what_nobody_would_write(text: str) -> None:
    expected = readable(text, yaml.CBaseLoader)
    node, problems = read_yaml(text)
    if expected is None:
        assert problems
    else:
        assert problems == []
        assert plain(node) == expected


class _NotPlainError(Exception):
    """There is a key that is no text, is hidden, or is there twice."""


def readable(text: str, loader: type[yaml.BaseLoader | yaml.CBaseLoader]) -> Plain | None:
    """What PyYAML reads of one document with plain keys, each once; None when it is anything else."""
    try:
        node = yaml.compose(text, Loader=loader)
        return plainly(node) if node else None
    except (yaml.YAMLError, _NotPlainError):
        return None


def plainly(node: yaml.Node) -> Plain:
    """A node of PyYAML without its places."""
    if isinstance(node, yaml.SequenceNode):
        return [plainly(item) for item in node.value]
    if not isinstance(node, yaml.MappingNode):
        return node.value
    read: dict[str, Plain] = {}
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if not name or not name.isprintable() or name == "<<" or name in read:
            raise _NotPlainError
        read[name] = plainly(value)
    return read
