#include "graph/sparql/regex_syntax.h"

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace mscgraph::sparql {
namespace {

// The multi-character escapes of XML Schema, as the inside of a class. \w is all but punctuation, separators
// and others (so not the underscore); RE2's \w, \d and \s are other sets.
struct ClassEscape {
  char letter;
  std::string_view inside;
};
constexpr ClassEscape kClassEscapes[] = {
    {'s', " \\t\\n\\r"},
    {'S', "\\x{0}-\\x{8}\\x{b}\\x{c}\\x{e}-\\x{1f}\\x{21}-\\x{10ffff}"},
    {'d', "\\p{Nd}"},
    {'D', "\\P{Nd}"},
    {'w', "\\p{L}\\p{M}\\p{N}\\p{S}"},
};
constexpr std::string_view kNotWord = "[^\\p{L}\\p{M}\\p{N}\\p{S}]";
// Within a class, which cannot hold a negated one. Unassigned code points are missing.
constexpr std::string_view kNotWordInside = "\\p{P}\\p{Z}\\p{C}";

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

absl::Status Invalid(std::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat("regular expression: ", std::string(what)));
}

absl::Status Unsupported(std::string_view what) {
  return absl::UnimplementedError(absl::StrCat("regular expression: ", std::string(what), " not supported"));
}

class Translator {
 public:
  Translator(std::string_view pattern, bool ignore_blanks) : rest_(pattern), ignore_blanks_(ignore_blanks) {}

  absl::StatusOr<std::string> Run() {
    while (!rest_.empty()) {
      if (absl::Status status = Next(); !status.ok()) return status;
    }
    return std::move(out_);
  }

 private:
  absl::Status Next() {
    switch (rest_[0]) {
      case '\\':
        return Escape(false);
      case '[':
        return Class();
      case '(':
        return Group();
      case '{':
        return Quantity();
      case ']':
      case '}':
        return Invalid(absl::StrCat("\"", std::string(1, rest_[0]), "\" without its opening bracket"));
      case ' ':
      case '\t':
      case '\n':
      case '\r':
        if (!ignore_blanks_) break;
        rest_.remove_prefix(1);
        return absl::OkStatus();
      default:
        break;
    }
    Copy(1);
    return absl::OkStatus();
  }

  void Copy(size_t size) {
    out_.append(rest_.substr(0, size));
    rest_.remove_prefix(size);
  }

  void Put(std::string_view text, size_t size) {
    out_.append(text);
    rest_.remove_prefix(size);
  }

  // "(" and "(?:" are all that XPath has.
  absl::Status Group() {
    if (!rest_.starts_with("(?")) {
      Copy(1);
      return absl::OkStatus();
    }
    if (!rest_.starts_with("(?:")) return Invalid("\"(?\" that is not \"(?:\"");
    Copy(3);
    return absl::OkStatus();
  }

  // {n}, {n,}, {n,m}.
  absl::Status Quantity() {
    const size_t close = rest_.find('}');
    const std::string_view inside = close == std::string_view::npos ? "" : rest_.substr(1, close - 1);
    if (inside.empty() || !IsDigit(inside[0]) ||
        inside.find_first_not_of("0123456789,") != std::string_view::npos ||
        inside.find(',') != inside.rfind(','))
      return Invalid("\"{\" that begins no quantity such as {2,3}");
    Copy(close + 1);
    return absl::OkStatus();
  }

  absl::Status Escape(bool in_class) {
    if (rest_.size() < 2) return Invalid("\"\\\" at the end");
    const char c = rest_[1];
    for (const ClassEscape& escape : kClassEscapes) {
      if (c != escape.letter) continue;
      if (!in_class) out_.push_back('[');
      Put(escape.inside, 2);
      if (!in_class) out_.push_back(']');
      return absl::OkStatus();
    }
    if (c == 'W') {
      Put(in_class ? kNotWordInside : kNotWord, 2);
      return absl::OkStatus();
    }
    if (c == 'p' || c == 'P') return Property();
    if (c == 'i' || c == 'c' || c == 'I' || c == 'C')
      return Unsupported(absl::StrCat("\\", std::string(1, c), " (characters of XML names)"));
    if (IsDigit(c))
      return c == '0' ? Invalid("\\0") : Unsupported("a reference to a group within the pattern");
    const bool boundary = !in_class && (c == 'b' || c == 'B');
    if (IsLetter(c) && c != 'n' && c != 'r' && c != 't' && !boundary)
      return Invalid(absl::StrCat("unknown escape \\", std::string(1, c)));
    if (static_cast<unsigned char>(c) >= 0x80) return Invalid("\"\\\" before a letter that needs none");
    Copy(2);
    return absl::OkStatus();
  }

  // \p{Lu}: a general category.
  absl::Status Property() {
    const size_t close = rest_.find('}');
    if (rest_.size() < 3 || rest_[2] != '{' || close == std::string_view::npos)
      return Invalid("\\p without {category}");
    const std::string_view name = rest_.substr(3, close - 3);
    if (name.starts_with("Is")) return Unsupported(absl::StrCat("the block \\p{", std::string(name), "}"));
    constexpr std::string_view kMajor = "LMNPZSC";
    if (name.empty() || name.size() > 2 || kMajor.find(name[0]) == std::string_view::npos)
      return Invalid(absl::StrCat("unknown category \\p{", std::string(name), "}"));
    if (name == "Cn") return Unsupported("the category \\p{Cn}");
    Copy(close + 1);
    return absl::OkStatus();
  }

  // [...]: at `[`.
  absl::Status Class() {
    Copy(1);
    if (rest_.starts_with('^')) Copy(1);
    bool empty = true;
    while (!rest_.empty() && (rest_[0] != ']' || empty)) {
      if (rest_.starts_with("-[")) return Unsupported("subtraction of classes ([a-z-[aeiou]])");
      if (rest_[0] == '[') return Invalid("\"[\" within a class; write \"\\[\"");
      if (rest_[0] == ']') return Invalid("a class that is empty; write \"\\]\" for the bracket");
      empty = false;
      if (rest_[0] == '\\') {
        if (absl::Status status = Escape(true); !status.ok()) return status;
      } else {
        Copy(1);
      }
    }
    if (rest_.empty()) return Invalid("\"[\" without \"]\"");
    Copy(1);
    return absl::OkStatus();
  }

  std::string_view rest_;
  const bool ignore_blanks_;
  std::string out_;
};

}  // namespace

absl::StatusOr<std::string> ToRe2Syntax(std::string_view pattern, bool ignore_blanks) {
  return Translator(pattern, ignore_blanks).Run();
}

}  // namespace mscgraph::sparql
