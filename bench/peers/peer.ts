/** A system that runs jobs, with its server in a process of its own and its worker in this one. */
export interface Peer {
  readonly name: string;
  /** Jobs a second, from the start of the worker to the last of so many jobs, all of them stored before. */
  throughput(jobs: number): Promise<number>;
  stop(): Promise<void>;
}
