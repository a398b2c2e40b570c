"""Runs one Python task: calls run_task(config) of a file and leaves its verdict for CronPilot.

Arguments: the run's control folder, the task's file. Python 3.8 or newer, standard library alone.
"""

import importlib.util
import json
import logging
import os
import signal
import sys
import traceback

LOG_FORMAT = "%(asctime)s - %(name)s - %(levelname)s - %(message)s"
SIGTERM_EXIT_CODE = 143


class Failed(Exception):
    """The task did not succeed; its text with its values, for CronPilot to translate, says why."""

    def __init__(self, text, **values):
        self.message = {"text": text, "values": values} if values else text


def main():
    # Not above: processes that a task spawns load this file as well, without its folder.
    from cronpilot_report import leave_report

    control_dir, task_path = sys.argv[1:3]
    # What reads the arguments sees what it would in the task's own process.
    sys.argv[:] = [task_path]
    prepare_output()
    signal.signal(signal.SIGTERM, on_sigterm)
    try:
        message = run(task_path, take_config(control_dir))
    except Failed as failure:
        leave_report(control_dir, False, failure.message)
        return 1
    leave_report(control_dir, True, message)
    return 0


def take_config(control_dir):
    """Reads the configuration and removes its file, which may hold secrets."""
    path = os.path.join(control_dir, "config.json")
    with open(path, encoding="utf-8") as file:
        config = json.load(file)
    os.remove(path)
    return config


def prepare_output():
    """Lets print and logging reach the log at once, in order, whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
    logging.basicConfig(level=logging.INFO, format=LOG_FORMAT, stream=sys.stdout)


def on_sigterm(_signal, _frame):
    """Ends the task as an exception, so that its `finally` blocks run; once."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    print("CronPilot asked the task to end.", file=sys.stderr)
    raise SystemExit(SIGTERM_EXIT_CODE)


def run(task_path, config):
    """Returns the task's message, or None. Raises Failed."""
    name = os.path.basename(task_path)
    run_task = getattr(load(task_path, name), "run_task", None)
    if not callable(run_task):
        raise Failed("`{name}` has no function run_task(config).", name=name)
    try:
        result = run_task(config)
        if hasattr(result, "__await__"):
            import asyncio  # Costs a task that does not need it too much.

            result = asyncio.run(result)
    except Exception as error:
        print_traceback(error)
        raise Failed("run_task raised {why}", why=describe(error)) from None
    return verdict(result)


def load(task_path, name):
    """Imports the file by its path, its folder first among those that are searched."""
    folder = os.path.dirname(task_path)
    # In the place of this file's own folder.
    sys.path[0] = folder
    stem = os.path.splitext(name)[0]
    module_name = f"task_{stem}" if stem in sys.modules else stem
    spec = importlib.util.spec_from_file_location(module_name, task_path)
    if spec is None or spec.loader is None:
        raise Failed("`{name}` is no Python file: its name must end with .py.", name=name)
    module = importlib.util.module_from_spec(spec)
    sys.modules[module_name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        print_traceback(error)
        raise not_imported(name, error, folder) from None
    return module


def verdict(result):
    """The message of a success, or None; a dict without a status, and None, are successes."""
    if result is None:
        return None
    if not isinstance(result, dict):
        kind = type(result).__name__
        raise Failed("run_task returned a value of type {kind} instead of a dict with a `status`.", kind=kind)
    message = result.get("message")
    status = result.get("status", "success")
    if status == "success":
        return None if message is None else str(message)
    message = message or result.get("error")
    if message:
        raise Failed(str(message))
    raise Failed("run_task returned the status `{status}`.", status=str(status))


def print_traceback(error):
    """Without the frames of this file and of the import machinery before the task's own."""
    frame = error.__traceback__
    while frame is not None and is_foreign(frame.tb_frame.f_code.co_filename):
        frame = frame.tb_next
    traceback.print_exception(type(error), error, frame)


def is_foreign(filename):
    return filename == __file__ or filename.startswith("<frozen importlib")


def describe(error):
    lines = str(error).splitlines() or [""]
    return f"{type(error).__name__}: {lines[0]}".rstrip(": ")


def not_imported(name, error, folder):
    requirements = os.path.join(folder, "requirements.txt")
    is_missing = isinstance(error, ModuleNotFoundError)
    if is_missing and sys.prefix == sys.base_prefix and os.path.exists(requirements):
        return Failed(
            "`{name}` could not be imported: {why}. A requirements.txt lies beside it: choose it as the task's requirements.",
            name=name,
            why=describe(error),
        )
    return Failed("`{name}` could not be imported: {why}", name=name, why=describe(error))


if __name__ == "__main__":
    sys.exit(main())
