import { DialogFrame } from '../dialog-frame.tsx';

const keys: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['/'], 'Search'],
  [['↑', '↓'], 'Move through the rows'],
  [['Page Up', 'Page Down'], 'Move by a screen'],
  [['Home', 'End'], 'First and last rows'],
  [['Enter'], 'Open the operation'],
  [['Space'], 'Select the row'],
  [['Shift ↑', 'Shift ↓'], 'Select the rows on the way'],
  [['m'], 'Actions on the row'],
  [['←', '→'], 'On the chart: move through the minutes'],
  [['Shift ←', 'Shift →'], 'On the chart: mark a span, which Enter lists'],
  [['Esc'], 'Close what is open; clear the selection'],
  [['?'], 'These keys'],
];

export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <DialogFrame title="Keys" onClose={onClose}>
      <dl className="keys">
        {keys.map(([pressed, what]) => (
          <div key={what}>
            <dt>
              {pressed.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </DialogFrame>
  );
}
