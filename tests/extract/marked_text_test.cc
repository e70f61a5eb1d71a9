#include "extract/marked_text.h"

#include <gtest/gtest.h>

namespace mscgraph {
namespace {

// The text and, in brackets, what is given.
std::string Dump(const std::string& marked, Section section) {
  Document document;
  ReadMarkedText(marked, section, &document);
  std::string out = document.text;
  for (const Annotation& annotation : document.annotations) {
    out += " [" + annotation.type + " " + std::string(annotation.span.In(document.text)) + "]";
  }
  return out;
}

TEST(ReadMarkedText, TextAndEntities) {
  const struct {
    const char* marked;
    Section section;
    const char* expected;
  } rows[] = {
      {"plain", Section::kResults, "\nplain"},
      {"{therapy:Aspirin} for {condition:knee pain}.", Section::kAbstract,
       "\nAspirin for knee pain. [therapy Aspirin] [condition knee pain]"},
      {"{therapy:Aspirin} for pain", Section::kTitle, "Aspirin for pain [therapy Aspirin]"},
      {"{gene:x} {therapy:} {therapy {therapy:x", Section::kAbstract,
       "\n{gene:x} {therapy:} {therapy {therapy:x"},
      {"a {b} {therapy:c}", Section::kAbstract, "\na {b} c [therapy c]"},
  };
  for (const auto& row : rows) EXPECT_EQ(Dump(row.marked, row.section), row.expected) << row.marked;
}

}  // namespace
}  // namespace mscgraph
