import { Fragment } from 'react';
import { ruleWords } from './rule-words.ts';

/** A rule in plain words where there are some, and as it is written, which breaks between its parts. */
export function RuleText({ rule }: { rule: string }) {
  const words = ruleWords(rule);
  const [first, ...others] = rule.split(';');
  return (
    <>
      {words !== null && <span className="rule-words">{words}</span>}
      <code className={words === null ? undefined : 'dim'}>
        {first}
        {others.map((part) => (
          <Fragment key={part}>
            ;<wbr />
            {part}
          </Fragment>
        ))}
      </code>
    </>
  );
}
