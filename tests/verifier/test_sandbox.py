"""The sandbox under attack: what a hostile program sees, reaches and may use, behind each of the two walls."""

from __future__ import annotations

import os
import socket
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from schemas.errors import IsolationError
from verifier import sandbox
from verifier.sandbox import WALLS, Limits, bubblewrap, guest, view
from verifier.sandbox.job import FOLDER, Ran, Wall

pytestmark = pytest.mark.skipif(bool(sandbox.refusal()), reason=f"code cannot be run here: {sandbox.refusal()}")

QUICK = Limits(seconds=20, memory=2**28, folder=2**22, file=2**20, processes=16)


@pytest.fixture(params=WALLS, ids=lambda wall: wall.NAME)
def wall(request: pytest.FixtureRequest) -> Wall:
    found: Wall = request.param
    if found.missing():
        pytest.skip(found.missing())
    return found


def ran(wall: Wall, program: str, limits: Limits = QUICK, **files: bytes) -> Ran:
    return sandbox.run(program.encode(), files, (), limits, wall=wall)


def printed(wall: Wall, program: str) -> list[str]:
    done = ran(wall, program)
    assert done.status == 0, done.stderr.decode()
    return done.stdout.decode().splitlines()


def attempt(*statements: str) -> str:
    """Return a program that prints for each statement whether it was let through."""
    return "import os, pathlib, socket, ctypes, signal\nlibc = ctypes.CDLL(None)\n" + "".join(
        f"try:\n    {statement}\nexcept OSError: print('refused')\nelse: print('done')\n" for statement in statements
    )


def test_a_program_prints_reports_and_reads_what_it_is_given(wall: Wall) -> None:
    done = ran(wall, "import os; print(open('/input/word').read()); os.write(3, b'told')", word=b"hello")
    assert (done.status, done.stdout, done.report, done.stopped) == (0, b"hello\n", b"told", "")


def test_the_machines_files_do_not_exist_inside(wall: Wall, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    places = ["/etc/passwd", "/etc/hostname", "/var", "/home", "/boot", str(tmp_path / "secret"), str(Path(__file__))]
    assert printed(wall, f"import os\nprint([p for p in {places!r} if os.path.exists(p)])") == ["[]"]


def test_the_home_folder_is_not_shown(wall: Wall) -> None:
    home, inside = (
        Path.home(),
        {path.relative_to(Path.home()).parts[0] for path in view.readable() if path.is_relative_to(Path.home())},
    )
    program = f"import os\nprint(os.path.isdir({str(home)!r}) and sorted(os.listdir({str(home)!r})))"
    assert printed(wall, program) in ([str(sorted(inside))], ["False"])


def test_nothing_can_be_written_but_in_its_own_folder(wall: Wall) -> None:
    places = ["/x", "/usr/x", "/dev/x", "/input/x", "/etc/x", f"{sys.prefix}/lib/x", "/proc/sys/kernel/hostname", "/tmp/x"]
    assert printed(wall, attempt(*(f"open({place!r}, 'w').write('x')" for place in places))) == ["refused"] * 7 + ["done"]


def test_secrets_of_the_environment_stay_outside(wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_TOKEN", "a-secret")
    assert "a-secret" not in "".join(printed(wall, "import os; print(dict(os.environ))"))


def test_there_is_no_network(wall: Wall) -> None:
    calls = [
        "socket.create_connection(('127.0.0.1', 80), 2)",
        "socket.socket(socket.AF_INET6)",
        "socket.socket(40, socket.SOCK_STREAM)",
        "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
        "socket.getaddrinfo('example.org', 80)",
    ]
    assert printed(wall, attempt(*calls)) == ["refused"] * 5


def test_sockets_of_this_machine_are_out_of_reach(wall: Wall) -> None:
    name = f"verify-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(f"\0{name}")
        listening.listen()
        assert printed(wall, attempt(f"socket.socket(socket.AF_UNIX).connect('\\0{name}')")) == ["refused"]


def test_the_kernel_is_asked_for_nothing_that_goes_around_the_limits(wall: Wall) -> None:
    asked = ["memfd_create(b'x', 0)", "shmget(0, 4096, 0o1600)", "unshare(0x10000000)", "ptrace(16, 1, 0, 0)", "setuid(0)"]
    program = "import ctypes\nlibc = ctypes.CDLL(None)\n" + "".join(f"print(libc.{call})\n" for call in asked)
    assert printed(wall, program) == ["-1"] * 5


def test_it_is_nobody_and_has_no_capability(wall: Wall) -> None:
    program = "import os\nprint(os.getuid())\nfor line in open('/proc/self/status'):\n    if line[:3] == 'Cap': print(line)"
    user, *capabilities = (line for line in printed(wall, program) if line)
    assert user == "65534"
    assert {line.split()[1] for line in capabilities if not line.startswith(("CapBnd", "CapInh"))} == {"0" * 16}


def test_other_processes_are_out_of_sight(wall: Wall) -> None:
    program = f"import os\nprint(os.path.exists('/proc/{os.getpid()}/cmdline') and os.getppid() != 1)"
    assert printed(wall, program) == ["False"]
    assert printed(wall, attempt("os.kill(-1, signal.SIGKILL)", f"os.kill({os.getpid()}, signal.SIGKILL)")) == ["refused"] * 2


def test_an_endless_loop_is_ended(wall: Wall) -> None:
    assert ran(wall, "while True: pass", replace(QUICK, seconds=1)).stopped == "it took longer than 1 s"


def test_a_program_that_closes_its_pipes_and_stays_is_ended(wall: Wall) -> None:
    started = time.monotonic()
    ran(wall, "import os, time\nfor n in (1, 2, 3): os.close(n)\ntime.sleep(600)", replace(QUICK, seconds=2))
    assert time.monotonic() - started < 60


def test_processes_are_counted(wall: Wall) -> None:
    bomb = "import os, time\nwhile True:\n    try: os.fork()\n    except OSError: time.sleep(600)"
    assert ran(wall, bomb, replace(QUICK, seconds=2)).stopped
    program = (
        "import os, time\nborn = 0\nfor _ in range(40):\n    try:\n        if os.fork() == 0: time.sleep(600)\n        born += 1"
    )
    done = ran(wall, f"{program}\n    except OSError: break\nprint(born)")
    assert int(done.stdout) < 17


def test_what_a_program_leaves_running_ends_with_it(wall: Wall) -> None:
    program = (
        "import os, time\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0: time.sleep(600)\n    os._exit(0)\nprint(1)"
    )
    assert ran(wall, program).stdout == b"1\n"


def test_memory_is_limited_in_one_process_and_in_all_together(wall: Wall) -> None:
    hoard = "held = [bytearray(2**20) for _ in range(600)]\nimport time; time.sleep(600)"
    assert "GiB of memory" in ran(wall, hoard).stopped
    many = f"import os\nfor _ in range(3): os.fork()\n{hoard.replace('600)]', '60)]')}"
    assert "GiB of memory" in ran(wall, many).stopped
    assert b"MemoryError" in ran(wall, "bytearray(2**40)").stderr


def test_files_are_limited_one_by_one_and_together(wall: Wall) -> None:
    writes = [f"open('/tmp/{n}', 'wb').write(bytes({size}))" for n, size in enumerate([2**21, 2**20, 2**20, 2**20, 2**20])]
    assert printed(wall, attempt(*writes)) == ["refused", "done", "done", "done", "refused"]
    assert printed(
        wall, "import os\nfor n in range(400):\n    try: os.open('/dev/null', 0)\n    except OSError: break\nprint(n < 256)"
    ) == ["True"]


@pytest.mark.parametrize("to", [1, 2, 3])
def test_output_is_limited(wall: Wall, to: int) -> None:
    done = ran(wall, f"import os\nwhile True: os.write({to}, b'x' * 4096)", replace(QUICK, output=2**20))
    assert done.stopped == "it printed more than 1 MiB"
    assert max(len(done.stdout), len(done.stderr), len(done.report)) == 2**20


def test_a_wall_that_cannot_be_built_runs_nothing(wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "readable", lambda: [Path("/does/not/exist")])
    done = ran(wall, "print('inside')")
    assert done.status != 0
    assert done.stdout == b""
    assert b"exist" in done.stderr


def test_where_no_wall_stands_the_reason_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for cached in (sandbox._working, sandbox._refusals):
        cached.cache_clear()
    monkeypatch.setattr(sys, "platform", "darwin")
    try:
        assert "Linux alone" in sandbox.refusal()
        with pytest.raises(IsolationError, match="no sandbox"):
            sandbox.run(b"", {}, (), QUICK)
    finally:
        for cached in (sandbox._working, sandbox._refusals):
            cached.cache_clear()


def test_an_interpreter_in_a_folder_that_holds_the_home_folder_is_not_shown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "lib" / "user").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "lib" / "user"))
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert "holds the home folder" in view.danger()


def test_the_filter_knows_the_same_calls_on_every_processor() -> None:
    names = [set(calls) for _, calls in guest.CALLS.values()]
    assert all(one == names[0] for one in names)
    assert all(len(guest._program(machine, calls)) % 8 == 0 for machine, calls in guest.CALLS.values())


def test_an_interpreter_in_the_folder_of_the_guest_is_still_seen() -> None:
    inside = Path(FOLDER, "checkout", "bin")
    arguments = bubblewrap.command([inside], Path("/elsewhere"), Limits())
    assert arguments.index("--tmpfs", arguments.index(str(Limits().folder))) < arguments.index(str(inside))
    assert FOLDER not in [arguments[at + 1] for at, word in enumerate(arguments) if word == "--dir"]
