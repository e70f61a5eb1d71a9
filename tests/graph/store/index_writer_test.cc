#include "graph/store/index_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/store/iris.h"
#include "graph/store/rocks.h"
#include "tests/support/claim_builder.h"
#include "tests/support/test_store.h"

namespace mscgraph {
namespace {

// Removing any one entry of a derived family is found.
TEST(IndexWriterTest, ComparingFindsAMissingEntryOfEitherFamily) {
  for (KeyFamily family : {KeyFamily::kFts, KeyFamily::kFindings}) {
    TempFolder folder;
    auto store = OpenTestStore(folder / "db");
    ASSERT_EQ(
        LoadRecords(MakeLoad({{.id = "PMID:1", .claims = {{.sentence = "MSCs helped."}}}}), store.get()),
        absl::OkStatus());
    ASSERT_EQ(store->Validate(), absl::OkStatus());
    store.reset();
    {
      auto rocks = Rocks::Open(folder / "db/rocksdb", Rocks::Mode::kReadWrite);
      ASSERT_TRUE(rocks.ok());
      std::string key;
      ASSERT_TRUE((*rocks)
                      ->Scan(family, "", [&](std::string_view k, std::string_view) { return key = k, true; })
                      .ok());
      auto batch = (*rocks)->NewBatch(folder / "db/staging");
      ASSERT_TRUE(batch->Add(family, key, nullptr).ok());
      ASSERT_TRUE(batch->Ingest().ok());
    }
    EXPECT_EQ(OpenTestStore(folder / "db", true)->Validate().code(), absl::StatusCode::kDataLoss);
  }
}

TEST(IriToIdTest, IsTheInverseOfTheIriOfAnId) {
  for (const char* id : {"PMID:12", "EX:1/a b", "DOI:10.1/x", "NCT:NCT01", "no colon", "X:%41"})
    EXPECT_EQ(IriToId(DocumentIri(id), "document"), id);
  EXPECT_EQ(IriToId("https://example.org/x", "document"), "https://example.org/x");
}

}  // namespace
}  // namespace mscgraph
