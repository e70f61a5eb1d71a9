#include "schemas/json_writer.h"

#include <gtest/gtest.h>

#include "nlohmann/json.hpp"

namespace mscgraph {
namespace {

using Json = nlohmann::ordered_json;

TEST(JsonObject, WritesEveryStringAsTheLibraryDoes) {
  std::string all;
  for (int c = 0; c < 256; ++c) all.push_back(static_cast<char>(c));
  for (const std::string& text :
       {std::string(), std::string("plain words"), std::string("\"quoted\" \\ back"),
        std::string("a\tb\nc\x7f\x01"), std::string("TNF-α ≥ 5 µg"), all}) {
    std::string out;
    {
      JsonObject object(&out);
      object.Put(text, text);
    }
    Json expected = Json::object();
    expected[text] = text;
    EXPECT_EQ(out, expected.dump(-1, ' ', false, Json::error_handler_t::replace));
  }
}

TEST(JsonObject, WritesNestedValuesAsTheLibraryDoes) {
  std::string out;
  {
    JsonObject object(&out);
    object.Put("flag", true);
    {
      JsonObject inner("inner", &object);
      inner.Put("count", size_t{12});
      inner.Put("below", -3);
    }
    JsonObject("none", &object);
    object.Put("words", std::vector<std::string>{"a", "b\""});
    object.Put("no words", std::vector<std::string>());
    object.PutObjects("list", std::vector<int>{1, 2},
                      [](int value, JsonObject* one) { one->Put("n", value); });
    object.PutObjects("no list", std::vector<int>(), [](int, JsonObject*) {});
    for (double value : {0.0, 0.5, 0.123, 1.0, 1e-7, 2.0 / 3}) object.Put("x", value);
  }
  EXPECT_EQ(out,
            R"({"flag":true,"inner":{"count":12,"below":-3},"none":{},"words":["a","b\""],"no words":[],)"
            R"("list":[{"n":1},{"n":2}],"no list":[],"x":0.0,"x":0.5,"x":0.123,"x":1.0,"x":1e-07,)"
            R"("x":0.6666666666666666})");
}

}  // namespace
}  // namespace mscgraph
