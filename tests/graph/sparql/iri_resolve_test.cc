#include "graph/sparql/iri_resolve.h"

#include <gtest/gtest.h>

namespace mscgraph::sparql {
namespace {

struct Case {
  const char *reference, *expected;
};

// The examples of RFC 3986, 5.4.
TEST(ResolveIri, DoesAsTheExamplesOfTheRfc) {
  const Case cases[] = {
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
      {"g?y#s", "http://a/b/c/g?y#s"},
      {";x", "http://a/b/c/;x"},
      {"g;x", "http://a/b/c/g;x"},
      {"g;x?y#s", "http://a/b/c/g;x?y#s"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"./", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../..", "http://a/"},
      {"../../", "http://a/"},
      {"../../g", "http://a/g"},
      {"../../../g", "http://a/g"},
      {"../../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"/../g", "http://a/g"},
      {"g.", "http://a/b/c/g."},
      {".g", "http://a/b/c/.g"},
      {"g..", "http://a/b/c/g.."},
      {"..g", "http://a/b/c/..g"},
      {"./../g", "http://a/b/g"},
      {"./g/.", "http://a/b/c/g/"},
      {"g/./h", "http://a/b/c/g/h"},
      {"g/../h", "http://a/b/c/h"},
      {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
      {"g;x=1/../y", "http://a/b/c/y"},
      {"g?y/./x", "http://a/b/c/g?y/./x"},
      {"g?y/../x", "http://a/b/c/g?y/../x"},
      {"g#s/./x", "http://a/b/c/g#s/./x"},
      {"g#s/../x", "http://a/b/c/g#s/../x"},
      {"http:g", "http:g"},
  };
  for (const Case& c : cases)
    EXPECT_EQ(ResolveIri("http://a/b/c/d;p?q", c.reference), c.expected) << c.reference;
}

TEST(ResolveIri, LeavesAbsoluteIrisAsTheyAreWritten) {
  EXPECT_EQ(ResolveIri("http://a/", "http://b/c/../d/./e"), "http://b/c/../d/./e");
}

TEST(ResolveIri, LeavesAllReferencesWithoutABase) {
  for (const char* reference : {"", "a", "../a", "http://b/.."})
    EXPECT_EQ(ResolveIri("", reference), reference);
}

TEST(ResolveIri, TakesBasesWithoutPathOrAuthority) {
  const struct {
    const char *base, *reference, *expected;
  } cases[] = {
      {"http://a", "b", "http://a/b"},
      {"http://a?q", "b", "http://a/b"},
      {"http://a#f", "", "http://a"},
      {"http://a/b#f", "#g", "http://a/b#g"},
      {"urn:x:y", "z", "urn:z"},
      {"urn:x:y", "#z", "urn:x:y#z"},
      {"x:///a/b", "c", "x:///a/c"},
      {"relative/base", "c", "relative/c"},
      {"http://a/\xC3\xA9/b", "\xC3\xBC", "http://a/\xC3\xA9/\xC3\xBC"},
  };
  for (const auto& c : cases)
    EXPECT_EQ(ResolveIri(c.base, c.reference), c.expected) << c.base << " " << c.reference;
}

}  // namespace
}  // namespace mscgraph::sparql
