#include "extract/mention/condition_words.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/temp_folder.h"

namespace mscgraph {
namespace {

nlohmann::json Shipped() {
  std::ifstream in(MSCGRAPH_SOURCE_DIR "/rules/lexicon/heads.json");
  return nlohmann::json::parse(in);
}

std::string Fault(const nlohmann::json& json) {
  auto words = ConditionWords::Create(TestFile("heads.json", json.dump()));
  return words.ok() ? "" : std::string(words.status().message());
}

TEST(ConditionWords, ReadsTheShippedFile) {
  auto words = ConditionWords::Create(MSCGRAPH_SOURCE_DIR "/rules/lexicon/heads.json");
  ASSERT_TRUE(words.ok()) << words.status();
  EXPECT_TRUE(words->heads.contains("injury"));
  EXPECT_TRUE(RE2::FullMatch("nephritis", *words->alone));
}

TEST(ConditionWords, NamesTheKeyWithAFault) {
  EXPECT_EQ(Fault(Shipped()), "");
  nlohmann::json json = Shipped();
  json["headz"] = nlohmann::json::array();
  EXPECT_NE(Fault(json).find("headz: unknown key"), std::string::npos);
  json = Shipped();
  json.erase("heads");
  EXPECT_NE(Fault(json).find("heads: needs a list"), std::string::npos);
  json = Shipped();
  json["alone"] = "(";
  EXPECT_NE(Fault(json).find("alone: "), std::string::npos);
  json = Shipped();
  json["heads"] = {"injury", 3};
  EXPECT_NE(Fault(json).find("heads: 3 is no word"), std::string::npos);
}

}  // namespace
}  // namespace mscgraph
