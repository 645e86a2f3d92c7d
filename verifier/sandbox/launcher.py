"""Builds the outer wall and runs a command behind it; a script of its own on the standard library alone, run by its path.

`launcher.py PLAN -- COMMAND…`: PLAN is JSON with `binds` (source, place: shown read only), `links` (target, place) and `folder`
(place, bytes: the one that can be written to). The first process in the new namespace of processes builds the wall, and stays as
the one that orphans fall to; the command is its child. When it or one of those that wait for it outside ends, the kernel ends all.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import struct
import sys
from typing import Any, NoReturn

_NOBODY = 65534
#: New namespaces of mounts, control groups, host names, messages, users, processes and networks.
_NEW_ALL = 0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x10000000 | 0x20000000 | 0x40000000
_READ_ONLY, _NO_SUID, _NO_DEVICES, _REMOUNT, _BIND, _RECURSIVE, _PRIVATE = 1, 2, 4, 32, 4096, 16384, 1 << 18
_DETACH, _DIE_WITH_PARENT = 2, 1
_MOUNT_SETATTR, _AT_FDCWD, _AT_RECURSIVE = 442, -100, 0x8000
_DEVICES = ("null", "zero", "full", "random", "urandom")
_SHARED_MEMORY = 16 * 2**20
_FAILED = 125
_STAGE = "/tmp"  # noqa: S108 - only a place to mount on, in a namespace of mounts that nobody else sees

_libc = ctypes.CDLL(None, use_errno=True)


def main() -> None:
    """Run the command and end as it ends; 125 where the wall cannot be built."""
    plan, command = json.loads(sys.argv[1]), sys.argv[3:]
    _die_with_parent()
    told, mapped = os.pipe(), os.pipe()
    first = os.fork()
    if first == 0:
        _inside(plan, command, told[1], mapped[0])
    os.close(told[1])
    if os.read(told[0], 1):
        _map_users(first)
        os.write(mapped[1], b"1")
    os._exit(_ended(os.waitpid(first, 0)[1]))


def _inside(plan: dict[str, Any], command: list[str], told: int, mapped: int) -> NoReturn:
    try:
        _check(_libc.unshare(_NEW_ALL), "namespaces")
        _die_with_parent()
        os.write(told, b"1")
        if not os.read(mapped, 1):
            raise OSError("users could not be mapped")
        first = os.fork()
        if first == 0:
            _build(plan)
            _serve(command)
        os._exit(_ended(os.waitpid(first, 0)[1]))
    except (OSError, ValueError) as error:
        print(f"sandbox: {error}", file=sys.stderr, flush=True)
        os._exit(_FAILED)


def _map_users(pid: int) -> None:
    """Let the user inside be nobody. Root stays root until the command gives that up: only a user can be limited."""
    if os.geteuid() == 0:
        users = groups = f"0 0 1\n{_NOBODY} {_NOBODY} 1"
    else:
        users, groups = f"{_NOBODY} {os.geteuid()} 1", f"{_NOBODY} {os.getegid()} 1"
        _write(f"/proc/{pid}/setgroups", "deny")
    _write(f"/proc/{pid}/uid_map", users)
    _write(f"/proc/{pid}/gid_map", groups)


def _build(plan: dict[str, Any]) -> None:
    """Build the new root in memory, and leave the old one for good. Raises OSError where the kernel refuses a step."""
    _die_with_parent()
    _mount("none", "/", "", _RECURSIVE | _PRIVATE)
    _mount("tmpfs", _STAGE, "tmpfs", _NO_SUID | _NO_DEVICES, "mode=755,size=1m")
    os.mkdir(f"{_STAGE}/old")
    _pivot(_STAGE, f"{_STAGE}/old")
    os.mkdir("/new")
    _mount("tmpfs", "/new", "tmpfs", _NO_SUID | _NO_DEVICES, "mode=755,size=1m")
    folder, size = plan["folder"]
    _room(folder, size)  # first, as the interpreter itself may lie in there
    for source, place in plan["binds"]:
        _show(f"/old{source}", f"/new{place}")
    for target, place in plan["links"]:
        os.symlink(target, f"/new{place}")
    _add_system()
    os.chdir("/new")
    _pivot(".", ".")
    _check(_libc.umount2(b".", _DETACH), "leaving the old root")
    _mount("none", "/", "", _BIND | _REMOUNT | _READ_ONLY | _NO_SUID | _NO_DEVICES)
    _check(_libc.sethostname(b"sandbox", 7), "host name")
    os.chdir(folder)


def _add_system() -> None:
    """Add the devices that read and write nothing of this machine, shared memory, and the processes inside."""
    os.mkdir("/new/dev")
    for name in _DEVICES:
        _show(f"/old/dev/{name}", f"/new/dev/{name}", devices=True)
    _room("/dev/shm", _SHARED_MEMORY)  # noqa: S108 - inside the sandbox
    os.mkdir("/new/proc")
    # Containers often hide parts of /proc, and the kernel then allows no fresh one: programs do without.
    _libc.mount(b"proc", b"/new/proc", b"proc", _NO_SUID | _NO_DEVICES, None)


def _room(place: str, size: int) -> None:
    """Make a folder to write to, so many bytes of memory in all."""
    os.makedirs(f"/new{place}")
    _mount("tmpfs", f"/new{place}", "tmpfs", _NO_SUID | _NO_DEVICES, f"mode=1777,size={size},nr_inodes=8192")


def _show(source: str, place: str, *, devices: bool = False) -> None:
    """Show a file or folder with all that is mounted in it, for reading alone; a device can be written to."""
    if os.path.isdir(source):
        os.makedirs(place, exist_ok=True)
    else:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        os.close(os.open(place, os.O_CREAT | os.O_WRONLY, 0o644))
    _mount(source, place, "", _BIND | _RECURSIVE)
    if not devices:
        flags = struct.pack("QQQQ", _READ_ONLY | _NO_SUID | _NO_DEVICES, 0, 0, 0)
        done = _libc.syscall(_MOUNT_SETATTR, _AT_FDCWD, place.encode(), _AT_RECURSIVE, flags, len(flags))
        _check(done, "mounting for reading alone needs Linux 5.12")


def _serve(command: list[str]) -> NoReturn:
    """Run the command as a child, and end with it, whatever else still runs."""
    child = os.fork()
    if child == 0:
        os.execv(command[0], command)  # noqa: S606 - that is what it is for
    while True:
        pid, status = os.wait()
        if pid == child:
            os._exit(_ended(status))


def _ended(status: int) -> int:
    return 128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def _die_with_parent() -> None:
    _check(_libc.prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0), "prctl")


def _mount(source: str, place: str, kind: str, flags: int, options: str = "") -> None:
    done = _libc.mount(source.encode(), place.encode(), kind.encode(), ctypes.c_ulong(flags), options.encode())
    _check(done, f"mount {place}")


def _pivot(root: str, old: str) -> None:
    _check(_libc.pivot_root(root.encode(), old.encode()), "pivot_root")
    if root != ".":
        os.chdir("/")


def _write(path: str, text: str) -> None:
    # The kernel takes such a file in one piece.
    number = os.open(path, os.O_WRONLY)
    try:
        os.write(number, text.encode())
    finally:
        os.close(number)


def _check(result: int, what: str) -> None:
    if result:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


if __name__ == "__main__":
    main()
