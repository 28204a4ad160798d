"""A PostgreSQL server of one's own, to be killed: made in a temporary folder where initdb is installed."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.survey_load import servers


@dataclass
class Cluster:
    """A PostgreSQL server of our own, thrown away afterwards."""

    folder: Path
    tools: Path
    port: int
    made: int = 0

    @property
    def address(self) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/bench{self.made}"

    def another(self) -> str:
        self.made += 1
        self.run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", f"bench{self.made}")
        return self.address

    def start(self) -> None:
        settings = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories="
        self.run("pg_ctl", "-D", str(self.folder), "-l", f"{self.folder}.log", "-w", "-o", settings, "start")

    def kill(self) -> None:
        """Every process of it at once, without a warning."""
        first = int((self.folder / "postmaster.pid").read_text().split()[0])
        found = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(first)], capture_output=True, text=True, check=False
        )
        for pid in [first, *map(int, found.stdout.split())]:
            subprocess.run(["kill", "-9", str(pid)], check=False, stderr=subprocess.DEVNULL)
        time.sleep(0.3)
        (self.folder / "postmaster.pid").unlink(missing_ok=True)

    def run(self, tool: str, *words: str) -> None:
        command = [str(self.tools / tool), *words]
        if os.geteuid() == 0:
            command = ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups", *command]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")


def postgres_tools() -> Path | None:
    places = [
        *Path("/usr/lib/postgresql").glob("*/bin"),
        *(Path(one).parent for one in [shutil.which("initdb")] if one),
    ]
    return next(
        (place for place in places if (place / "initdb").exists() and (place / "pg_ctl").exists()), None
    )


@contextmanager
def running_cluster(folder: Path, tools: Path) -> Iterator[Cluster]:
    cluster = Cluster(folder, tools, servers.free_port())
    folder.mkdir()
    if os.geteuid() == 0:
        for place in (folder, *folder.parents):
            if place != Path("/tmp") and str(place).startswith(tempfile.gettempdir()):
                place.chmod(0o755)
        shutil.chown(folder, "postgres", "postgres")
        log = Path(f"{folder}.log")
        log.touch()
        shutil.chown(log, "postgres", "postgres")
    folder.chmod(0o700)
    cluster.run(
        "initdb", "-D", str(folder), "-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8"
    )
    cluster.start()
    try:
        cluster.another()
        yield cluster
    finally:
        cluster.kill()
