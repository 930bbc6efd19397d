/** Turns configuration files into living parts: reads, checks, wires, creates, deletes. */
package dev.pathos.configuration;
