#include "extract/read/bioc_splitter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace mscgraph {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;

// Documents as they stand, faults as "!byte: reason".
std::vector<std::string> Split(std::string_view json, size_t chunk, size_t max_bytes = 1000) {
  const std::unique_ptr<ByteSource> source = MemorySource(json, chunk);
  InputBuffer in(source.get());
  BiocSplitter splitter(&in, max_bytes);
  std::vector<std::string> out;
  while (out.size() < 100) {
    const BiocSplitter::Event event = splitter.Next();
    if (event == BiocSplitter::Event::kEnd) break;
    if (event == BiocSplitter::Event::kDocument) out.emplace_back(splitter.document());
    if (event == BiocSplitter::Event::kFault)
      out.push_back("!" + std::to_string(splitter.fault().position) + ": " +
                    splitter.fault().reason.substr(0, 28));
  }
  return out;
}

TEST(BiocSplitter, CutsDocumentsAndGoesOnBehindDamage) {
  const struct {
    std::string json;
    std::vector<std::string> events;
  } cases[] = {
      {"", {}},
      {"{}", {"{}"}},
      {"{\"a\":[{}]}\n{\"b\":\"}{\\\"\"}", {"{\"a\":[{}]}", "{\"b\":\"}{\\\"\"}"}},
      {"{\"documents\":[{\"a\":1},{\"b\":[]}],\"x\":{}}", {"{\"a\":1}", "{\"b\":[]}"}},
      {"{\"x\":{\"documents\":[{}]}}", {"{\"x\":{\"documents\":[{}]}}"}},
      {"{\"documents\":[1,\"x\",[{}],{}]}", {"{}"}},
      {"junk\n{}", {"!0: something else between the", "{}"}},
      {"{\"a\":\"cut\n{\"b\":1}", {"!0: a string does not end on ", "{\"b\":1}"}},
      {"{\"a\":[}\n{\"b\":1}", {"!0: brackets do not fit", "{\"b\":1}"}},
      {"{\"a\":[\n{\"b\":1}\n{\"c\":1}", {"!0: brackets or commas do not", "{\"c\":1}"}},
      {"{\"documents\":[{\"a\":]},\n{\"b\":1}]}", {"!14: brackets do not fit", "{\"b\":1}"}},
      {"{\"a\":1", {"!0: the input ends within this"}},
      {"{\"documents\":[{},", {"{}", "!14: the input ends within this"}},
      {"{\"a\":\"x", {"!0: a string does not end on "}},
  };
  for (const auto& c : cases) {
    for (size_t chunk : {1, 2, 3, 1000}) {
      std::vector<std::string> events = Split(c.json, chunk);
      for (std::string& event : events) event = event.substr(0, 29);
      std::vector<std::string> expected = c.events;
      for (std::string& event : expected) event = event.substr(0, 29);
      EXPECT_THAT(events, ElementsAreArray(expected)) << c.json << " in chunks of " << chunk;
    }
  }
}

TEST(BiocSplitter, MemoryIsBoundedByTheDocumentInHand) {
  const std::string padding = "{\"infons\":\"" + std::string(5000, 'x') + "\",\"documents\":[";
  const std::string json = padding + "{\"a\":1},{\"b\":\"" + std::string(5000, 'x') + "\"},{\"c\":1}]}";
  for (size_t chunk : {1, 64, 100000}) {
    EXPECT_THAT(
        Split(json, chunk),
        ElementsAre("!0: the record is longer than 10", "{\"a\":1}",
                    "!" + std::to_string(padding.size() + 8) + ": the record is longer than 10", "{\"c\":1}"))
        << chunk;
  }
}

TEST(BiocSplitter, DeepNestingIsAFault) {
  const std::string deep = std::string("{\"a\":") + std::string(100, '[') + "\n{\"b\":1}";
  EXPECT_THAT(Split(deep, 1000), ElementsAre(::testing::StartsWith("!0: brackets or commas"), "{\"b\":1}"));
}

}  // namespace
}  // namespace mscgraph
