/** Features of many recordings, written to files. */
package dev.pathos.extraction;
