// The whole path on real input, compared with files beside this one.
// MSCGRAPH_UPDATE_GOLDEN=1 in the environment rewrites them; read the difference before you commit it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "absl/strings/str_format.h"
#include "extract/extractor.h"
#include "extract/pipeline.h"

namespace mscgraph {
namespace {

constexpr char kSource[] = MSCGRAPH_SOURCE_DIR;

const Extractor& SharedExtractor() {
  static const auto* extractor =
      new std::unique_ptr<Extractor>(std::move(*Extractor::Create(std::string(kSource) + "/rules")));
  return **extractor;
}

// "doc relation [subject] [object id|text] assertion outcome setting rule", one line per claim.
std::vector<std::string> Claims(const std::string& file) {
  std::vector<std::string> out;
  PipelineReport report;
  absl::Status status = RunPipeline(
      {file}, SharedExtractor(), {},
      [&](Record record) {
        if (auto* claim = std::get_if<ClaimMention>(&record)) {
          out.push_back(absl::StrFormat(
              "%s %s [%s] [%s|%s] %s %s %s %s", claim->doc, std::string(EnumName(claim->relation)),
              claim->subject.quote.text, claim->object.id, claim->object.quote.text,
              std::string(EnumName(claim->assertion)), std::string(EnumName(claim->outcome)),
              std::string(EnumName(claim->setting)), claim->rule));
        }
        return true;
      },
      [](const std::string& error) { ADD_FAILURE() << error; }, &report);
  EXPECT_TRUE(status.ok()) << status;
  return out;
}

void ExpectGolden(const std::string& input, const std::string& golden) {
  std::string file = std::string(kSource) + "/tests/golden/" + golden;
  std::vector<std::string> claims = Claims(std::string(kSource) + "/" + input);
  if (std::getenv("MSCGRAPH_UPDATE_GOLDEN") != nullptr) {
    std::ofstream out(file);
    for (const std::string& claim : claims) out << claim << "\n";
  }
  std::ifstream in(file);
  std::vector<std::string> expected;
  for (std::string line; std::getline(in, line);) expected.push_back(line);
  EXPECT_FALSE(expected.empty()) << file;
  EXPECT_THAT(claims, testing::ElementsAreArray(expected));
}

TEST(Golden, SampleAbstracts) { ExpectGolden("examples/abstracts.xml", "abstracts.txt"); }
TEST(Golden, SampleJsonLines) { ExpectGolden("examples/abstracts.jsonl", "abstracts_jsonl.txt"); }
TEST(Golden, SampleAnnotations) { ExpectGolden("examples/annotations.pubtator", "annotations.txt"); }
TEST(Golden, SamplePlainText) { ExpectGolden("examples/notes.txt", "notes.txt"); }

// The review that the project started from. Its text is not ours to ship: MSCGRAPH_CORPUS names the folder
// that has it.
class SeedTest : public testing::TestWithParam<const char*> {};

TEST_P(SeedTest, HoldsWhatThePageClaimsAndNothingElse) {
  const char* corpus = std::getenv("MSCGRAPH_CORPUS");
  if (corpus == nullptr) GTEST_SKIP() << "MSCGRAPH_CORPUS is not set";
  std::vector<std::string> found;
  for (const std::string& line : Claims(std::string(corpus) + "/" + GetParam())) {
    found.push_back(line.substr(0, line.rfind(' ')));  // Any rule may read it.
  }
  const std::string doc = "DOI:10.3390/ijms26073084 ";
  EXPECT_THAT(
      found,
      testing::UnorderedElementsAre(
          doc + "treats [MSCs] [MONDO:0007179|autoimmune disorders] investigated none unspecified",
          doc + "treats [MSCs] [MONDO:0005070|neoplastic diseases] investigated none unspecified",
          doc + "treats [MSCs] [MONDO:0013730|graft-versus-host disease] investigated none unspecified",
          doc + "treats [MSCs] [MONDO:0005178|osteoarthritis] investigated none unspecified",
          doc + "treats [MSCs] [MONDO:0005155|liver cirrhosis] investigated none unspecified",
          doc + "treats [MSCs] [MONDO:0005559|neurodegenerative disorders] investigated none unspecified",
          doc + "causes [MSC] [MESH:D063646|tumorigenic] speculative none unspecified",
          doc + "promotes [MSCs] [mscgraph:process/tissue-regeneration|tissue regeneration] "
                "investigated none unspecified",
          doc + "promotes [MSC] [mscgraph:process/tissue-repair|tissue repair] "
                "investigated none unspecified"));
}

INSTANTIATE_TEST_SUITE_P(Forms, SeedTest, testing::Values("seed.jsonl", "seed_page.txt"));

}  // namespace
}  // namespace mscgraph
