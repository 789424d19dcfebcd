// Values as JSON text: what the database keeps of fields without a column, what the audit compares, what an import
// remembers. A flat object: the contract's field paths as keys, fields that say nothing left out.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/record/field_set.h"

namespace pepiniere::record {

// For each T that walks its own fields; a service's store makes them, by document_fields.h.
template <typename T>
std::string ToDocument(const T& value);

// The same, without the fields for which `skip` says so.
template <typename T>
std::string ToDocument(const T& value, bool (*skip)(std::string_view field));

// What the document says; other fields keep what `into` has. DATA_LOSS if it is no such document: then `into` has what
// can be read of it.
template <typename T>
absl::Status FromDocument(std::string_view document, T& into);
// The same of these fields alone; what the document says of others is not read, right or wrong.
template <typename T>
absl::Status FromDocument(std::string_view document, const FieldSet<T>& wanted, T& into);

// Whether a text is empty or a JSON object, as source_fields are kept.
bool IsObject(std::string_view json);

}  // namespace pepiniere::record
