export interface SubscriptionRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const selected = `position change event { kind occurredOn toStatus }
    operation { id name statusCode progress modifiedOn`;

/** What a dashboard asks for. `more` is selected of the operation besides. */
export function dashboardSubscription(
  variables: { readonly filter?: Readonly<Record<string, unknown>>; readonly after?: string } = {},
  more = '',
): SubscriptionRequest {
  return {
    query: `subscription Dashboard($filter: AsyncOperationFilter, $after: LogPosition) {
  asyncOperationsChanged(filter: $filter, after: $after) { ${selected} ${more} } }
}`,
    variables,
  };
}

/**
 * A message of fewer bytes tells no event: a checkpoint is shorter by far. So the two can be told apart by the header of
 * their frame.
 */
export const leastEventBytes = 300;

/** The text of a field in a message. Parsing all of it would cost the receiver more than the server spends on it. */
function field(message: string, start: string): string {
  const from = message.indexOf(start);
  if (from === -1) throw new Error(`there is no ${start} in ${message}`);
  return message.slice(from + start.length, message.indexOf('"', from + start.length));
}

export const nameIn = (message: string) => field(message, '"name":"');
export const positionIn = (message: string) => field(message, '"position":"');
export const occurredOnIn = (message: string) => Date.parse(field(message, '"occurredOn":"'));

/** Positions are opaque to clients; that their numbers are dense is what proves here that nothing is missing. */
export const numberOf = (position: string) => Number(position.split('.')[1]);
