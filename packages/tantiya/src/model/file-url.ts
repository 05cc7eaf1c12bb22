/** @param base the folder; its query, such as a token, is kept for every file */
export function fileUrl(base: string | URL, path: string): string {
  const [, folder = '', query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(String(base)) ?? [];
  return folder.replace(/\/*$/, '/') + path + query;
}
