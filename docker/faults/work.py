"""Simulates people who work over HTTP like browsers, and checks afterwards that every acknowledged act is stored.

A unit hands its plan in, the supervision group returns it with a finding, the unit answers and hands in anew, the group accepts:
four acts. A client without an answer, or with 503, checks whether the task still exists and repeats the act.
"""

import csv
import http.client
import http.cookiejar
import json
import pathlib
import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

PLAN = {"organisation": "一把手负总责", "measures": "规定动作逐项落实", "goals": "为民务实清廉"}
FINDING = {"place": "第二部分", "kind": "其他", "remedy": "写明每一步由谁在什么时候完成"}
PATIENCE = 240  # seconds until a user gives up


class NoAnswer(Exception):
    """The server did not answer, or answered "try again"; it is unknown whether it executed the request."""


class LoggedOut(Exception):
    pass


class User:
    """A browser session of one login."""

    def __init__(self, address, login, password):
        self.address, self.login = address, login
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()), urllib.request.ProxyHandler({}))
        page = self._open("GET", "/login")[1]
        token = re.search(r'name="_csrf" value="([^"]+)"', page).group(1)
        form = urllib.parse.urlencode({"username": login, "password": password, "_csrf": token}).encode()
        self._open("POST", "/login", form, {"Content-Type": "application/x-www-form-urlencoded"})
        self.token = self.call("GET", "/api/me")[1]["csrf"]["token"]

    def _open(self, method, path, body=None, headers=None):
        request = urllib.request.Request(self.address + path, body, headers or {}, method=method)
        try:
            with self.opener.open(request, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refusal:
            text = refusal.read().decode(errors="replace")
            if refusal.code >= 500:
                raise NoAnswer(f"{refusal.code}") from None
            return refusal.code, text
        except (OSError, http.client.HTTPException) as failure:
            reason = getattr(failure, "reason", failure)
            raise NoAnswer(type(reason).__name__) from None

    def call(self, method, path, body=None):
        headers = {"Accept": "application/json"}
        if method != "GET":
            headers["X-CSRF-TOKEN"] = self.token
        data = None
        if body is not None:
            headers["Content-Type"] = "application/json"
            data = json.dumps(body).encode()
        elif method == "POST":
            data = b""
        status, text = self._open(method, path, data, headers)
        if status == 401 or text.lstrip().startswith("<!"):
            raise LoggedOut(f"{self.login}: {method} {path}")
        return status, json.loads(text) if text.strip() else None

    def tasks(self, unit, step):
        query = urllib.parse.urlencode({"processVariables": f"unit_eq_{unit}", "taskDefinitionKey": step})
        return self.call("GET", f"/engine-rest/task?{query}")[1]

    def draft(self, task, content):
        path = f"/api/tasks/{task}/draft"
        draft = self.call("GET", path)[1]["draft"]
        return self.call("PUT", path, {"version": draft["version"] if draft else 0, "content": content})

    def claim(self, task):
        return self.call("POST", f"/engine-rest/task/{task}/claim", {"userId": self.login})

    def submit(self, task, answers):
        variables = {name: typed(value) for name, value in answers.items()}
        return self.call("POST", f"/engine-rest/task/{task}/submit-form", {"variables": variables})

    def is_open(self, task):
        return self.call("GET", f"/engine-rest/task/{task}")[0] == 200


def typed(value):
    if isinstance(value, bool):
        return {"value": value, "type": "Boolean"}
    if isinstance(value, str):
        return {"value": value, "type": "String"}
    return {"value": json.dumps(value, ensure_ascii=False), "type": "Json"}


class Record:
    """The acknowledged acts, and the waits and errors of the users."""

    def __init__(self):
        self.lock = threading.Lock()
        self.acts = []  # (unit, round, "handed in" | "return" | "accept")
        self.waits = []  # (seconds, unit, act)
        self.calm = 0  # the longest of them before anything was broken
        self.unanswered = {}  # what a user saw instead of an answer: how often
        self.failures = []

    def acknowledged(self, unit, number, act, seconds):
        with self.lock:
            self.acts.append((unit, number, act))
            self.waits.append((seconds, unit, f"{act} {number}"))

    def missed(self, reason):
        with self.lock:
            self.unanswered[reason] = self.unanswered.get(reason, 0) + 1

    def failed(self, unit, reason):
        with self.lock:
            self.failures.append(f"{unit}: {reason}")

    def longest_wait(self):
        return max(self.waits, default=(0, "", ""))


class Work:
    """Ten people at a time, each with one unit after the other, until no unit is left or the run is stopped."""

    def __init__(self, address, password, units, hands=10, pause=0.2):
        self.leaders = leaders()
        self.address, self.password, self.pause = address, password, pause
        self.units, self.record = iter(units), Record()
        self.lock, self.over = threading.Lock(), threading.Event()
        self.groups = {}
        self.threads = [threading.Thread(target=self._one_after_the_other, daemon=True) for _ in range(hands)]

    def start(self):
        for thread in self.threads:
            thread.start()
        return self

    def done(self, least):
        """Waits until this number of acts is acknowledged."""
        self._until(lambda: len(self.record.acts) >= least or not any(map(threading.Thread.is_alive, self.threads)),
                    PATIENCE, f"{least} acts; {self.record.acts} so far, {self.record.unanswered}")
        assert len(self.record.acts) >= least, self.record.failures
        self.record.calm = self.record.calm or self.record.longest_wait()[0]

    def finish(self, call_off=False):
        if call_off:
            self.over.set()
        for thread in self.threads:
            thread.join(PATIENCE * 2)
        assert not any(thread.is_alive() for thread in self.threads), "somebody is still at work"
        return self.record

    @staticmethod
    def _until(condition, seconds, what):
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError(what)
            time.sleep(0.05)

    def _one_after_the_other(self):
        while not self.over.is_set():
            with self.lock:
                unit = next(self.units, None)
            if unit is None:
                return
            try:
                self._plan_of(unit)
            except Exception as failure:  # noqa: BLE001 - told in the table, whatever it is
                self.record.failed(unit, f"{type(failure).__name__} {failure}")

    def _plan_of(self, unit):
        liaison = self._logged_in(f"u{unit}")
        group = self._logged_in(None, unit)
        self._act(unit, 1, "handed in", liaison, "UserTask_HandInMaterial", lambda task: self._hand_in(liaison, task, 1))
        self._act(unit, 1, "return", group, "UserTask_ReviewMaterial", lambda task: self._return(group, task))
        self._act(unit, 2, "handed in", liaison, "UserTask_HandInMaterial", lambda task: self._hand_in(liaison, task, 2))
        self._act(unit, 2, "accept", group, "UserTask_ReviewMaterial", lambda task: self._accept(group, task))

    def _logged_in(self, login, unit=None):
        """The group leader of the roster uses one browser for all units."""
        login = login or self.leaders[unit]
        end = time.monotonic() + PATIENCE
        while True:
            try:
                if login.startswith("u"):
                    return User(self.address, login, self.password)
                with self.lock:
                    if login not in self.groups:
                        self.groups[login] = User(self.address, login, self.password)
                    return self.groups[login]
            except NoAnswer as reason:
                self.record.missed(str(reason))
                if time.monotonic() > end:
                    raise
                time.sleep(1)

    def _act(self, unit, number, act, user, step, do):
        time.sleep(self.pause)
        task, begun = None, time.monotonic()
        while True:
            try:
                if task is None:
                    task = next((t["id"] for t in user.tasks(unit, step) if "实施方案" in t["name"]), None)
                    if task is None:
                        raise NoAnswer("task not there yet")
                elif not user.is_open(task):
                    break  # it was done, and only the answer was lost
                do(task)
                break
            except NoAnswer as reason:
                self.record.missed(str(reason))
                if time.monotonic() - begun > PATIENCE:
                    raise
                time.sleep(0.5)
        self.record.acknowledged(unit, number, act, time.monotonic() - begun)

    def _hand_in(self, user, task, number):
        user.claim(task)
        content = {"text": f"{user.login}的实施方案，第{number}稿。" + "学习教育、征求意见、查摆剖析、开展批评、整改落实。" * 20}
        found = user.call("GET", f"/api/tasks/{task}/material")[1]["findings"]
        if found:
            content["replies"] = {str(finding["id"]): "已按要求修改" for finding in found}
        expect(user.draft(task, content), 200)
        expect(user.submit(task, PLAN), 204)

    def _return(self, user, task):
        user.claim(task)
        expect(user.draft(task, {"findings": [FINDING], "settled": {}}), 200)
        expect(user.submit(task, {"verdict": "return"}), 204)

    def _accept(self, user, task):
        user.claim(task)
        found = user.call("GET", f"/api/tasks/{task}/material")[1]["findings"]
        expect(user.draft(task, {"findings": [], "settled": {str(finding["id"]): True for finding in found}}), 200)
        shown = user.call("GET", f"/engine-rest/task/{task}/form-variables?deserializeValues=false")[1]
        standards = json.loads(shown["standardOptions"]["value"])
        met = [option["value"] if isinstance(option, dict) else option for option in standards]
        expect(user.submit(task, {"verdict": "accept", "standardsMet": met}), 204)


def expect(answer, status):
    if answer[0] != status:
        # A refusal can mean that an earlier attempt has done it, or is doing it; the next look decides.
        raise NoAnswer(f"{answer[0]} {str(answer[1])[:300]}")


def leaders():
    """The units of the sample county, each with the login of its supervision group's leader."""
    roster = pathlib.Path(__file__).parents[2] / "src/main/resources/sample-county/单位.csv"
    with roster.open(encoding="utf-8-sig") as lines:
        return {unit["代码"]: f"sg{unit['督导组']}" for unit in csv.DictReader(lines)}


def check(record, office, sql, seconds=120):
    """Returns one sentence for each error: an act that is lost or stored twice, a difference between engine and tables, an open job.

    office is the office's browser; sql answers a query with the one number that it selects.
    """
    wrong = list(record.failures)
    plans = plans_of_units(office)
    expected = {}
    for unit, number, act in record.acts:
        expected.setdefault(unit, {}).setdefault(number, set()).add(act)
    for unit, rounds in expected.items():
        there = plans[unit]["rounds"]
        for number, acts in rounds.items():
            same = [round_ for round_ in there if round_["number"] == number]
            if len(same) != 1:
                wrong.append(f"{unit}: round {number} is there {len(same)} times")
                continue
            verdict = (same[0]["verdict"] or {}).get("outcome")
            for act in acts - {"handed in"}:
                if verdict != act:
                    wrong.append(f"{unit}: round {number}, {act} was acknowledged; there is {verdict}")
        if "accept" in rounds.get(2, ()) and len(there) != 2:
            wrong.append(f"{unit}: {len(there)} rounds, though two were handed in")
    wrong += office.call("GET", "/api/materials/seals")[1]["broken"]
    for table, step in (("material_round", "UserTask_HandInMaterial"), ("verdict", "UserTask_ReviewMaterial")):
        rows = sql(f"select count(*) from dudao.{table}")
        tasks = sql(f"""select count(*) from act_hi_taskinst
            where task_def_key_ = '{step}' and delete_reason_ = 'completed'""")
        if rows != tasks:
            wrong.append(f"{rows} rows in {table}, {tasks} tasks {step} completed")
    due = "select count(*) from act_ru_job where suspension_state_ = 1 and coalesce(duedate_, now()) <= now()"
    try:
        Work._until(lambda: sql(due) == 0, seconds, "jobs")
    except TimeoutError:
        wrong.append(f"{sql(due)} jobs are due and not done")
    incidents = sql("select count(*) from act_ru_incident")
    if incidents:
        wrong.append(f"{incidents} incidents")
    return wrong


def plans_of_units(office):
    plans, page = {}, 0
    while lines := office.call("GET", f"/api/materials?page={page}")[1]:
        for line in lines:
            if line["kind"] == "implementation-plan":
                plans[line["owner"].removeprefix("unit-")] = office.call("GET", f"/api/materials/{line['id']}")[1]
        page += 1
    return plans
