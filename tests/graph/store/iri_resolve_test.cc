#include "graph/store/iri_resolve.h"

#include <gtest/gtest.h>

namespace mscgraph {
namespace {

TEST(IriResolveTest, ResolvesTheExamplesOfRfc3986) {
  const struct {
    const char *reference, *expected;
  } cases[] = {
      {"g:h", "g:h"},
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"g#s", "http://a/b/c/g#s"},
      {";x", "http://a/b/c/;x"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"g..", "http://a/b/c/g.."},
      {"./g/.", "http://a/b/c/g/"},
      {"g/../h", "http://a/b/c/h"},
      {"g?y/../x", "http://a/b/c/g?y/../x"},
      {"http:g", "http:g"},
  };
  for (const auto& c : cases)
    EXPECT_EQ(ResolveIri("http://a/b/c/d;p?q", c.reference), c.expected) << c.reference;
  EXPECT_EQ(ResolveIri("http://a", "g"), "http://a/g");
  EXPECT_EQ(ResolveIri("urn:x", "#y"), "urn:x#y");
}

}  // namespace
}  // namespace mscgraph
