#include "graph/query/concept_cache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/claim_builder.h"
#include "tests/support/test_store.h"

namespace mscgraph {
namespace {

using testing::ElementsAre;

constexpr char kFatPad[] = "mscgraph:product/cell/fat-pad";
constexpr char kBrand[] = "mscgraph:product/cell/adipose/cx-1";
constexpr char kLoneBrand[] = "mscgraph:product/cell/cx-2";

class ConceptCacheTest : public testing::Test {
 protected:
  ConceptCacheTest() {
    std::vector<Record> records = MakeLoad({{.id = "PMID:1"}});
    for (ConceptRecord record : {
             ConceptRecord{.id = kFatPad, .label = "fat pad mesenchymal stromal cell", .parents = {kAdipose}},
             ConceptRecord{.id = kBrand, .label = "Cx-1", .parents = {kAdipose}},
             ConceptRecord{.id = kLoneBrand, .label = "Cx-2", .parents = {kCells}},
         }) {
      record.type = "therapy";
      records.insert(records.begin() + 1, record);
    }
    EXPECT_EQ(LoadRecords(records, store_.get()), absl::OkStatus());
  }
  bool Accepts(const char* source, const char* brand, const char* product) {
    return *ProductFilter(source, brand).Accepts(ConceptTermId(product), &cache_);
  }
  TempFolder folder_;
  std::unique_ptr<Store> store_ = OpenTestStore(folder_ / "db");
  ConceptCache cache_{*store_};
};

TEST_F(ConceptCacheTest, EverythingAboveAConcept) {
  EXPECT_THAT(**cache_.Broader(ConceptTermId(kBrand)),
              testing::UnorderedElementsAre(ConceptTermId(kAdipose), ConceptTermId(kCells)));
  EXPECT_THAT(**cache_.Broader(ConceptTermId("X:1")), testing::IsEmpty());
  EXPECT_EQ(*cache_.Find(ConceptTermId("X:1")), nullptr);
}

TEST_F(ConceptCacheTest, ASourceHoldsItsKindsAndBrands) {
  for (const char* product : {kAdipose, kFatPad, kBrand})
    EXPECT_TRUE(Accepts("adipose", "", product)) << product;
  for (const char* product : {kCells, kLoneBrand, kKnee})
    EXPECT_FALSE(Accepts("adipose", "", product)) << product;
  EXPECT_TRUE(Accepts("Fat pad", "", kFatPad));
  EXPECT_FALSE(Accepts("fat-pad", "", kAdipose)) << "the broader is not of the narrower source";
}

TEST_F(ConceptCacheTest, ABrandIsItself) {
  EXPECT_TRUE(Accepts("", "CX 1", kBrand));
  EXPECT_TRUE(Accepts("", "cx-2", kLoneBrand));
  EXPECT_FALSE(Accepts("", "cx-1", kAdipose));
  EXPECT_FALSE(Accepts("", "adipose", kAdipose)) << "a source is no brand";
  EXPECT_TRUE(Accepts("adipose", "cx-1", kBrand));
}

TEST_F(ConceptCacheTest, NamesForSuggestions) {
  EXPECT_THAT(*SourceNames(*store_), ElementsAre("adipose", "fat-pad"));
  EXPECT_THAT(*BrandNames(*store_), ElementsAre("cx-1", "cx-2"));
}

}  // namespace
}  // namespace mscgraph
