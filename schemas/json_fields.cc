#include "schemas/json_fields.h"

#include <algorithm>
#include <utility>

namespace mscgraph {

JsonFields::JsonFields(const Json& object, std::string path, absl::Status* status)
    : object_(object), path_(std::move(path)), status_(status) {
  if (!object.is_object()) Fail("", "expected an object");
}

std::string JsonFields::PathOf(std::string_view key) const {
  std::string path = path_;
  if (!path.empty() && !key.empty()) path.push_back('.');
  return path.append(key.substr(0, 80));
}

void JsonFields::Fail(std::string_view key, std::string_view fault) {
  if (!status_->ok()) return;
  std::string message = PathOf(key);
  if (!message.empty()) message.append(": ");
  *status_ = absl::InvalidArgumentError(message.append(fault));
}

const JsonFields::Json* JsonFields::Find(std::string_view key, Need need) {
  known_.push_back(key);
  if (!status_->ok()) return nullptr;
  const auto at = object_.find(std::string(key));
  if (at != object_.end()) return &*at;
  if (need == kRequired) Fail(key, "missing");
  return nullptr;
}

bool JsonFields::ReadString(std::string_view key, Need need, std::string* out) {
  const Json* value = Find(key, need);
  if (value == nullptr) return false;
  const auto* text = value->get_ptr<const std::string*>();
  if (text == nullptr) {
    Fail(key, "expected a string");
    return false;
  }
  *out = *text;
  return true;
}

void JsonFields::String(std::string_view key, Need need, std::string* out) { ReadString(key, need, out); }

void JsonFields::NonEmpty(std::string_view key, std::string* out) {
  if (ReadString(key, kRequired, out) && out->empty()) Fail(key, "is empty");
}

void JsonFields::HexDigits(std::string_view key, size_t digits, std::string* out) {
  if (!ReadString(key, kRequired, out)) return;
  const bool hex = std::all_of(out->begin(), out->end(),
                               [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
  if (!hex || out->size() != digits) Fail(key, "expected " + std::to_string(digits) + " hex digits");
}

void JsonFields::Strings(std::string_view key, std::vector<std::string>* out) {
  const Json* value = Find(key, kOptional);
  if (value == nullptr) return;
  if (!value->is_array()) return Fail(key, "expected an array of strings");
  for (const Json& item : *value) {
    const auto* text = item.get_ptr<const std::string*>();
    if (text == nullptr) return Fail(key, "expected an array of strings");
    out->push_back(*text);
  }
}

void JsonFields::StringMap(std::string_view key, std::map<std::string, std::string>* out) {
  const Json* value = Find(key, kOptional);
  if (value == nullptr) return;
  if (!value->is_object()) return Fail(key, "expected an object of strings");
  for (auto item = value->begin(); item != value->end(); ++item) {
    const auto* text = item->get_ptr<const std::string*>();
    if (text == nullptr) return Fail(key, "expected an object of strings");
    (*out)[item.key()] = *text;
  }
}

void JsonFields::Bool(std::string_view key, Need need, bool* out) {
  const Json* value = Find(key, need);
  if (value == nullptr) return;
  if (!value->is_boolean()) return Fail(key, "expected true or false");
  *out = *value->get_ptr<const bool*>();
}

void JsonFields::Fraction(std::string_view key, double* out) {
  const Json* value = Find(key, kRequired);
  if (value == nullptr) return;
  if (!value->is_number()) return Fail(key, "expected a number");
  *out = value->get<double>();
  if (!(*out >= 0 && *out <= 1)) Fail(key, "expected a number from 0 to 1");
}

bool JsonFields::ReadInteger(std::string_view key, Need need, int64_t least, int64_t most, int64_t* out) {
  const Json* value = Find(key, need);
  if (value == nullptr) return false;
  const auto* natural = value->get_ptr<const uint64_t*>();  // Null for a negative number.
  const auto* whole = value->get_ptr<const int64_t*>();
  const bool fits =
      natural != nullptr ? *natural <= static_cast<uint64_t>(most) : whole != nullptr && *whole <= most;
  if (!fits || (natural == nullptr && *whole < least) ||
      (natural != nullptr && static_cast<int64_t>(*natural) < least)) {
    Fail(key, "expected a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return false;
  }
  *out = natural != nullptr ? static_cast<int64_t>(*natural) : *whole;
  return true;
}

void JsonFields::RefuseOthers() {
  if (!status_->ok()) return;
  for (auto item = object_.begin(); item != object_.end(); ++item) {
    if (std::find(known_.begin(), known_.end(), item.key()) == known_.end())
      return Fail(item.key(), "unknown key");
  }
}

}  // namespace mscgraph
