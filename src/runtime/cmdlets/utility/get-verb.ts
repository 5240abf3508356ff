/** Get-Verb lists the verbs with which names of commands should begin. */

import { VerbInfo } from '../../dotnet/automation/verb-info.js';
import { WildcardPattern } from '../../language/index.js';
import { fold } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import { approvedVerbs } from './approved-verbs.js';

export const GetVerb = cmdlet('Get-Verb', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Lists the approved verbs.',
  parameters: {
    Verb: { type: t.array(t.string), position: 0, from: 'both', default: [], wildcards: true, help: 'Which verbs.' },
    Group: {
      type: t.array(t.string),
      position: 1,
      from: 'both',
      default: [],
      validate: [{ set: Object.keys(approvedVerbs) }],
      help: 'Which groups of verbs.',
    },
  },
  outputs: ['System.Management.Automation.VerbInfo'],
  examples: [
    { code: "(Get-Verb 'un*' -Group Common).Verb -join ' '", output: 'Undo Unlock' },
    { code: '(Get-Verb Get).AliasPrefix', output: 'g' },
  ],
  run: (cmd) => ({
    process({ Verb, Group }) {
      const patterns = Verb.map((verb) => new WildcardPattern(verb));
      const groups = new Set(Group.map(fold));
      for (const [group, verbs] of Object.entries(approvedVerbs)) {
        if (groups.size > 0 && !groups.has(fold(group))) continue;
        for (const [verb, aliasPrefix, description] of verbs)
          if (patterns.length === 0 || patterns.some((pattern) => pattern.isMatch(verb)))
            cmd.writeObject(new VerbInfo(verb, aliasPrefix, group, description));
      }
    },
  }),
}));
