#include "extract/assertion/qualifiers.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "absl/status/status.h"
#include "absl/strings/str_join.h"

namespace mscgraph {
namespace {

RE2::Options Options(bool longest) {
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_longest_match(longest);
  options.set_log_errors(false);
  options.set_max_mem(kLargePatternBytes);
  return options;
}

std::unique_ptr<RE2> Compile(const std::string& pattern, bool longest) {
  return std::make_unique<RE2>("\\b(?:" + pattern + ")\\b", Options(longest));
}

std::string WithoutNames(std::string pattern) {
  static const RE2* const name = new RE2("\\?P<[a-z]+[0-9]+>");
  RE2::GlobalReplace(&pattern, *name, "?:");
  return pattern;
}

}  // namespace

struct QualifierReader::File {
  std::map<std::string, std::string> lists;  // Name -> regular expression of one entry.
  std::vector<std::string> faults;
  QualifierReader reader;

  // "with {agent}" -> "with (?P<agent1>...)"; the number keeps the names of groups apart.
  std::string Expand(const std::string& where, const std::string& pattern) {
    std::string out;
    int groups = 0;
    for (size_t i = 0; i < pattern.size(); ++i) {
      size_t end = pattern[i] == '{' ? pattern.find('}', i) : std::string::npos;
      auto list = end == std::string::npos ? lists.end() : lists.find(pattern.substr(i + 1, end - i - 1));
      bool is_name = end != std::string::npos && pattern[i + 1] >= 'a' && pattern[i + 1] <= 'z';
      if (is_name && list == lists.end()) faults.push_back(where + ": unknown list in \"" + pattern + "\"");
      if (list == lists.end()) {
        out += pattern[i];  // Also the braces of a count: {1,3}.
        continue;
      }
      out += "(?P<" + list->first + std::to_string(++groups) + ">" + list->second + ")";
      i = end;
    }
    return out;
  }

  void ReadNames(const nlohmann::json& json) {
    for (const auto& [list, entries] : json.items()) {
      std::string& any = lists[list];
      for (const auto& [name, spellings] : entries.items()) {
        auto text = spellings.get<std::string>();
        any += (any.empty() ? "" : "|") + text;
        reader.names_[list].emplace_back(name, Compile(text, false));
        if (!reader.names_[list].back().second->ok()) faults.push_back(list + ": bad pattern " + text);
      }
    }
  }

  Qualifier ReadQualifier(const nlohmann::json& json) {
    Qualifier out{.key = json.at("key").get<std::string>(), .reach = json.at("reach").get<int>()};
    std::string any;
    for (const auto& [key, unused] : json.items()) {
      if (key != "key" && key != "reach" && key != "values")
        faults.push_back(out.key + ": unknown key " + key);
    }
    for (const auto& [value, text] : json.at("values").items()) {
      std::string pattern = Expand(out.key, text.get<std::string>());
      out.values.push_back({Compile(pattern, false), value});
      any += (any.empty() ? "" : "|") + WithoutNames(pattern);
      if (!out.values.back().text->ok())
        faults.push_back(out.key + ": " + value + ": " + out.values.back().text->error());
    }
    out.any = Compile(any, true);
    if (!out.any->ok()) faults.push_back(out.key + ": " + out.any->error());
    return out;
  }
};

absl::StatusOr<QualifierReader> QualifierReader::Create(const std::string& file) try {
  std::ifstream in(file);
  if (!in) return absl::NotFoundError(file + ": cannot be opened");
  auto json = nlohmann::ordered_json::parse(in);
  File out;
  for (const auto& [key, unused] : json.items()) {
    if (key != "open" && key != "names" && key != "qualifiers" && key != "roles")
      out.faults.push_back("unknown key \"" + key + "\"");
  }
  out.ReadNames(json.at("names"));
  for (const auto& [name, pattern] : json.at("open").items()) out.lists[name] = pattern.get<std::string>();
  for (const auto& object : json.at("qualifiers"))
    out.reader.qualifiers_.push_back(out.ReadQualifier(object));
  out.reader.roles_ = out.ReadQualifier(json.at("roles"));
  for (const Value& value : out.reader.roles_.values) {
    Role role;
    if (!ParseEnum(value.value, &role)) out.faults.push_back("roles: unknown role " + value.value);
  }
  if (!out.faults.empty())
    return absl::InvalidArgumentError(file + ": " + absl::StrJoin(out.faults, "\n" + file + ": "));
  if (absl::Status status = out.reader.MakeGroups(); !status.ok())
    return absl::InvalidArgumentError(file + ": " + std::string(status.message()));
  return std::move(out.reader);
} catch (const nlohmann::json::exception& error) {
  return absl::InvalidArgumentError(file + ": " + error.what());
}

absl::Status QualifierReader::MakeGroups() {
  std::map<int, std::vector<std::string>> sources;
  for (size_t i = 0; i < qualifiers_.size(); ++i) {
    groups_[qualifiers_[i].reach].qualifiers.push_back(static_cast<int>(i));
    sources[qualifiers_[i].reach].push_back(qualifiers_[i].any->pattern());
  }
  for (auto& [reach, group] : groups_) {
    auto set = PatternSet::Create(sources[reach], Options(false), RE2::UNANCHORED);
    if (!set.ok()) return set.status();
    group.set = std::move(*set);
  }
  return absl::OkStatus();
}

std::string QualifierReader::ValueOf(const Value& value, re2::StringPiece match) const {
  const RE2& regexp = *value.text;
  std::vector<re2::StringPiece> groups(regexp.NumberOfCapturingGroups() + 1);
  regexp.Match(match, 0, match.size(), RE2::ANCHOR_BOTH, groups.data(), static_cast<int>(groups.size()));
  std::string out = value.value;
  for (const auto& [group, index] : regexp.NamedCapturingGroups()) {
    const re2::StringPiece words = groups[index];
    if (words.data() == nullptr) continue;  // Of another alternative.
    std::string name = group.substr(0, group.find_first_of("0123456789"));
    std::string filler = words.as_string();
    auto list = names_.find(name);
    if (list != names_.end()) {
      auto entry = std::find_if(list->second.begin(), list->second.end(), [&](const auto& spelling) {
        return RE2::FullMatch(words, *spelling.second);
      });
      if (entry != list->second.end()) filler = entry->first;
    }
    if (filler.empty()) return "";
    size_t at = out.find("{" + name + "}");
    if (at != std::string::npos) out.replace(at, name.size() + 2, filler);
  }
  return out;
}

std::vector<QualifierReader::Place> QualifierReader::Places(const Qualifier& qualifier, std::string_view text,
                                                            Span part) const {
  std::vector<Place> out;
  re2::StringPiece all(text.data(), part.end), match;
  for (size_t from = part.begin; qualifier.any->Match(all, from, part.end, RE2::UNANCHORED, &match, 1);) {
    size_t begin = match.data() - all.data();
    from = std::min(text.find(' ', begin + 1),
                    part.end);  // After words that say nothing: "cells treated with X".
    for (const Value& value : qualifier.values) {
      if (!RE2::FullMatch(match, *value.text)) continue;
      std::string name = ValueOf(value, match);
      if (name.empty()) break;
      out.push_back({begin, begin + match.size(), std::move(name)});
      from = std::max(begin + match.size(), begin + 1);
      break;
    }
    if (from >= part.end) break;
  }
  return out;
}

Span QualifierReader::Part(int reach, std::string_view text, Span sentence, Span subject) {
  const bool inside = sentence.Contains(subject);
  if (reach < 0) return sentence;
  if (reach == 0 || !inside) return subject;
  const size_t bytes = reach;
  Span part;
  part.begin = subject.begin < sentence.begin + bytes ? sentence.begin : subject.begin - bytes;
  part.end = std::min(sentence.end, subject.end + bytes);
  while (part.begin > sentence.begin && text[part.begin - 1] != ' ') --part.begin;
  while (part.end < sentence.end && text[part.end] != ' ') ++part.end;
  return part;
}

std::string QualifierReader::Pick(const Qualifier& qualifier, std::string_view text, Span part,
                                  Span subject) const {
  constexpr size_t kMaxValues = 4;
  std::vector<Place> places = Places(qualifier, text, part);
  if (qualifier.reach >= 0) {  // The nearest.
    auto distance = [&](const Place& place) {
      if (place.end <= subject.begin) return subject.begin - place.end;
      return place.begin >= subject.end ? place.begin - subject.end : 0;
    };
    auto nearest = std::min_element(places.begin(), places.end(), [&](const Place& a, const Place& b) {
      return distance(a) < distance(b);
    });
    return nearest == places.end() ? "" : nearest->value;
  }
  std::vector<std::string> values;
  for (Place& place : places) {
    bool known = std::find(values.begin(), values.end(), place.value) != values.end();
    if (!known && values.size() < kMaxValues) values.push_back(std::move(place.value));
  }
  return absl::StrJoin(values, "; ");
}

std::map<std::string, std::string> QualifierReader::Read(std::string_view text, Span sentence,
                                                         const Mention& subject) const {
  std::map<std::string, std::string> out;
  for (const auto& [reach, group] : groups_) {
    const Span part = Part(reach, text, sentence, subject.span);
    // The byte before, so that the expressions see whether a word begins.
    const size_t begin = part.begin - (part.begin > 0 ? 1 : 0);
    for (int number : group.set.Match(text.substr(begin, part.end - begin))) {
      const Qualifier& qualifier = qualifiers_[group.qualifiers[number]];
      std::string value = Pick(qualifier, text, part, subject.span);
      if (!value.empty()) out.emplace(qualifier.key, std::move(value));
    }
  }
  if (!subject.brand.empty()) out["brand"] = subject.brand;
  return out;
}

Role QualifierReader::ReadRole(std::string_view text, Span sentence, const Mention& subject,
                               Role usual) const {
  Role out = usual;
  ParseEnum(Pick(roles_, text, Part(roles_.reach, text, sentence, subject.span), subject.span), &out);
  return out;
}

}  // namespace mscgraph
