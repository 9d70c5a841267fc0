"""A door on the loopback that speaks TLS before a server that does not.

    tls_door.py FOLDER PORT

Prints its port on one line, then serves until standard input ends: what comes is passed on to PORT
and back. Its certificate is for 127.0.0.1 and lies, being its own authority, in FOLDER/authority.pem.
"""

import asyncio
import pathlib
import ssl
import subprocess
import sys


def certificate(folder):
    """Makes FOLDER/authority.pem and FOLDER/key.pem."""
    subprocess.run(
        ['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1',
         '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', folder / 'key.pem', '-out',
         folder / 'authority.pem'],
        check=True, capture_output=True)


async def carry(source, target):
    try:
        while octets := await source.read(65536):
            target.write(octets)
            await target.drain()
    except OSError:
        pass
    finally:
        target.close()


async def serve(folder, port):
    async def let_in(guest_says, to_guest):
        house_says, to_house = await asyncio.open_connection('127.0.0.1', port)
        await asyncio.gather(carry(guest_says, to_house), carry(house_says, to_guest))

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / 'authority.pem', folder / 'key.pem')
    door = await asyncio.start_server(let_in, '127.0.0.1', 0, ssl=context)
    print(door.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


def main():
    folder, port = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    certificate(folder)
    asyncio.run(serve(folder, port))


if __name__ == '__main__':
    main()
