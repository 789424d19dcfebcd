// One run of pep: what was asked of all commands, where answers go, and the way to the server.
#pragma once

#include <functional>
#include <istream>
#include <map>
#include <memory>
#include <mutex>
#include <ostream>
#include <string>
#include <string_view>
#include <typeindex>

#include "absl/status/statusor.h"
#include "clients/cpp/channel.h"
#include "clients/cpp/retry.h"
#include "clients/pep/kit/messages.h"
#include "clients/pep/kit/output.h"
#include "clients/pep/kit/terminal.h"

namespace pepiniere::pep {

struct GlobalOptions {
  std::string output;        // table, json, csv; empty: nobody said, a table but for what is computed for scripts
  bool spreadsheet = false;  // CSV, for people
  std::string lang;          // fr, en; empty: what the environment says
  std::string server = "127.0.0.1:50051";
  std::string ca_file, certificate_file, key_file;
  bool insecure = false;
  std::string token_file;
  int timeout_seconds = 30;
};

class Session {
 public:
  // `errors` takes complaints and progress; `answers` are those of somebody who reads it, null where nobody does.
  Session(GlobalOptions options, Output output, std::ostream& errors, Terminal errors_terminal, Environment environment,
          std::istream* answers = nullptr);

  const GlobalOptions& options() const { return options_; }
  const Output& out() const { return output_; }
  std::ostream& errors() const { return errors_; }
  const Terminal& errors_terminal() const { return errors_terminal_; }
  const Messages& say() const { return output_.say; }
  const Environment& environment() const { return environment_; }

  // A line beside the answer, where somebody reads along.
  void Remark(std::string_view text) const { errors_ << errors_terminal_.Paint(Tone::kDim, Visible(text)) << '\n'; }

  // Whether somebody is at a terminal; and what they type there after a question.
  bool CanAsk() const { return answers_ != nullptr; }
  std::string Ask(std::string_view question) const;
  // Whether whoever was asked is gone: there will be no more answers.
  bool AnswersEnded() const { return answers_ == nullptr || !*answers_; }

  // Calls a service, whose stub the method says, with the token, the deadline and the retries. Thread-safe once
  // connected.
  template <class S, class Request, class Reply>
  absl::StatusOr<Reply> Call(grpc::Status (S::*method)(grpc::ClientContext*, const Request&, Reply*),
                             const Request& request) {
    if (absl::Status status = Connect(); !status.ok()) return status;
    return caller_->Call(stub<S>(), method, request);
  }

  // Follows a stream of changes: see clients::Caller::Watch.
  template <class S, class Request, class Reply>
  absl::Status Watch(std::unique_ptr<grpc::ClientReader<Reply>> (S::*method)(grpc::ClientContext*, const Request&),
                     const Request& request, const std::function<bool(const Reply&)>& on_message,
                     clients::Cancellation& cancellation, const std::function<void(const absl::Status&)>& on_lost) {
    if (absl::Status status = Connect(); !status.ok()) return status;
    return caller_->Watch(stub<S>(), method, request, on_message, cancellation, on_lost);
  }

  // Does nothing when connected. Opens the channel only: the first call says whether a server is there.
  absl::Status Connect();
  // That of a service: CohortService::Stub. Once connected; made when first asked for.
  template <class S>
  S& stub() {
    const std::lock_guard lock(stubs_mutex_);
    std::shared_ptr<void>& stub = stubs_[typeid(S)];
    if (!stub) stub = std::make_shared<S>(channel_);
    return *static_cast<S*>(stub.get());
  }
  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }
  const clients::Caller& caller() const { return *caller_; }

  // The token that calls carry: of --token-file, of PEP_TOKEN, or of `pep login` to this server; empty: none.
  absl::StatusOr<std::string> Token() const;

 private:
  std::shared_ptr<const clients::TokenSource> TokenSource() const;

  const GlobalOptions options_;
  const Output output_;
  std::ostream& errors_;
  const Terminal errors_terminal_;
  const Environment environment_;
  std::istream* const answers_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<clients::Caller> caller_;
  std::mutex stubs_mutex_;
  std::map<std::type_index, std::shared_ptr<void>> stubs_;
};

}  // namespace pepiniere::pep
