import { createEstimator } from 'tantiya';

const estimator = createEstimator({ models: '/trained-models/' });
const hint = await estimator.price({
  title: 'Fix a leaking pipe',
  description: 'It drips since yesterday.',
  category: 'plumbing',
});
document.body.textContent = `${hint.suggested} ${hint.currency}`;
