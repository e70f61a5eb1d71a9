#include "extract/mention/obo_graph_reader.h"

#include <gtest/gtest.h>

#include "tests/support/read_text.h"

namespace mscgraph {
namespace {

TEST(ReadOboGraph, NodesAndTheirIsAEdges) {
  absl::Status status;
  EXPECT_EQ(DumpTerms(R"({"graphs": [{"id": "g", "meta": {"xrefs": [{"val": "A:1"}]}, "edges": [
          {"sub": "http://purl.obolibrary.org/obo/X_1", "pred": "is_a", "obj": "http://purl.obolibrary.org/obo/X_2"},
          {"sub": "http://purl.obolibrary.org/obo/X_1", "pred": "part_of", "obj": "http://purl.obolibrary.org/obo/X_3"}],
        "nodes": [
          {"id": "http://purl.obolibrary.org/obo/X_1", "lbl": "red fever", "type": "CLASS", "meta": {
            "definition": {"val": "a fever", "xrefs": ["MESH:D9"]},
            "synonyms": [{"pred": "hasExactSynonym", "val": "scarlet fever", "xrefs": ["A:1"]},
                         {"pred": "hasRelatedSynonym", "val": "heat"},
                         {"pred": "hasExactSynonym", "val": "RF",
                          "synonymType": "http://purl.obolibrary.org/obo/OMO_0003012"}],
            "xrefs": [{"val": "UMLS_CUI:C1"}, {"val": "nothing"}]}},
          {"id": "http://purl.obolibrary.org/obo/X_2", "lbl": "fever", "meta": {"deprecated": true}},
          {"id": "http://purl.obolibrary.org/obo/X_9", "lbl": "part of", "type": "PROPERTY"},
          {"id": "https://elsewhere.org/", "lbl": "no curie"}]}]})",
                      &status),
            "X:1|red fever|scarlet fever|RF|UMLS:C1|X:2\n-X:2|fever||||\n");
  EXPECT_TRUE(status.ok()) << status;
}

TEST(ReadOboGraph, FaultsNameTheLine) {
  const std::pair<std::string, const char*> rows[] = {
      {"{\"graphs\": [\n{\"nodes\": [\n{\"id\": }]}]}", "f:3:"},
      {"{\"graphs\": [\n{\"nodes\": [", "f:2:"},
      {"{\"graphs\": [\n!\n\n\n\n]}", "f:2:"},
      {"{}", "f:1: no OBO Graph"},
      {"{\"graphs\": [{\"nodes\": [{\"id\": \"a b\"}]}]}", "f:1: no OBO Graph"},
  };
  for (const auto& [text, expected] : rows) {
    absl::Status status;
    DumpTerms(text, &status);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << text;
    EXPECT_EQ(status.message().substr(0, std::string(expected).size()), expected) << status;
  }
}

TEST(ReadOboGraph, BoundsNestingAndStrings) {
  absl::Status status;
  DumpTerms("{\"a\": " + std::string(100000, '['), &status);
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted) << status;
  DumpTerms("{\"graphs\":\n\"" + std::string(3 * kMaxLineBytes, 'x') + "\"}", &status);
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted) << status;
  EXPECT_NE(status.message().find("f:2:"), std::string_view::npos) << status;
}

}  // namespace
}  // namespace mscgraph
