// Where documents (record/document.h) have the texts that tell of persons.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/functional/function_ref.h"
#include "services/json/json.h"
#include "services/personal/fields.h"

namespace pepiniere::personal {

// What takes the place of a personal text; none: it stays as it is. `named`: what the field beside it, or of the
// document, says that names the person, if there is such a field.
using Change =
    absl::FunctionRef<std::optional<std::string>(const Field& field, std::string_view named, const std::string& text)>;

// Shows `change` each personal text of a value of the field `key` of `document`: the text itself, those of a list,
// those in the objects of a list, those in a JSON text. Whether anything was changed.
bool RewriteValue(std::string_view key, const Fields& fields, const json::Json& document, json::Json& value,
                  Change change);

// The same of all fields of a document, of which those that then say nothing are left out. None if nothing was changed,
// or if it is no document.
std::optional<std::string> RewriteDocument(std::string_view document, const Fields& fields, Change change);

// The same of what the feed carries: a document, or what has one under "value" (record/payload.h); what it was and is
// under "before" and "after".
std::optional<std::string> RewritePayload(std::string_view payload, const Fields& fields, Change change);

}  // namespace pepiniere::personal
