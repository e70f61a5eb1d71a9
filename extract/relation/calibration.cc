#include "extract/relation/calibration.h"

#include <fstream>

#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"

namespace mscgraph {
namespace {

constexpr char kHeader[] = "evidence_id\tdocument\trule\trelation\tverdict\treason";

// The id of a rule begins with its relation.
std::string RelationOf(const std::string& rule) { return rule.substr(0, rule.find('.')); }

double Shrunk(const Judged& judged, double mean, double weight) {
  return (judged.right + weight * mean) / (judged.all + weight);
}

Judged Of(const std::unordered_map<std::string, Judged>& groups, const std::string& name) {
  auto found = groups.find(name);
  return found == groups.end() ? Judged{} : found->second;
}

}  // namespace

std::string_view RuleFamily(std::string_view rule) {
  size_t dot = rule.find('.');
  if (dot != std::string_view::npos) dot = rule.find('.', dot + 1);
  return rule.substr(0, dot);
}

absl::StatusOr<std::unordered_map<std::string, Judged>> LoadJudgements(const std::string& file) {
  std::unordered_map<std::string, Judged> out;
  std::ifstream in(file);
  if (!in) return out;
  std::string line, errors;
  std::getline(in, line);
  if (line != kHeader) {
    return absl::InvalidArgumentError(absl::StrFormat("%s:1: the header must be: %s", file, kHeader));
  }
  for (int number = 2; std::getline(in, line); ++number) {
    std::vector<std::string> fields = absl::StrSplit(line, '\t');
    bool right = fields.size() == 6 && fields[4] == "right";
    if (!right && (fields.size() != 6 || fields[4] != "wrong")) {
      errors += absl::StrFormat("%s:%d: needs six fields, the fifth \"right\" or \"wrong\"\n", file, number);
      continue;
    }
    Judged& judged = out[fields[2]];
    ++judged.all;
    judged.right += right;
  }
  if (!errors.empty()) return absl::InvalidArgumentError(errors);
  return out;
}

Calibration::Calibration(const std::unordered_map<std::string, Judged>& judged) : rules_(judged) {
  for (const auto& [rule, counts] : judged) {
    Judged& family = families_[std::string(RuleFamily(rule))];
    Judged& relation = relations_[RelationOf(rule)];
    for (Judged* group : {&family, &relation, &all_}) {
      group->right += counts.right;
      group->all += counts.all;
    }
  }
}

double Calibration::Share(const std::string& rule) const {
  double all = static_cast<double>(all_.right) / all_.all;
  double relation = Shrunk(Of(relations_, RelationOf(rule)), all, kRelationWeight);
  double family = Shrunk(Of(families_, std::string(RuleFamily(rule))), relation, kFamilyWeight);
  return Shrunk(Of(rules_, rule), family, kRuleWeight);
}

absl::Status Calibrate(const std::string& file, std::vector<Rule>* rules) {
  auto judged = LoadJudgements(file);
  if (!judged.ok()) return judged.status();
  Calibration calibration(*judged);
  for (Rule& rule : *rules) {
    rule.calibrated = calibration.known() ? calibration.Share(rule.id) : rule.confidence;
  }
  return absl::OkStatus();
}

}  // namespace mscgraph
