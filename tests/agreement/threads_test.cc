// Two ways that must agree: one thread and eight.

#include <gtest/gtest.h>

#include "extract/extractor.h"
#include "extract/pipeline.h"
#include "schemas/claims_jsonl.h"

namespace mscgraph {
namespace {

std::string Lines(const Extractor& extractor, int threads) {
  const std::string examples = MSCGRAPH_SOURCE_DIR "/examples/";
  std::string out;
  PipelineReport report;
  absl::Status status = RunPipeline(
      {examples + "abstracts.xml", examples + "update.xml", examples + "abstracts.jsonl",
       examples + "notes.txt"},
      extractor, {.threads = threads, .verdicts = true},
      [&](Record record) {
        out += ToJsonLine(record) + "\n";
        return true;
      },
      [](const std::string& error) { ADD_FAILURE() << error; }, &report);
  EXPECT_TRUE(status.ok()) << status;
  return out;
}

TEST(Agreement, AnyNumberOfThreadsGivesTheSameBytes) {
  auto extractor = Extractor::Create(MSCGRAPH_SOURCE_DIR "/rules");
  ASSERT_TRUE(extractor.ok()) << extractor.status();
  std::string one = Lines(**extractor, 1);
  EXPECT_FALSE(one.empty());
  EXPECT_EQ(one, Lines(**extractor, 8));
}

}  // namespace
}  // namespace mscgraph
