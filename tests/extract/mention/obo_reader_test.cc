#include "extract/mention/obo_reader.h"

#include <gtest/gtest.h>

#include "tests/support/read_text.h"

namespace mscgraph {
namespace {

constexpr char kHeader[] = "format-version: 1.2\nontology: mine\n\n";

TEST(ReadObo, TermsWithExactSynonyms) {
  absl::Status status;
  EXPECT_EQ(
      DumpTerms(std::string(kHeader) +
                    "[Term]\nid: X:1\nname: red fever\ndef: \"A fever: red.\" [a:b]\n"
                    "synonym: \"scarlet \\\"red\\\" fever\" EXACT []\nsynonym: \"RF\" EXACT OMO:0003012 []\n"
                    "synonym: \"fever\" BROAD []\nxref: MSH:D000001 {source=\"x\"}\nxref: nonsense\n"
                    "is_a: X:2 ! fever\n\n"
                    "[Typedef]\nid: part_of\nname: part of\n\n"
                    "[Term]\nid: X:2\nname: old fever\nis_obsolete: true\n",
                &status),
      "X:1|red fever|scarlet \"red\" fever|RF|MESH:D000001|X:2\n"
      "-X:2|old fever||||\n");
  EXPECT_TRUE(status.ok()) << status;
}

TEST(ReadObo, FaultsNameTheLine) {
  const std::pair<const char*, const char*> rows[] = {
      {"[Term]\nname: a\n", "f:4: a [Term] without an id"},
      {"[Term]\nid: nonsense\n", "f:5: cannot be read: id: nonsense"},
      {"[Term]\nid: X:1\nsynonym: \"open EXACT []\n", "f:6: cannot be read: synonym"},
      {"[Term]\nid: X:1\nsynonym: bare\n", "f:6: cannot be read: synonym"},
  };
  for (const auto& [text, expected] : rows) {
    absl::Status status;
    DumpTerms(std::string(kHeader) + text, &status);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << text;
    EXPECT_EQ(status.message().substr(0, std::string(expected).size()), expected);
  }
}

TEST(ReadObo, RefusesALineWithoutEnd) {
  absl::Status status;
  DumpTerms(std::string(kHeader) + "[Term]\nid: X:1\nname: " + std::string(kMaxLineBytes, 'x') + "\n",
            &status);
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted) << status;
  EXPECT_NE(status.message().find("f:6:"), std::string_view::npos) << status;
}

}  // namespace
}  // namespace mscgraph
