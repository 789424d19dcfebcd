#include "services/portfolio/api/lessons.h"

#include <algorithm>
#include <utility>

#include "services/aip/errors.h"
#include "services/base/try.h"
#include "services/portfolio/api/containers.h"
#include "services/portfolio/api/convert.h"
#include "services/portfolio/api/convert_project.h"
#include "services/portfolio/api/hidden_incubators.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/store/lesson_store.h"
#include "services/resource/paging.h"
#include "services/search/index.h"

namespace pepiniere::portfolio::api {
namespace {

v1::Lesson Show(const store::LessonView& lesson) {
  const std::string& id = lesson.project.stored.id;
  const Project& project = lesson.project.stored.value;
  v1::Lesson proto;
  proto.set_project(kProject.Format({id}));
  proto.set_title(project.title);
  if (lesson.project.span) {
    proto.set_phase(ToProto(lesson.project.span->phase));
    *proto.mutable_since() = ToProto(lesson.project.span->since);
  }
  if (!project.primary_incubator.empty()) proto.set_incubator(kIncubator.Format({project.primary_incubator}));
  proto.set_reason(project.outcome.reason);
  proto.set_lessons(project.outcome.lessons);
  proto.set_confidential(project.outcome.lessons_confidential);
  proto.mutable_themes()->Assign(project.themes.begin(), project.themes.end());
  *proto.mutable_update_time() = ToProto(lesson.updated_at);
  return proto;
}

}  // namespace

absl::StatusOr<v1::SearchLessonsResponse> Lessons::Search(rpc::CallScope& call,
                                                          const v1::SearchLessonsRequest& request) {
  const auto read = search::ReadWords(request.query());
  if (!read.ok()) return resource::OnField("query", read.status());
  const std::vector<std::string>& words = *read;
  if (words.empty() && !request.query().empty()) {
    return aip::Invalid("query", "holds no word; leave it empty to list all lessons");
  }
  PEP_ASSIGN(resource::Paging paging, resource::ReadPaging(call,
                                                           {.page_size = request.page_size(),
                                                            .page_token = request.page_token(),
                                                            .filter = request.filter(),
                                                            .bound_to = words},
                                                           store::LessonOrder()));
  const base::Date day = paging.as_of.value_or(resource::Today(call));
  PEP_ASSIGN(paging.list.concealed, ConcealedFrom(context_, call));
  PEP_ASSIGN(store::Reach reach, ReachOf(context_, call));
  const auto page =
      store::SearchLessons(context_.finder(), call.deadline(), {paging.list, words, std::move(reach), day});
  if (!page.ok()) return resource::OnField("filter", page.status());
  v1::SearchLessonsResponse reply;
  const std::vector<std::string>& concealed = paging.list.concealed;
  for (const store::LessonView& lesson : page->rows) {
    v1::Lesson& proto = *reply.add_lessons() = Show(lesson);
    if (std::ranges::find(concealed, aip::IdOf(proto.incubator())) != concealed.end()) proto.clear_incubator();
  }
  reply.set_next_page_token(paging.NextToken(page->last, day));
  return reply;
}

void Lessons::Mount(rpc::Service& service) { service.Unary("SearchLessons", *this, &Lessons::Search); }

}  // namespace pepiniere::portfolio::api
