/** Members of a request; the gateway takes a thousand. */
const mostMembers = 500;
/** Characters of a request as JSON, which are three bytes each at most; the gateway takes a mebibyte. */
const mostCharacters = 300_000;

/** Takes from the front of the list what goes into one request: one member at least. */
export function takeBatch<Member>(from: Member[], sent: (member: Member) => unknown): Member[] {
  let characters = 0;
  const isTooMuch = (member: Member, index: number) => {
    characters += JSON.stringify(sent(member)).length;
    return index === mostMembers || (index > 0 && characters > mostCharacters);
  };
  const end = from.findIndex(isTooMuch);
  return from.splice(0, end === -1 ? from.length : end);
}
