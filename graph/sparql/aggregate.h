#ifndef MSCGRAPH_GRAPH_SPARQL_AGGREGATE_H_
#define MSCGRAPH_GRAPH_SPARQL_AGGREGATE_H_

#include <cstddef>
#include <memory>
#include <optional>

#include "graph/sparql/algebra.h"
#include "graph/sparql/value.h"

namespace mscgraph::sparql {

// One aggregate over one group (section 18.5.1), but COUNT without expression or over plain variables, which
// the operators count themselves. DISTINCT is the caller's: it adds each term once.
class Accumulator {
 public:
  static std::unique_ptr<Accumulator> Make(const Aggregate& aggregate);
  virtual ~Accumulator() = default;
  // The value of the argument in one solution; nullptr is an error, which COUNT and SAMPLE skip and which
  // spoils the others.
  virtual void Add(const Value* value) = 0;
  // nullopt is an error: the variable of the aggregate stays unbound.
  virtual std::optional<Value> Result() const = 0;
  // What it holds beyond its own size, in bytes.
  virtual size_t memory() const = 0;
};

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_AGGREGATE_H_
