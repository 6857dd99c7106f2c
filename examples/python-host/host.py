#!/usr/bin/env python3
"""A host in Python, with nothing but its standard library; what it does is in words.py. Start as many as you like."""
import json
import os
import signal
import sys
import threading
import time
from http.client import HTTPException
from socket import gethostname
from urllib.request import Request, urlopen

from words import work

URL = os.environ.get("ASYNCOPS_URL", "http://127.0.0.1:4000/graphql")
OPERATION_TYPE = int(os.environ.get("OPERATION_TYPE", "10"))
LEASE_SECONDS = int(os.environ.get("LEASE_SECONDS", "10"))
HEARTBEAT_SECONDS, WAIT_SECONDS = min(1, LEASE_SECONDS / 4), 5

CLAIM = """mutation Claim($input: ClaimAsyncOperationsInput!) { claimAsyncOperations(input: $input) {
  ... on ClaimAsyncOperationsSuccess { operations { id data lease { epoch hostId } } } ... on OperationError { message } } }"""
HEARTBEAT = """mutation Heartbeat($input: [HeartbeatInput!]!) { heartbeatAsyncOperations(input: $input) {
  ... on HeartbeatSuccess { request } ... on OperationError { message } } }"""
SETTLE = """mutation Settle($input: [SettleInput!]!) { settleAsyncOperations(input: $input) {
  ... on OperationError { message } } }"""

stopping = threading.Event()


def ask(document, given, seconds):
    """What a request answers; None, and a moment later, where the gateway is away, killed, or has too much to do."""
    body = json.dumps({"query": document, "variables": {"input": given}}).encode()
    try:
        with urlopen(Request(URL, body, {"content-type": "application/json"}), timeout=seconds) as response:
            answer = json.load(response)
        if "errors" not in answer:
            return answer["data"].popitem()[1]
        print("AWAY", answer["errors"][0]["message"], file=sys.stderr)
    except (OSError, HTTPException, ValueError) as error:
        print("AWAY", repr(error), file=sys.stderr)
    time.sleep(HEARTBEAT_SECONDS)


class Lease(threading.Thread):
    """Renews the lease beside the work, tells how far that is and where to go on, and hears what people ask of it."""

    def __init__(self, operation):
        super().__init__(daemon=True)
        self.key = {"id": operation["id"], **operation["lease"]}
        self.news, self.heard, self.ends = {}, "NONE", time.monotonic() + LEASE_SECONDS
        self.is_settling = threading.Event()
        self.start()

    def run(self):
        while not self.is_settling.wait(HEARTBEAT_SECONDS):
            asked = time.monotonic()
            # With no answer the lease holds until its end, and the work goes on. That counts from the question, so that
            # it never is later here than at the gateway.
            for result in ask(HEARTBEAT, [{**self.key, **self.news}], HEARTBEAT_SECONDS) or []:
                self.heard, self.ends = result.get("request", "LOST"), asked + LEASE_SECONDS

    def request(self):
        return self.heard if time.monotonic() < self.ends else "LOST"

    def settle(self, fields):
        self.is_settling.set()
        while self.request() != "LOST":
            for result in ask(SETTLE, [{**self.key, **fields}], LEASE_SECONDS) or []:
                return print(fields["outcome"], self.key["id"], result.get("message", ""), file=sys.stderr)
        print("LOST", self.key["id"], file=sys.stderr)


def work_on(operation):
    lease, data = Lease(operation), operation["data"]
    try:
        fields = work(data, lease, stopping)
    except Exception as error:
        fields = {"outcome": "FAILED", "message": f"{type(error).__name__}: {error}"}
    obeyed = {"PAUSE": {"outcome": "PAUSED", "data": data}, "CANCEL": {"outcome": "CANCELED"}}
    lease.settle(fields or obeyed.get(lease.request(), {"outcome": "RELEASED", "data": data}))


# A claim that waits is waited for when the host is to stop: nothing is taken that nobody would work on.
for number in (signal.SIGTERM, signal.SIGINT):
    signal.signal(number, lambda *_: stopping.set())
claim = {"hostId": f"{gethostname()}:{os.getpid()}", "operationTypes": [OPERATION_TYPE], "limit": 1,
         "leaseSeconds": LEASE_SECONDS, "waitSeconds": WAIT_SECONDS}
while not stopping.is_set():
    answer = ask(CLAIM, claim, WAIT_SECONDS + LEASE_SECONDS) or {}
    if "message" in answer:
        sys.exit(answer["message"])
    for operation in answer.get("operations", []):
        work_on(operation)
