#include "graph/query/concepts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/store/findings.h"
#include "graph/store/iris.h"
#include "tests/support/claim_builder.h"
#include "tests/support/test_store.h"

namespace mscgraph {
namespace {

using testing::ElementsAre;

constexpr char kSubClassOf[] = "http://www.w3.org/2000/01/rdf-schema#subClassOf";

// A graph of subclasses, as a loaded ontology.
class Ontology : public TripleReader {
 public:
  void Add(const std::string& narrower, const std::string& broader) {
    triples_.push_back({ConceptTermId(narrower), EncodeTerm(IriForm(kSubClassOf)), ConceptTermId(broader)});
  }
  absl::StatusOr<TermId> IdOf(std::string_view form) const override { return EncodeTerm(form); }
  absl::StatusOr<std::string> FormOf(TermId) const override { return absl::NotFoundError(""); }
  absl::StatusOr<std::vector<std::string>> FormsOf(const std::vector<TermId>&) const override {
    return absl::NotFoundError("");
  }
  absl::StatusOr<std::vector<TermId>> Graphs() const override { return std::vector<TermId>(); }
  absl::Status Scan(const Triple& pattern, const GraphSelection&,
                    absl::FunctionRef<bool(const Triple&)> visit) const override {
    for (const Triple& triple : triples_) {
      const bool matches = (pattern.s == 0 || pattern.s == triple.s) &&
                           (pattern.p == 0 || pattern.p == triple.p) &&
                           (pattern.o == 0 || pattern.o == triple.o);
      if (matches && !visit(triple)) break;
    }
    return absl::OkStatus();
  }
  absl::StatusOr<uint64_t> Estimate(const Triple&) const override { return triples_.size(); }
  absl::StatusOr<PredicateStatistics> Statistics(TermId) const override { return PredicateStatistics(); }

 private:
  std::vector<Triple> triples_;
};

class ConceptsTest : public testing::Test {
 protected:
  ConceptsTest() { EXPECT_EQ(LoadRecords(MakeLoad({{.id = "PMID:1"}}), store_.get()), absl::OkStatus()); }
  TempFolder folder_;
  std::unique_ptr<Store> store_ = OpenTestStore(folder_ / "db");
};

TEST_F(ConceptsTest, ANameALabelFirstASynonymAnId) {
  for (const char* name : {"Knee-Osteoarthritis", "gonarthrosis", "MONDO:0005416", "MESH:D020370"})
    EXPECT_THAT(*ResolveConcept(*store_, name), ElementsAre(kKnee)) << name;
  EXPECT_THAT(*ResolveConcept(*store_, "elbow"), testing::IsEmpty());
}

TEST_F(ConceptsTest, NarrowerConceptsByTheirParents) {
  EXPECT_THAT(*WithNarrower(*store_, nullptr, {kJoint}), ElementsAre(kJoint, kKnee));
  EXPECT_THAT(*WithNarrower(*store_, nullptr, {kKnee}), ElementsAre(kKnee));
}

TEST_F(ConceptsTest, NarrowerConceptsByTheClassesOfAnOntology) {
  Ontology ontology;
  ontology.Add("MONDO:0000001", "MONDO:0000000");  // Neither is a concept of the store ...
  ontology.Add(kJoint, "MONDO:0000001");
  ontology.Add("MONDO:0000000", kKnee);  // ... and there is a cycle.
  EXPECT_THAT(*WithNarrower(*store_, &ontology, {"MONDO:0000000"}),
              ElementsAre("MONDO:0000000", kJoint, kKnee));
}

}  // namespace
}  // namespace mscgraph
