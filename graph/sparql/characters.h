#ifndef MSCGRAPH_GRAPH_SPARQL_CHARACTERS_H_
#define MSCGRAPH_GRAPH_SPARQL_CHARACTERS_H_

#include <cstddef>
#include <string_view>

namespace mscgraph::sparql {

// Code points and the character classes of SPARQL's grammar (19.8, productions 164 to 173), which Turtle
// shares. Pure, thread-safe.

struct CodePoint {
  char32_t value = 0;
  size_t size = 0;  // Bytes; 0 at the end of the text.
};

// The code point at byte `at`. REQUIRES: `text` is valid UTF-8, `at` is where a code point begins or the end.
CodePoint CodePointAt(std::string_view text, size_t at);
size_t CountCodePoints(std::string_view text);

bool IsNameStart(char32_t c);          // PN_CHARS_BASE
bool IsNameStartOrUnder(char32_t c);   // PN_CHARS_U
bool IsNameCharacter(char32_t c);      // PN_CHARS
bool IsVariableCharacter(char32_t c);  // What may follow in VARNAME; digits may begin it too.
bool IsHexDigit(char32_t c);
bool IsDigit(char32_t c);
// What may follow a backslash in a local name (PN_LOCAL_ESC).
bool IsLocalEscape(char32_t c);

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_CHARACTERS_H_
