"""A mail server for tests, on a free port of 127.0.0.1. What it does, the name of the recipient or of the sender says:

  refused@, later@        550, 451 to RCPT         spam@, full@        554, 452 to the text
  later-once@             451, and then takes it   drop@, drop-late@   breaks off before, after it has taken the text
  slow@                   takes the text when the file `go` is in its folder
  nobody@ (the sender)    550 to MAIL

Writes its port to FOLDER/port, and of each message that it took a line of JSON to FOLDER/messages.
"""
import argparse
import asyncio
import email
import email.policy
import json
import os
import ssl

from aiosmtpd.smtp import SMTP, AuthResult

arguments = argparse.ArgumentParser()
arguments.add_argument("folder")
arguments.add_argument("--certificate", help="offers STARTTLS with it, and demands it")
arguments.add_argument("--key")
arguments.add_argument("--login", help="USER:PASSWORD that it demands")
options = arguments.parse_args()
come_back = set()


def told(envelope):
    message = email.message_from_bytes(envelope.content, policy=email.policy.default)
    parts = {part.get_content_type(): part.get_content() for part in message.walk() if not part.is_multipart()}
    return {"from": envelope.mail_from, "to": envelope.rcpt_tos, "headers": [[k, str(v)] for k, v in message.items()],
            "text": parts.get("text/plain"), "html": parts.get("text/html"), "raw": envelope.content.decode("latin1"),
            "defects": [str(defect) for part in message.walk() for defect in part.defects]}


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        if address.startswith("nobody@"):
            return "550 5.7.1 <%s>: this sender may not" % address
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        name = address.split("@")[0]
        if name == "refused":
            return "550 5.1.1 <%s>: nobody is called so" % address
        if name == "later" or (name == "later-once" and address not in come_back):
            come_back.add(address)
            return "451 4.7.1 <%s>: come back later" % address
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        name = envelope.rcpt_tos[0].split("@")[0]
        if name == "spam":
            return "554 5.7.1 no"
        if name == "full":
            return "452 4.3.1 no room"
        if name == "drop":
            server.transport.abort()
            return "250 OK"
        while name == "slow" and not os.path.exists(os.path.join(options.folder, "go")):
            open(os.path.join(options.folder, "waiting"), "w").close()
            await asyncio.sleep(0.02)
        with open(os.path.join(options.folder, "messages"), "a") as out:
            out.write(json.dumps(told(envelope)) + "\n")
        if name == "drop-late":
            server.transport.abort()
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    login = "%s:%s" % (data.login.decode(), data.password.decode())
    return AuthResult(success=login == options.login, handled=False)


def conversation():
    context = None
    if options.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate, options.key)
    return SMTP(Handler(), hostname="mail.example", tls_context=context, require_starttls=context is not None,
                auth_required=bool(options.login), auth_require_tls=context is not None,
                authenticator=authenticate if options.login else None)


async def serve():
    server = await asyncio.get_running_loop().create_server(conversation, "127.0.0.1", 0)
    name = os.path.join(options.folder, "port")
    with open(name + ".new", "w") as out:
        out.write(str(server.sockets[0].getsockname()[1]))
    os.rename(name + ".new", name)
    await server.serve_forever()


asyncio.run(serve())
