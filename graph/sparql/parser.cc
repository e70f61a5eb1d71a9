#include "graph/sparql/parser.h"

#include "absl/strings/str_cat.h"
#include "graph/sparql/grammar.h"
#include "graph/sparql/source_text.h"
#include "schemas/text/utf8.h"

namespace mscgraph::sparql {

namespace {

constexpr size_t kMaxBytes = size_t{16} << 20;

absl::Status ErrorAt(std::string_view text, size_t offset, const std::string& message) {
  return absl::InvalidArgumentError(
      absl::StrCat(SourceText(text.substr(0, offset)).Place(offset), ": ", message));
}

}  // namespace

absl::StatusOr<Query> ParseQuery(std::string_view text, const ParseOptions& options) {
  if (text.size() > kMaxBytes)
    return ErrorAt(text, kMaxBytes, absl::StrCat("the query is longer than ", kMaxBytes, " bytes"));
  if (const size_t invalid = FindInvalidUtf8(text); invalid != std::string_view::npos)
    return ErrorAt(text, invalid, "the query is not valid UTF-8");
  return Grammar(text, options).ReadQuery();
}

}  // namespace mscgraph::sparql
