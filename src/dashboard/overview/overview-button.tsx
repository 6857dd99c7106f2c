import { Icon } from '../icon.tsx';
import { overviewElementId } from './overview.tsx';

export function OverviewButton({ isOpen, onToggle }: { isOpen: boolean; onToggle: () => void }) {
  return (
    <button
      type="button"
      className="quiet-button header-tool"
      aria-label="Overview"
      title="Types and activity"
      aria-expanded={isOpen}
      aria-controls={isOpen ? overviewElementId : undefined}
      onClick={onToggle}
    >
      <Icon name="overview" />
      <span className="tool-words">Overview</span>
    </button>
  );
}
