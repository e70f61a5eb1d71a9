#ifndef MSCGRAPH_SCHEMAS_CLAIMS_JSONL_H_
#define MSCGRAPH_SCHEMAS_CLAIMS_JSONL_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "schemas/record.h"

namespace mscgraph {

// One line of claims.jsonl without the newline. Keys in a fixed order, absent fields left out: the same
// record gives the same bytes. REQUIRES: all strings are valid UTF-8 (readers check it).
std::string ToJsonLine(const Record& record);

// kInvalidArgument names the field that is missing, unknown or of the wrong type.
absl::StatusOr<Record> ParseJsonLine(std::string_view line);

}  // namespace mscgraph

#endif  // MSCGRAPH_SCHEMAS_CLAIMS_JSONL_H_
