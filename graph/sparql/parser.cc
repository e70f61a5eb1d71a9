#include "graph/sparql/parser.h"

#include "absl/strings/str_cat.h"
#include "graph/sparql/grammar.h"
#include "graph/sparql/source_text.h"
#include "schemas/text/utf8.h"

namespace mscgraph::sparql {

absl::StatusOr<Query> ParseQuery(std::string_view text, const ParseOptions& options) {
  if (const size_t invalid = FindInvalidUtf8(text); invalid != std::string_view::npos) {
    return absl::InvalidArgumentError(
        absl::StrCat(SourceText(text.substr(0, invalid)).Place(invalid), ": the query is not valid UTF-8"));
  }
  return Grammar(text, options).ReadQuery();
}

}  // namespace mscgraph::sparql
