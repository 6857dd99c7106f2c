/** Cut to so many characters; the gateway takes neither NUL nor half a character, and a text may have anything in it. */
export function plainText(text: string, mostCharacters: number): string {
  return text.slice(0, mostCharacters).replace(/\0|\p{Surrogate}/gu, '\uFFFD');
}
