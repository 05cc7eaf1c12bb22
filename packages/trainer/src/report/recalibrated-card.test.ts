import { priceTask } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { manifestFor } from '../../../core/src/model/manifest.test-support.ts';
import { recalibratedCard } from './recalibrated-card.ts';

const manifest = manifestFor(priceTask, {
  id: 'price/mine',
  version: '1.0.1',
  calibrated: { recipe: 'ours', rows: 200, at: '2026-11-25T18:00:00Z', from: '1.0.0' },
});
const note = {
  manifest,
  comparison: {
    title: 'rows to calibrate on',
    rows: 200,
    figures: { 'model 1.0.0': { coverage: 0.31 }, calibrated: { coverage: 0.79 } },
  },
  commandArguments: ['calibrate', '--model', 'price/mine'],
};
const card = '# price/mine 1.0.0\n\nSuggests prices.\n\n## Data\n\nPostings.\n\n## Limits\n\n- None.\n';

describe('the card of a calibrated model', () => {
  it('has the new version, and says what was done before all that is of the day of training', () => {
    const written = recalibratedCard(card, note);
    expect(written.match(/^#.*/gm)).toEqual([
      '# price/mine 1.0.1',
      '## Calibrated again',
      '## Data',
      '## Limits',
    ]);
    expect(written).toContain('Suggests prices.\n\n## Calibrated again\n\nOn 2026-11-25, on 200 rows');
    expect(written).toContain('npx tantiya calibrate');
    expect(written).toMatch(/truth within the range \| +31\.0 % \| +79\.0 %/);
    expect(written).toMatch(/- None\.\n$/);
  });

  it('says it once, however often the model is calibrated', () => {
    const again = recalibratedCard(recalibratedCard(card, note), note);
    expect(again).toBe(recalibratedCard(card, note));
  });

  it('is a short one where there was none', () =>
    expect(recalibratedCard('', note).match(/^#.*/gm)).toEqual([
      '# price/mine 1.0.1',
      '## Calibrated again',
    ]));
});
