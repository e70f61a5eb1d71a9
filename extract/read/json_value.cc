#include "extract/read/json_value.h"

#include "extract/read/strings.h"
#include "schemas/text/utf8.h"

namespace mscgraph {
namespace {

using Json = nlohmann::json;

constexpr int kMaxDepth = 64;

// Nesting is bounded before the parser, which recurses, sees the text.
bool TooDeep(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kMaxDepth) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

}  // namespace

absl::StatusOr<Json> ParseJson(std::string_view text) {
  const size_t bad = FindInvalidUtf8(text);
  if (bad != std::string_view::npos) {
    return absl::InvalidArgumentError(Cat("invalid UTF-8 at byte ", bad + 1, " of the line"));
  }
  if (TooDeep(text)) return absl::InvalidArgumentError(Cat("nested deeper than ", kMaxDepth));
  try {
    return Json::parse(text);
  } catch (const Json::exception& error) {  // The only way to learn the reason.
    std::string_view reason = error.what();
    const size_t code = reason.find("] ");
    if (code != std::string_view::npos) reason.remove_prefix(code + 2);
    ConsumeNoCase(&reason, "parse error at line 1, ");
    return absl::InvalidArgumentError(Cat("malformed JSON: ", reason.substr(0, 200)));
  }
}

absl::Status WrongJsonType(std::string_view key, std::string_view wanted) {
  return absl::InvalidArgumentError(Cat("\"", key, "\" is not ", wanted));
}

const Json* FindField(const Json& object, const char* key) {
  const auto it = object.find(key);
  return it == object.end() || it->is_null() ? nullptr : &*it;
}

absl::Status ReadField(const Json& object, const char* key, bool or_number, std::string* out) {
  const Json* value = FindField(object, key);
  if (value == nullptr) return absl::OkStatus();
  if (or_number && value->is_number_integer()) {
    *out = value->dump();
  } else if (value->is_string()) {
    *out = value->get_ref<const std::string&>();
  } else {
    return WrongJsonType(key, or_number ? "a string or a whole number" : "a string");
  }
  return absl::OkStatus();
}

}  // namespace mscgraph
