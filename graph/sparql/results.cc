#include "graph/sparql/results.h"

#include "absl/strings/str_cat.h"
#include "graph/sparql/lexer.h"
#include "graph/sparql/result_stream.h"
#include "graph/store/vocabulary.h"

namespace mscgraph::sparql {
namespace {

struct NamedFormat {
  std::string_view name;
  ResultFormat format;
};
constexpr NamedFormat kFormats[] = {
    {"json", ResultFormat::kJson},   {"xml", ResultFormat::kXml},       {"csv", ResultFormat::kCsv},
    {"tsv", ResultFormat::kTsv},     {"table", ResultFormat::kTable},   {"ntriples", ResultFormat::kNTriples},
    {"nt", ResultFormat::kNTriples}, {"turtle", ResultFormat::kTurtle}, {"ttl", ResultFormat::kTurtle},
};

absl::string_view View(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

std::optional<ResultFormat> FindResultFormat(std::string_view name) {
  for (const NamedFormat& known : kFormats)
    if (known.name == name) return known.format;
  return std::nullopt;
}

std::unique_ptr<ResultWriter> MakeResultWriter(ResultFormat format, std::ostream* out,
                                               const TableOptions& table) {
  switch (format) {
    case ResultFormat::kJson:
      return MakeJsonWriter(out);
    case ResultFormat::kXml:
      return MakeXmlWriter(out);
    case ResultFormat::kCsv:
      return MakeCsvWriter(out);
    case ResultFormat::kTsv:
      return MakeTsvWriter(out);
    case ResultFormat::kTable:
      return MakeTableWriter(out, table);
    case ResultFormat::kNTriples:
      return MakeNTriplesWriter(out);
    case ResultFormat::kTurtle:
      break;
  }
  return MakeTurtleWriter(out);
}

absl::Status ResultStream::Write(std::string_view text) {
  out_->write(text.data(), static_cast<std::streamsize>(text.size()));
  return out_->good() ? absl::OkStatus() : absl::UnavailableError("the results cannot be written");
}

absl::Status ResultStream::Refuse(std::string_view what) const {
  return absl::InvalidArgumentError(absl::StrCat(View(format_), " has no place for ", View(what)));
}

bool IsBareNumber(std::string_view lexical, std::string_view datatype) {
  TokenKind kind = TokenKind::kEnd;
  if (datatype == vocab::kXsdInteger) kind = TokenKind::kInteger;
  if (datatype == vocab::kXsdDecimal) kind = TokenKind::kDecimal;
  if (datatype == "http://www.w3.org/2001/XMLSchema#double") kind = TokenKind::kDouble;
  if (kind == TokenKind::kEnd) return false;
  const Token token = Lexer(lexical).Next();
  return token.kind == kind && token.begin == 0 && token.end == lexical.size();
}

}  // namespace mscgraph::sparql
