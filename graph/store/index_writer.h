#ifndef MSCGRAPH_GRAPH_STORE_INDEX_WRITER_H_
#define MSCGRAPH_GRAPH_STORE_INDEX_WRITER_H_

#include <vector>

#include "graph/store/findings.h"
#include "graph/store/rocks.h"
#include "graph/store/text_index.h"

namespace mscgraph {

// Collects what documents and concepts that come or go change in the derived families `fts` and `findings`.
// A replaced document is removed with its old content and added with the new; only the difference is written.
// One thread.
class IndexWriter {
 public:
  void AddDocument(const IndexedDocument& document) { Document(document, true); }
  void RemoveDocument(const IndexedDocument& document) { Document(document, false); }
  void AddConcept(const ConceptRecord& record) { Concept(record, true); }
  void RemoveConcept(const ConceptRecord& record) { Concept(record, false); }

  absl::Status Write(Rocks::Batch* batch);
  // Instead of Write: whether the two families hold exactly what was added. kDataLoss names the family.
  absl::Status Compare(const Rocks& rocks);

 private:
  struct Change {
    IndexRow row;
    bool add;
  };
  void Document(const IndexedDocument& document, bool add);
  void Concept(const ConceptRecord& record, bool add);
  absl::Status Visit(
      absl::FunctionRef<absl::Status(KeyFamily, std::string_view key, const std::string_view* value)> visit);

  PostingBuffer postings_;
  std::vector<Change> findings_;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_INDEX_WRITER_H_
