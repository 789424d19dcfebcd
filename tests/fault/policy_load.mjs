// Proposals that never rest: each goes its whole way, and wherever two may decide, two officers do at once. What must be true of the
// database whatever befell them: nothing that was acknowledged is lost, one of two decides, and no deadline moves without its event.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { AUTHORITY, CONTENT, day, daysFromNow, seats, soon, votes } from '../api/policy/ground.mjs';
import { Code } from '../e2e/rpc.mjs';
import { sleep } from '../e2e/stack.mjs';
import { MAY_MEET } from './load.mjs';

const WRITERS = 4, WITH_QUORUM = ['m1', 'm2', 'm3', 'm4', 'm5'];

export class PolicyLoad {
  // there: the ground of the scripts about policy.
  constructor(there) {
    Object.assign(this, { there, stack: there.stack });
    // Acknowledged: steps ("proposals/2026-1 SUBMITTED"), and by name what was cited, decided, answered, how often a clock was moved.
    this.steps = [];
    this.cited = new Map();
    this.decided = new Map();
    this.answered = new Map();
    this.moves = new Map();  // of each transmission: {told, acknowledged}
    this.races = 0;
    this.met = new Map();
    this.running = [];
  }

  async prepare() {
    const { somebody } = this.there;
    this.officers = [await somebody('Une officière', ['policy_officer']), await somebody('Un officier', ['policy_officer'])];
    this.authors = [];
    for (let i = 0; i < WRITERS; ++i) this.authors.push(await somebody(`Autrice ${i}`));
  }

  start() {
    this.stopped = false;
    this.running = this.authors.map((author, i) => this.write(author, i));
  }

  async stop() {
    this.stopped = true;
    await Promise.all(this.running);
    this.running = [];
  }

  // Asks until it is answered, as a careful client does: {reply}, {refused}; null once the load is stopped.
  async ask(client, method, request) {
    const requestId = randomUUID();
    while (!this.stopped) {
      try {
        return { reply: await client.call(method, { ...request, requestId }, 5) };
      } catch (error) {
        this.met.set(error.code, (this.met.get(error.code) ?? 0) + 1);
        if (error.code === Code.FAILED_PRECONDITION) return { refused: error };
        if (!MAY_MEET.has(error.code)) throw error;
        await sleep(20);
      }
    }
    return null;
  }

  // What nobody else can be faster with: the reply; null once the load is stopped.
  async done(client, method, request) {
    const answer = await this.ask(client, method, request);
    if (answer?.refused) throw answer.refused;
    return answer?.reply ?? null;
  }

  // Two officers at once, each with another mind: which one it was, and its reply.
  async race(...requests) {
    const answers = await Promise.all(requests.map(([method, request], i) => this.ask(this.officers[i], method, request)));
    if (answers.some((answer) => !answer)) return null;
    const won = answers.findIndex(({ reply }) => reply);
    assert.deepEqual(answers.map(({ reply }) => Boolean(reply)).sort(), [false, true], `one of two decides: ${JSON.stringify(requests)}`);
    ++this.races;
    return { won, reply: answers[won].reply };
  }

  stepped(name, state) {
    this.steps.push(`${name} ${state}`);
  }

  // One proposal after another.
  async write(author, writer) {
    for (let n = 0; !this.stopped; ++n) {
      const name = await this.submit(author, `Écrite par ${writer}, ${n}`);
      if (!name) return;
      const judged = await this.race(['AdmitProposal', { name, reason: 'Oui.' }], ['ReturnProposal', { name, reason: 'Non.' }]);
      if (!judged) return;
      this.stepped(name, ['ADMISSIBLE', 'RETURNED'][judged.won]);
      if (judged.won === 0 && !await this.decide(name)) return;
    }
  }

  // Begun, and submitted with what it rests on: its name.
  async submit(author, title) {
    const begun = await this.done(author, 'CreateProposal', { author: author.person, proposal: { ...CONTENT, title } });
    if (!begun) return null;
    const cited = await this.done(author, 'CreateEvidence', { parent: begun.name, evidence: { kind: 'KIND_LINK', title, uri: 'https://rapport.example/', said: title } });
    if (!cited) return null;
    this.cited.set(cited.name, cited.sha256);
    if (!await this.done(author, 'SubmitProposal', { name: begun.name })) return null;
    this.stepped(begun.name, 'SUBMITTED');
    return begun.name;
  }

  // Consulted on, brought to a committee that decides, and, if it sends it on, transmitted; whether the load goes on.
  async decide(name) {
    const [officer] = this.officers;
    const consultation = await this.done(officer, 'CreateConsultation', { consultation: { proposal: name, title: 'Avis', startTime: soon(-60), endTime: soon(3600), audience: 1, moderation: 1 } });
    if (!consultation) return false;
    this.stepped(name, 'CONSULTATION');
    for (const [method, more] of [['CloseConsultation', { reason: 'Fin.' }], ['PublishConsultationSummary', { summary: 'Dite.' }]]) {
      if (!await this.done(officer, method, { name: consultation.name, ...more })) return false;
    }
    if (!await this.done(officer, 'ReferProposal', { name })) return false;
    this.stepped(name, 'COMMITTEE');
    const session = await this.done(officer, 'CreateSession', { session: { title: 'Comité', startTime: soon(0), members: seats(), agenda: [{ proposal: name }], charter: 'Charte', mandatesPerHolder: 1 } });
    if (!session || !await this.done(officer, 'OpenSession', { name: session.name })) return false;
    if (!await this.done(officer, 'RecordAttendance', { name: session.name, presences: WITH_QUORUM.map((member) => ({ member })) })) return false;
    const verdict = (which, reasons) => ['CreateDecision', { parent: session.name, decision: { proposal: name, verdict: which, reasons, votes: votes(WITH_QUORUM) } }];
    const decision = await this.race(verdict('VERDICT_TRANSMIT', 'Envoyée.'), verdict('VERDICT_RETURN', 'Rendue.'));
    if (!decision) return false;
    this.decided.set(decision.reply.name, decision.reply.reasons);
    if (decision.won === 1) this.stepped(name, 'RETURNED');
    return decision.won === 1 || this.answer(name);
  }

  // Transmitted, its clock moved a few times, and answered.
  async answer(name) {
    const [officer] = this.officers;
    const transmission = await this.done(officer, 'CreateTransmission', { transmission: { proposal: name, authority: AUTHORITY, receiveDate: day('2026-01-05'), term: 2, unit: 'TERM_UNIT_MONTHS' } });
    if (!transmission) return false;
    this.stepped(name, 'TRANSMITTED');
    const moves = { told: 1, acknowledged: 1 };
    this.moves.set(transmission.name, moves);
    const clock = [['SuspendTransmission', { suspension: { firstDate: day('2026-01-12'), lastDate: day('2026-01-16'), reason: 'Pièces.' } }],
      ['CorrectTransmission', { transmission: { term: 3 }, updateMask: { paths: ['term'] }, reason: 'Autre texte.' }],
      ['SuspendTransmission', { suspension: { firstDate: daysFromNow(-1), lastDate: daysFromNow(1), reason: 'Hors du délai.' } }]];
    for (const [method, more] of clock) {
      ++moves.told;
      if (!await this.done(officer, method, { name: transmission.name, ...more })) return false;
      ++moves.acknowledged;
    }
    const answers = [['VERDICT_PARTLY', 'En partie.'], ['VERDICT_REFUSED', 'Non.']].map(([verdict, reasons]) => ['CreateAnswer', { parent: transmission.name, answer: { verdict, reasons } }]);
    const given = await this.race(...answers);
    if (!given) return false;
    this.answered.set(given.reply.name, given.reply.reasons);
    this.stepped(name, ['PARTLY', 'REFUSED'][given.won]);
    return true;
  }

  sql(text) {
    return this.stack.database.sql(text, this.stack.schemaOf('policy'));
  }

  verify() {
    this.verifyAcknowledged();
    this.verifyWhole();
  }

  // Everything acknowledged is there, once and as it was.
  verifyAcknowledged() {
    const steps = new Map(this.sql("SELECT CONCAT('proposals/', proposal_id, ' ', to_state), COUNT(*) FROM proposal_steps GROUP BY 1").map(([step, count]) => [step, Number(count)]));
    assert.deepEqual(this.steps.filter((step) => steps.get(step) !== 1), [], 'a step that is lost, or was taken twice');
    const evidence = new Map(this.sql("SELECT CONCAT('proposals/', proposal_id, '/evidence/', number), sha256 FROM evidence WHERE sha256 = SHA2(quotation, 256)"));
    for (const [name, sha256] of this.cited) assert.equal(evidence.get(name), sha256, name);
    const decisions = new Map(this.sql("SELECT CONCAT('sessions/', session_id, '/decisions/', number), reasons FROM decisions"));
    for (const [name, reasons] of this.decided) assert.equal(decisions.get(name), reasons, name);
    const answers = new Map(this.sql("SELECT CONCAT('transmissions/', transmission_id, '/answers/', number), reasons FROM answers"));
    for (const [name, reasons] of this.answered) assert.equal(answers.get(name), reasons, name);
    const moved = new Map(this.sql("SELECT CONCAT('transmissions/', transmission_id), COUNT(*) FROM deadline_moves GROUP BY 1").map(([name, count]) => [name, Number(count)]));
    for (const [name, { told }] of this.moves) assert.ok(moved.get(name) >= 1 && moved.get(name) <= told, `${name}: ${moved.get(name)} moves, ${told} told`);
    const suspended = new Map(this.sql("SELECT CONCAT('transmissions/', id), COALESCE(JSON_LENGTH(NULLIF(suspensions, '')), 0), term FROM transmissions").map(([name, ...numbers]) => [name, numbers.map(Number)]));
    for (const [name, { acknowledged }] of this.moves) {
      const [suspensions, term] = suspended.get(name);
      assert.ok(suspensions >= [0, 0, 1, 1, 2][acknowledged] && (acknowledged < 3 || term === 3), `${name}: ${suspensions} suspensions, ${term} months, ${acknowledged} acknowledged`);
    }
  }

  // Each write is one transaction: a row here has its companions there. One statement each, and so of one instant.
  verifyWhole() {
    const none = (what, query) => assert.deepEqual(this.sql(query), [], what);
    none('a step that begins elsewhere than the last one ended', `SELECT proposal_id, number FROM (SELECT proposal_id, number, from_state, LAG(to_state) OVER (PARTITION BY proposal_id ORDER BY number) AS was
      FROM proposal_steps) s WHERE NOT (from_state <=> was)`);
    none('a proposal elsewhere than its last step', `SELECT p.id, p.state, (SELECT s.to_state FROM proposal_steps s WHERE s.proposal_id = p.id ORDER BY s.number DESC LIMIT 1) AS last_step
      FROM proposals p HAVING NOT (state <=> last_step)`);
    none('a revision without its version', 'SELECT p.id FROM proposals p WHERE p.revision <> (SELECT COUNT(*) FROM proposal_versions v WHERE v.proposal_id = p.id)');
    none('two decisions that hold', 'SELECT proposal_id FROM decisions WHERE void_time_us IS NULL GROUP BY proposal_id HAVING COUNT(*) > 1');
    none('a decision that its proposal does not know', `SELECT d.session_id FROM decisions d JOIN proposals p ON p.id = d.proposal_id
      WHERE d.void_time_us IS NULL AND p.decision_id <> CONCAT(d.session_id, '/', d.number)`);
    none('a deadline that moved between two events', `SELECT transmission_id, number FROM (SELECT transmission_id, number, from_date, LAG(to_date) OVER (PARTITION BY transmission_id ORDER BY number) AS was
      FROM deadline_moves) m WHERE NOT (from_date <=> was)`);
    none('a deadline elsewhere than its last event led it', `SELECT t.id, t.last_day, (SELECT m.to_date FROM deadline_moves m WHERE m.transmission_id = t.id ORDER BY m.number DESC LIMIT 1) AS told
      FROM transmissions t HAVING NOT (last_day <=> told)`);
    none('two answers that decide', "SELECT transmission_id FROM answers WHERE verdict <> 'INTERIM' GROUP BY transmission_id HAVING COUNT(*) > 1");
    none('a clock that stopped without an answer, or ran on after one', `SELECT t.id FROM transmissions t
      WHERE (t.answer_time_us IS NOT NULL) <> EXISTS (SELECT 1 FROM answers a WHERE a.transmission_id = t.id AND a.verdict <> 'INTERIM')`);
    none('an answer that its proposal does not know', `SELECT t.id FROM transmissions t JOIN proposals p ON p.id = t.proposal_id
      WHERE (t.answer_time_us IS NULL) <> (p.state = 'TRANSMITTED') AND p.transmission_id = t.id AND t.recall_time_us IS NULL`);
  }

  // The same as it is read: a last day is where it is computed to be, and led to by its events.
  async verifyReaders() {
    const { anonymous } = this.there;
    for (const name of this.moves.keys()) {
      const [read, computed] = await Promise.all([anonymous.call('GetTransmission', { name }), anonymous.call('ExplainDeadline', { name })]);
      assert.deepEqual(computed.lastDay, read.lastDay, name);
      const moves = await anonymous.all('ListDeadlineMoves', 'deadlineMoves', { parent: name });
      assert.deepEqual(moves[0].causes, ['RECEIVED'], name);
      assert.deepEqual(moves.at(-1).toDate, read.lastDay, name);
    }
    for (const [name, reasons] of this.answered) assert.equal((await anonymous.call('GetAnswer', { name })).reasons, reasons);
  }
}
