#include "extract/mention/ontology_reader.h"

#include <gtest/gtest.h>

#include "tests/support/read_text.h"

namespace mscgraph {
namespace {

TEST(ReadOntology, TellsTheFormatByItsContent) {
  const std::pair<const char*, const char*> rows[] = {
      {"format-version: 1.2\n\n[Term]\nid: X:1\nname: a\n", "X:1|a||||\n"},
      {"\n[Term]\nid: X:1\nname: a\n", "X:1|a||||\n"},
      {"! a comment\n[Term]\nid: X:1\nname: a\n", "X:1|a||||\n"},
      {" \n{\"graphs\": [{\"nodes\": [{\"id\": \"X:1\", \"lbl\": \"a\"}]}]}", "X:1|a||||\n"},
      {"\xef\xbb\xbfid\tname\nX:1\ta\n", "X:1|a||||\n"},
      {"", ""},
      {"<rdf:RDF>", ""},
  };
  for (const auto& [text, expected] : rows) {
    absl::Status status;
    EXPECT_EQ(DumpTerms(text, &status), expected) << text;
    EXPECT_EQ(status.ok(), expected[0] != 0) << status;
  }
}

TEST(ReadOntology, StopsWhenTheVisitorDoes) {
  int seen = 0;
  absl::Status status = ReadOntology("f", ReadText("id\tname\nX:1\ta\nX:2\tb\n"), [&](OntologyTerm) {
    ++seen;
    return absl::CancelledError("enough");
  });
  EXPECT_EQ(seen, 1);
  EXPECT_EQ(status.code(), absl::StatusCode::kCancelled);
}

TEST(CurieOf, FormsOfAnId) {
  const std::pair<const char*, const char*> rows[] = {
      {"DOID:14", "DOID:14"},
      {"http://purl.obolibrary.org/obo/DOID_14", "DOID:14"},
      {"http://purl.obolibrary.org/obo/mondo#x", ""},
      {"MSH:D1", "MESH:D1"},
      {"UMLS_CUI:C1", "UMLS:C1"},
      {"https://x.org", ""},
      {"url:http://x.org/a", "url:http://x.org/a"},
      {"no id", ""},
      {"X:", ""},
      {":1", ""},
      {"X:a b", ""},
      {"X:a|b", ""},
  };
  for (const auto& [id, expected] : rows) EXPECT_EQ(CurieOf(id), expected) << id;
}

}  // namespace
}  // namespace mscgraph
