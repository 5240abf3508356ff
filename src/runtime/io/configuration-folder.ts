/** Where the user's profiles and settings are. */
import { homedir } from 'node:os';
import { join } from 'node:path';

export function configurationFolder(environment: NodeJS.ProcessEnv): string {
  const home = environment['HOME'] ?? homedir();
  if (process.platform === 'win32') return join(home, 'Documents', 'Periwinkle');
  return join(environment['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'periwinkle');
}
