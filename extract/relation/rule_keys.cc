#include "extract/relation/rule_keys.h"

#include <algorithm>
#include <type_traits>
#include <vector>

#include "absl/strings/str_join.h"
#include "schemas/text/nearest_name.h"

namespace mscgraph {
namespace {

using Json = nlohmann::json;

constexpr char kText[] = "a text in double quotes";
constexpr char kTexts[] = "a list of texts: [\"...\", \"...\"]";
constexpr char kNumber[] = "a number without quotes: 0.6";
constexpr char kTruth[] = "true or false, without quotes";

// Returns what is wrong with the value, empty if nothing is. May throw nlohmann's exceptions: a wrong type.
using Reader = std::string (*)(const Json&, Rule*);

template <auto member>
std::string Set(const Json& value, Rule* rule) {
  using Value = std::remove_reference_t<decltype(rule->*member)>;
  value.get_to<Value>(rule->*member);
  return "";
}

// Values of a closed list.
template <typename Enum>
std::string Parse(const Json& value, Enum* out) {
  const std::string name = value.get<std::string>();
  if (ParseEnum(name, out)) return "";
  return "unknown \"" + name + "\"; it is one of " + absl::StrJoin(EnumNames(Enum()), ", ");
}

std::string Parse(const Json& value, Section* out) {
  const std::string name = value.get<std::string>();
  if (ParseSection(name, out)) return "";
  return "unknown \"" + name +
         "\"; it is one of title, abstract, background, objective, methods, results, conclusions";
}

template <auto member>
std::string SetName(const Json& value, Rule* rule) {
  return Parse(value, &(rule->*member));
}

template <auto member>
std::string SetNames(const Json& value, Rule* rule) {
  for (const std::string& name : value.get<std::vector<std::string>>()) {
    std::string fault = Parse(name, &(rule->*member).emplace_back());
    if (!fault.empty()) return fault;
  }
  return "";
}

std::string SetAssertion(const Json& value, Rule* rule) { return Parse(value, &rule->assertion.emplace()); }

std::string SetSupporting(const Json& value, Rule* rule) {
  rule->standing = value.get<bool>() ? Standing::kSupporting : Standing::kFirm;
  return "";
}

std::string SetAction(const Json& value, Rule* rule) {
  const std::string action = value.get<std::string>();
  rule->action = action == "suppress" ? RuleAction::kSuppress : RuleAction::kEmit;
  return action == "emit" || action == "suppress" ? "" : "unknown \"" + action + "\"; it is emit or suppress";
}

std::string Ignore(const Json& value, Rule*) {
  value.get<std::string>();
  return "";
}

struct Key {
  const char* name;
  const char* wants;  // For messages.
  Reader read;
};

constexpr Key kKeys[] = {
    {"id", kText, Set<&Rule::id>},
    {"pattern", kText, Set<&Rule::pattern>},
    {"confidence", kNumber, Set<&Rule::confidence>},
    {"action", kText, SetAction},
    {"relation", kText, SetName<&Rule::relation>},
    {"assertion", kText, SetAssertion},
    {"outcome", kText, SetName<&Rule::outcome>},
    {"nominal", kTruth, Set<&Rule::nominal>},
    {"supporting", kTruth, SetSupporting},
    {"fallback", kTruth, Set<&Rule::fallback>},
    {"sections", kTexts, SetNames<&Rule::sections>},
    {"unless_between", kTexts, Set<&Rule::unless_between>},
    {"unless_left", kTexts, Set<&Rule::unless_left>},
    {"requires", kTexts, Set<&Rule::requires_any>},
    {"object_words", kTexts, Set<&Rule::object_words>},
    {"unless_object", kTexts, Set<&Rule::unless_object>},
    {"families", kTexts, SetNames<&Rule::families>},
    {"subject_words", kTexts, Set<&Rule::subject_words>},
    {"suppresses", kTexts, SetNames<&Rule::suppresses>},
    {"adjectives", kTruth, Set<&Rule::adjectives>},
    {"conditions", kTruth, Set<&Rule::conditions>},
    {"examples", kTexts, Set<&Rule::examples>},
    {"counter_examples", kTexts, Set<&Rule::counter_examples>},
    {"comment", kText, Ignore},
};

std::string UnknownKey(const std::string& key) {
  std::vector<std::string> names;
  for (const Key& known : kKeys) names.push_back(known.name);
  const std::string near = NearestName(key, names);
  return key + ": unknown key; " +
         (near.empty() ? "a rule knows " + absl::StrJoin(names, ", ") : "did you mean " + near + "?");
}

}  // namespace

std::string ReadRuleKey(const std::string& key, const nlohmann::json& value, Rule* rule) {
  const Key* known =
      std::find_if(std::begin(kKeys), std::end(kKeys), [&](const Key& k) { return k.name == key; });
  if (known == std::end(kKeys)) return UnknownKey(key);
  try {
    const bool fits = known->wants != kNumber || value.is_number();
    std::string fault = fits ? known->read(value, rule) : std::string("must be ") + known->wants;
    return fault.empty() ? "" : key + ": " + fault;
  } catch (const nlohmann::json::exception&) {
    return key + ": must be " + known->wants;
  }
}

}  // namespace mscgraph
