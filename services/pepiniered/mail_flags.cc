#include "services/pepiniered/mail_flags.h"

#include <CLI/CLI.hpp>
#include <cstdint>

#include "services/base/characters.h"
#include "services/mail/letter/header.h"

namespace pepiniere {
namespace {

constexpr char kServer[] = "--smtp", kFrom[] = "--mail-from", kLink[] = "--mail-link";
constexpr std::int64_t kMostDays = 60;

std::string WhyNoServer(const std::string& url) { return std::string(mail::CheckSmtpUrl(url).message()); }

void ReadFrom(const std::string& text, mail::Mailbox& from) {
  const auto mailbox = mail::ParseMailbox(text);
  if (!mailbox) throw CLI::ValidationError(kFrom, text + " is no address such as Pépinière <mail@pepiniere.example>");
  from = *mailbox;
}

// Without the slash that a path begins with.
void ReadLink(std::string text, std::string& site) {
  while (text.ends_with('/')) text.pop_back();
  if (!base::IsWebAddress(text) || text.find_first_of("?#") != std::string::npos) {
    throw CLI::ValidationError(kLink, text + " is no address such as https://pepiniere.example");
  }
  site = std::move(text);
}

}  // namespace

void AddMail(CLI::App& app, MailFlags& flags) {
  mail::PostOptions& post = flags.post;
  CLI::Option* server =
      app.add_option(
             kServer, post.smtp.url,
             "The mail server that letters are sent by: smtp://HOST[:PORT], with STARTTLS, or smtps://; without "
             "one they wait")
          ->type_name("URL")
          ->check(WhyNoServer);
  CLI::Option* from =
      app.add_option_function<std::string>(
             kFrom, [&post](const std::string& text) { ReadFrom(text, post.from); }, "Whom they are from")
          ->type_name("ADDRESS")
          ->needs(server);
  CLI::Option* link = app.add_option_function<std::string>(
                             kLink, [&post](const std::string& text) { ReadLink(text, post.site); },
                             "Where their links lead: what people type for the web client")
                          ->type_name("URL")
                          ->needs(server);
  server->needs(from)->needs(link);
  app.add_option("--smtp-ca", post.smtp.ca_file,
                 "What the mail server's certificate must chain to (PEM); the system's authorities by default")
      ->check(CLI::ExistingFile)
      ->needs(server);
  CLI::Option* login = app.add_option("--smtp-login-file", post.smtp.login_file,
                                      "Who we are to it: the user on the file's first line, the password on its second")
                           ->check(CLI::ExistingFile)
                           ->needs(server);
  app.add_flag("--smtp-plaintext", post.smtp.plaintext, "Speak to it without TLS: only where something else encrypts")
      ->needs(server)
      ->excludes(login);
  app.add_option_function<std::int64_t>(
         "--mail-give-up", [&post](std::int64_t days) { post.retry.give_up = absl::Hours(24 * days); },
         "For how many days a letter is tried again [5]")
      ->type_name("DAYS")
      ->check(CLI::Range(std::int64_t{1}, kMostDays))
      ->needs(server);
}

}  // namespace pepiniere
