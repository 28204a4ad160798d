"""Servers to be measured: ours as it is started everywhere, and the bare peer; on a disk that may be made slower."""

import http
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SLOW_DISK = """#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>
#include <stdlib.h>
static void wait_a_little(void) {
  struct timespec t = {0, atol(getenv("SYNC_DELAY_US")) * 1000};
  nanosleep(&t, 0);
}
int fsync(int f) { wait_a_little(); return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(f); }
int fdatasync(int f) { wait_a_little(); return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(f); }
"""
FILLING = """
import json, sys
import django
django.setup()
from bench.survey_load.filling import filled
print(json.dumps(filled(int(sys.argv[1]))))
"""


@dataclass(frozen=True)
class Ground:
    """A filled system. token, drawer: of the visitors' survey; card_token, card_drawer, codes: of the staff's."""

    folder: Path
    database: str
    token: str
    drawer: int
    card_token: str
    card_drawer: int
    codes: list[str]

    @property
    def environment(self) -> dict[str, str]:
        return environment_of(self.folder, self.database)


def environment_of(folder: Path, database: str) -> dict[str, str]:
    return os.environ | {
        "PRONGSAI_STATE": str(folder),
        "DJANGO_SETTINGS_MODULE": "prongsai.config.settings.dev",
        "PRONGSAI_DATABASE_URL": database,
        "PRONGSAI_PROXIES": "1",
    }


def ground(folder: Path, *, codes: int, database: str = "") -> Ground:
    """A demo office with two open surveys, and as many cards. database: a PostgreSQL address, else files in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-c", FILLING, str(codes)],
        env=environment_of(folder, database),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return Ground(folder, database, **json.loads(done.stdout.splitlines()[-1]))


def slow_disk(folder: Path) -> str:
    """A library that makes each sync slower by SYNC_DELAY_US; "" where there is no C compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        return ""
    (folder / "slow.c").write_text(SLOW_DISK)
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-o", str(folder / "slow.so"), str(folder / "slow.c"), "-ldl"],
        check=True,
    )
    return str(folder / "slow.so")


def slowed(library: str, milliseconds: int) -> dict[str, str]:
    return {"LD_PRELOAD": library, "SYNC_DELAY_US": str(milliseconds * 1000)} if milliseconds else {}


@contextmanager
def ours(on: Ground, more: dict[str, str] | None = None) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    port = free_port()
    command = [sys.executable, "-m", "prongsai.config.cli", "serve", "--port", str(port)]
    with _running(command, on.environment | (more or {}), port) as process:
        _answers(port, f"/s/{on.token}/")
        yield process, port


@contextmanager
def the_peer(
    folder: Path, more: dict[str, str] | None = None
) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", "bench.survey_load.peer:app", "--port", str(port)]
    environment = os.environ | {"BENCH_PEER": str(folder)} | (more or {})
    with _running([*command, "--no-access-log", "--log-level", "error"], environment, port) as process:
        yield process, port


def _answers(port: int, address: str) -> None:
    """Come back when the program behind the port has answered once, and so has started."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    line.request("GET", address)
    answer = line.getresponse()
    answer.read()
    line.close()
    if answer.status != http.HTTPStatus.OK:
        raise RuntimeError(f"{address} is answered with {answer.status}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def kill(process: "subprocess.Popen[bytes]") -> None:
    """The whole group at once, without a warning."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def _running(
    command: list[str], environment: dict[str, str], port: int
) -> Iterator["subprocess.Popen[bytes]"]:
    process = subprocess.Popen(
        command,
        env=environment,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if process.poll() is not None:
                raise RuntimeError("the server did not start")
            time.sleep(0.1)
        yield process
    finally:
        if process.poll() is None:
            kill(process)
