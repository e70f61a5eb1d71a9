// Any text as a query: what parses has an algebra whose variables all have names, and a comment behind the
// query changes nothing.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "graph/sparql/algebra_text.h"
#include "graph/sparql/parser.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using mscgraph::sparql::AlgebraText;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const mscgraph::sparql::ParseOptions options{.base = "http://example.org/a/b", .common_prefixes = true};
  const auto query = mscgraph::sparql::ParseQuery(text, options);
  if (!query.ok()) {
    if (query.status().message().substr(0, 5) != "line ") std::abort();
    return 0;
  }
  const auto again = mscgraph::sparql::ParseQuery(text + " # end", options);
  if (!again.ok() || AlgebraText(*again) != AlgebraText(*query)) std::abort();
  return 0;
}
