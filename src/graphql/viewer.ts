/** Who asks. Every request has one, made in one place for all transports. */
export interface Viewer {
  /** Stands as the actor in the events that a person's commands cause; a host's commands name the host instead. */
  readonly name: string;
  /**
   * A key of what they may see: viewers of equal keys are told the same. Subscriptions are shared between those alone.
   */
  readonly sees: string;
}
