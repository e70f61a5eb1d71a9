#include "graph/store/merge_records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "schemas/claims_jsonl.h"
#include "tests/support/claim_builder.h"
#include "tests/support/test_store.h"

namespace mscgraph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const DocumentSpec kFirst = {.id = "PMID:1", .claims = {{.sentence = "Old."}}, .order = {25, 1}};
const DocumentSpec kNewer = {
    .id = "PMID:1", .claims = {{.sentence = "New."}, {.sentence = "Two."}}, .order = {25, 2}};
const DocumentSpec kSecond = {.id = "PMID:2", .claims = {{.sentence = "Other.", .subject = kAdipose}}};
const DocumentSpec kSameRank = {.id = "PMID:2", .claims = {{.sentence = "Another.", .subject = kAdipose}}};

absl::Status Add(const std::vector<Record>& records, RecordMerger* merger) {
  size_t next = 0;
  return merger->Add([&]() -> absl::StatusOr<std::optional<Record>> {
    if (next == records.size()) return std::optional<Record>();
    return std::optional<Record>(records[next++]);
  });
}

std::vector<std::string> Merge(const std::vector<std::vector<Record>>& inputs,
                               size_t memory = RecordMerger::kDefaultMemory) {
  RecordMerger merger(memory);
  for (const auto& input : inputs) EXPECT_EQ(Add(input, &merger), absl::OkStatus());
  std::vector<std::string> lines;
  EXPECT_EQ(merger.Write([&](std::string_view line) { return lines.emplace_back(line), true; }),
            absl::OkStatus());
  return lines;
}

std::vector<Record> Parse(const std::vector<std::string>& lines) {
  std::vector<Record> records;
  for (const std::string& line : lines) records.push_back(*ParseJsonLine(line));
  return records;
}

// What a store holds after loading them one after the other.
std::vector<std::string> Stored(const std::vector<std::vector<Record>>& loads) {
  TempFolder folder;
  auto store = OpenTestStore(folder / "db");
  for (const auto& load : loads) EXPECT_EQ(LoadRecords(load, store.get()), absl::OkStatus());
  return SortedTriples(*store);
}

std::vector<std::vector<Record>> Shards() {
  return {MakeLoad({kFirst, kSecond}),
          MakeLoad({kNewer}),
          MakeLoad({kSameRank, {.id = "PMID:3"}}),
          {MakeRun(), DeleteRecord{.doc = "PMID:3", .source_order = {25, 3}},
           RetractRecord{.doc = "PMID:1", .notice = "PMID:9"},
           RetractRecord{.doc = "PMID:1", .notice = "PMID:10"},
           RetractRecord{.doc = "PMID:1", .notice = "PMID:9"}}};
}

TEST(RecordMergerTest, LoadingTheMergedGivesTheGraphOfLoadingAllInAnyOrder) {
  std::vector<std::vector<Record>> shards = Shards();
  const std::vector<std::string> expected = Stored(shards);
  std::vector<size_t> order = {0, 1, 2, 3};
  std::vector<std::string> lines;
  do {
    const std::vector<std::string> merged =
        Merge({shards[order[0]], shards[order[1]], shards[order[2]], shards[order[3]]});
    if (lines.empty()) lines = merged;
    EXPECT_EQ(merged, lines);
  } while (std::next_permutation(order.begin(), order.end()));
  EXPECT_EQ(Stored({Parse(lines)}), expected);
}

TEST(RecordMergerTest, EveryThingOnceTheNewestVersionAndSorted) {
  std::vector<std::string> kinds;
  for (const Record& record : Parse(Merge(Shards()))) {
    if (const auto* found = std::get_if<ConceptRecord>(&record)) kinds.push_back(found->id);
    if (const auto* document = std::get_if<DocumentRecord>(&record))
      kinds.push_back(document->id + " " + std::to_string(document->source_order.file_number));
    if (const auto* claim = std::get_if<ClaimMention>(&record)) kinds.push_back("claim of " + claim->doc);
    if (const auto* deleted = std::get_if<DeleteRecord>(&record)) kinds.push_back("no " + deleted->doc);
    if (const auto* notice = std::get_if<RetractRecord>(&record))
      kinds.push_back(notice->doc + " by " + notice->notice);
  }
  EXPECT_THAT(kinds, ElementsAre(kJoint, kKnee, kCells, kAdipose, "PMID:1 2", "claim of PMID:1",
                                 "claim of PMID:1", "PMID:1 by PMID:10", "PMID:1 by PMID:9", "PMID:2 0",
                                 "claim of PMID:2", "no PMID:3"));
}

TEST(RecordMergerTest, MemoryDoesNotChangeTheResult) {
  const auto shards = Shards();
  const auto expected = Merge(shards);
  for (size_t memory : {size_t{1}, size_t{600}, size_t{3000}})
    EXPECT_EQ(Merge(shards, memory), expected) << memory;
}

TEST(RecordMergerTest, MergingTheMergedChangesNothing) {
  const auto once = Merge(Shards());
  EXPECT_EQ(Merge({Parse(once), Parse(once)}), once);
}

TEST(RecordMergerTest, ADocumentThatIsCutOffIsLeftOut) {
  std::vector<Record> cut = MakeLoad({kSecond, kNewer});
  cut.pop_back();
  RecordMerger merger;
  ASSERT_EQ(Add(cut, &merger), absl::OkStatus());
  EXPECT_THAT(merger.incomplete(), ElementsAre("PMID:1"));
  bool found = false;
  ASSERT_EQ(merger.Write([&](std::string_view line) {
    found |= line.find("PMID:1\"") != std::string_view::npos;
    return true;
  }),
            absl::OkStatus());
  EXPECT_FALSE(found);
}

TEST(RecordMergerTest, RefusesOtherRulesAndRecordsWithoutARun) {
  RecordMerger merger;
  ASSERT_EQ(Add(MakeLoad({kFirst}), &merger), absl::OkStatus());
  EXPECT_EQ(Add(MakeLoad({kSecond}, MakeRun("00000000000000cc")), &merger).code(),
            absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(Add(MakeDocument(kSecond), &merger).code(), absl::StatusCode::kInvalidArgument);
}

TEST(RecordMergerTest, OutputThatCannotBeWrittenIsAnError) {
  RecordMerger merger;
  ASSERT_EQ(Add(MakeLoad({kFirst}), &merger), absl::OkStatus());
  EXPECT_EQ(merger.Write([](std::string_view) { return false; }).code(), absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace mscgraph
