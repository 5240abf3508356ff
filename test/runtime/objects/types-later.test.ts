/** Types that are defined when one of them is first looked for, as the bundle has most of them. */
import { expect, test } from 'vitest';
import { defineType, findType, requireType } from '../../../src/runtime/objects/net-type.js';
import { allTypes, defineLater, netTypeLater } from '../../../src/runtime/objects/type-registry.js';

test('a type is defined when it is looked for, by its name or an accelerator', () => {
  let defined = 0;
  defineLater(['test.first', 'test.second'], ['tst'], () => {
    if (defined++ > 0) return;
    defineType('Test.First', {}, () => ({}));
    defineType('Test.Second', { accelerators: ['tst'] }, () => ({}));
  });
  expect(findType('Test.Other')).toBeUndefined();
  expect(defined).toBe(0);
  expect(findType('tst')?.fullName).toBe('Test.Second');
  expect(findType('test.FIRST')?.fullName).toBe('Test.First');
  expect(defined).toBe(1);
});

test('an object asks for the type of its class', () => {
  class Thing {
    declare readonly netType: { fullName: string };
  }
  netTypeLater(Thing, () => defineType('Test.Thing', { class: Thing }, () => ({})));
  expect(new Thing().netType.fullName).toBe('Test.Thing');
  netTypeLater(Thing, () => expect.unreachable());
  expect(new Thing().netType).toBe(requireType('Test.Thing'));
});

test('what asks for all types gets them too', () => {
  defineLater(['test.last'], [], () => defineType('Test.Last', {}, () => ({})));
  expect([...allTypes()].map((type) => type.fullName)).toContain('Test.Last');
});
