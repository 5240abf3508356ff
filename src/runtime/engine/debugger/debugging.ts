/**
 * Whether anybody wants to hear of the statements that run. All running code looks at this one property of the process before
 * each statement, which costs next to nothing while it is false (test/bench, loop).
 */
export const debugging = { active: false };

const interested = new Set<object>();

/** A debugger has something to watch, or no longer has. */
export function setInterest(debug: object, wants: boolean): void {
  if (wants) interested.add(debug);
  else interested.delete(debug);
  debugging.active = interested.size > 0;
}
