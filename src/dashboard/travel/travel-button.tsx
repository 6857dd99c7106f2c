import { Icon } from '../icon.tsx';

export interface TravelButtonProps {
  readonly isTravelling: boolean;
  /** Where things stand now; null while nobody knows: there is no way back from there. */
  readonly position: string | null;
  readonly onTravel: (asOf: string | null) => void;
}

export function TravelButton({ isTravelling, position, onTravel }: TravelButtonProps) {
  return (
    <button
      type="button"
      className="quiet-button header-tool"
      aria-label="Time travel"
      title="How things stood before"
      aria-pressed={isTravelling}
      disabled={!isTravelling && position === null}
      onClick={() => onTravel(isTravelling ? null : position)}
    >
      <Icon name="past" />
      <span className="tool-words">Time travel</span>
    </button>
  );
}
