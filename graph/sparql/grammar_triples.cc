// Triples with blank nodes and collections.

#include "graph/sparql/grammar.h"

namespace mscgraph::sparql {
namespace {

#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
constexpr char kFirst[] = "<" RDF "first>", kRest[] = "<" RDF "rest>", kNil[] = "<" RDF "nil>";
constexpr char kTypeForm[] = "<" RDF "type>";
#undef RDF

Node TermNode(std::string form) { return Node{.variable = std::nullopt, .form = std::move(form)}; }
Node VariableNode(Variable variable) { return Node{.variable = variable, .form = ""}; }

}  // namespace

bool Grammar::AtTriples() const {
  return AtVariable() || AtIri() || AtLiteral() || reader_.Is(TokenKind::kBlankLabel) ||
         reader_.IsSymbol("[") || reader_.IsSymbol("(") || AtTripleTerm();
}

bool Grammar::AtVerb(Place place) const {
  if (AtVariable() || AtIri() || (reader_.Is(TokenKind::kWord) && reader_.token().text == "a")) return true;
  return place == Place::kPattern &&
         (reader_.IsSymbol("(") || reader_.IsSymbol("^") || reader_.IsSymbol("!"));
}

void Grammar::ReadTriplesSameSubject(Place place, Triples* out) {
  bool is_complete = false;  // [ :p 1 ] . and (1 2) . are triples already.
  const Node subject = ReadGraphNode(place, out, &is_complete);
  if (is_complete && !AtVerb(place)) return;
  ReadPropertyList(subject, place, out);
}

void Grammar::ReadPropertyList(const Node& subject, Place place, Triples* out) {
  ReadObjectList(subject, ReadVerb(place), place, out);
  while (reader_.TakeSymbol(";")) {
    while (reader_.TakeSymbol(";")) continue;
    if (!AtVerb(place)) break;
    ReadObjectList(subject, ReadVerb(place), place, out);
  }
}

void Grammar::ReadObjectList(const Node& subject, const Verb& verb, Place place, Triples* out) {
  do {
    bool is_complete = false;
    const Node object = ReadGraphNode(place, out, &is_complete);
    if (const Node* predicate = std::get_if<Node>(&verb)) {
      out->triples.push_back({subject, *predicate, object});
    } else {
      AddPath(subject, std::get<Path>(verb), object, out);
    }
    if (reader_.IsSymbol("{|") || reader_.IsSymbol("~"))
      return reader_.Fail("annotations of triples (SPARQL 1.2) are not supported");
  } while (reader_.TakeSymbol(","));
}

Grammar::Verb Grammar::ReadVerb(Place place) {
  if (!AtVerb(place)) {
    reader_.FailExpected("a predicate");
    return Node{};
  }
  if (AtVariable()) return VariableNode(ReadVariable());
  if (place == Place::kPattern) return ReadPath();
  if (AtIri()) return TermNode(ReadIriForm());
  reader_.Take();
  return TermNode(kTypeForm);
}

Node Grammar::ReadGraphNode(Place place, Triples* out, bool* is_complete) {
  const TokenReader::Level level(&reader_);
  if (AtVariable()) return VariableNode(ReadVariable());
  if (AtIri()) return TermNode(ReadIriForm());
  if (AtLiteral()) return TermNode(ReadLiteral());
  if (reader_.Is(TokenKind::kBlankLabel)) {
    const Node node = BlankNode(&reader_.token().text, place);
    reader_.Take();
    return node;
  }
  if (reader_.TakeSymbol("[")) return ReadBlankProperties(place, out, is_complete);
  if (reader_.TakeSymbol("(")) {
    *is_complete = !reader_.IsSymbol(")");
    return ReadCollection(place, out);
  }
  if (AtTripleTerm()) {
    reader_.Fail("triple terms and reified triples (SPARQL 1.2) are not supported");
  } else {
    reader_.FailExpected("a variable, an IRI, a literal, a blank node or a collection");
  }
  return Node{};
}

Node Grammar::ReadCollection(Place place, Triples* out) {
  if (reader_.TakeSymbol(")")) return TermNode(kNil);
  const Node head = BlankNode(nullptr, place);
  Node cell = head;
  while (true) {
    bool is_complete = false;
    const Node item = ReadGraphNode(place, out, &is_complete);
    out->triples.push_back({cell, TermNode(kFirst), item});
    const bool is_last = reader_.TakeSymbol(")");
    const Node next = is_last ? TermNode(kNil) : BlankNode(nullptr, place);
    out->triples.push_back({cell, TermNode(kRest), next});
    if (is_last || !reader_.status().ok()) return head;
    cell = next;
  }
}

Node Grammar::ReadBlankProperties(Place place, Triples* out, bool* is_complete) {
  const Node node = BlankNode(nullptr, place);
  if (reader_.TakeSymbol("]")) return node;
  *is_complete = true;
  ReadPropertyList(node, place, out);
  reader_.ExpectSymbol("]");
  return node;
}

// A blank node is a variable that nothing else names. `label` is nullptr for one without; the token is still
// the current one.
Node Grammar::BlankNode(const std::string* label, Place place) {
  const auto make = [&] {
    const Variable variable = names_.Fresh("blank");
    if (place == Place::kTemplate) fresh_.push_back(variable);
    return variable;
  };
  if (label == nullptr) return VariableNode(make());
  if (place == Place::kTemplate) {
    const auto [found, added] = template_labels_.emplace(*label, 0);
    if (added) found->second = make();
    return VariableNode(found->second);
  }
  const auto [found, added] = labels_.emplace(*label, std::pair(basic_, 0));
  if (added) {
    found->second.second = make();
  } else if (found->second.first != basic_) {
    reader_.Fail("the blank node _:" + *label + " stands in two basic graph patterns");
  }
  return VariableNode(found->second.second);
}

// The variables that a query can name.
void Grammar::AddVisible(const Triples& triples, const VariableNames& names, Variables* visible) {
  const auto add = [&](const Node& node) {
    if (node.variable && names.NameOf(*node.variable)[0] != '.') visible->insert(*node.variable);
  };
  for (const TriplePattern& triple : triples.triples) {
    add(triple.subject);
    add(triple.predicate);
    add(triple.object);
  }
  for (const PathPattern& path : triples.paths) {
    add(path.subject);
    add(path.object);
  }
}

}  // namespace mscgraph::sparql
