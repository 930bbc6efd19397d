package dev.pathos.parquet;

import org.apache.parquet.io.api.Binary;

/**
 * A row to be written.
 *
 * @param name the clip
 * @param time seconds from its beginning
 * @param values the features of several rows
 * @param from where those of this row begin
 */
record Row(Binary name, double time, float[] values, int from) {}
