// What GitHub sends, as its own examples show it (@octokit/webhooks-examples): each is answered, none is refused, and what they tell
// is told once.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import test, { after, before } from 'node:test';
import { closeClients } from '../../e2e/rpc.mjs';
import { SEMIS, ground } from './ground.mjs';

const EXAMPLES = createRequire(import.meta.url)('@octokit/webhooks-examples/api.github.com/index.json').flatMap(({ name, examples }) => examples.map((example) => ({ event: name, example })));
const GITHUB = 1;
const TOLD_OF_ISSUES = ['opened', 'closed', 'reopened', 'labeled', 'unlabeled', 'edited', 'deleted', 'transferred', 'typed', 'untyped'];
let stack, anonymous, source;

before(async () => {
  let coach;
  ({ stack, coach, anonymous } = await ground({ gateway: { signIn: false } }));
  source = await coach.call('CreateSource', { source: { project: SEMIS, kind: GITHUB, title: 'GitHub' } });
});
after(closeClients);

async function send(event, payload) {
  const body = JSON.stringify(payload);
  const reply = await fetch(`${stack.web.replace('localhost', '127.0.0.1')}${source.hookUri}`, { method: 'POST', body,
    headers: { 'content-type': 'application/json', 'x-github-event': event, 'x-hub-signature-256': `sha256=${createHmac('sha256', source.secret).update(body).digest('hex')}` } });
  return { status: reply.status, ...JSON.parse(await reply.text()) };
}

const examplesOf = (kind) => EXAMPLES.filter(({ event }) => event === kind).map(({ example }) => example);
const isTold = ({ event, example }) => event === 'deployment_status' || (event === 'issues' && TOLD_OF_ISSUES.includes(example.action)) || (event === 'pull_request' && example.pull_request.merged === true);

test('each example is answered for what it is', async () => {
  assert.ok(EXAMPLES.length > 300 && EXAMPLES.some(isTold), 'the examples are there');
  const wrong = [];
  for (const { event, example } of EXAMPLES) {
    const { status, outcome, ...why } = await send(event, example);
    const is = isTold({ event, example }) ? ['ACCEPTED', 'UNCHANGED'].includes(outcome) && status === 200 : outcome === 'IGNORED' && status === 202;
    if (!is) wrong.push({ event, action: example.action, status, outcome, ...why });
  }
  assert.deepEqual(wrong, []);
});

test('what they tell is there once', async () => {
  const told = async (method, list) => (await anonymous.all(method, list, { parent: SEMIS, filter: `source = "${source.name}"` })).map(({ sourceId }) => sourceId).sort();
  const distinct = (ids) => [...new Set(ids.map(String))].sort();
  assert.deepEqual(await told('ListDeployments', 'deployments'), distinct(examplesOf('deployment_status').map(({ deployment }) => deployment.id)));
  assert.deepEqual(await told('ListWorkItems', 'workItems'), distinct(examplesOf('issues').filter(({ action }) => TOLD_OF_ISSUES.includes(action)).map(({ issue }) => issue.id)));
});

test('a pull request of the examples, once merged, is a change that its merge commit names', async () => {
  const [closed] = examplesOf('pull_request').filter(({ action }) => action === 'closed');
  const merged = { ...closed, pull_request: { ...closed.pull_request, merged: true, merged_at: closed.pull_request.closed_at } };
  assert.equal((await send('pull_request', merged)).outcome, 'ACCEPTED');
  const change = await anonymous.call('GetCodeChange', { name: `${SEMIS}/changes/${closed.pull_request.merge_commit_sha}` });
  const seconds = (text) => Date.parse(text) / 1000;
  assert.deepEqual([change.authorTime, change.openTime, change.mergeTime].map((time) => Number(time.seconds)), [closed.pull_request.created_at, closed.pull_request.created_at, closed.pull_request.closed_at].map(seconds));
});
