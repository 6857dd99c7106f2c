import { Icon } from '../icon.tsx';

interface ClosePanelProps {
  /** What is closed, with its article. */
  readonly what: string;
  readonly onClose: () => void;
}

/** A cross where the list is seen beside the panel; words where the panel stands alone. */
export function ClosePanel({ what, onClose }: ClosePanelProps) {
  return (
    <button type="button" className="quiet-button close-button" onClick={onClose}>
      <span className="close-beside">
        <Icon name="close" />
        <span className="unseen">Close {what}</span>
      </span>
      <span className="close-alone">Back to the list</span>
    </button>
  );
}
