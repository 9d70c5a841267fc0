"""What the shape tests share: the files of the repository, as git knows them."""

import pathlib
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def git(*arguments):
    """The output of a git command, or None when it failed."""
    done = subprocess.run(['git', *arguments], cwd=ROOT, text=True, capture_output=True)
    return done.stdout if done.returncode == 0 else None


def files(*patterns):
    """Relative paths that are tracked, or new and not ignored, in order."""
    listed = git('ls-files', '--cached', '--others', '--exclude-standard', '--', *patterns)
    if listed is None:
        raise RuntimeError('the shape tests need a git checkout')
    return sorted(path for path in set(listed.splitlines()) if (ROOT / path).is_file())


def text(path):
    """A file's text, or '' when it is not text."""
    try:
        return (ROOT / path).read_text(encoding='utf-8')
    except UnicodeDecodeError:
        return ''


def lines(path):
    """The file's lines with their numbers, from 1."""
    return list(enumerate(text(path).splitlines(), start=1))


class ShapeTest(unittest.TestCase):
    """A test that looks for what should not be there, and names each find on a line of its own."""

    def assert_none(self, found, message=''):
        finds = sorted(found)
        if finds:
            self.fail('\n  '.join([message or 'found:', *finds]))
