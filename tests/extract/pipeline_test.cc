#include "extract/pipeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "extract/record_stream.h"
#include "schemas/claims_jsonl.h"
#include "tests/support/temp_folder.h"

namespace mscgraph {
namespace {

const Extractor& SharedExtractor() {
  static const auto* extractor =
      new std::unique_ptr<Extractor>(std::move(*Extractor::Create(MSCGRAPH_SOURCE_DIR "/rules")));
  return **extractor;
}

std::string File(const std::string& content) { return TestFile("documents.jsonl", content); }

// The types of the records, in order, by the index of the variant.
struct Result {
  absl::Status status;
  std::vector<size_t> types;
  std::vector<std::string> errors;
  PipelineReport report;
};
Result RunOn(const std::vector<std::string>& files, const PipelineOptions& options) {
  Result out;
  out.status = RunPipeline(
      files, SharedExtractor(), options,
      [&](Record record) {
        out.types.push_back(record.index());
        return true;
      },
      [&](const std::string& error) { out.errors.push_back(error); }, &out.report);
  return out;
}

constexpr char kStroke[] =
    R"({"id": "X:1", "title": "MSCs for stroke", "abstract": "MSCs improved stroke in rats."})";

TEST(RunPipeline, ConceptsBeforeTheDocumentBeforeItsClaims) {
  Result result = RunOn({File(std::string(kStroke) + "\n")}, {.verdicts = true});
  EXPECT_TRUE(result.status.ok()) << result.status;
  // run; the therapy, stroke and what is broader than stroke; document; two claims; one verdict.
  ASSERT_GT(result.types.size(), 7u);
  std::vector<size_t> concepts(result.types.begin() + 1, result.types.end() - 4);
  EXPECT_EQ(result.types.front(), 0u);
  EXPECT_THAT(concepts, testing::Each(1));
  EXPECT_THAT(std::vector<size_t>(result.types.end() - 4, result.types.end()),
              testing::ElementsAre(2, 3, 3, 6));
  EXPECT_EQ(result.report.claims, 2u);
}

TEST(RunPipeline, ADocumentThatIsNotAboutMscIsNotWritten) {
  Result result =
      RunOn({File(R"({"id": "X:1", "title": "Aspirin for stroke", "abstract": "Aspirin helped."})")}, {});
  EXPECT_THAT(result.types, testing::ElementsAre(0));
  EXPECT_EQ(result.report.documents, 1u);
}

constexpr char kAspirin[] =
    R"({"id": "X:1", "title": "Trial", "abstract": "Aspirin and zorbin improved migraine.",
  "annotations": [{"start": 6, "end": 13, "type": "Chemical", "id": "MESH:D001241", "text": "Aspirin"},
                  {"start": 18, "end": 24, "type": "Chemical", "text": "zorbin"},
                  {"start": 34, "end": 42, "type": "Disease", "id": "MESH:D008881"}]})";

// "family subject-id relation object" of every claim.
std::vector<std::string> Claims(const std::string& text, Entities entities, PipelineReport* report) {
  std::string line = text;
  std::replace(line.begin(), line.end(), '\n', ' ');
  auto extractor = Extractor::Create(MSCGRAPH_SOURCE_DIR "/rules", {}, entities);
  std::vector<std::string> out;
  absl::Status status = RunPipeline(
      {File(line + "\n")}, **extractor, {},
      [&](Record record) {
        if (auto* claim = std::get_if<ClaimMention>(&record)) {
          out.push_back(std::string(EnumName(claim->family)) + " " + claim->subject.id + " " +
                        std::string(EnumName(claim->relation)) + " " + claim->object.quote.text);
        }
        return true;
      },
      [](const std::string& error) { ADD_FAILURE() << error; }, report);
  EXPECT_TRUE(status.ok()) << status;
  return out;
}

TEST(RunPipeline, AGivenTherapyIsASubjectOfItsOwnAndNoMsc) {
  PipelineReport report;
  EXPECT_THAT(Claims(kAspirin, Entities::kBoth, &report),
              testing::ElementsAre("other MESH:D001241 treats migraine",
                                   "other mscgraph:therapy/zorbin treats migraine"));
  EXPECT_EQ(report.documents, 1u);
  EXPECT_EQ(report.msc_documents, 0u);
  EXPECT_EQ(report.claims, 2u);
  PipelineReport ours;
  EXPECT_THAT(Claims(kAspirin, Entities::kOurs, &ours), testing::IsEmpty());
}

TEST(RunPipeline, GivenEntitiesDoNotChangeWhatIsMsc) {
  const std::string given = R"({"id": "X:1", "title": "MSCs for stroke", "abstract": "MSCs improved stroke.",
    "annotations": [{"start": 16, "end": 20, "type": "CellType", "id": "CL:0000134", "text": "MSCs"}]})";
  PipelineReport report;
  EXPECT_THAT(Claims(given, Entities::kBoth, &report),
              testing::Each("cell mscgraph:product/cell treats stroke"));
  EXPECT_EQ(report.msc_documents, 1u);
}

TEST(RunPipeline, ABadRecordIsReportedCountedAndSkipped) {
  Result result = RunOn({File("{\"id\": broken\n" + std::string(kStroke) + "\n")}, {});
  EXPECT_TRUE(result.status.ok()) << result.status;
  EXPECT_EQ(result.report.rejected, 1u);
  EXPECT_EQ(result.report.msc_documents, 1u);
  EXPECT_EQ(result.errors.size(), 1u);
}

TEST(RunPipeline, StrictStopsAtTheFirstBadRecord) {
  Result result = RunOn({File("{\"id\": broken\n" + std::string(kStroke) + "\n")}, {.strict = true});
  EXPECT_EQ(result.status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(result.report.msc_documents, 0u);
}

TEST(RunPipeline, AMissingFileAmongOthersIsReported) {
  Result result = RunOn({File(std::string(kStroke) + "\n"), "/nonexistent/file.xml"}, {});
  EXPECT_TRUE(result.status.ok()) << result.status;
  EXPECT_EQ(result.report.unreadable_files, 1u);
  EXPECT_FALSE(RunOn({"/nonexistent/file.xml"}, {}).status.ok());
}

TEST(RecordStream, GivesWhatThePipelineGives) {
  std::string file = MSCGRAPH_SOURCE_DIR "/examples/abstracts.xml";
  std::vector<std::string> pushed, pulled;
  PipelineReport report;
  ASSERT_TRUE(RunPipeline(
                  {file}, SharedExtractor(), {},
                  [&](Record record) {
                    pushed.push_back(ToJsonLine(record));
                    return true;
                  },
                  [](const std::string&) {}, &report)
                  .ok());
  RecordStream stream({file}, &SharedExtractor(), {}, [](const std::string&) {});
  while (true) {
    auto record = stream.Next();
    ASSERT_TRUE(record.ok()) << record.status();
    if (!*record) break;
    pulled.push_back(ToJsonLine(**record));
  }
  EXPECT_EQ(pushed, pulled);
}

TEST(RecordStream, MayBeDroppedBeforeItsEnd) {
  RecordStream stream({MSCGRAPH_SOURCE_DIR "/examples/abstracts.xml"}, &SharedExtractor(), {},
                      [](const std::string&) {});
  EXPECT_TRUE(stream.Next().ok());
}

}  // namespace
}  // namespace mscgraph
