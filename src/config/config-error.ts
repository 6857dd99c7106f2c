/** What was given cannot be used. The message is one line, and names the flag, the variable or the file at fault. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
