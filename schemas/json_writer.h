#ifndef MSCGRAPH_SCHEMAS_JSON_WRITER_H_
#define MSCGRAPH_SCHEMAS_JSON_WRITER_H_

#include <concepts>
#include <string>
#include <string_view>
#include <vector>

namespace mscgraph {

// Appends one JSON object to a string, key by key, without a tree in memory; the bytes are those of
// nlohmann::ordered_json::dump with error_handler_t::replace. The object begins with the constructor and ends
// with the destructor: an inner object must be gone before its outer one is written to. Not thread-safe.
class JsonObject {
 public:
  // REQUIRES: `out` outlives the object.
  explicit JsonObject(std::string* out);
  // The value of `key` in `outer`.
  JsonObject(std::string_view key, JsonObject* outer);
  JsonObject(const JsonObject&) = delete;
  JsonObject& operator=(const JsonObject&) = delete;
  ~JsonObject();

  void Put(std::string_view key, std::string_view value);
  void Put(std::string_view key, const char* value) { Put(key, std::string_view(value)); }
  void Put(std::string_view key, const std::string& value) { Put(key, std::string_view(value)); }
  void Put(std::string_view key, const std::vector<std::string>& values);
  void Put(std::string_view key, bool value);
  void Put(std::string_view key, double value);
  template <std::integral Int>
  void Put(std::string_view key, Int value) {
    Key(key);
    out_->append(std::to_string(value));
  }
  // An array of objects: write(value, object) fills in the object of each value.
  template <typename Value, typename Write>
  void PutObjects(std::string_view key, const std::vector<Value>& values, Write write) {
    Key(key);
    char separator = '[';
    for (const Value& value : values) {
      out_->push_back(separator);
      separator = ',';
      JsonObject object(out_);
      write(value, &object);
    }
    out_->append(values.empty() ? "[]" : "]");
  }

 private:
  void Key(std::string_view key);
  void String(std::string_view value);

  std::string* out_;
  bool empty_ = true;
};

}  // namespace mscgraph

#endif  // MSCGRAPH_SCHEMAS_JSON_WRITER_H_
