#include "tests/support/rdf_files.h"

#include <raptor2.h>

#include <filesystem>
#include <memory>

#include "graph/store/rdf_reader.h"

namespace mscgraph {
namespace {

// Raptor as a converter from RDF/XML to N-Triples.
absl::StatusOr<std::string> NTriplesOfRdfXml(const std::string& text, const std::string& base_iri) {
  struct Free {
    void operator()(raptor_world* world) const { raptor_free_world(world); }
    void operator()(raptor_uri* uri) const { raptor_free_uri(uri); }
    void operator()(raptor_parser* parser) const { raptor_free_parser(parser); }
    void operator()(raptor_serializer* serializer) const { raptor_free_serializer(serializer); }
  };
  const std::unique_ptr<raptor_world, Free> world(raptor_new_world());
  const std::unique_ptr<raptor_uri, Free> base(
      raptor_new_uri(world.get(), reinterpret_cast<const unsigned char*>(base_iri.c_str())));
  void* out = nullptr;
  size_t size = 0;
  const std::unique_ptr<raptor_serializer, Free> serializer(raptor_new_serializer(world.get(), "ntriples"));
  raptor_serializer_start_to_string(serializer.get(), nullptr, &out, &size);
  const std::unique_ptr<raptor_parser, Free> parser(raptor_new_parser(world.get(), "rdfxml"));
  raptor_parser_set_statement_handler(
      parser.get(), serializer.get(), [](void* data, raptor_statement* statement) {
        raptor_serializer_serialize_statement(static_cast<raptor_serializer*>(data), statement);
      });
  const bool failed =
      raptor_parser_parse_start(parser.get(), base.get()) != 0 ||
      raptor_parser_parse_chunk(parser.get(), reinterpret_cast<const unsigned char*>(text.data()),
                                text.size(), 1) != 0;
  raptor_serializer_serialize_end(serializer.get());
  std::string result(static_cast<const char*>(out), size);
  raptor_free_memory(out);
  if (failed) return absl::InvalidArgumentError("no RDF/XML: " + base_iri);
  return result;
}

}  // namespace

absl::Status ReadRdfFile(const std::string& path, const std::string& base, const std::string& graph,
                         const std::string& blank_prefix, std::set<Quad>* quads) {
  RdfSyntax syntax = RdfSyntax::kNTriples;
  std::string text = FileText(path);
  if (std::filesystem::path(path).extension() == ".rdf") {
    absl::StatusOr<std::string> converted = NTriplesOfRdfXml(text, base);
    if (!converted.ok()) return converted.status();
    text = *converted;
  } else if (const auto by_name = RdfSyntaxOf(path)) {
    syntax = *by_name;
  } else {
    return absl::InvalidArgumentError("unknown ending: " + path);
  }
  size_t place = 0;
  return ReadRdf(
      syntax, {.name = path, .base = base, .blank_prefix = blank_prefix},
      [&](char* to, size_t size) -> absl::StatusOr<size_t> {
        size = std::min(size, text.size() - place);
        text.copy(to, size, place);
        place += size;
        return size;
      },
      [&](const RdfStatement& s) {
        quads->insert({std::string(s.subject), std::string(s.predicate), std::string(s.object), graph});
        return absl::OkStatus();
      });
}

}  // namespace mscgraph
