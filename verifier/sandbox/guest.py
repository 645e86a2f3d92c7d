"""Inside the sandbox: puts up the inner wall, then runs the program beside it. A file of its own, on the standard library alone.

Called with the number of the file descriptor to report to, the limits as JSON, and the program's own arguments.
"""

from __future__ import annotations

import ctypes
import json
import os
import runpy
import struct
import sys

_NOBODY = 65534
_NO_NEW_PRIVILEGES, _SET_FILTER, _FILTER_MODE = 38, 22, 2
_REPORT = 3

#: System calls that a program is refused, by processor: what reaches around the limits of memory (files and segments that belong
#: to no process), into other processes, the kernel, or a namespace of its own. Numbers from the kernel's tables.
CALLS: dict[str, tuple[int, dict[str, int]]] = {
    "x86_64": (
        0xC000003E,
        {
            "socket": 41, "clone": 56, "shmget": 29, "semget": 64, "msgget": 68, "ptrace": 101, "pivot_root": 155, "mount": 165,
            "umount2": 166, "init_module": 175, "add_key": 248, "request_key": 249, "keyctl": 250, "unshare": 272,
            "perf_event_open": 298, "open_by_handle_at": 304, "setns": 308, "process_vm_readv": 310, "process_vm_writev": 311,
            "finit_module": 313, "memfd_create": 319, "bpf": 321, "userfaultfd": 323, "mq_open": 240,
        },
    ),
    "aarch64": (
        0xC00000B7,
        {
            "socket": 198, "clone": 220, "shmget": 194, "semget": 190, "msgget": 186, "ptrace": 117, "pivot_root": 41, "mount": 40,
            "umount2": 39, "init_module": 105, "add_key": 217, "request_key": 218, "keyctl": 219, "unshare": 97,
            "perf_event_open": 241, "open_by_handle_at": 265, "setns": 268, "process_vm_readv": 270, "process_vm_writev": 271,
            "finit_module": 273, "memfd_create": 279, "bpf": 280, "userfaultfd": 282, "mq_open": 180,
        },
    ),
}  # fmt: skip
#: Newer calls, which every processor numbers alike: io_uring, another way to mount, secret memory.
_EVERYWHERE = (425, 426, 427, 428, 429, 430, 431, 432, 433, 442, 447)
#: This newer form of `clone` cannot be looked into; libraries that are told it does not exist use the old one.
_CLONE3 = 435
_NEW_NAMESPACES = 0x7E020000
_UNIX = 1
_REFUSE, _ALLOW, _ABSENT, _KILL = 0x00050001, 0x7FFF0000, 0x00050026, 0x80000000


def main() -> None:
    """Shut the door from inside and run the program."""
    limits = json.loads(sys.argv[2])
    _keep_report(int(sys.argv[1]))
    _drop_root()
    _limit(limits)
    _filter_calls()
    folder = os.path.dirname(os.path.abspath(__file__))
    sys.argv[:] = [f"{folder}/program.py", *sys.argv[3:]]
    runpy.run_path(sys.argv[0], run_name="__main__")


def _keep_report(number: int) -> None:
    """Move the pipe for the report to where programs look for it."""
    if number != _REPORT:
        os.dup2(number, _REPORT)
        os.close(number)


def _drop_root() -> None:
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(_NOBODY, _NOBODY, _NOBODY)
        os.setresuid(_NOBODY, _NOBODY, _NOBODY)


def _limit(limits: dict[str, float]) -> None:
    import resource  # missing where there is no sandbox either

    values = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: limits["file"],
        resource.RLIMIT_NOFILE: limits["open_files"],
        resource.RLIMIT_AS: limits["address_space"],
        resource.RLIMIT_NPROC: limits["processes"],
        resource.RLIMIT_CPU: limits["seconds"] * (os.cpu_count() or 1) + 1,
        resource.RLIMIT_MEMLOCK: 0,
        resource.RLIMIT_MSGQUEUE: 0,
    }
    for number, value in values.items():
        hard = resource.getrlimit(number)[1]
        lowest = int(value) if hard == resource.RLIM_INFINITY else min(int(value), hard)
        resource.setrlimit(number, (lowest, lowest))


def _filter_calls() -> None:
    """Refuse system calls from here on, in this process and all it starts. Raises OSError where the kernel does not do it."""
    machine, calls = CALLS[os.uname().machine]
    program = _program(machine, calls)
    code = ctypes.create_string_buffer(program, len(program))
    whole = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(code)))
    libc = ctypes.CDLL(None, use_errno=True)
    for option, argument, pointer in ((_NO_NEW_PRIVILEGES, 1, 0), (_SET_FILTER, _FILTER_MODE, ctypes.addressof(whole))):
        if libc.prctl(option, ctypes.c_ulong(argument), ctypes.c_ulong(pointer), ctypes.c_ulong(0), ctypes.c_ulong(0)):
            raise OSError(ctypes.get_errno(), "the filter of system calls is refused")


def _program(machine: int, calls: dict[str, int]) -> bytes:
    """Return the filter as the kernel's BPF reads it: 8 bytes an instruction; a jump counts the instructions that it leaves out."""
    load, equal, above, any_bit, give = 0x20, 0x15, 0x35, 0x45, 0x06
    number, processor, first = 0, 4, 16
    refused = [call for name, call in calls.items() if name not in ("socket", "clone")] + list(_EVERYWHERE)
    rows: list[tuple[int, int, int, int]] = [
        (load, 0, 0, processor),
        (equal, 1, 0, machine),
        (give, 0, 0, _KILL),
        (load, 0, 0, number),
        (above, 0, 1, 0x40000000),  # the other numbering of x86-64
        (give, 0, 0, _REFUSE),
        (equal, 0, 1, _CLONE3),
        (give, 0, 0, _ABSENT),
        *(row for call in refused for row in ((equal, 0, 1, call), (give, 0, 0, _REFUSE))),
        *((equal, 0, 4, calls["socket"]), (load, 0, 0, first), (equal, 1, 0, _UNIX), (give, 0, 0, _REFUSE), (give, 0, 0, _ALLOW)),
        *((equal, 0, 3, calls["clone"]), (load, 0, 0, first), (any_bit, 0, 1, _NEW_NAMESPACES), (give, 0, 0, _REFUSE)),
        (give, 0, 0, _ALLOW),
    ]
    return b"".join(struct.pack("HBBI", *row) for row in rows)


if __name__ == "__main__":
    main()
