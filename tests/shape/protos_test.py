"""Every stored text is decided about, and every rpc says who may call it."""

import functools
import json
import os
import subprocess
import unittest

import repository

RULE = '[candour.type.v1.rule]'
ACCESS = '[candour.type.v1.access]'
STORED = 'candour.ledger.v1'
DECISIONS = {'PERSONAL_NO', 'PERSONAL_YES'}


@functools.cache
def image():
    """The descriptors of all protos, as buf prints them."""
    tools = repository.ROOT / 'deploy' / 'tools'
    paths = [str(tools / 'node_modules' / '.bin'), os.environ['PATH']]
    done = subprocess.run(['buf', 'build', 'proto', '-o', '-#format=json'], cwd=repository.ROOT,
                          env={**os.environ, 'PATH': ':'.join(paths)}, capture_output=True)
    if done.returncode != 0:
        raise RuntimeError('buf build failed: ' + done.stderr.decode() + done.stdout.decode())
    return json.loads(done.stdout)['file']


def messages(package):
    """(full name, message) of a package, nested ones too."""
    def walk(prefix, message):
        name = f'{prefix}.{message["name"]}'
        yield name, message
        for nested in message.get('nestedType', []):
            yield from walk(name, nested)

    for file in image():
        if file.get('package') == package:
            for message in file.get('messageType', []):
                yield from walk(package, message)


def decision(field):
    return field.get('options', {}).get(RULE, {}).get('personal')


def covered_types(everything):
    """Messages that are reached only through fields marked PERSONAL_YES, or are entries of a map
    that is decided about."""
    uses = {}
    for name, message in everything:
        for field in message.get('field', []):
            uses.setdefault(field.get('typeName', '').lstrip('.'), []).append((name, field))
    covered, before = set(), None
    while covered != before:
        before = set(covered)
        for name, message in everything:
            entry = message.get('options', {}).get('mapEntry')
            used = uses.get(name, [])
            if used and all(owner in covered or decision(field) == 'PERSONAL_YES'
                            or (entry and decision(field)) for owner, field in used):
                covered.add(name)
    return covered


class ProtosTest(repository.ShapeTest):
    def test_every_stored_text_is_decided_about(self):
        everything = list(messages(STORED))
        covered = covered_types(everything)
        undecided = [f'{name}.{field["name"]}' for name, message in everything
                     for field in message.get('field', [])
                     if field['type'] in ('TYPE_STRING', 'TYPE_BYTES')
                     and decision(field) not in DECISIONS and name not in covered]
        self.assertGreater(len(everything), 0, 'the stored vocabulary was not found')
        self.assert_none(undecided, 'say whether it is personal')

    def test_every_rpc_says_who_may_call_it(self):
        count, found = 0, []
        for file in image():
            if not file.get('package', '').startswith('candour.'):
                continue
            for service in file.get('service', []):
                for method in service.get('method', []):
                    count += 1
                    roles = method.get('options', {}).get(ACCESS, {}).get('roles', [])
                    if method.get('options', {}).get(ACCESS, {}).get('open') and not roles:
                        continue
                    if not roles or 'ROLE_UNSPECIFIED' in roles:
                        found.append(f'{service["name"]}.{method["name"]}')
        self.assertGreater(count, 0, 'no rpc was found')
        self.assert_none(found, 'an rpc does not say who may call it')


if __name__ == '__main__':
    unittest.main()
