"""An SMTP server on the loopback that keeps what it gets.

    server.py FOLDER [MANNER [PAUSE]]

Prints its port on one line, then serves until standard input ends. Each mail becomes a file
FOLDER/NUMBER.eml, its recipients FOLDER/NUMBER.to and its envelope sender FOLDER/NUMBER.from;
FOLDER/connections counts connections.

MANNER: accept; reject (DATA is answered with 550); nobody (RCPT is answered with 550); defer (DATA is
answered with 451); busy (RCPT is answered with 421); drop (the connection closes after the text has
come and was kept, as with a server that dies); lose (the same, and nothing was kept). It is read
again from FOLDER/manner before each mail, so that a test can change it. Between keeping a mail and
saying so PAUSE seconds pass.
"""

import asyncio
import pathlib
import sys

from aiosmtpd.smtp import SMTP


class Keeper:
    def __init__(self, folder, manner, pause):
        self.folder = pathlib.Path(folder)
        self.manner = manner
        self.pause = pause
        self.number = 0
        self.connections = 0

    def connection(self):
        self.connections += 1
        (self.folder / 'connections').write_text(str(self.connections))
        return SMTP(self, hostname='localhost')

    def now(self):
        file = self.folder / 'manner'
        return file.read_text().strip() if file.exists() else self.manner

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.now() == 'nobody':
            return '550 5.1.1 no such person'
        if self.now() == 'busy':
            return '421 4.3.2 too much to do'
        envelope.rcpt_tos.append(address)
        return '250 2.1.5 ok'

    async def handle_DATA(self, server, session, envelope):
        manner = self.now()
        if manner == 'reject':
            return '550 5.7.1 not here'
        if manner == 'defer':
            return '451 4.3.0 not now'
        if manner == 'lose':
            server.transport.abort()
            return ''
        self.number += 1
        (self.folder / f'{self.number}.eml').write_bytes(envelope.original_content)
        (self.folder / f'{self.number}.to').write_text(' '.join(envelope.rcpt_tos))
        (self.folder / f'{self.number}.from').write_text(envelope.mail_from)
        if manner == 'drop':
            server.transport.abort()
            return ''
        await asyncio.sleep(self.pause)
        return '250 2.0.0 kept'


async def serve(folder, manner, pause):
    loop = asyncio.get_running_loop()
    keeper = Keeper(folder, manner, pause)
    server = await loop.create_server(lambda: keeper.connection(), '127.0.0.1', 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == '__main__':
    box, how, rest = sys.argv[1:] + ['accept', '0'][len(sys.argv) - 2:]
    asyncio.run(serve(box, how, float(rest)))
