#include "extract/mention/condition_words.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

absl::Status Fault(const std::string& file, const std::string& key, const std::string& what) {
  return absl::InvalidArgumentError(absl::StrFormat("%s: %s: %s", file, key, what));
}

}  // namespace

absl::StatusOr<ConditionWords> ConditionWords::Create(const std::string& file) {
  ConditionWords out;
  const std::pair<const char*, Set*> sets[] = {{"heads", &out.heads},
                                               {"of_heads", &out.of_heads},
                                               {"excluded", &out.excluded},
                                               {"harmed", &out.harmed},
                                               {"tissues", &out.tissues},
                                               {"refused_modifiers", &out.refused},
                                               {"participles", &out.participles},
                                               {"causes", &out.causes},
                                               {"prefixes", &out.prefixes},
                                               {"echoes", &out.echoes},
                                               {"manifestations", &out.manifestations},
                                               {"pointers", &out.pointers},
                                               {"anaphor_heads", &out.anaphor_heads},
                                               {"any_condition", &out.any_condition},
                                               {"back_references", &out.back_references},
                                               {"own_properties", &out.own_properties},
                                               {"follow_names", &out.follow_names},
                                               {"precede_names", &out.precede_names},
                                               {"plans_for", &out.plans_for},
                                               {"not_names", &out.not_names}};
  const std::pair<const char*, std::unique_ptr<RE2>*> patterns[] = {{"alone", &out.alone},
                                                                    {"descriptive", &out.descriptive}};
  std::ifstream in(file);
  nlohmann::json json = nlohmann::json::parse(in, nullptr, false);
  if (!json.is_object()) return absl::InvalidArgumentError(file + ": missing, or not a JSON object");
  for (const auto& [key, pattern] : patterns) {
    if (!json.contains(key) || !json[key].is_string()) return Fault(file, key, "needs a pattern");
    *pattern = std::make_unique<RE2>(json[key].get<std::string>());
    if (!(*pattern)->ok()) return Fault(file, key, (*pattern)->error());
    json.erase(key);
  }
  out.alone_among = std::make_unique<RE2>(" (?:" + out.alone->pattern() + ") ");
  for (const auto& [key, set] : sets) {
    if (!json.contains(key) || !json[key].is_array()) return Fault(file, key, "needs a list of words");
    for (const auto& word : json[key]) {
      if (!word.is_string()) return Fault(file, key, word.dump() + " is no word");
      set->insert(NormaliseName(word.get<std::string>()));
    }
    json.erase(key);
  }
  for (const auto& [role, set] : {std::pair(kHead, &out.heads),
                                  {kOfHead, &out.of_heads},
                                  {kExcluded, &out.excluded},
                                  {kHarmed, &out.harmed}}) {
    for (const std::string& word : *set) out.roles[word] |= role;
  }
  if (!json.empty()) return Fault(file, json.begin().key(), "unknown key");
  return out;
}

}  // namespace mscgraph
