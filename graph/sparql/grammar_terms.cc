// IRIs, literals, variables, and the prologue.

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "graph/sparql/grammar.h"
#include "graph/sparql/iri_resolve.h"
#include "graph/store/iris.h"
#include "graph/store/term.h"
#include "graph/store/vocabulary.h"

namespace mscgraph::sparql {
namespace {

constexpr std::string_view kXsdDouble = "http://www.w3.org/2001/XMLSchema#double";

std::string_view TypeOfNumber(TokenKind kind) {
  if (kind == TokenKind::kInteger) return vocab::kXsdInteger;
  return kind == TokenKind::kDecimal ? vocab::kXsdDecimal : kXsdDouble;
}

}  // namespace

void Grammar::ReadPrologue() {
  while (true) {
    if (reader_.TakeWord("BASE")) {
      if (!reader_.Is(TokenKind::kIri)) return reader_.FailExpected("an IRI in <>");
      base_ = ResolveIri(base_, reader_.Take().text);
    } else if (reader_.TakeWord("PREFIX")) {
      if (!reader_.Is(TokenKind::kPrefixedName) || !reader_.token().local.empty())
        return reader_.FailExpected("a prefix that ends with ':'");
      const std::string prefix = reader_.Take().text;
      if (!reader_.Is(TokenKind::kIri)) return reader_.FailExpected("an IRI in <>");
      prefixes_[prefix] = ResolveIri(base_, reader_.Take().text);
    } else if (reader_.IsWord("VERSION")) {
      return reader_.Fail("VERSION (SPARQL 1.2) is not supported");
    } else {
      return;
    }
  }
}

bool Grammar::AtIri() const { return reader_.Is(TokenKind::kIri) || reader_.Is(TokenKind::kPrefixedName); }

bool Grammar::AtNumber() const {
  return reader_.Is(TokenKind::kInteger) || reader_.Is(TokenKind::kDecimal) || reader_.Is(TokenKind::kDouble);
}

bool Grammar::AtLiteral() const {
  return reader_.Is(TokenKind::kString) || AtNumber() || reader_.IsWord("true") || reader_.IsWord("false");
}

Variable Grammar::ReadVariable() {
  if (AtVariable()) return names_.Named(reader_.Take().text);
  reader_.FailExpected("a variable");
  return 0;
}

Node Grammar::ReadVariableOrIri(std::string_view expected) {
  Node node;
  if (AtVariable()) {
    node.variable = ReadVariable();
  } else if (AtIri()) {
    node.form = ReadIriForm();
  } else {
    reader_.FailExpected(expected);
  }
  return node;
}

std::string Grammar::ReadIriForm() { return IriForm(ReadIri()); }

std::string Grammar::ReadIri() {
  if (reader_.Is(TokenKind::kIri)) return ResolveIri(base_, reader_.Take().text);
  if (!reader_.Is(TokenKind::kPrefixedName)) {
    reader_.FailExpected("an IRI");
    return "";
  }
  std::string iri = NamespaceOf(reader_.token());
  return iri.append(reader_.Take().local);
}

std::string Grammar::NamespaceOf(const Token& token) {
  if (const auto found = prefixes_.find(token.text); found != prefixes_.end()) return found->second;
  if (options_.common_prefixes) {
    for (const IriPrefix& known : kIriPrefixes)
      if (known.prefix == token.text) return std::string(known.iri);
  }
  reader_.Fail(absl::StrCat("the prefix '", token.text, ":' is not declared"));
  return "";
}

std::string Grammar::ReadLiteral() {
  if (reader_.Is(TokenKind::kString)) return ReadStringLiteral();
  if (AtNumber()) {
    const Token number = reader_.Take();
    return TypedForm(number.text, TypeOfNumber(number.kind));
  }
  if (reader_.TakeWord("true")) return BooleanForm(true);
  if (reader_.TakeWord("false")) return BooleanForm(false);
  reader_.FailExpected("a literal");
  return "";
}

std::string Grammar::ReadStringLiteral() {
  const std::string text = reader_.Take().text;
  if (reader_.Is(TokenKind::kLanguage)) return TaggedForm(text, absl::AsciiStrToLower(reader_.Take().text));
  if (!reader_.TakeSymbol("^^")) return StringForm(text);
  const std::string datatype = ReadIri();
  return datatype == vocab::kXsdString ? StringForm(text) : TypedForm(text, datatype);
}

// Of LIMIT and OFFSET.
uint64_t Grammar::ReadCount() {
  uint64_t count = 0;
  const bool unsigned_integer =
      reader_.Is(TokenKind::kInteger) && reader_.token().text[0] != '+' && reader_.token().text[0] != '-';
  if (!unsigned_integer) {
    reader_.FailExpected("a number without sign");
  } else if (!absl::SimpleAtoi(reader_.token().text, &count)) {
    reader_.Fail("the number is too large");
  } else {
    reader_.Take();
  }
  return count;
}

}  // namespace mscgraph::sparql
