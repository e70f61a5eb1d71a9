#include "extract/mention/term_table_reader.h"

#include <gtest/gtest.h>

#include "tests/support/read_text.h"

namespace mscgraph {
namespace {

TEST(ReadTermTable, ColumnsGoByTheirNames) {
  absl::Status status;
  EXPECT_EQ(DumpTerms("Label\tnotes\tID\texact_synonyms\txrefs\tparents\tobsolete\n"
                      "red fever\tany\tX:1\tscarlet fever|rash\tMSH:D1|bad\tX:2|X:3\t\r\n"
                      "\n"
                      "fever\t\tX:2\t\t\t\ttrue\n"
                      "short row\t\tX:3\n",
                      &status),
            "X:1|red fever|scarlet fever,rash||MESH:D1|X:2,X:3\n-X:2|fever||||\nX:3|short row||||\n");
  EXPECT_TRUE(status.ok()) << status;
}

TEST(ReadTermTable, FaultsNameTheLine) {
  const std::pair<const char*, const char*> rows[] = {
      {"name\tother\n", "f:1: the header needs one column \"id\""},
      {"id\tname\tlabel\n", "f:1: the header needs one column"},
      {"id\tname\nX:1\ta\tb\n", "f:2: 3 cells, but the header has 2"},
      {"id\tname\nX:1\ta\nnonsense\tb\n", "f:3: the id is no CURIE"},
  };
  for (const auto& [text, expected] : rows) {
    absl::Status status;
    DumpTerms(text, &status);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << text;
    EXPECT_EQ(status.message().substr(0, std::string(expected).size()), expected);
  }
}

}  // namespace
}  // namespace mscgraph
