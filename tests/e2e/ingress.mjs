// What stands before services that run apart: gRPC in the clear on one port, each call sent on over TLS to the service that
// its path names, as a cluster's ingress does. In a process of its own, since a test may stand still while pep calls:
//
//   node ingress.mjs '{"port": 1, "backends": {"portfolio": "127.0.0.1:2"}, "authority": "ca.pem", "fallback": "portfolio"}'
import fs from 'node:fs';
import http2 from 'node:http2';

const { HTTP2_HEADER_PATH: PATH, HTTP2_HEADER_STATUS: STATUS, NGHTTP2_REFUSED_STREAM: REFUSED, NGHTTP2_CANCEL: CANCEL } = http2.constants;

// gRPC's UNAVAILABLE, as a whole answer.
const unavailable = (why) => ({ [STATUS]: 200, 'content-type': 'application/grpc', 'grpc-status': '14', 'grpc-message': encodeURIComponent(why) });

class Ingress {
  // backends: by service, "127.0.0.1:50051"; `fallback`: the service of what names none (health, reflection).
  constructor({ port, backends, authority, fallback }) {
    Object.assign(this, { backends, authority: fs.readFileSync(authority), fallback, sessions: new Map() });
    const server = http2.createServer();
    server.on('stream', (stream, headers) => this.#pass(stream, headers));
    server.on('session', (session) => session.on('error', () => {}));
    server.listen(port, '127.0.0.1', () => console.log('listening'));
  }

  #sessionOf(service) {
    const known = this.sessions.get(service);
    if (known && !known.closed && !known.destroyed) return known;
    const session = http2.connect(`https://${this.backends[service]}`, { ca: this.authority });
    session.on('error', () => session.destroy());
    this.sessions.set(service, session);
    return session;
  }

  #pass(stream, headers) {
    const [, named] = /^\/pepiniere\.(\w+)\./.exec(headers[PATH]) ?? [];
    const service = named in this.backends ? named : this.fallback;
    const sent = Object.fromEntries(Object.entries(headers).filter(([name]) => name !== ':scheme' && name !== ':authority'));
    let call;
    const fail = (why) => {
      if (stream.destroyed) return;
      if (stream.headersSent) stream.close(REFUSED);
      else stream.respond(unavailable(`${service}: ${why}`), { endStream: true });
    };
    stream.on('error', () => {});
    try {
      call = this.#sessionOf(service).request(sent);
    } catch (error) {
      fail(error.message);
      return;
    }
    let trailers = {};
    call.on('response', (answer, flags) => {
      if (stream.destroyed || stream.headersSent) return;  // it was given up meanwhile
      const isWhole = (flags & http2.constants.NGHTTP2_FLAG_END_STREAM) !== 0;
      stream.respond(answer, isWhole ? { endStream: true } : { waitForTrailers: true });
      // Only now: what is written before an answer begins it, with no trailers.
      if (!isWhole) call.pipe(stream);
    });
    call.on('trailers', (told) => (trailers = told));
    stream.on('wantTrailers', () => stream.sendTrailers(Object.keys(trailers).length > 0 ? trailers : { 'grpc-status': '14', 'grpc-message': `${service} went away` }));
    stream.pipe(call);
    call.on('error', (error) => fail(error.message));
    // It went away in the middle of an answer, or before one.
    call.on('close', () => !call.readableEnded && fail('closed'));
    stream.on('close', () => !call.closed && call.close(CANCEL));
  }
}

new Ingress(JSON.parse(process.argv[2]));
