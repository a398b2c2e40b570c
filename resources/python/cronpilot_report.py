"""Leaves a run's verdict in its control folder, where CronPilot looks for it at the run's end."""

import json
import os


def leave_report(control_dir, succeeded, message):
    """Whole or not at all, for the user alone. The message is a text, or one with values."""
    path = os.path.join(control_dir, "report.json")
    fd = os.open(path + ".new", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(fd, "w", encoding="utf-8") as file:
        json.dump({"succeeded": succeeded, "message": message}, file)
    os.replace(path + ".new", path)
