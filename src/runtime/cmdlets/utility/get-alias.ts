/** Get-Alias gives the aliases by name, or by the command that they stand for. */
import { aliasesIn, visibleAliases } from '../../engine/aliases.js';
import { WildcardPattern } from '../../language/index.js';
import { compareText } from '../../language/text-order.js';
import { cmdlet, t } from '../cmdlet.js';
import { noAliasFound } from './alias-not-found.js';
import { scopeOf, scopeParameter } from './variable-scope.js';

export const GetAlias = cmdlet('Get-Alias', ['gal'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets the aliases of the session.',
  defaultSet: 'Default',
  parameters: {
    Name: {
      type: t.array(t.string),
      position: 0,
      from: 'both',
      sets: ['Default'],
      default: ['*'],
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'Names of the aliases.',
    },
    Exclude: { type: t.array(t.string), default: [], wildcards: true, help: 'No aliases that fit one of these.' },
    Scope: scopeParameter,
    Definition: {
      type: t.array(t.string),
      sets: ['Definition'],
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'The commands that the aliases stand for.',
    },
  },
  outputs: ['System.Management.Automation.AliasInfo'],
  examples: [
    { code: '(Get-Alias gci).Definition', output: 'Get-ChildItem' },
    { code: '(Get-Alias -Definition Get-ChildItem).Name', output: 'dir\ngci' },
  ],
  run(cmd, { Exclude, Scope, Definition }) {
    const excluded = Exclude.map((pattern) => new WildcardPattern(pattern));
    const write = (by: 'name' | 'definition', text: string) => {
      const pattern = new WildcardPattern(text);
      const aliases = Scope ? aliasesIn(scopeOf(cmd, Scope)) : visibleAliases(cmd.session.currentScope);
      const found = aliases
        .filter((alias) => pattern.isMatch(alias[by]) && !excluded.some((e) => e.isMatch(alias[by])))
        .sort((a, b) => compareText(a.name, b.name, true));
      for (const alias of found) cmd.writeObject(alias);
      if (found.length === 0 && excluded.length === 0 && !WildcardPattern.containsWildcard(text))
        cmd.writeError(noAliasFound(cmd, by, text));
    };
    return {
      process({ Name }) {
        if (Definition === undefined) for (const name of Name) write('name', name);
        else for (const definition of Definition) write('definition', definition);
      },
    };
  },
}));
