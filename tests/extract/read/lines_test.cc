#include "extract/read/lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace mscgraph {
namespace {

using ::testing::ElementsAreArray;

// "number:line" or "number!" for a line that is too long.
std::vector<std::string> Read(std::string_view text, size_t chunk) {
  const std::unique_ptr<ByteSource> source = MemorySource(text, chunk);
  InputBuffer in(source.get());
  Lines lines(&in, 5);
  std::vector<std::string> out;
  std::string_view line;
  for (Lines::Event event; (event = lines.Next(&line)) != Lines::Event::kEnd;) {
    out.push_back(std::to_string(lines.number()) +
                  (event == Lines::Event::kLine ? ":" + std::string(line) : "!"));
  }
  return out;
}

TEST(Lines, NumbersAndEnds) {
  const struct {
    std::string text;
    std::vector<std::string> lines;
  } cases[] = {
      {"", {}},
      {"a", {"1:a"}},
      {"a\n", {"1:a"}},
      {"a\r\n\r\nb", {"1:a", "2:", "3:b"}},
      {"toolong\nb\n", {"1!", "2:b"}},
      {"a\ntoolong", {"1:a", "2!"}},
      {"12345\n123456\n", {"1:12345", "2!"}},
  };
  for (const auto& c : cases) {
    for (size_t chunk : {1, 100}) EXPECT_THAT(Read(c.text, chunk), ElementsAreArray(c.lines)) << c.text;
  }
}

}  // namespace
}  // namespace mscgraph
