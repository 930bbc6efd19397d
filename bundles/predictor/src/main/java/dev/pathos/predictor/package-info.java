/** Trained models in use: predictions on files, and networks for other programs. */
package dev.pathos.predictor;
