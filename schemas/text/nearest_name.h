#ifndef MSCGRAPH_SCHEMAS_TEXT_NEAREST_NAME_H_
#define MSCGRAPH_SCHEMAS_TEXT_NEAREST_NAME_H_

#include <string>
#include <string_view>
#include <vector>

namespace mscgraph {

// For "did you mean ...?": the one of `names` that differs from `name` in the fewest letters, the first of
// equals. Empty if none is near: at most a third of the letters may differ.
std::string NearestName(std::string_view name, const std::vector<std::string>& names);

}  // namespace mscgraph

#endif  // MSCGRAPH_SCHEMAS_TEXT_NEAREST_NAME_H_
