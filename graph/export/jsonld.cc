#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "graph/export/export.h"
#include "graph/export/forms.h"
#include "graph/store/iris.h"
#include "graph/store/vocabulary.h"
#include "nlohmann/json.hpp"

namespace mscgraph {
namespace {

using Json = nlohmann::ordered_json;
using vocab::PredicateTerm;
using vocab::ValueKind;

constexpr size_t kFlushBytes = 1 << 16;

std::string_view TypeOf(ValueKind kind) {
  switch (kind) {
    case ValueKind::kIri:
      return "@id";
    case ValueKind::kDecimal:
      return "xsd:decimal";
    case ValueKind::kYear:
      return "xsd:gYear";
    case ValueKind::kJson:
      return "@json";
    // Native JSON values and plain strings need no type.
    case ValueKind::kString:
    case ValueKind::kInteger:
    case ValueKind::kBoolean:
      return {};
  }
  return {};
}

Json ContextObject() {
  Json context = Json::object();
  context["@version"] = 1.1;
  for (const IriPrefix& prefix : kIriPrefixes) {
    // Only prefixes that end in a delimiter may be given as plain strings.
    const char last = prefix.iri.back();
    if (last == '/' || last == '#') {
      context[std::string(prefix.prefix)] = prefix.iri;
    } else {
      context[std::string(prefix.prefix)] = {{"@id", prefix.iri}, {"@prefix", true}};
    }
  }
  for (const PredicateTerm& term : vocab::kPredicates) {
    Json& entry = context[std::string(term.key)];
    const std::string id = IriToCurie(term.iri);
    if (const std::string_view type = TypeOf(term.kind); type.empty()) {
      entry = id;
    } else {
      entry = {{"@id", id}, {"@type", type}};
    }
  }
  return context;
}

// One object, or an array if there are several.
void Append(std::string key, Json value, Json* node) {
  const auto known = node->find(key);
  if (known == node->end()) {
    (*node)[std::move(key)] = std::move(value);
  } else if (known->is_array()) {
    known->push_back(std::move(value));
  } else {
    *known = Json::array({std::move(*known), std::move(value)});
  }
}

// True if `term` is what the context makes of a plain value of this kind.
bool Fits(const ParsedTerm& term, ValueKind kind) {
  switch (kind) {
    case ValueKind::kIri:
      return term.is_iri;
    case ValueKind::kString:
      return !term.is_iri && term.datatype.empty();
    case ValueKind::kInteger:
      return term.datatype == vocab::kXsdInteger && term.value.size() < 15;
    case ValueKind::kBoolean:
      return term.datatype == vocab::kXsdBoolean;
    case ValueKind::kDecimal:
      return term.datatype == vocab::kXsdDecimal;
    case ValueKind::kYear:
      return term.datatype == vocab::kXsdGYear;
    case ValueKind::kJson:
      return term.datatype == vocab::kRdfJson;
  }
  return false;
}

Json PlainValue(const ParsedTerm& term, ValueKind kind) {
  switch (kind) {
    case ValueKind::kIri:
      return IriToCurie(term.value);
    case ValueKind::kInteger:
      return std::stoll(term.value);
    case ValueKind::kBoolean:
      return term.value == "true";
    case ValueKind::kJson:
      return Json::parse(term.value, nullptr, false);
    default:
      return term.value;
  }
}

// Needs no context.
Json FullValue(const ParsedTerm& term) {
  if (term.is_iri) return {{"@id", term.value}};
  if (term.datatype.empty()) return {{"@value", term.value}};
  return {{"@value", term.value}, {"@type", term.datatype}};
}

class NodeWriter {
 public:
  explicit NodeWriter(const Store& store) : forms_(store) {
    for (const PredicateTerm& term : vocab::kPredicates) terms_[std::string(term.iri)] = &term;
  }

  // The node of triples with one subject, on one line.
  std::string Line(const std::vector<Triple>& triples) {
    Json node = Json::object();
    node["@id"] = IriToCurie(ParseTerm(forms_.Of(triples.front().s)).value);
    std::vector<std::pair<const PredicateTerm*, Json>> values;
    Json others = Json::object();
    for (const Triple& triple : triples) {
      const std::string predicate = ParseTerm(forms_.Of(triple.p)).value;
      const ParsedTerm object = ParseTerm(forms_.Of(triple.o));
      const auto known = terms_.find(predicate);
      if (predicate == vocab::kType) {
        Append("@type", IriToCurie(object.value), &node);
      } else if (known != terms_.end() && Fits(object, known->second->kind)) {
        values.emplace_back(known->second, PlainValue(object, known->second->kind));
      } else {
        Append(predicate, FullValue(object), &others);
      }
    }
    // The table of predicates lies in the order of the keys.
    std::stable_sort(values.begin(), values.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [term, value] : values) Append(std::string(term->key), std::move(value), &node);
    node.update(others);
    return node.dump(-1, ' ', false, Json::error_handler_t::replace);
  }

  const absl::Status& status() const { return forms_.status(); }

 private:
  FormReader forms_;
  std::map<std::string, const PredicateTerm*> terms_;
};

}  // namespace

std::string JsonLdContext() { return Json({{"@context", ContextObject()}}).dump(2) + "\n"; }

absl::Status ExportJsonLd(const Store& store, Writer write) {
  NodeWriter nodes(store);
  std::string buffer = "{\"@context\":" + ContextObject().dump() + ",\n\"@graph\":[";
  std::vector<Triple> triples;
  bool first = true, writable = true;
  const auto flush = [&](size_t least) {
    if (writable && buffer.size() >= least) {
      writable = write(buffer);
      buffer.clear();
    }
  };
  const auto end_node = [&] {
    if (triples.empty()) return;
    buffer.append(first ? "\n" : ",\n").append(nodes.Line(triples));
    first = false;
    triples.clear();
    flush(kFlushBytes);
  };
  absl::Status status = store.Scan({}, [&](const Triple& triple) {
    if (!triples.empty() && triples.front().s != triple.s) end_node();
    triples.push_back(triple);
    return writable && nodes.status().ok();
  });
  if (!status.ok()) return status;
  end_node();
  if (!nodes.status().ok()) return nodes.status();
  buffer += "\n]}\n";
  flush(0);
  return writable ? absl::OkStatus() : absl::UnavailableError("cannot write the output");
}

}  // namespace mscgraph
