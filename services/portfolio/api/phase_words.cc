#include "services/portfolio/api/phase_words.h"

#include <algorithm>
#include <optional>

#include "services/aip/errors.h"
#include "services/aip/etag.h"
#include "services/aip/field_mask.h"
#include "services/aip/told.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/convert.h"
#include "services/portfolio/api/convert_project.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/domain/checks.h"
#include "services/portfolio/store/vocabulary_store.h"
#include "services/resource/paging.h"

namespace pepiniere::portfolio::api {
namespace {

constexpr auto kRead = [](const v1::PhaseWord& proto, std::string_view prefix, aip::Violations& violations) {
  return FromProto(proto, prefix, violations);
};

v1::PhaseWord ToProto(const store::WordInUse& use) {
  const base::Stored<PhaseWord>& stored = use.stored;
  v1::PhaseWord proto;
  proto.set_name(kPhaseWord.Format({stored.id}));
  if (stored.value.phase) proto.set_phase(api::ToProto(*stored.value.phase));
  proto.set_label(stored.value.label);
  proto.set_builtin(BuiltinPhase(stored.id).has_value());
  proto.set_line_count(use.lines);
  if (stored.version == 0) return proto;
  *proto.mutable_create_time() = api::ToProto(stored.created_at);
  *proto.mutable_update_time() = api::ToProto(stored.updated_at);
  proto.set_etag(aip::Etag(proto.name(), stored.version));
  return proto;
}

}  // namespace

absl::StatusOr<v1::ListPhaseWordsResponse> PhaseWords::List(rpc::CallScope& call,
                                                            const v1::ListPhaseWordsRequest& request) {
  static const query::SortSchema kOrder = {.unique = {.name = "word", .sql = "word"}};
  PEP_ASSIGN(
      const resource::Paging paging,
      resource::ReadPaging(call, {.page_size = request.page_size(), .page_token = request.page_token()}, kOrder));
  PEP_ASSIGN(const std::vector<store::WordInUse> words, store::ListWords(context_.db, call.deadline()));
  const auto word_of = [](const store::WordInUse& use) -> const std::string& { return use.stored.id; };
  auto next = paging.list.after.empty()
                  ? words.begin()
                  : std::ranges::upper_bound(words, std::get<std::string>(paging.list.after[0]), {}, word_of);
  v1::ListPhaseWordsResponse reply;
  for (; next != words.end() && reply.phase_words_size() < paging.list.limit; ++next) {
    *reply.add_phase_words() = ToProto(*next);
  }
  if (next != words.end()) reply.set_next_page_token(paging.NextToken({word_of(*std::prev(next))}));
  return reply;
}

absl::StatusOr<v1::PhaseWord> PhaseWords::Update(rpc::CallScope& call, const v1::UpdatePhaseWordRequest& request) {
  const v1::PhaseWord& update = request.phase_word();
  PEP_ASSIGN(const std::string said, aip::ParseId(kPhaseWord, "phase_word.name", update.name()));
  const std::string word = FoldWord(said);
  PEP_TRY(aip::CheckId("phase_word.name", word));
  PEP_ASSIGN(const auto mask, aip::ResolveUpdateMask(update, request.update_mask()));
  return resource::Write<v1::PhaseWord>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::PhaseWord> {
        PEP_ASSIGN(const auto before, store::LockWord(unit.session(), word));
        PEP_TRY(aip::CheckEtag(update.etag(), update.name(), before ? before->version : 0));
        PEP_ASSIGN(const store::WordInUse use, store::FindWord(unit.session(), word));
        const v1::PhaseWord as_is = ToProto(use);
        v1::PhaseWord merged = as_is;
        aip::ApplyUpdate(update, mask, merged);
        aip::Violations violations;
        PhaseWord value = aip::ReadUpdate(as_is, merged, "phase_word", resource::Today(call), kRead, violations);
        if (const auto builtin = BuiltinPhase(word)) {
          if (value.phase != builtin) violations.Add("phase_word.phase", "is built in: it cannot be changed");
          value.phase = std::nullopt;  // known without being kept
        }
        PEP_TRY(violations.ToStatus());
        const absl::Status saved = store::SaveWord(unit, word, before, value).status();
        if (absl::IsAlreadyExists(saved)) return absl::AbortedError("somebody else explains this word at this moment");
        PEP_TRY(saved);
        PEP_ASSIGN(const store::WordInUse now, store::FindWord(unit.session(), word));
        return ToProto(now);
      });
}

void PhaseWords::Mount(rpc::Service& service) {
  service.Unary("ListPhaseWords", *this, &PhaseWords::List);
  service.Unary("UpdatePhaseWord", *this, &PhaseWords::Update);
}

}  // namespace pepiniere::portfolio::api
