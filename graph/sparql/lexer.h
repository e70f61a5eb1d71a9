#ifndef MSCGRAPH_GRAPH_SPARQL_LEXER_H_
#define MSCGRAPH_GRAPH_SPARQL_LEXER_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace mscgraph::sparql {

// The terminals of SPARQL's grammar (19.8).
enum class TokenKind {
  kEnd,
  kError,         // `text` says what is wrong.
  kIri,           // `text`: what stands between < and >.
  kPrefixedName,  // `text`: the prefix; `local`: the local name, \-escapes resolved.
  kBlankLabel,    // `text` without "_:".
  kVariable,      // `text` without ? or $.
  kLanguage,      // `text` without @.
  kInteger,       // The numbers with their sign, if it stands right before them.
  kDecimal,
  kDouble,
  kString,  // `text`: escapes resolved.
  kWord,    // A keyword or the name of a function, as written.
  kSymbol,  // `text`: "{", "&&", ...
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::string text;
  std::string local;
  size_t begin = 0, end = 0;  // Bytes, half-open.
};

// Cuts a query into tokens, always the longest that fits. For one thread.
class Lexer {
 public:
  // REQUIRES: `text` is valid UTF-8 and outlives this.
  explicit Lexer(std::string_view text) : text_(text) {}
  // kEnd for ever at the end. After kError nothing sensible follows.
  Token Next();

 private:
  void SkipBlanks();
  bool ReadIri(Token* token);
  void ReadString(Token* token);
  bool ReadEscape(Token* token);
  bool ReadNumber(Token* token);
  bool ReadName(Token* token);
  void ReadLocalName(Token* token);
  void ReadBlankLabel(Token* token);
  void ReadVariable(Token* token);
  void ReadLanguage(Token* token);
  void ReadSymbol(Token* token);
  void Fail(std::string message, Token* token);
  char At(size_t offset) const { return offset < text_.size() ? text_[offset] : '\0'; }

  std::string_view text_;
  size_t pos_ = 0;
  size_t plain_until_ = 0;  // No prefix ends before: keeps "a.a.a.a ..." linear.
};

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_LEXER_H_
