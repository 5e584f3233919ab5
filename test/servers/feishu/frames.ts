import protobuf from 'protobufjs';

/** Header of a long-connection frame. */
export interface FrameHeader {
  readonly key: string;
  readonly value: string;
}

/** One frame of Feishu's long connection, `pbbp2.Frame` in the official SDK. `method` 0 is control (ping, pong), 1 is data. */
export interface Frame {
  readonly SeqID: number;
  readonly LogID: number;
  readonly service: number;
  readonly method: 0 | 1;
  readonly headers: readonly FrameHeader[];
  readonly payload?: Uint8Array;
}

const frameType = protobuf
  .parse(
    `syntax = "proto2";
     package pbbp2;
     message Header { required string key = 1; required string value = 2; }
     message Frame {
       required uint64 SeqID = 1; required uint64 LogID = 2; required int32 service = 3; required int32 method = 4;
       repeated Header headers = 5; optional string payloadEncoding = 6; optional string payloadType = 7;
       optional bytes payload = 8; optional string LogIDNew = 9;
     }`,
    { keepCase: true },
  )
  .root.lookupType('pbbp2.Frame');

export const encodeFrame = (frame: Frame): Uint8Array => frameType.encode(frameType.create(frame)).finish();

/** Throws when the bytes are not a frame. */
export const decodeFrame = (bytes: Uint8Array): Frame => frameType.toObject(frameType.decode(bytes), { longs: Number }) as Frame;

export const header = (frame: Frame, key: string): string | undefined => frame.headers?.find((entry) => entry.key === key)?.value;

/** The frames of one event: cut into `parts` pieces of the payload, all with the same message id. */
export const eventFrames = (messageId: string, payload: Uint8Array, parts: number, service: number): Frame[] => {
  const size = Math.ceil(payload.length / parts);
  return Array.from({ length: parts }, (_, seq) => ({
    SeqID: 0,
    LogID: 0,
    service,
    method: 1 as const,
    headers: [
      { key: 'type', value: 'event' },
      { key: 'message_id', value: messageId },
      { key: 'sum', value: String(parts) },
      { key: 'seq', value: String(seq) },
      { key: 'trace_id', value: `trace-${messageId}` },
    ],
    payload: payload.subarray(seq * size, (seq + 1) * size),
  }));
};
