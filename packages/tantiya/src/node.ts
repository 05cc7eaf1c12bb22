export { fileFetch } from './node/file-fetch.ts';
