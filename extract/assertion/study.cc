#include "extract/assertion/study.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

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

std::string Words(const std::string& source) { return "(?i)\\b(?:" + source + ")\\b"; }

std::unique_ptr<RE2> Pattern(const std::string& source) {
  RE2::Options options;
  options.set_max_mem(kLargePatternBytes);
  return std::make_unique<RE2>(Words(source), options);
}

}  // namespace

absl::Status StudyClassifier::ReadTypes(const std::string& json_text) {
  std::vector<std::string> texts, titles;
  for (const auto& object : nlohmann::json::parse(json_text)) {
    TypeRule& rule = types_.emplace_back();
    for (const auto& [key, value] : object.items()) {
      if (key == "type" ? !ParseEnum(value.get<std::string>(), &rule.type)
                        : key != "uis" && key != "text" && key != "title_only")
        return absl::InvalidArgumentError("types: unknown study type or key in " + object.dump());
    }
    rule.uis = object.value("uis", std::vector<std::string>());
    rule.title_only = object.value("title_only", false);
    if (!object.contains("text")) continue;
    std::vector<std::string>& sources = rule.title_only ? titles : texts;
    rule.pattern = static_cast<int>(sources.size());
    sources.push_back(Words(object.at("text").get<std::string>()));
  }
  auto in_text = PatternSet::Create(std::move(texts), RE2::Options(), RE2::UNANCHORED);
  auto in_title = PatternSet::Create(std::move(titles), RE2::Options(), RE2::UNANCHORED);
  for (const auto* set : {&in_text, &in_title}) {
    if (!set->ok()) return absl::InvalidArgumentError("types: " + std::string(set->status().message()));
  }
  in_text_ = std::move(*in_text);
  in_title_ = std::move(*in_title);
  return absl::OkStatus();
}

absl::Status StudyClassifier::ReadSpecies(const std::string& json_text) {
  std::string any;
  for (const auto& object : nlohmann::json::parse(json_text)) {
    SpeciesRule& rule = species_.emplace_back();
    for (const auto& [key, value] : object.items()) {
      if (key != "species" && key != "setting" && key != "weight" && key != "text")
        return absl::InvalidArgumentError("species: unknown key \"" + key + "\"");
    }
    const std::string text = object.at("text").get<std::string>();
    rule.species = object.at("species").get<std::string>();
    rule.weight = object.value("weight", 1);
    rule.text = Pattern(text);
    if (!ParseEnum(object.at("setting").get<std::string>(), &rule.setting) || !rule.text->ok())
      return absl::InvalidArgumentError("species: bad setting or pattern in " + object.dump());
    any += (any.empty() ? "" : "|") + text;
  }
  any_species_ = Pattern(any);
  return any_species_->ok() ? absl::OkStatus() : absl::InvalidArgumentError(any_species_->error());
}

absl::StatusOr<StudyClassifier> StudyClassifier::Create(const std::string& file) try {
  std::ifstream in(file);
  const nlohmann::json json = nlohmann::json::parse(in);
  StudyClassifier out;
  for (const auto& [key, value] : json.items()) {
    absl::Status status;
    if (key == "notices") {
      out.notices_ = value.get<std::vector<std::string>>();
    } else if (key == "types") {
      status = out.ReadTypes(value.dump());
    } else if (key == "species") {
      status = out.ReadSpecies(value.dump());
    } else if (key == "weights") {
      out.title_weight_ = value.at("title").get<int>();
      out.body_weight_ = value.at("body").get<int>();
      out.background_weight_ = value.at("background").get<int>();
      out.least_ = value.at("least").get<int>();
    } else if (key == "background_ends") {
      out.background_ends_ = Pattern(value.get<std::string>());
      if (!out.background_ends_->ok()) status = absl::InvalidArgumentError(out.background_ends_->error());
    } else {
      status = absl::InvalidArgumentError("unknown key \"" + key + "\"");
    }
    if (!status.ok()) return absl::InvalidArgumentError(file + ": " + std::string(status.message()));
  }
  if (!out.background_ends_ || !out.any_species_)
    return absl::InvalidArgumentError(file + ": needs background_ends and species");
  return out;
} catch (const nlohmann::json::exception& error) {
  return absl::InvalidArgumentError(file + ": " + error.what());
}

void StudyClassifier::FindSpecies(std::string_view text, absl::FunctionRef<void(size_t, size_t)> met) const {
  const re2::StringPiece all(text.data(), text.size());
  re2::StringPiece match;
  for (size_t from = 0; any_species_->Match(all, from, all.size(), RE2::UNANCHORED, &match, 1);) {
    const size_t begin = match.data() - all.data();
    from = begin + std::max<size_t>(match.size(), 1);
    for (size_t i = 0; i < species_.size(); ++i) {
      if (!RE2::FullMatch(match, *species_[i].text)) continue;
      met(i, begin);
      break;
    }
  }
}

StudyType StudyClassifier::TypeOf(const Document& document) const {
  std::optional<std::vector<int>> in_text, in_title;  // Searched for when the first rule asks.
  const auto found = [&](const TypeRule& rule) {
    std::optional<std::vector<int>>& fitting = rule.title_only ? in_title : in_text;
    if (!fitting)
      fitting = rule.title_only ? in_title_.Match(document.Title()) : in_text_.Match(document.text);
    return std::binary_search(fitting->begin(), fitting->end(), rule.pattern);
  };
  for (const TypeRule& rule : types_) {
    if (HasType(document, rule.uis) || (rule.pattern >= 0 && found(rule))) return rule.type;
  }
  return StudyType::kUnspecified;
}

// Where the paper begins to speak of itself: behind a section of background, or at the first words that say
// so.
size_t StudyClassifier::BackgroundEnd(const Document& document) const {
  size_t end = document.Title().size();
  bool labelled = false;
  for (const DocumentSection& section : document.sections) {
    labelled |= section.kind != Section::kTitle && section.kind != Section::kAbstract;
    if (section.kind == Section::kBackground) end = section.span.end;
  }
  if (labelled) return end;
  const re2::StringPiece all(document.text);
  re2::StringPiece match;
  const bool found = background_ends_->Match(all, end, all.size(), RE2::UNANCHORED, &match, 1);
  const size_t begin = found ? match.data() - all.data() : end;
  return begin - end < (all.size() - end) / 2 ? begin : end;  // Later it speaks of itself to conclude.
}

Study StudyClassifier::Classify(const Document& document) const {
  Study out{.type = TypeOf(document), .notice = HasType(document, notices_)};
  std::array<int, 6> by_setting = {};
  std::vector<int> by_rule(species_.size(), 0);
  const size_t title_end = document.Title().size(), background_end = BackgroundEnd(document);
  FindSpecies(document.text, [&](size_t rule, size_t begin) {
    const int place = begin < title_end        ? title_weight_
                      : begin < background_end ? background_weight_
                                               : body_weight_;
    by_rule[rule] += species_[rule].weight * place;
  });
  for (size_t i = 0; i < species_.size(); ++i)
    by_setting[static_cast<size_t>(species_[i].setting)] += by_rule[i];
  by_setting[static_cast<size_t>(Setting::kUnspecified)] = 0;
  const auto points = [&](Setting setting) { return by_setting[static_cast<size_t>(setting)]; };
  const auto top = std::max_element(by_setting.begin(), by_setting.end());
  if (*top >= least_) out.setting = static_cast<Setting>(top - by_setting.begin());
  if (out.setting == Setting::kUnspecified && out.type == StudyType::kInVitroStudy)
    out.setting = Setting::kInVitro;
  const bool record = document.id.starts_with("NCT:");
  if (out.IsReview() && out.setting != Setting::kVeterinary) out.setting = Setting::kUnspecified;
  const bool trial = record || !document.nct.empty() || out.type == StudyType::kTrialRecord ||
                     out.type == StudyType::kRandomizedTrial || out.type == StudyType::kClinicalTrial ||
                     out.type == StudyType::kTrialProtocol;
  if (trial && (record || points(Setting::kAnimalModel) <= points(Setting::kHuman)))
    out.setting = Setting::kHuman;
  out.plan = record || out.type == StudyType::kTrialProtocol || out.type == StudyType::kTrialRecord;
  if (record && out.type == StudyType::kUnspecified) out.type = StudyType::kTrialRecord;
  int best = 0;
  for (size_t i = 0; i < species_.size(); ++i) {
    const bool fits = out.setting == Setting::kUnspecified || species_[i].setting == out.setting;
    if (by_rule[i] <= best || species_[i].species.empty() || !fits) continue;
    best = by_rule[i];
    out.species = species_[i].species;
  }
  return out;
}

Setting StudyClassifier::SentenceSetting(std::string_view sentence, bool background,
                                         const Study& study) const {
  const bool review = study.IsReview() && study.setting == Setting::kUnspecified;
  if (!review && !background) return study.setting;
  std::array<bool, 6> named = {};
  FindSpecies(sentence,
              [&](size_t rule, size_t) { named[static_cast<size_t>(species_[rule].setting)] = true; });
  const bool animals = named[static_cast<size_t>(Setting::kAnimalModel)];
  const bool people = named[static_cast<size_t>(Setting::kHuman)];
  if (animals && !people) return Setting::kAnimalModel;
  if (people && !animals && !review) return Setting::kHuman;
  return study.setting;
}

}  // namespace mscgraph
