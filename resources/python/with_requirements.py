"""Makes the virtual environment that a task's requirements ask for, once, and runs a script in it.

Arguments: the run's control folder, the folder of all environments, the requirements file, then
the script and its arguments. Python 3.8 or newer, standard library alone.

An environment is named after the version of Python and the content of its requirements. It counts
only with its mark `complete`, which comes last; without it, whatever a kill left is made anew.
A lock on a file, which ends with its holder, lets several runs at once make one environment.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys

from cronpilot_report import leave_report

NESTED = re.compile(r"^\s*(?:-r|-c|--requirement|--constraint)[\s=]+(\S+)", re.MULTILINE)
BIN = "Scripts" if os.name == "nt" else "bin"


class Refused(Exception):
    """The environment cannot be made; its text with its values, for CronPilot to translate, says why."""

    def __init__(self, text, **values):
        super().__init__(text.format(**values))
        self.message = {"text": text, "values": values}


def main():
    control_dir, venvs_dir, requirements, *command = sys.argv[1:]
    try:
        python = environment(venvs_dir, requirements)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        leave_report(control_dir, False, refusal.message)
        return 1
    return execute(python, command)


def environment(venvs_dir, requirements):
    """Returns the Python of a whole environment. Raises Refused."""
    name = name_of(requirements)
    venv_dir = os.path.join(venvs_dir, name)
    python = os.path.join(venv_dir, BIN, "python.exe" if os.name == "nt" else "python")
    try:
        os.makedirs(venvs_dir, mode=0o700, exist_ok=True)
        with open(venv_dir + ".lock", "w") as lock:
            wait_for(lock)
            if not (os.path.exists(os.path.join(venv_dir, "complete")) and os.path.exists(python)):
                make(venv_dir, python, requirements)
            # Says to whoever removes unused environments that this one is in use.
            touch(os.path.join(venv_dir, "last-used"))
    except OSError as error:
        why = str(error)
        raise Refused("The virtual environment `{path}` cannot be made: {why}", path=venv_dir, why=why) from None
    return python


def name_of(requirements):
    digest = hashlib.sha256(sys.version.encode())
    digest.update(os.path.realpath(sys.base_prefix).encode("utf-8", "surrogateescape"))
    for content in contents(requirements, set()):
        digest.update(b"\0" + content)
    return digest.hexdigest()[:20]


def contents(path, seen):
    """The file and those it includes."""
    path = os.path.abspath(path)
    if path in seen:
        return
    seen.add(path)
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError as error:
        why = error.strerror
        raise Refused("The requirements `{path}` cannot be read: {why}.", path=path, why=why) from None
    yield content
    for nested in NESTED.findall(content.decode("utf-8", "replace")):
        if "://" not in nested:
            yield from contents(os.path.join(os.path.dirname(path), nested), seen)


def make(venv_dir, python, requirements):
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            raise Refused(
                "The Python `{path}` cannot make a virtual environment: it has no module `{module}`. On Debian and Ubuntu the package python3-venv brings it.",
                path=sys.executable,
                module=module,
            )
    shutil.rmtree(venv_dir, ignore_errors=True)
    print(f"Making a virtual environment for {requirements} (once) ...", flush=True)
    install = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    code = call([sys.executable, "-m", "venv", venv_dir])
    if code != 0:
        raise Refused("The virtual environment could not be made (exit code {code}); the log tells more.", code=code)
    code = call([python, *install, "-r", os.path.abspath(requirements)])
    if code != 0:
        raise Refused(
            "What `{path}` asks for could not be installed (exit code {code}); the log tells more.",
            path=requirements,
            code=code,
        )
    touch(os.path.join(venv_dir, "complete"))


def call(command):
    return subprocess.call(command, stdin=subprocess.DEVNULL)


def wait_for(lock):
    """Returns when no other run makes the same environment."""
    if os.name == "nt":
        import msvcrt

        while True:
            try:
                # Gives up after ten seconds.
                return msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
            except OSError:
                print("Waiting for another run that makes the same environment ...", flush=True)
    import fcntl

    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Waiting for another run that makes the same environment ...", flush=True)
        fcntl.flock(lock, fcntl.LOCK_EX)


def touch(path):
    with open(path, "a"):
        os.utime(path)


def execute(python, command):
    """Becomes the command; on Windows, where no process can, waits for it."""
    bin_dir = os.path.dirname(python)
    env = {**os.environ, "VIRTUAL_ENV": os.path.dirname(bin_dir)}
    env["PATH"] = os.pathsep.join([bin_dir, env.get("PATH", os.defpath)])
    env.pop("PYTHONHOME", None)
    sys.stdout.flush()
    if os.name == "nt":
        return subprocess.call([python, *command], env=env)
    return os.execve(python, [python, *command], env)


if __name__ == "__main__":
    sys.exit(main())
