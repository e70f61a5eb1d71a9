#include "graph/store/iri_resolve.h"

#include <optional>

namespace mscgraph {
namespace {

// The five components; those that may be absent are told from empty ones.
struct Parts {
  std::optional<std::string_view> scheme, authority, query, fragment;
  std::string_view path;
};

bool IsSchemeChar(char c, bool first) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return letter || (!first && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'));
}

Parts Split(std::string_view iri) {
  Parts parts;
  if (const size_t hash = iri.find('#'); hash != std::string_view::npos) {
    parts.fragment = iri.substr(hash + 1);
    iri = iri.substr(0, hash);
  }
  if (const size_t mark = iri.find('?'); mark != std::string_view::npos) {
    parts.query = iri.substr(mark + 1);
    iri = iri.substr(0, mark);
  }
  size_t end = 0;
  while (end < iri.size() && IsSchemeChar(iri[end], end == 0)) ++end;
  if (end > 0 && end < iri.size() && iri[end] == ':') {
    parts.scheme = iri.substr(0, end);
    iri.remove_prefix(end + 1);
  }
  if (iri.substr(0, 2) == "//") {
    const size_t slash = iri.find('/', 2);
    parts.authority = iri.substr(2, slash == std::string_view::npos ? slash : slash - 2);
    iri = slash == std::string_view::npos ? std::string_view() : iri.substr(slash);
  }
  parts.path = iri;
  return parts;
}

// RFC 3986, 5.2.4.
std::string RemoveDotSegments(std::string_view in) {
  std::string out;
  const auto starts = [&](std::string_view with) { return in.substr(0, with.size()) == with; };
  const auto drop_last = [&] {
    const size_t slash = out.rfind('/');
    out.resize(slash == std::string::npos ? 0 : slash);
  };
  while (!in.empty()) {
    if (starts("../")) {
      in.remove_prefix(3);
    } else if (starts("./")) {
      in.remove_prefix(2);
    } else if (starts("/./")) {
      in.remove_prefix(2);
    } else if (in == "/.") {
      in = "/";
    } else if (starts("/../")) {
      in.remove_prefix(3);
      drop_last();
    } else if (in == "/..") {
      in = "/";
      drop_last();
    } else if (in == "." || in == "..") {
      in = {};
    } else {
      const size_t slash = in.find('/', 1);
      out.append(in.substr(0, slash));
      in = slash == std::string_view::npos ? std::string_view() : in.substr(slash);
    }
  }
  return out;
}

std::string Merge(const Parts& base, std::string_view path) {
  if (base.authority && base.path.empty()) return std::string("/").append(path);
  const size_t slash = base.path.rfind('/');
  return std::string(base.path.substr(0, slash == std::string_view::npos ? 0 : slash + 1)).append(path);
}

}  // namespace

std::string ResolveIri(std::string_view base_iri, std::string_view reference) {
  const Parts base = Split(base_iri), given = Split(reference);
  const Parts& root = given.scheme ? given : base;
  const bool own_authority = given.scheme || given.authority;
  std::string path;
  std::optional<std::string_view> query = given.query;
  if (own_authority || (!given.path.empty() && given.path[0] == '/')) {
    path = RemoveDotSegments(given.path);
  } else if (given.path.empty()) {
    path = base.path;
    if (!query) query = base.query;
  } else {
    path = RemoveDotSegments(Merge(base, given.path));
  }
  std::string out;
  if (root.scheme) out.append(*root.scheme).append(":");
  const auto& authority = own_authority ? given.authority : base.authority;
  if (authority) out.append("//").append(*authority);
  out += path;
  if (query) out.append("?").append(*query);
  if (given.fragment) out.append("#").append(*given.fragment);
  return out;
}

}  // namespace mscgraph
