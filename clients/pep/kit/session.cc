#include "clients/pep/kit/session.h"

#include <filesystem>
#include <utility>

#include "absl/strings/ascii.h"
#include "clients/pep/kit/config.h"
#include "clients/pep/kit/text.h"

namespace pepiniere::pep {
namespace {

class GivenToken final : public clients::TokenSource {
 public:
  explicit GivenToken(std::string token) : token_(std::move(token)) {}
  absl::StatusOr<std::string> Token() const override { return token_; }

 private:
  const std::string token_;
};

}  // namespace

Session::Session(GlobalOptions options, Output output, std::ostream& errors, Terminal errors_terminal,
                 Environment environment, std::istream* answers)
    : options_(std::move(options)),
      output_(output),
      errors_(errors),
      errors_terminal_(errors_terminal),
      environment_(std::move(environment)),
      answers_(answers) {}

std::string Session::Ask(std::string_view question) const {
  errors_ << Visible(question) << ' ' << std::flush;
  std::string answer;
  if (CanAsk()) std::getline(*answers_, answer);
  return std::string(absl::StripAsciiWhitespace(answer));
}

std::shared_ptr<const clients::TokenSource> Session::TokenSource() const {
  if (!options_.token_file.empty()) return clients::TokenFromFile(options_.token_file);
  if (std::string token = environment_("PEP_TOKEN"); !token.empty()) {
    return std::make_shared<GivenToken>(std::move(token));
  }
  const auto stored = TokenFile(environment_, options_.server);
  std::error_code error;
  return std::filesystem::exists(stored, error) ? clients::TokenFromFile(stored.string()) : clients::NoToken();
}

absl::StatusOr<std::string> Session::Token() const { return TokenSource()->Token(); }

absl::Status Session::Connect() {
  if (caller_) return absl::OkStatus();
  auto channel = clients::OpenChannel({.target = options_.server,
                                       .ca_file = options_.ca_file,
                                       .certificate_file = options_.certificate_file,
                                       .key_file = options_.key_file,
                                       .insecure = options_.insecure});
  if (!channel.ok()) return channel.status();
  channel_ = *std::move(channel);
  caller_ = std::make_unique<clients::Caller>(clients::CallPolicy{.timeout = absl::Seconds(options_.timeout_seconds)},
                                              TokenSource());
  return absl::OkStatus();
}

}  // namespace pepiniere::pep
