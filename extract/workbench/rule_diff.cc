#include "extract/workbench/rule_diff.h"

#include <algorithm>
#include <map>

#include "extract/workbench/corpus.h"

namespace mscgraph {
namespace {

std::vector<ClaimChange> Pairs(std::vector<ClaimMention> a, std::vector<ClaimMention> b) {
  std::vector<ClaimChange> out;
  std::map<std::string, size_t> at;  // Evidence id -> index into `out`.
  for (ClaimMention& claim : a) {
    at[claim.evidence_id] = out.size();
    out.push_back({.a = std::move(claim)});
  }
  for (ClaimMention& claim : b) {
    auto found = at.find(claim.evidence_id);
    if (found == at.end())
      out.push_back({.b = std::move(claim)});
    else
      out[found->second].b = std::move(claim);
  }
  auto begin = [](const ClaimChange& change) { return (change.a ? *change.a : *change.b).sentence.begin; };
  std::stable_sort(out.begin(), out.end(),
                   [&](const ClaimChange& x, const ClaimChange& y) { return begin(x) < begin(y); });
  return out;
}

// Counts one pair; false if nothing differs.
bool Count(ClaimChange* change, DiffCounts* counts) {
  if (!change->a || !change->b) {
    ++(change->a ? counts->only_a : counts->only_b);
    return true;
  }
  change->assertion = change->a->assertion != change->b->assertion;
  change->outcome = change->a->outcome != change->b->outcome;
  change->rule = change->a->rule != change->b->rule;
  counts->assertion += change->assertion;
  counts->outcome += change->outcome;
  counts->rule += change->rule;
  bool differs = change->assertion || change->outcome || change->rule;
  ++(differs ? counts->changed : counts->same);
  return differs;
}

}  // namespace

absl::StatusOr<DiffCounts> DiffRules(const Extractor& a, const Extractor& b,
                                     const std::vector<std::string>& inputs,
                                     absl::FunctionRef<void(const ClaimChange&)> on_change,
                                     absl::FunctionRef<void(const std::string&)> on_error) {
  DiffCounts counts;
  auto compare = [&](const Document& document) {
    ++counts.documents;
    bool changed = false;
    for (ClaimChange& change : Pairs(a.Extract(document).claims, b.Extract(document).claims)) {
      if (!Count(&change, &counts)) continue;
      changed = true;
      on_change(change);
    }
    counts.changed_documents += changed;
    return true;
  };
  absl::Status status = ForEachDocument(inputs, compare, on_error);
  if (!status.ok()) return status;
  return counts;
}

}  // namespace mscgraph
