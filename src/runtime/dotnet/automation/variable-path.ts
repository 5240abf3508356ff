/** VariablePath: a variable's name taken apart into scope or drive and the rest. */
import { defineType, type NetType } from '../../objects/net-type.js';
import { fold } from '../../objects/values.js';
import { psArgument } from './ps-errors.js';

const name = 'System.Management.Automation.VariablePath';

export class VariablePath {
  declare readonly netType: NetType;
  /** `global`, `local`, `private` or `script`; '' where none is written. */
  readonly scope: string = '';
  /** Null for a variable of a scope. */
  readonly drive: string | null = null;
  /** What stands behind the prefixes. */
  readonly unqualified: string;

  constructor(
    /** As written behind the `$`. */
    readonly userPath: string,
  ) {
    const [prefix = '', scope] = /^(?:variable|(global|local|private|script)):/i.exec(userPath) ?? [];
    this.unqualified = userPath.slice(prefix.length);
    if (scope !== undefined) this.scope = fold(scope);
    const colon = userPath.indexOf(':');
    if (prefix !== '' || colon < 0) return;
    this.unqualified = userPath.slice(colon + 1);
    if (colon > 0) this.drive = userPath.slice(0, colon);
  }
}

defineType(name, { class: VariablePath, assembly: 'System.Management.Automation' }, () => ({
  toString: (self: VariablePath) => self.userPath,
  members: {
    'new(string path)': (_type: NetType, path: string | null) => {
      if (path === null || path === '') throw psArgument('path');
      return new VariablePath(path);
    },
    'string UserPath {get;}': (self: VariablePath) => self.userPath,
    'bool IsGlobal {get;}': (self: VariablePath) => self.scope === 'global',
    'bool IsLocal {get;}': (self: VariablePath) => self.scope === 'local',
    'bool IsPrivate {get;}': (self: VariablePath) => self.scope === 'private',
    'bool IsScript {get;}': (self: VariablePath) => self.scope === 'script',
    'bool IsUnqualified {get;}': (self: VariablePath) => !/^[^:]+:/.test(self.userPath),
    'bool IsUnscopedVariable {get;}': (self: VariablePath) => self.scope === '' && self.drive === null,
    'bool IsVariable {get;}': (self: VariablePath) => self.drive === null,
    'bool IsDriveQualified {get;}': (self: VariablePath) => self.drive !== null,
    'string DriveName {get;}': (self: VariablePath) => self.drive,
  },
}));
