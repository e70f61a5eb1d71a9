// Any bytes as an ontology: no crash, and the chunks that they arrive in make no difference.
#include <cstdint>
#include <cstdlib>

#include "tests/support/read_text.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  absl::Status slow, fast;
  if (mscgraph::DumpTerms(text, &slow, 1 + data[0] % 16) != mscgraph::DumpTerms(text, &fast, 1 << 16))
    std::abort();
  if (slow != fast) std::abort();
  return 0;
}
