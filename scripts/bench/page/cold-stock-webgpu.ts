import '@tensorflow/tfjs-backend-webgpu';
import { enableProdMode, loadLayersModel, setBackend, tensor2d } from '@tensorflow/tfjs';
import { answerWithStockTfjs } from './stock-tfjs-page.ts';

// As the documentation of TensorFlow.js says.
answerWithStockTfjs('webgpu', { enableProdMode, loadLayersModel, setBackend, tensor2d });
