#include "graph/sparql/graph_results.h"

#include <algorithm>
#include <string>

namespace mscgraph::sparql {
namespace {

constexpr uint32_t kBatch = 1024;

bool IsBlankForm(const std::string& form) { return form.size() > 2 && form[0] == '_' && form[1] == ':'; }
bool IsIriForm(const std::string& form) { return !form.empty() && form[0] == '<'; }

}  // namespace

StatementWriter::StatementWriter(Execution* execution, ResultSink* sink)
    : execution_(*execution), sink_(*sink), seen_(&execution->budget(), 3) {}

bool StatementWriter::Add(const Triple& triple) {
  if (triple.s == 0 || triple.p == 0 || triple.o == 0) return true;
  const TermId ids[] = {triple.s, triple.p, triple.o};
  bool inserted;
  if (seen_.Insert(ids, &inserted) == RowTable::kNone) return execution_.OutOfMemory();
  return seen_.size() - written_ < kBatch || Flush();
}

bool StatementWriter::Flush() {
  std::vector<TermId> ids;
  for (uint32_t i = written_; i < seen_.size(); ++i) ids.insert(ids.end(), seen_.row(i), seen_.row(i) + 3);
  written_ = seen_.size();
  auto forms = execution_.terms().FormsOf(ids);
  if (!forms.ok()) return execution_.Fail(forms.status());
  for (size_t i = 0; i < forms->size(); i += 3) {
    const std::string &subject = *(*forms)[i], &predicate = *(*forms)[i + 1], &object = *(*forms)[i + 2];
    if (!IsIriForm(predicate) || !(IsIriForm(subject) || IsBlankForm(subject))) continue;
    if (absl::Status status = sink_.Statement(subject, predicate, object); !status.ok())
      return execution_.Fail(std::move(status));
  }
  return true;
}

TemplateResult::TemplateResult(Execution* execution, StatementWriter* writer)
    : execution_(*execution), writer_(*writer) {
  const auto id_of = [&](const Node& node) -> TermId {
    if (node.variable) return 0;
    auto id = execution_.terms().Intern(node.form);
    if (!id.ok()) execution_.Fail(id.status());
    return id.value_or(0);
  };
  for (const TriplePattern& triple : execution_.query().construct)
    constants_.push_back({id_of(triple.subject), id_of(triple.predicate), id_of(triple.object)});
}

TermId TemplateResult::In(const Node& node, TermId constant, const TermId* row) const {
  return node.variable ? row[*node.variable] : constant;
}

bool TemplateResult::Add(TermId* row) {
  const Query& query = execution_.query();
  for (Variable fresh : query.fresh) {
    auto form = execution_.terms().FreshBlankNode();
    auto id = form.ok() ? execution_.terms().Intern(*form) : absl::StatusOr<TermId>(form.status());
    if (!id.ok()) return execution_.Fail(id.status());
    row[fresh] = *id;
  }
  bool more = true;
  for (size_t i = 0; more && i < constants_.size(); ++i) {
    const TriplePattern& triple = query.construct[i];
    more = writer_.Add({In(triple.subject, constants_[i].s, row), In(triple.predicate, constants_[i].p, row),
                        In(triple.object, constants_[i].o, row)});
  }
  for (Variable fresh : query.fresh) row[fresh] = 0;
  return more;
}

DescribeResult::DescribeResult(Execution* execution, StatementWriter* writer)
    : execution_(*execution), writer_(*writer), described_(&execution->budget(), 1) {}

bool DescribeResult::Add(const TermId* row) {
  for (const Node& node : execution_.query().described) {
    TermId id = node.variable ? row[*node.variable] : 0;
    if (!node.variable) {
      auto found = execution_.reader().IdOf(node.form);
      if (!found.ok()) return execution_.Fail(found.status());
      id = *found;
    }
    if (id != 0 && !Describe(id)) return false;
  }
  return true;
}

bool DescribeResult::IsBlank(TermId term, bool* result) {
  auto form = execution_.terms().FormOf(term);
  if (!form.ok()) return execution_.Fail(form.status());
  *result = IsBlankForm(*form);
  return true;
}

bool DescribeResult::Describe(TermId term) {
  bool inserted;
  if (described_.Insert(&term, &inserted) == RowTable::kNone) return execution_.OutOfMemory();
  for (; done_ < described_.size(); ++done_) {
    const TermId subject = *described_.row(done_);
    bool more = true;
    const absl::Status status =
        execution_.reader().Scan({subject, 0, 0}, execution_.default_graph(), [&](const Triple& t) {
          bool blank = false;
          more = execution_.Step() && writer_.Add(t) && IsBlank(t.o, &blank);
          if (more && blank && described_.Insert(&t.o, &inserted) == RowTable::kNone)
            more = execution_.OutOfMemory();
          return more;
        });
    if (!status.ok()) return execution_.Fail(status);
    if (!more) return false;
  }
  return true;
}

}  // namespace mscgraph::sparql
