#include "services/mail/post/smtp.h"

#include <curl/curl.h>

#include <fstream>
#include <memory>
#include <string_view>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/mail/letter/header.h"

namespace pepiniere::mail {
namespace {

using Curl = std::unique_ptr<CURL, decltype([](CURL* curl) { curl_easy_cleanup(curl); })>;
using List = std::unique_ptr<curl_slist, decltype([](curl_slist* list) { curl_slist_free_all(list); })>;
using Mime = std::unique_ptr<curl_mime, decltype([](curl_mime* mime) { curl_mime_free(mime); })>;

struct Login {
  std::string user, password;
};

absl::StatusOr<Login> ReadLogin(const std::string& file) {
  std::ifstream in(file);
  Login login;
  if (!std::getline(in, login.user) || !std::getline(in, login.password)) {
    return absl::InternalError("the file of the mail server's user and password cannot be read, or has not two lines");
  }
  return login;
}

List ListOf(const std::vector<std::string>& lines) {
  List list;
  for (const std::string& line : lines) {
    curl_slist* const longer = curl_slist_append(list.get(), line.c_str());
    if (!longer) return nullptr;
    static_cast<void>(list.release());
    list.reset(longer);
  }
  return list;
}

// The commands that we send tell how far we are. What else curl has to say is dropped: addresses are in it.
int Follow(CURL*, curl_infotype type, char* data, std::size_t size, void* to) {
  auto& stage = *static_cast<Stage*>(to);
  const std::string_view said(data, size);
  if (type == CURLINFO_DATA_OUT) stage = Stage::kText;
  if (type != CURLINFO_HEADER_OUT) return 0;
  if (said.starts_with("MAIL ")) stage = Stage::kSender;
  if (said.starts_with("RCPT ")) stage = Stage::kRecipient;
  if (said.starts_with("DATA")) stage = Stage::kText;
  return 0;
}

int AskWhetherToGoOn(void* abandon, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return (*static_cast<const std::function<bool()>*>(abandon))() ? 1 : 0;
}

void AddText(curl_mime* parts, const std::string& text, const char* type) {
  curl_mimepart* const part = curl_mime_addpart(parts);
  curl_mime_data(part, text.data(), text.size());
  curl_mime_type(part, type);
  curl_mime_encoder(part, "quoted-printable");
}

// The same text twice: readers show the last one that they can.
Mime BodyOf(CURL* curl, const Message& message) {
  Mime whole(curl_mime_init(curl));
  curl_mime* const both = curl_mime_init(curl);
  AddText(both, message.text, "text/plain; charset=utf-8");
  AddText(both, message.html, "text/html; charset=utf-8");
  curl_mimepart* const part = curl_mime_addpart(whole.get());
  curl_mime_subparts(part, both);
  curl_mime_type(part, "multipart/alternative");
  return whole;
}

absl::Status SetServer(CURL* curl, const SmtpOptions& options) {
  curl_easy_setopt(curl, CURLOPT_URL, options.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  // A connection that rested may be gone, and the letter would wait for it.
  curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(absl::ToInt64Milliseconds(options.patience)));
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS,
                   static_cast<long>(absl::ToInt64Milliseconds(options.connect_patience)));
  curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(options.plaintext ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  if (!options.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, options.ca_file.c_str());
  if (options.login_file.empty()) return absl::OkStatus();
  PEP_ASSIGN(const Login login, ReadLogin(options.login_file));
  curl_easy_setopt(curl, CURLOPT_USERNAME, login.user.c_str());
  curl_easy_setopt(curl, CURLOPT_PASSWORD, login.password.c_str());
  return absl::OkStatus();
}

std::string InBrackets(const std::string& address) { return base::Concat("<", address, ">"); }

}  // namespace

absl::StatusOr<Conversation> SendMail(const SmtpOptions& options, const Message& message,
                                      const std::function<bool()>& abandon) {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  const Curl curl(curl_easy_init());
  const List headers = ListOf(message.headers), to = ListOf({InBrackets(message.to)});
  if (started != CURLE_OK || !curl || !headers || !to) return absl::InternalError("curl does not start");
  if (!IsAddress(message.from) || !IsAddress(message.to)) return absl::InternalError("this is no address");
  PEP_TRY(SetServer(curl.get(), options));
  const std::string from = InBrackets(message.from);
  const Mime body = BodyOf(curl.get(), message);
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, from.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, to.get());
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl.get(), CURLOPT_MIMEPOST, body.get());
  Conversation conversation;
  curl_easy_setopt(curl.get(), CURLOPT_VERBOSE, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_DEBUGFUNCTION, &Follow);
  curl_easy_setopt(curl.get(), CURLOPT_DEBUGDATA, &conversation.stage);
  curl_easy_setopt(curl.get(), CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl.get(), CURLOPT_XFERINFOFUNCTION, &AskWhetherToGoOn);
  curl_easy_setopt(curl.get(), CURLOPT_XFERINFODATA, &abandon);
  conversation.taken = curl_easy_perform(curl.get()) == CURLE_OK;
  long code = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &code);
  // Of one that it took, what it said to our leaving comes after.
  conversation.reply_code = conversation.taken ? 250 : static_cast<int>(code);
  return conversation;
}

absl::Status CheckSmtpUrl(const std::string& url) {
  const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> parsed(curl_url(), &curl_url_cleanup);
  const auto part = [&](CURLUPart which) -> std::string {
    char* text = nullptr;
    if (curl_url_get(parsed.get(), which, &text, 0) != CURLUE_OK) return "";
    const std::unique_ptr<char, decltype(&curl_free)> owned(text, &curl_free);
    return text;
  };
  if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) {
    return absl::InvalidArgumentError("is no address of a mail server, such as smtp://mail.example:587");
  }
  if (const std::string scheme = part(CURLUPART_SCHEME); scheme != "smtp" && scheme != "smtps") {
    return absl::InvalidArgumentError("must begin with smtp:// or smtps://");
  }
  if (!part(CURLUPART_USER).empty() || !part(CURLUPART_PASSWORD).empty()) {
    return absl::InvalidArgumentError("must not have the user and the password in it: they come from a file");
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::mail
