// The cluster in which the databases of tests lie.
#ifndef CANDOUR_TESTS_SUPPORT_POSTGRES_CLUSTER_H_
#define CANDOUR_TESTS_SUPPORT_POSTGRES_CLUSTER_H_

#include <string>

namespace candour {

// How the superuser connects to the cluster's database `name`.
std::string ClusterConninfo(const std::string& name);

// The name of the database that holds every migration, made when the cluster has none yet. Safe
// among test programs that run at once.
std::string MigratedTemplate();

}  // namespace candour

#endif  // CANDOUR_TESTS_SUPPORT_POSTGRES_CLUSTER_H_
