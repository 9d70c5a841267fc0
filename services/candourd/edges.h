// What stands at intake's edges, out of its file.
#ifndef CANDOUR_SERVICES_CANDOURD_EDGES_H_
#define CANDOUR_SERVICES_CANDOURD_EDGES_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "candour/reference/v1/edges.pb.h"
#include "services/intake/service/open_door.h"

namespace candour {

// The edges in the file `path`, in protobuf text; none when it is empty. InvalidArgument naming the
// field that is wrong.
absl::StatusOr<reference::v1::Edges> LoadEdges(const std::string& path);

// The limits that the edges set; the usual ones where they set none.
intake::OpenDoor::Limits LimitsOf(const reference::v1::Edges& edges);

// The time for one scan.
absl::Duration ScanWithin(const reference::v1::Edges& edges);

}  // namespace candour

#endif  // CANDOUR_SERVICES_CANDOURD_EDGES_H_
