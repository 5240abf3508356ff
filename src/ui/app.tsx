/** The live region as a component: what is below the output just now. Output itself never comes here. */
import { EditedLine, type EditedLineProps } from './components/edited-line.js';
import { ProgressPane, type ProgressPaneProps } from './components/progress-pane.js';

export type RegionView =
  | { readonly kind: 'nothing' }
  | ({ readonly kind: 'editedLine' } & EditedLineProps)
  | ({ readonly kind: 'progress' } & ProgressPaneProps);

export function App({ view }: { view: RegionView }) {
  switch (view.kind) {
    case 'nothing':
      return null;
    case 'editedLine':
      return <EditedLine line={view.line} column={view.column} rows={view.rows} below={view.below} />;
    case 'progress':
      return <ProgressPane isBelowText={view.isBelowText} bars={view.bars} />;
  }
}
