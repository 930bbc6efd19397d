/** The commands of the scope {@code pathos}, how their tables are printed, and progress. */
package dev.pathos.shell;
