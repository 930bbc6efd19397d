/** Measures extractors: how fast they are, and how far they agree with other programs. */
package dev.pathos.bench;
