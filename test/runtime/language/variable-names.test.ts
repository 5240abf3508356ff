/** Variables may have any name, also those that every object of JavaScript has something by. */
import { expect, test } from 'vitest';
import { openSession } from '../../support/session.js';

test.each(['constructor', '__proto__', 'tostring', 'valueof'])('$%s', (name) => {
  const session = openSession();
  try {
    const line = `"[$${name}]"; $${name} = 5; $${name}; function f($${name}) { $${name} }; f 6; & { $script:${name} }`;
    expect(session.run(line).output).toBe('[]\n5\n6\n5');
  } finally {
    session.close();
  }
});
