/** The colours the host itself uses, as $PSStyle has them at the start; the engine tells when they change. */
export interface OutputStyle {
  readonly warning: string;
  readonly verbose: string;
  readonly debug: string;
  readonly progress: string;
  /** Columns a progress bar takes at most. */
  readonly progressMaxWidth: number;
  /** Classic draws nothing: its pane needs a console whose contents can be read back. */
  readonly progressView: 'Minimal' | 'Classic';
  /** Whether the terminal is told of the progress too (OSC 9;4, shown in the task bar). */
  readonly useOscIndicator: boolean;
}

export const defaultOutputStyle: OutputStyle = {
  warning: '\x1b[33;1m',
  verbose: '\x1b[33;1m',
  debug: '\x1b[33;1m',
  progress: '\x1b[33;1m',
  progressMaxWidth: 120,
  progressView: 'Minimal',
  useOscIndicator: false,
};
