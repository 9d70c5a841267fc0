#include "services/intake/store/seal.h"

#include <cstdint>
#include <limits>

#include "services/common/digest/digest.h"

namespace candour::intake {
namespace {

constexpr std::uint64_t kAbsent = std::numeric_limits<std::uint64_t>::max();

void AddNumber(std::string& parts, std::uint64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8) {
    parts += static_cast<char>((number >> static_cast<unsigned>(shift)) & 0xffU);
  }
}

void AddPart(std::string& parts, std::string_view part) {
  AddNumber(parts, part.size());
  parts += part;
}

void AddNumberPart(std::string& parts, std::int64_t number) {
  AddNumber(parts, sizeof(number));
  AddNumber(parts, static_cast<std::uint64_t>(number));
}

}  // namespace

std::string BodyDigest(std::string_view salt, std::string_view body) {
  std::string salted(salt);
  salted += body;
  return Sha256(salted);
}

std::string EventDigest(std::string_view authority_id, const SealedEvent& event) {
  std::string parts;
  parts.reserve(event.facts.size() + 512);
  AddPart(parts, authority_id);
  AddNumberPart(parts, event.seq);
  if (event.complaint_id.empty()) {
    AddNumber(parts, kAbsent);
  } else {
    AddPart(parts, event.complaint_id);
  }
  AddNumberPart(parts, event.case_version);
  AddNumberPart(parts, absl::ToUnixMicros(event.occurred_at));
  AddNumberPart(parts, absl::ToUnixMicros(event.recorded_at));
  AddPart(parts, event.actor);
  AddPart(parts, event.type);
  AddPart(parts, event.facts);
  if (event.body_digest) {
    AddPart(parts, *event.body_digest);
  } else {
    AddNumber(parts, kAbsent);
  }
  return Sha256(parts);
}

std::string ChainHash(std::string_view prev_hash, std::string_view digest) {
  std::string linked(prev_hash);
  linked += digest;
  return Sha256(linked);
}

void Seal(std::string_view authority_id, std::string_view prev_hash, SealedEvent& event) {
  if (event.body) {
    event.salt = RandomBytes(kSaltOctets);
    event.body_digest = BodyDigest(event.salt, *event.body);
  }
  event.digest = EventDigest(authority_id, event);
  event.prev_hash = std::string(prev_hash);
  event.hash = ChainHash(prev_hash, event.digest);
}

}  // namespace candour::intake
