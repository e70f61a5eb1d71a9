#ifndef MSCGRAPH_SCHEMAS_TEXT_LETTER_CASE_H_
#define MSCGRAPH_SCHEMAS_TEXT_LETTER_CASE_H_

#include <string>
#include <string_view>

namespace mscgraph {

// The full default case mappings of Unicode (chapter 3.13), which may change the length: "Straße" ->
// "STRASSE", "ΟΔΟΣ" -> "οδος" with a final sigma. Bytes that are no UTF-8 stay as they are. Pure,
// thread-safe.
std::string ToUpperCase(std::string_view text);
std::string ToLowerCase(std::string_view text);

}  // namespace mscgraph

#endif  // MSCGRAPH_SCHEMAS_TEXT_LETTER_CASE_H_
