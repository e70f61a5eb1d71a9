#include "tests/support/w3c_manifest.h"

#include <gtest/gtest.h>
#include <serd/serd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>

#include "absl/strings/str_cat.h"

namespace mscgraph::test {
namespace {

constexpr char kManifest[] = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
constexpr char kQuery[] = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#";
constexpr char kRdf[] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

std::string Text(const SerdNode& node) {
  return node.buf == nullptr ? "" : std::string(reinterpret_cast<const char*>(node.buf), node.n_bytes);
}

// A Turtle file in memory: subject -> predicate -> objects, all without their brackets and quotes.
class Graph {
 public:
  absl::Status Read(const std::string& path, const std::string& base) {
    const SerdNode base_node =
        serd_node_from_string(SERD_URI, reinterpret_cast<const uint8_t*>(base.c_str()));
    const std::unique_ptr<SerdEnv, void (*)(SerdEnv*)> env(serd_env_new(&base_node), serd_env_free);
    env_ = env.get();
    const std::unique_ptr<SerdReader, void (*)(SerdReader*)> reader(
        serd_reader_new(SERD_TURTLE, this, nullptr, &Graph::OnBase, &Graph::OnPrefix, &Graph::OnStatement,
                        nullptr),
        serd_reader_free);
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
    if (file == nullptr) return absl::NotFoundError(path);
    const SerdStatus status = serd_reader_read_file_handle(reader.get(), file.get(),
                                                           reinterpret_cast<const uint8_t*>(path.c_str()));
    env_ = nullptr;
    if (status == SERD_SUCCESS) return absl::OkStatus();
    return absl::InvalidArgumentError(
        absl::StrCat(path, ": ", reinterpret_cast<const char*>(serd_strerror(status))));
  }

  std::vector<std::string> All(const std::string& subject, const std::string& predicate) const {
    const auto found = triples_.find({subject, predicate});
    return found == triples_.end() ? std::vector<std::string>{} : found->second;
  }
  std::string One(const std::string& subject, const std::string& predicate) const {
    const auto all = All(subject, predicate);
    return all.empty() ? "" : all.front();
  }
  std::vector<std::string> List(std::string head) const {
    std::vector<std::string> items;
    for (; !head.empty() && head != absl::StrCat(kRdf, "nil"); head = One(head, absl::StrCat(kRdf, "rest")))
      items.push_back(One(head, absl::StrCat(kRdf, "first")));
    return items;
  }

 private:
  std::string Expanded(const SerdNode* node) const {
    SerdNode expanded = serd_env_expand_node(env_, node);
    std::string text = expanded.type == SERD_NOTHING ? Text(*node) : Text(expanded);
    serd_node_free(&expanded);
    return node->type == SERD_BLANK ? "_:" + text : text;
  }
  static SerdStatus OnBase(void* handle, const SerdNode* uri) {
    return serd_env_set_base_uri(static_cast<Graph*>(handle)->env_, uri);
  }
  static SerdStatus OnPrefix(void* handle, const SerdNode* name, const SerdNode* uri) {
    return serd_env_set_prefix(static_cast<Graph*>(handle)->env_, name, uri);
  }
  static SerdStatus OnStatement(void* handle, SerdStatementFlags, const SerdNode*, const SerdNode* subject,
                                const SerdNode* predicate, const SerdNode* object, const SerdNode*,
                                const SerdNode*) {
    auto* graph = static_cast<Graph*>(handle);
    graph->triples_[{graph->Expanded(subject), graph->Expanded(predicate)}].push_back(
        graph->Expanded(object));
    return SERD_SUCCESS;
  }

  SerdEnv* env_ = nullptr;
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> triples_;
};

class Reader {
 public:
  Reader(const std::string& folder, const std::string& base) : folder_(folder), base_(base) {}

  absl::StatusOr<std::vector<W3cTest>> Read() {
    const absl::Status read = graph_.Read(folder_ + "/manifest.ttl", base_);
    if (!read.ok()) return read;
    std::vector<W3cTest> tests;
    for (const std::string& entry : graph_.List(Entries())) tests.push_back(Test(entry));
    if (tests.empty())
      return absl::InvalidArgumentError(absl::StrCat(folder_, "/manifest.ttl has no entries"));
    return tests;
  }

 private:
  std::string Entries() const {
    for (const char* manifest : {"", "manifest.ttl", "manifest"}) {
      const std::string entries = graph_.One(base_ + manifest, absl::StrCat(kManifest, "entries"));
      if (!entries.empty()) return entries;
    }
    return "";
  }

  W3cFile File(const std::string& iri) const {
    W3cFile file{.iri = iri, .path = ""};
    if (iri.compare(0, base_.size(), base_) == 0)
      file.path = absl::StrCat(folder_, "/", iri.substr(base_.size()));
    return file;
  }

  W3cTest Test(const std::string& iri) const {
    W3cTest test;
    test.iri = iri;
    test.name = graph_.One(iri, absl::StrCat(kManifest, "name"));
    const std::string type = graph_.One(iri, absl::StrCat(kRdf, "type"));
    test.type = type.substr(type.find('#') + 1);
    const std::string action = graph_.One(iri, absl::StrCat(kManifest, "action"));
    const std::string query = graph_.One(action, absl::StrCat(kQuery, "query"));
    test.action = File(query.empty() ? action : query);
    for (const std::string& data : graph_.All(action, absl::StrCat(kQuery, "data")))
      test.data.push_back(File(data));
    for (const std::string& data : graph_.All(action, absl::StrCat(kQuery, "graphData")))
      test.named_graphs.push_back(NamedGraph(data));
    const std::string result = graph_.One(iri, absl::StrCat(kManifest, "result"));
    if (!result.empty()) test.result = File(result);
    return test;
  }

  // A file, or a node with qt:graph for the file and rdfs:label for its name.
  W3cFile NamedGraph(const std::string& node) const {
    const std::string graph = graph_.One(node, absl::StrCat(kQuery, "graph"));
    if (graph.empty()) return File(node);
    W3cFile file = File(graph);
    const std::string label = graph_.One(node, "http://www.w3.org/2000/01/rdf-schema#label");
    if (!label.empty()) file.iri = label;
    return file;
  }

  std::string folder_, base_;
  Graph graph_;
};

}  // namespace

std::optional<std::string> W3cFolder() {
  const char* folder = std::getenv("MSCGRAPH_W3C");
  return folder == nullptr || *folder == '\0' ? std::nullopt : std::optional<std::string>(folder);
}

absl::StatusOr<std::vector<W3cTest>> ReadManifest(const std::string& folder, const std::string& base) {
  return Reader(folder, base).Read();
}

std::vector<W3cTest> AllSparqlTests(const std::string& root) {
  std::vector<std::filesystem::path> folders;
  for (const auto& entry : std::filesystem::directory_iterator(root + "/sparql11"))
    if (std::filesystem::exists(entry.path() / "manifest.ttl")) folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  std::vector<W3cTest> all;
  for (const auto& folder : folders) {
    const auto tests =
        ReadManifest(folder.string(), "http://example.org/" + folder.filename().string() + "/");
    EXPECT_TRUE(tests.ok()) << tests.status();
    if (tests.ok()) all.insert(all.end(), tests->begin(), tests->end());
  }
  return all;
}

absl::StatusOr<std::string> ReadFile(const W3cFile& file) {
  std::ifstream in(file.path, std::ios::binary);
  if (!in) return absl::NotFoundError(absl::StrCat(file.iri, ": no file '", file.path, "'"));
  return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace mscgraph::test
