#ifndef MSCGRAPH_TESTS_SUPPORT_QUERY_DUMP_H_
#define MSCGRAPH_TESTS_SUPPORT_QUERY_DUMP_H_

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "graph/sparql/algebra_text.h"
#include "graph/sparql/parser.h"

namespace mscgraph::sparql {

struct QueryDump {
  std::string query;
  std::string dump;  // AlgebraText behind a line break, so that tables are easy to read.
};

inline void ExpectDumps(const std::vector<QueryDump>& cases, const ParseOptions& options = {}) {
  for (const QueryDump& c : cases) {
    const auto query = ParseQuery(c.query, options);
    ASSERT_TRUE(query.ok()) << c.query << "\n" << query.status();
    EXPECT_EQ("\n" + AlgebraText(*query), c.dump) << c.query;
  }
}

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_TESTS_SUPPORT_QUERY_DUMP_H_
