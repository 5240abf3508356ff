/**
 * What a session's first aliases are besides being named by their cmdlets: their options, and the aliases of functions and
 * of commands that a module may bring. Most are ReadOnly; those of old habit are not, so that a profile may redefine them.
 */
import { fold } from '../objects/values.js';
import { ScopedItemOption } from './variable-cell.js';

const { None, ReadOnly, AllScope } = ScopedItemOption;

const names = (text: string) => text.split(' ');
const optionsByName = new Map<string, number>([
  ...names('foreach % where ? select').map((name) => [name, ReadOnly | AllScope] as const),
  ...names('cd dir echo md popd pushd copy del move').map((name) => [name, AllScope] as const),
  ...names(
    'pwd type h history r cls chdir erase rd ren set icm gjb rcjb rjb sajb spjb wjb nsn gsn rsn etsn exsn sls fhx gcb gin gtz scb stz',
  ).map((name) => [name, None] as const),
]);

export function builtInAliasOptions(name: string): number {
  return optionsByName.get(fold(name)) ?? ReadOnly;
}

/** Aliases whose commands are not cmdlets of this runtime. */
export const furtherAliases: Readonly<Record<string, string>> = {
  cls: 'Clear-Host',
  md: 'mkdir',
  dbp: 'Disable-PSBreakpoint',
  ebp: 'Enable-PSBreakpoint',
  gbp: 'Get-PSBreakpoint',
  rbp: 'Remove-PSBreakpoint',
  sbp: 'Set-PSBreakpoint',
};
