/** One kind of work that the demo shows: how its operations look, and what its host does with them. */
export interface Scene {
  readonly operationType: number;
  /** What its operations are called; `{…|…}` stands for one of several words, `#` for a digit. */
  readonly names: readonly string[];
  readonly stages: readonly string[];
  /** How long it takes, from and to. */
  readonly seconds: readonly [least: number, most: number];
  /** Of how many attempts one fails; 0: none. */
  readonly failsOneIn: number;
  readonly failures: readonly string[];
  /** How often it comes, beside the others. */
  readonly weight: number;
  /** Operations of it run one after another. */
  readonly dependencyToken?: string;
  readonly priority?: number;
  readonly maxRetries?: number;
}
