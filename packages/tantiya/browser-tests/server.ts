/** Where the page of these tests is served. */
export const browserTestsPort = 5183;
export const browserTestsUrl = `http://localhost:${browserTestsPort}`;
