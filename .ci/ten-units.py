"""Ten units hand in and are read through the proxy while a node is killed. Checks that nothing is lost and nobody is logged out."""

import contextlib
import os
import subprocess
import sys
import urllib.error
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../docker/faults"))
import work  # noqa: E402

address, compose_file = sys.argv[1:]
password = os.environ["SAMPLE_PASSWORD"]


def compose(*arguments):
    return subprocess.run(["docker", "compose", "--file", compose_file, *arguments], check=True, text=True,
                          capture_output=True).stdout.strip()


def sql(query):
    return int(compose("exec", "-T", "db", "psql", "-XAt", "-U", "postgres", "-d", "dudao", "-c", query))


def tasklist(user):
    return user.call("GET", "/camunda/api/engine/engine/default/task/count")


office = work.User(address, "office", password)
watched = work.User(address, "u001", password)
assert tasklist(watched)[0] == 200, "a session of ours is one of Tasklist's"

at_work = work.Work(address, password, sorted(work.leaders())[:10]).start()
at_work.done(12)
compose("kill", "--signal", "KILL", "node-1")
print("node-1 is killed", flush=True)
record = at_work.finish()
wrong = work.check(record, office, sql, seconds=330)  # a killed node keeps its jobs for five minutes

status, me = watched.call("GET", "/api/me")
if status != 200 or me["login"] != "u001" or tasklist(watched)[0] != 200:
    wrong.append(f"u001 was logged out: {status} {me}")
if len(record.acts) != 40:
    wrong.append(f"40 acts were to be done, {len(record.acts)} were")

# A forged X-Forwarded-For is ignored: the real address is counted.
for other in range(3):
    guess = urllib.request.Request(f"{address}/public/ballot-papers", b'{"token": "AAAA-BBBB-CCCC-DDDD"}', {
        "Content-Type": "application/json", "X-Forwarded-For": f"203.0.113.{other}", "Forwarded": f"for=203.0.113.{other}"})
    with contextlib.suppress(urllib.error.HTTPError):
        urllib.request.build_opener(urllib.request.ProxyHandler({})).open(guess)
if sql("select count(*) from dudao.rate_limit where id like '%203.0.113.%'"):
    wrong.append("an address that a visitor made up is believed")
if sql("select count(*) from dudao.rate_limit") != 1:
    wrong.append("three guesses of one visitor are not counted as one visitor's")

compose("up", "--detach", "--no-build", "--wait", "node-1")
wait, unit, act = record.longest_wait()
print(f"{len(record.acts)} acts acknowledged, longest wait {wait:.1f} s ({act} of {unit}), tried again: {record.unanswered or 'none'}")
for sentence in wrong:
    print(f"WRONG: {sentence}")
sys.exit(1 if wrong else 0)
