#include "graph/query/stats.h"

#include <string_view>

namespace mscgraph {

absl::StatusOr<StoreStats> ComputeStats(const Store& store) {
  size_t triples = 0, documents = 0, retracted = 0, deleted = 0, claims = 0, evidences = 0, concepts = 0;
  std::map<std::string, size_t> relations, assertions, outcomes, settings, families;
  std::string last_claim;
  std::vector<absl::Status> statuses;
  statuses.push_back(store.Scan({}, [&](const Triple&) { return ++triples, true; }));
  statuses.push_back(store.Documents([&](const std::string&, const DocumentInfo& info) {
    documents += info.present;
    retracted += info.present && info.retracted;
    deleted += info.deleted;
    return true;
  }));
  statuses.push_back(store.Concepts([&](const ConceptRecord&) { return ++concepts, true; }));
  // Evidence comes claim by claim.
  statuses.push_back(store.ClaimEvidence(0, [&](const ClaimMention& mention) {
    ++evidences;
    claims += mention.claim_id != last_claim;
    last_claim = mention.claim_id;
    ++relations[std::string(EnumName(mention.relation))];
    ++assertions[std::string(EnumName(mention.assertion))];
    ++outcomes[std::string(EnumName(mention.outcome))];
    ++families[std::string(EnumName(mention.family))];
    ++settings[std::string(EnumName(mention.setting))];
    return true;
  }));
  for (const absl::Status& status : statuses) {
    if (!status.ok()) return status;
  }
  StoreStats stats;
  stats.totals = {{"triples", triples},  {"documents", documents}, {"retracted", retracted},
                  {"deleted", deleted},  {"claims", claims},       {"evidences", evidences},
                  {"concepts", concepts}};
  stats.evidence_by = {{"relation", relations},
                       {"assertion", assertions},
                       {"outcome", outcomes},
                       {"setting", settings},
                       {"family", families}};
  return stats;
}

}  // namespace mscgraph
