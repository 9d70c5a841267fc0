// The seal of an event: how its stored bytes become digest and hash.
//
//   body_digest = SHA-256( salt ‖ body )                        only of an event with personal
//   parts digest      = SHA-256( part ‖ part ‖ … )                    over these ten parts, in this
//   order hash        = SHA-256( prev_hash ‖ digest )                 prev_hash of seq 1: 32 zero
//   octets
//
//   part   ┌──────────────────────┬─────────────┐
//          │ length, 8 octets, BE │ that many   │               an absent part: length 2^64 - 1, no
//          more └──────────────────────┴─────────────┘
//    1  authority_id   text          6  recorded_at    number, µs since 1970
//    2  seq            number        7  actor          text
//    3  complaint_id   text, absent  8  type           text
//    4  case_version   number        9  facts          octets as stored
//    5  occurred_at    number, µs   10  body_digest    octets, absent
//
// A number is 8 octets, big-endian, two's complement. The chain runs over digests, so it verifies
// whether or not a body is still there. Nothing is ever serialised again to be checked.
#ifndef CANDOUR_SERVICES_INTAKE_STORE_SEAL_H_
#define CANDOUR_SERVICES_INTAKE_STORE_SEAL_H_

#include <string>
#include <string_view>

#include "services/intake/domain/ledger_store.h"

namespace candour::intake {

// Octets of a body's salt.
inline constexpr int kSaltOctets = 16;

// body_digest of a body.
std::string BodyDigest(std::string_view salt, std::string_view body);

// digest of `event`: of its columns, facts and body_digest.
std::string EventDigest(std::string_view authority_id, const SealedEvent& event);

// hash of an event.
std::string ChainHash(std::string_view prev_hash, std::string_view digest);

// Gives `event`, whole but for its seal, a salt, body_digest, digest and hash behind `prev_hash`.
void Seal(std::string_view authority_id, std::string_view prev_hash, SealedEvent& event);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_SEAL_H_
