// pep policy sessions
#include <string>

#include "clients/pep/kit/arguments.h"
#include "clients/pep/policy/nouns.h"
#include "clients/pep/policy/part.h"
#include "clients/pep/policy/session_parts.h"
#include "pepiniere/policy/v1/policy_service.grpc.pb.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Message;
using Stub = policy::v1::PolicyService::Stub;

// pep has a session of its own.
using Sitting = policy::v1::Session;

template <std::string (*Set)(const std::string&, Sitting&, const Messages&)>
std::string OfSession(Message& session, const std::string& typed, const Messages& say) {
  return Set(typed, static_cast<Sitting&>(session), say);
}

constexpr FieldFlag kFlags[] = {
    {"--title", "title", "TEXT", {"What people call it", "Son nom d'usage"}},
    {"--start", "start_time", "TIME", {"When it meets", "Quand elle se tient"}},
    {"--place", "place", "TEXT", {"Where it meets", "Où elle se tient"}},
    {"--member",
     "members",
     kSeatType,
     {"Who sits (repeatable): one chairs; all that follows the title may be left out",
      "Qui siège (répétable) : une personne préside ; ce qui suit le titre est facultatif"},
     OfSession<AddSeat>,
     "--no-member",
     {"Nobody sits yet", "Personne ne siège encore"}},
    {"--agenda",
     "agenda",
     "PROPOSAL",
     {"A proposal that it is about (repeatable)", "Une proposition à l'ordre du jour (répétable)"},
     OfSession<AddAgendaItem>,
     "--no-agenda",
     {"Nothing is on its agenda yet", "Rien n'est encore à l'ordre du jour"}},
    {"--charter",
     "charter",
     "TEXT",
     {"The charter that has other rules than the default ones",
      "La charte qui a d'autres règles que celles par défaut"}},
    {"--notice-days",
     "notice_days",
     "NUMBER",
     {"By the charter: days between its convening and its meeting (5 without one)",
      "Selon la charte : jours entre la convocation et la séance (5 sans charte)"}},
    {"--remote-excluded",
     "remote_excluded",
     "yes|no",
     {"By the charter: whether who takes part from elsewhere does not count",
      "Selon la charte : si qui participe à distance ne compte pas"}},
    {"--recused-leave-count",
     "recused_leave_count",
     "yes|no",
     {"By the charter: whether the recused leave the number that the quorum is of",
      "Selon la charte : si les déportés sortent du nombre dont se calcule le quorum"}},
    {"--mandates-per-holder",
     "mandates_per_holder",
     "NUMBER",
     {"By the charter: how many mandates one may hold", "Selon la charte : combien de mandats par personne"}},
    {"--quorum-numerator",
     "quorum_numerator",
     "NUMBER",
     {"By the charter: the part of the members that is the quorum, rounded up: so many (1)",
      "Selon la charte : la part des membres qui fait le quorum, arrondie au-dessus : tant (1)"}},
    {"--quorum-denominator", "quorum_denominator", "NUMBER", {"Over so many (2)", "Sur tant (2)"}},
    {"--majority",
     "majority",
     "present-or-represented|votes-cast",
     {"By the charter: of what more than half must say yes", "Selon la charte : de quoi plus de la moitié dit oui"}},
    {"--second-convening",
     "second_convening",
     "yes|no",
     {"Whether it is convened again, for what there was no quorum for",
      "Si elle est convoquée de nouveau, faute de "
      "quorum"}},
    {"--convening-of", "convening_of", "SITTING", {"The first session, then", "La première séance, alors"}},
};

// What is on the agenda is called there as it is called now.
absl::Status SayTitles(Session& session, Message& request) {
  auto* create = dynamic_cast<policy::v1::CreateSessionRequest*>(&request);
  if (create == nullptr) return absl::OkStatus();
  for (Sitting::AgendaItem& item : *create->mutable_session()->mutable_agenda()) {
    policy::v1::GetProposalRequest which;
    which.set_name(item.proposal());
    const auto proposal = session.Call(&Stub::GetProposal, which);
    if (proposal.ok()) item.set_title(proposal->title());
  }
  return absl::OkStatus();
}

void ShowSeats(const Sitting& session, Sheet& sheet, const Messages& say) {
  sheet.Section({"Who sits", "Qui siège"});
  for (const Sitting::Member& member : session.members()) {
    const std::string chairs = member.chair() ? say({" · chairs", " · préside"}) : "";
    sheet.Body(base::Concat(SaidSeat(session, member.code()), chairs));
  }
  sheet.Section({"Who is there", "Qui est là"});
  for (const Sitting::Presence& presence : session.presences()) {
    const std::string remote = presence.remote() ? say({" · from elsewhere", " · à distance"}) : "";
    sheet.Body(base::Concat(SaidSeat(session, presence.member()), remote));
  }
  for (const Sitting::Mandate& mandate : session.mandates()) {
    sheet.Body(base::Concat(SaidSeat(session, mandate.giver()), " → ", SaidSeat(session, mandate.holder())));
  }
  sheet.Section({"Who is recused", "Qui se déporte"});
  for (const Sitting::Recusal& recusal : session.recusals()) {
    const std::string of = recusal.proposal().empty() ? "" : base::Concat(" · ", Id(recusal.proposal()));
    const std::string why = recusal.reason().empty() ? "" : base::Concat(" · ", recusal.reason());
    sheet.Body(base::Concat(SaidSeat(session, recusal.member()), of, why));
  }
}

void ShowMore(const Message& message, Sheet& sheet, const Messages& say) {
  const auto& session = static_cast<const Sitting&>(message);
  sheet.Section({"Agenda", "Ordre du jour"});
  for (const Sitting::AgendaItem& item : session.agenda()) {
    sheet.Body(base::Concat(Id(item.proposal()), item.title().empty() ? "" : "  ", item.title()));
  }
  sheet.Section({"Quorum", "Quorum"});
  for (const Sitting::ItemQuorum& item : session.quorums()) {
    const std::string whether =
        say(item.quorum() ? Text{"there is one", "atteint"} : Text{"there is none", "pas atteint"});
    sheet.Body(
        say({"$0: $1 of $2 members count, $3 are needed: $4", "$0 : $1 membres sur $2 comptent, il en faut $3 : $4"},
            Id(item.proposal()), item.counted(), item.members(), item.needed(), whether));
  }
  ShowSeats(session, sheet, say);
}

}  // namespace

Noun CommitteeSessionsNoun() {
  return {.name = "sessions",
          .help = {"Sessions of committees: who sits, by which rules, and whether there is a quorum",
                   "Les séances des comités : qui siège, selon quelles règles, et si le quorum y est"},
          .one = {"a session", "une séance"},
          .many = {"sessions", "les séances"},
          .type = "SITTING",
          .which = {"The session, by its id", "La séance, par son id"},
          .unknown = {"no such session: $0", "aucune séance de ce nom : $0"},
          .resource = Sitting::default_instance(),
          .part = PolicyPart,
          .fields = {"name",
                     "title",
                     "start_time",
                     "place",
                     "members",
                     "agenda",
                     "notice_days",
                     "charter",
                     "remote_excluded",
                     "recused_leave_count",
                     "mandates_per_holder",
                     "quorum_numerator",
                     "quorum_denominator",
                     "majority",
                     "second_convening",
                     "convening_of",
                     "state",
                     "presences",
                     "mandates",
                     "recusals",
                     "close_reason",
                     "create_time",
                     "update_time"},
          .columns = {{{"Session", "Séance"}, "name"},
                      {{"Title", "Titre"}, "title"},
                      {{"State", "État"}, "state"},
                      {{"Meets", "Se tient"}, "start_time", 1},
                      {{"Items", "Points"}, "agenda", 2},
                      {{"Members", "Membres"}, "members", 3}},
          .lines = {{{"State", "État"}, "state"},
                    {{"Meets", "Se tient"}, "start_time"},
                    {{"Place", "Lieu"}, "place"},
                    {{"Charter", "Charte"}, "charter"},
                    {{"Majority", "Majorité"}, "majority"},
                    {{"Second convening", "Seconde convocation"}, "second_convening"},
                    {{"Of", "De"}, "convening_of"},
                    {{"Because", "Parce que"}, "close_reason"}},
          .contained = DecisionsNoun,
          .show_more = ShowMore,
          .flags = kFlags,
          .order_by = {"name, title or start_time; \"start_time desc\" reverses",
                       "name, title ou start_time ; « start_time desc » inverse"},
          .complete = SayTitles,
          .creates = {"convene", {"Convene $0", "Convoquer $0"}},
          .list = &Stub::ListSessions,
          .get = &Stub::GetSession,
          .create = &Stub::CreateSession,
          .update = &Stub::UpdateSession};
}

}  // namespace pepiniere::pep
