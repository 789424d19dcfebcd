#include "clients/cpp/credentials.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace pepiniere::clients {
namespace {

class Nothing final : public TokenSource {
 public:
  absl::StatusOr<std::string> Token() const override { return std::string(); }
};

class File final : public TokenSource {
 public:
  explicit File(std::string path) : path_(std::move(path)) {}
  absl::StatusOr<std::string> Token() const override {
    std::ifstream file(path_);
    std::ostringstream text;
    if (!file || !(text << file.rdbuf()))
      return absl::UnauthenticatedError(absl::StrCat("cannot read a token in ", path_));
    return std::string(absl::StripAsciiWhitespace(text.str()));
  }

 private:
  const std::string path_;
};

class Environment final : public TokenSource {
 public:
  explicit Environment(std::string variable) : variable_(std::move(variable)) {}
  absl::StatusOr<std::string> Token() const override {
    const char* value = std::getenv(variable_.c_str());
    return std::string(absl::StripAsciiWhitespace(value ? value : ""));
  }

 private:
  const std::string variable_;
};

}  // namespace

std::shared_ptr<const TokenSource> NoToken() { return std::make_shared<Nothing>(); }
std::shared_ptr<const TokenSource> TokenFromFile(std::string path) { return std::make_shared<File>(std::move(path)); }
std::shared_ptr<const TokenSource> TokenFromEnvironment(std::string variable) {
  return std::make_shared<Environment>(std::move(variable));
}

}  // namespace pepiniere::clients
