#include "services/mail/api/letters.h"

#include <string>
#include <utility>

#include "services/aip/values.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/mail/queue/letter_list.h"
#include "services/query/page_token.h"
#include "services/resource/paging.h"

namespace pepiniere::mail {
namespace {

using Proto = rpc::v1::Letter;

static_assert(static_cast<int>(State::kStopped) == Proto::STATE_STOPPED);
static_assert(static_cast<int>(Reason::kUnreadable) == Proto::REASON_UNREADABLE);

Proto::Reason ReasonOf(const ListedLetter& letter, const Sending& sending) {
  if (letter.state == State::kQueued && !sending.configured) return Proto::REASON_NOT_CONFIGURED;
  return static_cast<Proto::Reason>(letter.reason);
}

Proto ToProto(const ListedLetter& letter, const Sending& sending) {
  Proto proto;
  proto.set_name(base::Concat(letter.person, "/letters/", letter.id));
  proto.set_person(letter.person);
  proto.set_fact(letter.fact);
  proto.set_template_(letter.template_id);
  proto.set_owed(letter.owed);
  proto.set_state(static_cast<Proto::State>(letter.state));
  proto.set_reason(ReasonOf(letter, sending));
  proto.set_reply_code(letter.reply_code);
  proto.set_attempts(letter.attempts);
  *proto.mutable_create_time() = aip::ToProto(letter.queued_at);
  if (letter.settled_at) *proto.mutable_settle_time() = aip::ToProto(*letter.settled_at);
  if (letter.due_at && sending.configured) *proto.mutable_next_attempt_time() = aip::ToProto(*letter.due_at);
  return proto;
}

}  // namespace

absl::StatusOr<rpc::v1::ListLettersResponse> ListLetters(const resource::Context& context, const Sending& sending,
                                                         const rpc::CallScope& call,
                                                         const rpc::v1::ListLettersRequest& request,
                                                         query::SqlFragment told) {
  const auto size = query::PageSize(request.page_size());
  if (!size.ok()) return resource::OnField("page_size", size.status());
  PEP_ASSIGN(query::Filter filter, resource::ReadFilter(request.filter()));
  const std::uint64_t fingerprint =
      query::ArgumentsFingerprint({call.method(), request.parent(), query::ToString(filter)});
  LetterQuery asked = {
      .parent = request.parent(), .told = std::move(told), .filter = std::move(filter), .limit = *size};
  if (!request.page_token().empty()) {
    auto token = query::DecodePageToken(request.page_token(), fingerprint, LetterOrder());
    if (!token.ok()) return resource::OnField("page_token", token.status());
    asked.after = std::move(token->last);
  }
  const auto page = ListLetters(context.db, call.deadline(), asked);
  if (!page.ok()) return resource::OnField("filter", page.status());
  rpc::v1::ListLettersResponse reply;
  reply.set_sends(sending.configured);
  for (const ListedLetter& letter : page->rows) *reply.add_letters() = ToProto(letter, sending);
  if (!page->last.empty()) {
    reply.set_next_page_token(query::EncodePageToken({.fingerprint = fingerprint, .last = page->last}));
  }
  return reply;
}

}  // namespace pepiniere::mail
