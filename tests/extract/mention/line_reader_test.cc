#include "extract/mention/line_reader.h"

#include <gtest/gtest.h>

#include "tests/support/read_text.h"

namespace mscgraph {
namespace {

TEST(LineReader, GivesTheSameLinesWhateverTheChunks) {
  for (size_t chunk : {1u, 2u, 3u, 100u}) {
    LineReader lines(ReadText("a\n\nlonger line\r\nlast", chunk));
    std::string all;
    std::string_view line;
    while (lines.Next(&line)) all += std::to_string(lines.number()) + ":" + std::string(line) + ";";
    EXPECT_EQ(all, "1:a;2:;3:longer line;4:last;") << chunk;
    EXPECT_FALSE(lines.too_long());
  }
}

TEST(LineReader, PeekTakesNothing) {
  LineReader lines(ReadText("one\ntwo\n", 2));
  EXPECT_EQ(lines.Peek(5), "one\nt");
  char byte;
  EXPECT_EQ(lines.Take(&byte, 1), 1u);
  std::string_view line;
  ASSERT_TRUE(lines.Next(&line));
  EXPECT_EQ(line, "ne");
  EXPECT_EQ(lines.Peek(100), "two\n");
}

TEST(LineReader, StopsAtAnEndlessLine) {
  auto endless = [](char* out, size_t capacity) {
    std::fill(out, out + capacity, 'x');
    return capacity;
  };
  LineReader lines(endless);
  std::string_view line;
  EXPECT_FALSE(lines.Next(&line));
  EXPECT_TRUE(lines.too_long());
  EXPECT_EQ(lines.number(), 1u);
}

}  // namespace
}  // namespace mscgraph
