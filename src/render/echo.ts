/** Longest piece of what a person typed that an answer repeats. */
const ECHO_MAX = 24;

/** What a person typed, short enough to repeat. */
export const echo = (typed: string): string => {
  const line = typed.replace(/\s+/gu, ' ').trim();
  return [...line].length > ECHO_MAX ? `${[...line].slice(0, ECHO_MAX).join('')}…` : line;
};
