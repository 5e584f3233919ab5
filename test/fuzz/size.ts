/** Inputs of the whole fuzz; `npm run fuzz` sets 200,000. The share of the ordinary test run is small and always the same. */
const TOTAL = Number(process.env['PLANBOT_FUZZ'] ?? 2_400);
const LONG = TOTAL > 10_000;

/** Messages, presses and forms at the dispatcher; webhook calls for each platform. */
export const MESSAGES = Math.ceil(TOTAL / 5);
export const WEBHOOK_CALLS = Math.ceil((TOTAL * 2) / 5);

/** Settings of fast-check: the long run is another one each time and prints its seed when it fails. */
export const runs = (numRuns: number) => ({ numRuns, endOnFailure: true, ...(LONG ? {} : { seed: 20_261_123 }) });

/** Prints what the long run found. */
export const report = (text: string): void => {
  if (LONG) console.log(text);
};
