/** Texts of remoting, as PowerShell has them. */

export const messages = {
  credentialDefaultCaption: 'PowerShell credential request ',
  credentialCaption: (caption: string) => `PowerShell Credential Request: ${caption}`,
  credentialMessage: (computer: string, message: string) =>
    `Warning: A script or application on the remote computer ${computer} is requesting your credentials. Enter your credentials only if you trust the remote computer and the application or script that is requesting them.\n\n${message}`,
  readLineAsSecureString: (computer: string) =>
    `A script or application on the remote computer ${computer} is asking to read a line securely. Enter sensitive information, such as your credentials, only if you trust the remote computer and the application or script that is requesting it.`,
  promptSecureString: (computer: string) =>
    `A script or application on the remote computer ${computer} is sending a prompt request. When you are prompted, enter sensitive information, such as credentials or passwords, only if you trust the remote computer and the application or script that is requesting the data.`,
  getBufferContents: (computer: string) =>
    `A script or application on the remote computer ${computer} is attempting to read the buffer contents on the PowerShell host. For security reasons, this is not allowed; the call has been suppressed.`,
  sessionNotAvailable: {
    SessionId: (id: string) => `The remote session with the session ID ${id} is not available.`,
    RunspaceId: (id: string) => `Remote session is not available for ${id}.`,
    Name: (name: string) => `The remote session with the name ${name}  is not available.`,
  },
  multipleMatches: {
    SessionId: (id: string) => `Multiple matches found for session ID ${id}.`,
    RunspaceId: (id: string) => `Multiple matches found for session ID ${id}.`,
    Name: (name: string) => `Multiple matches found for name ${name}.`,
  },
  pushedMustBeOpen: 'Session must be open.',
  hostCannotPush: 'The host does not support Enter-PSSession and Exit-PSSession.',
  noWSMan:
    'This parameter set requires WSMan, and no supported WSMan client library was found. WSMan is either not installed or unavailable for this system.',
  duplicateConnectionName: (names: readonly string[]) =>
    names[0] === 'KeyFilePath'
      ? 'The provided SSHConnection hashtable contains both a KeyFilePath and IdentityFilePath parameter.  Only one can be specified.'
      : 'The provided SSHConnection hashtable contains both a ComputerName and HostName parameter.  Only one can be specified.',
  unknownConnectionName: (name: string) => `The provided SSHConnection hashtable parameter ${name} is not supported.`,
  invalidConnection: 'The provided SSHConnection hashtable parameter name or element is null or empty.',
  connectionWithoutHost:
    'The provided SSHConnection hashtable is missing the required ComputerName or HostName parameter.',
  usingUndefined: (text: string) =>
    `The value of the using variable '${text}' cannot be retrieved because it has not been set in the local session.`,
  missingCommands: 'Enter-PSSession failed because the remote session does not provide required commands.',
  noHost: 'The method or operation is not implemented.',
} as const;
