#include "services/portfolio/api/convert_directory.h"

#include "services/portfolio/api/convert.h"
#include "services/portfolio/api/names.h"
#include "services/rpc/etag.h"

namespace pepiniere::portfolio::api {
namespace {

// The name of a reference; empty where there is none.
std::string Reference(const rpc::ResourcePattern& pattern, const std::string& id) {
  return id.empty() ? "" : pattern.Format({id});
}

// What all three have alike: name, life, what their source said besides.
template <typename T, typename Proto>
void WriteLife(const rpc::ResourcePattern& pattern, const Stored<T>& stored, Proto& proto) {
  proto.set_name(pattern.Format({stored.id}));
  if (!stored.value.source_fields.empty()) *proto.mutable_source_fields() = ToStruct(stored.value.source_fields);
  *proto.mutable_create_time() = ToProto(stored.created_at);
  *proto.mutable_update_time() = ToProto(stored.updated_at);
  if (stored.deleted_at) *proto.mutable_delete_time() = ToProto(*stored.deleted_at);
  proto.set_etag(rpc::Etag(proto.name(), stored.version));
}

}  // namespace

v1::Organisation ToProto(const Stored<Organisation>& stored) {
  const Organisation& o = stored.value;
  v1::Organisation proto;
  proto.set_title(o.title);
  proto.set_acronym(o.acronym);
  proto.set_type(o.type);
  proto.set_ministerial_domain(o.ministerial_domain);
  proto.set_parent(Reference(kOrganisation, o.parent));
  proto.set_description(o.description);
  WriteLife(kOrganisation, stored, proto);
  return proto;
}

v1::Incubator ToProto(const Stored<Incubator>& stored) {
  const Incubator& i = stored.value;
  v1::Incubator proto;
  proto.set_title(i.title);
  proto.set_summary(i.summary);
  proto.set_description(i.description);
  proto.set_owner(Reference(kOrganisation, i.owner));
  proto.set_contact(i.contact);
  proto.set_website_uri(i.website_uri);
  proto.set_repository_uri(i.repository_uri);
  proto.set_address(i.address);
  proto.set_hidden(i.hidden);
  WriteLife(kIncubator, stored, proto);
  return proto;
}

v1::Team ToProto(const Stored<Team>& stored) {
  const Team& t = stored.value;
  v1::Team proto;
  proto.set_title(t.title);
  proto.set_mission(t.mission);
  proto.set_incubator(Reference(kIncubator, t.incubator));
  proto.set_description(t.description);
  WriteLife(kTeam, stored, proto);
  return proto;
}

Organisation FromProto(const v1::Organisation& proto, std::string_view, rpc::Violations&) {
  return {.title = proto.title(),
          .acronym = proto.acronym(),
          .type = proto.type(),
          .ministerial_domain = proto.ministerial_domain(),
          .parent = IdOf(proto.parent()),
          .description = proto.description(),
          .source_fields = FromStruct(proto.source_fields())};
}

Incubator FromProto(const v1::Incubator& proto, std::string_view, rpc::Violations&) {
  return {.title = proto.title(),
          .summary = proto.summary(),
          .description = proto.description(),
          .owner = IdOf(proto.owner()),
          .contact = proto.contact(),
          .website_uri = proto.website_uri(),
          .repository_uri = proto.repository_uri(),
          .address = proto.address(),
          .source_fields = FromStruct(proto.source_fields()),
          .hidden = proto.hidden()};
}

Team FromProto(const v1::Team& proto, std::string_view, rpc::Violations&) {
  return {.title = proto.title(),
          .mission = proto.mission(),
          .incubator = IdOf(proto.incubator()),
          .description = proto.description(),
          .source_fields = FromStruct(proto.source_fields())};
}

}  // namespace pepiniere::portfolio::api
