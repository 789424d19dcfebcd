#include "services/pepiniered/feedback_flags.h"

#include <CLI/CLI.hpp>
#include <utility>

namespace pepiniere {
namespace {

void ReadReceiptsKey(const std::string& path, FeedbackFlags& flags) {
  auto signer = feedback::api::ReceiptSigner::Read(path);
  if (!signer.ok()) {
    throw CLI::ValidationError("--receipts-key",
                               path + " has no EC key: make one with openssl ecparam -name prime256v1 -genkey");
  }
  flags.receipts = *std::move(signer);
}

}  // namespace

void AddFeedback(CLI::App& app, FeedbackFlags& flags) {
  app.add_option("--answer-keys", flags.answer_keys,
                 "Where the keys of campaigns' answers are kept: a folder that all replicas share, outside of the "
                 "database and its backups; given again, another volume with a copy of each")
      ->type_name("DIR")
      ->check(CLI::ExistingDirectory);
  app.add_option_function<std::string>(
         "--receipts-key", [&flags](const std::string& path) { ReadReceiptsKey(path, flags); },
         "The key that signs receipts (openssl ecparam -name prime256v1 -genkey -noout)")
      ->type_name("FILE")
      ->check(CLI::ExistingFile);
}

}  // namespace pepiniere
