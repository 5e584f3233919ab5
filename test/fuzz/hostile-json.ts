import fc from 'fast-check';
import { ATTACKS, hostileText } from './words.js';

const nested = (open: string, inner: string, close: string, depth: number): string => open.repeat(depth) + inner + close.repeat(depth);

/** JSON texts that stand where something else is expected; some only text can say (1e309, `__proto__` as a key, a key twice). */
const RAW = [
  'null true false 0 -0 -1 1e309 -1e309 9007199254740993 1e20 0.1 "" [] {} [null] "0" "-100" "true"'.split(' '),
  ['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}', '{"toString":1,"valueOf":1}', '{"length":1e9}'],
  ['{"then":1}', '{"toJSON":"x"}', '{"a":1,"a":2}', '"\\ud800"', '"\\u0000"', '"\\u202e"'],
  [nested('[', '', ']', 2_000), nested('{"a":', '1', '}', 2_000), JSON.stringify('长'.repeat(20_000)), JSON.stringify('a'.repeat(50_000))],
  ATTACKS.map((attack) => JSON.stringify(attack)),
].flat();

/** Bodies that are no event at all. */
const GARBAGE = [
  ['', ' ', 'null', '[]', '7', '"x"', '{', '{"', '}{', '[1,', 'NaN', 'undefined', '\u0000', '\ufeff{}', "{'a':1}", '{"a":1}{"b":2}'],
  [nested('[', '', '', 100_000), nested('[', '', ']', 100_000), nested('{"a":', '1', '}', 60_000), `{"a":${'9'.repeat(100_000)}}`],
  ['a=1&b=2', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>', '{"__proto__":{"polluted":1}}'],
].flat();

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;
const markOf = (number: number): string => `\u0001${number}\u0001`;

/** Puts the mark in the place of the `at`-th value of a document, takes that value out, or sets the mark beside it under `key`. */
function spoil(document: Json, { at, how, key }: Spoil, mark: string): void {
  const places: { holder: { [key: string]: Json }; name: string }[] = [];
  const walk = (node: Json): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [name, child] of Object.entries(node)) {
      places.push({ holder: node as { [key: string]: Json }, name });
      walk(child);
    }
  };
  walk(document);
  const place = places[at % Math.max(1, places.length)];
  if (place && how === 'without' && !Array.isArray(place.holder)) delete place.holder[place.name];
  else if (place && how === 'instead') place.holder[place.name] = mark;
  else if (place && !Array.isArray(place.holder))
    Object.defineProperty(place.holder, key, { value: mark, enumerable: true, configurable: true, writable: true });
}

const spoilOf = fc.record({
  at: fc.nat(),
  raw: fc.constantFrom(...RAW),
  how: fc.constantFrom('instead', 'instead', 'without', 'beside'),
  key: fc.constantFrom('__proto__', 'constructor', 'prototype', 'toJSON', 'then', 'x'),
});
type Spoil = typeof spoilOf extends fc.Arbitrary<infer T> ? T : never;

/** One time in six. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

/** What a sender does to a right document before it goes out. */
export const spoiling = fc.record({
  text: hostileText,
  which: fc.nat(),
  spoils: fc.array(spoilOf, { maxLength: 2 }),
  /** Cuts the bytes off, or turns one over. */
  damage: seldom(fc.record({ at: fc.nat(), byte: fc.nat({ max: 255 }), cut: fc.boolean() })),
  /** Something else entirely. */
  garbage: seldom(
    fc.oneof(
      fc.constantFrom(...GARBAGE).map((body) => Buffer.from(body)),
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
      fc.json({ maxDepth: 6 }).map((json) => Buffer.from(json)),
    ),
  ),
});
type Spoiling = typeof spoiling extends fc.Arbitrary<infer T> ? T : never;

/** The bytes of a right document after all that. */
export function spoilt(document: object, { spoils, damage, garbage }: Spoiling): Buffer {
  if (garbage) return garbage;
  const copy = structuredClone(document) as Json;
  spoils.forEach((one, number) => {
    spoil(copy, one, markOf(number));
  });
  const text = spoils.reduce((so, { raw }, number) => so.replaceAll(JSON.stringify(markOf(number)), () => raw), JSON.stringify(copy));
  const bytes = Buffer.from(text);
  if (!damage || bytes.length === 0) return bytes;
  const at = damage.at % bytes.length;
  if (damage.cut) return bytes.subarray(0, at);
  bytes[at] = damage.byte;
  return bytes;
}
