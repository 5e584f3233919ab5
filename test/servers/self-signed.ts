import { connect } from 'node:net';
import { createServer, type Server } from 'node:tls';

/** A certificate for 127.0.0.1 that nobody vouches for, made for these tests (openssl req -x509), valid for a hundred years. */
export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBpTCCAUqgAwIBAgIUcFmmoRC0GxwKxCSsYA4oSr6ycFYwCgYIKoZIzj0EAwIw
HjEcMBoGA1UEAwwTcGxhbmJvdCB0ZXN0IHNlcnZlcjAgFw0yNjExMjYxOTE5NTZa
GA8yMTI2MTEwMjE5MTk1NlowHjEcMBoGA1UEAwwTcGxhbmJvdCB0ZXN0IHNlcnZl
cjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABFfsu0fdNm2Q9NbdchYu1a2pYVlO
SeVEoHiiWtvwZIvp0hd5W/QI4+ADy4JYGSlz3vaI6r+hLnTVQvmG0a0KQyqjZDBi
MB0GA1UdDgQWBBQTF2k82ZY8lDz2T8v67AS8eLt6fTAfBgNVHSMEGDAWgBQTF2k8
2ZY8lDz2T8v67AS8eLt6fTAPBgNVHRMBAf8EBTADAQH/MA8GA1UdEQQIMAaHBH8A
AAEwCgYIKoZIzj0EAwIDSQAwRgIhAM/dKcadbgfG0mNZ978tYxe/X5o5zKg/DNZb
VTvIppKGAiEApuTTC9aiwdj7qp+aO4J5PMuuANghwn4mGYaNm/jTAIE=
-----END CERTIFICATE-----
`;
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgqxWyqzTtThutLNXm
slwMpZWbsVbOEjls5FgmpUwVcXqhRANCAARX7LtH3TZtkPTW3XIWLtWtqWFZTknl
RKB4olrb8GSL6dIXeVv0COPgA8uCWBkpc972iOq/oS501UL5htGtCkMq
-----END PRIVATE KEY-----
`;

/** Speaks TLS with that certificate in front of a server on 127.0.0.1. */
export class SelfSignedFront {
  /** Connections that came as far as the handshake. */
  attempts = 0;
  readonly #server: Server;

  constructor(port: number) {
    this.#server = createServer({ cert: CERTIFICATE, key: KEY }, (socket) => {
      const inner = connect(port, '127.0.0.1');
      for (const one of [socket, inner]) one.on('error', () => inner.destroy());
      socket.pipe(inner).pipe(socket);
    });
    this.#server.on('connection', () => {
      this.attempts += 1;
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    return `https://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  }

  close(): void {
    this.#server.close();
  }
}
