#include "extract/relation/rule.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "extract/relation/masked_sentence.h"
#include "schemas/text/normalise.h"

namespace mscgraph {
namespace {

// A step of the masked sentence that is no slot and no clause break.
constexpr char kPlainStep[] = "[^@; ][^ ]* ";
// A plain step that does not begin a new phrase or clause.
constexpr char kNearStep[] = "[^@;,~ ][^ ]* ";
// A step that may also be a slot outside the pair.
constexpr char kAnyStep[] = "(?:[^@; ]|@[tc])[^ ]* ";
constexpr int kMaxGap = 30;

absl::StatusOr<std::string> CompileSlot(const std::string& name) {
  if (name == "therapy") return "@S ";
  if (name == "condition") return "@O ";
  if (name == "other") return "@[tc] ";
  if (name == "start") return "^";
  size_t colon = name.find(':');
  std::string kind = name.substr(0, colon);
  int size = colon == std::string::npos ? 0 : std::atoi(name.c_str() + colon + 1);
  if ((kind != "gap" && kind != "any" && kind != "near") || size < 1 || size > kMaxGap) {
    return absl::InvalidArgumentError("unknown slot {" + name + "}");
  }
  return absl::StrFormat("(?:%s){0,%d}",
                         kind == "gap"    ? kPlainStep
                         : kind == "near" ? kNearStep
                                          : kAnyStep,
                         size);
}

// A mask that no sentence can hold is a mistake of whoever wrote it: a class that does not exist, a word that
// stands there as its class or in another form, or is left out.
absl::Status CheckMask(std::string_view mask, const WordClasses& classes) {
  if (mask.empty() || mask == "<>") return absl::InvalidArgumentError("an empty alternative");
  if (mask.front() == '<') {
    if (classes.Find(mask.substr(1, mask.size() - 2)) >= 0) return absl::OkStatus();
    return absl::InvalidArgumentError(absl::StrFormat("unknown class %s", std::string(mask)));
  }
  if (mask.front() == '~') mask.remove_prefix(1);
  if (mask == "," || mask == ";" || MaskOf(mask, classes) == mask) return absl::OkStatus();
  const std::string seen = MaskOf(mask, classes);
  return absl::InvalidArgumentError(absl::StrFormat("\"%s\" never stands in a masked sentence: it %s",
                                                    std::string(mask),
                                                    seen.empty() ? "is left out" : "is " + seen + " there"));
}

absl::StatusOr<std::string> CompileMasks(const std::string& element, const WordClasses& classes) {
  std::string out;
  for (const std::string& mask : ElementMasks(element)) {
    absl::Status known = CheckMask(std::string_view(mask).substr(0, mask.size() - 1), classes);
    if (!known.ok()) return known;
    out += (out.empty() ? "" : "|") + RE2::QuoteMeta(mask);
  }
  return "(?:" + out + ")";
}

absl::StatusOr<std::string> CompileElement(std::string element, const WordClasses& classes) {
  bool optional = element.back() == '?';
  if (optional) element.pop_back();
  bool trigger = !element.empty() && element.back() == '!';
  if (trigger) element.pop_back();
  if (element.empty()) return absl::InvalidArgumentError("a lone mark");
  absl::StatusOr<std::string> out;
  bool is_slot = element.front() == '{' && element.back() == '}';
  out = is_slot ? CompileSlot(element.substr(1, element.size() - 2)) : CompileMasks(element, classes);
  if (!out.ok()) return out;
  if (trigger) *out = "(" + *out + ")";
  if (optional) *out = "(?:" + *out + ")?";
  return out;
}

// The values of a list of names; `error` if one of them is unknown.
template <typename Enum>
std::vector<Enum> Names(const std::string& key, const nlohmann::json& json, std::string* error) {
  std::vector<Enum> out;
  for (const std::string& name : json.get<std::vector<std::string>>()) {
    if (!ParseEnum(name, &out.emplace_back())) *error = key + ": unknown " + name;
  }
  return out;
}

std::vector<std::string> Strings(const nlohmann::json& json) { return json.get<std::vector<std::string>>(); }

// Reads one key of a rule; false if the key is unknown. Throws nlohmann's exceptions on a wrong type.
bool ReadKey(const std::string& key, const nlohmann::json& value, Rule* rule, std::string* error) {
  if (key == "id")
    rule->id = value.get<std::string>();
  else if (key == "pattern")
    rule->pattern = value.get<std::string>();
  else if (key == "confidence")
    rule->confidence = value.get<double>();
  else if (key == "nominal")
    rule->nominal = value.get<bool>();
  else if (key == "fallback")
    rule->fallback = value.get<bool>();
  else if (key == "supporting")
    rule->standing = value.get<bool>() ? Standing::kSupporting : Standing::kFirm;
  else if (key == "unless_between")
    rule->unless_between = Strings(value);
  else if (key == "unless_left")
    rule->unless_left = Strings(value);
  else if (key == "sections") {
    for (const std::string& name : Strings(value)) {
      if (!ParseSection(name, &rule->sections.emplace_back())) *error = "sections: unknown " + name;
    }
  } else if (key == "requires")
    rule->requires_any = Strings(value);
  else if (key == "object_words")
    rule->object_words = Strings(value);
  else if (key == "unless_object")
    rule->unless_object = Strings(value);
  else if (key == "families")
    rule->families = Names<Family>(key, value, error);
  else if (key == "subject_words")
    rule->subject_words = Strings(value);
  else if (key == "suppresses")
    rule->suppresses = Names<Relation>(key, value, error);
  else if (key == "examples")
    rule->examples = Strings(value);
  else if (key == "counter_examples")
    rule->counter_examples = Strings(value);
  else if (key == "adjectives")
    rule->adjectives = value.get<bool>();
  else if (key == "conditions")
    rule->conditions = value.get<bool>();
  else if (key == "comment")
    value.get<std::string>();
  else if (key == "action") {
    std::string action = value.get<std::string>();
    if (action != "emit" && action != "suppress")
      *error = "action: \"" + action + "\" is neither emit nor suppress";
    rule->action = action == "suppress" ? RuleAction::kSuppress : RuleAction::kEmit;
  } else if (key == "relation") {
    if (!ParseEnum(value.get<std::string>(), &rule->relation)) *error = "relation: unknown " + value.dump();
  } else if (key == "assertion") {
    Assertion assertion;
    if (!ParseEnum(value.get<std::string>(), &assertion)) *error = "assertion: unknown " + value.dump();
    rule->assertion = assertion;
  } else if (key == "outcome") {
    if (!ParseEnum(value.get<std::string>(), &rule->outcome)) *error = "outcome: unknown " + value.dump();
  } else {
    return false;
  }
  return true;
}

void FinishMechanism(const PhraseWords& words, Rule* rule, std::vector<std::string>* errors) {
  rule->noun_phrase = true;
  if (rule->action == RuleAction::kSuppress) errors->push_back("action: a rule with {np} cannot suppress");
  if (IsTier1(rule->relation)) errors->push_back("relation: a rule with {np} reads a mechanism");
  if (!rule->families.empty() || !rule->subject_words.empty())
    errors->push_back("families, subject_words: a rule with {np} takes any subject");
  auto forms = PhrasePattern::Compile(rule->pattern, words);
  if (!forms.ok()) {
    errors->push_back("pattern: " + std::string(forms.status().message()));
    return;
  }
  rule->phrases = std::move(*forms);
}

void Finish(const WordClasses& classes, const PhraseWords& phrase_words, Rule* rule,
            std::vector<std::string>* errors) {
  if (rule->examples.empty()) errors->push_back("examples: at least one is needed");
  if (!rule->suppresses.empty() && rule->action != RuleAction::kSuppress)
    errors->push_back("suppresses: only of a rule whose action is suppress");
  if (rule->confidence <= 0 || rule->confidence > 1) errors->push_back("confidence: must be in (0, 1]");
  if (PhrasePattern::IsMechanism(rule->pattern)) return FinishMechanism(phrase_words, rule, errors);
  auto source = CompilePattern(rule->pattern, classes);
  if (!source.ok()) {
    errors->push_back("pattern: " + std::string(source.status().message()));
    return;
  }
  RE2::Options options;
  options.set_log_errors(false);
  rule->regexp = std::make_unique<RE2>(*source, options);
  if (!rule->regexp->ok()) errors->push_back("pattern: " + rule->regexp->error());
  for (const auto& [key, masks] : {std::pair("unless_between", &rule->unless_between),
                                   {"unless_left", &rule->unless_left},
                                   {"requires", &rule->requires_any}}) {
    for (const std::string& mask : *masks) {
      absl::Status known = CheckMask(mask, classes);
      if (!known.ok()) errors->push_back(absl::StrFormat("%s: %s", key, std::string(known.message())));
    }
  }
  rule->needs = PatternNeeds(rule->pattern);
  if (!rule->requires_any.empty()) {
    std::vector<std::string>& any = rule->needs.emplace_back();
    for (const std::string& mask : rule->requires_any) any.push_back(mask + " ");
  }
  rule->pair = rule->pattern.find("{therapy}") != std::string::npos &&
               rule->pattern.find("{condition}") != std::string::npos;
  rule->therapy_first = rule->pattern.find("{therapy}") < rule->pattern.find("{condition}");
  bool emits_pair = rule->action == RuleAction::kEmit;
  rule->implicit_object = emits_pair && rule->pattern.find("{condition}") == std::string::npos;
  rule->implicit_subject = emits_pair && rule->pattern.find("{therapy}") == std::string::npos;
  if (rule->implicit_object && rule->implicit_subject) errors->push_back("pattern: names neither argument");
  if (rule->implicit_object || rule->implicit_subject) rule->standing = Standing::kSupporting;
  if (rule->regexp->NumberOfCapturingGroups() != 1)
    errors->push_back("pattern: needs exactly one trigger, marked with !");
}

void ReadFile(const std::string& file, const WordClasses& classes, const PhraseWords& phrase_words,
              std::vector<Rule>* rules, std::string* errors) try {
  std::ifstream in(file);
  nlohmann::json json = nlohmann::json::parse(in);
  for (const auto& own : json.at("rules")) {
    nlohmann::json object = json.value("defaults", nlohmann::json::object());
    object.update(own);
    Rule rule;
    rule.file = file;
    rule.id = object.value("id", "?");
    std::vector<std::string> faults;
    for (const auto& [key, value] : object.items()) {
      std::string fault;
      try {
        if (!ReadKey(key, value, &rule, &fault)) fault = key + ": unknown key";
      } catch (const nlohmann::json::exception&) {
        fault = key + ": wrong type";
      }
      if (!fault.empty()) faults.push_back(fault);
    }
    Finish(classes, phrase_words, &rule, &faults);
    for (const std::string& fault : faults)
      *errors += absl::StrFormat("%s: rule %s: %s\n", file, rule.id, fault);
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

// "<a|b>" names classes, "for|<a|b>" words and classes.
std::vector<std::string> ElementMasks(const std::string& element) {
  std::vector<std::string> out;
  bool in_class = false;
  std::string word;
  auto add = [&] {
    out.push_back((in_class ? "<" + word + ">" : RuleWord(word)) + " ");
    word.clear();
  };
  for (size_t i = 0; i < element.size(); ++i) {
    char c = element[i];
    if (c == '<' && word.empty()) {
      in_class = true;
    } else if (c == '>' && in_class) {
      add();
      in_class = false;
      if (i + 1 < element.size() && element[i + 1] == '|') ++i;
    } else if (c == '|') {
      add();
    } else {
      word += c;
    }
  }
  if (!word.empty() || out.empty()) add();
  return out;
}

absl::StatusOr<std::string> CompilePattern(const std::string& pattern, const WordClasses& classes) {
  std::string out = "(?:^| )";
  size_t elements = 0;
  for (size_t i = 0; i < pattern.size();) {
    size_t end = std::min(pattern.find(' ', i), pattern.size());
    if (end > i) {
      auto element = CompileElement(pattern.substr(i, end - i), classes);
      if (!element.ok()) return element;
      if (++elements > kMaxPatternElements) return absl::InvalidArgumentError("too many elements");
      out += *element;
    }
    i = end + 1;
  }
  return out;
}

std::vector<std::vector<std::string>> PatternNeeds(const std::string& pattern) {
  std::vector<std::vector<std::string>> out;
  for (size_t i = 0; i < pattern.size();) {
    size_t end = std::min(pattern.find(' ', i), pattern.size());
    std::string element = pattern.substr(i, end - i);
    i = end + 1;
    if (!element.empty() && element.back() == '!') element.pop_back();
    if (element.empty() || element.back() == '?' || element.front() == '{') continue;
    out.push_back(ElementMasks(element));
  }
  return out;
}

absl::StatusOr<std::vector<Rule>> LoadRules(const std::string& folder, const WordClasses& classes,
                                            const PhraseWords& phrase_words) {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path().string());
  }
  if (files.empty()) return absl::NotFoundError(folder + ": holds no rule file (*.json)");
  std::sort(files.begin(), files.end());
  std::vector<Rule> rules;
  std::string errors;
  for (const std::string& file : files) ReadFile(file, classes, phrase_words, &rules, &errors);
  std::set<std::string> ids;
  for (const Rule& rule : rules) {
    if (!ids.insert(rule.id).second)
      errors += absl::StrFormat("%s: rule %s: id: used twice\n", rule.file, rule.id);
  }
  if (!errors.empty()) return absl::InvalidArgumentError(errors);
  return rules;
}

}  // namespace mscgraph
