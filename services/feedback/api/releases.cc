#include "services/feedback/api/releases.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "services/aip/errors.h"
#include "services/aip/names.h"
#include "services/aip/resource_name.h"
#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/feedback/api/standing.h"
#include "services/feedback/domain/campaign.h"
#include "services/feedback/store/answer_store.h"
#include "services/record/table.h"
#include "services/resource/vocabulary.h"
#include "services/secret/aead.h"

namespace pepiniere::feedback::api {
namespace {

using base::Concat;

constexpr std::string_view kTextPurpose = "feedback text ";
constexpr int kUsualPage = 50, kMostPage = 1000;

const aip::ResourcePattern& ReleasePattern() {
  static const auto* const pattern = new aip::ResourcePattern("campaigns/{campaign}/release");
  return *pattern;
}
const aip::ResourcePattern& TextPattern() {
  static const auto* const pattern = new aip::ResourcePattern("campaigns/{campaign}/freeTexts/{free_text}");
  return *pattern;
}

absl::StatusOr<bool> Reads(const Context& context, const rpc::CallScope& call, const base::Stored<Campaign>& campaign) {
  if (campaign.value.readers == ReleaseReaders::kEverybody || resource::SeesEverything(call)) return true;
  if (Coaches(call, campaign.value.programme)) return true;
  if (campaign.value.readers == ReleaseReaders::kCoaches) return false;
  return context.db.Read(call.deadline(), [&](db::Session& session) {
    return store::IsAsked(session, campaign.id, call.principal().person);
  });
}

absl::StatusOr<base::Stored<Campaign>> ClosedCampaign(const Context& context, const rpc::CallScope& call,
                                                      const std::string& id) {
  PEP_ASSIGN(const auto found, record::Find<Campaign>(context.db, call.deadline(), id));
  const std::string name = record::NameOf(Campaign::kPattern, id);
  if (!found || found->deleted_at) return aip::NotFound(name);
  if (found->value.state == CampaignState::kClosed) return *found;
  return aip::Precondition(name + " has no free texts to be redacted",
                           {{"NOT_CLOSED", name, "they are there from its close to its release"}}, "NOT_CLOSED");
}

// What was written, of one that waits; what was approved, of one that was.
std::string TextOf(const std::string& campaign, const store::StoredText& text, const std::optional<std::string>& key) {
  if (text.state != store::TextState::kPending) return text.approved;
  if (!key) return "";
  return secret::Open(*key, Concat(kTextPurpose, campaign), text.sealed).value_or("");
}

v1::FreeText Told(const std::string& campaign, const store::StoredText& text, const std::string& words) {
  v1::FreeText told;
  told.set_name(TextPattern().Format({campaign, std::to_string(text.number)}));
  told.set_question(text.question);
  told.set_text(words);
  told.set_state(static_cast<v1::FreeText::State>(text.state));
  return told;
}

// A number that a page token, or the name of a text, says; 0 otherwise.
int NumberOf(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number > 0 ? number : 0;
}

}  // namespace

absl::StatusOr<v1::Release> Releases::Get(rpc::CallScope& call, const v1::GetReleaseRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseId(ReleasePattern(), "name", request.name()));
  PEP_ASSIGN(const auto campaign, record::Find<Campaign>(context_.db, call.deadline(), id));
  if (!campaign || !RightsIn(campaign->value.state).tells_release) return aip::NotFound(request.name());
  PEP_ASSIGN(const bool reads, Reads(context_, call, *campaign));
  if (!reads) return aip::NotFound(request.name());
  PEP_ASSIGN(const auto stored,
             context_.db.Read(call.deadline(), [&](db::Session& session) { return store::FindRelease(session, id); }));
  v1::Release release;
  if (!stored || !release.ParseFromString(stored->figures)) return absl::DataLossError("the release cannot be read");
  release.set_name(request.name());
  release.set_document(stored->document);
  release.set_hash(campaign->value.release_hash);
  return release;
}

absl::StatusOr<v1::ListFreeTextsResponse> Releases::ListTexts(rpc::CallScope& call,
                                                              const v1::ListFreeTextsRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseKey(resource::PatternOf<Campaign>(), "parent", request.parent()));
  PEP_ASSIGN(const auto campaign, ClosedCampaign(context_, call, id));
  const int size = request.page_size() > 0 ? std::min(request.page_size(), kMostPage) : kUsualPage;
  const int after = NumberOf(request.page_token());
  if (after == 0 && !request.page_token().empty()) return aip::Invalid("page_token", "is none of this list");
  std::vector<store::StoredText> texts;
  std::vector<std::string> places;
  PEP_TRY(context_.db.Read(call.deadline(), [&](db::Session& session) -> absl::Status {
    PEP_ASSIGN(texts, store::TextsOf(session, id, after, size + 1));
    PEP_ASSIGN(places, store::PlacesOfKey(session, id, store::kTextKey));
    return absl::OkStatus();
  }));
  std::optional<std::string> key;
  const bool waits = std::ranges::find(texts, store::TextState::kPending, &store::StoredText::state) != texts.end();
  if (waits) {
    PEP_ASSIGN(key, store::KeyFiles::Read(places, campaign.value.text_key_fingerprint));
  }
  v1::ListFreeTextsResponse reply;
  for (const store::StoredText& text : texts) {
    if (reply.free_texts_size() == size) {
      reply.set_next_page_token(std::to_string(texts[static_cast<std::size_t>(size) - 1].number));
      break;
    }
    *reply.add_free_texts() = Told(id, text, TextOf(id, text, key));
  }
  return reply;
}

absl::StatusOr<v1::FreeText> Releases::Redact(rpc::CallScope& call, const v1::RedactFreeTextRequest& request) {
  PEP_ASSIGN(const auto ids, TextPattern().Parse("name", request.name()));
  const std::string id(ids[0]);
  const int number = NumberOf(ids[1]);
  PEP_ASSIGN(const auto campaign, ClosedCampaign(context_, call, id));
  const std::string approved = base::IsBlank(request.text()) ? "" : request.text();
  return resource::Write<v1::FreeText>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::FreeText> {
        // Its release waits for this.
        PEP_ASSIGN(const auto locked, record::FindForUpdate<Campaign>(unit.session(), id));
        if (!locked || locked->value.state != CampaignState::kClosed) return aip::EtagMismatch(request.name());
        PEP_ASSIGN(auto text, store::LockText(unit.session(), id, number));
        if (!text) return aip::NotFound(request.name());
        PEP_TRY(store::DecideText(unit.session(), id, number, approved));
        // The audit has that it was decided, and by whom; the text, approved or not, is in the release or nowhere.
        const std::string_view decided = approved.empty() ? R"({"state":"REJECTED"})" : R"({"state":"APPROVED"})";
        unit.Audit(request.name(), R"({"state":"PENDING"})", decided);
        text->state = approved.empty() ? store::TextState::kRejected : store::TextState::kApproved;
        return Told(id, *text, approved);
      });
}

void Releases::Mount(rpc::Service& service) {
  service.Unary("GetRelease", *this, &Releases::Get);
  service.Unary("ListFreeTexts", *this, &Releases::ListTexts);
  service.Unary("RedactFreeText", *this, &Releases::Redact);
}

}  // namespace pepiniere::feedback::api
