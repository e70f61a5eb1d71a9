#ifndef MSCGRAPH_TESTS_SUPPORT_RANDOM_SPARQL_H_
#define MSCGRAPH_TESTS_SUPPORT_RANDOM_SPARQL_H_

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "tests/support/memory_triples.h"

namespace mscgraph::test {

// Random data and random queries over it, as text, from a grammar; to compare engines. The same seed gives
// the same data and queries everywhere. Literals are canonical, and different ones have different values.
class RandomSparql {
 public:
  explicit RandomSparql(uint64_t seed) : random_(seed) {}

  std::vector<FormQuad> Quads();
  // A SELECT query with PREFIX declarations and all. One with LIMIT or OFFSET orders by all its columns.
  std::string Query();

 private:
  size_t Below(size_t n) { return static_cast<size_t>(random_() % n); }
  bool OneIn(size_t n) { return Below(n) == 0; }
  template <size_t n>
  const char* Any(const char* const (&choices)[n]) {
    return choices[Below(n)];
  }

  std::string AnyVariable();
  std::string NewVariable();
  std::string Term();
  std::string Subject();
  std::string Object();
  std::string PredicatePath(int depth);
  std::string Path(int depth);
  std::string Triples();
  std::string Group(int depth);
  std::string Element(int depth);
  std::string Values();
  std::string Subquery(int depth);
  std::string Expression(int depth);
  std::string Comparison();
  std::string Arithmetic();
  std::string Select(int depth, bool top);
  std::string Grouped(int depth, std::vector<std::string>* columns, std::string* tail);

  std::mt19937_64 random_;
  int new_variables_ = 0;
};

}  // namespace mscgraph::test

#endif  // MSCGRAPH_TESTS_SUPPORT_RANDOM_SPARQL_H_
