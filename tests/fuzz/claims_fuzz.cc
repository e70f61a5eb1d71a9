// Any line as a record of claims.jsonl: what is accepted is written as a line that reads as the same again.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "schemas/claims_jsonl.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto record = mscgraph::ParseJsonLine({reinterpret_cast<const char*>(data), size});
  if (!record.ok()) return 0;
  const std::string line = mscgraph::ToJsonLine(*record);
  const auto again = mscgraph::ParseJsonLine(line);
  if (!again.ok() || mscgraph::ToJsonLine(*again) != line) std::abort();
  return 0;
}
