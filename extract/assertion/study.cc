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
  std::string any;
  for (const auto& object : json.at("species")) {
    SpeciesRule rule{object.at("species").get<std::string>(), Setting::kUnspecified,
                     Pattern(object.at("text").get<std::string>())};
    if (!ParseEnum(object.at("setting").get<std::string>(), &rule.setting) || !rule.text->ok()) {
      return absl::InvalidArgumentError(file + ": species " + rule.species + ": bad setting or pattern");
    }
    any += (any.empty() ? "" : "|") + object.at("text").get<std::string>();
    out.species_.push_back(std::move(rule));
  }
  out.any_species_ = Pattern(any);
  if (!out.any_species_->ok()) return absl::InvalidArgumentError(file + ": " + out.any_species_->error());
  return out;
} catch (const nlohmann::json::exception& error) {
  return absl::InvalidArgumentError(file + ": " + error.what());
}

void StudyClassifier::CountSpecies(const Document& document, std::vector<int>* by_rule) const {
  constexpr int kTitleWeight = 3;
  re2::StringPiece all(document.text), match;
  size_t title_end = document.Title().size();
  for (size_t from = 0; any_species_->Match(all, from, all.size(), RE2::UNANCHORED, &match, 1);) {
    size_t begin = match.data() - all.data();
    from = begin + match.size();
    for (size_t i = 0; i < species_.size(); ++i) {
      if (!RE2::FullMatch(match, *species_[i].text)) continue;
      (*by_rule)[i] += begin < title_end ? kTitleWeight : 1;
      break;
    }
  }
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
  std::vector<int> by_rule(species_.size(), 0);
  CountSpecies(document, &by_rule);
  int best = 0;
  for (size_t i = 0; i < species_.size(); ++i) {
    by_setting[static_cast<int>(species_[i].setting)] += by_rule[i];
    if (by_rule[i] > best && !species_[i].species.empty()) {
      best = by_rule[i];
      out.species = species_[i].species;
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
