#include "extract/workbench/rule_writer.h"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace mscgraph {
namespace {

using Json = nlohmann::ordered_json;

std::string FillIn(const char* what) { return std::string(kFillIn) + ": " + what; }

std::string ReadText(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

// The file of `folder` that has a rule with this id; empty if none has. Files that are no JSON are passed
// over: loading the rules complains of them.
std::string FileWithId(const std::filesystem::path& folder, const std::string& id) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() != ".json") continue;
    Json json = Json::parse(ReadText(entry.path().string()), nullptr, false);
    if (!json.is_object() || !json.contains("rules") || !json["rules"].is_array()) continue;
    for (const Json& rule : json["rules"]) {
      if (rule.is_object() && rule.contains("id") && rule["id"] == id) return entry.path().string();
    }
  }
  return "";
}

std::string Indented(const std::string& text, const std::string& indent) {
  std::string out = indent;
  for (char c : text) {
    out += c;
    if (c == '\n') out += indent;
  }
  return out;
}

// The blanks before the first word of the line that holds byte `at`.
std::string IndentAt(std::string_view text, size_t at) {
  size_t line = text.rfind('\n', at);
  line = line == std::string_view::npos ? 0 : line + 1;
  size_t word = text.find_first_not_of(" \t", line);
  return std::string(text.substr(line, word - line));
}

}  // namespace

std::string RuleJson(const Rule& rule) {
  Json out;
  out["id"] = rule.id;
  out["pattern"] = rule.pattern.empty()
                       ? FillIn("a pattern, for example {therapy} {gap:5} <improve>! {near:5} {condition}")
                       : rule.pattern;
  out["confidence"] = rule.confidence;
  if (rule.action == RuleAction::kSuppress)
    out["action"] = "suppress";
  else
    out["relation"] = EnumName(rule.relation);
  if (rule.nominal) out["nominal"] = true;
  if (rule.standing == Standing::kSupporting) out["supporting"] = true;
  if (rule.assertion) out["assertion"] = EnumName(*rule.assertion);
  if (rule.outcome != Outcome::kNone) out["outcome"] = EnumName(rule.outcome);
  out["examples"] = rule.examples;
  if (rule.examples.empty()) out["examples"] = {FillIn("a sentence of your own that the rule must read")};
  if (rule.examples.empty() && rule.counter_examples.empty()) {
    out["counter_examples"] = {FillIn("a sentence that looks alike but claims nothing; or delete this key")};
  } else if (!rule.counter_examples.empty()) {
    out["counter_examples"] = rule.counter_examples;
  }
  return out.dump(2);
}

absl::StatusOr<std::string> WithRule(std::string_view file, const std::string& rule_json) {
  if (file.find_first_not_of(" \t\r\n") == std::string_view::npos)
    return "{\n  \"rules\": [\n" + Indented(rule_json, "    ") + "\n  ]\n}\n";
  Json before = Json::parse(file, nullptr, false);
  if (!before.is_object() || !before.contains("rules") || !before["rules"].is_array())
    return absl::InvalidArgumentError("is no rule file; it must be {\"rules\": [...]}");
  // "rules" is the last key, so the last bracket closes its list; else the comparison below fails.
  size_t close = file.rfind(']');
  size_t last = file.find_last_not_of(" \t\r\n", close - 1);
  bool empty = before["rules"].empty();
  std::string indent = empty ? "    " : IndentAt(file, last);
  std::string out(file.substr(0, last + 1));
  out += (empty ? "\n" : ",\n") + Indented(rule_json, indent);
  out += empty ? "\n  " : std::string(file.substr(last + 1, close - last - 1));
  out += file.substr(close);
  Json after = Json::parse(out, nullptr, false);
  before["rules"].push_back(Json::parse(rule_json, nullptr, false));
  if (after != before)
    return absl::InvalidArgumentError("has a form that no rule can be added to; add it by hand");
  return out;
}

absl::StatusOr<std::string> FileWithRule(const Rule& rule, const std::string& file) {
  std::string taken = FileWithId(std::filesystem::path(file).parent_path(), rule.id);
  if (!taken.empty()) return absl::AlreadyExistsError(taken + ": has a rule " + rule.id + " already");
  absl::StatusOr<std::string> text = WithRule(ReadText(file), RuleJson(rule));
  if (!text.ok()) return absl::InvalidArgumentError(file + ": " + std::string(text.status().message()));
  return text;
}

absl::Status WriteRuleFile(const std::string& file, const std::string& text) {
  std::string temporary = file + ".new";  // A full disk leaves no half a file.
  {
    std::ofstream out(temporary, std::ios::binary);
    out << text;
    out.close();
    if (!out) return absl::UnavailableError(temporary + ": cannot be written");
  }
  std::error_code error;
  std::filesystem::rename(temporary, file, error);
  if (error) return absl::UnavailableError(file + ": " + error.message());
  return absl::OkStatus();
}

}  // namespace mscgraph
