#include "schemas/json_writer.h"

#include <array>
#include <cstdint>

#include "nlohmann/json.hpp"
#include "schemas/text/utf8.h"

namespace mscgraph {
namespace {

// What a byte asks of the text that holds it: nothing, to be valid UTF-8, an escape.
enum ByteKind : uint8_t { kPlain = 0, kNotAscii = 1, kEscaped = 2 };

constexpr auto kByteKinds = [] {
  std::array<uint8_t, 256> out{};
  for (size_t c = 0; c < out.size(); ++c) {
    const bool escaped = c < ' ' || c == '"' || c == '\\' || c == 0x7f;
    out[c] = c >= 0x80 ? kNotAscii : escaped ? kEscaped : kPlain;
  }
  return out;
}();

// Whether the text stands for itself in a JSON string.
bool StandsForItself(std::string_view text) {
  uint8_t kinds = 0;
  for (char c : text) kinds |= kByteKinds[static_cast<unsigned char>(c)];
  if (kinds & kEscaped) return false;
  return kinds == kPlain || FindInvalidUtf8(text) == std::string_view::npos;
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
  if (StandsForItself(value)) {
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
