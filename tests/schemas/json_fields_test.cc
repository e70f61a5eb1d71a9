#include "schemas/json_fields.h"

#include <gtest/gtest.h>

namespace mscgraph {
namespace {

TEST(JsonFields, KeepsTheFirstFault) {
  const auto json = JsonFields::Json::parse(R"({"a":1,"b":"x"})");
  absl::Status status;
  JsonFields fields(json, "top", &status);
  std::string text;
  int number = 0;
  fields.String("a", JsonFields::kRequired, &text);
  fields.Integer("b", JsonFields::kRequired, 0, 9, &number);
  EXPECT_EQ(status, absl::InvalidArgumentError("top.a: expected a string"));
}

TEST(JsonFields, ReadsWholeNumbersWithinBounds) {
  const std::pair<const char*, bool> cases[] = {{"0", true},     {"9", true},
                                                {"10", false},   {"-1", false},
                                                {"1.0", false},  {"99999999999999999999", false},
                                                {"true", false}, {"\"1\"", false}};
  for (const auto& [number, fits] : cases) {
    const auto json = JsonFields::Json::parse(std::string("{\"n\":") + number + "}");
    absl::Status status;
    JsonFields fields(json, "", &status);
    int value = -1;
    fields.Integer("n", JsonFields::kRequired, 0, 9, &value);
    EXPECT_EQ(status.ok(), fits) << number;
  }
}

TEST(JsonFields, RefusesKeysThatNobodyAskedFor) {
  const auto json = JsonFields::Json::parse(R"({"a":true,"b":1})");
  absl::Status status;
  JsonFields fields(json, "", &status);
  bool value = false;
  fields.Bool("a", JsonFields::kOptional, &value);
  EXPECT_TRUE(value);
  fields.RefuseOthers();
  EXPECT_EQ(status, absl::InvalidArgumentError("b: unknown key"));
}

}  // namespace
}  // namespace mscgraph
