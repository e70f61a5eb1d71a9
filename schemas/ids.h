#ifndef MSCGRAPH_SCHEMAS_IDS_H_
#define MSCGRAPH_SCHEMAS_IDS_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "schemas/claim.h"

namespace mscgraph {

// Every IRI that the project mints starts so; "mscgraph:" is its prefix in CURIEs.
inline constexpr std::string_view kNamespace = "https://w3id.org/mscgraph/";

uint64_t Hash64(std::string_view bytes);  // XXH3-64
std::string Hex16(uint64_t hash);         // 16 hex digits
std::string Hex15(uint64_t hash);         // 15 hex digits: the top 60 bits

// The public, stable id of an evidence: no rule, version, offset or ordinal is in it, so it survives
// re-extraction. `occurrence` counts from 0 the sentences of the document with the same normalised text.
std::string EvidenceId(std::string_view doc, Relation relation, std::string_view normalised_sentence,
                       int occurrence, std::string_view subject_quote, std::string_view object_quote);
std::string ClaimId(std::string_view subject_id, Relation relation, std::string_view object_id);

// "knee joint injury" -> "mscgraph:condition/knee-joint-injury"; `kind` is "condition", "process", ...
std::string LocalId(std::string_view kind, std::string_view name);

}  // namespace mscgraph

#endif  // MSCGRAPH_SCHEMAS_IDS_H_
