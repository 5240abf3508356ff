/** Profiles (about_Profiles): four files, in the shell's own folders. */
import { join } from 'node:path';
import { configurationFolder } from '../io/configuration-folder.js';
import { PSObject } from '../objects/ps-object.js';

export interface ProfileFiles {
  allUsersAllHosts: string;
  allUsersCurrentHost: string;
  currentUserAllHosts: string;
  currentUserCurrentHost: string;
}

/** In the order in which they run. */
export function profileFiles(environment: NodeJS.ProcessEnv): ProfileFiles {
  const user = configurationFolder(environment);
  const all =
    process.platform === 'win32'
      ? join(environment['ProgramData'] ?? 'C:\\ProgramData', 'Periwinkle')
      : '/etc/periwinkle';
  return {
    allUsersAllHosts: join(all, 'profile.ps1'),
    allUsersCurrentHost: join(all, 'Microsoft.PowerShell_profile.ps1'),
    currentUserAllHosts: join(user, 'profile.ps1'),
    currentUserCurrentHost: join(user, 'Microsoft.PowerShell_profile.ps1'),
  };
}

/** `$PROFILE`: the current user's profile for this host, with the four names as notes. */
export function profilePaths(environment: NodeJS.ProcessEnv): PSObject {
  const files = profileFiles(environment);
  const profile = new PSObject(files.currentUserCurrentHost);
  profile.setEntry('AllUsersAllHosts', files.allUsersAllHosts);
  profile.setEntry('AllUsersCurrentHost', files.allUsersCurrentHost);
  profile.setEntry('CurrentUserAllHosts', files.currentUserAllHosts);
  profile.setEntry('CurrentUserCurrentHost', files.currentUserCurrentHost);
  return profile;
}
