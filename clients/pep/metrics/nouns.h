// pep metrics definitions|series|items|sprints|changes|deployments|incidents|surveys|objectives|sources|snapshots|
// formulas
#pragma once

#include "clients/pep/kit/noun.h"

namespace pepiniere::pep {

Noun DefinitionsNoun();
Noun SeriesNoun();
Noun WorkItemsNoun();
Noun SprintsNoun();
Noun CodeChangesNoun();
Noun DeploymentsNoun();
Noun IncidentsNoun();
Noun SurveysNoun();
Noun ObjectivesNoun();
Noun SourcesNoun();
// Below sources: what came by one.
Noun SourceEventsNoun();
Noun SnapshotsNoun();
Noun FormulasNoun();

// pep metrics items|deployments|incidents record
void AddItemRecord(Command& items);
void AddDeploymentRecord(Command& deployments);
void AddIncidentRecord(Command& incidents);
// pep metrics objectives judge|compare
void AddObjectiveVerbs(Command& objectives);
// pep metrics sources create|rotate|delete|replay
void AddSourceVerbs(Command& sources);
// pep metrics snapshots create|export
void AddSnapshotVerbs(Command& snapshots);

// Of what a project has: what its lists are narrowed by, and what is recorded of it.
inline constexpr const char* kProjectType = "PROJECT";
inline constexpr Text kOfProject = {"Of this project only", "De ce projet seulement"};
inline constexpr Text kWhichProject = {"The project", "Le projet"};

}  // namespace pepiniere::pep
