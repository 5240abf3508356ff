/** -WhatIf, -Confirm and ConfirmImpact (about_Functions_CmdletBindingAttribute, ShouldProcess). */
import type { Frame } from '../engine/frame.js';
import { type ChoiceDescription, HostMethod, servedHostName } from '../host/host-call.js';
import { notInteractive } from '../host/refusal.js';
import { toBoolean, toText } from '../language/index.js';
import type { CommonParameters } from './common-parameters.js';

const impacts = ['None', 'Low', 'Medium', 'High'];
const choices: [
  yes: ChoiceDescription,
  yesToAll: ChoiceDescription,
  no: ChoiceDescription,
  noToAll: ChoiceDescription,
] = [
  { label: '&Yes', helpMessage: 'Continue with only the next step of the operation.' },
  { label: 'Yes to &All', helpMessage: 'Continue with all the steps of the operation.' },
  { label: '&No', helpMessage: 'Skip this operation and proceed with the next operation.' },
  { label: 'No to A&ll', helpMessage: 'Skip this operation and all subsequent operations.' },
];
const suspend = {
  label: '&Suspend',
  helpMessage: 'Pause the current pipeline and return to the command prompt. Type "exit" to resume the pipeline.',
};

export class ShouldProcess {
  #remembered: boolean | null = null;
  constructor(
    readonly frame: Frame,
    readonly common: CommonParameters,
    readonly confirmImpact: string,
  ) {}

  get whatIf(): boolean {
    return this.common.isSet('whatif') ?? toBoolean(this.frame.scope.lookup('whatifpreference') ?? false);
  }

  /** `Performing the operation "action" on target "target".` A function's target is worked out only when it is shown. */
  ask(target: string | (() => string), action: string): boolean {
    const shown = () => (typeof target === 'string' ? target : target());
    return this.askWith(() => `Performing the operation "${action}" on target "${shown()}".`, null, null);
  }

  /** `describe` tells what happens, `query` and `caption` are the question; null for the standard ones. */
  askWith(describe: () => string, query: string | null, caption: string | null): boolean {
    const { host } = this.frame.engine;
    if (this.whatIf) {
      host.call(HostMethod.WriteLine2, `What if: ${describe()}`);
      return false;
    }
    if (this.#mustConfirm()) {
      if (this.#remembered !== null) return this.#remembered;
      const text = query ?? `Are you sure you want to perform this action?\n${describe()}`;
      const answer = this.#choose(caption ?? 'Confirm', query === null ? text : query, choices);
      if (answer === 1 || answer === 3) this.#remembered = answer === 1;
      return answer <= 1;
    }
    // Only where the command itself was given -Verbose: $VerbosePreference does not count here.
    if (this.common.isSet('verbose')) this.common.writeMessage('verbose', describe(), this.frame.scope, null);
    return true;
  }

  #mustConfirm(): boolean {
    const confirm = this.common.isSet('confirm');
    if (confirm !== null) return confirm;
    const preference = this.frame.scope.lookup('confirmpreference');
    const threshold = impacts.indexOf(preference === undefined || preference === null ? 'High' : toText(preference));
    const impact = impacts.indexOf(this.confirmImpact);
    return threshold > 0 && impact >= threshold;
  }

  /** The number of the choice. Whoever suspends gets a prompt of his own, and is asked again when he has left it. */
  #choose(caption: string, message: string, offered: readonly ChoiceDescription[]): number {
    const { host, hostObject } = this.frame.engine;
    if (!host.interactive) throw notInteractive(this.common.processor.command.errorClass);
    const all = host.name === servedHostName ? offered : [...offered, suspend];
    for (;;) {
      const answer = host.call(HostMethod.PromptForChoice, caption, message, [...all], 0);
      if (answer !== offered.length) return answer;
      hostObject.enterNestedPrompt();
    }
  }

  shouldContinue(query: string, caption: string, state?: { yesToAll: boolean; noToAll: boolean }): boolean {
    if (state?.yesToAll) return true;
    if (state?.noToAll) return false;
    const [yes, , no] = choices;
    const answer = this.#choose(caption, query, state ? choices : [yes, no]);
    if (!state) return answer === 0;
    if (answer === 1) state.yesToAll = true;
    if (answer === 3) state.noToAll = true;
    return answer <= 1;
  }
}
