// As the documentation of TensorFlow.js says.
import '@tensorflow/tfjs-backend-webgpu';
import { enableProdMode, loadLayersModel, setBackend, tensor2d } from '@tensorflow/tfjs';
import { answerWithStockTfjs } from './answer-with-stock-tfjs.ts';

void answerWithStockTfjs('webgpu', { enableProdMode, loadLayersModel, setBackend, tensor2d });
