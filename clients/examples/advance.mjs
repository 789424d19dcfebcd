// The same question from Node, with nothing but the protos: node advance.mjs SERVER [TOKEN_FILE]
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import protobuf from 'protobufjs';

const [server, tokenFile] = process.argv.slice(2);
const root = fileURLToPath(new URL('../..', import.meta.url));
const includeDirs = [path.join(root, 'proto'), path.join(root, 'node_modules/google-proto-files')];
const { PortfolioService } = grpc.loadPackageDefinition(loader.loadSync(
  'pepiniere/portfolio/v1/portfolio_service.proto', { includeDirs, enums: String, longs: String, defaults: true },
)).pepiniere.portfolio.v1;
const details = new protobuf.Root();
details.resolvePath = (_, file) =>
  (path.isAbsolute(file) ? file : includeDirs.map((dir) => path.join(dir, file)).find(fs.existsSync));
details.loadSync(['google/rpc/status.proto', 'google/rpc/error_details.proto']);

const stub = new PortfolioService(server, grpc.credentials.createInsecure());  // TLS: createSsl(authority)
const metadata = new grpc.Metadata();
if (tokenFile) metadata.set('authorization', `Bearer ${fs.readFileSync(tokenFile, 'utf8').trim()}`);
const call = (method, request) => new Promise((resolve, reject) => {
  stub[method](request, metadata, { deadline: Date.now() + 10_000 }, (error, reply) => (error ? reject(error) : resolve(reply)));
});

// The google.rpc details of an error, by type: {ErrorInfo, PreconditionFailure, ...}.
function detailsOf(error) {
  const [bytes] = error.metadata.get('grpc-status-details-bin');
  if (!bytes) return {};
  const { details: packed } = details.lookupType('google.rpc.Status').decode(bytes);
  return Object.fromEntries(packed.map((any) => {
    const type = details.lookupType(any.type_url.split('/').pop());
    return [type.name, type.toObject(type.decode(any.value))];
  }));
}

const list = { filter: 'phase = INVESTIGATION AND ministry = "organisations/ministere-des-rivieres"', pageSize: 100 };
do {
  const page = await call('ListProjects', list);
  for (const { name, etag } of page.projects) {
    console.log(name);
    try {
      await call('AdvancePhase', { name, phase: 'PHASE_CONSTRUCTION', etag, validateOnly: true });
      console.log('  could enter construction');
    } catch (error) {
      const { ErrorInfo, PreconditionFailure } = detailsOf(error);
      console.log(`  ${grpc.status[error.code]} ${ErrorInfo.reason}`);
      for (const each of PreconditionFailure?.violations ?? []) console.log(`  ${each.type}: ${each.description}`);
    }
  }
  list.pageToken = page.nextPageToken;
} while (list.pageToken);
stub.close();
