/** Writes an experiment's report: one HTML file that needs no network, no script and no other. */
package dev.pathos.report;
