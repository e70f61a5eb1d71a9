#include "graph/sparql/source_text.h"

#include <gtest/gtest.h>

namespace mscgraph::sparql {
namespace {

TEST(SourceText, ResolvesCodepointEscapesOnce) {
  const struct {
    const char *original, *text;
  } cases[] = {
      {"a\\u00e9b", "a\u00e9b"},
      {"\\U0001F600", "\U0001F600"},
      {"\\u005cu0031", "\\u0031"},
      {"\\\\u0031", "\\\\u0031"},
      {"\\\\\\u0031", "\\\\1"},
      {"\\uD800", "\\uD800"},
      {"\\U00110000", "\\U00110000"},
      {"\\u12", "\\u12"},
      {"\\u12x4", "\\u12x4"},
      {"\\", "\\"},
      {"\\n", "\\n"},
  };
  for (const auto& c : cases) EXPECT_EQ(SourceText(c.original).text(), c.text) << c.original;
}

TEST(SourceText, TellsPlacesInWhatTheUserWrote) {
  const std::string original =
      "a\\u00e9b\nc\r\nd\re\xC3\xA9"
      "f";
  const SourceText source(original);
  const auto place = [&](const char* what) { return source.Place(source.text().find(what)); };
  EXPECT_EQ(place("a"), "line 1, column 1");
  EXPECT_EQ(place("b"), "line 1, column 8");
  EXPECT_EQ(place("c"), "line 2, column 1");
  EXPECT_EQ(place("d"), "line 3, column 1");
  EXPECT_EQ(place("e"), "line 4, column 1");
  EXPECT_EQ(place("f"), "line 4, column 3");
  EXPECT_EQ(source.Place(source.text().size()), "line 4, column 4");
}

}  // namespace
}  // namespace mscgraph::sparql
