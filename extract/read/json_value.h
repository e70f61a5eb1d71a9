#ifndef MSCGRAPH_EXTRACT_READ_JSON_VALUE_H_
#define MSCGRAPH_EXTRACT_READ_JSON_VALUE_H_

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace mscgraph {

// What the readers of JSON share. Throw nothing; a fault is kInvalidArgument and names the key.

// Parses one value. Invalid UTF-8 and nesting deeper than 64 are faults, so what was parsed can be walked by
// recursion.
absl::StatusOr<nlohmann::json> ParseJson(std::string_view text);

absl::Status WrongJsonType(std::string_view key, std::string_view wanted);

// The field of an object, or null if it is missing or null.
const nlohmann::json* FindField(const nlohmann::json& object, const char* key);

// A string, or a whole number where the sources are careless about ids. A missing field leaves `out` alone.
absl::Status ReadField(const nlohmann::json& object, const char* key, bool or_number, std::string* out);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_READ_JSON_VALUE_H_
