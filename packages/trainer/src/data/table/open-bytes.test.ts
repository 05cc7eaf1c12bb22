import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../../export/temporary-folder.test-support.ts';
import { openBytes } from './open-bytes.ts';

async function contentOf(file: string): Promise<string> {
  const blocks: Uint8Array[] = [];
  for await (const block of openBytes(file)) blocks.push(block);
  return Buffer.concat(blocks).toString();
}

const content = 'id,title\n1,Fix a sink\n';

describe('standard input and pipes', () => {
  afterEach(() => void vi.restoreAllMocks());

  it.each([
    ['as it is', Buffer.from(content)],
    ['unpacked', gzipSync(content)],
    ['of a single byte', Buffer.from('x')],
    ['of nothing', Buffer.of()],
  ])('are read once, from their start: %s', async (name, bytes) => {
    const written = name === 'unpacked' ? content : bytes.toString();
    // One byte at a time, as slow writers send them.
    const blocks = Array.from(bytes, (byte) => Buffer.of(byte));
    vi.spyOn(process, 'stdin', 'get').mockReturnValue(
      Readable.from(blocks) as unknown as typeof process.stdin,
    );
    expect(await contentOf('-')).toBe(written);
  });

  it.each([Buffer.from(content), gzipSync(content)])(
    'have a name where a shell gives them one: %#',
    async (bytes) => {
      const pipe = join(await temporaryFolder(), 'pipe');
      const { status } = spawnSync('mkfifo', [pipe]);
      if (status !== 0) return expect(process.platform).toBe('win32');
      const [read] = await Promise.all([contentOf(pipe), writeFile(pipe, bytes)]);
      expect(read).toBe(content);
    },
  );
});

describe('a file that cannot be read', () => {
  it('is named with the reason of the system', async () => {
    const folder = await temporaryFolder();
    await expect(contentOf(join(folder, 'none.csv'))).rejects.toMatchObject({
      code: 'config/invalid',
      message: expect.stringMatching(/none\.csv cannot be read: ENOENT/),
    });
    await expect(contentOf(folder)).rejects.toMatchObject({
      code: 'config/invalid',
      message: expect.stringContaining('EISDIR'),
    });
  });
});
