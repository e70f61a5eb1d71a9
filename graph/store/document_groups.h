#ifndef MSCGRAPH_GRAPH_STORE_DOCUMENT_GROUPS_H_
#define MSCGRAPH_GRAPH_STORE_DOCUMENT_GROUPS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "schemas/record.h"

namespace mscgraph {

// Which records are of one paper: those that share an id (PMID, PMCID, DOI), also by way of others.

// The ids under which a record is known, as keys: its own, PMID, PMC, DOI; sorted. One paper has one key for
// each: "PMC:PMC12" is "PMC:12", DOIs are in lower case.
std::vector<std::string> DocumentKeys(const DocumentRecord& document);
std::string DocumentKeyOf(std::string_view id);

struct DocumentGroup {
  std::vector<std::string> ids;   // Of the records of a load, as they were given; sorted.
  std::vector<uint32_t> stored;   // Numbers of documents of the store; sorted.
  std::vector<std::string> keys;  // All of the records; sorted.
};

// `records`: id -> keys. `find`: the number of the stored document with a key. `keys_of`: all keys of a
// stored document. Two PMIDs are two papers, even if a DOI stands at both: then it stays with one of them,
// the one that has it in the store, else the lesser. Groups come in the order of their least id.
absl::StatusOr<std::vector<DocumentGroup>> GroupDocuments(
    const std::map<std::string, std::vector<std::string>>& records,
    absl::FunctionRef<absl::StatusOr<std::optional<uint32_t>>(const std::string& key)> find,
    absl::FunctionRef<absl::StatusOr<std::vector<std::string>>(uint32_t number)> keys_of);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_DOCUMENT_GROUPS_H_
