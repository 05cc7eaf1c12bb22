/** The union package: Node refuses the extensionless imports inside its parts. */
export type TensorFlow = typeof import('@tensorflow/tfjs');
