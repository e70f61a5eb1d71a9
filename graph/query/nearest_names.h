#ifndef MSCGRAPH_GRAPH_QUERY_NEAREST_NAMES_H_
#define MSCGRAPH_GRAPH_QUERY_NEAREST_NAMES_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/store/store.h"

namespace mscgraph {

// "Did you mean ...?"

enum class NameKind { kTherapy, kOther };

// At most `limit` labels of concepts of that kind whose names are nearest to a misspelt one, nearest first:
// few letters apart, or holding its words. First among the names with its first letter, then, if none is
// near, among all. None if nothing is near. Some milliseconds for tens of thousands of names.
absl::StatusOr<std::vector<std::string>> NearestNames(const Store& store, std::string_view name,
                                                      NameKind kind, size_t limit);

// The same among a few names.
std::vector<std::string> NearestOf(std::string_view name, const std::vector<std::string>& names,
                                   size_t limit);
// Whether one of the names is the same but for spelling (NormaliseName).
bool IsAmong(std::string_view name, const std::vector<std::string>& names);

// Number of single edits (insert, delete, replace, swap neighbours; no piece edited twice) between two texts;
// `bound` + 1 if there are more, or if both are longer than 255 bytes.
size_t EditDistance(std::string_view a, std::string_view b, size_t bound);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_QUERY_NEAREST_NAMES_H_
