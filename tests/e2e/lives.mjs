// Somebody who signs in, and a life that leaves them in every table: what tests of erasure begin with.
import { randomUUID } from 'node:crypto';
import { Client } from './rpc.mjs';

export const day = (iso) => Object.fromEntries(iso.split('-').map((n, i) => [['year', 'month', 'day'][i], Number(n)]));
export const write = (client, method, request) => client.call(method, { requestId: randomUUID(), ...request });

// Signed in for the first time, with what their token calls them: {client, person, ...the claims}.
export async function signIn(stack, claims) {
  const client = new Client(stack.server, stack.sign(claims));
  return { ...claims, client, person: (await client.call('GetCaller')).person };
}

// A decomposed accent, capitals, no accent: the same name.
const decomposed = (text) => text.normalize('NFD');
const bare = (text) => decomposed(text).replace(/\p{M}/gu, '');
const text = (stringValue) => ({ stringValue });

export const OURS = 'incubators/la-serre';
// What a project says of somebody: each field names them in another way.
export const sheetOf = ({ name, email, alias }) => ({
  kind: 'PROJECT_KIND_STATE_STARTUP', primaryIncubator: OURS, timeBox: { startDate: day('2025-01-01'), endDate: day('2025-12-31') },
  contact: email, intrapreneur: name.toUpperCase(), programmeContact: `${bare(name)} <${email.toUpperCase()}>`, incubatorContact: `Joindre ${decomposed(name)}, le matin`,
  sourceFields: { fields: { porteur: text(alias), groupe: { listValue: { values: [text(name), text('une agente')] } }, fiche: { structValue: { fields: { courriel: text(email) } } } } },
});

// What people write about something else, with somebody in it and with what is to stay.
const STAYS = 'Hildegarde Quenouille reste';
export const sentenceOf = ({ name, email }) => `Relu avec ${name}, ${bare(name).toUpperCase()} (${email}) et\n${decomposed(name)} : ${STAYS}.`;
// The same on one line, where a text has no more.
const lineOf = (who) => sentenceOf(who).replace('\n', ' ');
// The same of somebody who was erased.
export const LEFT = `Relu avec [personne effacée], [personne effacée] ([personne effacée]) et\n[personne effacée] : ${STAYS}.`;
export const addressOf = ({ name }) => `https://serre.example/${bare(name).toLowerCase().replace(' ', '-')}`;

// Every text about something else that a project has.
export function proseOf(who) {
  const said = sentenceOf(who);
  return {
    title: `Selon ${who.name}`, mission: said, description: said, problemStatement: said, themes: [`Thème de ${who.name}`, 'un autre'], userTypes: [who.name], technologies: [who.name],
    links: { productUri: addressOf(who), repositoryUri: 'https://depot.example/semis' }, standards: { openSourceException: said, riskAnalysisUri: addressOf(who) },
    outcome: { host: lineOf(who), maintainer: who.name, reason: said, lessons: said, wayOutPlanUri: addressOf(who) },
  };
}

export const importedOf = (id, who) => [{ source: 'registre', items: [
  { file: `${id}.toml`, organisation: { name: `organisations/${id}-importe`, title: 'Importée', description: sentenceOf(who) } },
  { file: `${id}.md`, project: { project: { ...sheetOf(who), name: `projects/${id}-importe`, title: 'Importé', mission: sentenceOf(who), description: sentenceOf(who) },
    phaseRecords: [{ phase: 'PHASE_INVESTIGATION', effectiveDate: day('2025-01-06'), comment: sentenceOf(who) },
      { phase: 'PHASE_CONSTRUCTION', sourceDate: `le jour de ${who.name}`, sourceEnd: `le départ de ${who.name}` }],
    events: [{ type: 'other', date: day('2025-01-07'), comment: sentenceOf(who) }],
    fundingLines: [{ fundingSource: 'FAST', amount: { currencyCode: 'EUR', units: '1' }, date: day('2025-01-08'), note: sentenceOf(who) }] } },
  { file: `${id}.yml`, committee: { name: `committees/${id}-importe`, incubator: OURS, date: day('2025-02-05'), members: [{ displayName: who.name, title: 'experte' }],
    notes: sentenceOf(who), hearings: [{ project: `projects/${id}-importe`, summary: sentenceOf(who) }] } },
] }];

// Somebody in the texts of others, in every table: what is, what was, what was corrected, withdrawn and deleted. Of what is
// discussed, one proposes it and another decides.
export async function writeProseOf(admin, id, who, { author, officer }) {
  const said = sentenceOf(who), line = lineOf(who), name = `projects/${id}-recit`, organisation = `organisations/${id}-direction`;
  await write(admin, 'CreateOrganisation', { organisationId: `${id}-direction`, organisation: { title: `Direction de ${who.name}`, acronym: who.name, type: who.name, ministerialDomain: who.name, description: said } });
  await write(admin, 'CreateIncubator', { incubatorId: `${id}-recit`, incubator: { title: `Serre de ${who.name}`, summary: said, description: said, address: line, websiteUri: addressOf(who) } });
  await write(admin, 'CreateTeam', { teamId: `${id}-recit`, team: { title: `Équipe de ${who.name}`, mission: said, description: said, incubator: OURS } });
  await write(admin, 'CreateProject', { projectId: `${id}-recit`, project: { kind: 'PROJECT_KIND_STATE_STARTUP', primaryIncubator: OURS, sponsors: [organisation], ...proseOf(who) } });
  await write(admin, 'CreateProject', { projectId: `${id}-ancien-recit`, project: { kind: 'PROJECT_KIND_STATE_STARTUP', primaryIncubator: OURS, ...proseOf(who) } });
  await write(admin, 'CreateProject', { projectId: `${id}-prive`, project: { kind: 'PROJECT_KIND_PRIVATE_PLAYER_PROJECT', title: 'Privé', primaryIncubator: OURS,
    owner: { legalEntity: `${who.name} SARL`, sector: who.name, agreementUri: addressOf(who) } } });
  await write(admin, 'UpdateProject', { project: { name: `projects/${id}-ancien-recit`, title: 'Ancien', mission: '', description: 'rien', themes: [] },
    updateMask: { paths: ['title', 'mission', 'description', 'themes'] } });
  await write(admin, 'AdvancePhase', { name, phase: 'PHASE_INVESTIGATION', effectiveDate: day('2025-01-06'), comment: said });
  await write(admin, 'AdvancePhase', { name, phase: 'PHASE_CONSTRUCTION', effectiveDate: day('2025-02-03'), comment: said, force: true, reason: said });
  await write(admin, 'UpdateProject', { project: { name, timeBox: { startDate: day('2025-01-01'), endDate: day('2025-12-31') } }, updateMask: { paths: ['time_box'] } });
  const euro = (units) => ({ currencyCode: 'EUR', units });
  // A line of each kind, and what corrects it.
  const lines = [
    ['JournalEntry', 'journalEntry', 'journalEntries', { date: day('2025-03-03'), text: said }, { date: day('2025-03-04') }],
    ['FundingLine', 'fundingLine', 'fundingLines', { fundingSource: who.name, amount: euro('1'), date: day('2025-03-04'), note: said }, { amount: euro('2') }],
    ['SpendingEntry', 'spendingEntry', 'spendingEntries', { date: day('2025-03-05'), amount: euro('1'), category: 'CATEGORY_OTHER', note: said }, { amount: euro('2') }],
    ['Evidence', 'evidence', 'evidence', { phase: 'PHASE_SCALING', code: 'RISK_ANALYSIS', note: said, uri: addressOf(who) }, { note: `${said} Encore.` }],
    ['Waiver', 'waiver', 'waivers', { phase: 'PHASE_SCALING', code: 'OPEN_SOURCE', reason: said }, { reason: `${said} Encore.` }],
    ['TimeBoxExtension', 'timeBoxExtension', 'timeBoxExtensions', { endDate: day('2026-03-31'), grantedBy: 'le comité', reason: said }, { endDate: day('2026-04-30') }],
  ];
  for (const [noun, field, collection, first, correction] of lines) {
    await write(admin, `Create${noun}`, { parent: name, [field]: first });
    await write(admin, `Correct${noun}`, { name: `${name}/${collection}/1`, [field]: { ...first, ...correction }, reason: said });
  }
  await write(admin, 'PublishJournalEntry', { name: `${name}/journalEntries/2` });
  const event = await write(admin, 'CreateProjectEvent', { parent: name, event: { type: `fête de ${who.name}`, date: day('2025-03-06'), comment: said } });
  await write(admin, 'CreateProjectEvent', { parent: name, event: { type: 'other', date: day('2025-03-07'), comment: said } });
  await write(admin, 'DeleteProjectEvent', { name: event.name });
  const hearing = { project: name, decision: 'DECISION_POSTPONE', nextReviewDate: day('2026-01-15'), summary: said, conditions: said, notes: said };
  const session = (date) => ({ title: `Session de ${who.name}`, incubator: OURS, date: day(date), notes: said, minutesUri: addressOf(who), members: [{ displayName: 'Une experte', title: who.name }], hearings: [hearing] });
  await write(admin, 'CreateCommittee', { committeeId: `${id}-recit`, committee: session('2025-06-02') });
  await write(admin, 'HoldCommittee', { name: `committees/${id}-recit` });
  await write(admin, 'CreateCommittee', { committeeId: `${id}-annule`, committee: session('2025-06-03') });
  await write(admin, 'CancelCommittee', { name: `committees/${id}-annule`, reason: said });
  // Of requirements and words, the audit alone has what they were.
  for (const labelFr of [line, `Demandé à ${who.name}`, 'Une étude']) {
    await write(admin, 'UpdateGateRequirement', { gateRequirement: { name: `gates/scaling/requirements/STUDY_${id.toUpperCase()}`, labelFr, labelEn: labelFr, weight: 'WEIGHT_ADVISED' } });
  }
  await write(admin, 'UpdateGateRequirement', { gateRequirement: { name: `gates/scaling/requirements/TALK_${id.toUpperCase()}`, labelFr: line, labelEn: line, weight: 'WEIGHT_ADVISED' } });
  await write(admin, 'UpdatePhaseWord', { phaseWord: { name: `phaseWords/mot-${id}`, phase: 'PHASE_CONSTRUCTION', label: `Le mot de ${who.name}` } });
  const claims = [{ quote: line, figure: 'FIGURE_OTHER', source: `Entretien avec ${who.name}`, sourceUri: addressOf(who), date: day('2025-02-03') }];
  await write(admin, 'CreateProgramme', { programmeId: `${id}-recit`, programme: { title: `Programme de ${who.name}`, description: said, websiteUri: addressOf(who), claims } });
  const sessions = [{ kind: who.name, title: `Chez ${who.name}`, place: line, startDate: day('2025-01-10') }];
  await write(admin, 'CreateCohort', { parent: `programmes/${id}-recit`, cohortId: '1', cohort: { title: `Promotion ${who.name}`, description: said, sessions, claims } });
  await writeSeasonOf(admin, id, who);
  await writeMetricsOf(admin, id, who);
  await writeFeedbackOf(admin, id, who);
  await writeSpaceOf(admin, id, who, { author, officer });
  await writePolicyOf(admin.of('PolicyService'), id, who, officer.of('PolicyService'));
  await writePlanOf(admin.of('PolicyService'), id, who);
  await write(admin, 'CreateAccessBinding', { accessBinding: { principal: `agent-${id}-recit`, role: 'ROLE_COACH', resource: OURS, reason: said } });
}

// The same in what is measured: texts of one line, and of several.
async function writeMetricsOf(admin, id, who) {
  const said = sentenceOf(who), line = lineOf(who), parent = `projects/${id}-recit`, at = (iso) => ({ seconds: String(Date.parse(iso) / 1000) });
  await write(admin, 'CreateDefinition', { definitionId: `${id}_recit`, definition: { title: `Mesure de ${who.name}`, titleEn: `Measured by ${who.name}`, description: said, unit: who.name, source: `Registre de ${who.name}`,
    direction: 'DIRECTION_UP', kind: 'KIND_GAUGE', period: 'PERIOD_DAY', project: parent } });
  await write(admin, 'CreateSprint', { parent, sprintId: `${id}-recit`, sprint: { title: `Sprint de ${who.name}`, goal: said, startTime: at('2025-03-03'), endTime: at('2025-03-17') } });
  await write(admin, 'UpsertWorkItems', { parent, source: `tableau-${id}`, workItems: [{ sourceId: `${id}-1`, type: who.name, title: line, transitions: [{ to: 'STATE_CATEGORY_IN_PROGRESS', time: at('2025-03-04'), status: `Chez ${who.name}` }] }] });
  await write(admin, 'RecordDeployment', { parent, deployment: { sourceId: `${id}-1`, source: `chaine-${id}`, environment: `essai de ${who.name}`, tier: 'TIER_TESTING', finishTime: at('2025-03-05'), outcome: 'OUTCOME_SUCCEEDED' } });
  await write(admin, 'RecordIncident', { parent, incident: { sourceId: `${id}-1`, source: `veille-${id}`, title: line, description: said, detectTime: at('2025-03-06') } });
  await write(admin, 'CreateSurvey', { parent, survey: { kind: 'KIND_JDMA', date: day('2025-03-07'), form: `Démarche de ${who.name}`, counts: [{ answer: 'GOOD', count: 1 }] } });
  const objective = await write(admin, 'CreateObjective', { parent, objective: { title: `Objectif de ${who.name}`, hypothesis: said, indicator: 'cycle_time', baseline: 2, target: 1 } });
  const kept = await write(admin, 'CreateSnapshot', { parent, snapshot: { title: `Gardé pour ${who.name}`, note: said }, indicator: 'throughput' });
  await write(admin, 'JudgeObjective', { name: objective.name, verdict: 'VERDICT_INCONCLUSIVE', reason: said, evidence: [kept.name] });
  await write(admin, 'CreateSource', { source: { project: parent, kind: 'KIND_GITHUB', title: `La forge de ${who.name}`, repositories: [`${who.name}/semis`],
    stateRules: [{ word: who.name, state: 'STATE_CATEGORY_DONE' }], tierRules: [{ environment: `chez ${who.name}`, tier: 'TIER_STAGING' }] } });
}

// The same in what is asked of people, and in what they say they learned.
async function writeFeedbackOf(admin, id, who) {
  const said = sentenceOf(who), programme = `programmes/${id}-recit`, cohort = `${programme}/cohorts/1`, { person } = await admin.call('GetCaller');
  await write(admin, 'CreateNetwork', { networkId: `${id}-recit`, network: { title: `Réseau de ${who.name}`, description: said, programme } });
  const questionnaire = await write(admin, 'CreateQuestionnaire', { questionnaireId: `${id}-recit`, questionnaire: { title: `Questions de ${who.name}`, description: said, programme } });
  const version = await write(admin, 'CreateQuestionnaireVersion', { parent: questionnaire.name, version: { note: said, questions: [{ code: 'with', kind: 'KIND_CHOICE_ONE', text: lineOf(who), help: said,
    options: [{ code: 'yes', label: `Avec ${who.name}` }, { code: 'no', label: 'Sans' }] }] } });
  await write(admin, 'CreateCampaign', { campaignId: `${id}-recit`, campaign: { title: `Campagne de ${who.name}`, description: said, programme, questionnaireVersion: version.name, audience: [{ kind: 'KIND_FELLOWS', cohort }],
    readers: 'READERS_COACHES', endTime: { seconds: String(Math.floor(Date.now() / 1000) + 864_000) } } });
  const topic = await write(admin, 'CreateConstraintTopic', { constraintTopicId: `${id}-recit`, constraintTopic: { title: `Sujet de ${who.name}`, titleEn: `What ${who.name} says`, description: said } });
  await write(admin, 'CreateConstraint', { constraint: { topic: topic.name, reporter: person, cohort, severity: 2, text: said, remedy: said, visibility: 'VISIBILITY_PROGRAMME' } });
  const panel = await write(admin, 'CreatePanel', { panelId: `${id}-recit`, panel: { title: `Panel de ${who.name}`, description: said, capacity: 10 } });
  await write(admin, 'CreateStudy', { parent: panel.name, studyId: 'etude', study: { title: `Étude de ${who.name}`, description: said, method: said, report: said, reuse: said, kind: 'KIND_ONE_OFF', wanted: 1, expectedPercent: 50, reserveHours: 1 } });
  await write(admin, 'CreateRetrospective', { retrospective: { author: person, cohort, title: `Appris avec ${who.name}`, tried: said, happened: said, learned: said, sharing: 'SHARING_CONFIDENTIAL' } });
}

// The same in what is proposed, discussed, moderated, and becomes a measure.
async function writeSpaceOf(admin, id, who, { author, officer }) {
  const said = sentenceOf(who);
  const space = await write(admin, 'CreateSpace', { spaceId: `${id}-recit`, space: { title: `Espace de ${who.name}`, description: said, kind: 'KIND_AGENTS', readers: 'CIRCLE_SIGNED_IN', proposers: 'CIRCLE_SIGNED_IN',
    commenters: 'CIRCLE_SIGNED_IN', voters: 'CIRCLE_SIGNED_IN', moderation: 'MODERATION_AFTER', moderators: [(await officer.call('GetCaller')).person] } });
  const idea = await write(author, 'CreateIdea', { parent: space.name, idea: { title: `Idée de ${who.name}`, text: said } });
  await write(author, 'UpdateIdea', { idea: { name: idea.name, text: `${said} Encore.` }, updateMask: { paths: ['text'] } });
  const comment = await write(author, 'CreateComment', { parent: idea.name, comment: { text: said } });
  const hidden = await write(admin, 'ModerateItem', { item: comment.name, decision: 'DECISION_HIDE', reason: said });
  await write(author, 'AppealModeration', { name: hidden.name, text: 'Tout y est vrai.' });  // what somebody says of themselves: it calls nobody else
  await write(officer, 'DecideAppeal', { name: hidden.name, upheld: false, reason: said });
  const measure = await write(admin, 'CreateMeasure', { measureId: `${id}-recit`, measure: { title: `Mesure de ${who.name}`, description: said, ideas: [idea.name] } });
  await write(admin, 'AdvanceIdea', { name: idea.name, state: 'STATE_BECOMES_MEASURE', measure: measure.name, reason: said });
  await write(admin, 'AdvanceMeasure', { name: measure.name, state: 'STATE_IN_PROGRESS', note: said });
}

// The same in what is proposed, down to a text that changes: one writes it, and another judges.
async function writePolicyOf(judge, id, who, author) {
  const said = sentenceOf(who), { person } = await author.call('GetCaller');
  const targetTexts = [{ kind: 'KIND_CODE', identifier: `Code de ${who.name}`, article: `Article de ${who.name}`, currentWording: said, proposedWording: said, authority: `Bureau de ${who.name}` }];
  const { name } = await write(author, 'CreateProposal', { author: person, proposal: { title: `Proposition de ${who.name}`, problem: said, proposedChange: said, natures: ['REGULATORY'], targetTexts,
    impactAudience: lineOf(who), impactPeople: 12, impactReasoning: said } });
  await write(author, 'UpdateProposal', { proposal: { name, problem: `${said} Encore.` }, updateMask: { paths: ['problem'] } });
  await write(author, 'CreateEvidence', { parent: name, evidence: { kind: 'KIND_LINK', title: `Rapport de ${who.name}`, uri: addressOf(who), said, note: said } });
  await write(author, 'SubmitProposal', { name });
  await write(judge, 'AdmitProposal', { name, reason: said });
  const amendment = await write(author, 'CreateAmendment', { parent: name, amendment: { author: person, baseRevision: 2, part: 'PART_PROPOSED_CHANGE', proposedWording: `${said} Autrement.`, reason: said } });
  await write(judge, 'AcceptAmendment', { name: amendment.name, reason: said });
  await consultOn(name, who, { author, person, judge });
  await decideOn(name, who, judge);
  await answerTo(name, who, judge, `organisations/${id}-direction`);
  await write(judge, 'StartProposalDrafting', { name, reason: said });
  const text = await write(judge, 'CreateText', { text: { title: `Décret de ${who.name}`, kind: 'KIND_DECREE', reference: `JORF, ${who.name}`, publicationDate: day('2025-04-01'), entryIntoForceDate: day('2025-04-02'), uri: addressOf(who),
    changes: [{ identifier: `Code de ${who.name}`, article: `Article de ${who.name}`, wording: said }] } });
  await write(judge, 'AdoptProposal', { name, text: text.name });
  await write(judge, 'FollowUpProposal', { name, reason: said });
  // Of a calendar that no clock here runs by, on a day of its own.
  await write(judge, 'CreateHoliday', { holiday: { calendar: 'alsace-moselle', day: day(`2031-03-${10 + id.length}`), titleFr: `Fête de ${who.name}`, titleEn: `The day of ${who.name}`, law: lineOf(who) } });
}

async function consultOn(proposal, who, { author, person, judge }) {
  const said = sentenceOf(who), now = Math.floor(Date.now() / 1000);
  const { name } = await write(judge, 'CreateConsultation', { consultation: { proposal, title: `Avis de ${who.name}`, question: said, startTime: { seconds: now - 60 }, endTime: { seconds: now + 3600 },
    audience: 'AUDIENCE_EVERYBODY', moderation: 'MODERATION_AFTER' } });
  // What somebody says themselves is theirs as a whole: it calls nobody else.
  const comment = await write(author, 'CreateComment', { parent: name, comment: { person, text: 'Six mois, c’est long.' } });
  await write(judge, 'HideComment', { name: comment.name, reason: said });
  await write(author, 'AppealComment', { name: comment.name, appeal: 'C’est pourtant long.' });
  await write(judge, 'CloseConsultation', { name, reason: said });
  await write(judge, 'PublishConsultationSummary', { name, summary: said });
  await write(judge, 'ReferProposal', { name: proposal });
}

// One session is cancelled; another decides, finds that it must not have, and decides again.
async function decideOn(proposal, who, judge) {
  const said = sentenceOf(who), codes = ['un', 'deux', 'trois'];
  const session = { title: `Comité de ${who.name}`, startTime: { seconds: Math.floor(Date.now() / 1000) }, place: lineOf(who), charter: `Charte de ${who.name}`, mandatesPerHolder: 1,
    agenda: [{ proposal, title: `Point de ${who.name}` }], members: codes.map((code, at) => ({ code, title: `Siège ${code}`, chair: at === 0 })) };
  const cancelled = await write(judge, 'CreateSession', { session });
  await write(judge, 'CancelSession', { name: cancelled.name, reason: said });
  const { name } = await write(judge, 'CreateSession', { session });
  await write(judge, 'OpenSession', { name });
  await write(judge, 'RecordAttendance', { name, presences: codes.map((member) => ({ member })) });
  await write(judge, 'DeclareRecusal', { name, recusal: { member: 'trois', reason: said } });
  const decision = { proposal, verdict: 'VERDICT_TRANSMIT', reasons: said, votes: ['un', 'deux'].map((member) => ({ member, choice: 'CHOICE_FOR' })) };
  const { name: conflicted } = await write(judge, 'CreateDecision', { parent: name, decision });
  await write(judge, 'VoidDecision', { name: conflicted, member: 'un', reason: said });
  await write(judge, 'CreateDecision', { parent: name, decision });
}

// One transmission is recalled; another is suspended for a while, and answered.
async function answerTo(proposal, who, judge, authority) {
  const said = sentenceOf(who), transmission = { proposal, authority, receiveDate: day('2025-01-06'), term: 2, unit: 'TERM_UNIT_MONTHS', legalBasis: lineOf(who) };
  const recalled = await write(judge, 'CreateTransmission', { transmission });
  await write(judge, 'RecallTransmission', { name: recalled.name, reason: said });
  const { name } = await write(judge, 'CreateTransmission', { transmission });
  await write(judge, 'SuspendTransmission', { name, suspension: { firstDate: day('2025-01-20'), lastDate: day('2025-01-24'), reason: said } });
  await write(judge, 'CreateAnswer', { parent: name, answer: { verdict: 'VERDICT_PARTLY', reasons: said, reference: `Courrier de ${who.name}` } });
}

// The same in what was undertaken, what is claimed of it and what is found.
async function writePlanOf(admin, id, who) {
  const said = sentenceOf(who), line = lineOf(who), plan = `plans/${id}-recit`, parent = `${plan}/commitments/un`;
  await write(admin, 'CreatePlan', { planId: `${id}-recit`, plan: { title: `Plan de ${who.name}`, country: 'FR', cycle: who.name, firstYear: 2018, lastYear: 2020, declaredSource: line, uri: addressOf(who) } });
  await write(admin, 'CreateCommitment', { parent: plan, commitmentId: 'un', commitment: { identifier: `FR de ${who.name}`, title: `Engagement de ${who.name}`, text: said, leadInstitution: `Direction de ${who.name}`,
    supportInstitutions: [who.name], policyAreas: [who.name], starred: 'STARRED_YES', starSource: line, principles: [who.name], sourceFields: { fields: { porteur: text(who.alias) } } } });
  await write(admin, 'CreateMilestone', { parent, milestoneId: 'jalon', milestone: { title: `Jalon de ${who.name}`, leadInstitution: `Direction de ${who.name}`, firstYear: 2018, lastYear: 2019 } });
  await write(admin, 'CreateCommitmentClaim', { parent, claim: { status: 'Limited', claimDate: day('2019-03-01'), evidence: said, source: `Bilan de ${who.name}`, uri: addressOf(who) } });
  await write(admin, 'CreateCommitmentReview', { parent, review: { report: `Rapport de ${who.name}`, observationDate: day('2019-06-01'), completion: 'Limited', note: said, uri: addressOf(who) } });
}

// The same in what a season is made of.
async function writeSeasonOf(admin, id, who) {
  const said = sentenceOf(who), cohort = `programmes/${id}-recit/cohorts/1`, grid = `grids/${id}-recit`, challenge = `challenges/${id}-recit`, call = `calls/${id}-recit`;
  await write(admin, 'CreateGrid', { gridId: `${id}-recit`, grid: { programme: `programmes/${id}-recit`, title: `Grille de ${who.name}`, description: said } });
  await write(admin, 'CreateGridVersion', { parent: grid, version: { note: said, criteria: [{ code: 'IMPACT', label: `Selon ${who.name}`, minimum: 1, maximum: 4, meanings: [{ mark: 1, meaning: lineOf(who) }] }] } });
  await write(admin, 'CreateChallenge', { challengeId: `${id}-recit`, challenge: { cohorts: [cohort], state: 'STATE_SELECTED', title: `Défi de ${who.name}`, description: said, hostText: who.name,
    themes: [who.name], skills: [who.name], place: lineOf(who) } });
  const outcome = { date: day('2025-06-01'), source: lineOf(who), sequel: 'SEQUEL_MAINTAINED', destinationTitle: `Chez ${who.name}`, comment: said };
  await write(admin, 'CreateChallengeOutcome', { parent: challenge, outcome });
  await write(admin, 'CorrectChallengeOutcome', { name: `${challenge}/outcomes/1`, outcome: { ...outcome, sequel: 'SEQUEL_EVOLVING' }, reason: said });
  const at = (days) => new Date(Date.now() + days * 86_400_000), instant = (days) => ({ seconds: String(Math.floor(at(days).getTime() / 1000)) });
  await write(admin, 'CreateCall', { callId: `${id}-recit`, call: { cohort, title: `Appel de ${who.name}`, description: said, kind: 'KIND_CANDIDATES', openTime: instant(1), closeTime: instant(30), choicesMax: 1,
    gridVersion: `${grid}/versions/1`, minimumCompleteReviews: 1, resultsDate: day(at(60).toISOString().slice(0, 10)), daysToAccept: 7, waitingListEndDate: day(at(90).toISOString().slice(0, 10)), retentionMonths: 6,
    form: [{ code: 'WITH', label: `Avec ${who.name} ?`, kind: 'KIND_CHOICE', options: [who.name, 'sans'] }] } });
  await write(admin, 'CreateSeat', { parent: call, seatId: 'dev', seat: { challenge, skill: who.name, count: 1 } });
  await write(admin, 'PublishCall', { name: call });
  await write(admin, 'CancelCall', { name: call, reason: said });
  const { name: person } = await write(admin, 'CreatePerson', { person: { displayName: 'Quelqu’un d’autre' } });
  const profile = await write(admin, 'CreateProfile', { profile: { person, displayName: 'Quelqu’un d’autre', cohorts: [cohort] } });
  await write(admin, 'CreateAssignment', { assignment: { person: profile.name, cohort, skill: who.name, startDate: day('2025-01-06'), months: 6, outsideCohortReason: lineOf(who), actualEndDate: day('2025-03-31'), endReason: lineOf(who) } });
}

// What an administrator and a system write of somebody, whose names begin with `id`: what there is, what there was, what was
// deleted. The request of one of the writes, which may be made again.
export async function writeLifeOf({ admin, system, officer }, id, who) {
  const name = `projects/${id}`;
  const first = { projectId: id, project: { ...sheetOf(who), title: 'Semis' }, requestId: randomUUID() };
  await admin.call('CreateProject', first);
  // Named once, and no longer.
  await write(admin, 'CreateProject', { projectId: `${id}-passe`, project: { ...sheetOf(who), title: 'Passé' } });
  await write(admin, 'UpdateProject', { project: { name: `${name}-passe`, contact: 'bureau@serre.example', intrapreneur: '', programmeContact: '', incubatorContact: '', sourceFields: null },
    updateMask: { paths: ['contact', 'intrapreneur', 'programme_contact', 'incubator_contact', 'source_fields'] } });
  for (const fate of ['supprime', 'revenu']) {
    await write(admin, 'CreateProject', { projectId: `${id}-${fate}`, project: { ...sheetOf(who), title: fate } });
    await write(admin, 'DeleteProject', { name: `${name}-${fate}` });
  }
  await write(admin, 'UndeleteProject', { name: `${name}-revenu` });
  await write(admin, 'AdvancePhase', { name, phase: 'PHASE_INVESTIGATION', effectiveDate: day('2025-01-06') });
  const extension = (endDate, grantedBy) => ({ endDate: day(endDate), grantedBy, reason: 'un recrutement' });
  await write(admin, 'CreateTimeBoxExtension', { parent: name, timeBoxExtension: extension('2026-03-31', who.name) });
  await write(admin, 'CorrectTimeBoxExtension', { name: `${name}/timeBoxExtensions/1`, timeBoxExtension: extension('2026-04-30', 'le comité'), reason: 'une faute' });
  await write(admin, 'CreateTimeBoxExtension', { parent: name, timeBoxExtension: extension('2026-06-30', `Accordé par ${who.name}`) });
  await write(admin, 'CreateIncubator', { incubatorId: `${id}-incubateur`, incubator: { title: 'Incubateur', contact: who.email } });
  await write(admin, 'CreateIncubator', { incubatorId: `${id}-ancien`, incubator: { title: 'Ancien', contact: `${who.name} <${who.email}>` } });
  await write(admin, 'UpdateIncubator', { incubator: { name: `incubators/${id}-ancien`, contact: 'bureau@serre.example' }, updateMask: { paths: ['contact'] } });
  const hearings = [{ project: name, decision: 'DECISION_POSTPONE', nextReviewDate: day('2026-01-15') }];
  const committee = (date) => ({ incubator: OURS, date: day(date), members: [{ displayName: who.name, title: 'présidence' }, { displayName: 'Une experte' }], hearings });
  await write(admin, 'CreateCommittee', { committeeId: `${id}-tenu`, committee: committee('2025-06-01') });
  await write(admin, 'HoldCommittee', { name: `committees/${id}-tenu` });
  await write(admin, 'CreateCommittee', { committeeId: `${id}-prepare`, committee: committee('2025-10-01') });
  await write(admin, 'CreateCommittee', { committeeId: `${id}-sans`, committee: committee('2025-11-01') });
  await write(admin, 'UpdateCommittee', { committee: { name: `committees/${id}-sans`, members: [{ displayName: 'Une experte' }] }, updateMask: { paths: ['members'] } });
  // A reason that the audit alone has.
  const given = await write(admin, 'CreateAccessBinding', { accessBinding: { principal: `agent-${id}`, role: 'ROLE_COACH', resource: OURS } });
  await write(admin, 'RevokeAccessBinding', { name: given.name, reason: `À la demande de ${who.name}` });
  await writeProseOf(admin, id, who, { author: system, officer });
  await system.stream('ImportProjects', importedOf(id, who));
  return first;
}

// What somebody with a role on everything does to things of others: recorded under their person's name, and no other.
export async function act({ client }, id) {
  const name = `projects/${id}`;
  const funding = (units) => ({ fundingSource: 'FAST', amount: { currencyCode: 'EUR', units }, date: day('2025-03-04') });
  await write(client, 'CreateProject', { projectId: id, project: { kind: 'PROJECT_KIND_STATE_STARTUP', primaryIncubator: OURS, title: 'Verger', links: { productUri: 'https://verger.example' } } });
  await write(client, 'AdvancePhase', { name, phase: 'PHASE_CONSTRUCTION', effectiveDate: day('2025-02-03'), force: true, reason: 'vu en comité' });
  await write(client, 'CreateJournalEntry', { parent: name, journalEntry: { date: day('2025-03-03'), text: 'Les plants sont arrivés' } });
  await write(client, 'PublishJournalEntry', { name: `${name}/journalEntries/1` });
  await write(client, 'CreateFundingLine', { parent: name, fundingLine: funding('1000') });
  await write(client, 'CorrectFundingLine', { name: `${name}/fundingLines/1`, fundingLine: funding('2000'), reason: 'une faute' });
  await write(client, 'CreateSpendingEntry', { parent: name, spendingEntry: { date: day('2025-03-05'), amount: { currencyCode: 'EUR', units: '10' }, category: 'CATEGORY_OTHER' } });
  await write(client, 'CreateEvidence', { parent: name, evidence: { phase: 'PHASE_SCALING', code: 'RISK_ANALYSIS', note: 'vue sur papier' } });
  await write(client, 'CreateProjectEvent', { parent: name, event: { type: 'other', date: day('2025-03-06'), comment: 'fête' } });
  await write(client, 'CreateProgramme', { programmeId: id, programme: { title: 'Verger' } });
  await write(client, 'CreateCohort', { parent: `programmes/${id}`, cohortId: '1', cohort: { title: 'Promotion 1' } });
  const given = await write(client, 'CreateAccessBinding', { accessBinding: { principal: `agent-${id}`, role: 'ROLE_COACH', resource: OURS } });
  await write(client, 'RevokeAccessBinding', { name: given.name, reason: 'fin' });
  return [(await write(client, 'CreateAccessBinding', { accessBinding: { principal: `agent-${id}-garde`, role: 'ROLE_SYSTEM' } })).name, given.name];
}
