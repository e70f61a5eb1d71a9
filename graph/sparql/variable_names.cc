#include "graph/sparql/variable_names.h"

#include <algorithm>
#include <utility>

namespace mscgraph::sparql {

Variable VariableNames::Add(std::string name) {
  const auto variable = static_cast<Variable>(names_.size());
  names_.push_back(std::move(name));
  same_as_.push_back(variable);
  return variable;
}

Variable VariableNames::Named(std::string_view name) {
  auto& level = levels_.back();
  const auto found = level.find(name);
  if (found != level.end()) return found->second;
  const Variable variable = Add(std::string(name));
  level.emplace(name, variable);
  return variable;
}

Variable VariableNames::Fresh(std::string_view kind) {
  return Add(std::string(".").append(kind).append(".").append(std::to_string(names_.size())));
}

std::vector<Variable> VariableNames::EndSubquery(const std::vector<Variable>& projected) {
  auto inner = std::move(levels_.back());
  levels_.pop_back();
  auto& outer = levels_.back();
  std::vector<Variable> seen;
  for (const Variable variable : projected) {
    inner.erase(names_[variable]);
    const auto [place, added] = outer.emplace(names_[variable], variable);
    if (!added) same_as_[variable] = place->second;
    seen.push_back(place->second);
  }
  for (const auto& [name, variable] : inner) names_[variable] = "." + name + "." + std::to_string(variable);
  return seen;
}

// A variable of an outer level may have a greater number than the one that it is the same as, and the chain
// has one link for each level.
std::vector<Variable> VariableNames::Numbering() const {
  std::vector<Variable> first(names_.size());
  for (Variable variable = 0; variable < names_.size(); ++variable) {
    Variable outermost = variable;
    while (same_as_[outermost] != outermost) outermost = same_as_[outermost];
    first[variable] = outermost;
  }
  std::vector<Variable> numbers(names_.size());
  Variable next = 0;
  for (Variable variable = 0; variable < names_.size(); ++variable)
    if (first[variable] == variable) numbers[variable] = next++;
  for (Variable variable = 0; variable < names_.size(); ++variable)
    numbers[variable] = numbers[first[variable]];
  return numbers;
}

std::vector<std::string> VariableNames::Names() const {
  std::vector<std::string> names;
  for (Variable variable = 0; variable < names_.size(); ++variable)
    if (same_as_[variable] == variable) names.push_back(names_[variable]);
  return names;
}

}  // namespace mscgraph::sparql
