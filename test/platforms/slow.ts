/** How long a bot of the fault suites works on a message with 慢 in it, in milliseconds. */
export const SLOW_MS = 1_500;
