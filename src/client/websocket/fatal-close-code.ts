/** Codes that say that coming again would not help. All others, 1012 and 1013 and 4403 among them, are tried again. */
const fatal = [
  4004, // what the gateway said is not of the protocol
  4400, // bad request
  4401, // unauthorized
  4406, // sub-protocol not acceptable
  4409, // subscriber already exists
  4429, // too many initialisation requests
  4500, // internal server error
];

export const isFatalCloseCode = (code: number): boolean => fatal.includes(code);
