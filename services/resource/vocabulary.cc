#include "services/resource/vocabulary.h"

#include <cctype>

#include "google/api/resource.pb.h"

namespace pepiniere::resource {
namespace {

// "phase_records" of "phaseRecords".
std::string AsField(std::string_view camel) {
  std::string field;
  for (const char c : camel) {
    if (std::isupper(static_cast<unsigned char>(c))) field += '_';
    field += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return field;
}

std::string AsMethod(std::string camel) {
  if (!camel.empty()) camel[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(camel[0])));
  return camel;
}

}  // namespace

Vocabulary VocabularyOf(const google::protobuf::Descriptor& resource) {
  const google::api::ResourceDescriptor& declared = resource.options().GetExtension(google::api::resource);
  const std::string singular = AsMethod(declared.singular());
  // "Project" of a ProjectEvent that requests call an event.
  std::string before = resource.name();
  if (before.ends_with(singular)) before.resize(before.size() - singular.size());
  return {.singular = AsField(declared.singular()),
          .plural = AsField(declared.plural()),
          .method = resource.name(),
          .methods = before + AsMethod(declared.plural())};
}

}  // namespace pepiniere::resource
