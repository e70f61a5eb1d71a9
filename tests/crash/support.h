#ifndef MSCGRAPH_TESTS_CRASH_SUPPORT_H_
#define MSCGRAPH_TESTS_CRASH_SUPPORT_H_

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "graph/store/store.h"
#include "schemas/claims_jsonl.h"
#include "tests/support/claim_builder.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_store.h"

namespace mscgraph::crash {

// The tests of this folder run in a short form, and in a long one if MSCGRAPH_CRASH=long
// (tests/crash/run_long).
inline bool LongForm() {
  const char* form = std::getenv("MSCGRAPH_CRASH");
  return form != nullptr && std::string(form) == "long";
}
inline int Rounds(int in_short, int in_long) { return LongForm() ? in_long : in_short; }

// One line of the record that tests/crash/run_long keeps.
inline void Tell(const std::string& line) { std::cout << "[  RECORD  ] " << line << std::endl; }

// A document whose claims depend on its number and version: what replaces what is easy to see.
inline DocumentSpec NumberedDocument(int number, int version) {
  DocumentSpec spec = {
      .id = "PMID:" + std::to_string(number), .order = {25, version}, .year = 2000 + number % 20};
  for (int i = 0; i < 1 + (number + version) % 3; ++i) {
    spec.claims.push_back({.sentence = "MSCs of trial " + std::to_string(number) + "." +
                                       std::to_string(version) + " improved knee OA, part " +
                                       std::to_string(i) + ".",
                           .outcome = version % 2 == 0 ? Outcome::kImproves : Outcome::kNoDifference,
                           .subject = number % 3 == 0 ? kAdipose : kCells,
                           .object = version % 5 == 4 ? kJoint : kKnee});
  }
  return spec;
}

// Which version of which document is there.
using Versions = std::map<int, int>;

inline std::vector<Record> RecordsOf(const Versions& versions) {
  std::vector<DocumentSpec> documents;
  for (const auto& [number, version] : versions) documents.push_back(NumberedDocument(number, version));
  return MakeLoad(documents);
}

inline void WriteJsonl(const std::string& path, const std::vector<Record>& records) {
  std::ofstream out(path, std::ios::binary);
  for (const Record& record : records) out << ToJsonLine(record) << "\n";
}

// All triples as sorted N-Triples lines, every term looked up once. `status` tells what hindered.
inline std::vector<std::string> Lines(const Store& store, absl::Status* status) {
  std::vector<std::string> lines;
  absl::flat_hash_map<TermId, std::string> forms;
  absl::Status inner;
  *status = store.Scan({}, [&](const Triple& triple) {
    std::string line;
    for (TermId id : {triple.s, triple.p, triple.o}) {
      auto [form, added] = forms.try_emplace(id);
      if (added) {
        absl::StatusOr<std::string> found = store.FormOf(id);
        if (!found.ok()) inner = found.status();
        form->second = found.value_or("");
      }
      line += form->second + " ";
    }
    lines.push_back(line + ".");
    return inner.ok();
  });
  if (status->ok()) *status = inner;
  std::sort(lines.begin(), lines.end());
  return lines;
}

inline std::vector<std::string> Lines(const Store& store) {
  absl::Status status;
  std::vector<std::string> lines = Lines(store, &status);
  EXPECT_EQ(status, absl::OkStatus());
  return lines;
}

// What a store holds that never met a fault.
inline std::vector<std::string> ExpectedLines(const Versions& versions) {
  TempFolder folder;
  auto store = OpenTestStore(folder / "db");
  EXPECT_EQ(LoadRecords(RecordsOf(versions), store.get()), absl::OkStatus());
  return Lines(*store);
}

inline void CopyFolder(const std::string& from, const std::string& to) {
  std::filesystem::remove_all(to);
  std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
}

// Path below `folder` -> size.
inline std::map<std::string, uintmax_t> Listing(const std::string& folder) {
  std::map<std::string, uintmax_t> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    files[std::filesystem::relative(entry.path(), folder).string()] =
        entry.is_regular_file() ? entry.file_size() : 0;
  }
  return files;
}

// A process of the program. Its output goes nowhere, or to a file.
class Program {
 public:
  explicit Program(std::vector<std::string> arguments, const std::string& output = "/dev/null") {
    arguments.insert(arguments.begin(), MSCGRAPH_PROGRAM);
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    pid_ = fork();
    if (pid_ != 0) return;
    const int out = open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    dup2(out, STDOUT_FILENO);
    dup2(out, STDERR_FILENO);
    execv(argv[0], argv.data());
    _exit(127);
  }
  ~Program() {
    if (pid_ > 0) Kill();
  }
  Program(const Program&) = delete;

  // True if it ends before that moment.
  bool WaitUntil(std::chrono::steady_clock::time_point end) {
    while (waitpid(pid_, &status_, WNOHANG) == 0) {
      if (std::chrono::steady_clock::now() >= end) return false;
      std::this_thread::sleep_for(std::chrono::microseconds(500));
    }
    pid_ = 0;
    return true;
  }
  // Its exit code, or -1 if it was killed.
  int Wait() {
    if (pid_ != 0) waitpid(pid_, &status_, 0);
    pid_ = 0;
    return WIFEXITED(status_) ? WEXITSTATUS(status_) : -1;
  }
  int Kill() {
    kill(pid_, SIGKILL);
    return Wait();
  }

 private:
  pid_t pid_ = 0;
  int status_ = 0;
};

}  // namespace mscgraph::crash

#endif  // MSCGRAPH_TESTS_CRASH_SUPPORT_H_
