#include "extract/assertion/assertion.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "absl/status/status.h"

namespace mscgraph {
namespace {

bool Holds(const std::vector<std::string>& masks, const std::string& mask) {
  return std::find(masks.begin(), masks.end(), mask) != masks.end();
}

}  // namespace

absl::StatusOr<AssertionClassifier> AssertionClassifier::Create(const std::string& file) try {
  std::ifstream in(file);
  nlohmann::json json = nlohmann::json::parse(in);
  AssertionClassifier out;
  for (const auto& object : json.at("cues")) {
    Cue cue;
    if (!ParseEnum(object.at("category").get<std::string>(), &cue.category)) {
      return absl::InvalidArgumentError(file + ": unknown category " + object.at("category").dump());
    }
    cue.masks = object.at("masks").get<std::vector<std::string>>();
    cue.left = object.at("left").get<int>();
    cue.right = object.at("right").get<int>();
    cue.terminate = object.value("terminate", std::vector<std::string>());
    cue.nominal_terminate = object.value("nominal_terminate", cue.terminate);
    out.cues_.push_back(std::move(cue));
  }
  for (const auto& name : json.at("investigated_sections")) {
    Section section;
    if (!ParseSection(name.get<std::string>(), &section)) {
      return absl::InvalidArgumentError(file + ": unknown section " + name.dump());
    }
    out.investigated_sections_.push_back(section);
  }
  out.finite_verbs_ = json.at("finite_verbs").get<std::vector<std::string>>();
  return out;
} catch (const nlohmann::json::exception& error) {
  return absl::InvalidArgumentError(file + ": " + error.what());
}

int AssertionClassifier::FindCue(const Cue& cue, const AssertionInput& input) const {
  int size = static_cast<int>(input.masks.size());
  int first = cue.left < 0 ? 0 : std::max(0, input.match_first - cue.left);
  int end = std::min(size, input.match_end + cue.right);
  const std::vector<std::string>& terminate = input.nominal ? cue.nominal_terminate : cue.terminate;
  int found = -1;
  for (int i = first; i < end; ++i) {
    bool inside = i >= input.match_first;
    if (found >= 0 && found < input.match_first && i < input.match_end && Holds(terminate, input.masks[i])) {
      found = -1;
    }
    if (found < 0 && Holds(cue.masks, input.masks[i])) found = i;
    if (inside && found >= 0) break;
  }
  return found;
}

// A nominal form in a title, an aim section or a sentence without a verb names a topic.
bool AssertionClassifier::IsTopic(const AssertionInput& input) const {
  if (!input.nominal) return false;
  if (std::find(investigated_sections_.begin(), investigated_sections_.end(), input.section) !=
      investigated_sections_.end()) {
    return true;
  }
  return std::none_of(input.masks.begin(), input.masks.end(),
                      [&](const std::string& m) { return Holds(finite_verbs_, m); });
}

AssertionResult AssertionClassifier::Classify(const AssertionInput& input) const {
  for (const Cue& cue : cues_) {
    int at = FindCue(cue, input);
    if (at >= 0) return {cue.category, at};
    if (cue.category == Assertion::kNegated && IsTopic(input)) return {Assertion::kInvestigated, -1};
  }
  return {input.base.value_or(Assertion::kAffirmed), -1};
}

}  // namespace mscgraph
