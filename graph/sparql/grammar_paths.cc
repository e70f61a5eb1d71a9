// Property paths (section 9) and their translation (18.2.2.3, 18.2.2.4).

#include <utility>

#include "graph/sparql/grammar.h"

namespace mscgraph::sparql {
namespace {

constexpr char kTypeForm[] = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";

Path PathOf(Path::Kind kind, std::vector<Path> children) {
  Path path;
  path.kind = kind;
  path.children = std::move(children);
  return path;
}

Path Link(std::string form) {
  Path path;
  path.form = std::move(form);
  return path;
}

// One child is itself; children of the same kind are taken in.
Path Flat(Path::Kind kind, std::vector<Path> children) {
  if (children.size() == 1) return std::move(children.front());
  Path path;
  path.kind = kind;
  for (Path& child : children) {
    if (child.kind != kind) {
      path.children.push_back(std::move(child));
      continue;
    }
    for (Path& grandchild : child.children) path.children.push_back(std::move(grandchild));
  }
  return path;
}

}  // namespace

Path Grammar::ReadPath() {
  const TokenReader::Level level(&reader_);
  std::vector<Path> alternatives;
  do alternatives.push_back(ReadPathSequence());
  while (reader_.TakeSymbol("|"));
  return Flat(Path::Kind::kAlternative, std::move(alternatives));
}

Path Grammar::ReadPathSequence() {
  std::vector<Path> steps;
  do steps.push_back(ReadPathElement());
  while (reader_.TakeSymbol("/"));
  return Flat(Path::Kind::kSequence, std::move(steps));
}

Path Grammar::ReadPathElement() {
  const bool inverse = reader_.TakeSymbol("^");
  Path path = ReadPathPrimary();
  if (reader_.TakeSymbol("*")) {
    path = PathOf(Path::Kind::kZeroOrMore, {std::move(path)});
  } else if (reader_.TakeSymbol("+")) {
    path = PathOf(Path::Kind::kOneOrMore, {std::move(path)});
  } else if (reader_.TakeSymbol("?")) {
    path = PathOf(Path::Kind::kZeroOrOne, {std::move(path)});
  }
  if (reader_.IsSymbol("{")) reader_.Fail("counts behind a path, {n,m}, are not in SPARQL 1.1");
  return inverse ? PathOf(Path::Kind::kInverse, {std::move(path)}) : path;
}

Path Grammar::ReadPathPrimary() {
  if (AtIri()) return Link(ReadIriForm());
  if (reader_.Is(TokenKind::kWord) && reader_.token().text == "a") {
    reader_.Take();
    return Link(kTypeForm);
  }
  if (reader_.TakeSymbol("!")) return ReadNegatedSet();
  if (reader_.TakeSymbol("(")) {
    Path path = ReadPath();
    reader_.ExpectSymbol(")");
    return path;
  }
  reader_.FailExpected("a property path");
  return Path{};
}

Path Grammar::ReadNegatedSet() {
  if (!reader_.TakeSymbol("(")) return PathOf(Path::Kind::kNegatedSet, {ReadPathInSet()});
  if (reader_.TakeSymbol(")")) {  // Any link at all: !a or a, for an `a` of our choice.
    Path others = PathOf(Path::Kind::kNegatedSet, {Link(kTypeForm)});
    return PathOf(Path::Kind::kAlternative, {std::move(others), Link(kTypeForm)});
  }
  std::vector<Path> members;
  do members.push_back(ReadPathInSet());
  while (reader_.TakeSymbol("|"));
  reader_.ExpectSymbol(")");
  return PathOf(Path::Kind::kNegatedSet, std::move(members));
}

Path Grammar::ReadPathInSet() {
  const bool inverse = reader_.TakeSymbol("^");
  Path link;
  if (AtIri()) {
    link = Link(ReadIriForm());
  } else if (reader_.Is(TokenKind::kWord) && reader_.token().text == "a") {
    reader_.Take();
    link = Link(kTypeForm);
  } else {
    reader_.FailExpected("an IRI or 'a', with '^' or without");
  }
  return inverse ? PathOf(Path::Kind::kInverse, {std::move(link)}) : link;
}

// Links, inverses and sequences at the outside of a path are triples and shorter paths.
void Grammar::AddPath(const Node& subject, const Path& path, const Node& object, Triples* out) {
  if (!reader_.status().ok()) return;
  switch (path.kind) {
    case Path::Kind::kLink:
      out->triples.push_back({subject, Node{.variable = std::nullopt, .form = path.form}, object});
      return;
    case Path::Kind::kInverse:
      return AddPath(object, path.children[0], subject, out);
    case Path::Kind::kSequence: {
      Node from = subject;
      for (size_t i = 0; i + 1 < path.children.size(); ++i) {
        const Node to{.variable = names_.Fresh("path"), .form = ""};
        AddPath(from, path.children[i], to, out);
        from = to;
      }
      return AddPath(from, path.children.back(), object, out);
    }
    default:
      out->paths.push_back({subject, path, object});
  }
}

}  // namespace mscgraph::sparql
