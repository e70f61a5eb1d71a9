#ifndef MSCGRAPH_GRAPH_SPARQL_VARIABLE_SET_H_
#define MSCGRAPH_GRAPH_SPARQL_VARIABLE_SET_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "graph/sparql/algebra.h"

namespace mscgraph::sparql {

// A set of variables of one query. A plain value; up to 128 variables without allocation.
class VariableSet {
 public:
  VariableSet() = default;
  explicit VariableSet(const std::vector<Variable>& variables) {
    for (Variable v : variables) Add(v);
  }

  void Add(Variable v) {
    if (v / 64 >= words_.size()) words_.resize(v / 64 + 1);
    words_[v / 64] |= uint64_t{1} << (v % 64);
  }
  bool Has(Variable v) const { return v / 64 < words_.size() && (words_[v / 64] >> (v % 64) & 1) != 0; }
  void Add(const VariableSet& other) {
    if (other.words_.size() > words_.size()) words_.resize(other.words_.size());
    for (size_t i = 0; i < other.words_.size(); ++i) words_[i] |= other.words_[i];
  }
  bool empty() const {
    for (uint64_t word : words_)
      if (word != 0) return false;
    return true;
  }
  bool Meets(const VariableSet& other) const { return !(*this & other).empty(); }
  bool IsWithin(const VariableSet& other) const { return (*this - other).empty(); }
  // Ascending.
  std::vector<Variable> Members() const {
    std::vector<Variable> out;
    for (size_t i = 0; i < words_.size(); ++i)
      for (uint64_t word = words_[i]; word != 0; word &= word - 1)
        out.push_back(static_cast<Variable>(i * 64 + static_cast<size_t>(std::countr_zero(word))));
    return out;
  }

  friend VariableSet operator|(VariableSet a, const VariableSet& b) {
    a.Add(b);
    return a;
  }
  friend VariableSet operator&(VariableSet a, const VariableSet& b) {
    for (size_t i = 0; i < a.words_.size(); ++i) a.words_[i] &= i < b.words_.size() ? b.words_[i] : 0;
    return a;
  }
  friend VariableSet operator-(VariableSet a, const VariableSet& b) {
    for (size_t i = 0; i < a.words_.size() && i < b.words_.size(); ++i) a.words_[i] &= ~b.words_[i];
    return a;
  }

 private:
  absl::InlinedVector<uint64_t, 2> words_;
};

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_VARIABLE_SET_H_
