import { zonesIn, zonesNamed } from '../model/zones.js';
import type { Reading } from './reading.js';

/** Marks and words between zones that are told one after another. */
const joint = /^[、,，和与及\s]+/u;

/** The question once for each zone of several that it names (长三角和珠三角用煤量), the others left out; one question as it is where it names fewer. */
function byZone(question: string): readonly string[] {
  const found = zonesIn(question);
  if (new Set(found.map(({ zone }) => zone)).size < 2) return [question];
  return found.map((own) =>
    found.reduceRight((text, other) => {
      if (other === own) return text;
      const rest = text.slice(other.end);
      return text.slice(0, other.start) + rest.slice(joint.exec(rest)?.[0].length ?? 0);
    }, question),
  );
}

/** Reads a question about a figure of several zones once for each of them, unless one figure is of them all or none of them has one. */
export function readByZone(question: string, read: (question: string) => readonly Reading[]): readonly Reading[] {
  const whole = read(question);
  const asked = byZone(question);
  if (asked.length === 1) return whole;
  const zones = zonesNamed(question);
  const isOfAll = ({ slots: { indicator }, confident }: Reading): boolean => {
    const told = indicator ? zonesNamed(indicator.name) : zones;
    return confident && zones.every((zone) => told.includes(zone));
  };
  if (whole.every(isOfAll)) return whole;
  const each = asked.flatMap((one) => read(one));
  return each.some(({ confident, slots }) => confident && slots.indicator) ? each : whole;
}
