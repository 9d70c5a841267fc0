"""Letting business time pass in a demo database, stopping at every alarm, as the story does."""

import datetime

from processes import wait_until


def instant(text):
    """An RFC 3339 instant as the command line prints it."""
    return datetime.datetime.fromisoformat(text.replace('Z', '+00:00'))


def is_at_rest(system, authority='milford'):
    """Every follower stands at the head, nothing is pending and no alarm is due."""
    seq = system.head(authority)[0]
    time = system.must('time').json
    if int(time['alarms_due']) != 0:
        return False
    standings = [one['standing'] for one in system.candour('followers', 'standing').lines
                 if one['standing']['authority_id'] == authority]
    at_head = [one for one in standings if int(one['seq']) == seq and int(one['pending']) == 0]
    return seq == 0 or (len(at_head) == 3 and system.head(authority)[0] == seq)


def settle(system, authority='milford', patience=60):
    wait_until(lambda: is_at_rest(system, authority), 'the services come to rest', patience)


def run_to(system, until):
    """Moves business time to `until`, by way of every alarm before it."""
    end = instant(until)
    while True:
        settle(system)
        alarm = system.must('time').json.get('next_alarm_at')
        step = min(end, instant(alarm)) if alarm else end
        system.must('time', '--move', step.isoformat())
        if step == end:
            settle(system)
            return
