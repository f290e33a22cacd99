#include "training/corpus.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "json/codec.hpp"
#include "language/codes.hpp"

namespace entente::training {

namespace {

namespace fs = std::filesystem;

Error at(const fs::path& file, std::size_t line, std::string why) {
  return invalid("training.line", {{"file", file.filename().string()},
                                   {"line", std::to_string(line)},
                                   {"why", std::move(why)}});
}

Result<void> read_file(const fs::path& file, std::set<std::string>& ids,
                       std::vector<Example>& out) {
  std::ifstream in(file);
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    const auto value = json::parse(line);
    if (!value) return at(file, number, value.error().key);
    auto example = json::from_json<Example>(*value);
    if (!example) return at(file, number, example.error().key);
    for (const auto& sign : example->signs)
      if (!language::place_of(sign)) return at(file, number, sign);
    if (!ids.insert(example->id).second) return at(file, number, example->id);
    out.push_back(std::move(example).value());
  }
  return {};
}

}  // namespace

Result<std::vector<Example>> read_corpus(const std::string& folder) {
  std::error_code failed;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder, failed))
    if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
  if (failed || files.empty()) return not_found("training.folder", {{"folder", folder}});
  std::sort(files.begin(), files.end());
  std::set<std::string> ids;
  std::vector<Example> out;
  for (const auto& file : files) CHECK(read_file(file, ids, out));
  return out;
}

}  // namespace entente::training
