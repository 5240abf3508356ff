/** The coloured names of files in tables: FileInfo's NameString. Without colours where the output shows none. */
import { psStyle } from './ps-style.js';
import { resetSequence } from './text/escape-sequences.js';

export interface FileNameFacts {
  name: string;
  /** With its dot; '' for none. */
  extension: string;
  isDirectory: boolean;
  isExecutable: boolean;
  /** Where a symbolic link leads; null when it is none. */
  linkTarget: string | null;
}

export function styledFileName(file: FileNameFacts): string {
  const { fileInfo } = psStyle;
  if (file.linkTarget !== null) return `${fileInfo.symbolicLink}${file.name}${resetSequence} -> ${file.linkTarget}`;
  const style = file.isDirectory
    ? fileInfo.directory
    : (fileInfo.extension.get(file.extension) ?? (file.isExecutable ? fileInfo.executable : undefined));
  return style === undefined ? file.name : style + file.name + resetSequence;
}
