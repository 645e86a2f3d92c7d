"""Write the goldens anew: `python -m tests.goldens.update`. Read the difference before it is committed."""

from __future__ import annotations

import json
from pathlib import Path

from reports import FORMATS, SUFFIXES
from tests.goldens import sample

HERE = Path(__file__).parent
REPORTS = {"report": sample.report, "measure": sample.measurement}


def rendered() -> dict[str, str]:
    """Return what each golden file should hold, by its name."""
    return {
        f"{name}{SUFFIXES[form]}": _settled(form, FORMATS[form].render(build())) + "\n"
        for name, build in REPORTS.items()
        for form in FORMATS
    }


def _settled(form: str, text: str) -> str:
    """Return a report without texts of the catalogue of properties: that has tests of its own, and changes for its own reasons."""
    if form != "sarif":
        return text
    log = json.loads(text)
    for rule in log["runs"][0]["tool"]["driver"]["rules"]:
        rule["help"] = rule["fullDescription"] = "…"
    return json.dumps(log, ensure_ascii=False, indent=2)


def main() -> None:
    """Write every golden file."""
    for name, text in rendered().items():
        (HERE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
