#ifndef MSCGRAPH_GRAPH_STORE_TRIPLES_H_
#define MSCGRAPH_GRAPH_STORE_TRIPLES_H_

#include <compare>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "graph/store/term.h"
#include "schemas/record.h"

namespace mscgraph {

// The mapping from records to triples, in the vocabulary of docs/vocabulary.md. Pure: the same record gives
// the same triples, so the triples of a stored document can be computed again to take them out.

struct Triple {
  TermId s = 0, p = 0, o = 0;
  friend auto operator<=>(const Triple&, const Triple&) = default;
};

// The forms behind hashed ids. Not thread-safe.
class TermDictionary {
 public:
  TermId Intern(std::string_view form);
  // The form of an id that is no function of it.
  void Put(TermId id, std::string form);
  // Two forms with one id; OK if none was met.
  const absl::Status& status() const { return status_; }
  const absl::flat_hash_map<TermId, std::string>& forms() const { return forms_; }
  void Clear() { forms_.clear(); }

 private:
  absl::flat_hash_map<TermId, std::string> forms_;
  absl::Status status_;
};

class TripleMaker {
 public:
  // Keeps `dictionary`, which must outlive it.
  explicit TripleMaker(TermDictionary* dictionary);

  // Each appends to `out`, unsorted. A claim, concept or heading gives the same triples from every document.
  // `keys`: DocumentKeys of all records of the document.
  void Document(const DocumentRecord& document, const std::vector<std::string>& notices,
                const std::vector<std::string>& keys, std::vector<Triple>* out);
  void Claim(const ClaimMention& claim, std::vector<Triple>* out);
  // At most 16. `id` is the evidence's own.
  void Evidence(const ClaimMention& claim, TermId id, std::vector<Triple>* out);
  // All but ConceptUse.
  void Concept(const ConceptRecord& record, std::vector<Triple>* out);
  // (concept, rdf:type, skos:Concept): says that something uses it.
  Triple ConceptUse(std::string_view id);

 private:
  TermId Predicate(std::string_view iri);
  TermId Iri(std::string_view iri);
  // mscgraph:<kind>/<value>, a member of a closed list.
  TermId Member(std::string_view kind, std::string_view value);
  TermId Text(std::string_view text);
  void Headings(const std::vector<DocumentTerm>& terms, TermId document, std::string_view predicate,
                std::string_view kind, std::vector<Triple>* out);

  TermDictionary* dictionary_;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_TRIPLES_H_
