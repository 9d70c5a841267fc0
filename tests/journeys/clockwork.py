"""Letting business time pass in a demo database, stopping at every alarm, as the story does."""

import datetime

from processes import wait_until

FOLLOWERS = ('categorisation', 'notification', 'analytics')


def instant(text):
    """An RFC 3339 instant as the command line prints it."""
    return datetime.datetime.fromisoformat(text.replace('Z', '+00:00'))


def has_read_all(system, authority):
    """Every cursor stands at the head, from the database itself: quicker to ask."""
    cursors = ' '.join(f"AND h.seq = (SELECT seq FROM {name}.cursor c WHERE c.authority_id = "
                       'h.authority_id)' for name in FOLLOWERS)
    return system.database.execute(f"SELECT h.seq FROM ledger.head h WHERE h.authority_id = "
                                   f"'{authority}' {cursors}")


def time_at_rest(system, authority):
    """What `candour time` says, once every follower stands at the head, nothing is pending and no
    alarm is due; else nothing."""
    seq = has_read_all(system, authority)
    time = system.must('time').json
    if not seq and system.head(authority)[0] == 0:
        return time
    if not seq or int(time['alarms_due']) != 0:
        return None
    standings = [one['standing'] for one in system.candour('followers', 'standing').lines]
    at_head = [one for one in standings if one['authority_id'] == authority
               and one['seq'] == seq and int(one['pending']) == 0]
    return time if len(at_head) == len(FOLLOWERS) else None


def settle(system, authority='milford', patience=300):
    return wait_until(lambda: time_at_rest(system, authority), 'the services come to rest', patience)


def run_to(system, until):
    """Moves business time to `until`, by way of every alarm before it."""
    end = instant(until)
    while True:
        alarm = settle(system).get('next_alarm_at')
        step = min(end, instant(alarm)) if alarm else end
        system.must('time', '--move', step.isoformat())
        if step == end:
            settle(system)
            return
