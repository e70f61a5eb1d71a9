#include <utility>

#include "absl/strings/ascii.h"
#include "graph/store/rdf_reader.h"
#include "graph/store/rdf_terms.h"
#include "graph/store/term.h"
#include "graph/store/vocabulary.h"
#include "schemas/text/utf8.h"

// N-Triples (https://www.w3.org/TR/n-triples/) and N-Quads, a line at a time. A term that is canonical
// already is not copied.
namespace mscgraph {
namespace {

void SkipBlanks(std::string_view* rest) {
  size_t i = 0;
  while (i < rest->size() && ((*rest)[i] == ' ' || (*rest)[i] == '\t')) ++i;
  rest->remove_prefix(i);
}

bool IsEmpty(std::string_view line) {
  SkipBlanks(&line);
  return line.empty() || line[0] == '#';
}

// The place of the closing quote; npos if there is none.
size_t ClosingQuote(std::string_view text) {
  for (size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') return i;
    if (text[i] == '\\') ++i;
  }
  return std::string_view::npos;
}

size_t TagLength(std::string_view text) {
  size_t i = 0;
  while (i < text.size() && (absl::ascii_isalnum(static_cast<unsigned char>(text[i])) || text[i] == '-')) ++i;
  return i;
}

}  // namespace

RdfLineParser::RdfLineParser(RdfSyntax syntax, std::string blank_prefix)
    : quads_(syntax == RdfSyntax::kNQuads), blank_prefix_(std::move(blank_prefix)) {}

bool RdfLineParser::Fail(const char* fault) {
  fault_ = fault;
  return false;
}

bool RdfLineParser::ReadIri(std::string_view* rest, std::string* scratch, std::string_view* form) {
  const size_t close = rest->find('>');
  if (close == std::string_view::npos) return Fail("an IRI without end");
  std::string_view whole = rest->substr(0, close + 1);
  rest->remove_prefix(close + 1);
  std::string_view iri = whole.substr(1, close - 1);
  if (iri.find('\\') != std::string_view::npos) {
    *scratch = "<";
    if (!Unescape(iri, false, scratch)) return Fail("a bad escape in an IRI");
    scratch->push_back('>');
    whole = *scratch;
    iri = whole.substr(1, whole.size() - 2);
  }
  if (!IsAbsoluteIri(iri)) return Fail("no absolute IRI, or characters in it that may not stand in one");
  *form = whole;
  return true;
}

bool RdfLineParser::ReadBlank(std::string_view* rest, std::string* scratch, std::string_view* form) {
  if (rest->size() < 2 || (*rest)[1] != ':') return Fail("a term must begin with <, \" or _:");
  const size_t length = BlankLabelLength(rest->substr(2));
  const std::string_view label = rest->substr(2, length);
  if (length == 0 || FindInvalidUtf8(label) != std::string_view::npos)
    return Fail("no label of a blank node");
  rest->remove_prefix(2 + length);
  if (!rest->empty() && rest->front() == ':') return Fail("a colon in the label of a blank node");
  scratch->assign("_:").append(blank_prefix_).append(label);
  *form = *scratch;
  return true;
}

bool RdfLineParser::ReadLiteral(std::string_view* rest, std::string* scratch, std::string_view* form) {
  const size_t close = ClosingQuote(*rest);
  if (close == std::string_view::npos) return Fail("a literal without end");
  const std::string_view begin = *rest;
  const std::string_view text = rest->substr(1, close - 1);
  const bool plain = IsPlain(text);
  if (!plain) {
    std::string resolved;
    if (text.find_first_of("\r\n") != std::string_view::npos) return Fail("a line break in a literal");
    if (FindInvalidUtf8(text) != std::string_view::npos) return Fail("a literal that is no UTF-8");
    if (!Unescape(text, true, &resolved)) return Fail("a bad escape in a literal");
    scratch->assign("\"");
    AppendEscaped(resolved, scratch);
    scratch->push_back('"');
  }
  rest->remove_prefix(close + 1);
  std::string_view tail;  // What follows the quote.
  bool copied_tail = false;
  if (!rest->empty() && rest->front() == '@') {
    const size_t length = TagLength(rest->substr(1));
    if (!IsLanguageTag(rest->substr(1, length))) return Fail("a bad language tag");
    tail = rest->substr(0, length + 1);
    rest->remove_prefix(length + 1);
  } else if (rest->substr(0, 2) == "^^") {
    const std::string_view hats = *rest;
    rest->remove_prefix(2);
    if (rest->empty() || rest->front() != '<') return Fail("no datatype after ^^");
    std::string_view type;
    if (!ReadIri(rest, &datatype_, &type)) return false;
    copied_tail = type.data() == datatype_.data();
    if (copied_tail) datatype_.insert(0, "^^");
    tail = copied_tail ? std::string_view(datatype_) : hats.substr(0, 2 + type.size());
    if (tail.substr(3, tail.size() - 4) == vocab::kXsdString) tail = {};
  }
  if (plain && !copied_tail) {
    *form = begin.substr(0, close + 1 + tail.size());
    return true;
  }
  if (plain) scratch->assign(begin.substr(0, close + 1));
  *form = scratch->append(tail);
  return true;
}

bool RdfLineParser::ReadTerm(std::string_view* rest, std::string* scratch, std::string_view* form) {
  SkipBlanks(rest);
  if (rest->empty()) return Fail("the line ends within a statement");
  if (rest->front() == '<') return ReadIri(rest, scratch, form);
  if (rest->front() == '"') return ReadLiteral(rest, scratch, form);
  return ReadBlank(rest, scratch, form);
}

bool RdfLineParser::ReadStatement(std::string_view line, RdfStatement* statement) {
  if (!ReadTerm(&line, &scratch_[0], &statement->subject) ||
      !ReadTerm(&line, &scratch_[1], &statement->predicate) ||
      !ReadTerm(&line, &scratch_[2], &statement->object))
    return false;
  if (statement->subject[0] == '"') return Fail("a literal as subject");
  if (statement->predicate[0] != '<') return Fail("a predicate that is no IRI");
  statement->graph = {};
  SkipBlanks(&line);
  if (quads_ && !line.empty() && line.front() != '.') {
    if (!ReadTerm(&line, &scratch_[3], &statement->graph)) return false;
    if (statement->graph[0] == '"') return Fail("a literal as name of a graph");
    SkipBlanks(&line);
  }
  if (line.empty() || line.front() != '.') return Fail("no full stop after the statement");
  return IsEmpty(line.substr(1)) || Fail("more text after the full stop");
}

absl::StatusOr<bool> RdfLineParser::Parse(std::string_view line, RdfStatement* statement) {
  if (IsEmpty(line)) return false;
  if (!ReadStatement(line, statement)) return absl::InvalidArgumentError(fault_);
  return true;
}

}  // namespace mscgraph
