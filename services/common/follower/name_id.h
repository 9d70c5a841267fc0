// Identifiers that follow from what they name.
#ifndef CANDOUR_SERVICES_COMMON_FOLLOWER_NAME_ID_H_
#define CANDOUR_SERVICES_COMMON_FOLLOWER_NAME_ID_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace candour::follower {

// UUIDv5 (RFC 9562) of `name` in Candour's own namespace: the same name always has the same id.
std::string NamedId(std::string_view name);

// NamedId of (follower, authority, seq, kind[, number]): the request_id of a command whose cause is
// an event. `kind` names the act, for example "suggest_themes"; `number` tells several commands of
// one kind and event apart.
std::string RequestId(std::string_view follower, std::string_view authority_id, std::int64_t seq,
                      std::string_view kind, int number = 0);

}  // namespace candour::follower

#endif  // CANDOUR_SERVICES_COMMON_FOLLOWER_NAME_ID_H_
