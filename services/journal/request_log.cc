#include "services/journal/request_log.h"

#include <openssl/sha.h>

#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "services/db/session.h"

namespace pepiniere::journal {

std::string Fingerprint(const std::string& method, const google::protobuf::MessageLite& request) {
  std::string text = method + '\0';
  {
    google::protobuf::io::StringOutputStream stream(&text);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    request.SerializePartialToCodedStream(&coded);
  }
  std::string digest(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(),
         reinterpret_cast<unsigned char*>(digest.data()));
  return digest;
}

absl::Status LogAnswer(db::Session& session, const WriteCall& caller, const LoggedAnswer& answer, absl::Time now) {
  return session
      .Execute(
          "INSERT INTO request_log (principal, request_id, method, fingerprint, response, created_at_us) "
          "VALUES (?, ?, ?, ?, ?, ?)",
          {caller.principal, caller.request_id, caller.method, answer.fingerprint, answer.response, now})
      .status();
}

absl::StatusOr<std::optional<LoggedAnswer>> FindAnswer(db::Session& session, const WriteCall& caller) {
  return session.QueryOne(
      "SELECT fingerprint, response, erased FROM request_log WHERE principal = ? AND request_id = ? LOCK IN SHARE MODE",
      {caller.principal, caller.request_id}, [](const db::Row& row) {
        return LoggedAnswer{row.String(0), row.String(1), row.Bool(2)};
      });
}

}  // namespace pepiniere::journal
