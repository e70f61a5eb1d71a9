#ifndef MSCGRAPH_TESTS_SUPPORT_TEMP_FOLDER_H_
#define MSCGRAPH_TESTS_SUPPORT_TEMP_FOLDER_H_

#include <stdlib.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

namespace mscgraph {

// A folder that goes with the test.
class TempFolder {
 public:
  TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "mscgraph-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::system_error(errno, std::generic_category(), name);
    path_ = name;
  }
  ~TempFolder() { std::filesystem::remove_all(path_); }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

// Tests run at the same time, each in a process of its own: none may write where another reads. This is the
// process's own folder.
inline const TempFolder& TestFolder() {
  static const TempFolder folder;
  return folder;
}

// Writes a file into it, folders included; returns its path.
inline std::string TestFile(const std::string& name, const std::string& content) {
  const std::filesystem::path path = TestFolder() / name;
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path) << content;
  return path.string();
}

}  // namespace mscgraph

#endif  // MSCGRAPH_TESTS_SUPPORT_TEMP_FOLDER_H_
