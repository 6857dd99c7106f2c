export interface ProgressBarProps {
  readonly progress: number | null;
  readonly name: string;
  /** A host is at work; otherwise the bar tells where the last one stopped. */
  readonly isRunning: boolean;
}

/** How far a host says that it is; nothing where it has not said. */
export function ProgressBar({ progress, name, isRunning }: ProgressBarProps) {
  if (progress === null) return <span className="dim">–</span>;
  const percent = Math.floor(progress * 100);
  return (
    <span className="progress" data-running={isRunning || undefined}>
      <span
        className="progress-track"
        role="progressbar"
        aria-label={`Progress of ${name}`}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <span className="progress-fill" style={{ transform: `scaleX(${progress})` }} />
      </span>
      <span className="number">{percent}%</span>
    </span>
  );
}
