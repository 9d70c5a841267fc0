"""gRPC messages without gRPC: made by protoc, framed here, sent by tests/support/grpc/call.mjs."""

import json
import subprocess

import system

CALL = system.ROOT / 'tests' / 'support' / 'grpc' / 'call.mjs'


def encoded(message, text):
    """The octets of a message of proto/, which `text` describes in protobuf's text format."""
    package, _ = message.rsplit('.', 1)
    folder = package.replace('.', '/')
    file = {'candour.intake.v1': 'intake'}[package]
    done = subprocess.run(['protoc', f'--proto_path={system.ROOT / "proto"}', f'--encode={message}',
                           f'{folder}/{file}.proto'], input=text.encode(), capture_output=True,
                          cwd=system.ROOT, check=True)
    return done.stdout


def framed(octets):
    return b'\0' + len(octets).to_bytes(4, 'big') + octets


def unframed(octets):
    """The messages in what a call gave."""
    messages = []
    while octets:
        end = 5 + int.from_bytes(octets[1:5], 'big')
        messages.append(octets[5:end])
        octets = octets[end:]
    return messages


def call(candour, method, messages, by):
    """Sends the messages to intake's `method` as a person who is signed in; what came back."""
    home = candour.settings['CANDOUR_CONFIG_DIR']
    token = json.loads((home / f'{by}.json').read_text())['access_token']
    done = subprocess.run([system.node(), CALL, candour.settings['CANDOUR_INTAKE_ADDRESS'], method,
                           token], input=b''.join(map(framed, messages)), capture_output=True,
                          check=False)
    if done.returncode != 0:
        raise RuntimeError(f'{method}: {done.stderr.decode()}')
    return unframed(done.stdout)
