/** How a verb ends. A process that a signal ends has the code of that signal. */
export const exitCode = {
  done: 0,
  /** Something was refused, or did not come to what was waited for. */
  refused: 1,
  usage: 2,
  gatewayAway: 3,
} as const;
