#include "extract/mention/obo_graph_reader.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <streambuf>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_format.h"

namespace mscgraph {
namespace {

// The rest of a LineReader as a stream that ends early at a string longer than a line may be, so that the
// parser never holds more.
class GuardedBuffer : public std::streambuf {
 public:
  explicit GuardedBuffer(LineReader* source) : source_(source) {}
  bool too_long() const { return string_bytes_ > kMaxLineBytes; }
  // Of the last byte that the parser took, from 1.
  size_t line() const { return line_ + (gptr() == eback() ? 0 : std::count(eback(), gptr() - 1, '\n')); }

 protected:
  int_type underflow() override {
    if (too_long()) return traits_type::eof();
    const size_t lines = std::count(eback(), egptr(), '\n');
    size_t size = source_->Take(chunk_, sizeof chunk_);
    if (size == 0) return traits_type::eof();
    line_ += lines;
    for (size_t i = 0; i < size && !too_long(); ++i) Look(chunk_[i]);
    setg(chunk_, chunk_, too_long() ? chunk_ : chunk_ + size);
    if (too_long()) return traits_type::eof();
    return traits_type::to_int_type(chunk_[0]);
  }

 private:
  void Look(char c) {
    if (!in_string_) {
      in_string_ = c == '"';
      string_bytes_ = 0;
    } else if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      in_string_ = false;
      string_bytes_ = 0;
    }
    if (in_string_) ++string_bytes_;
  }

  LineReader* source_;
  char chunk_[1 << 16];
  bool in_string_ = false, escaped_ = false;
  size_t string_bytes_ = 0;
  size_t line_ = 1;  // Of the first byte of `chunk_`.
};

// Collects the nodes and is_a edges of all graphs. What a value means is told by the keys that lead to it:
// graphs / nodes / meta / synonyms / val.
class GraphHandler : public nlohmann::json_sax<nlohmann::json> {
 public:
  std::vector<OntologyTerm> terms;
  std::vector<std::pair<std::string, std::string>> edges;
  std::string error;       // Of the JSON, or of what it says.
  bool exhausted = false;  // The error is a limit.

  bool null() override { return true; }
  bool boolean(bool value) override {
    if (value && Inside("graphs/nodes/meta/deprecated")) term_.obsolete = true;
    return true;
  }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool key(string_t& name) override {
    path_.resize(levels_.back());
    if (!path_.empty()) path_ += '/';
    constexpr size_t kLongestKey = 32;  // No key of ours is longer.
    path_ += name.substr(0, kLongestKey);
    return true;
  }
  bool start_object(size_t) override {
    if (Inside("graphs/nodes")) term_ = OntologyTerm{};
    if (Inside("graphs/edges")) subject_ = object_ = predicate_ = "";
    if (Inside("graphs/nodes/meta/synonyms")) synonym_ = synonym_scope_ = synonym_type_ = "";
    return Push();
  }
  bool end_object() override {
    Pop();
    if (Inside("graphs/nodes/meta/synonyms")) AddSynonym();
    if (Inside("graphs/nodes")) return AddTerm();
    if (Inside("graphs/edges")) AddEdge();
    return true;
  }
  bool start_array(size_t) override { return Push(); }
  bool end_array() override {
    Pop();
    return true;
  }
  bool string(string_t& value) override {
    if (Inside("graphs/nodes/id")) term_.id = CurieOf(value);
    if (Inside("graphs/nodes/lbl")) term_.label = std::move(value);
    if (Inside("graphs/nodes/type")) is_class_ = value == "CLASS";
    if (Inside("graphs/nodes/meta/synonyms/val")) synonym_ = std::move(value);
    if (Inside("graphs/nodes/meta/synonyms/pred")) synonym_scope_ = std::move(value);
    if (Inside("graphs/nodes/meta/synonyms/synonymType")) synonym_type_ = std::move(value);
    if (Inside("graphs/edges/sub")) subject_ = CurieOf(value);
    if (Inside("graphs/edges/obj")) object_ = CurieOf(value);
    if (Inside("graphs/edges/pred")) predicate_ = std::move(value);
    if (Inside("graphs/nodes/meta/xrefs/val")) {
      std::string id = CurieOf(value);
      if (!id.empty()) term_.xrefs.push_back(std::move(id));
    }
    return true;
  }
  bool parse_error(size_t, const std::string&, const nlohmann::json::exception& problem) override {
    error = problem.what();
    return false;
  }

 private:
  bool Inside(std::string_view path) const { return path_ == path; }
  bool Push() {
    constexpr size_t kMaxDepth = 64;
    levels_.push_back(path_.size());
    if (levels_.size() <= kMaxDepth) return true;
    return Refuse(absl::StrFormat("nested more than %d levels deep", kMaxDepth));
  }
  void Pop() {
    path_.resize(levels_.back());
    levels_.pop_back();
  }
  bool Refuse(std::string why) {
    error = std::move(why);
    exhausted = true;
    return false;
  }
  void AddSynonym() {
    if (synonym_scope_ != "hasExactSynonym" || synonym_.empty()) return;
    bool is_short = synonym_type_.ends_with("OMO_0003012") || synonym_type_.ends_with("OMO_0003000") ||
                    synonym_type_.ends_with("ABBREVIATION") || synonym_type_.ends_with("abbreviation");
    (is_short ? term_.short_forms : term_.synonyms).push_back(std::move(synonym_));
  }
  bool AddTerm() {
    if (!term_.id.empty() && is_class_) terms.push_back(std::move(term_));
    is_class_ = true;
    return terms.size() <= kMaxTerms || Refuse(absl::StrFormat("more than %d terms", kMaxTerms));
  }
  void AddEdge() {
    bool is_a = predicate_ == "is_a" || predicate_ == "subClassOf";
    if (is_a && !subject_.empty() && !object_.empty())
      edges.emplace_back(std::move(subject_), std::move(object_));
  }

  std::string path_;
  std::vector<size_t> levels_ = {0};  // Length of `path_` outside of each object and array.
  OntologyTerm term_;
  bool is_class_ = true;  // Nodes without a type are classes.
  std::string synonym_, synonym_scope_, synonym_type_, subject_, object_, predicate_;
};

}  // namespace

absl::Status ReadOboGraph(const std::string& name, LineReader* lines, const VisitTerm& visit) {
  GuardedBuffer buffer(lines);
  std::istream in(&buffer);
  GraphHandler handler;
  bool read = nlohmann::json::sax_parse(in, &handler);
  if (buffer.too_long()) {
    return absl::ResourceExhaustedError(
        absl::StrFormat("%s:%d: a string is longer than %d bytes", name, buffer.line(), kMaxLineBytes));
  }
  if (!read) {
    std::string message = absl::StrFormat("%s:%d: %s", name, buffer.line(), handler.error);
    return handler.exhausted ? absl::ResourceExhaustedError(message) : absl::InvalidArgumentError(message);
  }
  if (handler.terms.empty()) {
    return absl::InvalidArgumentError(name +
                                      ":1: no OBO Graph: nothing under \"graphs\", \"nodes\" has an id");
  }
  absl::flat_hash_map<std::string, size_t> places;
  for (size_t i = 0; i < handler.terms.size(); ++i) places.emplace(handler.terms[i].id, i);
  for (auto& [subject, object] : handler.edges) {
    auto place = places.find(subject);
    if (place != places.end()) handler.terms[place->second].parents.push_back(std::move(object));
  }
  for (OntologyTerm& term : handler.terms) {
    if (absl::Status status = visit(std::move(term)); !status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace mscgraph
