"""Runs PostgreSQL, the nodes and the proxy as processes of this machine, in a temporary folder that is removed afterwards.

Needs Linux, Python 3.9, a JDK 17, a PostgreSQL 13 or later with its server's programs, HAProxy, and the jar (mvn package
-DskipTests). The first run makes a county, which takes two minutes; the others copy it.
"""

import contextlib
import glob
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

import work

ROOT = pathlib.Path(__file__).parents[2]
PASSWORD = "faults-only-1"
AS_POSTGRES = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.geteuid() == 0 else []
PORTS = int(os.environ.get("DUDAO_FAULTS_PORT", "18080"))  # this one and the nine above it
UNITS = sorted(work.leaders())


def need(what, found):
    if not found:
        sys.exit(f"Needs {what}, which is not here.")
    return found


PG_BIN = need("PostgreSQL's server programs (or PG_BIN, their folder)", os.environ.get("PG_BIN") or next(
    reversed(sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[4]))), None))
HAPROXY = need("haproxy", os.environ.get("HAPROXY") or shutil.which("haproxy", path=os.environ["PATH"] + ":/usr/sbin"))
JAR = need("the jar: mvn -DskipTests package", os.environ.get("DUDAO_JAR") or next(
    iter(sorted(map(str, (ROOT / "target").glob("dudao-*.jar")))), None))
NEXT_JAR = os.environ.get("DUDAO_NEXT_JAR") or JAR  # what rolling-upgrade brings


def until(condition, seconds, what, tick=0.1):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"Not within {seconds} s: {what}")
        time.sleep(tick)


def run(*command, **options):
    return subprocess.run(command, check=True, text=True, capture_output=True, **options).stdout


class Process:
    def __init__(self, command, log, env=None):
        self.command, self.log, self.env, self.process = command, log, env, None

    def start(self):
        with open(self.log, "ab") as out:
            self.process = subprocess.Popen(
                self.command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, env=self.env, start_new_session=True)
        return self

    def kill(self, sig=signal.SIGKILL, seconds=60):
        if self.process and self.process.poll() is None:
            self.process.send_signal(sig)
            self.process.wait(seconds)

    @property
    def runs(self):
        return self.process is not None and self.process.poll() is None


class Postgres(Process):
    """The process is the postmaster itself, because setpriv replaces itself with it."""

    def __init__(self, lab, name, port, settings=(), folder=None):
        self.lab, self.name, self.port = lab, name, port
        self.data = (folder or lab.folder) / name
        options = {
            "port": port, "listen_addresses": "*", "unix_socket_directories": "", "max_connections": 80,
            "shared_buffers": "128MB", "tcp_keepalives_idle": 20, "tcp_keepalives_interval": 5, "tcp_keepalives_count": 4,
            **dict(settings)}
        command = AS_POSTGRES + [f"{PG_BIN}/postgres", "-D", str(self.data)]
        super().__init__(command + [f"--{key}={value}" for key, value in options.items()], lab.folder / f"{name}.log")

    def make(self):
        os.makedirs(self.data, mode=0o700)
        own(self.data)
        run(*AS_POSTGRES, f"{PG_BIN}/initdb", "-D", str(self.data), "-U", "faults", "-E", "UTF8", "--locale=C.UTF-8",
            "-A", "trust", "--data-checksums")
        with open(self.data / "pg_hba.conf", "a") as hba:
            hba.write("host all all 10.77.0.0/16 trust\n")
        return self

    def copy_of(self, data):
        run("cp", "-a", "--reflink=auto", str(data), str(self.data))
        return self

    def start(self, wait=True):
        super().start()
        if wait:
            until(self.answers, 120, f"{self.name} answers")
        return self

    def answers(self):
        return subprocess.run([f"{PG_BIN}/pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)]).returncode == 0

    def stop(self):
        self.kill(signal.SIGINT)

    def kill_hard(self):
        """kill -9 of the postmaster and of all its processes, like a power failure."""
        children = [int(pid) for pid in run("ps", "-o", "pid=", "--ppid", str(self.process.pid)).split()]
        self.kill()
        for pid in children:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def sql(self, query):
        return int(self.query(query))

    def query(self, query, database="dudao"):
        return run(f"{PG_BIN}/psql", "-X", "-A", "-t", "-h", "127.0.0.1", "-p", str(self.port), "-U", "faults",
                   "-d", database, "-c", query).strip()


class Node(Process):
    def __init__(self, lab, number, url, namespace=None, host="127.0.0.1"):
        self.port, self.host = PORTS + number, host
        env = {
            **os.environ, "SERVER_PORT": str(self.port), "DUDAO_DB_URL": url, "DUDAO_DB_USER": "faults",
            "DUDAO_SAMPLE": "county", "DUDAO_SAMPLE_PASSWORD": PASSWORD, "DUDAO_ADMIN_PASSWORD": PASSWORD,
            "DUDAO_NODE": f"node-{number}", "DUDAO_LOG_DIR": str(lab.folder / f"node-{number}-log"),
            "SERVER_FORWARD_HEADERS_STRATEGY": "native"}
        into = ["nsenter", f"--net=/run/netns/{namespace}"] if namespace else []
        super().__init__(into + ["java", "-Xmx700m", "-XX:TieredStopAtLevel=1", "-jar", JAR],
                         lab.folder / f"node-{number}.log", env)

    def start(self, wait=True):
        super().start()
        if wait:
            self.await_ready()
        return self

    def upgrade(self):
        self.command = [NEXT_JAR if part == JAR else part for part in self.command]

    def await_ready(self, seconds=300):
        until(lambda: self.ready() or not self.runs, seconds, f"a node on {self.port} is ready", 0.5)
        if not self.runs:
            raise RuntimeError(f"The node ended: {self.log}")

    def ready(self):
        try:
            url = f"http://{self.host}:{self.port}/actuator/health/readiness"
            return urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url, timeout=5).status == 200
        except (urllib.error.URLError, OSError):
            return False


class Proxy(Process):
    """The proxy of docker/, in front of these nodes."""

    def __init__(self, lab, *nodes):
        self.port = PORTS
        self.address = f"http://127.0.0.1:{self.port}"
        names = {f"DUDAO_NODE_{i}": f"{node.host}:{node.port}" for i, node in enumerate(nodes, 1)}
        folder = ROOT / "docker/proxy"
        super().__init__([HAPROXY, "-W", "-db", "-f", str(folder / "haproxy.cfg")], lab.folder / "proxy.log",
                         {**os.environ, **names, "DUDAO_PROXY": str(folder), "DUDAO_BIND": f"127.0.0.1:{self.port}",
                          "DUDAO_CERTIFICATE": ""})

    def start(self):
        super().start()
        until(lambda: self.live() or not self.runs, 30, "the proxy answers")
        if not self.runs:
            raise RuntimeError(pathlib.Path(self.log).read_text())
        return self

    def live(self):
        try:
            urllib.request.build_opener(urllib.request.ProxyHandler({})).open(self.address + "/login", timeout=5)
            return True
        except (urllib.error.URLError, OSError):
            return False


def own(path):
    if AS_POSTGRES:
        shutil.chown(path, "nobody", "nogroup")


class Lab:
    def __init__(self):
        self.things = []
        self.cleanups = []

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="dudao-faults-", dir=os.environ.get("DUDAO_FAULTS_DIR")))
        os.chmod(self.folder, 0o755)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
        return self

    def __exit__(self, kind, error, _):
        for thing in reversed(self.things):
            with contextlib.suppress(Exception):
                thing.kill(signal.SIGINT if isinstance(thing, Postgres) else signal.SIGKILL)
        for clean_up in reversed(self.cleanups):
            with contextlib.suppress(Exception):
                clean_up()
        if kind is None or (kind is SystemExit and not error.code):
            shutil.rmtree(self.folder, ignore_errors=True)
        else:
            print(f"What they wrote: {self.folder}")

    def keep(self, thing):
        self.things.append(thing)
        return thing

    def county(self):
        """A PostgreSQL data folder with the sample county, whose campaign is in its first stage."""
        stamp = f"{os.path.getmtime(JAR):.0f}-{pathlib.Path(PG_BIN).parent.name}"
        kept = pathlib.Path(os.environ.get("DUDAO_FAULTS_DIR", tempfile.gettempdir())) / f"dudao-faults-county-{stamp}"
        if not kept.exists():
            print("Making the county that all faults begin with …", flush=True)
            database = self.keep(Postgres(self, "county", PORTS + 9)).make().start()
            database.query("create database dudao", "postgres")
            node = self.keep(Node(self, 8, self.url(database))).start()
            until(lambda: "The sample county is ready" in pathlib.Path(node.log).read_text(), 300, "the county is loaded")
            node.kill(signal.SIGTERM)
            database.stop()
            os.rename(database.data, kept)
        return kept

    @staticmethod
    def url(*databases, host="127.0.0.1", parameters=""):
        return f"jdbc:postgresql://{','.join(f'{host}:{database.port}' for database in databases)}/dudao{parameters}"


@contextlib.contextmanager
def two_nodes(lab, database, url=None):
    first = lab.keep(Node(lab, 1, url or lab.url(database))).start(wait=False)
    second = lab.keep(Node(lab, 2, url or lab.url(database))).start(wait=False)
    first.await_ready()
    second.await_ready()
    proxy = lab.keep(Proxy(lab, first, second)).start()
    yield first, second, proxy


def report(name, record, wrong, seconds_away=""):
    """The line of the table in README.md: the fault, how long it lasted, acts acknowledged, what is wrong, the longest wait before
    it and in all, what users saw instead of an answer. Ends the program, with 1 if anything is wrong.
    """
    wait, unit, act = record.longest_wait()
    told = ", ".join(f"{count} × {what}" for what, count in sorted(record.unanswered.items())) or "nothing"
    print(f"\n| {name} | {seconds_away} | {len(record.acts)} | {len(wrong)} | {record.calm:.1f} s | {wait:.1f} s | {told} |")
    print(f"  the longest wait was for: {act} of {unit}")
    for sentence in wrong:
        print(f"  WRONG: {sentence}")
    sys.exit(1 if wrong else 0)
