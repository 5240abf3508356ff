/** ValidateDrive and ValidateUserDrive: the path must lie on one of these drives. */
import { currentEngine } from '../engine/current-engine.js';
import { equals } from '../language/index.js';
import { NetException } from '../objects/net-exception.js';
import { baseOf } from '../objects/ps-object.js';
import { type Validator, validationError } from './validation.js';

export function driveValidator(drives: readonly string[]): Validator {
  return (value) => {
    const path = baseOf(value);
    if (typeof path !== 'string')
      throw validationError(
        'ValidateDrivePathArgNotString',
        'The path argument is invalid. Supply a path argument that is a string type.',
      );
    const drive = driveOf(path);
    if (drives.some((valid) => equals(valid, drive, true))) return;
    throw validationError(
      'ValidateDrivePathFailure',
      `The path argument drive ${drive} does not belong to the set of approved drives: ${drives.join(',')}. Supply a path argument with an approved drive.`,
    );
  };
}

function driveOf(path: string): string {
  try {
    return currentEngine().providers.paths.locate(path).drive?.name ?? '';
  } catch (thrown) {
    if (!(thrown instanceof NetException)) throw thrown;
    throw validationError('ValidateDrivePathFailure', thrown.message);
  }
}
