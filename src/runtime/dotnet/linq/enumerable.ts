/** System.Linq.Enumerable. */
import { defineType } from '../../objects/net-type.js';
import { elementMembers } from './enumerable-elements.js';
import { numberMembers } from './enumerable-numbers.js';
import { setAndGroupMembers } from './enumerable-sets.js';

defineType('System.Linq.Enumerable', { assembly: 'System.Linq' }, () => ({
  abstract: true,
  members: { ...elementMembers(), ...numberMembers(), ...setAndGroupMembers() },
}));
