/** Texts of remoting, as PowerShell has them. */

export const messages = {
  runspaceNotOpened: (state: string) =>
    `Cannot perform the operation because the runspace is not in the Opened state. Current state of the runspace is '${state}'.`,
  concurrentInvoke:
    'The pipeline was not run because a pipeline is already running. Pipelines cannot be run concurrently.',
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
    Computer: (name: string) => `Remote session is not available for ComputerName ${name}.`,
  },
  multipleMatches: {
    SessionId: (id: string) => `Multiple matches found for session ID ${id}.`,
    RunspaceId: (id: string) => `Multiple matches found for session ID ${id}.`,
    Name: (name: string) => `Multiple matches found for name ${name}.`,
  },
  pushedMustBeOpen: 'Session must be open.',
  brokenSession: (name: string, computer: string, id: string) =>
    `Cannot enter session ${name} because it is not in the disconnected state or is not available for connection. Retrieve the remote session using Get-PSSession -ComputerName ${computer} -InstanceId ${id}.`,
  nestedPrompt: 'You cannot run Enter-PSSession from a nested prompt.',
  alreadyPushed: 'Cannot enter Runspace because a Runspace is already pushed in this session.',
  cannotPushFromAfar: 'Cannot enter Runspace because there is no server remote debugger available.',
  sessionBusy:
    'The session is busy. You will be connected to the session as soon as it is available. To cancel the Enter-PSSession command, press Ctrl-C.',
  notAvailableForConnection: 'The PSSession is in a disconnected state and is not available for connection.',
  sessionConnectFailed: 'A failure occurred while attempting to connect the PSSession.',
  restRunsHere: (caller: string) =>
    `Enter-PSSession was called by ${caller}: what follows in it runs on the local computer, and not in the session.`,
  hostCannotPush: 'The host does not support Enter-PSSession and Exit-PSSession.',
  queryFailed: (computer: string) => `The Disconnected PSSession query failed for computer "${computer}".`,
  notConnectedForRemoval: (name: string) =>
    `Remote session ${name} could not be connected and could not be removed from the server. The client remote session object will be removed from the server, but the state of the remote session on the server is unknown.`,
  cannotListSessions: 'This way to a computer does not list the sessions that wait there.',
  relativeUri: 'Relative URIs are not supported in the creation of remote sessions.',
  uriScheme:
    'The WinRM client cannot process the request. The connection string should be of the form [<transport>://]<host>[:<port>][/<suffix>] where transport is one of "http" or "https". Transport, port and suffix are optional. The host may be a hostname or an IP address. For IPv6 addresses, enclose the address in brackets - e.g. "http://[1::2]:80/wsman". Change the connection string and try the request again.',
  ambiguousAuthentication: (what: string, other: string) => `A ${what} cannot be specified when ${other} is specified.`,
  invalidComputerName:
    'One or more computer names are not valid. If you are trying to pass a URI, use the -ConnectionUri parameter, or pass URI objects instead of strings.',
  invalidIdleTimeout: (seconds: number, least: number) =>
    `The specified IdleTimeout session option ${seconds} (seconds) is not a valid period.  Specify an IdleTimeout value that is greater than or equal to the minimum allowed ${least} (seconds).`,
  redirectedTo: (uri: string) => `Your connection has been redirected to the following URI: "${uri}"`,
  redirectionReported: (message: string) =>
    `${message} To automatically connect to the redirected URI, verify the "MaximumConnectionRedirectionCount" property of the session preference variable "PSSessionOption", and use the "AllowRedirection" parameter on the cmdlet.`,
  severalClauses:
    'The script block cannot be invoked because it contains more than one clause. The Invoke() method can only be used on script blocks that contain a single clause.',
  filePathWildcards:
    'Wildcard characters are not supported for the FilePath parameter. Specify a path without wildcard characters.',
  filePathExtension:
    'The value of the FilePath parameter must be a PowerShell script file. Enter the path to a file with a .ps1 file name extension and try the command again.',
  jobAndDisconnected:
    'You cannot use the Invoke-Command cmdlet with both the AsJob and Disconnected parameters in the same command.',
  sessionNameWithoutDisconnected: 'The SessionName parameter can only be used with the Disconnected switch parameter.',
  sessionNotOpen: (name: string, id: string, computer: string, state: string) =>
    `Because the session state for session ${name}, ${id}, ${computer} is not equal to Open, you cannot run a command in the session.  The session state is ${state}.`,
  sessionNotAvailableNow: (name: string, id: string, computer: string, availability: string) =>
    `The session ${name}, ${id}, ${computer} is not available to run commands.  The session availability is ${availability}.`,
  noUsableSessions:
    'No valid sessions were specified.  Ensure you provide valid sessions that are in the Opened state and are available to run commands.',
  duplicateSessions: 'Specified RemoteRunspaceInfo objects have duplicates.',
  notOpenForDisconnect: (name: string) =>
    `Cannot disconnect PSSession "${name}" because it is not in the Opened state.`,
  disconnectFailed: (id: string, reason: string) =>
    `Disconnect-PSSession operation failed for runspace Id = ${id} for the following reason: ${reason}`,
  disconnectKind: (name: string, computer: string, kind: string) =>
    `Session disconnect is not supported for PSSession "${name}" on target "${computer}" because the target computer type is "${kind}".`,
  connectKind: (name: string, computer: string, kind: string) =>
    `Session connect is not supported for PSSession "${name}" on target "${computer}" because the target computer type is "${kind}".`,
  receiveKind: (name: string, computer: string, kind: string) =>
    `Receive-PSSession does not support PSSession "${name}" on target "${computer}" because the target computer type is "${kind}".`,
  notConnectable: (name: string) =>
    `Cannot connect PSSession "${name}", either because it is not in the Disconnected state, or it is not available for connection.`,
  connectFailed: (name: string, reason: string) =>
    `The connect operation failed for session ${name} with the following error message: ${reason}`,
  idleTimeoutRange: (name: string, seconds: number, greatest: number, least: number) =>
    `The session ${name} cannot be disconnected because the specified idle time-out value ${seconds} (seconds) is either greater than the server maximum allowed ${greatest} (seconds), or less than the minimum allowed ${least} (seconds).  Specify an idle time-out value that is within the allowed range, and try again.`,
  cannotDisconnect: 'This runspace does not support disconnect and connect operations.',
  connectionInterrupted: 'Network connection interrupted',
  reconnecting: (computer: string) => `Attempting to reconnect to ${computer} ...`,
  autoDisconnected: (name: string, id: string, computer: string) =>
    `Session ${name} with instance ID ${id} on computer ${computer} has been successfully disconnected.`,
  connectionGivenUp: (computer: string) =>
    `Network connectivity to ${computer} has been lost and the reconnection attempt failed. Please repair the network connection and reconnect using Connect-PSSession or Receive-PSSession.`,
  noHyperV: 'The Hyper-V Module for PowerShell is not available on this machine.',
  noContainers: 'The Containers feature may not be enabled on this machine.',
  hostProcessHost: 'The current host does not support the Enter-PSHostProcess cmdlet.',
  sameProcess: 'Enter-PSHostProcess does not support entering the same PowerShell session it is running in.',
  severalProcessesNamed: (name: string) =>
    `Multiple processes were found with this name ${name}. Use the process Id to specify a single process to enter.`,
  noPowerShell: (id: number) =>
    `Cannot enter process with Id '${id}' because it has not loaded the PowerShell engine or the named-pipe listener was disabled.`,
  noProcessWithId: (id: number) => `No process was found with Id: ${id}.`,
  noProcessNamed: (name: string) => `No process was found with Name: ${name}.`,
  noNamedPipe: (name: string) => `No named pipe was found with CustomPipeName: ${name}.`,
  cannotConnectToProcess: (domain: string, id: number, error: string) =>
    `Unable to connect to application domain name ${domain} of process ${id}.  Error: ${error}.`,
  cannotConnectToPipe: (name: string, error: string) =>
    `Unable to connect to pipe with name ${name}.  Error: ${error}.`,
  copying: (from: string, to: string) => `Copying ${from} to ${to}`,
  copyingFromTo: (from: string, to: string) => `From ${from} to ${to}`,
  copyAction: 'Copy Item',
  copyTarget: (from: string, to: string) => `Item: ${from} Destination: ${to}`,
  copyFolderToFile: (path: string) => `Cannot copy a directory '${path}' to file '${path}'`,
  copyNoFolder: (path: string) => `Could not find a part of the path '${path}'.`,
  copyDiffers: (path: string) =>
    `The copy of '${path}' differs from it: it was changed on the way, or while it was copied.`,
  copyOutside: (path: string) => `The far side named '${path}', which does not lie in what was to be copied.`,
  copyInterrupted: 'The copy was interrupted.',
  copyBothWays: "'-FromSession' and '-ToSession' are mutually exclusive and cannot be specified at the same time.",
  copySessionProperty: (property: string, value: string) =>
    `Cannot perform operation because the session ${property} is set to ${value}.`,
  copyWithoutDestination: "'Destination' parameter cannot be null or empty.",
  copyNotAFile: (path: string) => `'${path}' is no path of the file system.`,
  sessionMightHaveEnded: 'An error has occurred which PowerShell cannot handle. A remote session might have ended.',
  psVersionOutOfRange: (version: string) =>
    `The value ${version} is not valid for the PSVersion parameter. The only allowed value is 5.1.`,
  runAs32NotSupported:
    "Cannot start a 32-bit 'pwsh' process from the 64-bit 'pwsh' installation. Install the 32-bit 'pwsh' if you need to run PowerShell in a 32-bit process.",
  defaultAuthenticationOnly: (mechanism: string) =>
    `The specified authentication mechanism "${mechanism}" is not supported. Only "Default" is supported for this operation.`,
  definitionNotFound: (name: string, type: string | null) =>
    type === null
      ? `Cannot find a scheduled job with name ${name}.`
      : `Cannot find a scheduled job with type ${type} and name ${name}.`,
  definitionOutsideOfFiles: (name: string, path: string, provider: string) =>
    `Cannot retrieve the job definition '${name}' because path '${path}' refers to a '${provider}' provider path.  Change the path parameter to a file system path.`,
  definitionInSeveralPlaces: (name: string, path: string) =>
    `Cannot retrieve the job definition '${name}' because path '${path}' resolves to multiple file paths.  Change the path parameter so that it is a single path.`,
  vmSockets:
    '$env:PERIWINKLE_VM_SOCKETS may name sockets that lead to virtual machines: web=unix:/run/web/{service}.sock; db=vsock:3:5001:5002.',
  vmSocketsInvalid: (entry: string) => `$env:PERIWINKLE_VM_SOCKETS has an entry that cannot be used: ${entry}`,
  vmConnectFailed: 'A failure occurred while attempting to connect to the target virtual machine.',
  vmConnectionLost: 'The connection to the virtual machine is closed.',
  vmCancelled: 'The connection to the virtual machine was cancelled.',
  vmNotRunning: (name: string) => `The virtual machine ${name} is not in running state.`,
  notSingleVm: (id: string | null, name: string) =>
    id === null
      ? `The input VMName ${name} does not resolve to a single virtual machine.`
      : `The input VMId ${id} does not resolve to a single virtual machine.`,
  invalidUserName: 'The input username cannot be empty.',
  invalidCredential: 'The credential is invalid.',
  hyperVInvalidResponse: (who: string, what: string) =>
    `Hyper-V ${who} sent an invalid ${what} response during the connection negotiation.`,
  hyperVNegotiationFailed:
    'Negotiating a secure connection to Hyper-V failed. Make sure the Host and Guest are updated with all relevant Microsoft Updates.',
  oldGuestCaption: 'The virtual machine does not know how to connect securely',
  oldGuest: (name: string) =>
    `${name} was not updated for the handshake that keeps other programs on this computer from taking the session over (CVE-2025-49734). Connect in the old way?`,
  invalidContainerId: (id: string) =>
    `The input ContainerId ${id} does not exist, or the corresponding container is not running.`,
  noShellInContainer: (id: string, shells: string, error: string) =>
    `Failed to launch PowerShell process (${shells}) inside container with id ${id} with error: ${error}.`,
  toolNotFound: (name: string) => `The command ${name} was not found.`,
  toolsNotFound: (names: readonly string[]) => `None of these commands is on the PATH: ${names.join(', ')}.`,
  containerState: (state: string) => `The state of the container is: ${state}.`,
  nothingInspected: 'There is no such container.',
  containerCancelled: 'The search for the container was cancelled.',
  kubernetesUser: 'kubectl exec cannot choose a user: leave -RunAsAdministrator out.',
  objectTooLarge: (size: number, allowed: number) =>
    `The current deserialized object size of the data received from the remote server exceeded the allowed maximum object size. The current deserialized object size is ${size}. The allowed maximum object size is ${allowed}.`,
  tooMuchData: (allowed: number) =>
    `The total data received from the remote server exceeded the allowed maximum. The allowed maximum is ${allowed}.`,
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
  remoteHostMethodNotImplemented: (method: string) => `Remote host method ${method} is not implemented.`,
  noSuchConfiguration: (name: string) => `No session configuration matches criteria "${name}".`,
  noHost: 'The method or operation is not implemented.',
} as const;
