#include "graph/store/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "graph/store/rocks.h"
#include "tests/support/claim_builder.h"
#include "tests/support/test_store.h"

namespace mscgraph {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

const DocumentSpec kFirst = {
    .id = "PMID:1", .claims = {{.sentence = "MSCs improved knee OA."}, {.sentence = "MSCs helped."}}};
const DocumentSpec kSecond = {.id = "PMID:2",
                              .claims = {{.sentence = "AD-MSCs improved knee OA.", .subject = kAdipose}}};

// What a fresh store holds after one load.
std::vector<std::string> Fresh(const std::vector<Record>& records) {
  TempFolder folder;
  auto store = OpenTestStore(folder / "db");
  EXPECT_TRUE(LoadRecords(records, store.get()).ok());
  return SortedTriples(*store);
}

// With few triples, once as entries only and once packed by every commit.
class StoreTest : public testing::TestWithParam<uint64_t> {
 protected:
  ~StoreTest() override {
    if (store_ == nullptr) return;
    EXPECT_EQ(store_->Validate(), absl::OkStatus());
    Reopen(true);
    EXPECT_EQ(store_->Validate(), absl::OkStatus()) << "after opening it again";
  }
  void Reopen(bool read_only = false) {
    store_.reset();
    store_ = OpenTestStore(path_, read_only, GetParam());
  }
  LoadReport Load(const std::vector<Record>& records) {
    LoadReport report;
    EXPECT_EQ(LoadRecords(records, store_.get(), &report), absl::OkStatus());
    return report;
  }

  TempFolder folder_;
  const std::string path_ = folder_ / "db";
  std::unique_ptr<Store> store_ = OpenTestStore(path_, false, GetParam());
};

TEST_P(StoreTest, LoadsDocumentsClaimsAndTheirEvidence) {
  const LoadReport report = Load(MakeLoad({kFirst, kSecond}));
  EXPECT_EQ(report.added, 2u);
  EXPECT_EQ(report.commit, 1u);
  EXPECT_EQ(report.triples_added, SortedTriples(*store_).size());
  std::vector<std::string> sentences;
  const TermId claim = ClaimTermId(ClaimId(kCells, Relation::kTreats, kKnee));
  ASSERT_TRUE(
      store_
          ->ClaimEvidence(claim,
                          [&](const ClaimMention& m) { return sentences.push_back(m.sentence.text), true; })
          .ok());
  EXPECT_THAT(sentences, testing::UnorderedElementsAre("MSCs improved knee OA.", "MSCs helped."));
}

TEST_P(StoreTest, AnEvidenceHasAtMost16Triples) {
  std::vector<Record> records = MakeLoad({kFirst});
  auto& claim = std::get<ClaimMention>(records.back());
  claim.comparator = Comparator::kPlacebo;
  claim.cue = Quote{"may", 1, 4};
  claim.also = {"treats.other"};
  Load(records);
  size_t count = 0;
  ASSERT_TRUE(store_
                  ->Scan({*store_->IdOf(EvidenceForm(claim.evidence_id)), 0, 0},
                         [&](const Triple&) { return ++count, true; })
                  .ok());
  EXPECT_EQ(count, 16u);
}

TEST_P(StoreTest, EveryPatternGivesTheTriplesOfAFullScan) {
  Load(MakeLoad({kFirst, kSecond}));
  std::vector<Triple> all;
  ASSERT_TRUE(store_->Scan({}, [&](const Triple& t) { return all.push_back(t), true; }).ok());
  const Triple some = all[all.size() / 2];
  for (int mask = 0; mask < 8; ++mask) {
    const Pattern pattern = {mask & 1 ? some.s : 0, mask & 2 ? some.p : 0, mask & 4 ? some.o : 0};
    std::vector<Triple> expected, found;
    for (const Triple& t : all) {
      if ((pattern.s == 0 || t.s == pattern.s) && (pattern.p == 0 || t.p == pattern.p) &&
          (pattern.o == 0 || t.o == pattern.o))
        expected.push_back(t);
    }
    ASSERT_TRUE(store_->Scan(pattern, [&](const Triple& t) { return found.push_back(t), true; }).ok());
    EXPECT_THAT(found, testing::UnorderedElementsAreArray(expected)) << mask;
  }
}

TEST_P(StoreTest, LoadingTheSameAgainChangesNothing) {
  Load(MakeLoad({kFirst, kSecond}));
  const auto before = SortedTriples(*store_);
  Reopen();
  EXPECT_EQ(Load(MakeLoad({kFirst, kSecond})).commit, 1u);
  EXPECT_EQ(Load(MakeLoad({kSecond})).commit, 1u) << "the same document in another file";
  EXPECT_EQ(SortedTriples(*store_), before);
}

TEST_P(StoreTest, AReplacementIsTheSameAsAFreshLoad) {
  Load(MakeLoad({kFirst, kSecond}));
  const DocumentSpec newer = {.id = "PMID:1",
                              .claims = {{.sentence = "No effect.", .outcome = Outcome::kNoDifference}},
                              .order = {25, 7}};
  const LoadReport report = Load(MakeLoad({newer}));
  EXPECT_EQ(report.replaced, 1u);
  EXPECT_EQ(SortedTriples(*store_), Fresh(MakeLoad({newer, kSecond})));
  EXPECT_LT(report.triples_removed, 40u) << "only the difference";
}

TEST_P(StoreTest, ClaimsAndConceptsGoWithTheirLastEvidence) {
  Load(MakeLoad({kFirst, kSecond}));
  Load(MakeLoad({{.id = "PMID:2", .version = 2}}));
  for (const std::string& line : SortedTriples(*store_))
    EXPECT_THAT(line, testing::Not(HasSubstr("adipose")));
}

TEST_P(StoreTest, TheOrderOfArrivalDoesNotMatter) {
  const DocumentSpec old_one = {.id = "PMID:1", .claims = {{.sentence = "Old."}}, .order = {25, 1}};
  const DocumentSpec new_one = {.id = "PMID:1", .claims = {{.sentence = "New."}}, .order = {25, 2}};
  std::vector<std::vector<Record>> loads = {
      MakeLoad({old_one, kSecond}),
      MakeLoad({new_one}),
      {MakeRun(), DeleteRecord{.doc = "PMID:2", .source_order = {25, 3}}},
      {MakeRun(), RetractRecord{.doc = "PMID:1", .notice = "PMID:9"}},
  };
  std::vector<int> order = {0, 1, 2, 3};
  std::vector<std::string> expected;
  do {
    TempFolder folder;
    auto store = OpenTestStore(folder / "db");
    for (int i : order) ASSERT_EQ(LoadRecords(loads[i], store.get()), absl::OkStatus());
    EXPECT_EQ(store->Validate(), absl::OkStatus());
    if (expected.empty()) expected = SortedTriples(*store);
    EXPECT_EQ(SortedTriples(*store), expected);
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST_P(StoreTest, ADeletedDocumentStaysDeleted) {
  Load(MakeLoad({kFirst}));
  Load({MakeRun(), DeleteRecord{.doc = "PMID:1", .source_order = {25, 3}}});
  EXPECT_THAT(SortedTriples(*store_), IsEmpty());
  EXPECT_EQ(Load(MakeLoad({kFirst})).added, 0u);
  EXPECT_TRUE((*store_->FindDocument("PMID:1"))->deleted);
}

TEST_P(StoreTest, ARetractedDocumentStaysAndIsFlagged) {
  Load(MakeLoad({kFirst}));
  const size_t before = SortedTriples(*store_).size();
  EXPECT_EQ(Load({MakeRun(), RetractRecord{.doc = "PMID:1", .notice = "PMID:9"}}).retracted, 1u);
  EXPECT_EQ(SortedTriples(*store_).size(), before + 1);
  EXPECT_TRUE((*store_->FindDocument("PMID:1"))->retracted);
}

TEST_P(StoreTest, DocumentsThatAreCutOffAreLeftOut) {
  std::vector<Record> records = MakeLoad({kSecond, kFirst});
  records.pop_back();
  EXPECT_THAT(Load(records).incomplete, testing::ElementsAre("PMID:1"));
  EXPECT_EQ(SortedTriples(*store_), Fresh(MakeLoad({kSecond})));
}

TEST_P(StoreTest, AFailedLoadLeavesNothing) {
  Load(MakeLoad({kSecond}));
  const auto before = SortedTriples(*store_);
  const std::vector<Record> records = MakeLoad({kFirst});
  size_t next = 0;
  LoadReport report;
  const absl::Status status = store_->Load(
      [&]() -> absl::StatusOr<std::optional<Record>> {
        if (next == records.size()) return absl::UnavailableError("the pipe broke");
        return std::optional<Record>(records[next++]);
      },
      &report);
  EXPECT_THAT(std::string(status.message()), HasSubstr("the pipe broke"));
  EXPECT_EQ(SortedTriples(*store_), before);
  Reopen();
  EXPECT_EQ(SortedTriples(*store_), before);
  EXPECT_EQ(store_->info().commit, 1u);
}

TEST_P(StoreTest, RefusesClaimsOfOtherRules) {
  Load(MakeLoad({kFirst}));
  const absl::Status status = LoadRecords(MakeLoad({kSecond}, MakeRun("00000000000000cc")), store_.get());
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(status.message()), HasSubstr("load them into a new directory"));
}

TEST_P(StoreTest, RefusesAnEvidenceIdOfTwoDocuments) {
  std::vector<Record> records = MakeLoad({kFirst, kSecond});
  std::get<ClaimMention>(records.back()).evidence_id =
      std::get<ClaimMention>(records[records.size() - 3]).evidence_id;
  EXPECT_EQ(LoadRecords(records, store_.get()).code(), absl::StatusCode::kInternal);
  EXPECT_THAT(SortedTriples(*store_), IsEmpty());
}

TEST_P(StoreTest, RefusesANewerFormat) {
  Load(MakeLoad({kFirst}));
  store_.reset();
  std::filesystem::copy(path_, folder_ / "newer", std::filesystem::copy_options::recursive);
  {
    auto rocks = Rocks::Open(folder_ / "newer/rocksdb", Rocks::Mode::kReadWrite);
    ASSERT_TRUE(rocks.ok());
    auto batch = (*rocks)->NewBatch(folder_ / "newer/staging");
    const std::string_view format = "\x63";
    ASSERT_TRUE(batch->Add(KeyFamily::kMeta, "format", &format).ok());
    ASSERT_TRUE(batch->Ingest().ok());
  }
  const absl::Status status = Store::Open({.path = folder_ / "newer"}).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(status.message()), HasSubstr("has format 99"));
  Reopen();
}

TEST_P(StoreTest, ValidateFindsAMissingIndexEntry) {
  Load(MakeLoad({kFirst}));
  store_.reset();
  std::filesystem::copy(path_, folder_ / "torn", std::filesystem::copy_options::recursive);
  {
    auto rocks = Rocks::Open(folder_ / "torn/rocksdb", Rocks::Mode::kReadWrite);
    ASSERT_TRUE(rocks.ok());
    std::string key;
    ASSERT_TRUE(
        (*rocks)
            ->Scan(KeyFamily::kOsp, "", [&](std::string_view k, std::string_view) { return key = k, false; })
            .ok());
    auto batch = (*rocks)->NewBatch(folder_ / "torn/staging");
    ASSERT_TRUE(batch->Add(KeyFamily::kOsp, key, nullptr).ok());
    ASSERT_TRUE(batch->Ingest().ok());
  }
  EXPECT_EQ(OpenTestStore(folder_ / "torn", true)->Validate().code(), absl::StatusCode::kDataLoss);
  Reopen();
}

TEST_P(StoreTest, ManyReplacementsOfADocumentLeaveTheSame) {
  Load(MakeLoad({kFirst, kSecond}));
  for (int i = 1; i <= 20; ++i) {
    Load(MakeLoad(
        {{.id = "PMID:1", .claims = {{.sentence = "Version " + std::to_string(i % 3)}}, .order = {25, i}}}));
  }
  const DocumentSpec last = {.id = "PMID:1", .claims = {{.sentence = "Version 2"}}, .order = {25, 20}};
  EXPECT_EQ(SortedTriples(*store_), Fresh(MakeLoad({last, kSecond})));
}

TEST_P(StoreTest, AnEvidenceThatComesBackHasItsIdAgain) {
  Load(MakeLoad({kFirst}));
  const std::string form = EvidenceForm(std::get<ClaimMention>(MakeLoad({kFirst}).back()).evidence_id);
  const TermId id = *store_->IdOf(form);
  EXPECT_EQ(TagOf(id), TermTag::kEvidence);
  Load(MakeLoad({{.id = "PMID:1", .order = {25, 1}}}));
  DocumentSpec again = kFirst;
  again.order = {25, 2};
  Load(MakeLoad({again}));
  EXPECT_EQ(*store_->IdOf(form), id);
  EXPECT_EQ(*store_->FormOf(id), form);
}

TEST_P(StoreTest, PackingChangesNoTriple) {
  Load(MakeLoad({kFirst}));
  Load(MakeLoad({kSecond}));
  const auto before = SortedTriples(*store_);
  ASSERT_EQ(store_->Pack(), absl::OkStatus());
  EXPECT_EQ(SortedTriples(*store_), before);
  const uint64_t commit = store_->info().commit;
  ASSERT_EQ(store_->Pack(), absl::OkStatus());
  EXPECT_EQ(store_->info().commit, commit) << "nothing to pack";
}

TEST_P(StoreTest, TheFirstRecordIsTheRun) {
  EXPECT_EQ(LoadRecords(MakeDocument(kFirst), store_.get()).code(), absl::StatusCode::kInvalidArgument);
}

TEST_P(StoreTest, OneWriterAtATime) {
  const auto second = Store::Open({.path = path_, .read_only = false});
  EXPECT_THAT(std::string(second.status().message()),
              HasSubstr("is being written by process " + std::to_string(getpid())));
}

TEST_P(StoreTest, RefusesAStoreOlderThanItsCommitFile) {
  Load(MakeLoad({kFirst}));
  store_.reset();
  std::filesystem::copy(path_, folder_ / "older", std::filesystem::copy_options::recursive);
  Reopen();
  Load(MakeLoad({kSecond}));
  Load({MakeRun(), DeleteRecord{.doc = "PMID:1", .source_order = {25, 3}}});
  store_.reset();
  std::filesystem::copy_file(path_ + "/COMMIT", folder_ / "older/COMMIT",
                             std::filesystem::copy_options::overwrite_existing);
  for (bool read_only : {true, false}) {
    const auto older = Store::Open({.path = folder_ / "older", .read_only = read_only});
    EXPECT_EQ(older.status().code(), absl::StatusCode::kDataLoss);
    EXPECT_THAT(std::string(older.status().message()), HasSubstr("commits are lost"));
  }
  Reopen();
}

TEST_P(StoreTest, RefusesADamagedOrMissingCommitFile) {
  Load(MakeLoad({kFirst}));
  Load(MakeLoad({kSecond}));
  store_.reset();
  const std::string commit = path_ + "/COMMIT";
  std::filesystem::copy_file(commit, folder_ / "COMMIT");
  const auto size = std::filesystem::file_size(commit);
  for (size_t length : {size - 1, size / 2, size_t{0}}) {
    std::filesystem::resize_file(commit, length);
    EXPECT_EQ(Store::Open({.path = path_}).status().code(), absl::StatusCode::kDataLoss) << length;
  }
  std::filesystem::remove(commit);
  EXPECT_EQ(Store::Open({.path = path_}).status().code(), absl::StatusCode::kDataLoss);
  std::filesystem::copy_file(folder_ / "COMMIT", commit);
  Reopen();
}

TEST_P(StoreTest, RefusesATruncatedManifestWithoutTouchingTheStore) {
  for (int i = 1; i <= 3; ++i) Load(MakeLoad({{.id = "PMID:" + std::to_string(i), .claims = kFirst.claims}}));
  store_.reset();
  std::string current;
  std::ifstream(path_ + "/rocksdb/CURRENT") >> current;
  const std::string manifest = path_ + "/rocksdb/" + current;
  std::filesystem::copy_file(manifest, folder_ / "manifest");
  const auto size = std::filesystem::file_size(manifest);
  for (int eighths = 0; eighths < 8; ++eighths) {
    std::filesystem::resize_file(manifest, size * eighths / 8);
    EXPECT_FALSE(Store::Open({.path = path_, .read_only = false}).ok()) << eighths;
    std::filesystem::copy_file(folder_ / "manifest", manifest,
                               std::filesystem::copy_options::overwrite_existing);
  }
  Reopen();
  EXPECT_EQ(store_->info().commit, 3u);
}

INSTANTIATE_TEST_SUITE_P(Packing, StoreTest, testing::Values(1, 1000000),
                         [](const auto& info) { return info.param == 1 ? "Packed" : "Entries"; });

TEST(StoreOpenTest, AMissingStoreIsNotCreatedByReading) {
  TempFolder folder;
  EXPECT_EQ(Store::Open({.path = folder / "none"}).status().code(), absl::StatusCode::kNotFound);
  EXPECT_FALSE(std::filesystem::exists(folder / "none"));
}

}  // namespace
}  // namespace mscgraph
