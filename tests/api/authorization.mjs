// Who may call what, of every method of a service: what each declares in the proto is what each caller meets.
import assert from 'node:assert/strict';
import { Client, Code, contract } from '../e2e/rpc.mjs';

// The methods of a service of services.txt ("portfolio").
export const methodsOf = (service) => contract.lookup(`pepiniere.${service}.v1`).nestedArray
  .filter((thing) => thing.methodsArray).flatMap(({ methodsArray }) => methodsArray);
const accessOf = (method) => (method.parsedOptions ?? []).map((option) => option['(pepiniere.rpc.v1.access)']).find(Boolean);
const reads = (method) => /^(Get|List|Check|Compare|Search|Watch|Name)/.test(method.name);

// Each says who may call it. Reads are open data, but those that `closed` matches; writes never are, but those of `opened`.
export function assertDeclared(methods, closed, opened = []) {
  for (const method of methods) {
    const access = accessOf(method);
    assert.ok(access && (access.open || access.roles.length > 0), method.name);
    assert.equal(Boolean(access.open), opened.includes(method.name) || (reads(method) && !closed.test(method.name)), method.name);
  }
}

// Somebody with a role of a token ("coach@incubators/x"; '': nobody), who `covers` what requests are about, or something else.
export function caller(stack, role, { covers = true } = {}) {
  const declared = covers && role && `ROLE_${role.split('@')[0].toUpperCase()}`;
  return { role, declared, client: new Client(stack.server, role && stack.token(role)) };
}

// A request about `name` and nothing else: valid enough to be authorized, which comes before validation.
function requestAbout(name, method, { resource }) {
  const request = method.resolve().resolvedRequestType.fields.validateOnly ? { validateOnly: true } : {};
  const path = (resource ?? '').split('.').filter(Boolean).map((part) => part.replace(/_(.)/g, (_, c) => c.toUpperCase()));
  if (path.length === 1) request[path[0]] = name;
  if (path.length === 2) request[path[0]] = { [path[1]]: name };
  return request;
}

async function codeOf(client, method, request) {
  const its = client.of(method.parent.name);  // several services have a ListAuditRecords
  const call = method.responseStream ? its.firstOf(method.name, request)
    : method.requestStream ? its.stream(method.name, [request]) : its.call(method.name, request);
  return call.then(() => Code.OK, (error) => error.code);
}

const isForServices = ({ roles }) => roles?.length === 1 && roles[0] === 'ROLE_SERVICE';
const mayCall = ({ declared }, access) => access.open || access.roles.includes(declared) || (declared === 'ROLE_PROGRAMME_ADMIN' && !isForServices(access));
const FAULTS = [Code.UNAUTHENTICATED, Code.PERMISSION_DENIED, Code.INTERNAL, Code.UNKNOWN, Code.UNIMPLEMENTED];

// Each caller meets what each method declares. nameFor(method, path): the name that this field of its request must hold to be
// about what the callers cover. streamed: what a method that takes a stream is sent, by its name.
export async function assertEnforced(methods, callers, { nameFor, streamed = {} }) {
  for (const method of methods) {
    const access = accessOf(method);
    const request = streamed[method.name] ?? requestAbout(access.resource && nameFor(method.name, access.resource), method, access);
    for (const each of callers) {
      const code = await codeOf(each.client, method, request);
      const said = `${method.name} by ${each.role || 'nobody'}: ${Code[code]}`;
      if (mayCall(each, access)) assert.ok(!FAULTS.includes(code), said);
      else assert.equal(code, each.role ? Code.PERMISSION_DENIED : Code.UNAUTHENTICATED, said);
    }
  }
}
