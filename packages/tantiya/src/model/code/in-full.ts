export { answerInFull } from '@tantiya/core';
