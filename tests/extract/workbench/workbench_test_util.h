#ifndef MSCGRAPH_TESTS_EXTRACT_WORKBENCH_WORKBENCH_TEST_UTIL_H_
#define MSCGRAPH_TESTS_EXTRACT_WORKBENCH_WORKBENCH_TEST_UTIL_H_

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/support/temp_folder.h"

namespace mscgraph {

inline std::string SourceRules() { return MSCGRAPH_SOURCE_DIR "/rules"; }

// An empty folder of the running test.
inline std::filesystem::path EmptyFolder() {
  const testing::TestInfo* test = testing::UnitTest::GetInstance()->current_test_info();
  std::filesystem::path folder = TestFolder() / (std::string(test->test_suite_name()) + "." + test->name());
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}

inline std::string WriteFile(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
  return file.string();
}

// A rules folder with the shipped names, word classes and cues, and with these relation rules alone.
inline std::string RulesFolderWith(const std::filesystem::path& folder, const std::string& rules_json) {
  for (const char* part : {"lexicon", "context", "wordlists", "mechanisms"}) {
    std::filesystem::create_directories(folder / part);
    std::filesystem::copy(
        SourceRules() + "/" + part, folder / part,
        std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
  }
  std::filesystem::create_directories(folder / "relations");
  WriteFile(folder / "relations" / "all.json", rules_json);
  return folder.string();
}

}  // namespace mscgraph

#endif  // MSCGRAPH_TESTS_EXTRACT_WORKBENCH_WORKBENCH_TEST_UTIL_H_
