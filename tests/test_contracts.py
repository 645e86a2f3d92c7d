"""What keeps the house standing: registries, contracts of import, what the wheel holds, what a light run may load."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from claims import EXTRACTORS
from claims.readers import READERS
from reports import FORMATS, SUFFIXES
from reports.properties import render_markdown
from schemas.property import PROPERTIES
from schemas.rule import RULES
from verifier.consistency import copied, declaration, emphasis, licensing
from verifier.probes import ANSWERED, PROBES
from verifier.suppression import UNKNOWN, UNUSED

ROOT = Path(__file__).resolve().parents[1]
LINT = [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"]


def _run(*command: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_every_probe_answers_known_properties_at_a_known_cost() -> None:
    for probe in PROBES:
        assert probe.ANSWERS
        assert set(PROPERTIES) >= probe.ANSWERS
        assert 0 <= probe.COST <= 9
        assert callable(probe.measure)


def test_every_property_that_no_probe_answers_says_that_it_stays_unchecked() -> None:
    unanswered = set(PROPERTIES) - ANSWERED - {"comparison"}
    assert {name for name in unanswered if "unchecked" not in PROPERTIES[name].found} == set()


def test_every_property_has_a_documented_way_of_finding_out() -> None:
    page = (ROOT / "docs" / "properties.md").read_text("utf-8")
    for name, entry in PROPERTIES.items():
        section = page.split(f"## {name}\n", 1)[1].split("\n## ", 1)[0]
        assert f"Found out: {entry.found[0].upper()}{entry.found[1:]}." in section, name
        assert len(entry.found.split()) >= 4, name


def test_every_format_has_a_golden() -> None:
    assert list(SUFFIXES) == list(FORMATS)
    for name in FORMATS:
        assert (ROOT / "tests" / "goldens" / f"report{SUFFIXES[name]}").is_file(), name


def test_every_rule_that_a_remark_is_made_with_has_a_page() -> None:
    sources = "\n".join(path.read_text("utf-8") for room in ("claims", "verifier") for path in (ROOT / room).rglob("*.py"))
    named = set(re.findall(r'\bRemark\(\s*"([a-z-]+)"', sources))
    assert {"encoding", "headline-model", "unread"} <= named
    at_odds = {emphasis.RULE, copied.RULE, licensing.FILE, licensing.BASE, *declaration.RULES.values()}
    assert named | at_odds | {UNUSED, UNKNOWN, "model-index", "eval-results"} == set(RULES)


@pytest.mark.parametrize(("folder", "registry"), [("claims/readers", READERS)])
def test_every_reader_is_registered_under_its_kind(folder: str, registry: dict[str, object]) -> None:
    assert set(registry) == {"markdown", "text", "html", "restructuredtext", "notebook", "yaml"}


def test_every_extractor_is_a_module_of_claims() -> None:
    assert EXTRACTORS
    for extractor in EXTRACTORS:
        assert callable(extractor.extract)


def test_the_page_of_properties_is_the_catalogue() -> None:
    assert (ROOT / "docs" / "properties.md").read_text("utf-8") == render_markdown() + "\n"


def test_imports_flow_one_way() -> None:
    done = _run(*LINT)
    assert done.returncode == 0, done.stdout


def test_a_planted_violation_breaks_the_contract(tmp_path: Path) -> None:
    for room in ("claims", "reports", "schemas", "verifier", "pyproject.toml"):
        source = ROOT / room
        done = _run("cp", "-r", str(source), str(tmp_path / room))
        assert done.returncode == 0
    with (tmp_path / "claims" / "quantities" / "numbers.py").open("a") as module:
        module.write("\nimport verifier.judge\n")
    done = _run(*LINT, cwd=tmp_path)
    assert done.returncode == 1
    assert "claims.quantities.numbers" in done.stdout


@pytest.mark.parametrize(
    "command",
    [
        ["card", "distilroberta-base", "--offline", "--no-speed"],
        ["extract", "README.md"],
        ["properties"],
        ["measure", "roberta-base", "--offline"],
    ],
)
def test_structure_is_answered_without_a_model_library(command: list[str]) -> None:
    program = (
        "import sys; from verifier import cli; sys.argv = ['verify', *sys.argv[1:]]\n"
        "try: cli.main()\n"
        "except SystemExit: pass\n"
        "print('LOADED', {'torch', 'transformers', 'numpy', 'huggingface_hub'} & set(sys.modules), file=sys.stderr)"
    )
    done = _run(sys.executable, "-c", program, *command)
    assert "LOADED set()" in done.stderr, done.stderr


def test_to_import_the_command_compiles_hardly_any_expression_of_the_grammars() -> None:
    program = (
        "import inspect, re; compiled, by = re.compile, []\n"
        "def counted(*words, **flags):\n"
        "    by.append(inspect.currentframe().f_back.f_globals['__name__'])\n"
        "    return compiled(*words, **flags)\n"
        "re.compile = counted\n"
        "from verifier import batch, cli\n"
        "print(sum(one.startswith('claims.') for one in by))"
    )
    done = _run(sys.executable, "-c", program)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 20


def test_the_wheel_holds_the_four_rooms_and_nothing_else(tmp_path: Path) -> None:
    done = _run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-q", "-w", str(tmp_path), str(ROOT))
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {"reports/html/style.css", "reports/html/script.js"} <= set(names)
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"claims", "reports", "schemas", "verifier"}
