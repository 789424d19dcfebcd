// A client of the services that shares nothing with ours but the protos: @grpc/grpc-js on what proto-loader reads.
import fs from 'node:fs';
import path from 'node:path';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import protobuf from 'protobufjs';
import { SOURCE, eventually } from './stack.mjs';

const INCLUDES = [path.join(SOURCE, 'proto'), path.join(SOURCE, 'node_modules/google-proto-files')];

const PROTOS = ['pepiniere/portfolio/v1/portfolio_service.proto', 'pepiniere/portfolio/v1/governance_service.proto',
  'pepiniere/cohort/v1/cohort_service.proto', 'pepiniere/metrics/v1/metrics_service.proto', 'pepiniere/access/v1/access_service.proto'];

const packages = grpc.loadPackageDefinition(
  loader.loadSync(PROTOS, { includeDirs: INCLUDES, enums: String, longs: String, defaults: true, oneofs: true }),
).pepiniere;
const SERVICES = [packages.portfolio.v1.PortfolioService, packages.portfolio.v1.GovernanceService,
  packages.cohort.v1.CohortService, packages.metrics.v1.MetricsService, packages.access.v1.AccessService];
// What the portfolio answers too, for clients of before: the access service keeps it.
const OF_ACCESS = /^GetCaller$|AccessBindings?$/;

// The protos as a program reads them, options and all.
export const contract = new protobuf.Root();
contract.resolvePath = (_, target) =>
  INCLUDES.map((folder) => path.join(folder, target)).find((file) => fs.existsSync(file)) ?? target;
contract.loadSync(['google/rpc/status.proto', 'google/rpc/error_details.proto', ...PROTOS]);

// Of a part of the contract: its options, by name; what type of resource it is, or names.
export const optionsOf = (part) => Object.assign({}, ...(part.parsedOptions ?? []));
export const resourceTypeOf = (part) => (optionsOf(part)['(google.api.resource)'] ?? optionsOf(part)['(google.api.resource_reference)'])?.type;

// A request about these resources, {type: name}, that changes nothing; null where it could.
export function rehearsalOf(method, names) {
  const { fieldsArray: fields } = method.resolve().resolvedRequestType, request = {};
  const isRead = method.options?.idempotency_level === 'NO_SIDE_EFFECTS';
  if (!isRead && !fields.some(({ name }) => name === 'validateOnly')) return null;
  for (const field of fields) {
    const type = field.resolve().resolvedType, named = names[resourceTypeOf(field)];
    if (field.name === 'validateOnly') request.validateOnly = true;
    else if (named) request[field.name] = field.repeated ? [named] : named;
    else if (type && names[resourceTypeOf(type)]) request[field.name] = { name: names[resourceTypeOf(type)] };
  }
  return request;
}

export const Code = grpc.status;

const clients = new Set();

// So that a test that is over ends: an open channel keeps its process alive.
export function closeClients() {
  for (const client of clients) client.close();
  clients.clear();
}

// What grpc-status-details-bin of an error says: {ErrorInfo: {...}, PreconditionFailure: {...}}.
export function detailsOf(error) {
  const [packed] = error.metadata?.get('grpc-status-details-bin') ?? [];
  if (!packed) return {};
  const status = contract.lookupType('google.rpc.Status').decode(packed);
  if (status.code !== error.code) throw new Error(`the status ${error.code} has details of ${status.code}`);
  return Object.fromEntries(status.details.map((any) => {
    const type = contract.lookupType(any.type_url.slice(any.type_url.lastIndexOf('/') + 1));
    return [type.name, type.toObject(type.decode(any.value), { longs: Number, defaults: true })];
  }));
}

export class Client {
  // token: of the caller; none: anonymous.
  // largest: of a reply, in bytes.
  constructor(server, token = '', credentials = grpc.credentials.createInsecure(), largest = 64 << 20) {
    const options = { 'grpc.max_receive_message_length': largest };
    this.stubs = SERVICES.map((Service) => new Service(server, credentials, options));
    this.metadata = new grpc.Metadata();
    this.streams = new Set();
    clients.add(this);
    if (token) this.metadata.set('authorization', `Bearer ${token}`);
  }

  // The same client, of the one service alone whose name has `name` in it: several have a ListAuditRecords.
  of(name) {
    const one = Object.create(this);
    one.stubs = this.stubs.filter((_, at) => Object.values(SERVICES[at].service)[0].path.includes(name));
    return one;
  }

  // The service that has the method.
  stubOf(method) {
    const stubs = OF_ACCESS.test(method) ? [...this.stubs].reverse() : this.stubs;
    const stub = stubs.find((candidate) => method in candidate);
    if (!stub) throw new Error(`no service has a method ${method}`);
    return stub;
  }
  close() {
    for (const stream of this.streams) stream.cancel();
    for (const stub of this.stubs) stub.close();
  }

  // The reply; throws a grpc.ServiceError. `seconds`: the deadline.
  call(method, request = {}, seconds = 60) {
    return new Promise((resolve, reject) => {
      this.stubOf(method)[method](request, this.metadata, { deadline: Date.now() + seconds * 1000 },
        (error, reply) => (error ? reject(error) : resolve(reply)));
    });
  }

  // The error that the call must end in.
  async refusal(method, request, seconds) {
    try {
      await this.call(method, request, seconds);
    } catch (error) {
      if (error.code === undefined) throw error;
      return { code: error.code, message: error.details, ...detailsOf(error) };
    }
    throw new Error(`${method} went well: ${JSON.stringify(request)}`);
  }

  // An administrator erases somebody: returns once every service has, which may be later than the answer.
  async erase(request) {
    const { name } = await this.call('ErasePerson', request);
    await eventually('every service has erased them', async () => (await this.call('GetErasure', { name })).doneTime);
  }

  // Every item of every page.
  async all(method, field, request = {}) {
    const items = [];
    let pageToken = '';
    do {
      const page = await this.call(method, { ...request, pageToken });
      items.push(...page[field]);
      pageToken = page.nextPageToken;
    } while (pageToken);
    return items;
  }

  // Follows a server's stream: {messages, ended: a promise of the error that ends it, or of nothing, cancel()}.
  // `onMessage` is called with each.
  watch(method, request = {}, onMessage = () => {}) {
    const stream = this.stubOf(method)[method](request, this.metadata);
    const messages = [];
    stream.on('data', (message) => {
      messages.push(message);
      onMessage(message);
    });
    this.streams.add(stream);
    stream.on('close', () => this.streams.delete(stream));
    const ended = new Promise((resolve) => {
      stream.on('error', resolve);
      stream.on('end', () => resolve());
    });
    return { messages, ended, cancel: () => stream.cancel(), stream };
  }

  // The first message of a server's stream.
  firstOf(method, request = {}) {
    return new Promise((resolve, reject) => {
      const watch = this.watch(method, request, (message) => {
        watch.cancel();
        resolve(message);
      });
      watch.ended.then((error) => reject(error ?? new Error(`${method} ended without a message`)));
    });
  }

  // Sends messages on a client stream; the reply.
  stream(method, messages) {
    return new Promise((resolve, reject) => {
      const stream = this.stubOf(method)[method](this.metadata, (error, reply) => (error ? reject(error) : resolve(reply)));
      for (const message of messages) stream.write(message);
      stream.end();
    });
  }
}
