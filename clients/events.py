"""The official Python SDK of CloudEvents: structured, a batch, and binary."""

import json
import os
import urllib.request

from cloudevents.core.bindings import http
from cloudevents.core.v1.event import CloudEvent


def post(message, expected):
    request = urllib.request.Request(
        os.environ["DOUBLELOOP"] + "/v1/signals",
        data=message.body,
        headers={**message.headers, "Authorization": "Bearer " + os.environ["REP"]},
    )
    with urllib.request.urlopen(request) as answer:
        assert answer.status == expected, answer.status
        return json.load(answer)


def event(name):
    attributes = {"id": name, "source": "/python", "type": "org.doubleloop.action", "subject": "contact-ü"}
    return CloudEvent({**attributes, "datacontenttype": "application/json"}, {"option": "short"})


structured, binary, batched = event("python-structured"), event("python-binary"), event("python-batch")
post(http.to_structured_event(structured), 201)
post(http.to_structured_event(structured), 200)
post(http.to_binary_event(binary), 201)
post(http.to_binary_event(binary), 200)
events = [json.loads(http.to_structured_event(each).body) for each in (binary, batched)]
batch = http.HTTPMessage({"content-type": "application/cloudevents-batch+json"}, json.dumps(events).encode())
assert [each["status"] for each in post(batch, 207)["results"]] == ["DUPLICATE", "STORED"]
print("Events were taken from the SDK for Python")
