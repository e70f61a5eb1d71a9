#include "graph/sparql/iri_resolve.h"

#include <algorithm>
#include <optional>

namespace mscgraph::sparql {
namespace {

// RFC 3986, 5.2.1: the five components; an undefined one is not an empty one.
struct Components {
  std::optional<std::string_view> scheme, authority, query, fragment;
  std::string_view path;
};

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

size_t SchemeSize(std::string_view iri) {
  if (iri.empty() || !IsLetter(iri[0])) return std::string_view::npos;
  for (size_t i = 0; i < iri.size(); ++i) {
    const char c = iri[i];
    if (c == ':') return i;
    if (!IsLetter(c) && !(c >= '0' && c <= '9') && c != '+' && c != '-' && c != '.') break;
  }
  return std::string_view::npos;
}

Components Split(std::string_view iri) {
  Components out;
  if (const size_t size = SchemeSize(iri); size != std::string_view::npos) {
    out.scheme = iri.substr(0, size);
    iri.remove_prefix(size + 1);
  }
  if (const size_t hash = iri.find('#'); hash != std::string_view::npos) {
    out.fragment = iri.substr(hash + 1);
    iri = iri.substr(0, hash);
  }
  if (const size_t mark = iri.find('?'); mark != std::string_view::npos) {
    out.query = iri.substr(mark + 1);
    iri = iri.substr(0, mark);
  }
  if (iri.substr(0, 2) == "//") {
    const size_t end = std::min(iri.find('/', 2), iri.size());
    out.authority = iri.substr(2, end - 2);
    iri.remove_prefix(end);
  }
  out.path = iri;
  return out;
}

// 5.2.4.
std::string RemoveDotSegments(std::string_view in) {
  std::string out;
  const auto starts = [&](std::string_view prefix) { return in.substr(0, prefix.size()) == prefix; };
  while (!in.empty()) {
    if (starts("../")) {
      in.remove_prefix(3);
    } else if (starts("./") || starts("/./")) {
      in.remove_prefix(2);
    } else if (in == "/.") {
      in = "/";
    } else if (starts("/../") || in == "/..") {
      in = in.size() > 3 ? in.substr(3) : std::string_view("/");
      const size_t slash = out.rfind('/');
      out.resize(slash == std::string::npos ? 0 : slash);
    } else if (in == "." || in == "..") {
      in = {};
    } else {
      const size_t end = std::min(in.find('/', 1), in.size());
      out.append(in.substr(0, end));
      in.remove_prefix(end);
    }
  }
  return out;
}

// 5.2.3.
std::string Merge(const Components& base, std::string_view path) {
  if (base.authority && base.path.empty()) return std::string("/").append(path);
  const size_t slash = base.path.rfind('/');
  return std::string(base.path.substr(0, slash == std::string_view::npos ? 0 : slash + 1)).append(path);
}

// 5.3.
std::string Compose(const Components& parts, std::string_view path) {
  std::string out;
  if (parts.scheme) out.append(*parts.scheme).push_back(':');
  if (parts.authority) out.append("//").append(*parts.authority);
  out.append(path);
  if (parts.query) out.append("?").append(*parts.query);
  if (parts.fragment) out.append("#").append(*parts.fragment);
  return out;
}

}  // namespace

std::string ResolveIri(std::string_view base_iri, std::string_view reference) {
  if (base_iri.empty()) return std::string(reference);
  Components target = Split(reference);  // 5.2.2.
  if (target.scheme) return std::string(reference);
  const Components base = Split(base_iri);
  target.scheme = base.scheme;
  if (target.authority) return Compose(target, RemoveDotSegments(target.path));
  target.authority = base.authority;
  if (target.path.empty()) {
    if (!target.query) target.query = base.query;
    return Compose(target, base.path);
  }
  if (target.path[0] == '/') return Compose(target, RemoveDotSegments(target.path));
  return Compose(target, RemoveDotSegments(Merge(base, target.path)));
}

}  // namespace mscgraph::sparql
