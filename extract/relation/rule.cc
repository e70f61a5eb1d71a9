#include "extract/relation/rule.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "extract/relation/masked_sentence.h"
#include "extract/relation/pattern.h"
#include "extract/relation/rule_keys.h"
#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

// What is wrong with a mask of a guard, empty if nothing is.
std::string GuardFault(const std::string& mask, const Rule& rule, const WordClasses& classes,
                       const PhraseWords& words) {
  if (mask.empty()) return "an empty text; delete it";
  if (!rule.noun_phrase) return MaskFault(mask, classes);
  bool known = words.NumSymbols() == 0 || words.FindSymbol(mask) >= 0;
  return known ? "" : "unknown class or word \"" + mask + "\"; add it to mechanisms/words.json";
}

// Faults of the keys that hold masks or sentences.
void CheckLists(const WordClasses& classes, const PhraseWords& words, const Rule& rule,
                std::vector<std::string>* faults) {
  for (auto [key, masks] :
       {std::pair("unless_between", &rule.unless_between), std::pair("unless_left", &rule.unless_left),
        std::pair("requires", &rule.requires_any)}) {
    for (const std::string& mask : *masks) {
      std::string fault = GuardFault(mask, rule, classes, words);
      if (!fault.empty()) faults->push_back(std::string(key) + ": " + fault);
    }
  }
  if (rule.examples.empty()) faults->push_back("examples: at least one is needed");
  for (auto [key, texts] :
       {std::pair("examples", &rule.examples), std::pair("counter_examples", &rule.counter_examples)}) {
    bool waits = std::any_of(texts->begin(), texts->end(),
                             [](const std::string& text) { return text.rfind(kFillIn, 0) == 0; });
    if (waits) faults->push_back(std::string(key) + ": put sentences of your own for \"FILL IN\"");
  }
}

void CompileMechanism(const PhraseWords& words, Rule* rule, std::vector<std::string>* faults) {
  if (rule->action == RuleAction::kSuppress) faults->push_back("action: a rule with {np} cannot suppress");
  if (IsTier1(rule->relation))
    faults->push_back(
        "relation: a rule with {np} reads a mechanism: promotes, inhibits, secretes or differentiates_into");
  if (!rule->families.empty() || !rule->subject_words.empty())
    faults->push_back("families, subject_words: a rule with {np} takes any subject");
  if (words.NumSymbols() == 0) return;  // They could not be read, which is a fault of theirs.
  auto forms = PhrasePattern::Compile(rule->pattern, words);
  if (!forms.ok()) {
    faults->push_back("pattern: " + std::string(forms.status().message()));
    return;
  }
  rule->phrases = std::move(*forms);
}

}  // namespace

std::string RuleIdFault(const std::string& id) {
  static const RE2 kId("[a-z0-9]+([.][a-z0-9]+)+");
  return RE2::FullMatch(id, kId)
             ? ""
             : "id: must be small letters and digits, two parts or more with dots between: treats.repair.of";
}

void CompileRule(const WordClasses& classes, const PhraseWords& words, Rule* rule,
                 std::vector<std::string>* faults) {
  rule->noun_phrase = PhrasePattern::IsMechanism(rule->pattern);
  CheckLists(classes, words, *rule, faults);
  if (!rule->suppresses.empty() && rule->action != RuleAction::kSuppress)
    faults->push_back("suppresses: only of a rule whose action is suppress");
  if (rule->confidence <= 0 || rule->confidence > 1) faults->push_back("confidence: must be in (0, 1]");
  if (rule->pattern.empty() || rule->pattern.rfind(kFillIn, 0) == 0) {
    faults->push_back(rule->pattern.empty() ? "pattern: is missing"
                                            : "pattern: put your pattern for \"FILL IN\"");
    return;
  }
  if (rule->noun_phrase) return CompileMechanism(words, rule, faults);
  auto source = CompilePattern(rule->pattern, classes);
  if (!source.ok()) {
    faults->push_back("pattern: " + std::string(source.status().message()));
    return;
  }
  RE2::Options options;
  options.set_log_errors(false);
  rule->regexp = std::make_unique<RE2>(*source, options);
  if (!rule->regexp->ok()) faults->push_back("pattern: " + rule->regexp->error());
  rule->needs = PatternNeeds(rule->pattern);
  if (!rule->requires_any.empty()) {
    std::vector<std::string>& any = rule->needs.emplace_back();
    for (const std::string& mask : rule->requires_any) any.push_back(RuleWord(mask) + " ");
  }
  rule->pair = rule->pattern.find("{therapy}") != std::string::npos &&
               rule->pattern.find("{condition}") != std::string::npos;
  rule->therapy_first = rule->pattern.find("{therapy}") < rule->pattern.find("{condition}");
  bool emits_pair = rule->action == RuleAction::kEmit;
  rule->implicit_object = emits_pair && rule->pattern.find("{condition}") == std::string::npos;
  rule->implicit_subject = emits_pair && rule->pattern.find("{therapy}") == std::string::npos;
  if (rule->implicit_object && rule->implicit_subject)
    faults->push_back("pattern: names neither argument, {therapy} or {condition}");
  if (rule->implicit_object || rule->implicit_subject) rule->standing = Standing::kSupporting;
  if (rule->regexp->NumberOfCapturingGroups() != 1)
    faults->push_back(
        "pattern: needs exactly one trigger, marked with !: the word that carries the relation");
}

namespace {

// "key: what is wrong" -> "key:"
std::string KeyOf(const std::string& fault) { return fault.substr(0, fault.find(':') + 1); }

// One element of "rules". Every key is looked at, whatever is wrong with the others; of one key one fault.
Rule ReadRule(const nlohmann::json& object, const WordClasses& classes, const PhraseWords& words,
              std::vector<std::string>* faults) {
  Rule rule;
  for (const auto& [key, value] : object.items()) {
    std::string fault = ReadRuleKey(key, value, &rule);
    if (!fault.empty()) faults->push_back(fault);
  }
  if (!object.contains("id")) faults->push_back("id: is missing; for example \"treats.repair.of\"");
  if (!object.contains("confidence"))
    faults->push_back("confidence: is missing; a number above 0 and up to 1, for example 0.6");
  std::vector<std::string> more;
  if (std::string fault = RuleIdFault(rule.id); !fault.empty()) more.push_back(fault);
  CompileRule(classes, words, &rule, &more);
  const size_t first = faults->size();
  for (const std::string& fault : more) {
    auto same = [&](const std::string& other) { return KeyOf(other) == KeyOf(fault); };
    const auto known = faults->begin() + static_cast<std::ptrdiff_t>(first);
    if (std::none_of(faults->begin(), known, same)) faults->push_back(fault);
  }
  return rule;
}

void ReadText(const std::string& text, const std::string& file, const WordClasses& classes,
              const PhraseWords& words, std::vector<Rule>* rules, std::string* errors) try {
  nlohmann::json json = nlohmann::json::parse(text);
  for (const auto& [key, value] : json.items()) {
    if (key != "rules" && key != "defaults")
      *errors += file + ": " + key + ": unknown key; a file holds \"rules\" and \"defaults\"\n";
  }
  nlohmann::json defaults = json.value("defaults", nlohmann::json::object());
  if (!defaults.is_object()) {
    *errors += file + ": defaults: must be an object: {...}\n";
    defaults = nlohmann::json::object();
  }
  int number = 0;
  for (const auto& own : json.at("rules")) {
    ++number;
    if (!own.is_object()) {
      *errors += absl::StrFormat("%s: rule number %d: must be an object: {...}\n", file, number);
      continue;
    }
    std::vector<std::string> faults;
    nlohmann::json object = defaults;
    object.update(own);
    Rule rule = ReadRule(object, classes, words, &faults);
    rule.file = file;
    std::string name = rule.id.empty() ? absl::StrFormat("number %d", number) : rule.id;
    for (const std::string& fault : faults)
      *errors += absl::StrFormat("%s: rule %s: %s\n", file, name, fault);
    rules->push_back(std::move(rule));
  }
} catch (const nlohmann::json::exception& error) {
  *errors += file + ": " + error.what() + "\n";
}

bool HoldsWord(const std::vector<std::string>& name, const std::vector<std::string>& words) {
  return std::any_of(name.begin(), name.end(), [&](const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  });
}

}  // namespace

bool Rule::ObjectPasses(const std::vector<std::string>& name) const {
  return (object_words.empty() || HoldsWord(name, object_words)) && !HoldsWord(name, unless_object);
}

bool Rule::SubjectPasses(const Mention& therapy) const {
  if (!families.empty() && std::find(families.begin(), families.end(), therapy.family) == families.end())
    return false;
  return subject_words.empty() || HoldsWord(NameWords(therapy.label), subject_words);
}

absl::StatusOr<std::vector<Rule>> ParseRules(const std::string& text, const std::string& file,
                                             const WordClasses& classes, const PhraseWords& words) {
  std::vector<Rule> rules;
  std::string errors;
  ReadText(text, file, classes, words, &rules, &errors);
  if (errors.empty()) return rules;
  errors.pop_back();  // The last line break.
  return absl::InvalidArgumentError(errors);
}

absl::StatusOr<std::vector<Rule>> LoadRules(const std::string& folder, const WordClasses& classes,
                                            const PhraseWords& words) {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path().string());
  }
  if (files.empty()) return absl::NotFoundError(folder + ": holds no rule file (*.json)");
  std::sort(files.begin(), files.end());
  std::vector<Rule> rules;
  std::string errors;
  for (const std::string& file : files) {
    std::stringstream text;
    text << std::ifstream(file).rdbuf();
    ReadText(text.str(), file, classes, words, &rules, &errors);
  }
  std::map<std::string, std::string> file_of;  // By id.
  for (const Rule& rule : rules) {
    auto [first, fresh] = file_of.emplace(rule.id, rule.file);
    if (!rule.id.empty() && !fresh) {
      errors += absl::StrFormat("%s: rule %s: id: used twice, first in %s; give one of them another\n",
                                rule.file, rule.id, first->second);
    }
  }
  if (!errors.empty()) {
    errors.pop_back();  // The last line break.
    return absl::InvalidArgumentError(errors);
  }
  return rules;
}

}  // namespace mscgraph
