/** The texts of the FileSystem provider's errors and of its confirmations, as PowerShell says them. */

export const fileMessages = {
  itemNotFound: (path: string) => `Could not find item ${path}.`,
  itemDoesNotExist: (path: string) => `An object at the specified path ${path} does not exist.`,
  cannotRemove: (path: string, why: string) => `Cannot remove item ${path}: ${why}`,
  cannotRestoreAttributes: (path: string, why: string) => `Cannot restore attributes on item ${path}: ${why}`,
  directoryNotEmpty: (path: string) => `Directory ${path} cannot be removed because it is not empty.`,
  unknownType:
    'The type is not a known type for the file system. Only "file","directory" or "symboliclink" can be specified.',
  driveRootError: (root: string) => `The specified drive root "${root}" either does not exist, or it is not a folder.`,
  directoryExists: (path: string) => `An item with the specified name ${path} already exists.`,
  delimiterWithBytes: 'A delimiter cannot be specified when reading the stream one byte at a time.',
  copyToItself: (path: string) => `Cannot overwrite the item ${path} with itself.`,
  renameError: 'Cannot rename the specified target, because it represents a path or device name.',
  propertyNotFound: (name: string) => `The property ${name} does not exist or was not found.`,
  noPermission:
    'You do not have sufficient access rights to perform this operation or the item is hidden, system, or read only.',
  attributesNotSupported:
    'The attribute cannot be set because attributes are not supported. Only the following attributes can be set: Archive, Hidden, Normal, ReadOnly, or System.',
  cannotClearProperty:
    'The property cannot be cleared because the property is not supported. Only the Attributes property can be cleared.',
  encodingNotUsed: "Encoding not used when '-AsByteStream' specified.",
  byteEncoding: 'Cannot proceed with byte encoding. When using byte encoding the content must be of type byte.',
  rawAndWait: 'The Raw and Wait parameters cannot be specified in the same command.',
  persistNotSupported:
    'When you use the Persist parameter, the root must be a file system location on a remote computer.',
  notTogether: (first: string, second: string) =>
    `The '${first}' and '${second}' parameters cannot be specified in the same command.`,
  itemNotDirectory: (path: string) =>
    `A directory is required for the operation. The item '${path}' is not a directory.`,
  itemNotFile: (path: string) => `A file is required for the operation. The item '${path}' is not a file.`,
  linkExists: (path: string) => `Cannot create link because the path already exists: ${path}.`,
  linkToItself: 'The target and path cannot be the same.',
  alreadyVisited: (path: string) => `Skip already-visited directory ${path}.`,
  intoItself: (path: string) =>
    `Destination path cannot be a subdirectory of the source or the source itself: ${path}.`,
  junctionTarget: 'Creating a junction requires an absolute path for the target.',
  utf7Obsolete: "Encoding 'UTF-7' is obsolete, please use UTF-8.",
} as const;

/** What ShouldProcess shows: action and target. */
export const fromTo = (from: string, to: string) => `Item: ${from} Destination: ${to}`;
