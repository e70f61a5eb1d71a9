// Any bytes, in chunks of any size, through the reader: it must neither crash nor break its promises.
#include "tests/fuzz/read_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  mscgraph::CheckReading({reinterpret_cast<const char*>(data) + 1, size - 1}, 1 + data[0] % 16);
  return 0;
}
