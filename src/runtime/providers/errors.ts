/** Exceptions and error records of providers and paths. What `netError` makes carries its record; `errorRecord` only the record. */
import { type ErrorCategory, ErrorCategoryInfo, ErrorRecord } from '../objects/error-record.js';
import { netError } from '../objects/errors.js';
import { NetException } from '../objects/net-exception.js';
import { requireType } from '../objects/net-type.js';
import { providerMessages } from './messages.js';

/** A record about an exception that is not thrown. `exception` may be a .NET type name, then `message` is its text. */
export function errorRecord(
  id: string,
  category: ErrorCategory,
  target: unknown,
  exception: NetException | string,
  message = '',
): ErrorRecord {
  const error = typeof exception === 'string' ? new NetException(exception, message) : exception;
  return new ErrorRecord(error, id, new ErrorCategoryInfo(category), target);
}

export function itemNotFound(path: string): NetException {
  return notFound('ItemNotFoundException', 'PathNotFound', providerMessages.pathNotFound(path), path);
}
export function driveNotFound(name: string): NetException {
  return notFound('DriveNotFoundException', 'DriveNotFound', providerMessages.driveNotFound(name), name);
}
export function providerNotFound(name: string): NetException {
  if (name.split('\\').length > 2)
    return notFound(
      'ProviderNotFoundException',
      'ProviderNotFoundBadFormat',
      providerMessages.providerNotFoundBadFormat(name),
      name,
      'CmdletProvider',
    );
  return notFound(
    'ProviderNotFoundException',
    'ProviderNotFound',
    providerMessages.providerNotFound(name),
    name,
    'CmdletProvider',
  );
}
function notFound(
  typeName: string,
  id: string,
  message: string,
  itemName: string,
  category: 'Drive' | 'CmdletProvider' = 'Drive',
): NetException {
  const exception = netError(typeName, id, message, 'ObjectNotFound', itemName);
  const categories = requireType('System.Management.Automation.SessionStateCategory');
  exception.properties = { ItemName: itemName, SessionStateCategory: categories.enumByName(category) };
  return exception;
}

export function notSupported(message: string): NetException {
  return netError('PSNotSupportedException', 'NotSupported', message, 'NotImplemented');
}
/** PSArgumentException; without `message` the one that names the parameter. */
export function argumentError(parameter: string, message = providerMessages.invalidArgument(parameter)): NetException {
  const exception = netError('PSArgumentException', 'Argument', message, 'InvalidArgument');
  exception.properties = { ParamName: parameter };
  return exception;
}
export function argumentNull(parameter: string, message = providerMessages.nullArgument(parameter)): NetException {
  const exception = netError('PSArgumentNullException', 'ArgumentNull', message, 'InvalidArgument');
  exception.properties = { ParamName: parameter };
  return exception;
}
export function invalidOperation(message: string): NetException {
  return netError('PSInvalidOperationException', 'InvalidOperation', message, 'InvalidOperation');
}

/** The exceptions that end work on one path only: item cmdlets report them and go on with the next path. */
const pathErrors = new Set(
  ['PSNotSupportedException', 'DriveNotFoundException', 'ProviderNotFoundException', 'ItemNotFoundException'].map(
    (name) => `System.Management.Automation.${name}`,
  ),
);
export function isPathError(thrown: unknown): thrown is NetException {
  return thrown instanceof NetException && pathErrors.has(thrown.netType.fullName);
}
export function isType(thrown: unknown, fullName: string): thrown is NetException {
  return thrown instanceof NetException && thrown.netType.fullName === fullName;
}
