"""A GOV.UK Notify on the loopback, made from its public documentation.

    server.py FOLDER [--key KEY] [--minute N] [--day N] [--manner MANNER] [--pause SECONDS]
              [--callback URL --token T [--again SECONDS]]

Prints its port on one line, then serves until standard input ends. KEY is "{name}-{service}-{secret}"
(the default is KEY below). Every message that it takes becomes a file FOLDER/NUMBER.json.

It checks the token (HS256, iss, 30 seconds either way: 403), the shape of each call (400), at most N
messages a minute (429 RateLimitError) and a day (429 TooManyRequestsError). As at the real one
temp-fail@simulator.notify, perm-fail@simulator.notify, 07700900003 and 07700900002 fail, any other
address is delivered; a letter goes accepted → received. A status moves on each time it is asked for.
What becomes of letters is read from FOLDER/letters, where that is: received, cancelled,
technical-failure, validation-failed, or returned, which is received and called back as a letter that
came back.

MANNER: accept; fail (500 and takes nothing); lose (takes it, then closes without an answer); away
(closes at once). It is read again from FOLDER/manner before each call, so that a test can change it.
Between taking a message and saying so PAUSE seconds pass.
With --callback each final status of a mail or text is posted there, with "Bearer T", again after a
refusal up to five times.
"""

import argparse
import base64
import hashlib
import hmac
import http.server
import json
import pathlib
import sys
import threading
import time
import urllib.parse
import urllib.request
import uuid

KEY = 'candour-test-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0'
FINAL = {'temp-fail@simulator.notify': 'temporary-failure', '07700900003': 'temporary-failure',
         'perm-fail@simulator.notify': 'permanent-failure', '07700900002': 'permanent-failure'}
KINDS = ('email', 'sms', 'letter')


class Refused(Exception):
    """An answer other than 2xx: status, error type, sentence."""


def decoded(part):
    return base64.urlsafe_b64decode(part + '=' * (-len(part) % 4))


def check_token(header, service, secret, now):
    if not header.startswith('Bearer ') or header.count('.') != 2:
        raise Refused(401, 'AuthError', 'Unauthorized: authentication token must be provided')
    head, claims, signature = header[7:].split('.')
    try:
        algorithm, payload = json.loads(decoded(head)), json.loads(decoded(claims))
        given = decoded(signature)
    except ValueError:
        raise Refused(403, 'AuthError', 'Invalid token: signature, api token is not valid')
    wanted = hmac.new(secret.encode(), f'{head}.{claims}'.encode(), hashlib.sha256).digest()
    if algorithm.get('alg') != 'HS256' or not hmac.compare_digest(given, wanted):
        raise Refused(403, 'AuthError', 'Invalid token: API key not found')
    if payload.get('iss') != service:
        raise Refused(403, 'AuthError', 'Invalid token: service not found')
    if not isinstance(payload.get('iat'), int) or abs(now - payload['iat']) > 30:
        raise Refused(403, 'AuthError', 'Error: Your system clock must be accurate to within 30 seconds')


def check_message(kind, call):
    def want(condition, sentence):
        if not condition:
            raise Refused(400, 'ValidationError', sentence)

    want(isinstance(call.get('reference', ''), str) and len(call.get('reference', '')) <= 1000,
         'reference is too long')
    if kind == 'letter' and 'content' in call:
        want(call.get('reference'), 'reference is a required property')
        want(call.get('postage', 'second') in ('first', 'second', 'economy'), 'postage is invalid')
        try:
            want(base64.b64decode(call['content'], validate=True).startswith(b'%PDF-'),
                 'content is no PDF')
        except ValueError:
            raise Refused(400, 'ValidationError', 'Cannot decode letter content')
        return
    want(call.get('template_id'), 'template_id is a required property')
    if kind == 'email':
        want('@' in call.get('email_address', ''), 'email_address Not a valid email address')
    if kind == 'sms':
        want(call.get('phone_number'), 'phone_number is a required property')
        want(len(json.dumps(call.get('personalisation', {}))) <= 918, 'text is too long')


class Notify:
    def __init__(self, options):
        self.options = options
        self.service, self.secret = options.key[-73:-37], options.key[-36:]
        self.folder = pathlib.Path(options.folder)
        self.lock = threading.Lock()
        self.messages = []
        self.times = []

    def manner(self):
        file = self.folder / 'manner'
        return file.read_text().strip() if file.exists() else self.options.manner

    def limit(self, now):
        day = [at for at in self.times if int(at // 86400) == int(now // 86400)]
        if len(day) >= self.options.day:
            raise Refused(429, 'TooManyRequestsError',
                          f'Exceeded send limits ({self.options.day}) for today')
        if len([at for at in self.times if now - at < 60]) >= self.options.minute:
            raise Refused(429, 'RateLimitError', 'Exceeded rate limit for key type')
        self.times.append(now)

    def take(self, kind, call):
        check_message(kind, call)
        with self.lock:
            self.limit(time.time())
            message = {'id': str(uuid.uuid4()), 'type': kind, 'reference': call.get('reference'),
                       'status': 'accepted' if kind == 'letter' else 'created',
                       'created_at': time.strftime('%Y-%m-%dT%H:%M:%S.000000Z', time.gmtime()),
                       'completed_at': None}
            self.messages.append(message)
            (self.folder / f'{len(self.messages)}.json').write_text(
                json.dumps({'kind': kind, **call, 'id': message['id']}))
        message['to'] = call.get('email_address') or call.get('phone_number') or ''
        if self.options.callback and kind != 'letter':
            threading.Thread(target=self.call_back, args=(message,), daemon=True).start()
        return message

    def move_on(self, message):
        if message['type'] == 'letter':
            if message['status'] != 'accepted':
                return
            fate = self.fate()
            message['status'] = 'received' if fate == 'returned' else fate
            message['completed_at'] = message['created_at']
            if fate == 'returned' and self.options.callback:
                threading.Thread(target=self.come_back, args=(message,), daemon=True).start()
        elif message['status'] == 'created':
            message['status'] = 'sending'
        else:
            message['status'] = FINAL.get(message['to'], 'delivered')

    def fate(self):
        path = self.folder / 'letters'
        return path.read_text().strip() if path.exists() else 'received'

    def come_back(self, message):
        self.post({'notification_id': message['id'], 'reference': message['reference'],
                   'date_sent': message['created_at'], 'service_id': self.service})

    def call_back(self, message):
        message['status'] = FINAL.get(message['to'], 'delivered')
        self.post({**{name: message[name] for name in ('id', 'reference', 'to', 'status',
                                                       'created_at')},
                   'completed_at': message['created_at'], 'sent_at': message['created_at'],
                   'notification_type': message['type']})

    def post(self, report):
        body = json.dumps(report)
        for _ in range(6):
            request = urllib.request.Request(
                self.options.callback, body.encode(), method='POST',
                headers={'Content-Type': 'application/json',
                         'Authorization': f'Bearer {self.options.token}'})
            try:
                with urllib.request.urlopen(request, timeout=5):
                    return
            except OSError:
                time.sleep(self.options.again)

    def found(self, query):
        references = query.get('reference', [])
        with self.lock:
            found = [one for one in self.messages if one['reference'] in references]
            answer = [{name: one[name] for name in one if name != 'to'} for one in found]
            for message in found:
                self.move_on(message)
        return {'notifications': answer, 'links': {}}


def handler_of(notify):
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = 'HTTP/1.1'

        def log_message(self, *unused):
            pass

        def answer(self, status, body):
            octets = json.dumps(body).encode()
            self.send_response(status)
            self.send_header('Content-Type', 'application/json')
            self.send_header('Content-Length', str(len(octets)))
            self.end_headers()
            self.wfile.write(octets)

        def close(self):
            self.close_connection = True
            self.connection.close()

        def serve(self, work):
            length = int(self.headers.get('Content-Length', 0))
            body = self.rfile.read(length)
            manner = notify.manner()
            if manner == 'away':
                return self.close()
            try:
                if manner == 'fail':
                    raise Refused(500, 'Exception', 'Internal server error')
                check_token(self.headers.get('Authorization', ''), notify.service, notify.secret,
                            time.time())
                status, answer = work(body)
            except Refused as refused:
                status, kind, sentence = refused.args
                answer = {'status_code': status, 'errors': [{'error': kind, 'message': sentence}]}
            if manner == 'lose' and self.command == 'POST':
                return self.close()
            time.sleep(notify.options.pause)
            return self.answer(status, answer)

        def do_POST(self):
            def work(body):
                kind = self.path.removeprefix('/v2/notifications/')
                if kind not in KINDS:
                    raise Refused(404, 'NoResultFound', 'No result found')
                try:
                    call = json.loads(body)
                except ValueError:
                    raise Refused(400, 'BadRequestError', 'Invalid JSON')
                message = notify.take(kind, call)
                return 201, {'id': message['id'], 'reference': message['reference']}
            self.serve(work)

        def do_GET(self):
            def work(_):
                url = urllib.parse.urlparse(self.path)
                if url.path != '/v2/notifications':
                    raise Refused(404, 'NoResultFound', 'No result found')
                return 200, notify.found(urllib.parse.parse_qs(url.query))
            self.serve(work)

    return Handler


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('folder')
    parser.add_argument('--key', default=KEY)
    parser.add_argument('--minute', type=int, default=3000)
    parser.add_argument('--day', type=int, default=250000)
    parser.add_argument('--manner', default='accept')
    parser.add_argument('--pause', type=float, default=0)
    parser.add_argument('--callback', default='')
    parser.add_argument('--token', default='')
    parser.add_argument('--again', type=float, default=300)
    options = parser.parse_args()
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), handler_of(Notify(options)))
    print(server.server_address[1], flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()
    server.shutdown()


if __name__ == '__main__':
    main()
