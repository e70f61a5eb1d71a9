#include "graph/sparql/lexer.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/sparql/characters.h"

namespace mscgraph::sparql {
namespace {

// Longest first. Those of SPARQL 1.2 are here so that they can be named.
constexpr std::string_view kSymbols[] = {"{|", "|}", "^^", "&&", "||", "!=", "<=", ">=", "{", "}",
                                         "(",  ")",  "[",  "]",  ".",  ",",  ";",  "|",  "/", "^",
                                         "*",  "+",  "-",  "!",  "=",  "<",  ">",  "?",  "~"};

bool IsAsciiLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }
// Of a variable, a label or a local name.
bool BeginsName(char32_t c) { return IsNameStartOrUnder(c) || IsDigit(c); }

}  // namespace

Token Lexer::Next() {
  SkipBlanks();
  Token token;
  token.begin = pos_;
  const char c = At(pos_);
  if (pos_ == text_.size()) {
    token.kind = TokenKind::kEnd;
  } else if (c == '<' && ReadIri(&token)) {
  } else if (c == '"' || c == '\'') {
    ReadString(&token);
  } else if (c == '_' && At(pos_ + 1) == ':') {
    ReadBlankLabel(&token);
  } else if (c == '@') {
    ReadLanguage(&token);
  } else if ((c == '?' || c == '$') && BeginsName(CodePointAt(text_, pos_ + 1).value)) {
    ReadVariable(&token);
  } else if (!ReadNumber(&token) && !ReadName(&token)) {
    ReadSymbol(&token);
  }
  token.end = pos_;
  return token;
}

void Lexer::SkipBlanks() {
  if (pos_ == 0 && text_.substr(0, 3) == "\xEF\xBB\xBF") pos_ = 3;  // A byte order mark.
  for (; pos_ < text_.size(); ++pos_) {
    if (text_[pos_] == '#') {
      pos_ = text_.find_first_of("\r\n", pos_);
      if (pos_ == std::string_view::npos) pos_ = text_.size();
      if (pos_ == text_.size()) return;
    } else if (std::string_view(" \t\r\n").find(text_[pos_]) == std::string_view::npos) {
      return;
    }
  }
}

// False if it is no IRI: "<" is an operator then.
bool Lexer::ReadIri(Token* token) {
  size_t end = pos_ + 1;
  while (end < text_.size() && static_cast<unsigned char>(text_[end]) > 0x20 &&
         std::string_view("<>\"{}|^`\\").find(text_[end]) == std::string_view::npos)
    ++end;
  if (At(end) != '>') return false;
  token->kind = TokenKind::kIri;
  token->text = text_.substr(pos_ + 1, end - pos_ - 1);
  pos_ = end + 1;
  return true;
}

void Lexer::ReadString(Token* token) {
  token->kind = TokenKind::kString;
  const char quote = text_[pos_];
  const std::string triple(3, quote);
  const bool is_long = text_.substr(pos_, 3) == triple;
  const std::string_view close = is_long ? std::string_view(triple) : std::string_view(triple).substr(0, 1);
  pos_ += close.size();
  while (pos_ < text_.size()) {
    const char c = text_[pos_];
    if (text_.substr(pos_, close.size()) == close) {
      pos_ += close.size();
      return;
    }
    if (!is_long && (c == '\n' || c == '\r')) break;
    if (c == '\\') {
      if (!ReadEscape(token)) return;
    } else {
      token->text.push_back(c);
      ++pos_;
    }
  }
  Fail("the string is not closed", token);
}

bool Lexer::ReadEscape(Token* token) {
  constexpr std::string_view kNames = "tbnrf\"'\\", kCharacters = "\t\b\n\r\f\"'\\";
  const size_t found = kNames.find(At(pos_ + 1));
  if (found == std::string_view::npos || pos_ + 1 >= text_.size()) {
    token->begin = pos_;
    const char name = At(pos_ + 1);
    const bool codepoint = name == 'u' || name == 'U';
    pos_ += 1;
    Fail(codepoint ? absl::StrCat("\\", std::string(1, name), " needs ", name == 'u' ? 4 : 8,
                                  " hex digits of a Unicode character")
                   : "unknown escape in a string: \\ may be followed by t b n r f \" ' \\ u U",
         token);
    return false;
  }
  token->text.push_back(kCharacters[found]);
  pos_ += 2;
  return true;
}

bool Lexer::ReadNumber(Token* token) {
  size_t end = pos_;
  if (At(end) == '+' || At(end) == '-') ++end;
  const size_t digits = end;
  while (IsAsciiDigit(At(end))) ++end;
  const bool whole = end > digits;
  TokenKind kind = TokenKind::kInteger;
  size_t fraction = end;
  if (At(end) == '.') {
    for (++fraction; IsAsciiDigit(At(fraction)); ++fraction) continue;
    if (fraction > end + 1) {
      kind = TokenKind::kDecimal;
      end = fraction;
    }
  }
  if (!whole && kind == TokenKind::kInteger) return false;
  if (At(fraction) == 'e' || At(fraction) == 'E') {  // "1.e5" has digits before the point only.
    size_t exponent = fraction + 1;
    if (At(exponent) == '+' || At(exponent) == '-') ++exponent;
    if (IsAsciiDigit(At(exponent))) {
      kind = TokenKind::kDouble;
      for (end = exponent; IsAsciiDigit(At(end)); ++end) continue;
    }
  }
  token->kind = kind;
  token->text = text_.substr(pos_, end - pos_);
  pos_ = end;
  return true;
}

// A keyword or a prefixed name.
bool Lexer::ReadName(Token* token) {
  size_t end = pos_;
  size_t word_end = pos_;  // Up to where it may be a keyword.
  size_t name_end = pos_;  // Without the dots at its end.
  const size_t limit = pos_ < plain_until_ ? plain_until_ : text_.size();
  for (CodePoint c = CodePointAt(text_, end); c.size > 0 && end < limit; c = CodePointAt(text_, end)) {
    const bool known = pos_ < plain_until_ && word_end < end;
    if (known || !(end == pos_ ? IsNameStart(c.value) : IsNameCharacter(c.value) || c.value == '.')) break;
    const bool wordlike = c.value == '_' || IsAsciiLetter(text_[end]) || IsAsciiDigit(text_[end]);
    if (wordlike && word_end == end) ++word_end;
    end += c.size;
    if (c.value != '.') name_end = end;
  }
  if (At(end) == ':' && name_end == end) {
    token->kind = TokenKind::kPrefixedName;
    token->text = text_.substr(pos_, end - pos_);
    pos_ = end + 1;
    ReadLocalName(token);
    return true;
  }
  plain_until_ = std::max(plain_until_, end);
  if (word_end == pos_) return false;
  token->kind = TokenKind::kWord;
  token->text = text_.substr(pos_, word_end - pos_);
  pos_ = word_end;
  return true;
}

void Lexer::ReadLocalName(Token* token) {
  size_t end = pos_,
         size = 0;  // Of what is read for sure, in the text and in the name: a dot may end the triple.
  std::string& local = token->local;
  for (size_t at = pos_;;) {
    const CodePoint c = CodePointAt(text_, at);
    const bool first = at == pos_;
    if (c.value == '\\') {
      if (!IsLocalEscape(static_cast<unsigned char>(At(at + 1))) || at + 1 >= text_.size()) {
        pos_ = token->begin = at;
        return Fail("a backslash in a name may be followed by _ ~ . - ! $ & ' ( ) * + , ; = / ? # @ %",
                    token);
      }
      local.push_back(At(at + 1));
      at += 2;
    } else if (c.value == '%') {
      if (!IsHexDigit(static_cast<unsigned char>(At(at + 1))) ||
          !IsHexDigit(static_cast<unsigned char>(At(at + 2)))) {
        pos_ = token->begin = at;
        return Fail("% in a name needs two hex digits", token);
      }
      local.append(text_.substr(at, 3));
      at += 3;
    } else if (c.size > 0 && (c.value == ':' || (first ? BeginsName(c.value) : IsNameCharacter(c.value)))) {
      local.append(text_.substr(at, c.size));
      at += c.size;
    } else if (c.value == '.' && !first) {
      local.push_back('.');
      ++at;
      continue;  // `end` stays.
    } else {
      break;
    }
    end = at;
    size = local.size();
  }
  local.resize(size);
  pos_ = end;
}

void Lexer::ReadBlankLabel(Token* token) {
  const size_t begin = pos_ + 2;
  size_t end = begin;
  for (size_t at = begin;;) {
    const CodePoint c = CodePointAt(text_, at);
    const bool first = at == begin;
    const bool part = first ? BeginsName(c.value) : IsNameCharacter(c.value);
    if (c.size == 0 || (!part && (first || c.value != '.'))) break;
    at += c.size;
    if (part) end = at;
  }
  token->kind = TokenKind::kBlankLabel;
  token->text = text_.substr(begin, end - begin);
  pos_ = end;
  if (token->text.empty()) Fail("a blank node needs a label after _:", token);
}

void Lexer::ReadVariable(Token* token) {
  size_t end = pos_ + 1;
  for (CodePoint c = CodePointAt(text_, end); c.size > 0 && IsVariableCharacter(c.value);
       c = CodePointAt(text_, end))
    end += c.size;
  token->kind = TokenKind::kVariable;
  token->text = text_.substr(pos_ + 1, end - pos_ - 1);
  pos_ = end;
}

void Lexer::ReadLanguage(Token* token) {
  size_t end = pos_ + 1;
  while (IsAsciiLetter(At(end))) ++end;
  bool complete = end > pos_ + 1;
  while (complete && At(end) == '-' && At(end + 1) != '-') {
    const size_t part = ++end;
    while (IsAsciiLetter(At(end)) || IsAsciiDigit(At(end))) ++end;
    complete = end > part;
  }
  token->kind = TokenKind::kLanguage;
  token->text = text_.substr(pos_ + 1, end - pos_ - 1);
  pos_ = end;
  if (!complete) return Fail("@ needs a language tag as in @en or @en-GB", token);
  if (text_.substr(end, 2) == "--") Fail("base directions (SPARQL 1.2) are not supported", token);
}

void Lexer::ReadSymbol(Token* token) {
  for (const std::string_view symbol : kSymbols) {
    if (text_.substr(pos_, symbol.size()) != symbol) continue;
    token->kind = TokenKind::kSymbol;
    token->text = symbol;
    pos_ += symbol.size();
    return;
  }
  const CodePoint c = CodePointAt(text_, pos_);
  char name[16];
  std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(c.value));
  const bool printable = c.value > 0x20 && c.value != 0x7F;
  Fail(absl::StrCat("the character ", name,
                    printable ? absl::StrCat(" (", std::string(text_.substr(pos_, c.size)), ")") : "",
                    " cannot stand here"),
       token);
  pos_ += c.size;
}

void Lexer::Fail(std::string message, Token* token) {
  token->kind = TokenKind::kError;
  token->text = std::move(message);
}

}  // namespace mscgraph::sparql
