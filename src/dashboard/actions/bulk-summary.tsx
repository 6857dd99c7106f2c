import type { BulkOutcome } from '../../client/apply-in-slices.ts';
import { CopyButton } from '../copy-button.tsx';
import { operationCount } from './action-target.ts';
import { refusalWords } from './action-words.ts';

/** What came of it, or would: to how many it is done, and how many are refused, why, and which. */
export function BulkSummary({ outcome, isPreview }: { outcome: BulkOutcome; isPreview: boolean }) {
  const { matched, applied, refused } = outcome;
  return (
    <div className="bulk-summary">
      <p>
        {isPreview ? 'It would be done to ' : 'Done to '}
        <strong>{operationCount(applied)}</strong>
        {matched !== applied && ` of ${operationCount(matched)}`}.
      </p>
      {refused.length > 0 && (
        <>
          <p>{isPreview ? 'It would be refused to:' : 'Refused:'}</p>
          <ul className="refusals">
            {refused.map(({ code, count, examples }) => (
              <li key={code}>
                <strong>{operationCount(count)}</strong>: {refusalWords(code)}. <code className="dim">{code}</code>
                <ul className="examples" aria-label={`Some of them: ${code}`}>
                  {examples.slice(0, mostExamples).map((id) => (
                    <li key={id}>
                      <a href={`/operations/${id}`} target="_blank" rel="noreferrer">
                        <code>{id}</code>
                      </a>
                      <CopyButton text={id} what="the id" />
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

const mostExamples = 3;
