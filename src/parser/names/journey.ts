/** A journey from one place to another: 东山至西岭. Group 1 is where it begins. */
const JOURNEY = /^([一-龥]{2,12})[至到][一-龥]{2,8}$/u;
/** Another one from the same place: 东山至西岭2小时、|至南浦3小时. */
const ONWARD = /^[至到][一-龥]{2,8}$/u;
const ARRIVING = '(?:通达|直达|可达|到达|互达|互通)';
const ARRIVES = new RegExp(`^${ARRIVING}$`, 'u');
const WITHIN_HOURS = new RegExp(`(?:小时|分钟)(?:内|以内|左右)?${ARRIVING}`, 'u');

/** Whether a text behind a time only says that one gets there in it: 东山至西岭2小时|通达. */
export const arrives = (said: string): boolean => ARRIVES.test(said);

/** Whether a time is that of a journey, by the name it is told of and the text around it. */
export const isJourney = (name: string, around: string): boolean => (JOURNEY.test(name) || ONWARD.test(name)) && WITHIN_HOURS.test(around);

/** Whether a name is the second half of a journey, whose beginning was told before. */
export const goesOnward = (name: string): boolean => ONWARD.test(name);

/** The journey to `onward` from where that of `base` begins; null when `base` is none. */
export const journeyFrom = (base: string, onward: string): string | null => {
  const from = ONWARD.test(onward) ? JOURNEY.exec(base)?.[1] : undefined;
  return from === undefined ? null : from + onward;
};
