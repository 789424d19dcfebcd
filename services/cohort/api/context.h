// What the handlers of this service work with.
#pragma once

#include "services/cohort/peers/persons.h"
#include "services/mail/api/letters.h"
#include "services/mirror/neighbours.h"
#include "services/references/resources.h"
#include "services/resource/context.h"

namespace pepiniere::cohort::api {

// All must outlive the handlers.
struct Context : resource::Context {
  references::Resources& resources;
  const mirror::Neighbours& neighbours;
  const peers::Persons& persons;
  // Whether the letters that are queued here are sent.
  mail::Sending sending = {};
};

}  // namespace pepiniere::cohort::api
