/** What is refused before a web request is sent: parameters that do not go together, and paths that lead nowhere. */

import { isDirectory } from '../../dotnet/io/stat.js';
import { ProviderContext } from '../../providers/provider-context.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import type { WebRequestValues } from './web-request-parameters.js';

const cannotRun = 'The cmdlet cannot run because the following';
const conflict = (names: string, advice: string) =>
  `${cannotRun} conflicting parameters are specified: ${names}. ${advice}, then retry.`;

type Check = readonly [id: string, message: string, isWrong: (p: WebRequestValues) => boolean];

const isGiven = (value: unknown) => value !== undefined && value !== null;

/** In the order in which they are made. */
const checks: readonly Check[] = [
  [
    'SessionConflict',
    conflict('Session and SessionVariable', 'Specify either Session or SessionVariable'),
    (p) => isGiven(p.WebSession) && isGiven(p.SessionVariable),
  ],
  [
    'AuthenticationConflict',
    conflict(
      'Authentication and UseDefaultCredentials',
      'Authentication does not support Default Credentials. Specify either Authentication or UseDefaultCredentials',
    ),
    (p) => p.UseDefaultCredentials && p.Authentication !== 'None',
  ],
  [
    'AuthenticationTokenConflict',
    conflict('Credential and Token', 'Specify either Credential or Token'),
    (p) => p.Authentication !== 'None' && isGiven(p.Token) && isGiven(p.Credential),
  ],
  [
    'AuthenticationCredentialNotSupplied',
    `${cannotRun} parameter is not specified: Credential. The supplied Authentication type requires a Credential. Specify Credential, then retry.`,
    (p) => p.Authentication === 'Basic' && !isGiven(p.Credential),
  ],
  [
    'AuthenticationTokenNotSupplied',
    `${cannotRun} parameter is not specified: Token. The supplied Authentication type requires a Token. Specify Token, then retry.`,
    (p) => (p.Authentication === 'OAuth' || p.Authentication === 'Bearer') && !isGiven(p.Token),
  ],
  [
    'AllowUnencryptedAuthenticationRequired',
    'The cmdlet cannot protect plain text secrets sent over unencrypted connections. To suppress this warning and send plain text secrets over unencrypted networks, reissue the command specifying the AllowUnencryptedAuthentication parameter.',
    (p) =>
      !p.AllowUnencryptedAuthentication &&
      (p.Authentication !== 'None' || isGiven(p.Credential) || p.UseDefaultCredentials) &&
      p.Uri.absolute.scheme !== 'https',
  ],
  [
    'CredentialConflict',
    conflict('Credential and UseDefaultCredentials', 'Specify either Credential or UseDefaultCredentials'),
    (p) => p.UseDefaultCredentials && isGiven(p.Credential),
  ],
  [
    'ProxyCredentialConflict',
    conflict(
      'ProxyCredential and ProxyUseDefaultCredentials',
      'Specify either ProxyCredential or ProxyUseDefaultCredentials',
    ),
    (p) => p.ProxyUseDefaultCredentials && isGiven(p.ProxyCredential),
  ],
  [
    'ProxyUriNotSupplied',
    `${cannotRun} parameter is missing: Proxy. Provide a valid proxy URI for the Proxy parameter when using the ProxyCredential or ProxyUseDefaultCredentials parameters, then retry.`,
    (p) => !isGiven(p.Proxy) && (isGiven(p.ProxyCredential) || p.ProxyUseDefaultCredentials),
  ],
  [
    'BodyConflict',
    `${conflict('Body and InFile', 'Specify either Body or Infile')}  `,
    (p) => isGiven(p.Body) && isGiven(p.InFile),
  ],
  [
    'BodyFormConflict',
    `${conflict('Body and Form', 'Specify either Body or Form')}  `,
    (p) => isGiven(p.Body) && isGiven(p.Form),
  ],
  [
    'FormInFileConflict',
    `${conflict('InFile and Form', 'Specify either InFile or Form')}  `,
    (p) => isGiven(p.InFile) && isGiven(p.Form),
  ],
];

function refuse(cmd: CmdletRuntime, id: string, message: string): never {
  const exception = 'System.Management.Automation.ValidationMetadataException';
  throw cmd.throwTerminating(cmd.error(`WebCmdlet${id}Exception`, 'InvalidArgument', null, message, exception));
}

/** Full paths of -InFile and -OutFile, null for none. Ends the command where something is wrong. */
export function checkWebRequest(
  cmd: CmdletRuntime,
  p: WebRequestValues,
): { inFile: string | null; outFile: string | null } {
  for (const [id, message, isWrong] of checks) if (isWrong(p)) refuse(cmd, id, message);
  const inFile = p.InFile === undefined ? null : inputFile(cmd, p.InFile);
  const outFileMissing = (parameter: string) =>
    `${cannotRun} parameter is missing: OutFile. Provide a valid OutFile parameter value when using the ${parameter} parameter, then retry.`;
  if (p.PassThru && p.OutFile === undefined) refuse(cmd, 'OutFileMissing', outFileMissing('PassThru'));
  if (p.Resume && p.OutFile === undefined) refuse(cmd, 'OutFileMissing', outFileMissing('Resume'));
  const outFile = p.OutFile === undefined ? null : outputFile(cmd, p.OutFile);
  if (p.Resume && outFile !== null && isDirectory(outFile))
    refuse(
      cmd,
      'ResumeNotFilePath',
      `The Resume switch can only be used if OutFile targets a file but it resolves to a directory: ${outFile}.`,
    );
  return { inFile, outFile };
}

function inputFile(cmd: CmdletRuntime, path: string): string {
  const found = cmd.session.providers.paths.resolve(path, new ProviderContext(null));
  const [first] = found;
  if (first === undefined) return refuse(cmd, 'InFileNoPathResolved', `Path '${path}' cannot be resolved to a file.`);
  if (!first.provider.nameEquals('FileSystem'))
    return refuse(
      cmd,
      'InFileNotFilesystemPath',
      `Path '${path}' is not a file system path. Please specify the path to a file in the file system.`,
    );
  if (found.length > 1)
    return refuse(cmd, 'InFileMultiplePathsResolved', `Path '${path}' can be resolved to multiple paths.`);
  if (isDirectory(first.providerPath))
    return refuse(
      cmd,
      'InFileNotFilePath',
      `Path '${path}' resolves to a directory. Specify a path including a file name, and then retry the command.`,
    );
  return first.providerPath;
}

function outputFile(cmd: CmdletRuntime, path: string): string {
  const context = new ProviderContext(null);
  context.literal = true;
  return cmd.session.providers.paths.locate(path, context).providerPath;
}
