/** What a case finds: who answers during the fault, and on a later question once it is over. Plain data for every driver. */
export interface Expected {
  /** The engine of a model's answer, or the reason of the heuristic's. */
  readonly during: string;
  /** By the same estimator, without `reload()`. */
  readonly after: string;
  /** After a `reload()`, where that makes a difference. */
  readonly reloaded?: string;
  /** Part of the message of the failure that the status has during the fault. */
  readonly message?: string;
}

const unreachable = 'model/unreachable';
const notFound = 'model/not-found';
const corrupt = 'model/corrupt';
const after = 'direct';

export const expected = {
  'no fault at all': { during: 'direct', after },
  'an index that is cut short': { during: corrupt, after, message: 'index.json is not JSON' },
  'an index that is garbage': { during: corrupt, after, message: 'index.json is not JSON' },
  'a web page instead of the index': {
    during: corrupt,
    after,
    message: 'index.json answered with a web page',
  },
  'an index that is not there': { during: notFound, after, message: 'index.json answered 404' },
  'a server that is down': { during: unreachable, after, message: 'index.json answered 503' },
  'a server that fails once': { during: unreachable, after, message: 'index.json answered 500' },
  'a server that asks for patience': { during: unreachable, after, message: 'index.json answered 429' },
  'a connection that drops': { during: unreachable, after, message: 'index.json could not be fetched' },
  'a connection that drops in the middle of the index': {
    during: unreachable,
    after,
    message: 'index.json could not',
  },
  'a server that says nothing': { during: unreachable, after, message: 'nothing came for 1000 ms' },
  'an index that stops midway': { during: unreachable, after, message: 'nothing came for 1000 ms' },
  'a model.json that is cut short': {
    during: corrupt,
    after,
    message: 'is not the file its index describes',
  },
  'a model.json of other bytes': { during: corrupt, after, message: 'is not the file its index describes' },
  'a web page instead of model.json': { during: corrupt, after, message: 'answered with a web page' },
  'a model.json that is not there': { during: notFound, after, message: 'answered 404' },
  'weights that are cut short': { during: corrupt, after, message: 'is not the file its index describes' },
  'weights of other bytes': { during: corrupt, after, message: 'is not the file its index describes' },
  'a web page instead of the weights': { during: corrupt, after, message: 'answered with a web page' },
  'weights that are not there': { during: notFound, after, message: 'answered 404' },
  'weights whose server fails once': { during: unreachable, after, message: 'answered 500' },
  'a connection that drops in the middle of the weights': {
    during: unreachable,
    after,
    message: 'could not be fetched',
  },
  'weights that stop midway': { during: unreachable, after, message: 'nothing came for 1000 ms' },
  'models of another origin that this page may not read': { during: unreachable, after, message: '(CORS)' },
  'a network that is down on the first visit': {
    during: unreachable,
    after,
    message: 'could not be fetched',
  },
  'a network that is down on the second visit': { during: 'direct', after },
  'a server that has lost all but the index on the second visit': { during: 'direct', after },
  'code of models that is not there': {
    during: 'engine/unavailable',
    after,
    message: 'The code that runs models',
  },
  'a connection that drops for the code of models': {
    during: 'engine/unavailable',
    after,
    message: 'The code that',
  },
  'code of models that does not come': {
    during: 'engine/unavailable',
    after,
    message: 'did not answer within 2000 ms',
  },
  'code of an engine that is not there': { during: 'direct', after, reloaded: 'cpu' },
  'an engine that never opens': { during: 'direct', after },
  'an adapter that never settles': { during: 'direct', after },
  'an engine whose first run never ends': { during: 'direct', after },
  'a device that is lost in the middle of a list': { during: 'cpu', after: 'cpu' },
  'an engine that falls silent in the middle of a list': { during: 'cpu, direct', after },
} as const satisfies Readonly<Record<string, Expected>>;

export type CaseName = keyof typeof expected;

/** By browser, what is otherwise there because the browser has not what the case is about. */
export const expectedIn: Readonly<Partial<Record<string, Partial<Record<CaseName, Partial<Expected>>>>>> = {
  // WebKitGTK under a driver is a private window, which has no HTTP cache.
  webkit: {
    'a network that is down on the second visit': { during: unreachable },
    'a server that has lost all but the index on the second visit': { during: unreachable },
  },
};
