/** Where `vite preview` serves the built pages. */
export const examplesPort = 5184;
export const examplesUrl = `http://localhost:${examplesPort}`;
