"""A domain knows only the standard library, absl and the messages of its vocabulary."""

import re
import unittest

import repository

# Headers a domain file may include besides the standard library's.
ALLOWED = [
    r'absl/(status|strings|time|types|container|algorithm|numeric|hash)/',
    r'candour/(ledger|type|reference)/v1/\w+\.pb\.h$',
    r'google/protobuf/\w+(\.pb)?\.h$',
    # Pure functions of messages and of words.
    r'google/protobuf/util/message_differencer\.h$',
    r'libstemmer\.h$',
    r'services/common/(calendar|day|digest|fields|reference|status|text)/',
]
# Reading the clock or chance inside a rule: both are arguments.
IMPURE = re.compile(r'absl::Now\(|_clock::now\(|\btime\((nullptr|NULL|0)\)|random_device|getenv\(')


def domain_files():
    return repository.files('services/*/domain/*.cc', 'services/*/domain/*.h')


def forbidden(path, header):
    service = path.split('/')[1]
    own = [rf'services/{service}/domain/']
    return not any(re.match(pattern, header) for pattern in ALLOWED + own)


class DomainTest(repository.ShapeTest):
    def test_includes_only_the_vocabulary(self):
        found = []
        for path in domain_files():
            for number, line in repository.lines(path):
                include = re.match(r'#include\s+(?:"([^"]+)"|<([^>]*[/.][^>]*)>)', line)
                header = include and (include[1] or include[2])
                if header and forbidden(path, header):
                    found.append(f'{path}:{number}: {header}')
        self.assert_none(found, 'a domain file includes what a domain may not know')

    def test_reads_no_clock_and_no_chance(self):
        found = [f'{path}:{number}: {line.strip()}' for path in domain_files()
                 for number, line in repository.lines(path) if IMPURE.search(line)]
        self.assert_none(found, 'time and chance are arguments of a rule')

    def test_stores_do_not_know_the_wire(self):
        found = [f'{path}:{number}' for path in repository.files('services/*/store/*')
                 for number, line in repository.lines(path)
                 if re.match(r'#include.*(grpc|services/\w+/service/)', line)]
        self.assert_none(found, 'a store includes gRPC or a service')

    def test_services_do_not_know_each_other(self):
        found = []
        for path in repository.files('services/*.cc', 'services/*.h'):
            own = path.split('/')[1]
            if own == 'candourd':
                continue
            for number, line in repository.lines(path):
                include = re.match(r'#include "services/(\w+)/', line)
                if include and include[1] not in (own, 'common'):
                    found.append(f'{path}:{number}: {line}')
        self.assert_none(found, 'services speak by gRPC, never by linking each other')


if __name__ == '__main__':
    unittest.main()
