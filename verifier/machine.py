"""The machine that a measurement runs on: what it is, how much of it is free, and how busy others keep it."""

from __future__ import annotations

import os
import platform
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

#: Others may use this many processors, and the host may take this share of ours, before a machine counts as busy.
MOST_OTHERS = 0.25
MOST_STOLEN = 0.02
#: Where the system does not count processor time: this load average for each processor.
MOST_LOAD = 0.75


@dataclass(frozen=True, slots=True)
class Clock:
    """A moment, and the processor seconds that the machine has spent since it started; None where the system does not say."""

    wall: float
    used: float | None
    stolen: float | None


@dataclass(frozen=True, slots=True)
class Load:
    """How busy the machine was over some time: processors used by others, share stolen by the host, load average."""

    others: float | None
    stolen: float | None
    average: float
    processors: int

    @property
    def busy(self) -> bool:
        """Whether others disturb what is timed here."""
        if self.others is None or self.stolen is None:
            return self.average > MOST_LOAD * self.processors
        return self.others > MOST_OTHERS or self.stolen > MOST_STOLEN

    def describe(self) -> str:
        """Say it in a few words."""
        if self.others is None or self.stolen is None:
            return f"load average {self.average:.2f} on {self.processors} processors"
        return f"others used {self.others:.2f} of {self.processors} processors, the host took {self.stolen:.0%}"


def clock() -> Clock:
    """Read the clock and the system's count of processor time (Linux's /proc/stat)."""
    fields: list[int] = []
    with suppress(OSError, ValueError, IndexError):
        fields = [int(field) for field in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    if len(fields) < 8 or not any(fields):
        return Clock(time.monotonic(), None, None)
    ticks = os.sysconf("SC_CLK_TCK")
    user, nice, system, _idle, _waiting, irq, softirq, stolen = fields
    return Clock(time.monotonic(), (user + nice + system + irq + softirq) / ticks, stolen / ticks)


def load_between(before: Clock, after: Clock, own: float) -> Load:
    """Return the load between two moments; `own` is the processor seconds that this measurement used itself."""
    average, processors = os.getloadavg()[0], os.cpu_count() or 1
    elapsed = after.wall - before.wall
    if None in (before.used, after.used, before.stolen, after.stolen) or elapsed <= 0:
        return Load(None, None, average, processors)
    used, stolen = after.used - before.used, after.stolen - before.stolen  # type: ignore[operator]
    return Load(max(used - own, 0.0) / elapsed, stolen / elapsed, average, processors)


def observed(seconds: float) -> Load:
    """Stand still for some seconds and return the load that others make meanwhile."""
    before = clock()
    time.sleep(seconds)
    return load_between(before, clock(), 0.0)


def free_memory() -> int:
    """Return the bytes of memory that are free; half of all memory where the system does not say."""
    with suppress(OSError, ValueError, IndexError):
        lines = Path("/proc/meminfo").read_text().splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:"))
    return memory() // 2


def memory() -> int:
    """Return the bytes of memory that the machine has."""
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def processor() -> str:
    """Return the name of the processor, as far as the system tells it."""
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
