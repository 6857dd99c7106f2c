import type { Scene } from './scene.ts';

/** A day at a company that keeps its customers in Dynamics. The types are Dataverse's own. */
export const scenes: readonly Scene[] = [
  {
    operationType: 5,
    names: ['Import {contacts|accounts|leads|invoices}-####.csv', 'Import {price list|product catalog} {north|south}'],
    stages: ['Reading the file', 'Matching columns', 'Writing rows', 'Rebuilding the index'],
    seconds: [10, 42],
    failsOneIn: 7,
    failures: ['Row ###: the column “Country” must not be empty.', 'The file is not UTF-8 at byte ####.'],
    weight: 4,
    maxRetries: 2,
  },
  {
    operationType: 2,
    names: ['{Newsletter|Invitation|Reminder} to {customers|partners|subscribers}, part ##'],
    stages: ['Rendering', 'Sending'],
    seconds: [5, 20],
    failsOneIn: 12,
    failures: ['421 4.7.0 mail server busy, try again later'],
    weight: 6,
  },
  {
    operationType: 10,
    names: ['{Approve|Escalate|Close} {case|order|quote} ####', 'Welcome {customer|partner} ####'],
    stages: ['Evaluating conditions', 'Running steps'],
    seconds: [2, 8],
    failsOneIn: 15,
    failures: ['The step “Assign to queue” refers to a queue that was deleted.'],
    weight: 9,
    maxRetries: 0,
  },
  {
    operationType: 8,
    names: ['Find duplicate {contacts|accounts}'],
    stages: ['Computing match codes', 'Comparing', 'Reporting'],
    // One at a time: longer ones would not keep up with what comes in, and pile up for as long as the demo runs.
    seconds: [6, 14],
    failsOneIn: 0,
    failures: [],
    weight: 1,
    dependencyToken: 'duplicates',
  },
  {
    operationType: 13,
    names: ['Delete {closed cases|old activities|expired quotes} before 20##'],
    stages: ['Counting', 'Deleting'],
    seconds: [14, 50],
    failsOneIn: 0,
    failures: [],
    weight: 1,
    priority: -5,
  },
  {
    operationType: 57,
    names: ['Roll up {revenue|open orders|hours} of account ####'],
    stages: ['Summing'],
    seconds: [2, 5],
    failsOneIn: 20,
    failures: ['Deadlock victim; the transaction was rolled back.'],
    weight: 6,
    priority: 5,
  },
  {
    // One of the recurring system jobs, which nobody may cancel, pause or resume.
    operationType: 18,
    names: ['Calculate the storage size of the organization'],
    stages: ['Measuring tables', 'Measuring files'],
    seconds: [8, 18],
    failsOneIn: 0,
    failures: [],
    weight: 1,
  },
];

/** A type that no host takes: its operations wait, and say why. */
export const unattended: Scene = {
  operationType: 49,
  names: ['Post to Yammer: {new customer|big deal|goal reached} ##'],
  stages: [],
  seconds: [1, 1],
  failsOneIn: 0,
  failures: [],
  weight: 1,
};

export const owners: readonly string[] = [
  'ada@contoso.example',
  'grace@contoso.example',
  'linus@contoso.example',
  'margaret@contoso.example',
  'tim@contoso.example',
];
