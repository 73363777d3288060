"""What the README and the guides tell somebody to type, open or set is there."""

import re
import shlex
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
import typer
from typer.core import TyperGroup

from bot.__main__ import shell
from bot.settings import PROJECT, Settings

GUIDES = [PROJECT / "README.md", *sorted((PROJECT / "docs").glob("*.md"))]
SAID = re.compile(r"(?:^|`|siarkim )(?:\.venv/bin/)?siarkim ([a-z][^`#\n]*)", re.MULTILINE)
SETTING = re.compile(r"`([A-Z][A-Z_]{5,})\b(?:=[^`]*)?`")
FILE = re.compile(r"(?<![\w/.])(?:deploy|docs|services|tests|bot|data|domain|handlers|scheduler)/[\w./-]*\w")
OTHERS = {"POSTGRES_PASSWORD", "ALAMAT"}
"""What is set for Docker, and where the code comes from."""


def texts() -> Iterator[tuple[str, str]]:
    for guide in GUIDES:
        yield guide.name, guide.read_text(encoding="utf-8")


def commands() -> list[str]:
    found = {match[1].strip(" .,;:") for _, text in texts() for match in SAID.finditer(text)}
    return sorted(each for each in found if "…" not in each.split()[0])


def _walked(group: Any, words: Sequence[str]) -> Iterator[Any]:
    """From a group of verbs to the verb, or the group, that is meant."""
    found = group.commands[words[0]]
    yield found
    if isinstance(found, TyperGroup) and words[1:]:
        yield from _walked(found, words[1:])


@pytest.fixture(scope="module")
def verbs() -> TyperGroup:
    root = typer.main.get_command(shell(Settings(_env_file=None)))
    assert isinstance(root, TyperGroup)
    return root


@pytest.mark.parametrize("line", commands())
def test_every_command_that_is_named_exists_with_its_options(verbs: TyperGroup, line: str) -> None:
    *_, last = _walked(verbs, shlex.split(line))
    known = {option for each in last.params for option in each.opts}
    assert set(re.findall(r"(?<!\S)--\w[\w-]*", line)) <= known


def test_every_setting_that_is_named_exists() -> None:
    known = {name.upper() for name in Settings.model_fields} | OTHERS
    named = {(name, setting) for name, text in texts() for setting in SETTING.findall(text)}
    assert {each for each in named if each[1] not in known} == set()


def test_every_file_that_is_named_exists() -> None:
    named = {(name, path) for name, text in texts() for path in FILE.findall(text)}
    assert {each for each in named if not list(PROJECT.glob(f"{each[1]}*"))} == set()
