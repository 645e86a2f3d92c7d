"""`verify baseline`: write down the wrong claims that there are, so that only new ones fail."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from schemas.errors import VerifierError
from schemas.evidence import Settings
from verifier import streams
from verifier.cli.checking import checked, wished
from verifier.cli.delivery import complain, write
from verifier.cli.options import Config, Jobs, NoConfig, NoSpeed, Offline, SetBudget, SetDevice


def baseline(
    targets: Annotated[
        list[str] | None, typer.Argument(help="As of verify card, or of verify article.", show_default=False)
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Where it goes (default: .verify-baseline.json).")] = None,
    article: Annotated[bool, typer.Option("--article", help="The targets are articles, not model cards.")] = False,
    offline: Offline = False,
    device: SetDevice = None,
    no_speed: NoSpeed = False,
    budget: SetBudget = None,
    jobs: Jobs = 0,
    config: Config = None,
    no_config: NoConfig = False,
) -> None:
    """Write down the wrong claims of documents, so that only new ones fail."""
    from verifier import batch
    from verifier.baseline import forgotten, record, require_replaceable

    wishes = wished(Settings(not no_speed, offline=offline), device, budget, None, config, no_config=no_config)
    path = output or batch.baseline_path(wishes.config)
    require_replaceable(path)
    found = checked(targets or (), replace(wishes, baseline=""), jobs, of_card=not article)
    broken = [one.error for one in found if one.error]
    for error in broken:
        complain(error)
    if broken:
        raise VerifierError("no baseline is written: not every document could be checked", "mend those, or leave them out")
    reports = [one.report for one in found]
    text, lost = record(reports, path), forgotten(reports, path)
    write(path, text)
    count = len(json.loads(text)["claims"])
    streams.complain(f"{path}: {count} known wrong claim{'' if count == 1 else 's'}\n")
    if lost:
        streams.complain(f"note: {lost} of other documents are known no more; name all documents at once to keep them\n")
