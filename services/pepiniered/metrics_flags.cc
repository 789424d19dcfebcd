#include "services/pepiniered/metrics_flags.h"

#include <CLI/CLI.hpp>
#include <fstream>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "services/secret/aead.h"

namespace pepiniere {
namespace {

constexpr std::size_t kIdDigits = 16;

void ReadKey(const std::string& path, MetricsFlags& flags) {
  std::ifstream file(path);
  std::string line, key;
  std::getline(file, line);
  const bool good = absl::Base64Unescape(absl::StripAsciiWhitespace(line), &key) && key.size() == secret::kKeyBytes;
  if (!good) throw CLI::ValidationError("--sources-key", path + " has no key: make one with openssl rand -base64 32");
  flags.key_id = secret::Sha256Hex(key).substr(0, kIdDigits);
  flags.key = key;
}

}  // namespace

void AddMetrics(CLI::App& app, MetricsFlags& flags) {
  app.add_option_function<std::string>(
         "--sources-key", [&flags](const std::string& path) { ReadKey(path, flags); },
         "The key that seals the secrets of metrics' sources: the file's first line (openssl rand -base64 32)")
      ->type_name("FILE")
      ->check(CLI::ExistingFile);
}

}  // namespace pepiniere
