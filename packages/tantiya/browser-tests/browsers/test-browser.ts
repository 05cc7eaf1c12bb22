/** A browser as a test subject: one page, in a profile of its own. */
export interface TestBrowser {
  readonly page: TestPage;
  close(): Promise<void>;
}

/** As much of a page as every browser's protocol offers. */
export interface TestPage {
  goto(url: string): Promise<unknown>;
  /** @param expression may be a promise; what it comes to is JSON */
  evaluate(expression: string): Promise<unknown>;
}
