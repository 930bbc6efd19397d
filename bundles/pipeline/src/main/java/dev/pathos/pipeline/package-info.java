/** Experiments, the one training loop, runs, checkpoints and provenance. */
package dev.pathos.pipeline;
