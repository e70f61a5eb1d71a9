#include "extract/assertion/study.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <nlohmann/json.hpp>

#include "absl/status/status.h"

namespace mscgraph {
namespace {

// Whether the document has one of these publication types, given by UI or by name.
bool HasType(const Document& document, const std::vector<std::string>& keys) {
  return std::any_of(
      document.publication_types.begin(), document.publication_types.end(), [&](const DocumentTerm& type) {
        return std::any_of(keys.begin(), keys.end(),
                           [&](const std::string& key) { return key == type.ui || key == type.name; });
      });
}

std::unique_ptr<RE2> Pattern(const std::string& source) {
  return std::make_unique<RE2>("(?i)\\b(?:" + source + ")\\b");
}

int Count(std::string_view text, const RE2& pattern) {
  re2::StringPiece all(text.data(), text.size()), match;
  int out = 0;
  for (size_t from = 0; pattern.Match(all, from, all.size(), RE2::UNANCHORED, &match, 1); ++out) {
    from = match.data() - all.data() + match.size();
  }
  return out;
}

}  // namespace

absl::StatusOr<StudyClassifier> StudyClassifier::Create(const std::string& file) try {
  std::ifstream in(file);
  nlohmann::json json = nlohmann::json::parse(in);
  StudyClassifier out;
  out.notices_ = json.at("notices").get<std::vector<std::string>>();
  for (const auto& object : json.at("types")) {
    TypeRule rule;
    if (!ParseEnum(object.at("type").get<std::string>(), &rule.type)) {
      return absl::InvalidArgumentError(file + ": unknown study type " + object.at("type").dump());
    }
    rule.uis = object.value("uis", std::vector<std::string>());
    rule.title_only = object.value("title_only", false);
    if (object.contains("text")) rule.text = Pattern(object.at("text").get<std::string>());
    if (rule.text && !rule.text->ok()) return absl::InvalidArgumentError(file + ": " + rule.text->error());
    out.types_.push_back(std::move(rule));
  }
  for (const auto& object : json.at("species")) {
    SpeciesRule rule{object.at("species").get<std::string>(), Setting::kUnspecified,
                     Pattern(object.at("text").get<std::string>())};
    if (!ParseEnum(object.at("setting").get<std::string>(), &rule.setting) || !rule.text->ok()) {
      return absl::InvalidArgumentError(file + ": species " + rule.species + ": bad setting or pattern");
    }
    out.species_.push_back(std::move(rule));
  }
  return out;
} catch (const nlohmann::json::exception& error) {
  return absl::InvalidArgumentError(file + ": " + error.what());
}

Study StudyClassifier::Classify(const Document& document) const {
  Study out;
  out.notice = HasType(document, notices_);
  for (const TypeRule& rule : types_) {
    bool listed = HasType(document, rule.uis);
    std::string_view text = rule.title_only ? document.Title() : std::string_view(document.text);
    if (!listed && !(rule.text && RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *rule.text)))
      continue;
    out.type = rule.type;
    break;
  }
  std::array<int, 6> by_setting = {};
  int best = 0;
  for (const SpeciesRule& rule : species_) {
    int count = Count(document.text, *rule.text) + 2 * Count(document.Title(), *rule.text);
    by_setting[static_cast<int>(rule.setting)] += count;
    if (count > best && !rule.species.empty()) {
      best = count;
      out.species = rule.species;
    }
  }
  auto top = std::max_element(by_setting.begin(), by_setting.end());
  if (*top > 0) out.setting = static_cast<Setting>(top - by_setting.begin());
  bool review = out.type == StudyType::kReview || out.type == StudyType::kEditorial;
  if (review) out.setting = Setting::kUnspecified;
  bool trial = out.type == StudyType::kTrialRecord || out.type == StudyType::kRandomizedTrial ||
               out.type == StudyType::kClinicalTrial || out.type == StudyType::kTrialProtocol;
  if (trial &&
      by_setting[static_cast<int>(Setting::kAnimalModel)] <= by_setting[static_cast<int>(Setting::kHuman)]) {
    out.setting = Setting::kHuman;
  }
  if (!document.nct.empty() || document.id.rfind("NCT:", 0) == 0) {
    out.setting = Setting::kHuman;
    if (out.type == StudyType::kUnspecified) out.type = StudyType::kTrialRecord;
  }
  return out;
}

}  // namespace mscgraph
