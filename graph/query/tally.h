#ifndef MSCGRAPH_GRAPH_QUERY_TALLY_H_
#define MSCGRAPH_GRAPH_QUERY_TALLY_H_

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "graph/query/query.h"
#include "graph/store/findings.h"

namespace mscgraph {

// A finding with what the answer needs of its document.
struct CitedFinding {
  Finding finding;
  uint64_t document = 0;  // DocumentFindings::document
  uint32_t place = 0;     // Order of mention in the document.
  uint32_t year = 0;
  bool review = false, retracted = false;
};

// All that one study says of one (relation, object, product).
struct StudyFindings {
  uint64_t study = 0;
  bool review = false;
  bool left_out = false;                   // Retracted: only counted as such.
  std::span<const CitedFinding> findings;  // By document, then place; not empty.
};

// A sentence that a row can show; ordered by how good it is as an example, best first, whatever the order of
// arrival: results, in humans, firm, primary, sure, new.
struct SentenceRef {
  uint64_t rank = 0, document = 0;
  uint32_t place = 0;
  uint32_t year = 0;
  bool retracted = false;
  int8_t side = 0;  // 1: of a study with benefit, and says so; -1: with none or harm.
  TermId evidence = 0;
  friend bool operator<(const SentenceRef& a, const SentenceRef& b);
};

// Counts the studies of one row.
class Tally {
 public:
  // Leaves the study out if its verdict is not `outcome`.
  void Add(const StudyFindings& study, const std::optional<Outcome>& outcome);
  // Fills all counts of the row.
  void Fill(QueryRow* row);
  // The `limit` best sentences (0: all) of that side, 0 of all; each once.
  std::vector<SentenceRef> Best(int side, size_t limit) const;

 private:
  void Note(uint64_t study, unsigned column) { notes_.emplace_back(study, column); }

  std::vector<std::pair<uint64_t, unsigned>> notes_;  // Study and column: see tally.cc.
  std::vector<SentenceRef> sentences_;
  int first_year_ = 0, last_year_ = 0;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_QUERY_TALLY_H_
