// What stands before services that run apart: gRPC in the clear on one port, each call sent on over TLS to the service that
// its path names, as a cluster's ingress does.
import fs from 'node:fs';
import http2 from 'node:http2';

const { HTTP2_HEADER_PATH: PATH, HTTP2_HEADER_STATUS: STATUS, NGHTTP2_REFUSED_STREAM: REFUSED, NGHTTP2_CANCEL: CANCEL } = http2.constants;

// gRPC's UNAVAILABLE, as a whole answer.
const unavailable = (why) => ({ [STATUS]: 200, 'content-type': 'application/grpc', 'grpc-status': '14', 'grpc-message': encodeURIComponent(why) });

export class Ingress {
  // backends: by service, "127.0.0.1:50051"; `fallback`: the service of what names none (health, reflection).
  static async start(port, backends, authority, fallback) {
    const ingress = new Ingress();
    Object.assign(ingress, { backends, authority: fs.readFileSync(authority), fallback, sessions: new Map() });
    ingress.server = http2.createServer();
    ingress.server.on('stream', (stream, headers) => ingress.#pass(stream, headers));
    ingress.server.on('session', (session) => session.on('error', () => {}));
    await new Promise((resolve) => ingress.server.listen(port, '127.0.0.1', resolve));
    ingress.server.unref();
    return ingress;
  }

  #sessionOf(service) {
    const known = this.sessions.get(service);
    if (known && !known.closed && !known.destroyed) return known;
    const session = http2.connect(`https://${this.backends[service]}`, { ca: this.authority });
    session.on('error', () => session.destroy());
    session.unref();
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
      if (stream.destroyed) return;
      const isWhole = (flags & http2.constants.NGHTTP2_FLAG_END_STREAM) !== 0;
      stream.respond(answer, isWhole ? { endStream: true } : { waitForTrailers: true });
    });
    call.on('trailers', (told) => (trailers = told));
    stream.on('wantTrailers', () => stream.sendTrailers(Object.keys(trailers).length > 0 ? trailers : { 'grpc-status': '14', 'grpc-message': `${service} went away` }));
    call.on('data', (bytes) => stream.writable && !stream.write(bytes) && call.pause());
    stream.on('drain', () => call.resume());
    call.on('end', () => stream.writable && stream.end());
    call.on('error', (error) => fail(error.message));
    call.on('close', () => stream.writable && (stream.headersSent ? stream.end() : fail('closed')));
    stream.on('data', (bytes) => !call.destroyed && call.write(bytes));
    stream.on('end', () => !call.destroyed && call.end());
    stream.on('close', () => !call.closed && call.close(CANCEL));
  }
}
