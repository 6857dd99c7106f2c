/**
 * Codes that say that coming again would not help. All others are tried again: also 4403 and 4408, for what the client
 * introduces itself with is made anew, and 4500, for what failed in the gateway may pass.
 */
const fatal = [
  4004, // what the gateway said is not of the protocol
  4400, // bad request
  4401, // unauthorized
  4406, // sub-protocol not acceptable
  4409, // subscriber already exists
  4429, // too many initialisation requests
];

export const isFatalCloseCode = (code: number): boolean => fatal.includes(code);
