#include "extract/relation/phrase_words.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

constexpr char kHeadPrefix[] = "n:";

PhraseWords::WordClass Describe(const std::string& name, const WordClasses& classes) {
  using Kind = PhraseWords::Kind;
  if (name == "det") return {.kind = Kind::kDeterminer};
  if (name == "drop") return {.kind = Kind::kDropped};
  if (name == "prep" || name == "joiner" || name == "clause")
    return {.kind = Kind::kFunction, .joins = name == "joiner", .preposition = name == "prep"};
  if (name.starts_with(kHeadPrefix)) return {.kind = Kind::kHead, .mask = "@" + name};
  PhraseWords::WordClass out{.mask = "<" + name + ">"};
  const size_t dot = name.find('.');
  const std::string verb = name.substr(0, dot);
  const std::string form = dot == std::string::npos ? "" : name.substr(dot + 1);
  if (form == "n") out.kind = Kind::kNominal;
  if (form == "ed") out.kind = Kind::kParticiple;
  if (form == "ing") out.kind = Kind::kGerund;
  if (form.empty() && classes.Find(verb + ".ed") >= 0) {
    out.kind = Kind::kVerb;
    out.noun_class = classes.Find(verb + ".n");
    if (out.noun_class < 0) out.noun_class = classes.Find(kHeadPrefix + verb);
  }
  out.general = verb == "verb" || verb == "use" || verb == "show";
  return out;
}

absl::Status WrongKey(const std::string& file, const std::string& key) {
  return absl::InvalidArgumentError(absl::StrFormat("%s: %s: unknown key or wrong type", file, key));
}

}  // namespace

absl::StatusOr<PhraseWords> PhraseWords::Create(const std::string& folder) {
  auto classes = WordClasses::Create({folder + "/words.json"});
  if (!classes.ok()) return classes.status();
  PhraseWords out;
  out.classes_ = std::move(*classes);
  for (size_t i = 0; i < out.classes_.size(); ++i) {
    out.info_.push_back(Describe(out.classes_.Name(static_cast<int>(i)), out.classes_));
  }
  absl::Status symbols = out.AddSymbols(folder + "/words.json");
  if (!symbols.ok()) return symbols;
  const std::string file = folder + "/objects.json";
  std::ifstream in(file);
  nlohmann::json json = nlohmann::json::parse(in, nullptr, false);
  if (!json.is_object()) return absl::InvalidArgumentError(file + ": missing, or not a JSON object");
  const std::map<std::string, absl::flat_hash_set<std::string>*> lists = {
      {"never", &out.never_},
      {"alone", &out.alone_},
      {"measures", &out.measures_},
      {"processes", &out.processes_},
      {"scores", &out.scores_},
      {"praise", &out.praise_},
      {"impaired", &out.impaired_},
      {"possessives", &out.possessives_},
      {"shared_heads", &out.shared_heads_},
      {"adjective_like", &out.adjective_like_}};
  for (const auto& [key, value] : json.items()) try {
      if (key == "adjectives") {
        for (const auto& [name, words] : value.items()) {
          Relation relation;
          if (!ParseEnum(name, &relation)) return WrongKey(file, key + ": " + name);
          for (const auto& [adjective, label] : words.items())
            out.adjectives_[static_cast<int>(relation)][NormaliseName(adjective)] = label.get<std::string>();
        }
      } else if (key == "comparisons") {
        for (const auto& word : value) out.comparisons_.insert(word.get<std::string>());
      } else if (key == "adjective_endings") {
        out.adjective_endings_ = value.get<std::vector<std::string>>();
      } else if (auto list = lists.find(key); list != lists.end()) {
        for (const auto& word : value) list->second->insert(NormaliseName(word.get<std::string>()));
      } else {
        return WrongKey(file, key);
      }
    } catch (const nlohmann::json::exception&) {
      return WrongKey(file, key);
    }
  return out;
}

int PhraseWords::FindSymbol(const std::string& mask) const {
  auto it = symbols_.find(mask);
  return it == symbols_.end() ? -1 : it->second;
}

int PhraseWords::AddSymbol(const std::string& mask) {
  auto [it, added] = symbols_.try_emplace(mask, NumSymbols());
  if (added) masks_.push_back(mask);
  return it->second;
}

// The marks, the classes, and the function words of `file`, which rules name themselves.
absl::Status PhraseWords::AddSymbols(const std::string& file) {
  for (const char* mask : {"@n", ",", ";", "<list>", "<verb.ed>", "<verb.ing>"}) AddSymbol(mask);
  for (WordClass& info : info_) {
    if (!info.mask.empty()) info.symbol = AddSymbol(info.mask);
  }
  std::ifstream in(file);
  const nlohmann::json json = nlohmann::json::parse(in, nullptr, false);
  for (const char* name : {"prep", "joiner", "clause"}) {
    if (!json.contains(name)) continue;
    for (const auto& phrase : json[name].value("words", nlohmann::json::array())) {
      std::string mask;
      for (const std::string& word : NameWords(phrase.get<std::string>()))
        mask += (mask.empty() ? "" : "_") + word;
      const int symbol = AddSymbol(mask);
      links_.resize(masks_.size());
      links_[symbol] = std::string_view(name) != "clause";
    }
  }
  links_.resize(masks_.size());
  if (NumSymbols() <= kMaxSymbols) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrFormat(
      "%s: %d classes and function words, but at most %d are possible", file, NumSymbols(), kMaxSymbols));
}

const std::string* PhraseWords::AdjectiveLabel(Relation relation, const std::string& adjective) const {
  const auto& labels = adjectives_[static_cast<int>(relation)];
  auto it = labels.find(adjective);
  return it == labels.end() ? nullptr : &it->second;
}

bool PhraseWords::IsAdjective(std::string_view word) const {
  return std::any_of(adjective_endings_.begin(), adjective_endings_.end(),
                     [&](const std::string& ending) { return word.ends_with(ending); });
}

bool PhraseWords::IsEmptyObject(const std::vector<std::string>& words, bool bare) const {
  if (words.empty()) return true;
  const std::string& last = words.back();
  if (never_.contains(last)) return true;
  if (words.size() >= 2 && never_.contains(words[words.size() - 2] + " " + last)) return true;
  if (!bare) return false;
  std::string name;
  for (const std::string& word : words) name += (name.empty() ? "" : " ") + word;
  return alone_.contains(name);
}

}  // namespace mscgraph
