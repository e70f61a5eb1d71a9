#include "graph/query/search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/claim_builder.h"
#include "tests/support/test_store.h"

namespace mscgraph {
namespace {

class SearchTest : public testing::Test {
 protected:
  SearchTest() {
    EXPECT_EQ(LoadRecords(MakeLoad({{.id = "EX:1/a",
                                     .claims = {{.sentence = "Knee pain fell."},
                                                {.sentence = "Knee pain fell.", .subject = kAdipose}},
                                     .title = "A knee of one's own"}}),
                          store_.get()),
              absl::OkStatus());
  }
  std::string Hits(const SearchOptions& options) {
    absl::StatusOr<SearchAnswer> answer = RunSearch(*store_, options);
    EXPECT_TRUE(answer.ok()) << answer.status();
    std::string out;
    if (!answer.ok()) return out;
    for (const SearchHit& hit : answer->hits)
      out += std::string(HitKindName(hit.kind)) + " " + hit.document + " " + hit.text + "\n";
    return out;
  }
  TempFolder folder_;
  std::unique_ptr<Store> store_ = OpenTestStore(folder_ / "db");
};

TEST_F(SearchTest, ConceptsThenTitlesThenSentences) {
  EXPECT_EQ(Hits({.query = "KNEES"}),
            "concept  knee osteoarthritis\n"
            "title EX:1/a A knee of one's own\n"
            "sentence EX:1/a Knee pain fell.\n"
            "sentence EX:1/a Knee pain fell.\n")
      << "two sentences that read alike";
}

TEST_F(SearchTest, ASynonymGivesItsConceptOnce) {
  EXPECT_EQ(Hits({.query = "gonarthr*"}), "concept  knee osteoarthritis\n");
  EXPECT_EQ(RunSearch(*store_, {.query = "mesenchymal"})->concepts, 2u);
}

TEST_F(SearchTest, LooksOnlyWhereAskedAndPages) {
  EXPECT_EQ(Hits({.query = "knee", .concepts = false, .sentences = false}),
            "title EX:1/a A knee of one's own\n");
  EXPECT_EQ(Hits({.query = "knee", .limit = 1, .offset = 1}), "title EX:1/a A knee of one's own\n");
  EXPECT_EQ(Hits({.query = "knee", .offset = 9}), "");
}

TEST_F(SearchTest, AFaultyQueryIsRefused) {
  EXPECT_EQ(RunSearch(*store_, {.query = "\"", .concepts = false}).status().code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace mscgraph
