#include "extract/relation/rule.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "extract/relation/masked_sentence.h"

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
  if (name == "np") return std::string("((?:(?:[a-z0-9][^ ]*|<act>|<improve>|,) ){1,12})");
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

absl::StatusOr<std::string> CompileWords(const std::string& words, bool is_class,
                                         const WordClasses& classes) {
  std::string out;
  for (size_t i = 0; i <= words.size();) {
    size_t end = std::min(words.find('|', i), words.size());
    std::string word = words.substr(i, end - i);
    if (word.empty()) return absl::InvalidArgumentError("empty alternative in \"" + words + "\"");
    // "<a|b>" names classes; among plain words a class stands in brackets of its own: "for|<treat>".
    bool bracketed = word.size() > 2 && word.front() == '<' && word.back() == '>';
    std::string name = bracketed ? word.substr(1, word.size() - 2) : word;
    if (is_class || bracketed) {
      if (classes.Find(name) < 0) return absl::InvalidArgumentError("unknown class <" + name + ">");
      name = "<" + name + ">";
    }
    if (!out.empty()) out += '|';
    out += RE2::QuoteMeta(RuleWord(name));
    i = end + 1;
  }
  return "(?:" + out + ") ";
}

absl::StatusOr<std::string> CompileElement(std::string element, const WordClasses& classes) {
  bool optional = element.back() == '?';
  if (optional) element.pop_back();
  bool trigger = !element.empty() && element.back() == '!';
  if (trigger) element.pop_back();
  if (element.empty()) return absl::InvalidArgumentError("a lone mark");
  absl::StatusOr<std::string> out;
  if (element.front() == '{' && element.back() == '}')
    out = CompileSlot(element.substr(1, element.size() - 2));
  else if (element.front() == '<' && element.back() == '>')
    out = CompileWords(element.substr(1, element.size() - 2), true, classes);
  else
    out = CompileWords(element, false, classes);
  if (!out.ok()) return out;
  if (trigger) *out = "(" + *out + ")";
  if (optional) *out = "(?:" + *out + ")?";
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
  else if (key == "examples")
    rule->examples = Strings(value);
  else if (key == "counter_examples")
    rule->counter_examples = Strings(value);
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

void Finish(const WordClasses& classes, Rule* rule, std::vector<std::string>* errors) {
  if (rule->examples.empty()) errors->push_back("examples: at least one is needed");
  if (rule->confidence <= 0 || rule->confidence > 1) errors->push_back("confidence: must be in (0, 1]");
  auto source = CompilePattern(rule->pattern, classes);
  if (!source.ok()) {
    errors->push_back("pattern: " + std::string(source.status().message()));
    return;
  }
  RE2::Options options;
  options.set_log_errors(false);
  rule->regexp = std::make_unique<RE2>(*source, options);
  if (!rule->regexp->ok()) errors->push_back("pattern: " + rule->regexp->error());
  rule->triggers = TriggerMasks(rule->pattern);
  rule->noun_phrase = rule->pattern.find("{np}") != std::string::npos;
  int groups = rule->regexp->NumberOfCapturingGroups();
  if (groups != (rule->noun_phrase ? 2 : 1))
    errors->push_back("pattern: needs exactly one trigger, marked with !");
}

void ReadFile(const std::string& file, const WordClasses& classes, std::vector<Rule>* rules,
              std::string* errors) try {
  std::ifstream in(file);
  nlohmann::json json = nlohmann::json::parse(in);
  for (const auto& object : json.at("rules")) {
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
    Finish(classes, &rule, &faults);
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

absl::StatusOr<std::string> CompilePattern(const std::string& pattern, const WordClasses& classes) {
  std::string out = "(?:^| )";
  for (size_t i = 0; i < pattern.size();) {
    size_t end = std::min(pattern.find(' ', i), pattern.size());
    if (end > i) {
      auto element = CompileElement(pattern.substr(i, end - i), classes);
      if (!element.ok()) return element;
      out += *element;
    }
    i = end + 1;
  }
  return out;
}

std::vector<std::string> TriggerMasks(const std::string& pattern) {
  size_t end = pattern.find('!');
  if (end == std::string::npos) return {};
  size_t begin = pattern.rfind(' ', end) + 1;  // 0 if the trigger is the first element.
  std::string element = pattern.substr(begin, end - begin);
  if (element == "{condition}") return {"@O "};
  if (element == "{therapy}") return {"@S "};
  bool is_class = element.front() == '<' && element.find('>') == element.size() - 1;
  if (is_class) element = element.substr(1, element.size() - 2);
  std::vector<std::string> out;
  for (size_t i = 0; i <= element.size();) {
    size_t stop = std::min(element.find('|', i), element.size());
    std::string word = element.substr(i, stop - i);
    out.push_back((is_class ? "<" + word + ">" : RuleWord(word)) + " ");
    i = stop + 1;
  }
  return out;
}

absl::StatusOr<std::vector<Rule>> LoadRules(const std::string& folder, const WordClasses& classes) {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path().string());
  }
  if (files.empty()) return absl::NotFoundError(folder + ": holds no rule file (*.json)");
  std::sort(files.begin(), files.end());
  std::vector<Rule> rules;
  std::string errors;
  for (const std::string& file : files) ReadFile(file, classes, &rules, &errors);
  std::set<std::string> ids;
  for (const Rule& rule : rules) {
    if (!ids.insert(rule.id).second)
      errors += absl::StrFormat("%s: rule %s: id: used twice\n", rule.file, rule.id);
  }
  if (!errors.empty()) return absl::InvalidArgumentError(errors);
  return rules;
}

}  // namespace mscgraph
