#ifndef MSCGRAPH_TESTS_SUPPORT_MEMORY_TRIPLES_H_
#define MSCGRAPH_TESTS_SUPPORT_MEMORY_TRIPLES_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store/triple_reader.h"

namespace mscgraph::test {

// A quad of N-Triples forms; `graph` is an IRI.
struct FormQuad {
  std::string subject, predicate, object, graph;
  friend auto operator<=>(const FormQuad&, const FormQuad&) = default;
};

// Terms as tests write them: "a" is <http://e/a>, 5 is an xsd:integer, 1.5 an xsd:decimal, true an
// xsd:boolean; "text", "text"@en, _:b and <http://...> stand for themselves. And back.
std::string FormOfShort(std::string_view text);
std::string ShortOfForm(std::string_view form);
// Lines "subject predicate object [graph]"; the graph is "default" if it is left out. Objects may be strings
// with blanks.
std::vector<FormQuad> QuadsOf(std::string_view text);

// Triples in memory, in three orders.
class MemoryTriples : public TripleReader {
 public:
  explicit MemoryTriples(const std::vector<FormQuad>& quads);
  explicit MemoryTriples(std::string_view text) : MemoryTriples(QuadsOf(text)) {}

  absl::StatusOr<TermId> IdOf(std::string_view form) const override;
  absl::StatusOr<std::string> FormOf(TermId id) const override;
  absl::StatusOr<std::vector<std::string>> FormsOf(const std::vector<TermId>& ids) const override;
  absl::StatusOr<std::vector<TermId>> Graphs() const override;
  absl::Status Scan(const Triple& pattern, const GraphSelection& graphs,
                    absl::FunctionRef<bool(const Triple&)> visit) const override;
  absl::StatusOr<uint64_t> Estimate(const Triple& pattern) const override;
  absl::StatusOr<PredicateStatistics> Statistics(TermId predicate) const override;

  // How many triples all scans have met so far.
  uint64_t met() const { return met_; }

 private:
  enum class Order { kSpo, kPos, kOsp };
  struct Quad {
    TermId key[4];  // The terms in an order, then the graph.
    friend auto operator<=>(const Quad&, const Quad&) = default;
  };
  static Order OrderFor(const Triple& pattern);
  static Quad Pack(const Triple& triple, TermId graph, Order order);
  static Triple Unpack(const Quad& quad, Order order);
  static size_t BoundPrefix(const Quad& quad);
  TermId Intern(const std::string& form);

  std::vector<Quad> quads_[3];
  std::vector<TermId> graphs_;
  std::map<TermId, std::string> forms_;
  mutable uint64_t met_ = 0;
};

}  // namespace mscgraph::test

#endif  // MSCGRAPH_TESTS_SUPPORT_MEMORY_TRIPLES_H_
