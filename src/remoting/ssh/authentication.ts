/** Which authentication method is tried next, and what it asks the user (RFC 4252, RFC 4256). */
import type { AnyAuthMethod, AuthHandlerMiddleware, KeyboardInteractiveCallback, Prompt } from 'ssh2';
import type { UserInteraction } from '../transports/user-interaction.js';
import type { IdentityAgent } from './identities.js';
import type { SshTarget } from './ssh-target.js';

export interface AuthenticationState {
  /** Methods that the server was willing to take when it last said so. */
  offered: string[];
  /** Why the user could not be asked, if that happened. */
  failure: Error | null;
}

/**
 * Tries the target's methods in their order: keys, then keyboard-interactive, then password, as often as
 * NumberOfPasswordPrompts says. What a server wants besides (partial success) is found by going through the order again.
 */
export function authenticationHandler(
  target: SshTarget,
  agent: IdentityAgent,
  interaction: UserInteraction,
  signal: AbortSignal,
  state: AuthenticationState,
): AuthHandlerMiddleware {
  const username = target.user;
  const used = new Map<string, number>();
  const limit = (method: string) => (method === 'publickey' ? 1 : target.batchMode ? 0 : target.passwordPrompts);

  const methodFor = async (name: string): Promise<AnyAuthMethod | false> => {
    if (name === 'publickey') return { type: 'agent', username, agent };
    if (name === 'keyboard-interactive') return { type: 'keyboard-interactive', username, prompt };
    const password = await interaction.ask(`${username}@${target.host}'s password: `, false, signal);
    return password === null ? false : { type: 'password', username, password };
  };

  const prompt = (
    title: string,
    instructions: string,
    _language: string,
    prompts: Prompt[],
    finish: KeyboardInteractiveCallback,
  ) => {
    const ask = async () => {
      for (const text of [title, instructions]) if (text.trim() !== '') interaction.show(text.trim());
      const answers: string[] = [];
      for (const question of prompts) {
        const shown =
          title === '' && instructions === '' ? `(${username}@${target.host}) ${question.prompt}` : question.prompt;
        answers.push((await interaction.ask(shown, question.echo ?? false, signal)) ?? '');
      }
      return answers;
    };
    ask().then(finish, (error: Error) => {
      state.failure = error;
      finish([]);
    });
  };

  return (methodsLeft, _partialSuccess, next) => {
    // The first call comes before the server has said what it takes: `none` makes it say so.
    if (methodsLeft === null) {
      next({ type: 'none', username });
      return;
    }
    state.offered = methodsLeft;
    const name = target.methods.find(
      (method) => methodsLeft.includes(method as never) && (used.get(method) ?? 0) < limit(method),
    );
    if (name === undefined || state.failure || signal.aborted) {
      next(false as never);
      return;
    }
    used.set(name, (used.get(name) ?? 0) + 1);
    methodFor(name).then(
      (method) => next(method as never),
      (error: Error) => {
        state.failure = error;
        next(false as never);
      },
    );
  };
}
