#include "graph/store/document_groups.h"

#include <algorithm>
#include <set>

#include "absl/strings/ascii.h"

namespace mscgraph {
namespace {

constexpr std::string_view kPmid = "PMID:", kPmc = "PMC:", kDoi = "DOI:";

bool BeginsWith(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

// Sets of keys that grow together, each with one PMID at most.
class KeySets {
 public:
  size_t Set(const std::string& key) {
    const auto [known, added] = place_.try_emplace(key, parents_.size());
    if (added) {
      parents_.push_back(parents_.size());
      pmids_.push_back(BeginsWith(key, kPmid) ? key : std::string());
    }
    return Root(known->second);
  }

  // False if they are of two papers.
  bool Join(const std::string& a, const std::string& b) {
    const size_t left = Set(a), right = Set(b);
    if (left == right) return true;
    if (!pmids_[left].empty() && !pmids_[right].empty()) return false;
    if (pmids_[left].empty()) pmids_[left] = pmids_[right];
    parents_[right] = left;
    return true;
  }

 private:
  size_t Root(size_t node) {
    while (parents_[node] != node) node = parents_[node] = parents_[parents_[node]];
    return node;
  }

  std::map<std::string, size_t> place_;
  std::vector<size_t> parents_;
  std::vector<std::string> pmids_;
};

}  // namespace

std::string DocumentKeyOf(std::string_view id) {
  if (BeginsWith(id, "PMC:PMC")) return std::string(kPmc).append(id.substr(7));
  if (BeginsWith(id, kDoi)) return std::string(kDoi) + absl::AsciiStrToLower({id.data() + 4, id.size() - 4});
  return std::string(id);
}

std::vector<std::string> DocumentKeys(const DocumentRecord& document) {
  std::set<std::string> keys = {DocumentKeyOf(document.id)};
  const auto add = [&](std::string_view prefix, const std::string& local) {
    if (!local.empty()) keys.insert(DocumentKeyOf(std::string(prefix) + local));
  };
  add(kPmid, document.pmid);
  add(kPmc, document.pmcid);
  add(kDoi, document.doi);
  return {keys.begin(), keys.end()};
}

absl::StatusOr<std::vector<DocumentGroup>> GroupDocuments(
    const std::map<std::string, std::vector<std::string>>& records,
    absl::FunctionRef<absl::StatusOr<std::optional<uint32_t>>(const std::string& key)> find,
    absl::FunctionRef<absl::StatusOr<std::vector<std::string>>(uint32_t number)> keys_of) {
  KeySets sets;
  std::map<uint32_t, std::string> stored;  // Number and one of its keys.
  // What the store has joined stays together and is first.
  for (const auto& [id, keys] : records) {
    for (const std::string& key : keys) {
      absl::StatusOr<std::optional<uint32_t>> number = find(key);
      if (!number.ok()) return number.status();
      if (!*number || stored.count(**number) > 0) continue;
      absl::StatusOr<std::vector<std::string>> all = keys_of(**number);
      if (!all.ok()) return all.status();
      stored[**number] = key;
      for (const std::string& other : *all) sets.Join(key, other);
    }
  }
  // A record is at its PMID, whatever its other ids say.
  for (const auto& [id, keys] : records) {
    const auto pmid =
        std::find_if(keys.begin(), keys.end(), [](const std::string& key) { return BeginsWith(key, kPmid); });
    sets.Join(pmid == keys.end() ? DocumentKeyOf(id) : *pmid, DocumentKeyOf(id));
  }
  std::map<size_t, DocumentGroup> groups;
  for (const auto& [id, keys] : records) {
    for (const std::string& key : keys) sets.Join(DocumentKeyOf(id), key);
  }
  for (const auto& [id, keys] : records) {
    const size_t set = sets.Set(DocumentKeyOf(id));
    DocumentGroup& group = groups[set];
    group.ids.push_back(id);
    for (const std::string& key : keys) {
      if (sets.Set(key) == set) group.keys.push_back(key);
    }
  }
  for (const auto& [number, key] : stored) {
    // A document that only shares a disputed id with the records is in no group.
    if (const auto group = groups.find(sets.Set(key)); group != groups.end())
      group->second.stored.push_back(number);
  }
  std::vector<DocumentGroup> out;
  for (auto& [set, group] : groups) {
    std::sort(group.keys.begin(), group.keys.end());
    group.keys.erase(std::unique(group.keys.begin(), group.keys.end()), group.keys.end());
    out.push_back(std::move(group));
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.ids < b.ids; });
  return out;
}

}  // namespace mscgraph
