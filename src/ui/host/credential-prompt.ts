/** PromptForCredential on a console: user name, unless it is given, and password. */
import type { Credential } from '../../runtime/host/host-call.js';
import { writeCaption } from './choice-prompt.js';
import { messages } from './messages.js';
import type { PromptConsole } from './prompt-console.js';

export async function promptForCredential(
  console: PromptConsole,
  caption: string,
  message: string,
  givenUserName: string,
  targetName: string,
): Promise<Credential> {
  writeCaption(console, caption, message);
  let userName = givenUserName;
  while (userName === '') {
    console.write(messages.userPrompt);
    userName = await console.readLine();
  }
  console.write(messages.passwordPrompt(userName));
  const password = await console.readSecret();
  console.write('\n');
  return { userName: targetName ? `${targetName}\\${userName}` : userName, password };
}
