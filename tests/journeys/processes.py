"""The processes of a journey: they end with it, whatever happens to it."""

import ctypes
import os
import signal
import socket
import subprocess
import time

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)


def die_with_parent():
    """Linux kills the child when the thread that started it is gone."""
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def free_ports(count):
    """So many ports of the loopback that are free at this moment."""
    sockets = [socket.create_server(('127.0.0.1', 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


class Process:
    """One program, its output in a file."""

    def __init__(self, arguments, log, environment=None, stdin=None):
        self.arguments = [str(one) for one in arguments]
        self.log = log
        self.environment = environment
        self.stdin = stdin
        self.popen = None

    def start(self):
        with open(self.log, 'ab') as log:
            self.popen = subprocess.Popen(
                self.arguments, env=self.environment, stdin=self.stdin or subprocess.DEVNULL,
                stdout=log, stderr=subprocess.STDOUT, preexec_fn=die_with_parent)
        return self

    def runs(self):
        return self.popen is not None and self.popen.poll() is None

    def kill(self):
        """As when the power fails: nothing is asked, nothing is finished."""
        if self.runs():
            self.popen.send_signal(signal.SIGKILL)
            self.popen.wait()

    def stop(self, patience=30):
        """Asks it to end; the exit code. What does not end is killed, and that is a failure."""
        if not self.runs():
            return None if self.popen is None else self.popen.returncode
        self.popen.terminate()
        try:
            return self.popen.wait(patience)
        except subprocess.TimeoutExpired:
            self.kill()
            return -signal.SIGKILL

    def output(self):
        return self.log.read_text(encoding='utf-8', errors='replace') if self.log.exists() else ''


def wait_until(condition, what, patience=60, pause=0.1):
    """What `condition` gives once it is true; fails with `what` when it never is."""
    end = time.monotonic() + patience
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise TimeoutError(f'{what}: not within {patience} s')
        time.sleep(pause)


def environment_without_candour():
    """The machine's environment without settings that a running demo may have left in it."""
    return {name: value for name, value in os.environ.items()
            if not name.startswith('CANDOUR_') and name != 'DATABASE_URL'}
