/** The texts of provider and path errors, as PowerShell says them. */

export const providerMessages = {
  pathNotFound: (path: string) => `Cannot find path '${path}' because it does not exist.`,
  driveNotFound: (name: string) => `Cannot find drive. A drive with the name '${name}' does not exist.`,
  providerNotFound: (name: string) => `Cannot find a provider with the name '${name}'.`,
  providerNotFoundBadFormat: (name: string) =>
    `Cannot find a provider with the name '${name}'. The name is not in the proper format. A provider name can only be alphanumeric characters, or a PowerShell snap-in name that is followed by a single '\\', followed by alphanumeric characters.`,
  invalidArgument: (name: string) =>
    `Cannot process argument because the value of argument "${name}" is not valid. Change the value of the "${name}" argument and run the operation again.`,
  nullArgument: (name: string) =>
    `Cannot process argument because the value of argument "${name}" is null. Change the value of argument "${name}" to a non-null value.`,
  operationNotSupported: 'Provider operation stopped because the provider does not support this operation.',
  depthNotSupported: "Provider operation stopped because the provider does not support the 'Depth' parameter.",
  navigationNotSupported: 'The NavigationCmdletProvider methods are not supported by this provider.',
  contentNotSupported:
    'Cannot use interface. The IContentCmdletProvider interface is not implemented by this provider.',
  propertiesNotSupported:
    'Cannot use interface. The IPropertyCmdletProvider interface is not supported by this provider.',
  dynamicPropertiesNotSupported:
    'Cannot use interface. The IDynamicPropertyCmdletProvider interface is not implemented by this provider.',
  clearContentNotSupported:
    'Cannot perform the ClearContent operation. The ClearContent operation is not supported by this provider.',
  seekNotSupported: 'Cannot call method. The content Seek method is not supported by this provider.',
  filterNotSupported: 'Cannot call method. The provider does not support the use of filters.',
  credentialsNotSupported:
    'The provider does not support the use of credentials. Perform the operation again without specifying credentials.',
  fileSystemCredentials:
    'The FileSystem provider supports credentials only on the New-PSDrive cmdlet. Perform the operation again without specifying credentials.',
  homeNotSet: (name: string) =>
    `Home location for this provider is not set. To set the home location, call "(get-psprovider '${name}').Home = 'path'".`,
  undoStackEmpty: 'There is no location history left to navigate backwards.',
  redoStackEmpty: 'There is no location history left to navigate forwards.',
  stackNotFound: (name: string) => `Cannot find location stack '${name}'. It does not exist or it is not a container.`,
  stackAmbiguous: (name: string) => `The provided value '${name}' resolved to more than one location stack.`,
  severalContainers: (path: string) =>
    `Cannot set the location because path '${path}' resolved to multiple containers. You can only set the location to a single container at a time.`,
  illegalDriveName:
    'Cannot process the drive name because the drive name contains one or more of the following characters that are not valid: ; ~ / \\ . :',
  driveExists: (name: string) => `A drive with the name '${name}' already exists.`,
  renameSeveral:
    'Cannot rename item because the path resolved to multiple items. Only one item can be renamed at a time.',
  moveSeveralDestinations:
    'Cannot move the item because the destination resolved to multiple paths. Specify a destination path that resolves to a single destination and try again.',
  moveSeveralToLeaf:
    'Cannot move the item because the source path points to one or more items and the destination path is not a container. Validate that the destination path is a container and try again.',
  moveAcrossProviders:
    'Cannot move the item because the source and destination paths did not resolve to the same provider.',
  copyAcrossProviders: 'Source and destination path did not resolve to the same provider.',
  copyContainerToLeaf: 'Container cannot be copied onto existing leaf item.',
  copyContainerWithoutRecurse:
    'Container cannot be copied to another container. The -Recurse or -Container parameter is not specified.',
  linkTargetMissing: (path: string) => `Link '${path}' cannot be created because the target Value was not specified.`,
  itemExists: (path: string) => `The item at path '${path}' already exists.`,
  copySourceMissing: (path: string) => `Cannot copy item. Item at the path '${path}' does not exist.`,
  renameSourceMissing: (path: string) => `The item at the path '${path}' does not exist.`,
  containerContent: (path: string) =>
    `Unable to get content because it is a directory: '${path}'. Please use 'Get-ChildItem' instead.`,
  writeContainerContent: (path: string) => `Unable to write content because it is a directory: '${path}'.`,
  clearContainerContent: (path: string) =>
    `Unable to clear content of '${path}' because it is a directory. Clear-Content is only supported on files.`,
  tailNotSupported: 'The Tail parameter currently is supported only for the FileSystem provider.',
  headAndTail: (head: string, tail: string) =>
    `The parameters ${head} and ${tail} cannot be used together. Please specify only one parameter.`,
  cannotRename: (kind: string, name: string) =>
    `Cannot rename ${kind} because ${kind} ${name} is read-only or constant.`,
} as const;
