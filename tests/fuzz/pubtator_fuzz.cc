// Any bytes behind the beginning of a PubTator document.
#include <string>

#include "tests/fuzz/read_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string bytes =
      "1|t|Aspirin \xce\xb1\n" + std::string(reinterpret_cast<const char*>(data) + 1, size - 1);
  mscgraph::CheckReading(bytes, 1 + data[0] % 16);
  return 0;
}
