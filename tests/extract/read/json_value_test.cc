#include "extract/read/json_value.h"

#include <gtest/gtest.h>

#include <string>

namespace mscgraph {
namespace {

TEST(ParseJson, NamesTheFault) {
  const std::pair<std::string, const char*> rows[] = {
      {"{\"a\":", "malformed JSON"},
      {"{\"a\":\"\xff\"}", "invalid UTF-8 at byte 7"},
      {std::string(65, '[') + std::string(65, ']'), "nested deeper than 64"},
  };
  for (const auto& [text, reason] : rows) {
    const auto parsed = ParseJson(text);
    ASSERT_FALSE(parsed.ok()) << text;
    EXPECT_NE(parsed.status().message().find(reason), std::string::npos) << parsed.status();
  }
  EXPECT_TRUE(ParseJson("{\"[[\":\"]]]\"}").ok());
}

TEST(ReadField, StringsAndNumbers) {
  const nlohmann::json object = *ParseJson(R"({"s":"x","n":7,"null":null,"b":true})");
  std::string out = "kept";
  EXPECT_TRUE(ReadField(object, "missing", false, &out).ok());
  EXPECT_TRUE(ReadField(object, "null", false, &out).ok());
  EXPECT_EQ(out, "kept");
  EXPECT_TRUE(ReadField(object, "s", false, &out).ok());
  EXPECT_EQ(out, "x");
  EXPECT_TRUE(ReadField(object, "n", true, &out).ok());
  EXPECT_EQ(out, "7");
  EXPECT_EQ(ReadField(object, "n", false, &out).message(), "\"n\" is not a string");
  EXPECT_EQ(ReadField(object, "b", true, &out).message(), "\"b\" is not a string or a whole number");
}

}  // namespace
}  // namespace mscgraph
