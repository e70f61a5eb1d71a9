#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "graph/store/rdf_chunks.h"
#include "graph/store/rdf_reader.h"
#include "graph/store/term.h"

// RDF texts: what is read is canonical, reads back as itself, and does not depend on how the bytes come.
namespace mscgraph {
namespace {

void Require(bool condition) {
  if (!condition) std::abort();
}

std::string Read(RdfSyntax syntax, std::string_view text, size_t chunk, bool* good) {
  std::string out;
  size_t place = 0;
  const absl::Status status = ReadRdf(
      syntax, {.name = "f", .base = "http://x/y"},
      [&](char* to, size_t size) -> absl::StatusOr<size_t> {
        size = text.copy(to, std::min(size, chunk), place);
        place += size;
        return size;
      },
      [&](const RdfStatement& s) {
        for (std::string_view form : {s.subject, s.predicate, s.object, s.graph}) {
          if (form.empty()) continue;
          const TermId id = EncodeTerm(form);
          Require(IsStored(id) || InlineForm(id) == form);
          out.append(form).append(" ");
        }
        out += ".\n";
        return absl::OkStatus();
      });
  *good = status.ok();
  return out;
}

}  // namespace
}  // namespace mscgraph

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace mscgraph;
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  constexpr RdfSyntax kSyntaxes[] = {RdfSyntax::kNTriples, RdfSyntax::kNQuads, RdfSyntax::kTurtle};
  const RdfSyntax syntax = kSyntaxes[data[0] % 3];
  bool good = false, again_good = false;
  const std::string lines = Read(syntax, text, 1 << 16, &good);
  Require(Read(syntax, text, 3, &again_good) == lines && good == again_good);
  Require(Read(RdfSyntax::kNQuads, lines, 1 << 16, &again_good) == lines && again_good);
  if (syntax != RdfSyntax::kTurtle) {
    RdfChunk chunk;
    chunk.text = text;
    ParseChunk(syntax, "", &chunk);
    Require(chunk.status.ok() == good);
    Require(chunk.rows.size() == static_cast<size_t>(std::count(lines.begin(), lines.end(), '\n')));
  }
  return 0;
}
