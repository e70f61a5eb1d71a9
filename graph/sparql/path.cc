#include "graph/sparql/path.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"

namespace mscgraph::sparql {
namespace {

using Kind = Path::Kind;

// Whether the path may lead to its start without a triple.
bool MayBeEmpty(const PathProgram& path) {
  switch (path.kind) {
    case Kind::kZeroOrMore:
    case Kind::kZeroOrOne:
      return true;
    case Kind::kAlternative:
      return std::any_of(path.children.begin(), path.children.end(), MayBeEmpty);
    case Kind::kInverse:
    case Kind::kOneOrMore:
    case Kind::kSequence:
      return std::all_of(path.children.begin(), path.children.end(), MayBeEmpty);
    default:
      return false;
  }
}

absl::Status CompileNegatedSet(const Path& path, const TripleReader& reader, PathProgram* out) {
  for (const Path& child : path.children) {
    const bool backward = child.kind == Kind::kInverse;
    auto id = reader.IdOf(backward ? child.children[0].form : child.form);
    if (!id.ok()) return id.status();
    (backward ? out->has_backward : out->has_forward) = true;
    (backward ? out->not_backward : out->not_forward).push_back(*id);
  }
  std::sort(out->not_forward.begin(), out->not_forward.end());
  std::sort(out->not_backward.begin(), out->not_backward.end());
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<PathProgram> CompilePath(const Path& path, const TripleReader& reader) {
  PathProgram out;
  out.kind = path.kind;
  if (path.kind == Kind::kLink) {
    auto id = reader.IdOf(path.form);
    if (!id.ok()) return id.status();
    out.predicate = *id;
  } else if (path.kind == Kind::kNegatedSet) {
    if (absl::Status status = CompileNegatedSet(path, reader, &out); !status.ok()) return status;
  } else {
    for (const Path& child : path.children) {
      auto compiled = CompilePath(child, reader);
      if (!compiled.ok()) return compiled;
      out.children.push_back(*std::move(compiled));
    }
  }
  return out;
}

bool PathWalker::Scan(const Triple& pattern, absl::FunctionRef<bool(const Triple&)> visit) {
  bool more = true;
  const absl::Status status = execution_.reader().Scan(
      pattern, graphs_, [&](const Triple& t) { return more = execution_.Step() && visit(t); });
  return status.ok() ? more : execution_.Fail(status);
}

bool PathWalker::AddTerm(RowTable* table, TermId term) {
  bool inserted;
  return table->Insert(&term, &inserted) != RowTable::kNone || execution_.OutOfMemory();
}

bool PathWalker::Walk(const PathProgram& path, TermId start, bool backward, Visit visit) {
  switch (path.kind) {
    case Kind::kLink:
      if (backward) return Scan({0, path.predicate, start}, [&](const Triple& t) { return visit(t.s); });
      return Scan({start, path.predicate, 0}, [&](const Triple& t) { return visit(t.o); });
    case Kind::kInverse:
      return Walk(path.children[0], start, !backward, visit);
    case Kind::kSequence:
      return Sequence(path, 0, start, backward, visit);
    case Kind::kAlternative:
      return std::all_of(path.children.begin(), path.children.end(),
                         [&](const PathProgram& child) { return Walk(child, start, backward, visit); });
    case Kind::kNegatedSet:
      return NegatedSet(path, start, backward, visit);
    case Kind::kZeroOrOne:
      return ZeroOrOne(path, start, backward, visit);
    case Kind::kZeroOrMore:
    case Kind::kOneOrMore:
      return Closure(path, start, backward, visit);
  }
  return true;
}

bool PathWalker::Sequence(const PathProgram& path, size_t done, TermId start, bool backward, Visit visit) {
  const size_t count = path.children.size();
  if (done == count) return visit(start);
  const PathProgram& next = path.children[backward ? count - 1 - done : done];
  return Walk(next, start, backward,
              [&](TermId term) { return Sequence(path, done + 1, term, backward, visit); });
}

bool PathWalker::NegatedSet(const PathProgram& path, TermId start, bool backward, Visit visit) {
  const auto has = [](const std::vector<TermId>& ids, TermId id) {
    return std::binary_search(ids.begin(), ids.end(), id);
  };
  // Along the triples for the forward members walked forward, or the backward ones walked backward.
  const auto along = [&](const std::vector<TermId>& excluded) {
    return Scan({start, 0, 0}, [&](const Triple& t) { return has(excluded, t.p) || visit(t.o); });
  };
  const auto against = [&](const std::vector<TermId>& excluded) {
    return Scan({0, 0, start}, [&](const Triple& t) { return has(excluded, t.p) || visit(t.s); });
  };
  if (path.has_forward && !(backward ? against(path.not_forward) : along(path.not_forward))) return false;
  if (path.has_backward && !(backward ? along(path.not_backward) : against(path.not_backward))) return false;
  return true;
}

bool PathWalker::ZeroOrOne(const PathProgram& path, TermId start, bool backward, Visit visit) {
  RowTable seen(&execution_.budget(), 1);
  if (!AddTerm(&seen, start) || !visit(start)) return false;
  return Walk(path.children[0], start, backward, [&](TermId term) {
    bool inserted;
    if (seen.Insert(&term, &inserted) == RowTable::kNone) return execution_.OutOfMemory();
    return !inserted || visit(term);
  });
}

// Breadth first; the table of what was seen is the queue.
bool PathWalker::Closure(const PathProgram& path, TermId start, bool backward, Visit visit) {
  RowTable seen(&execution_.budget(), 1);
  const auto meet = [&](TermId term) {
    bool inserted;
    if (seen.Insert(&term, &inserted) == RowTable::kNone) return execution_.OutOfMemory();
    return !inserted || visit(term);
  };
  const PathProgram& step = path.children[0];
  if (path.kind == Kind::kZeroOrMore) {
    if (!meet(start)) return false;
  } else if (!Walk(step, start, backward, meet)) {
    return false;
  }
  for (uint32_t i = 0; i < seen.size(); ++i)
    if (!Walk(step, *seen.row(i), backward, meet)) return false;
  return true;
}

bool PathWalker::Nodes(RowTable* out) {
  return Scan({}, [&](const Triple& t) { return AddTerm(out, t.s) && AddTerm(out, t.o); });
}

bool PathWalker::SubjectsOf(TermId predicate, RowTable* out) {
  return Scan({0, predicate, 0}, [&](const Triple& t) { return AddTerm(out, t.s); });
}

bool PathWalker::IsNode(TermId term, bool* result) {
  *result = false;
  const auto found = [&](const Triple&) {
    *result = true;
    return false;
  };
  Scan({term, 0, 0}, found);
  if (!*result) Scan({0, 0, term}, found);
  return execution_.status().ok();
}

PathOperator::PathOperator(Execution* execution, Place subject, PathProgram path, std::string text,
                           Place object, GraphSource graphs)
    : Operator(execution),
      subject_(std::move(subject)),
      object_(std::move(object)),
      path_(std::move(path)),
      text_(std::move(text)),
      graphs_(std::move(graphs)) {}

std::string PathOperator::Describe() const {
  return absl::StrCat("path ", subject_.text, " ", text_, " ", object_.text);
}

bool PathOperator::Emit(const Place& place, TermId term, TermId* row, Sink sink) {
  TermId& slot = row[place.variable];
  slot = term;
  const bool more = sink();
  slot = 0;
  return more;
}

bool PathOperator::FromBound(PathWalker* walker, TermId start, bool backward, const Place& other, TermId* row,
                             Sink sink) {
  const TermId wanted = other.In(row);
  // Between two variables, a path of length zero joins only terms of the graph (18.4).
  bool with_itself = true;
  if (MayBeEmpty(path_) && subject_.is_variable && object_.is_variable &&
      !walker->IsNode(start, &with_itself))
    return false;
  if (wanted == 0)
    return walker->Walk(path_, start, backward, [&](TermId term) {
      return (term == start && !with_itself) || Emit(other, term, row, sink);
    });
  if (path_.kind == Kind::kNegatedSet)
    return walker->Walk(path_, start, backward, [&](TermId term) { return term != wanted || sink(); });
  bool found = false;
  walker->Walk(path_, start, backward, [&](TermId term) {
    found = term == wanted && (term != start || with_itself);
    return !found;
  });
  if (!execution().status().ok()) return false;
  return !found || sink();
}

bool PathOperator::FromAll(PathWalker* walker, TermId* row, Sink sink) {
  RowTable nodes(&execution().budget(), 1);
  const bool from_link = path_.kind == Kind::kOneOrMore && path_.children[0].kind == Kind::kLink;
  if (!(from_link ? walker->SubjectsOf(path_.children[0].predicate, &nodes) : walker->Nodes(&nodes)))
    return false;
  const bool loop = subject_.variable == object_.variable;
  bool more = true;
  for (uint32_t i = 0; more && i < nodes.size(); ++i) {
    const TermId start = *nodes.row(i);
    row[subject_.variable] = start;
    more = walker->Walk(path_, start, false, [&](TermId term) {
      if (loop) return term != start || sink();
      return Emit(object_, term, row, sink);
    });
  }
  row[subject_.variable] = 0;
  return more;
}

bool PathOperator::Solve(TermId* row, Sink sink) {
  PathWalker walker(&execution(), graphs_.In(row));
  if (const TermId start = subject_.In(row); start != 0)
    return FromBound(&walker, start, false, object_, row, sink);
  if (const TermId start = object_.In(row); start != 0)
    return FromBound(&walker, start, true, subject_, row, sink);
  return FromAll(&walker, row, sink);
}

}  // namespace mscgraph::sparql
