/** Texts of implicit remoting (Import-PSSession, Export-PSSession), as PowerShell has them. */

export const implicitMessages = {
  malformed: (command: string) => `Data returned by the remote ${command} command is not in the expected format.`,
  requiredCommands: (cmdlet: string) =>
    `The ${cmdlet} cmdlet requires the following commands in the remote session: Get-Command, Get-FormatData, and Select-Object. The following commands are used, but optional: Get-Help, and Measure-Object. Verify that the remote session includes the required commands, and then try again.`,
  remoteError: (command: string, message: string) =>
    `Running the ${command} command in a remote session reported the following error: ${message}.`,
  noResults: (command: string) => `Running the ${command} command in a remote session returned no results.`,
  noSession: 'No session has been associated with this implicit remoting module.',
  unresolvedAlias: (alias: string) => `Could not resolve remote alias '${alias}'.`,
  notRequested: (command: string) =>
    `Proxy creation has been skipped for the '${command}' command, because the name did not match the value of the Name parameter.`,
  typeNotRequested: (type: string) =>
    `Extended type definition has been skipped for the '${type}' type because its name did not match the value of the FormatTypeName parameter.`,
  unsafeCommand: (command: string) =>
    `Proxy creation has been skipped for the '${command}' command, because PowerShell could not verify the safety of the command name.`,
  unsafeName: {
    Alias: (command: string, name: string) =>
      `Proxy creation has been skipped for the '${command}' command, because PowerShell could not verify the safety of a parameter alias name: '${name}'.`,
    Parameter: (command: string, name: string) =>
      `Proxy creation has been skipped for the '${command}' command, because PowerShell could not verify the safety of a parameter name: '${name}'.`,
    ParameterSet: (command: string, name: string) =>
      `Proxy creation has been skipped for the '${command}' command, because PowerShell could not verify the safety of a parameter set name: '${name}'.`,
  },
  shadowing: (commands: string) =>
    `Proxy creation has been skipped for the following command: '${commands}', because it would shadow an existing local command.  Use the AllowClobber parameter if you want to shadow existing local commands.`,
  allShadowing:
    'No command proxies have been created, because all of the requested remote commands would shadow existing local commands.  Use the AllowClobber parameter if you want to shadow existing local commands.',
  moduleDescription: (connection: string) => `Implicit remoting for ${connection}`,
  eventIdentifier: (session: string, handler: string) =>
    `Implicit remoting event (session id: ${session}; event handler id: ${handler})`,
  headerTitle: 'Implicit remoting module',
  headerDate: (date: string) => `generated on ${date}`,
  headerCommand: (cmdlet: string) => `by ${cmdlet} cmdlet`,
  headerLine: (line: string) => `Invoked with the following command line: ${line}`,
  sessionParameter: 'Optional parameter that can be used to specify the session on which this proxy module works',
  /** `{0}` is the command. */
  newSession: 'Creating a new session for implicit remoting of "{0}" command...',
  /** `{0}` is the module's file. */
  sessionName: 'Session for implicit remoting module at {0}',
  activity: 'Creating implicit remoting module ...',
  gettingCommands: 'Getting command information from remote session ...',
  commandsReceived: (count: number) => `Getting command information from remote session ... ${count} commands received`,
  gettingFormats: 'Getting formatting and output information from remote session ...',
  formatsReceived: (count: number) =>
    `Getting formatting and output information from remote session ... ${count} objects received`,
  completed: 'Completed.',
  credentialTitle: 'PowerShell Credential Request',
  credentialBody: (connection: string) => `Enter your credentials for ${connection}.`,
  proxyCredentialBody: (connection: string) =>
    `Enter the HTTP proxy credentials that are used for the following connection: ${connection}`,
  changedCommands:
    'Commands that are available in the new remote session are different than those available when the implicit remoting module was created.  Consider creating the module again by using the Export-PSSession cmdlet.',
  bothModules: (first: string, second: string) =>
    `The parameters ${first} and ${second} cannot be used together. Please specify only one parameter.`,
  directoryExists: (path: string) =>
    `The directory '${path}' already exists.  Use the -Force parameter if you want to overwrite the directory and files within the directory.`,
  cannotCreateDirectory: (module: string, reason: string) =>
    `Cannot create the module ${module} due to the following: ${reason}. Use a different argument for the -OutputModule parameter and retry.`,
};
