/** What stands beside a target. */
export function verdict(isReached: boolean): 'PASS' | 'FAIL' {
  return isReached ? 'PASS' : 'FAIL';
}
