/** Read-Host asks for a line of text. Nothing that was typed is shown with -AsSecureString and -MaskInput. */
import type { SecureString } from '../../dotnet/security/secure-string.js';
import { secureStringFromBytes } from '../../engine/secure-values.js';
import { HostMethod } from '../../host/host-call.js';
import { enumerableOf, toText } from '../../language/index.js';
import { baseOf } from '../../objects/ps-object.js';
import { isNull } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export const ReadHost = cmdlet('Read-Host', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Asks for a line of text.',
  defaultSet: 'AsString',
  parameters: {
    Prompt: { type: t.object, position: 0, remaining: true, allowNull: true, help: 'What to ask.' },
    AsSecureString: {
      type: t.switch,
      sets: ['AsSecureString'],
      default: false,
      help: 'Gives the answer as a SecureString.',
    },
    MaskInput: { type: t.switch, sets: ['AsString'], default: false, help: 'Shows stars for what is typed.' },
  },
  outputs: ['System.String', 'System.Security.SecureString'],
  examples: [
    {
      code: "try { Read-Host 'Your name' } catch { $_.FullyQualifiedErrorId }",
      output: 'InvalidOperation,Microsoft.PowerShell.Commands.ReadHostCommand',
      remarks: 'A shell without a user to ask refuses.',
    },
  ],
  run(cmd, { Prompt, AsSecureString, MaskInput }) {
    const isSecret = AsSecureString || MaskInput;
    const answer = isNull(Prompt) ? readLine(cmd, isSecret) : ask(cmd, promptText(Prompt), isSecret);
    if (answer === null) cmd.writeObject(null);
    else if (typeof answer === 'string') cmd.writeObject(answer);
    else cmd.writeObject(AsSecureString ? answer : answer.text);
    return undefined;
  },
}));

/** Several words are joined by spaces. */
function promptText(prompt: unknown): string {
  const items = typeof baseOf(prompt) === 'string' ? null : enumerableOf(baseOf(prompt));
  if (items === null) return toText(prompt);
  return [...items]
    .map((item) => toText(item))
    .filter((text) => text !== '')
    .join(' ');
}

function readLine(cmd: CmdletRuntime, isSecret: boolean): string | SecureString | null {
  if (!isSecret) return cmd.host.call(HostMethod.ReadLine);
  const bytes = cmd.host.call(HostMethod.ReadLineAsSecureString);
  return bytes === null ? null : secureStringFromBytes(bytes);
}

function ask(cmd: CmdletRuntime, text: string, isSecret: boolean): string | SecureString | null {
  const field = {
    name: text,
    label: '',
    parameterTypeFullName: isSecret ? 'System.Security.SecureString' : 'System.String',
    helpMessage: '',
    isMandatory: true,
  };
  const answer = cmd.host.call(HostMethod.Prompt, '', '', [field])[text];
  if (answer instanceof Uint8Array) return secureStringFromBytes(answer);
  return typeof answer === 'string' ? answer : null;
}
