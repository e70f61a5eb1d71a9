// The JSON Schemas agree with what the program reads and writes.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "extract/extractor.h"
#include "extract/pipeline.h"
#include "schemas/claims_jsonl.h"

namespace mscgraph {
namespace {

const std::string kSource = MSCGRAPH_SOURCE_DIR;

nlohmann::json ReadJson(const std::string& file) {
  std::ifstream in(file);
  return nlohmann::json::parse(in);
}

// The first complaint of the schema, empty if it has none.
std::string Complaint(const std::string& schema_file, const nlohmann::json& value) {
  nlohmann::json text = ReadJson(kSource + "/schemas/" + schema_file);
  valijson::Schema schema;
  valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(text), schema);
  valijson::ValidationResults results;
  valijson::Validator validator;
  if (validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(value), &results)) return "";
  valijson::ValidationResults::Error error;
  return results.popError(error) ? error.description : "invalid";
}

TEST(RulesSchema, EveryRuleFilePasses) {
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kSource + "/rules/relations")) {
    ++files;
    EXPECT_EQ(Complaint("rules.schema.json", ReadJson(entry.path())), "") << entry.path();
  }
  EXPECT_GT(files, 0);
}

TEST(RulesSchema, RefusesWhatTheLoaderRefuses) {
  nlohmann::json rule = {
      {"id", "a.b"}, {"pattern", "{therapy} for! {condition}"}, {"confidence", 0.5}, {"examples", {"x"}}};
  EXPECT_EQ(Complaint("rules.schema.json", {{"rules", {rule}}}), "");
  for (auto [key, value] : {std::pair<const char*, nlohmann::json>{"colour", "red"},
                            {"confidence", 7},
                            {"relation", "likes"},
                            {"examples", nlohmann::json::array()}}) {
    nlohmann::json bad = rule;
    bad[key] = value;
    EXPECT_NE(Complaint("rules.schema.json", {{"rules", {bad}}}), "") << key;
  }
}

TEST(ClaimsSchema, EveryLineOfTheSamplesPasses) {
  auto extractor = Extractor::Create(kSource + "/rules");
  ASSERT_TRUE(extractor.ok()) << extractor.status();
  PipelineReport report;
  int lines = 0;
  absl::Status status = RunPipeline(
      {kSource + "/examples/abstracts.xml", kSource + "/examples/update.xml"}, **extractor,
      {.verdicts = true},
      [&](Record record) {
        ++lines;
        std::string line = ToJsonLine(record);
        EXPECT_EQ(Complaint("claims.schema.json", nlohmann::json::parse(line)), "") << line;
        return true;
      },
      [](const std::string& error) { ADD_FAILURE() << error; }, &report);
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_GT(lines, 100);
}

}  // namespace
}  // namespace mscgraph
