/** PSSessionOption to the plain SessionOptions; $PSSessionOption stands in where -SessionOption is not given. */

import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import type { PSCredential } from '../../runtime/dotnet/automation/credential.js';
import { psArgumentText } from '../../runtime/dotnet/automation/ps-errors.js';
import { PSSessionOption } from '../../runtime/dotnet/automation/session-option.js';
import type { CultureInfo } from '../../runtime/dotnet/globalization/culture-info.js';
import type { TimeSpan } from '../../runtime/dotnet/system/time-span.js';
import { plainCredential } from '../../runtime/engine/credentials.js';
import { getVariable } from '../../runtime/engine/variables.js';
import { tryConvertTo } from '../../runtime/language/conversion.js';
import { toText } from '../../runtime/language/to-text.js';
import { requireType } from '../../runtime/objects/net-type.js';
import { isNull } from '../../runtime/objects/values.js';
import { toWire } from '../../runtime/serialization/index.js';
import type { SessionOptions } from '../client/session-options.js';
import { messages } from '../messages.js';

const optionType = 'System.Management.Automation.Remoting.PSSessionOption';
/** Milliseconds. */
const leastIdleTimeout = 60_000;

/** The options to use. Throws PSArgumentException for an idle time-out that is too short. */
export function sessionOptionsOf(cmd: CmdletRuntime, given: PSSessionOption | undefined): SessionOptions {
  const options = plainOptions(given ?? preferredOption(cmd));
  if (options.idleTimeout !== -1 && options.idleTimeout < leastIdleTimeout)
    throw psArgumentText(messages.invalidIdleTimeout(Math.trunc(options.idleTimeout / 1000), leastIdleTimeout / 1000));
  return options;
}

/** $PSSessionOption as far as it is one, or can be made one. */
function preferredOption(cmd: CmdletRuntime): PSSessionOption {
  const value = getVariable(cmd.context.frame.scope, 'PSSessionOption');
  const option = isNull(value) ? undefined : tryConvertTo(value, requireType(optionType));
  return (option as PSSessionOption | undefined) ?? new PSSessionOption();
}

function plainOptions(option: PSSessionOption): SessionOptions {
  const milliseconds = (span: TimeSpan) => Math.trunc(span.totalMilliseconds);
  const name = (culture: unknown) => (isNull(culture) ? '' : (culture as CultureInfo).name);
  return {
    maximumConnectionRedirectionCount: option.maximumConnectionRedirectionCount,
    noCompression: option.noCompression,
    noMachineProfile: option.noMachineProfile,
    proxyAccessType: toText(option.proxyAccessType) as SessionOptions['proxyAccessType'],
    proxyAuthentication: toText(option.proxyAuthentication) as SessionOptions['proxyAuthentication'],
    proxyCredential: isNull(option.proxyCredential) ? null : plainCredential(option.proxyCredential as PSCredential),
    skipCACheck: option.skipCACheck,
    skipCNCheck: option.skipCNCheck,
    skipRevocationCheck: option.skipRevocationCheck,
    operationTimeout: milliseconds(option.operationTimeout),
    noEncryption: option.noEncryption,
    useUTF16: option.useUTF16,
    includePortInSPN: option.includePortInSPN,
    outputBufferingMode: toText(option.outputBufferingMode) as SessionOptions['outputBufferingMode'],
    maxConnectionRetryCount: option.maxConnectionRetryCount,
    culture: name(option.culture),
    uiCulture: name(option.uiCulture),
    maximumReceivedDataSizePerCommand: option.maximumReceivedDataSizePerCommand,
    maximumReceivedObjectSize: option.maximumReceivedObjectSize,
    applicationArguments: isNull(option.applicationArguments) ? '' : toWire(option.applicationArguments, 10),
    openTimeout: milliseconds(option.openTimeout),
    cancelTimeout: milliseconds(option.cancelTimeout),
    idleTimeout: milliseconds(option.idleTimeout),
  };
}
