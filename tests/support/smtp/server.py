"""An SMTP server on the loopback that keeps what it gets.

    server.py FOLDER [accept|reject|defer|drop]

Prints its port on one line, then serves until standard input ends. Each mail becomes a file
FOLDER/NUMBER.eml. reject answers DATA with 550, defer with 451; drop closes the connection after the
text has come, as a server does that dies.
"""

import asyncio
import pathlib
import sys

from aiosmtpd.smtp import SMTP


class Keeper:
    def __init__(self, folder, manner):
        self.folder = pathlib.Path(folder)
        self.manner = manner
        self.number = 0

    async def handle_DATA(self, server, session, envelope):
        if self.manner == 'reject':
            return '550 5.7.1 not here'
        if self.manner == 'defer':
            return '451 4.3.0 not now'
        self.number += 1
        (self.folder / f'{self.number}.eml').write_bytes(envelope.original_content)
        (self.folder / f'{self.number}.to').write_text(' '.join(envelope.rcpt_tos))
        if self.manner == 'drop':
            server.transport.abort()
            return ''
        return '250 2.0.0 kept'


async def serve(folder, manner):
    loop = asyncio.get_running_loop()
    keeper = Keeper(folder, manner)
    server = await loop.create_server(lambda: SMTP(keeper, hostname='localhost'), '127.0.0.1', 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == '__main__':
    asyncio.run(serve(sys.argv[1], (sys.argv[2:] + ['accept'])[0]))
