#include "schemas/json_writer.h"

#include <algorithm>

#include "nlohmann/json.hpp"

namespace mscgraph {
namespace {

// Stands for itself in a JSON string.
bool IsPlain(char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; }

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
  if (std::all_of(value.begin(), value.end(), IsPlain)) {
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
