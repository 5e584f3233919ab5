import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Ack } from './delivery.js';
import { decodeFrame, encodeFrame, eventFrames, header } from './frames.js';

/** How the long connection behaves, changeable at any time. */
export interface SocketBehaviour {
  /** Answers pings. False = half-open. */
  pong: boolean;
  /** Answers the handshake. False = hangs. */
  handshake: boolean;
  /** Pushes events. False = zombie: pings are answered, nothing else comes. */
  pushing: boolean;
  /** Fragments each event is cut into. */
  fragments: number;
  /** Seconds, sent to the client. */
  pingInterval: number;
  reconnectInterval: number;
  reconnectNonce: number;
}

const SERVICE = 33554678;

/** The long connections of one app: each event goes to one connection at random. */
export class Sockets {
  readonly open = new Set<WebSocket>();
  connects = 0;
  pings = 0;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #waiting = new Map<string, (ack: Ack) => void>();
  readonly #hanging = new Set<Duplex>();
  #next = 0;

  constructor(readonly behaviour: SocketBehaviour) {}

  get clientConfig(): Readonly<Record<string, number>> {
    const { pingInterval, reconnectInterval, reconnectNonce } = this.behaviour;
    return { PingInterval: pingInterval, ReconnectCount: -1, ReconnectInterval: reconnectInterval, ReconnectNonce: reconnectNonce };
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!this.behaviour.handshake) {
      this.#hanging.add(socket);
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (client) => {
      this.connects += 1;
      client.on('message', (bytes: Buffer) => this.#receive(client, bytes));
      client.on('close', () => this.open.delete(client));
      client.on('error', () => client.terminate());
      // The SDK attaches its listener one tick after the handshake; frames sent earlier are lost.
      setTimeout(() => client.readyState === client.OPEN && this.open.add(client), 20);
    });
  }

  #receive(client: WebSocket, bytes: Buffer): void {
    const frame = decodeFrame(bytes);
    if (frame.method === 0) {
      if (header(frame, 'type') !== 'ping') return;
      this.pings += 1;
      if (!this.behaviour.pong) return;
      client.send(
        encodeFrame({ ...frame, headers: [{ key: 'type', value: 'pong' }], payload: Buffer.from(JSON.stringify(this.clientConfig)) }),
      );
      return;
    }
    const answer = JSON.parse(Buffer.from(frame.payload ?? []).toString('utf8')) as { code: number; data?: string };
    const data: unknown = answer.data === undefined ? undefined : JSON.parse(Buffer.from(answer.data, 'base64').toString('utf8'));
    const id = header(frame, 'message_id') ?? '';
    this.#waiting.get(id)?.({ code: answer.code, data });
    this.#waiting.delete(id);
  }

  /** One attempt: over a connection at random; null when there is none or no ack came in time. */
  push(event: unknown, ackWithinMs: number): Promise<Ack | null> {
    const clients = [...this.open];
    const client = clients[Math.floor(Math.random() * clients.length)];
    if (client === undefined || !this.behaviour.pushing) return new Promise((resolve) => setTimeout(resolve, ackWithinMs, null));
    this.#next += 1;
    const id = `frame-${this.#next}`;
    const frames = eventFrames(id, Buffer.from(JSON.stringify(event)), this.behaviour.fragments, SERVICE);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        resolve(null);
      }, ackWithinMs);
      this.#waiting.set(id, (ack) => {
        clearTimeout(timer);
        resolve(ack);
      });
      for (const frame of frames) client.send(encodeFrame(frame));
    });
  }

  /** Sends bytes that are no event to every connection. */
  sendRaw(bytes: Uint8Array): void {
    for (const client of this.open) client.send(bytes);
  }

  /** Breaks every connection, as a network that goes away. */
  cut(): void {
    for (const client of this.open) client.terminate();
    this.open.clear();
  }

  close(): void {
    this.cut();
    for (const socket of this.#hanging) socket.destroy();
    this.#server.close();
  }
}
