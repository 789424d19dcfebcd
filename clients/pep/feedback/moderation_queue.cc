#include "clients/pep/feedback/moderation_queue.h"

#include <memory>
#include <string>
#include <vector>

#include "clients/pep/feedback/nouns.h"
#include "clients/pep/feedback/verbs.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/concurrently.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/proto_values.h"
#include "google/protobuf/struct.pb.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::Comment;
using feedback::v1::Idea;
using feedback::v1::ModerationAction;
using Stub = FeedbackStub;

constexpr int kWorkers = 4;
constexpr const char* kPending = "visibility = PENDING";

enum class Kind { kIdea, kComment, kAppeal };

constexpr Text kKinds[] = {{"an idea", "une idée"}, {"a comment", "un commentaire"}, {"an appeal", "un recours"}};
constexpr std::string_view kCodes[] = {"IDEA", "COMMENT", "APPEAL"};

// Something that waits: what it says, and since when.
struct Waiting {
  Kind kind;
  std::string name, says;
  google::protobuf::Timestamp since;
};

const View<Waiting>& WaitingView() {
  using W = const Waiting&;
  using M = const Messages&;
  static const auto* const view = new View<Waiting>{
      .fields = {{"name", [](W w) { return w.name; }},
                 {"kind", [](W w) { return std::string(kCodes[static_cast<std::size_t>(w.kind)]); }},
                 {"says", [](W w) { return w.says; }},
                 {"since", [](W w) { return Iso(w.since); }}},
      .columns = {
          {{"What", "Quoi"}, [](W w, M say) { return Cell{say(kKinds[static_cast<std::size_t>(w.kind)])}; }},
          {{"Says", "Dit"}, [](W w, M) { return Cell{w.says}; }, Align::kLeft, 20},
          {{"Since", "Depuis"}, [](W w, M say) { return Cell{say.Time(FromProto(w.since))}; }, Align::kLeft, 0, 1},
          {{"Name", "Nom"}, [](W w, M) { return Cell{w.name}; }}}};
  return *view;
}

absl::StatusOr<std::vector<Idea>> Ideas(Session& session, const std::string& space, const std::string& filter) {
  feedback::v1::ListIdeasRequest request;
  request.set_parent(space);
  request.set_filter(filter);
  return ListAll<Idea>(
      session, &Stub::ListIdeas, std::move(request), [](const auto& page) -> const auto& { return page.ideas(); });
}

// Comments are of an idea each: those of all ideas that one sees.
absl::Status AddComments(Session& session, const std::string& space, std::vector<Waiting>& waiting) {
  PEP_ASSIGN(const std::vector<Idea> ideas, Ideas(session, space, ""));
  std::vector<std::vector<Comment>> of_each(ideas.size());
  PEP_TRY(Concurrently(ideas.size(), kWorkers, [&](std::size_t i) -> absl::Status {
    feedback::v1::ListCommentsRequest request;
    request.set_parent(ideas[i].name());
    request.set_filter(kPending);
    PEP_ASSIGN(of_each[i], ListAll<Comment>(
                               session, &Stub::ListComments, std::move(request),
                               [](const auto& page) -> const auto& { return page.comments(); }));
    return absl::OkStatus();
  }));
  for (const std::vector<Comment>& comments : of_each) {
    for (const Comment& one : comments) waiting.push_back({Kind::kComment, one.name(), one.text(), one.create_time()});
  }
  return absl::OkStatus();
}

absl::Status AddAppeals(Session& session, const std::string& space, std::vector<Waiting>& waiting) {
  feedback::v1::ListModerationActionsRequest request;
  request.set_parent(space);
  request.set_filter("appeal = OPEN");
  PEP_ASSIGN(const auto actions, ListAll<ModerationAction>(
                                     session, &Stub::ListModerationActions, std::move(request),
                                     [](const auto& page) -> const auto& { return page.moderation_actions(); }));
  for (const ModerationAction& one : actions) {
    waiting.push_back({Kind::kAppeal, one.name(), one.appeal_text(), one.appeal_time()});
  }
  return absl::OkStatus();
}

absl::Status ShowQueue(Session& session, const std::string& typed) {
  const std::string space = ResourceName("spaces", typed);
  std::vector<Waiting> waiting;
  PEP_ASSIGN(const std::vector<Idea> ideas, Ideas(session, space, kPending));
  for (const Idea& one : ideas) waiting.push_back({Kind::kIdea, one.name(), one.title(), one.create_time()});
  PEP_TRY(AddComments(session, space, waiting));
  PEP_TRY(AddAppeals(session, space, waiting));
  const Output& output = session.out();
  if (output.format == Format::kJson) {
    for (const Waiting& one : waiting) {
      google::protobuf::Struct json;
      auto& fields = *json.mutable_fields();
      fields["name"].set_string_value(one.name);
      fields["kind"].set_string_value(std::string(kCodes[static_cast<std::size_t>(one.kind)]));
      fields["says"].set_string_value(one.says);
      fields["since"].set_string_value(Iso(one.since));
      output.Line(Json(json));
    }
    return absl::OkStatus();
  }
  Listing<Waiting> listing(output, WaitingView());
  for (const Waiting& one : waiting) listing.Add(one);
  listing.Flush();
  if (waiting.empty()) session.Remark(session.say()({"Nothing waits.", "Rien n'attend."}));
  return absl::OkStatus();
}

}  // namespace

void AddQueue(Command& moderation) {
  auto space = std::make_shared<std::string>();
  Command queue = moderation.Add("queue", {"What waits in a space: ideas, comments, appeals",
                                           "Ce qui attend dans un espace : idées, commentaires, recours"});
  queue.String("SPACE", *space, SpacesNoun().which, SpacesNoun().type).Required();
  queue.Does([space](Session& session) { return ShowQueue(session, *space); });
}

}  // namespace pepiniere::pep
