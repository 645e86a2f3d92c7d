"""Write the goldens anew: `python -m tests.goldens.update`. Read the difference before it is committed."""

from __future__ import annotations

from pathlib import Path

from reports import FORMATS, SUFFIXES
from tests.goldens import sample

HERE = Path(__file__).parent
REPORTS = {"report": sample.report, "measure": sample.measurement}


def rendered() -> dict[str, str]:
    """Return what each golden file should hold, by its name."""
    return {f"{name}{SUFFIXES[form]}": FORMATS[form].render(build()) + "\n" for name, build in REPORTS.items() for form in FORMATS}


def main() -> None:
    """Write every golden file."""
    for name, text in rendered().items():
        (HERE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
