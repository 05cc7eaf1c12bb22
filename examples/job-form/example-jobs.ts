/** A job to try each marketplace with, as the form's fields hold it. */
export const exampleJobs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'price/ph-services': {
    title: 'Repair a leaking kitchen sink',
    description:
      'Water drips from the pipe under the sink and the cabinet floor is already wet. ' +
      'The faucet is loose as well. Second floor, parking in front of the house.',
    category: 'plumbing',
    urgency: 'HIGH',
    skillLevel: 'INTERMEDIATE',
    materials: 'PVC pipe, teflon tape, faucet',
    tags: 'leak, pipes',
    scope: 'MINOR_REPAIR',
    environment: 'INDOOR',
    currency: 'PHP',
  },
  'price/freelance': {
    title: 'Online shop for handmade bags',
    description:
      'We need a responsive shop with about 40 products, a cart, card payments and a simple page to manage ' +
      'orders. Design files are ready. Please show us two shops you have built.',
    urgency: 'MEDIUM',
    skillLevel: 'EXPERT',
    tags: 'PHP, Website Design, HTML, Graphic Design, WordPress',
    currency: 'USD',
  },
};
