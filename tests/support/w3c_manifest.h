#ifndef MSCGRAPH_TESTS_SUPPORT_W3C_MANIFEST_H_
#define MSCGRAPH_TESTS_SUPPORT_W3C_MANIFEST_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace mscgraph::test {

// The test suites of the W3C (https://github.com/w3c/rdf-tests), which are read in place: the environment
// variable MSCGRAPH_W3C names the folder that holds sparql11/ and rdf11/. Only for tests.

struct W3cFile {
  std::string iri;   // What the file is called in queries and results.
  std::string path;  // Where it is.
};

struct W3cTest {
  std::string iri, name;
  std::string type;  // Without namespace: "PositiveSyntaxTest11", "QueryEvaluationTest", ...
  W3cFile action;    // The query; for a test of RDF syntax the data. `path` is empty if there is none.
  std::vector<W3cFile> data;          // qt:data: the default graph.
  std::vector<W3cFile> named_graphs;  // qt:graphData.
  std::optional<W3cFile> result;
};

// The folder, or nullopt if the variable is not set.
std::optional<std::string> W3cFolder();

// The tests of `folder`/manifest.ttl in its order. `base` is the IRI of the folder, with a slash at its end:
// relative IRIs of the manifest are resolved against it.
absl::StatusOr<std::vector<W3cTest>> ReadManifest(const std::string& folder, const std::string& base);

// The tests of all manifests of sparql11/, by folder; a manifest that cannot be read fails the running test.
// The base of a folder is http://example.org/ and its name.
std::vector<W3cTest> AllSparqlTests(const std::string& root);

absl::StatusOr<std::string> ReadFile(const W3cFile& file);

}  // namespace mscgraph::test

#endif  // MSCGRAPH_TESTS_SUPPORT_W3C_MANIFEST_H_
