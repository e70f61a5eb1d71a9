// Any bytes behind the beginning of a BioC collection or, by the first byte, of a BioC document.
#include <string>

#include "tests/fuzz/read_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  std::string bytes = data[0] % 2 == 0
                          ? R"({"documents":[{"id":"1","passages":[)"
                          : R"({"id":"1","passages":[{"offset":0,"text":"Aspirin","annotations":[)";
  bytes.append(reinterpret_cast<const char*>(data) + 1, size - 1);
  mscgraph::CheckReading(bytes, 1 + data[0] % 16);
  return 0;
}
