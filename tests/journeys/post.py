"""Reading notices as their recipients do."""

import email
import email.policy
import re


def read(path):
    """A mail file as a message."""
    return email.message_from_bytes(path.read_bytes(), policy=email.policy.default)


def text_of(message):
    """Its words, every run of blanks one blank, so that line ends do not matter."""
    return re.sub(r'\s+', ' ', message.get_body(('plain',)).get_content())


def of_case(system, reference, notice, way='mail'):
    """The one notice of that code about that case; an AssertionError when there is not one."""
    found = [path for path in system.mails(way) if f'_{reference}_{notice}_' in path.name]
    if len(found) != 1:
        names = [path.name for path in system.mails('mail') + system.mails('letters')]
        raise AssertionError(f'{len(found)} {notice} about {reference}, among {names}')
    return read(found[0])
