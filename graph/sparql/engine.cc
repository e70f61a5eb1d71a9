#include "graph/sparql/engine.h"

#include <algorithm>
#include <utility>

#include "graph/sparql/execution.h"
#include "graph/sparql/graph_results.h"
#include "graph/sparql/plan_text.h"
#include "graph/sparql/planner.h"

namespace mscgraph::sparql {
namespace {

// Solutions are decoded in batches that grow: the first comes soon, many cost little.
constexpr size_t kFirstBatch = 64;
constexpr size_t kMaxBatch = 2048;

// The columns of SELECT on their way to the sink.
class RowWriter {
 public:
  RowWriter(Execution* execution, ResultSink* sink)
      : execution_(*execution), sink_(*sink), columns_(execution->query().selected) {}

  absl::Status Begin() {
    std::vector<std::string> names;
    for (Variable v : columns_) names.push_back(execution_.NameOf(v));
    return sink_.Columns(names);
  }
  bool Add(const TermId* row) {
    for (Variable v : columns_) ids_.push_back(row[v]);
    return ++rows_ < batch_ || Flush();
  }
  bool Flush() {
    auto forms = execution_.terms().FormsOf(ids_);
    if (!forms.ok()) return execution_.Fail(forms.status());
    std::vector<std::optional<std::string>> out(columns_.size());
    for (size_t i = 0; i < rows_; ++i) {
      std::move(forms->begin() + static_cast<std::ptrdiff_t>(i * out.size()),
                forms->begin() + static_cast<std::ptrdiff_t>((i + 1) * out.size()), out.begin());
      if (absl::Status status = sink_.Row(out); !status.ok()) return execution_.Fail(std::move(status));
    }
    ids_.clear();
    rows_ = 0;
    batch_ = std::min(kMaxBatch, batch_ * 2);
    return true;
  }

 private:
  Execution& execution_;
  ResultSink& sink_;
  const std::vector<Variable>& columns_;
  std::vector<TermId> ids_;
  size_t rows_ = 0;
  size_t batch_ = kFirstBatch;
};

// A query made ready to run once.
class PreparedQuery {
 public:
  PreparedQuery(const Query& query, const TripleReader& reader, const RunOptions& options, bool analyse)
      : query_(query), execution_(query, reader, options, analyse), planner_(&execution_) {}

  absl::Status Prepare() {
    if (absl::Status status = execution_.Open(); !status.ok()) return status;
    // DESCRIBE of terms has no pattern.
    const std::optional<uint64_t> goal =
        query_.form == Query::Form::kAsk ? std::optional<uint64_t>(1) : std::nullopt;
    if (query_.pattern) plan_ = planner_.PlanQuery(*query_.pattern, goal);
    return execution_.status();
  }

  absl::Status Run(ResultSink* sink) {
    std::vector<TermId> row(execution_.width(), 0);
    switch (query_.form) {
      case Query::Form::kSelect:
        return Select(row.data(), sink);
      case Query::Form::kAsk:
        return Ask(row.data(), sink);
      case Query::Form::kConstruct:
      case Query::Form::kDescribe:
        return Statements(row.data(), sink);
    }
    return absl::InternalError("a form of query that is none");
  }

  std::string Text() const { return plan_ ? PlanText(*plan_, execution_.analyse()) : ""; }

 private:
  bool Solve(TermId* row, Sink sink) { return plan_ ? plan_->Run(row, sink) : sink(); }

  absl::Status Select(TermId* row, ResultSink* sink) {
    RowWriter writer(&execution_, sink);
    if (absl::Status status = writer.Begin(); !status.ok()) return status;
    Solve(row, [&] { return writer.Add(row); });
    if (execution_.status().ok()) writer.Flush();
    return execution_.status();
  }

  absl::Status Ask(TermId* row, ResultSink* sink) {
    bool found = false;
    Solve(row, [&] {
      found = true;
      return false;
    });
    if (!execution_.status().ok()) return execution_.status();
    return sink->Boolean(found);
  }

  absl::Status Statements(TermId* row, ResultSink* sink) {
    StatementWriter writer(&execution_, sink);
    if (query_.form == Query::Form::kConstruct) {
      TemplateResult result(&execution_, &writer);
      if (Solve(row, [&] { return result.Add(row); })) writer.Flush();
    } else {
      DescribeResult result(&execution_, &writer);
      if (Solve(row, [&] { return result.Add(row); })) writer.Flush();
    }
    return execution_.status();
  }

  const Query& query_;
  Execution execution_;
  Planner planner_;
  OperatorPtr plan_;
};

class NoSink : public ResultSink {
 public:
  absl::Status Columns(const std::vector<std::string>&) override { return absl::OkStatus(); }
  absl::Status Row(const std::vector<std::optional<std::string>>&) override { return absl::OkStatus(); }
  absl::Status Boolean(bool) override { return absl::OkStatus(); }
  absl::Status Statement(const std::string&, const std::string&, const std::string&) override {
    return absl::OkStatus();
  }
};

}  // namespace

absl::Status Run(const Query& query, const TripleReader& reader, const RunOptions& options,
                 ResultSink* sink) {
  PreparedQuery prepared(query, reader, options, /*analyse=*/false);
  if (absl::Status status = prepared.Prepare(); !status.ok()) return status;
  return prepared.Run(sink);
}

absl::StatusOr<std::string> Explain(const Query& query, const TripleReader& reader, const RunOptions& options,
                                    bool analyse) {
  PreparedQuery prepared(query, reader, options, analyse);
  if (absl::Status status = prepared.Prepare(); !status.ok()) return status;
  if (analyse) {
    NoSink sink;
    if (absl::Status status = prepared.Run(&sink); !status.ok()) return status;
  }
  return prepared.Text();
}

}  // namespace mscgraph::sparql
