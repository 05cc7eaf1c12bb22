import { createEstimator } from 'tantiya';
import { webgpu } from 'tantiya/tfjs/webgpu';

const estimator = createEstimator({ models: '/trained-models/', engines: [webgpu()], engine: 'webgpu' });
const hint = await estimator.price({
  title: 'Fix a leaking pipe',
  description: 'It drips since yesterday.',
  category: 'plumbing',
});
document.querySelector('output').textContent = JSON.stringify(hint);
