"""The work that host.py does: it counts the words of text files. The data of an operation says of which one:
{"path": "some/file.txt"}. A host of your own has another `work` in its place."""
import os
from itertools import islice

LINES_PER_STEP = 1000
STEP_REST_SECONDS = float(os.environ.get("STEP_REST_SECONDS", "0"))


def work(data, lease, stopping):
    """In steps, from where `data` says that the last run stopped. None where it was stopped; what it raises is told."""
    with open(data["path"], "rb") as file:
        file.seek(data.setdefault("offset", 0))
        while lease.request() == "NONE" and not stopping.is_set():
            lines = list(islice(file, LINES_PER_STEP))
            if not lines:
                return {"outcome": "SUCCEEDED", "result": {"words": data.get("words", 0)}}
            data["words"] = data.get("words", 0) + sum(len(line.split()) for line in lines)
            data["offset"] += sum(map(len, lines))
            progress = data["offset"] / max(data["offset"], os.path.getsize(data["path"]))
            lease.news = {"progress": progress, "data": dict(data)}
            stopping.wait(STEP_REST_SECONDS)
