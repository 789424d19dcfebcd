#include "services/feedback/api/receipts.h"

#include <cstddef>
#include <utility>

#include "services/aip/values.h"
#include "services/base/ids.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/feedback/api/standing.h"
#include "services/feedback/domain/comment.h"
#include "services/feedback/domain/constraint.h"
#include "services/feedback/domain/idea.h"
#include "services/feedback/store/receipt_store.h"
#include "services/json/json.h"
#include "services/mail/queue/queue.h"

namespace pepiniere::feedback::api {
namespace {

using base::Concat;

constexpr std::string_view kService = "service:feedback";
// How many receipts, each with its letter, one call gives: many people report the same.
constexpr int kReceiptsAtOnce = 100;

// What is signed: it names nobody, so that it may be shown to whoever its person likes.
std::string DocumentOf(const Receipt& receipt, absl::Time now) {
  return json::Dump(json::Json{{"contribution", receipt.contribution},
                               {"outcome", std::string(Symbol(receipt.outcome))},
                               {"consequence", receipt.consequence},
                               {"title", receipt.title},
                               {"time", absl::FormatTime(absl::RFC3339_sec, now, absl::UTCTimeZone())}});
}

absl::Status WriteLetter(journal::Unit& unit, const std::string& id, const Receipt& receipt) {
  mail::Letter letter;
  letter.fact = record::NameOf(Receipt::kPattern, id);
  letter.person = receipt.person;
  letter.template_id = "receipt.given";
  letter.owed = false;
  letter.fields.emplace("what", receipt.title.empty() ? receipt.contribution : receipt.title);
  letter.fields.emplace("path", std::string("/ma-parole"));
  return mail::Enqueue(unit, letter);
}

}  // namespace

absl::StatusOr<bool> Tell(const Context& context, journal::Unit& unit, const News& news) {
  if (news.person.empty()) return false;
  Receipt receipt{.person = news.person,
                  .contribution = news.contribution,
                  .outcome = news.outcome,
                  .consequence = news.consequence,
                  .title = news.title,
                  .document = {},
                  .signature = {}};
  PEP_ASSIGN(const bool told, store::HasReceipt(unit.session(), receipt));
  if (told) return false;
  receipt.document = DocumentOf(receipt, unit.now());
  PEP_ASSIGN(receipt.signature, context.signer.Sign(receipt.document));
  const journal::Unit::Following following(unit, kService);
  const std::string id = base::NewId(unit.now());
  PEP_TRY(record::Insert(unit, id, receipt).status());
  if (news.outcome != ReceiptOutcome::kReceived) PEP_TRY(WriteLetter(unit, id, receipt));
  return true;
}

absl::StatusOr<std::string> AuthorOf(db::Session& session, const std::string& contribution) {
  if (resource::PatternOf<Idea>().Matches(contribution)) {
    PEP_ASSIGN(const auto idea, record::Find<Idea>(session, record::IdIn(Idea::kPattern, contribution)));
    return idea ? idea->value.author : "";
  }
  if (resource::PatternOf<Comment>().Matches(contribution)) {
    PEP_ASSIGN(const auto comment, record::Find<Comment>(session, record::IdIn(Comment::kPattern, contribution)));
    return comment ? comment->value.author : "";
  }
  if (!resource::PatternOf<Constraint>().Matches(contribution)) return std::string();
  PEP_ASSIGN(const auto constraint,
             record::Find<Constraint>(session, record::IdIn(Constraint::kPattern, contribution)));
  return constraint ? constraint->value.reporter : "";
}

absl::StatusOr<v1::TellOutcomeResponse> Receipts::TellOfTopic(rpc::CallScope& call,
                                                              const v1::TellOutcomeRequest& request) {
  using Reply = v1::TellOutcomeResponse;
  aip::Violations violations;
  const auto month = aip::ReadDate(request.month_date(), "month_date", violations);
  if (!month && !violations.Names("month_date")) violations.Add("month_date", "is required of a topic");
  PEP_TRY(violations.ToStatus());
  const store::CountedReports counted = {record::IdIn(ConstraintTopic::kPattern, request.contribution()), *month};
  const auto outcome = static_cast<ReceiptOutcome>(request.outcome());
  return resource::Write<Reply>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<Reply> {
    PEP_ASSIGN(const auto reports,
               store::UntoldReports(unit.session(), counted, outcome, request.consequence(), kReceiptsAtOnce));
    Reply reply;
    for (const store::UntoldReport& report : reports) {
      PEP_ASSIGN(const bool told, Tell(context_, unit,
                                       {.person = report.reporter,
                                        .contribution = record::NameOf(Constraint::kPattern, report.id),
                                        .outcome = outcome,
                                        .consequence = request.consequence(),
                                        .title = request.title()}));
      if (told) reply.set_receipts(reply.receipts() + 1);
    }
    reply.set_more(reports.size() == static_cast<std::size_t>(kReceiptsAtOnce));
    return reply;
  });
}

absl::StatusOr<v1::TellOutcomeResponse> Receipts::TellOutcome(rpc::CallScope& call,
                                                              const v1::TellOutcomeRequest& request) {
  using Reply = v1::TellOutcomeResponse;
  if (resource::PatternOf<ConstraintTopic>().Matches(request.contribution())) return TellOfTopic(call, request);
  return resource::Write<Reply>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<Reply> {
    PEP_ASSIGN(const std::string author, AuthorOf(unit.session(), request.contribution()));
    PEP_ASSIGN(const bool told, Tell(context_, unit,
                                     {.person = author,
                                      .contribution = request.contribution(),
                                      .outcome = static_cast<ReceiptOutcome>(request.outcome()),
                                      .consequence = request.consequence(),
                                      .title = request.title()}));
    Reply reply;
    reply.set_receipts(told ? 1 : 0);
    return reply;
  });
}

absl::StatusOr<v1::ReceiptKey> Receipts::GetKey(rpc::CallScope&, const v1::GetReceiptKeyRequest&) {
  v1::ReceiptKey key;
  key.set_keys(context_.signer.keys());
  return key;
}

void Receipts::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("TellOutcome", *this, &Receipts::TellOutcome);
  service.Unary("GetReceiptKey", *this, &Receipts::GetKey);
}

}  // namespace pepiniere::feedback::api

namespace pepiniere::resource {

using feedback::Receipt;

absl::StatusOr<record::Page<base::Stored<Receipt>>> Rules<Receipt>::List(const Context& context,
                                                                         const rpc::CallScope& call,
                                                                         const record::ListQuery& list,
                                                                         const std::string&) {
  return feedback::store::ListReceipts(context.db, call.deadline(), list, /*parent=*/"", call.principal().person);
}

absl::StatusOr<bool> Rules<Receipt>::Viewer::Sees(const base::Stored<Receipt>& stored) {
  return feedback::api::IsCaller(call_, stored.value.person);
}

template class StandardMethods<Receipt>;

}  // namespace pepiniere::resource
