#ifndef MSCGRAPH_SCHEMAS_JSON_FIELDS_H_
#define MSCGRAPH_SCHEMAS_JSON_FIELDS_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "nlohmann/json.hpp"

namespace mscgraph {

// Reads the keys of one JSON object strictly: every key must be asked for, every value must have the type
// asked for. The first fault is kept and named with its path ("subject.start"); later calls then do nothing,
// so that a caller reads all fields and looks at the status once. Throws nothing. Keeps references to
// `object` and `status`.
class JsonFields {
 public:
  using Json = nlohmann::ordered_json;
  enum Need { kRequired, kOptional };

  // Takes note of a fault if `object` is not an object.
  JsonFields(const Json& object, std::string path, absl::Status* status);

  // The value, or null (absent, or a fault was found). Marks the key as known.
  const Json* Find(std::string_view key, Need need);

  void String(std::string_view key, Need need, std::string* out);
  void NonEmpty(std::string_view key, std::string* out);                          // Required.
  void HexDigits(std::string_view key, size_t digits, std::string* out);          // Required.
  void Strings(std::string_view key, std::vector<std::string>* out);              // Optional.
  void StringMap(std::string_view key, std::map<std::string, std::string>* out);  // Optional.
  void Bool(std::string_view key, Need need, bool* out);
  void Fraction(std::string_view key, double* out);  // Required; 0 to 1.

  // Required or optional whole number in [least, most].
  template <typename Int>
  void Integer(std::string_view key, Need need, int64_t least, int64_t most, Int* out) {
    int64_t value;
    if (ReadInteger(key, need, least, most, &value)) *out = static_cast<Int>(value);
  }

  // `parse` is ParseEnum or ParseSection.
  template <typename Enum>
  void Name(std::string_view key, bool (*parse)(std::string_view, Enum*), Enum* out, Need need = kRequired) {
    std::string name;
    if (ReadString(key, need, &name) && !parse(name, out))
      Fail(key, "unknown value '" + name.substr(0, 40) + "'");
  }

  std::string PathOf(std::string_view key) const;
  void Fail(std::string_view key, std::string_view fault);
  absl::Status* status() { return status_; }

  // To be called last: a key that nobody asked for is a fault.
  void RefuseOthers();

 private:
  bool ReadString(std::string_view key, Need need, std::string* out);
  bool ReadInteger(std::string_view key, Need need, int64_t least, int64_t most, int64_t* out);

  const Json& object_;
  std::string path_;
  absl::Status* status_;
  std::vector<std::string_view> known_;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_SCHEMAS_JSON_FIELDS_H_
