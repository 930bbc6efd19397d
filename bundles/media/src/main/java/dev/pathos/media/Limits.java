package dev.pathos.media;

import java.time.Duration;

/**
 * What decoding one file may cost before the worker is killed.
 *
 * @param time from request to answer
 * @param memory the worker's resident memory in bytes
 * @param output the decoded sound in bytes
 */
record Limits(Duration time, long memory, long output) {}
