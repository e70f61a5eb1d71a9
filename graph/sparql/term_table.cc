#include "graph/sparql/term_table.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"

namespace mscgraph::sparql {
namespace {

constexpr size_t kEntryBytes = 64;  // Of an entry of a hash map beside the text, roughly.
constexpr size_t kMaxValues = size_t{1} << 15;

}  // namespace

TermTable::TermTable(const TripleReader* reader, MemoryBudget* budget)
    : reader_(reader), computed_charge_(budget), value_charge_(budget) {}

const std::string* TermTable::Computed(TermId id) const {
  if (computed_.empty()) return nullptr;
  auto found = computed_.find(id);
  return found == computed_.end() ? nullptr : &found->second;
}

absl::StatusOr<TermId> TermTable::Intern(std::string_view form) {
  auto id = reader_->IdOf(form);
  if (!id.ok() || InlineForm(*id).has_value()) return id;
  auto [entry, inserted] = computed_.try_emplace(*id);
  if (!inserted) return id;
  if (!computed_charge_.Grow(form.size() + kEntryBytes))
    return absl::ResourceExhaustedError("the terms that the query computes");
  entry->second = std::string(form);
  return id;
}

absl::StatusOr<std::string> TermTable::FormOf(TermId id) {
  if (const std::string* form = Computed(id)) return *form;
  return reader_->FormOf(id);
}

absl::StatusOr<std::vector<std::optional<std::string>>> TermTable::FormsOf(const std::vector<TermId>& ids) {
  std::vector<TermId> asked;
  for (TermId id : ids)
    if (id != 0 && Computed(id) == nullptr) asked.push_back(id);
  std::sort(asked.begin(), asked.end());
  asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
  auto forms = reader_->FormsOf(asked);
  if (!forms.ok()) return forms.status();

  std::vector<std::optional<std::string>> out(ids.size());
  for (size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] == 0) continue;
    if (const std::string* form = Computed(ids[i])) {
      out[i] = *form;
    } else {
      out[i] =
          (*forms)[static_cast<size_t>(std::lower_bound(asked.begin(), asked.end(), ids[i]) - asked.begin())];
    }
  }
  return out;
}

absl::StatusOr<const Value*> TermTable::ValueOf(TermId id) {
  if (auto found = values_.find(id); found != values_.end()) return found->second.get();
  auto form = FormOf(id);
  if (!form.ok()) return form.status();
  const size_t bytes = form->size() + sizeof(Value) + kEntryBytes;
  if (values_.size() >= kMaxValues || !value_charge_.Grow(bytes)) {
    values_.clear();
    value_charge_.Set(0);
    if (!value_charge_.Grow(bytes)) return absl::ResourceExhaustedError("the values of an expression");
  }
  return values_.emplace(id, std::make_unique<Value>(Value::FromForm(*form))).first->second.get();
}

absl::StatusOr<std::vector<Value>> TermTable::ValuesOf(const std::vector<TermId>& ids) {
  auto forms = FormsOf(ids);
  if (!forms.ok()) return forms.status();
  std::vector<Value> out;
  out.reserve(ids.size());
  for (const auto& form : *forms) out.push_back(Value::FromForm(*form));
  return out;
}

absl::StatusOr<std::string> TermTable::FreshBlankNode() {
  while (true) {
    std::string form = absl::StrCat("_:b", blank_nodes_++);
    auto id = reader_->IdOf(form);
    if (!id.ok()) return id.status();
    auto stored = reader_->FormOf(*id);
    if (absl::IsNotFound(stored.status())) return form;
    if (!stored.ok()) return stored.status();
  }
}

}  // namespace mscgraph::sparql
