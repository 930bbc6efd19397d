/** The mel spectrogram, one row a frame. */
package dev.pathos.melspectrogram;
