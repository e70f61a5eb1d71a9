#include "graph/sparql/token_reader.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "graph/sparql/characters.h"

namespace mscgraph::sparql {
namespace {

constexpr int kMaxSteps = 2000;

absl::string_view View(std::string_view text) { return {text.data(), text.size()}; }

// What stands in the text, for a message; long strings are cut.
std::string Quoted(std::string_view text) {
  constexpr size_t kMaxBytes = 40;
  size_t size = 0;
  while (size < text.size()) {
    const size_t next = size + CodePointAt(text, size).size;
    if (next > kMaxBytes || text[size] == '\n' || text[size] == '\r') break;
    size = next;
  }
  return absl::StrCat("'", View(text.substr(0, size)), size < text.size() ? "...'" : "'");
}

}  // namespace

TokenReader::TokenReader(std::string_view text) : source_(text), lexer_(source_.text()) { Advance(); }

bool TokenReader::IsSymbol(std::string_view symbol) const {
  return token_.kind == TokenKind::kSymbol && token_.text == symbol;
}

bool TokenReader::IsWord(std::string_view word) const {
  return token_.kind == TokenKind::kWord && absl::EqualsIgnoreCase(token_.text, View(word));
}

bool TokenReader::IsFollowedBy(char c) const {
  return token_.end < source_.text().size() && source_.text()[token_.end] == c;
}

Token TokenReader::Take() {
  Token taken = std::move(token_);
  Advance();
  return taken;
}

bool TokenReader::TakeSymbol(std::string_view symbol) {
  if (!IsSymbol(symbol)) return false;
  Advance();
  return true;
}

bool TokenReader::TakeWord(std::string_view word) {
  if (!IsWord(word)) return false;
  Advance();
  return true;
}

void TokenReader::DropSign() {
  token_.text.erase(0, 1);
  ++token_.begin;
}

void TokenReader::ExpectSymbol(std::string_view symbol) {
  if (!TakeSymbol(symbol)) FailExpected(absl::StrCat("'", View(symbol), "'"));
}

void TokenReader::ExpectWord(std::string_view word) {
  if (!TakeWord(word)) FailExpected(word);
}

void TokenReader::FailExpected(std::string_view expected) {
  const std::string found =
      AtEnd() ? "the end of the query"
              : Quoted(std::string_view(source_.text()).substr(token_.begin, token_.end - token_.begin));
  Fail(absl::StrCat("expected ", View(expected), ", found ", found));
}

void TokenReader::Fail(std::string_view message) { FailAt(token_.begin, message); }

void TokenReader::FailAt(size_t offset, std::string_view message) {
  if (!status_.ok()) return;
  status_ = absl::InvalidArgumentError(absl::StrCat(source_.Place(offset), ": ", View(message)));
  token_ = Token{.begin = offset, .end = offset};
}

TokenReader::Level::Level(TokenReader* reader) : reader_(reader) {
  if (++reader_->depth_ > kMaxDepth) reader_->Fail(absl::StrCat("nested more than ", kMaxDepth, " deep"));
}

void TokenReader::CountStep() {
  if (++steps_ > kMaxSteps)
    Fail(absl::StrCat("more than ", kMaxSteps, " of OPTIONAL, MINUS, BIND, AS and arithmetic operators"));
}

void TokenReader::Advance() {
  if (!status_.ok()) return;
  token_ = lexer_.Next();
  if (token_.kind == TokenKind::kError) Fail(std::string(token_.text));
}

}  // namespace mscgraph::sparql
