#include "extract/assertion/assertion.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "absl/status/status.h"

namespace mscgraph {
namespace {

bool Contains(const std::vector<int>& kinds, int kind) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

// How many tokens may stand before the form that the first word of a title is about.
constexpr size_t kNearStart = 2;

// The last cue among the tokens of the trigger: "treating" of "in treating".
const Cue* TriggerCue(const SentenceCues& sentence, const AssertionInput& input) {
  const Cue* out = nullptr;
  for (const Cue& cue : sentence.cues) {
    if (cue.end > input.trigger_first && cue.first < input.trigger_end) out = &cue;
  }
  return out;
}

}  // namespace

absl::Status AssertionClassifier::ReadScope(const std::string& json_text, const CueFinder& finder,
                                            Scope* scope) {
  const nlohmann::json object = nlohmann::json::parse(json_text);
  const auto kinds = [&](const nlohmann::json& names, std::vector<int>* out) {
    auto read = finder.Kinds(names.get<std::vector<std::string>>());
    if (read.ok()) *out = std::move(*read);
    return read.status();
  };
  for (const auto& [key, value] : object.items()) {
    absl::Status status;
    if (key == "category") {
      if (!ParseEnum(value.get<std::string>(), &scope->category))
        status = absl::InvalidArgumentError("unknown category " + value.dump());
    } else if (key == "kinds") {
      status = kinds(value, &scope->kinds);
    } else if (key == "triggers") {
      status = kinds(value, &scope->triggers);
    } else if (key == "stop") {
      status = kinds(value, &scope->stop);
    } else if (key == "link") {
      status = kinds(value, &scope->link);
    } else if (key == "unless") {
      status = kinds(value, &scope->unless);
    } else if (key == "left") {
      scope->left = value.get<int>();
    } else if (key == "right") {
      scope->right = value.get<int>();
    } else if (key == "near") {
      scope->near = value.get<int>();
    } else if (key == "behind") {
      scope->behind = value.get<bool>();
    } else if (key == "nonfinite") {
      scope->nonfinite = value.get<bool>();
    } else if (key == "denials") {
      scope->denials = value.get<bool>();
    } else if (key == "plans") {
      scope->plans = value.get<bool>();
    } else {
      status = absl::InvalidArgumentError("unknown key \"" + key + "\"");
    }
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status AssertionClassifier::ReadDenial(const std::string& json_text, const CueFinder& finder,
                                             Denial* denial) {
  const nlohmann::json object = nlohmann::json::parse(json_text);
  for (const auto& [key, value] : object.items()) {
    if (key == "within") {
      denial->within = value.get<size_t>();
      continue;
    }
    if (key != "negations" && key != "of" && key != "stop")
      return absl::InvalidArgumentError("unknown key \"" + key + "\"");
    auto kinds = finder.Kinds(value.get<std::vector<std::string>>());
    if (!kinds.ok()) return kinds.status();
    (key == "negations" ? denial->negations : key == "of" ? denial->of : denial->stop) = std::move(*kinds);
  }
  return absl::OkStatus();
}

absl::StatusOr<AssertionClassifier> AssertionClassifier::Create(const std::string& file,
                                                                const CueFinder& finder) try {
  std::ifstream in(file);
  const nlohmann::json json = nlohmann::json::parse(in);
  AssertionClassifier out;
  const std::map<std::string, std::vector<int>*> lists = {{"topic_triggers", &out.topic_triggers_},
                                                          {"result_verbs", &out.result_verbs_},
                                                          {"title_verbs", &out.title_verbs_},
                                                          {"title_starts", &out.title_starts_},
                                                          {"finite", &out.finite_},
                                                          {"plan_verbs", &out.plan_verbs_},
                                                          {"findings", &out.findings_},
                                                          {"benefits", &out.benefits_},
                                                          {"told", &out.told_},
                                                          {"verbs", &out.verbs_}};
  for (const auto& [key, value] : json.items()) {
    absl::Status status;
    if (key == "scopes") {
      for (const auto& object : value) {
        if (status = ReadScope(object.dump(), finder, &out.scopes_.emplace_back()); !status.ok()) break;
      }
    } else if (key == "denial") {
      status = ReadDenial(value.dump(), finder, &out.denial_);
    } else if (key == "topic_sections") {
      for (const auto& name : value) {
        if (!ParseSection(name.get<std::string>(), &out.topic_sections_.emplace_back()))
          status = absl::InvalidArgumentError("unknown section " + name.dump());
      }
    } else if (auto list = lists.find(key); list != lists.end()) {
      auto kinds = finder.Kinds(value.get<std::vector<std::string>>());
      status = kinds.status();
      if (kinds.ok()) *list->second = std::move(*kinds);
    } else {
      status = absl::InvalidArgumentError("unknown key \"" + key + "\"");
    }
    if (!status.ok()) {
      return absl::InvalidArgumentError(file + ": " + key + ": " + std::string(status.message()));
    }
  }
  return out;
} catch (const nlohmann::json::exception& error) {
  return absl::InvalidArgumentError(file + ": " + error.what());
}

bool AssertionClassifier::Counts(const Scope& scope, const Cue& cue, const SentenceCues& sentence,
                                 const AssertionInput& input, bool finite_trigger) const {
  if (cue.first >= input.match_end) {  // Behind the match.
    return (scope.link.empty() || !finite_trigger) &&
           cue.first - input.match_end < static_cast<size_t>(scope.right) &&
           !Stands(sentence, scope.stop, input.match_end, cue.first);
  }
  if (cue.first >= input.trigger_end) {
    return scope.behind && !Stands(sentence, scope.stop, input.trigger_end, cue.first);
  }
  if (cue.end > input.trigger_first) return true;  // The trigger itself.
  if (cue.end <= input.match_first && scope.left >= 0 &&
      input.match_first - cue.end > static_cast<size_t>(scope.left))
    return false;
  if (scope.near >= 0 && input.trigger_first - cue.end > static_cast<size_t>(scope.near)) return false;
  if (Stands(sentence, scope.stop, cue.end, input.trigger_first)) return false;
  return scope.link.empty() || !finite_trigger ||
         Stands(sentence, scope.link, cue.first, input.trigger_first);
}

bool AssertionClassifier::Stands(const SentenceCues& sentence, const std::vector<int>& kinds, size_t first,
                                 size_t end) const {
  return std::any_of(sentence.cues.begin(), sentence.cues.end(), [&](const Cue& cue) {
    return cue.first >= first && cue.end <= end && Contains(kinds, cue.kind) &&
           (cue.finite || !Contains(verbs_, cue.kind));
  });
}

// A nominal form in a title, in the methods, in a plan or in a sentence without a verb names a topic. A title
// may hold a verb of result beside it, in the present: in "X for Y improves Z" the form "X for Y" is part of
// a statement.
// So is the form at the start of "Enhanced healing of C by T" and "Successful treatment of C with T".
bool AssertionClassifier::IsTopic(const SentenceCues& sentence, const AssertionInput& input) const {
  if (input.section == Section::kTitle) {
    const bool result_first = !sentence.cues.empty() && sentence.cues[0].first == 0 &&
                              sentence.cues[0].finite && Contains(title_starts_, sentence.cues[0].kind);
    if (result_first && input.match_first <= kNearStart) return false;
    return std::none_of(sentence.cues.begin(), sentence.cues.end(), [&](const Cue& cue) {
      return Contains(title_verbs_, cue.kind) && cue.finite && !cue.past;
    });
  }
  if (std::find(topic_sections_.begin(), topic_sections_.end(), input.section) != topic_sections_.end()) {
    return true;
  }
  return !Stands(sentence, input.plan ? plan_verbs_ : finite_);
}

// "MSCs were given to rats and improved their gait" tells more than what was done.
bool AssertionClassifier::TellsResult(const SentenceCues& sentence) const {
  return Stands(sentence, result_verbs_) || Stands(sentence, told_) ||
         (Stands(sentence, findings_) && sentence.Holds(benefits_));
}

void AssertionClassifier::MarkDenials(SentenceCues* sentence) const {
  std::vector<Cue>& cues = sentence->cues;
  for (size_t i = 0; i < cues.size(); ++i) {
    if (!Contains(denial_.negations, cues[i].kind)) continue;
    for (size_t j = i + 1; j < cues.size() && cues[j].first - cues[i].end <= denial_.within; ++j) {
      if (Contains(denial_.stop, cues[j].kind)) break;
      cues[i].denies |= Contains(denial_.of, cues[j].kind);
    }
  }
}

AssertionResult AssertionClassifier::Classify(const SentenceCues& sentence,
                                              const AssertionInput& input) const {
  const Cue* trigger = TriggerCue(sentence, input);
  const bool result = trigger != nullptr && trigger->finite && Contains(result_verbs_, trigger->kind);
  // A title that begins with its result ("Repair of Y by X") states it; "X for the repair of Y" names a
  // topic.
  const bool topic_title =
      input.section == Section::kTitle && !result && input.trigger_first != input.match_first;
  const bool nominal =
      input.nominal || topic_title || (trigger != nullptr && Contains(topic_triggers_, trigger->kind));
  const bool finite_trigger = !nominal && result;
  bool topic_asked = !nominal;
  for (const Scope& scope : scopes_) {
    if (scope.category == Assertion::kSpeculative && !topic_asked) {
      topic_asked = true;
      if (IsTopic(sentence, input)) return {Assertion::kInvestigated, std::nullopt};
    }
    if ((scope.nonfinite && finite_trigger) || (scope.plans && !input.plan)) continue;
    if (!scope.triggers.empty() && (trigger == nullptr || !Contains(scope.triggers, trigger->kind))) continue;
    if (Stands(sentence, scope.unless)) continue;
    for (const Cue& cue : sentence.cues) {
      const bool counts = Contains(scope.kinds, cue.kind) || (scope.denials && cue.denies);
      if (counts && Counts(scope, cue, sentence, input, finite_trigger)) return {scope.category, cue};
    }
  }
  if (input.base == Assertion::kInvestigated && TellsResult(sentence))
    return {Assertion::kAffirmed, std::nullopt};
  return {input.base.value_or(Assertion::kAffirmed), std::nullopt};
}

}  // namespace mscgraph
