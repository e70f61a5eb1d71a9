#include "extract/assertion/outcome.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <nlohmann/json.hpp>

#include "absl/status/status.h"

namespace mscgraph {
namespace {

// Tokens around the match in which "as effective as" speaks of its trigger.
constexpr size_t kEqualReach = 8;

}  // namespace

absl::StatusOr<OutcomeClassifier> OutcomeClassifier::Create(const std::string& file,
                                                            const CueFinder& finder) try {
  static constexpr std::array<std::string_view, kListSize> kNames = {
      "benefit", "benefit_verbs", "findings", "null", "same",    "exception", "equal",
      "safe",    "known",         "contrast", "stop", "markers", "hope",      "modal"};
  std::ifstream in(file);
  const nlohmann::json json = nlohmann::json::parse(in);
  OutcomeClassifier out;
  for (const auto& [key, value] : json.items()) {
    const auto name = std::find(kNames.begin(), kNames.end(), key);
    if (name != kNames.end()) {
      auto kinds = finder.Kinds(value.get<std::vector<std::string>>());
      if (!kinds.ok())
        return absl::InvalidArgumentError(file + ": " + key + ": " + std::string(kinds.status().message()));
      out.lists_[name - kNames.begin()] = std::move(*kinds);
      continue;
    }
    if (key != "comparators") return absl::InvalidArgumentError(file + ": unknown key \"" + key + "\"");
    for (const auto& [kind, cues] : value.items()) {
      Comparator comparator;
      const bool natural = kind == "natural";
      auto kinds = finder.Kinds(cues.get<std::vector<std::string>>());
      if (!kinds.ok() || (!natural && !ParseEnum(kind, &comparator)))
        return absl::InvalidArgumentError(file + ": comparators: " + kind +
                                          ": unknown comparator or kind of cue");
      out.comparators_.emplace_back(natural ? std::nullopt : std::optional(comparator), std::move(*kinds));
    }
  }
  return out;
} catch (const nlohmann::json::exception& error) {
  return absl::InvalidArgumentError(file + ": " + error.what());
}

bool OutcomeClassifier::Is(const Cue& cue, List list) const {
  return std::find(lists_[list].begin(), lists_[list].end(), cue.kind) != lists_[list].end();
}

// What stands behind the first word of comparison: "compared with", "than", "no difference between".
OutcomeClassifier::Comparison OutcomeClassifier::FindComparison(const SentenceCues& sentence,
                                                                const OutcomeInput& input) const {
  Comparison out;
  const auto marker = std::find_if(sentence.cues.begin(), sentence.cues.end(),
                                   [&](const Cue& cue) { return Is(cue, kMarker); });
  if (marker == sentence.cues.end()) return out;
  const auto find = [&](auto first, auto last) {
    for (auto cue = first; cue != last && !out.kind && !out.natural; ++cue) {
      for (const auto& [kind, cues] : comparators_) {
        if (std::find(cues.begin(), cues.end(), cue->kind) == cues.end()) continue;
        out.kind = kind;
        out.natural = !kind;
      }
    }
  };
  find(marker, sentence.cues.end());
  if (out.kind || out.natural) return out;
  const bool behind = !input.therapies.empty() && input.therapies.back() > marker->first;
  // "MSCs and controls did not differ": what equals stands on either side.
  const bool equals = Is(*marker, kSame) || Is(*marker, kEqual);
  if (equals) find(sentence.cues.begin(), marker);
  if (!out.kind && input.therapies.size() > 1 && (behind || equals)) out.kind = Comparator::kActive;
  return out;
}

// A part of the sentence says that something got better, another that something did not.
bool OutcomeClassifier::BothWays(const SentenceCues& sentence) const {
  bool contrast = false, better = false, null = false;
  bool part_better = false, part_null = false, verb = false;
  const auto end_part = [&] {
    better |= part_better && !part_null;
    null |= part_null;
    part_better = part_null = false;
  };
  for (const Cue& cue : sentence.cues) {
    // "improved gait but not grip"; in "cells but not drugs improved gait" nothing got worse.
    if (Is(cue, kException) && verb) return true;
    verb |= Is(cue, kBenefitVerb) && cue.finite;
    if (Is(cue, kContrast)) contrast = true;
    if (Is(cue, kContrast) || Is(cue, kStop)) end_part();
    part_better |= Is(cue, kBenefitVerb) && cue.finite;
    part_null |= Is(cue, kNull) || cue.denies;
  }
  end_part();
  return contrast && better && null;
}

const Cue* OutcomeClassifier::EqualAt(const SentenceCues& sentence, const OutcomeInput& input) const {
  for (const Cue& cue : sentence.cues) {
    if (!Is(cue, kEqual) || cue.first == 0) continue;
    if (cue.end + kEqualReach >= input.trigger_first && cue.first <= input.match_end + kEqualReach)
      return &cue;
  }
  return nullptr;
}

bool OutcomeClassifier::Any(const SentenceCues& sentence, List list, bool finite) const {
  return std::any_of(sentence.cues.begin(), sentence.cues.end(),
                     [&](const Cue& cue) { return Is(cue, list) && (cue.finite || !finite); });
}

// Whether a cue of `list` overlaps tokens [first, end).
bool OutcomeClassifier::At(const SentenceCues& sentence, List list, size_t first, size_t end) const {
  return std::any_of(sentence.cues.begin(), sentence.cues.end(),
                     [&](const Cue& cue) { return Is(cue, list) && cue.end > first && cue.first < end; });
}

// What cautious words say of an outcome: "these results suggest that MSCs improve C" tells what the paper
// found, "studies have shown a potential benefit" what others did.
Outcome OutcomeClassifier::Inferred(const SentenceCues& sentence, const OutcomeInput& input) const {
  const bool own = input.zone == Section::kResults || input.zone == Section::kConclusions;
  const bool benefits = Any(sentence, kBenefit, false);
  if (input.assertion != Assertion::kSpeculative || input.relation == Relation::kCauses || !benefits)
    return Outcome::kNone;
  if (input.review || input.zone == Section::kBackground)
    return Any(sentence, kFinding, true) && !Any(sentence, kModal, false) ? Outcome::kUsed : Outcome::kNone;
  return own && !Any(sentence, kHope, false) ? Outcome::kImproves : Outcome::kNone;
}

Outcome OutcomeClassifier::Affirmed(const SentenceCues& sentence, const OutcomeInput& input) const {
  if (input.rule == Outcome::kWorsens || input.rule == Outcome::kSafeOnly) return input.rule;
  const bool benefits = Any(sentence, kBenefit, false);
  const bool safe = !benefits && Any(sentence, kSafe, false);
  if (safe && At(sentence, kSafe, input.trigger_first, input.trigger_end)) return Outcome::kSafeOnly;
  const bool own = input.zone == Section::kResults || input.zone == Section::kConclusions;
  const bool known = input.zone == Section::kBackground || (!own && Any(sentence, kKnown, false));
  if (input.review || known) return Outcome::kUsed;
  if (safe) return Outcome::kSafeOnly;
  const bool verb = Any(sentence, kBenefitVerb, true) ||
                    (benefits && (own || Any(sentence, kFinding, true))) ||
                    At(sentence, kBenefit, input.trigger_first, input.trigger_end);
  return input.rule == Outcome::kImproves || verb ? Outcome::kImproves : Outcome::kUsed;
}

OutcomeResult OutcomeClassifier::Classify(const SentenceCues& sentence, const OutcomeInput& input) const {
  OutcomeResult out{.assertion = input.assertion};
  if (!IsTier1(input.relation)) return out;
  const Comparison comparison = FindComparison(sentence, input);
  out.comparator = comparison.kind;
  const bool stated = input.assertion == Assertion::kAffirmed || input.assertion == Assertion::kNegated;
  if (!stated) {
    out.outcome = Inferred(sentence, input);
    return out;
  }
  if (input.relation == Relation::kCauses) {
    out.outcome = input.assertion == Assertion::kNegated ? Outcome::kSafeOnly : Outcome::kWorsens;
    return out;
  }
  const bool active = comparison.kind == Comparator::kActive || comparison.kind == Comparator::kDose;
  if (BothWays(sentence)) {
    out.outcome = Outcome::kMixed;
    out.assertion = Assertion::kNegated;
  } else if (input.assertion == Assertion::kNegated) {
    out.outcome = active ? Outcome::kEquivalent : Outcome::kNoDifference;
  } else if (EqualAt(sentence, input) && !comparison.natural) {
    const bool untreated = comparison.kind && !active;
    out.outcome = untreated ? Outcome::kNoDifference : Outcome::kEquivalent;
    if (untreated) out.assertion = Assertion::kNegated;
  } else {
    out.outcome = Affirmed(sentence, input);
  }
  return out;
}

}  // namespace mscgraph
