/**
 * Writes what a run records a second time, in the formats of tools that people already have:
 * TensorBoard event files, audformat databases, model cards. The files they are made from stay the
 * truth.
 */
package dev.pathos.records;
