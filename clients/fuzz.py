"""Sends made-up requests, right and wrong ones, to a Doubleloop of its own, by Schemathesis: `make fuzz`.

    fuzz.py JAVA QUICKSTART CASES

Every check of the tool is on: nothing is answered 5xx or otherwise than the document says, what breaks the document
is refused, and what follows it is taken. What is left in KEPT is what the tool cannot know. Prints what else was found;
ends with 1 if anything was.
"""

import base64
import collections
import json
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent / "target" / "fuzz"
TOOL = "schemathesis==4.32.5"

ACCEPTED, REJECTED, CONFORMS = "positive_data_acceptance", "negative_data_rejection", "response_schema_conformance"


class Finding(collections.namedtuple("Finding", "check operation status problem faults message body answer")):
    @property
    def codes(self):
        return {fault["code"] for fault in self.faults}

    def says(self, check, status, problem=None):
        return (self.check, self.status) == (check, status) and problem in (None, self.problem)

    def has_null(self):
        """Whether all that the tool calls wrong is that something is null."""
        wrong = re.findall(r"([\w.\[\]-]+): Incorrect type", self.message)
        return bool(wrong) and all(null_at(self.body, name.split(".")[-1]) for name in wrong)


def null_at(node, name):
    if isinstance(node, dict):
        return (name in node and node[name] is None) or any(null_at(each, name) for each in node.values())
    return isinstance(node, list) and any(null_at(each, name) for each in node)


# What the tool calls a fault and is none, each with why.
KEPT = [
    (
        "422 is what no schema can say: it depends on what is stored, declared or in force",
        lambda f: f.says(ACCEPTED, 422),
    ),
    (
        "fields that need or exclude each other: the keywords for that break the generators of clients",
        lambda f: f.says(ACCEPTED, 400, "invalid-request") and f.codes <= {"EXCLUSIVE", "REQUIRED"},
    ),
    (
        "a cursor is what a page before has given; the tool makes one up",
        lambda f: f.says(ACCEPTED, 400, "invalid-cursor"),
    ),
    (
        "of a file either If-Match or If-None-Match is needed",
        lambda f: f.says(ACCEPTED, 428) and f.operation == "PUT /v1/policies/{id}/file",
    ),
    (
        "an ETag is what was read; the tool makes one up",
        lambda f: f.says(ACCEPTED, 412, "stale"),
    ),
    (
        "the tool's value of If-None-Match, `0`, does not follow the pattern of the document",
        lambda f: f.says(ACCEPTED, 400) and {fault["pointer"] for fault in f.faults} == {"If-None-Match"},
    ),
    (
        "whether a moment is still to come, or has been, depends on the clock",
        lambda f: f.says(ACCEPTED, 400) and {fault["pointer"] for fault in f.faults} <= {"/until", "/at", "/expiresAt"},
    ),
    (
        "a sandbox's clock is not moved back, which depends on what it shows",
        lambda f: f.says(ACCEPTED, 400) and f.operation == "PUT /v1/sandbox" and f.codes == {"RANGE"},
    ),
    (
        "values of a context have no type in the document, as clients could not be generated with one (decision 45)",
        lambda f: f.says(ACCEPTED, 400) and f.codes == {"TYPE"} and "must be a string, a number or a boolean" in f.answer,
    ),
    (
        "the draft that an edit is of has to be one that was captured, which depends on what is stored",
        lambda f: f.says(ACCEPTED, 400) and {fault["pointer"] for fault in f.faults} == {"/of"},
    ),
    (
        "no text has the character NUL; to say it of each would take a pattern in each",
        lambda f: f.says(ACCEPTED, 400) and f.codes == {"CHARACTER"},
    ),
    (
        "what the data of an event may have depends on its type",
        lambda f: f.says(ACCEPTED, 400) and "UNKNOWN" in f.codes and f.operation.startswith("POST /v1/signals"),
    ),
    (
        "attributes in a query are ATTRIBUTE=VALUE, as its description says",
        lambda f: f.says(ACCEPTED, 400) and f.codes <= {"PATTERN", "FORMAT", "EXCLUSIVE", "REQUIRED"} and "ATTRIBUTE=VALUE" in f.answer,
    ),
    (
        "the tool sends texts where the document wants YAML of a schema",
        lambda f: f.says(ACCEPTED, 400) and f.operation == "PUT /v1/policies/{id}/file",
    ),
    (
        "a batch is answered 207, with a result for each event",
        lambda f: f.says(REJECTED, 207) and '"INVALID"' in f.answer,
    ),
    (
        "null is absence, as the document says in words",
        lambda f: f.check == REJECTED and f.status in (200, 201, 207) and f.has_null(),
    ),
    (
        "413, 414 and 431 refuse what is too long; the tool does not count them as refusals",
        lambda f: f.check == REJECTED and f.status in (413, 414, 431),
    ),
    (
        "the tool reads YAML and events of a stream before it compares them with the type of the text",
        lambda f: f.check == CONFORMS and f.operation in ("GET /v1/policies/{id}/file", "POST /v1/drafts/stream"),
    ),
]


def run(*command):
    subprocess.run(command, check=True, stdout=sys.stderr)


def tool():
    binary = HERE / "venv" / "bin" / "schemathesis"
    if not binary.exists():
        run(sys.executable, "-m", "venv", str(HERE / "venv"))
        run(str(HERE / "venv" / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check", TOOL)
    return str(binary)


def start(java, quickstart, folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    limits = ["--doubleloop.limit.requests=1000000", "--doubleloop.limit.anonymous=1000000"]
    options = pathlib.Path(__file__).parent.parent / "quickstart" / "jvm.options"
    log = open(folder / "quickstart.log", "w")
    command = [java, f"@{options}", "-jar", quickstart, f"--port={port}", f"--folder={folder}", *limits]
    process = subprocess.Popen(command, stdout=log, stderr=log)
    while "\nReady" not in (folder / "quickstart.log").read_text():
        if process.poll() is not None:
            sys.exit(f"The quickstart has ended; {folder}/quickstart.log says why")
        time.sleep(0.2)
    return process, f"http://127.0.0.1:{port}"


def round_of(binary, address, key, seed, *selection):
    """One run of the tool: how many cases, how many of them were answered 5xx, and what it found."""
    report = HERE / "report.ndjson"
    command = [binary, "run", address + "/v1/openapi.json", "-H", f"Authorization: Bearer {key}", "-n", "20"]
    command += ["--seed", str(seed), "--no-shrink", "--continue-on-failure", "--checks", "all", "--mode", "all"]
    command += ["--generation-database", "none", "--report", "ndjson", "--report-ndjson-path", str(report)]
    with open(HERE / "said.txt", "w") as said:
        ended = subprocess.run([*command, *selection], stdout=said, stderr=said, check=False, cwd=HERE)
    if ended.returncode not in (0, 1):
        sys.exit(f"The tool has failed; {HERE}/said.txt says why")
    cases, findings = 0, []
    with open(report) as lines:
        for line in lines:
            event = json.loads(line).get("ScenarioFinished")
            if event:
                recorder = event["recorder"]
                cases += len(recorder.get("checks", {}))
                findings += found(recorder)
    return cases, findings


def found(recorder):
    for case, checks in recorder.get("checks", {}).items():
        for check in checks:
            if check["status"] == "failure":
                interaction, value = recorder["interactions"][case], recorder["cases"][case]["value"]
                answer = interaction.get("response") or {}
                text = decoded(answer.get("content"))
                problem = parsed(text)
                problem = problem if isinstance(problem, dict) and "title" in problem else {}
                yield Finding(
                    check["name"],
                    f"{value['method']} {value['path']}",
                    answer.get("status_code"),
                    problem.get("type", "").removeprefix("/problems/"),
                    problem.get("errors", []),
                    check["failure_info"]["failure"]["message"],
                    parsed(decoded(interaction["request"].get("body"))),
                    text,
                )


def decoded(content):
    return base64.b64decode((content or {}).get("$base64", "")).decode("utf-8", "replace")


def parsed(text):
    try:
        return json.loads(text)
    except ValueError:
        return None


def main(java, quickstart, wanted):
    binary = tool()
    process, address = start(java, quickstart, HERE / "data")
    try:
        keys = json.loads((HERE / "data" / "first-keys.json").read_text())
        sandbox = json.loads((HERE / "data" / "sandbox-keys.json").read_text())
        # A key that revokes keys, or moves a clock on by years, is of no use afterwards.
        apart = ["--include-tag", "Sandbox", "--include-operation-id", "revokeApiKey"]
        cases, findings = round_of(binary, address, sandbox["admin"], 0, *apart, "--phases", "examples,coverage,fuzzing")
        seed = 0
        while cases < wanted:
            seed += 1
            more, others = round_of(binary, address, keys["admin"], seed, "--exclude-operation-id", "revokeApiKey")
            cases, findings = cases + more, findings + others
            print(f"{cases} cases", file=sys.stderr)
    finally:
        process.terminate()
        process.wait()
    kept, left = collections.Counter(), collections.OrderedDict()
    for finding in findings:
        why = next((why for why, keeps in KEPT if keeps(finding)), None)
        if why:
            kept[why] += 1
        else:
            kind = (finding.check, finding.operation, finding.status, finding.problem, tuple(sorted(finding.codes)))
            left.setdefault(kind, finding)
    for kind, finding in left.items():
        print("FOUND", *kind, "\n ", finding.message.replace("\n", " ")[:300], "\n ", str(finding.body)[:300], "\n ", finding.answer[:400])
    for why, times in kept.most_common():
        print(f"kept {times} times: {why}")
    print(f"FIGURE fuzz.cases {cases}")
    print(f"FIGURE fuzz.findings {len(left)}")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
