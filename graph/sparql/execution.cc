#include "graph/sparql/execution.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace mscgraph::sparql {
namespace {

absl::StatusOr<std::vector<TermId>> IdsOf(const TripleReader& reader, const std::vector<std::string>& forms) {
  std::vector<TermId> out;
  for (const std::string& form : forms) {
    auto id = reader.IdOf(form);
    if (!id.ok()) return id.status();
    out.push_back(*id);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

Execution::Execution(const Query& query, const TripleReader& reader, const RunOptions& options, bool analyse)
    : query_(query),
      reader_(reader),
      options_(options),
      budget_(options.memory_bytes),
      terms_(&reader, &budget_),
      now_(absl::Now()),
      deadline_(now_ + options.timeout),
      analyse_(analyse),
      names_(query.variables) {}

absl::Status Execution::Open() {
  if (!options_.has_dataset && !query_.has_dataset) {
    auto graphs = reader_.Graphs();
    if (!graphs.ok()) return graphs.status();
    named_graphs_ = *std::move(graphs);
    return absl::OkStatus();
  }
  auto unnamed = IdsOf(reader_, options_.has_dataset ? options_.default_graphs : query_.from);
  if (!unnamed.ok()) return unnamed.status();
  default_graph_ = {.all = false, .ids = *std::move(unnamed)};
  const std::vector<std::string>& names = options_.has_dataset ? options_.named_graphs : query_.from_named;
  auto named = IdsOf(reader_, names);
  if (!named.ok()) return named.status();
  named_graphs_ = *std::move(named);
  // A name that only the query knows may become a binding of GRAPH ?g.
  for (const std::string& name : names)
    if (auto id = terms_.Intern(name); !id.ok()) return id.status();
  return absl::OkStatus();
}

bool Execution::Fail(absl::Status status) {
  if (absl::IsResourceExhausted(status) && budget_.exceeded()) return OutOfMemory();
  if (status_.ok()) status_ = std::move(status);
  return false;
}

bool Execution::OutOfMemory() {
  if (status_.ok())
    status_ = absl::ResourceExhaustedError(
        absl::StrCat("the query needs more than its ", options_.memory_bytes >> 20,
                     " MB of memory: give it more with --memory, or ask for less"));
  return false;
}

bool Execution::LookAtClock() {
  if (absl::Now() < deadline_) return status_.ok();
  return Fail(absl::DeadlineExceededError(absl::StrCat("the query took longer than ",
                                                       absl::FormatDuration(options_.timeout),
                                                       ": give it more with --timeout, or ask for less")));
}

Variable Execution::AddSlot(std::string name) {
  names_.push_back(std::move(name));
  return static_cast<Variable>(names_.size() - 1);
}

std::string Execution::BlankNode(const std::optional<std::string>& label) {
  if (label) {
    if (auto found = labelled_.find(*label); found != labelled_.end()) return found->second;
  }
  auto form = terms_.FreshBlankNode();
  if (!form.ok()) {
    Fail(form.status());
    return "_:b";
  }
  if (label) labelled_.emplace(*label, *form);
  return *form;
}

}  // namespace mscgraph::sparql
