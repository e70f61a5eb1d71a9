#include "graph/store/layers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/claim_builder.h"
#include "tests/support/test_store.h"

namespace mscgraph {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr char kOwn[] = "https://w3id.org/mscgraph/layer/";

TEST(LayerNameTest, ANameBecomesAnIriAndAnIriStays) {
  EXPECT_EQ(LayerName("mondo"), "<https://w3id.org/mscgraph/layer/mondo>");
  EXPECT_EQ(LayerName("my layer"), "<https://w3id.org/mscgraph/layer/my%20layer>");
  EXPECT_EQ(LayerName("http://x/y"), "<http://x/y>");
}

class LayersTest : public testing::TestWithParam<uint64_t> {
 protected:
  ~LayersTest() override { EXPECT_EQ(store_->Validate(), absl::OkStatus()); }

  LayerReport Load(const std::string& layer, const std::vector<std::string>& texts,
                   RdfSyntax syntax = RdfSyntax::kNTriples) {
    LayerReport report;
    EXPECT_EQ(LoadTexts(layer, syntax, texts, store_.get(), &report), absl::OkStatus());
    return report;
  }
  std::vector<std::string> In(const std::string& layer, const std::array<std::string, 3>& pattern = {}) {
    auto reader = *store_->NewReader();
    GraphSelection graphs{.all = false, .ids = {*reader->IdOf(LayerName(layer))}};
    return Found(*reader, pattern, graphs);
  }
  std::vector<std::string> Graphs() {
    auto reader = *store_->NewReader();
    std::vector<std::string> names;
    const std::vector<TermId> ids = *reader->Graphs();
    for (TermId id : ids) names.push_back(*reader->FormOf(id));
    std::sort(names.begin(), names.end());
    return names;
  }

  TempFolder folder_;
  std::unique_ptr<Store> store_ = OpenTestStore(folder_ / "db", false, GetParam());
};

TEST_P(LayersTest, TheDefaultGraphIsTheUnionEachTripleOnce) {
  Load("one", {"<a:s> <a:p> <a:o> .\n<a:s> <a:p> \"x\"@en ."});
  Load("two", {"<a:s> <a:p> <a:o> .\n_:b <a:p> <a:o> ."});
  auto reader = *store_->NewReader();
  EXPECT_EQ(Found(*reader, {}).size(), 3u);
  EXPECT_EQ(Found(*reader, {"<a:s>", "", ""}).size(), 2u);
  EXPECT_EQ(Found(*reader, {"", "<a:p>", "<a:o>"}).size(), 2u);
  EXPECT_EQ(In("one").size(), 2u);
  EXPECT_EQ(In("two").size(), 2u);
  EXPECT_THAT(In("one", {"", "", "\"x\"@en"}), ElementsAre("<a:s> <a:p> \"x\"@en ."));
  EXPECT_THAT(In("three"), IsEmpty());
  EXPECT_THAT(Graphs(),
              ElementsAre("<https://w3id.org/mscgraph/layer/one>", "<https://w3id.org/mscgraph/layer/two>"));
}

TEST_P(LayersTest, ALayerIsReplacedAsAWhole) {
  Load("one", {"<a:s> <a:p> <a:o1> .\n<a:s> <a:p> <a:o2> ."});
  Load("two", {"<a:s> <a:p> <a:o1> ."});
  const LayerReport report = Load("one", {"<a:s> <a:p> <a:o2> .\n<a:s> <a:p> <a:o3> ."});
  EXPECT_EQ(report.triples_added, 1u);
  EXPECT_EQ(report.triples_removed, 1u);
  EXPECT_THAT(In("one"), testing::UnorderedElementsAre("<a:s> <a:p> <a:o2> .", "<a:s> <a:p> <a:o3> ."));
  EXPECT_THAT(In("two"), ElementsAre("<a:s> <a:p> <a:o1> ."));
  EXPECT_EQ(Load("one", {""}).triples_removed, 2u);
  EXPECT_THAT(Graphs(), ElementsAre("<https://w3id.org/mscgraph/layer/two>"));
}

TEST_P(LayersTest, LoadingTheSameAgainIsNoCommit) {
  const std::vector<std::string> texts = {"_:b <a:p> _:c .", "_:b <a:p> <a:o> ."};
  EXPECT_EQ(Load("one", texts).commit, 1u);
  const LayerReport again = Load("one", texts);
  EXPECT_EQ(again.commit, 1u);
  EXPECT_EQ(again.statements, 2u);
}

TEST_P(LayersTest, BlankNodesOfTwoFilesAreTwo) {
  Load("one", {"_:b <a:p> <a:o1> .", "_:b <a:p> <a:o2> ."});
  Load("two", {"_:b <a:p> <a:o3> ."});
  auto reader = *store_->NewReader();
  std::set<TermId> subjects;
  ASSERT_TRUE(reader->Scan({}, {}, [&](const Triple& t) { return subjects.insert(t.s), true; }).ok());
  EXPECT_EQ(subjects.size(), 3u);
}

TEST_P(LayersTest, NamedGraphsOfNQuadsAreLayers) {
  const LayerReport report =
      Load("rest", {"<a:s> <a:p> <a:o> <http://g/1> .\n<a:s> <a:p> <a:o> .\n_:b <a:p> _:b <http://g/2> ."},
           RdfSyntax::kNQuads);
  EXPECT_THAT(report.layers, ElementsAre("http://g/1", "http://g/2", std::string(kOwn) + "rest"));
  EXPECT_THAT(In("http://g/1"), ElementsAre("<a:s> <a:p> <a:o> ."));
  EXPECT_THAT(In("rest"), ElementsAre("<a:s> <a:p> <a:o> ."));
  EXPECT_EQ(In("http://g/2").size(), 1u);
}

TEST_P(LayersTest, TheExtractedLayerIsRefused) {
  for (const char* name : {"extracted", "https://w3id.org/mscgraph/layer/extracted"}) {
    const absl::Status status = LoadTexts(name, RdfSyntax::kNTriples, {"<a:s> <a:p> <a:o> ."}, store_.get());
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(status.message()), HasSubstr("holds what was extracted"));
  }
  const std::string quad = "<a:s> <a:p> <a:o> <" + std::string(kOwn) + "extracted> .";
  EXPECT_FALSE(LoadTexts("x", RdfSyntax::kNQuads, {quad}, store_.get()).ok());
  EXPECT_EQ(store_->info().commit, 0u);
}

TEST_P(LayersTest, BadRdfChangesNothing) {
  Load("one", {"<a:s> <a:p> <a:o> ."});
  const absl::Status status =
      LoadTexts("one", RdfSyntax::kNTriples, {"<a:s> <a:p> <a:x> .\n<a:s> <b> <a:x> ."}, store_.get());
  EXPECT_THAT(std::string(status.message()), HasSubstr("text:2: no absolute IRI"));
  EXPECT_THAT(In("one"), ElementsAre("<a:s> <a:p> <a:o> ."));
  EXPECT_EQ(store_->info().commit, 1u);
}

TEST_P(LayersTest, NoLoadOfClaimsTouchesCuratedTriples) {
  const DocumentSpec document = {.id = "PMID:1", .claims = {{.sentence = "MSCs helped."}}};
  const std::string evidence = EvidenceForm(std::get<ClaimMention>(MakeLoad({document}).back()).evidence_id);
  const std::string decision = evidence + " <a:decision> \"reject\" .";
  Load("curated", {decision});
  ASSERT_EQ(LoadRecords(MakeLoad({document}), store_.get()), absl::OkStatus());
  EXPECT_THAT(In("curated"), ElementsAre(decision));
  // The evidence of the decision is that of the claims.
  auto reader = *store_->NewReader();
  EXPECT_THAT(Found(*reader, {evidence, "", ""}), testing::SizeIs(16));
  ASSERT_EQ(LoadRecords({MakeRun(), DeleteRecord{.doc = "PMID:1", .source_order = {25, 3}}}, store_.get()),
            absl::OkStatus());
  EXPECT_THAT(In("curated"), ElementsAre(decision));
  EXPECT_THAT(Found(**store_->NewReader(), {}), ElementsAre(decision));
}

TEST_P(LayersTest, ALayerMayNameEvidenceOfTheStore) {
  const DocumentSpec document = {.id = "PMID:1", .claims = {{.sentence = "MSCs helped."}}};
  ASSERT_EQ(LoadRecords(MakeLoad({document}), store_.get()), absl::OkStatus());
  const std::string evidence = EvidenceForm(std::get<ClaimMention>(MakeLoad({document}).back()).evidence_id);
  Load("curated", {evidence + " <a:decision> \"accept\" ."});
  EXPECT_EQ(DocumentOf(*store_->IdOf(evidence)), (*store_->FindDocument("PMID:1"))->number);
  EXPECT_THAT(Found(**store_->NewReader(), {evidence, "", ""}), testing::SizeIs(16));
}

INSTANTIATE_TEST_SUITE_P(Packing, LayersTest, testing::Values(1, 1000000),
                         [](const auto& info) { return info.param == 1 ? "Packed" : "Entries"; });

}  // namespace
}  // namespace mscgraph
