/** Environment.GetFolderPath on Unix: the XDG directories, and nothing for what Unix has no place for. */

import { readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { environmentVariables } from './environment-variables.js';

/** Environment+SpecialFolder numbers to the names of xdg-user-dirs. */
const userDirectories: Record<number, string> = {
  0: 'DESKTOP',
  16: 'DESKTOP',
  5: 'DOCUMENTS',
  13: 'MUSIC',
  14: 'VIDEOS',
  21: 'TEMPLATES',
  39: 'PICTURES',
};
/** What those are called where the user has configured nothing. */
const standardNames: Record<string, string> = {
  DESKTOP: 'Desktop',
  DOCUMENTS: 'Documents',
  MUSIC: 'Music',
  VIDEOS: 'Videos',
  TEMPLATES: 'Templates',
  PICTURES: 'Pictures',
};

/** '' where there is no such folder. `folder` is the enum's number. */
export function specialFolderPath(folder: number): string {
  const home = environmentVariables()['HOME'] || os.homedir();
  const directory = userDirectories[folder];
  if (directory !== undefined) return existing(userDirectory(home, directory));
  switch (folder) {
    case 40: // UserProfile
      return existing(home);
    case 26: // ApplicationData
      return existing(environmentVariables()['XDG_CONFIG_HOME'] || join(home, '.config'));
    case 28: // LocalApplicationData
      return existing(environmentVariables()['XDG_DATA_HOME'] || join(home, '.local/share'));
    case 35: // CommonApplicationData
      return existing('/usr/share');
    case 20: // Fonts
      return existing(join(home, process.platform === 'darwin' ? 'Library/Fonts' : '.fonts'));
    case 45: // CommonTemplates
      return existing('/usr/share/templates');
  }
  return '';
}

function existing(path: string): string {
  try {
    return statSync(path).isDirectory() ? path : '';
  } catch {
    return '';
  }
}

/** By ~/.config/user-dirs.dirs: `XDG_DESKTOP_DIR="$HOME/Desktop"`. */
function userDirectory(home: string, name: string): string {
  const standard = join(home, standardNames[name] as string);
  try {
    const file = join(environmentVariables()['XDG_CONFIG_HOME'] || join(home, '.config'), 'user-dirs.dirs');
    const match = new RegExp(`^\\s*XDG_${name}_DIR\\s*=\\s*"(.*)"`, 'm').exec(readFileSync(file, 'utf8'));
    return match ? (match[1] as string).replace('$HOME', home) : standard;
  } catch {
    return standard;
  }
}
