#ifndef MSCGRAPH_GRAPH_SPARQL_TOKEN_READER_H_
#define MSCGRAPH_GRAPH_SPARQL_TOKEN_READER_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "graph/sparql/lexer.h"
#include "graph/sparql/source_text.h"

namespace mscgraph::sparql {

// The tokens of a query for a parser of recursive descent, one token ahead. The first error stays: from then
// on every token is kEnd, so loops end by themselves and the parser looks at status() once. For one thread.
class TokenReader {
 public:
  // How deep a query may nest.
  static constexpr int kMaxDepth = 200;

  // REQUIRES: `text` is valid UTF-8 and outlives this.
  explicit TokenReader(std::string_view text);
  TokenReader(const TokenReader&) = delete;
  TokenReader& operator=(const TokenReader&) = delete;

  const absl::Status& status() const { return status_; }
  const Token& token() const { return token_; }
  bool Is(TokenKind kind) const { return token_.kind == kind; }
  bool IsSymbol(std::string_view symbol) const;
  bool IsWord(std::string_view word) const;  // Case does not matter.
  bool AtEnd() const { return token_.kind == TokenKind::kEnd; }
  // Whether the next character of the text, behind the token, is `c`.
  bool IsFollowedBy(char c) const;

  Token Take();
  bool TakeSymbol(std::string_view symbol);  // False, nothing taken, if another token comes.
  bool TakeWord(std::string_view word);
  void DropSign();  // REQUIRES: the token is a number with a sign. The number without it is the token then.
  void ExpectSymbol(std::string_view symbol);
  void ExpectWord(std::string_view word);

  // The current token is wrong: "line L, column C: expected X, found Y".
  void FailExpected(std::string_view expected);
  // At the current token, or at byte `offset` of the text.
  void Fail(std::string_view message);
  void FailAt(size_t offset, std::string_view message);

  // Counts one level while it lives; too many of them are an error.
  class Level {
   public:
    explicit Level(TokenReader* reader);
    ~Level() { --reader_->depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    TokenReader* reader_;
  };
  // Counts a step of what nests by repetition (OPTIONAL behind OPTIONAL, 1 + 2 + 3, column behind column):
  // the tree grows deeper though the text does not.
  void CountStep();

 private:
  void Advance();

  SourceText source_;
  Lexer lexer_;
  Token token_;
  absl::Status status_;
  int depth_ = 0, steps_ = 0;
};

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_TOKEN_READER_H_
