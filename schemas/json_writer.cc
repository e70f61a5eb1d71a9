#include "schemas/json_writer.h"

#include "nlohmann/json.hpp"
#include "schemas/text/utf8.h"

namespace mscgraph {
namespace {

bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Whether the text stands for itself in a JSON string.
bool IsPlain(std::string_view text) {
  bool ascii = true;
  for (char c : text) {
    if (c == '"' || c == '\\' || c == '\x7f' || (IsAscii(c) && c < ' ')) return false;
    ascii &= IsAscii(c);
  }
  return ascii || FindInvalidUtf8(text) == std::string_view::npos;
}

}  // namespace

JsonObject::JsonObject(std::string* out) : out_(out) { out_->push_back('{'); }

JsonObject::JsonObject(std::string_view key, JsonObject* outer) : out_(outer->out_) {
  outer->Key(key);
  out_->push_back('{');
}

JsonObject::~JsonObject() { out_->push_back('}'); }

void JsonObject::Key(std::string_view key) {
  if (!empty_) out_->push_back(',');
  empty_ = false;
  String(key);
  out_->push_back(':');
}

void JsonObject::String(std::string_view value) {
  if (IsPlain(value)) {
    out_->push_back('"');
    out_->append(value);
    out_->push_back('"');
    return;
  }
  // `replace` never throws; it is not reached with valid UTF-8.
  out_->append(nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

void JsonObject::Put(std::string_view key, std::string_view value) {
  Key(key);
  String(value);
}

void JsonObject::Put(std::string_view key, const std::vector<std::string>& values) {
  Key(key);
  char separator = '[';
  for (const std::string& value : values) {
    out_->push_back(separator);
    separator = ',';
    String(value);
  }
  out_->append(values.empty() ? "[]" : "]");
}

void JsonObject::Put(std::string_view key, bool value) {
  Key(key);
  out_->append(value ? "true" : "false");
}

void JsonObject::Put(std::string_view key, double value) {
  Key(key);
  out_->append(nlohmann::json(value).dump());
}

}  // namespace mscgraph
