/** What Import-Module has to say about the names of the commands it imports. */
import { approvedVerbs } from '../../cmdlets/utility/approved-verbs.js';
import { fold } from '../../objects/values.js';
import { alternateVerbs } from './alternate-verbs.js';
import { splitCommandName } from './module-names.js';

const restricted = /[#,(){}[\]&\-/\\$^;:"'<>|?@`*%+=~]/;

let verbs: Set<string> | undefined;
function isApproved(verb: string): boolean {
  verbs ??= new Set(Object.values(approvedVerbs).flatMap((rows) => rows.map(([name]) => fold(name))));
  return verbs.has(fold(verb));
}

export function hasRestrictedCharacters(name: string): boolean {
  return restricted.test(name);
}

export interface Messages {
  writeWarning(text: string): void;
  writeVerbose(text: string): void;
}

/** Each warning comes once an import, and not at all unless `warns`; with -Verbose, each name is told. */
export class NameCheck {
  #warnsOfVerbs: boolean;
  #warnsOfNouns: boolean;

  constructor(
    readonly messages: Messages,
    readonly moduleName: string,
    warns: boolean,
  ) {
    this.#warnsOfVerbs = warns;
    this.#warnsOfNouns = warns;
  }

  check(name: string): void {
    const parts = splitCommandName(name);
    if (parts === null) return;
    if (!isApproved(parts.verb) && !['sort-object', 'tee-object'].includes(fold(name)))
      this.#tellVerb(name, parts.verb);
    if (hasRestrictedCharacters(parts.noun)) this.#tellNoun(name);
  }

  #tellVerb(name: string, verb: string): void {
    const { messages, moduleName } = this;
    if (this.#warnsOfVerbs)
      messages.writeWarning(
        `The names of some imported commands from the module '${moduleName}' include unapproved verbs that might make them less discoverable. To find the commands with unapproved verbs, run the Import-Module command again with the Verbose parameter. For a list of approved verbs, type Get-Verb.`,
      );
    this.#warnsOfVerbs = false;
    const instead = alternateVerbs(fold(verb));
    const problem = `module was imported, but because its name does not include an approved verb, it might be difficult to find.`;
    messages.writeVerbose(
      instead === undefined
        ? `The '${name}' command in the ${moduleName}' ${problem} For a list of approved verbs, type Get-Verb.`
        : `The '${name}' command in the ${moduleName}' ${problem} The suggested alternative verbs are "${instead.join(',')}".`,
    );
  }
  #tellNoun(name: string): void {
    if (this.#warnsOfNouns)
      this.messages.writeWarning(
        'Some imported command names contain one or more of the following restricted characters: # , ( ) {{ }} [ ] & - / \\ $ ^ ; : " \' < > | ? @ ` * % + = ~',
      );
    this.#warnsOfNouns = false;
    this.messages.writeVerbose(
      `The command name '${name}' from the module '${this.moduleName}' contains one or more of the following restricted characters: # , ( ) { } [ ] & - / \\ $ ^ ; : " ' < > | ? @ \` * % + = ~`,
    );
  }
}
