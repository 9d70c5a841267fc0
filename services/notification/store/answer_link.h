// The link by which a provider or team answers what it is asked.
#ifndef CANDOUR_SERVICES_NOTIFICATION_STORE_ANSWER_LINK_H_
#define CANDOUR_SERVICES_NOTIFICATION_STORE_ANSWER_LINK_H_

#include <pqxx/pqxx>
#include <string>

#include "absl/status/status.h"
#include "services/notification/store/outbox.h"

namespace candour::notification {

// Puts a link of its own where `claim`'s text keeps a place for one (kLinkStandIn), and tells
// intake its digest. The secret is made here and stands in what leaves alone: no row and no command
// holds it. Each hand-over has another; intake lets the last few open the request, so that
// whichever of two messages arrives can be used. Nothing for a text without such a place.
absl::Status PutLink(pqxx::work& tx, const std::string& answer_page, Claim& claim);

// The text of `claim` as its record keeps it.
std::string KeptBody(const Claim& claim);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_STORE_ANSWER_LINK_H_
