/** System.IO.FileInfo's members. */
import { defineType, type NetType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import type { FileStreamOptions } from './enumeration-options.js';
import { replaceFile } from './file.js';
import { copyFile, deleteFile, moveFile } from './file-operations.js';
import { modeOf, openFile, openWithOptions } from './file-stream.js';
import { DirectoryInfo, FileInfo } from './file-system-info.js';
import { setAttributes } from './file-times.js';
import { fileNotFound, requirePath } from './io-errors.js';
import { directoryName, fullPath } from './path-text.js';
import { StreamReader } from './text-reader.js';
import { writerFor } from './text-writer.js';

const readOnly = 1;

function copyTo(self: FileInfo, destination: string | null, overwrite = false): FileInfo {
  copyFile(self.fullName, destination, overwrite);
  return new FileInfo(fullPath(destination as string));
}
function moveTo(self: FileInfo, destination: string | null, overwrite = false): void {
  moveFile(self.fullName, destination, overwrite);
  self.fullName = fullPath(destination as string);
  self.originalPath = destination as string;
  self.refresh();
}
function open(self: FileInfo, mode: EnumValue, access?: EnumValue) {
  return openFile(self.fullName, modeOf(mode), access && Number(access.value));
}
function replace(self: FileInfo, destination: string, backup: string | null): FileInfo {
  replaceFile(self.fullName, destination, backup);
  return new FileInfo(fullPath(destination));
}

defineType('System.IO.FileInfo', { class: FileInfo }, () => ({
  base: 'System.IO.FileSystemInfo',
  members: {
    'new(string fileName)': (_type: NetType, path: string | null) =>
      new FileInfo(fullPath(requirePath(path, path === null ? 'fileName' : 'path')), path as string),
    'long Length {get;}': (self: FileInfo) => {
      if (!self.exists) throw fileNotFound(self.fullName);
      return BigInt(self.stats?.size ?? 0);
    },
    'string DirectoryName {get;}': (self: FileInfo) => directoryName(self.fullName),
    'System.IO.DirectoryInfo Directory {get;}': (self: FileInfo) =>
      new DirectoryInfo(directoryName(self.fullName) ?? '/'),
    'bool IsReadOnly {get;set;}': {
      get: (self: FileInfo) => (self.attributes & readOnly) !== 0,
      set: (self: FileInfo, value: boolean) => {
        setAttributes(self.fullName, value ? self.attributes | readOnly : self.attributes & ~readOnly);
        self.refresh();
      },
    },
    'System.IO.FileStream Open(System.IO.FileStreamOptions options)': (self: FileInfo, options: FileStreamOptions) =>
      openWithOptions(self.fullName, options),
    'System.IO.StreamReader OpenText()': (self: FileInfo) => new StreamReader(openFile(self.fullName, 'Open', 1)),
    'System.IO.StreamWriter CreateText()': (self: FileInfo) => writerFor(self.fullName),
    'System.IO.StreamWriter AppendText()': (self: FileInfo) => writerFor(self.fullName, true),
    'System.IO.FileInfo CopyTo(string destFileName)': copyTo,
    'System.IO.FileInfo CopyTo(string destFileName, bool overwrite)': copyTo,
    'System.IO.FileStream Create()': (self: FileInfo) => {
      const stream = openFile(self.fullName, 'Create');
      self.refresh();
      return stream;
    },
    'void Delete()': (self: FileInfo) => {
      deleteFile(self.fullName);
      self.refresh();
    },
    'System.IO.FileStream Open(System.IO.FileMode mode)': open,
    'System.IO.FileStream Open(System.IO.FileMode mode, System.IO.FileAccess access)': open,
    'System.IO.FileStream Open(System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share)': open,
    'System.IO.FileStream OpenRead()': (self: FileInfo) => openFile(self.fullName, 'Open', 1),
    'System.IO.FileStream OpenWrite()': (self: FileInfo) => openFile(self.fullName, 'OpenOrCreate', 2),
    'void MoveTo(string destFileName)': moveTo,
    'void MoveTo(string destFileName, bool overwrite)': moveTo,
    'System.IO.FileInfo Replace(string destinationFileName, string destinationBackupFileName)': replace,
    'System.IO.FileInfo Replace(string destinationFileName, string destinationBackupFileName, bool ignoreMetadataErrors)':
      replace,
  },
}));
