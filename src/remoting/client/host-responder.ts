/**
 * Answers a far side's host calls by our host, with the real client's rules of safety: what asks for secrets names the remote
 * computer, texts cannot steer the terminal, the screen cannot be read, and a remote `exit` ends at most the remote session.
 */
import {
  type AsyncHost,
  type FieldDescription,
  type HostCall,
  HostCallError,
  HostMethod,
  hostMethodsWithoutResult,
} from '../../runtime/host/host-call.js';
import { messages } from '../messages.js';
import { errorAnswer, type HostAnswer } from '../protocol/host-answer.js';

/** Captions and messages of prompts are shown by us, so the far side's control characters are not for the terminal. */
const controlCharacters = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
function clean(text: unknown): string {
  return typeof text === 'string' ? text.replace(controlCharacters, '') : '';
}

const credentialType = 'System.Management.Automation.PSCredential';
const secureStringType = 'System.Security.SecureString';
/** PSCredentialTypes.Default and PSCredentialUIOptions.Default, which the older method does not say. */
const defaultCredentialTypes = 3;
const defaultCredentialOptions = 1;

export interface HostResponderOptions {
  host: AsyncHost;
  computerName: string;
  /** The far side asks to leave the session (`exit`, Exit-PSSession); without it such calls have no effect. */
  onLeave?(exitCode: number | null): void;
}

export class HostResponder {
  constructor(private readonly options: HostResponderOptions) {}

  /** Never rejects: a host that refuses or throws is an answer too. */
  async answer(call: HostCall, signal: AbortSignal): Promise<HostAnswer> {
    try {
      return { result: await this.#perform(call, signal) };
    } catch (error) {
      return errorAnswer(error);
    }
  }

  async #perform(call: HostCall, signal: AbortSignal): Promise<unknown> {
    const { host, computerName } = this.options;
    const parameters = call.parameters;
    const computer = computerName.toUpperCase();
    switch (call.method) {
      case HostMethod.SetShouldExit:
        this.options.onLeave?.(parameters[0] as number);
        return null;
      case HostMethod.PopRunspace:
        this.options.onLeave?.(null);
        return null;
      case HostMethod.PushRunspace:
      case HostMethod.EnterNestedPrompt:
      case HostMethod.ExitNestedPrompt:
      case HostMethod.NotifyBeginApplication:
      case HostMethod.NotifyEndApplication:
        return null;
      case HostMethod.GetBufferContents:
        await this.#warn(messages.getBufferContents(computer), signal);
        throw new HostCallError(messages.getBufferContents(computer), 'GetBufferContents');
      case HostMethod.PromptForCredential1:
      case HostMethod.PromptForCredential2: {
        const [caption, message, user, targetName, types, options] = parameters;
        const asked = [
          credentialCaption(clean(caption)),
          messages.credentialMessage(computer, clean(message)),
          user,
          targetName,
          types ?? defaultCredentialTypes,
          options ?? defaultCredentialOptions,
        ];
        return host.call({ method: HostMethod.PromptForCredential2, parameters: asked }, signal);
      }
      case HostMethod.ReadLineAsSecureString:
        await this.#warn(messages.readLineAsSecureString(computer), signal);
        return host.call({ method: call.method, parameters }, signal);
      case HostMethod.Prompt:
        return this.#prompt(parameters, computer, signal);
      case HostMethod.PromptForChoice:
      case HostMethod.PromptForChoiceMultipleSelection:
        return host.call(
          { method: call.method, parameters: [clean(parameters[0]), clean(parameters[1]), ...parameters.slice(2)] },
          signal,
        );
      case HostMethod.SetWindowTitle:
        return host.call({ method: call.method, parameters: [clean(parameters[0])] }, signal);
      default:
        // Nobody waits for these, so there is nothing to cancel.
        if (hostMethodsWithoutResult.has(call.method)) return host.call({ method: call.method, parameters });
        return host.call({ method: call.method, parameters }, signal);
    }
  }

  async #prompt(parameters: readonly unknown[], computer: string, signal: AbortSignal): Promise<unknown> {
    const fields = parameters[2] as FieldDescription[];
    let caption = clean(parameters[0]);
    let message = clean(parameters[1]);
    if (fields.some((field) => field.parameterTypeFullName === secureStringType))
      await this.#warn(messages.promptSecureString(computer), signal);
    if (fields.some((field) => field.parameterTypeFullName === credentialType)) {
      caption = credentialCaption(caption);
      message = messages.credentialMessage(computer, message);
    }
    const cleaned = fields.map((field) => ({
      ...field,
      label: clean(field.label),
      helpMessage: clean(field.helpMessage),
    }));
    const answers = (await this.options.host.call(
      { method: HostMethod.Prompt, parameters: [caption, message, cleaned] },
      signal,
    )) as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(answers).map(([name, answer]) => [
        name,
        typedAnswer(
          answer,
          fields.find((field) => field.name === name),
        ),
      ]),
    );
  }

  async #warn(text: string, signal: AbortSignal): Promise<void> {
    await this.options.host.call({ method: HostMethod.WriteWarningLine, parameters: [text] }, signal);
  }
}

function credentialCaption(caption: string): string {
  return caption.toLowerCase() === messages.credentialDefaultCaption.toLowerCase()
    ? caption
    : messages.credentialCaption(caption);
}

/** What a user typed for a field, as the field's type where that is a number or a boolean. The far side converts the rest. */
function typedAnswer(answer: unknown, field: FieldDescription | undefined): unknown {
  if (typeof answer !== 'string' || !field) return answer;
  switch (field.parameterTypeFullName) {
    case 'System.Int32': {
      const value = Number(answer);
      return answer.trim() !== '' && (value | 0) === value ? value : answer;
    }
    case 'System.Int64':
      return /^\s*-?\d{1,18}\s*$/.test(answer) ? BigInt(answer.trim()) : answer;
    case 'System.Boolean':
      return /^(true|false)$/i.test(answer.trim()) ? answer.trim().toLowerCase() === 'true' : answer;
    default:
      return answer;
  }
}
