/** What to say to somebody whose Node is older than the package asks for; null where it will do. */
export function nodeTooOld(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return null;
  return `this needs Node 22.18 or later, and is run by ${version}`;
}
